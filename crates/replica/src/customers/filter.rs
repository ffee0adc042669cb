//! Which customers: what a list shows, and what something is done to at once.

use domain::Id;
use domain::access::Actor;
use domain::calendar::day_number;
use domain::lifecycle::Stage;
use rusqlite::types::Value as SqlValue;
use rusqlite::{Connection, params_from_iter};
use serde::{Deserialize, Serialize};

use super::{bounds, find};
use crate::Replica;
use crate::database::SqlId;
use crate::error::Result;
use crate::identity::same_number::COUNTS_FOR_ITSELF;

/// Which customers to list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct CustomerFilter {
    /// What is known of them: see [`Replica::search_customers`]; empty for all.
    pub text: String,
    /// Only with this tag.
    pub tag_id: Option<Id>,
    /// Only of this home store.
    pub store_id: Option<Id>,
    /// Only those this employee looks after.
    pub assigned_to: Option<Id>,
    /// Only where they stand so today.
    pub stage: Option<Stage>,
}

impl CustomerFilter {
    /// Everybody whom a text finds.
    pub fn text(text: &str) -> Self {
        Self { text: text.to_string(), ..Self::default() }
    }
}

/// To whom something is done at once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case", tag = "chosen")]
pub enum ChosenCustomers {
    /// These.
    These {
        /// Their ids.
        ids: Vec<Id>,
    },
    /// Everybody whom a list shows.
    Found {
        /// The list's filter.
        filter: CustomerFilter,
    },
}

/// A filter as SQL: what stands between `SELECT` and `ORDER BY`, and its values in order.
pub(super) struct Narrowed {
    pub(super) from_where: String,
    pub(super) values: Vec<SqlValue>,
}

fn blob(id: Id) -> SqlValue {
    SqlValue::Blob(id.as_bytes().to_vec())
}

impl Replica {
    /// The customers of a filter that this person may see. Who counts for another is shown as that
    /// one.
    pub(super) fn narrowed(
        &self,
        sql: &Connection,
        actor: &Actor,
        filter: &CustomerFilter,
    ) -> Result<Narrowed> {
        let (region, store) = bounds(actor)?;
        let mut from = "customer".to_string();
        let mut values = Vec::new();
        let text = filter.text.trim();
        if !text.is_empty() {
            let found = serde_json::to_string(&find::found_keys(sql, text)?)?;
            from = "json_each(?) AS found CROSS JOIN customer ON customer.key = found.value".into();
            values.push(SqlValue::Text(found));
        }
        let mut conditions = vec![COUNTS_FOR_ITSELF.to_string()];
        let mut add = |condition: &str, value: SqlValue| {
            conditions.push(condition.to_string());
            values.push(value);
        };
        for store in [store, filter.store_id].into_iter().flatten() {
            add("customer.home_store_id = ?", blob(store));
        }
        if let Some(region) = region {
            add("store.region_id = ?", blob(region));
        }
        if let Some(tag) = filter.tag_id {
            add(
                "customer.id IN (SELECT customer_id FROM customer_tag WHERE tag_id = ?)",
                blob(tag),
            );
        }
        if let Some(employee) = filter.assigned_to {
            add("customer.assigned_to = ?", blob(employee));
        }
        if let Some(stage) = filter.stage {
            let today = day_number(self.today(sql)?);
            add(
                "customer.key IN (
                     SELECT rhythm.customer_key FROM customer_rhythm AS rhythm
                     JOIN customer_summary AS bought USING (customer_key)
                     WHERE life_stage(rhythm.median_gap_halves, ? - bought.last_day) = ?)",
                SqlValue::Integer(today),
            );
            values.push(SqlValue::Text(stage.code().to_string()));
        }
        let from_where = format!(
            "FROM {from}
             JOIN store ON store.id = customer.home_store_id
             LEFT JOIN customer_summary AS summary ON summary.customer_key = customer.key
             WHERE {}",
            conditions.join(" AND ")
        );
        Ok(Narrowed { from_where, values })
    }

    /// Whom a choice names, each once; a choice by filter as this person sees it.
    pub(crate) fn chosen(
        &self,
        sql: &Connection,
        actor: &Actor,
        chosen: &ChosenCustomers,
    ) -> Result<Vec<Id>> {
        match chosen {
            ChosenCustomers::These { ids } => {
                let mut ids = ids.clone();
                ids.sort_unstable();
                ids.dedup();
                Ok(ids)
            }
            ChosenCustomers::Found { filter } => {
                let Narrowed { from_where, values } = self.narrowed(sql, actor, filter)?;
                let query = format!("SELECT customer.id {from_where} ORDER BY customer.key");
                let mut statement = sql.prepare_cached(&query)?;
                let ids = statement
                    .query_map(params_from_iter(values), |row| row.get::<_, SqlId>(0))?
                    .map(|id| id.map(|id| id.0));
                Ok(ids.collect::<rusqlite::Result<_>>()?)
            }
        }
    }
}
