//! Which customers: what a list shows, and what something is done to at once.

use std::collections::HashSet;

use domain::Id;
use domain::access::Actor;
use domain::calendar::day_number;
use domain::care::ConsentState;
use domain::segments::CustomerFilter;
use rusqlite::types::Value as SqlValue;
use rusqlite::{Connection, params_from_iter};
use serde::{Deserialize, Serialize};

use super::{bounds, find};
use crate::Replica;
use crate::database::SqlId;
use crate::error::{Result, invalid};
use crate::identity::same_number::COUNTS_FOR_ITSELF;
use crate::org;
use crate::tags::TAGGED;
use crate::{LeavingRule, RfmFilter, TodayScope};

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
    /// Everybody who is leaving by a rule.
    Leaving {
        /// Of whose customers.
        scope: TodayScope,
        /// By which rule.
        rule: LeavingRule,
    },
    /// Everybody in a part of the picture of recency, frequency and value.
    Rfm {
        /// Of whose customers.
        scope: TodayScope,
        /// In which part.
        filter: RfmFilter,
    },
}

/// Where SQLite begins to look for the customers of a filter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    /// At these local keys, a JSON list that is the first value.
    Keys,
    /// At whatever index the conditions offer.
    Index,
    /// At the stores, where no condition leads to few customers.
    Stores,
}

/// A filter as SQL.
pub(super) struct Narrowed {
    way: Way,
    /// Whether nobody fits who never bought.
    pub(super) needs_purchase: bool,
    conditions: Vec<String>,
    /// The values of the `?` in order.
    pub(super) values: Vec<SqlValue>,
}

const SUMMARY: &str = "LEFT JOIN customer_summary AS summary ON summary.customer_key = customer.key
    LEFT JOIN customer_rhythm AS rhythm ON rhythm.customer_key = customer.key";

impl Narrowed {
    /// What stands between `SELECT` and `ORDER BY`.
    pub(super) fn clauses(&self) -> String {
        let from = match self.way {
            Way::Keys => {
                "json_each(?) AS found CROSS JOIN customer ON customer.key = found.value
                 JOIN store ON store.id = customer.home_store_id"
            }
            Way::Index => "customer JOIN store ON store.id = customer.home_store_id",
            Way::Stores => "store CROSS JOIN customer ON customer.home_store_id = store.id",
        };
        format!("FROM {from} {SUMMARY} WHERE {}", self.conditions.join(" AND "))
    }

    /// The same for those who bought, in the order of what they paid; `None` for a way that begins at
    /// fewer.
    pub(super) fn clauses_by_value(&self) -> Option<String> {
        if !self.needs_purchase || self.way == Way::Keys {
            return None;
        }
        Some(format!(
            "FROM customer_summary AS summary INDEXED BY customer_summary_by_gross
             CROSS JOIN customer ON customer.key = summary.customer_key
             CROSS JOIN store ON store.id = customer.home_store_id
             LEFT JOIN customer_rhythm AS rhythm ON rhythm.customer_key = customer.key
             WHERE {}",
            self.conditions.join(" AND ")
        ))
    }
}

/// Collects the conditions of a filter with their values.
#[derive(Default)]
struct Conditions {
    conditions: Vec<String>,
    values: Vec<SqlValue>,
    /// Whether one of them leads to its customers by an index.
    leads: bool,
}

impl Conditions {
    fn holds(&mut self, condition: &str, values: impl IntoIterator<Item = SqlValue>) {
        self.conditions.push(condition.to_string());
        self.values.extend(values);
    }

    fn leads(&mut self, condition: &str, values: impl IntoIterator<Item = SqlValue>) {
        self.holds(condition, values);
        self.leads = true;
    }
}

fn blob(id: Id) -> SqlValue {
    SqlValue::Blob(id.as_bytes().to_vec())
}

fn text(text: &str) -> SqlValue {
    SqlValue::Text(text.to_string())
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
        if let Err(wrong) = filter.check() {
            return invalid(wrong.field, wrong.reason);
        }
        let today = day_number(self.today(sql)?);
        let (region, store) = bounds(actor)?;
        let mut all = Conditions::default();
        let keys = self.keys(sql, filter)?;
        if let Some(keys) = &keys {
            all.values.push(SqlValue::Text(serde_json::to_string(keys)?));
        }
        all.holds(COUNTS_FOR_ITSELF, []);
        for store in [store, filter.store_id].into_iter().flatten() {
            all.leads("customer.home_store_id = ?", [blob(store)]);
        }
        if let Some(region) = region {
            all.holds("store.region_id = ?", [blob(region)]);
        }
        of_person(&mut all, filter);
        of_purchases(&mut all, filter, today, org::currency(sql)?);
        let way = match (keys, all.leads) {
            (Some(_), _) => Way::Keys,
            (None, true) => Way::Index,
            (None, false) => Way::Stores,
        };
        let Conditions { conditions, values, .. } = all;
        Ok(Narrowed { way, needs_purchase: filter.needs_purchase(), conditions, values })
    }

    /// The local keys to which text and segment lead; `None` when neither is asked.
    fn keys(&self, sql: &Connection, filter: &CustomerFilter) -> Result<Option<Vec<i64>>> {
        let typed = filter.text.trim();
        let found = if typed.is_empty() { None } else { Some(find::found_keys(sql, typed)?) };
        let Some(code) = &filter.rfm else { return Ok(found) };
        let segment = self.insights.keys_of_segment(sql, self.today(sql)?, code)?;
        let Some(segment) = segment else { return invalid("rfm", "unknown") };
        Ok(Some(match found {
            None => segment,
            Some(found) => {
                let segment: HashSet<i64> = segment.into_iter().collect();
                found.into_iter().filter(|key| segment.contains(key)).collect()
            }
        }))
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
                let narrowed = self.narrowed(sql, actor, filter)?;
                let query =
                    format!("SELECT customer.id {} ORDER BY customer.key", narrowed.clauses());
                let mut statement = sql.prepare_cached(&query)?;
                let ids = statement
                    .query_map(params_from_iter(narrowed.values), |row| row.get::<_, SqlId>(0))?
                    .map(|id| id.map(|id| id.0));
                Ok(ids.collect::<rusqlite::Result<_>>()?)
            }
            ChosenCustomers::Leaving { scope, rule } => {
                ids_of(sql, &self.leaving_keys(sql, actor, scope, *rule)?)
            }
            ChosenCustomers::Rfm { scope, filter } => {
                ids_of(sql, &self.rfm_keys(sql, actor, scope, filter)?)
            }
        }
    }
}

fn ids_of(sql: &Connection, keys: &[i64]) -> Result<Vec<Id>> {
    let mut statement = sql.prepare_cached(
        "SELECT customer.id FROM json_each(?1) AS found
         CROSS JOIN customer ON customer.key = found.value ORDER BY customer.key",
    )?;
    let ids = statement.query_map([serde_json::to_string(keys)?], |row| row.get::<_, SqlId>(0))?;
    Ok(ids.map(|id| id.map(|id| id.0)).collect::<rusqlite::Result<_>>()?)
}

/// What a filter says of the person.
fn of_person(all: &mut Conditions, filter: &CustomerFilter) {
    if let Some(tag) = filter.tag_id {
        all.leads(&format!("customer.key IN ({TAGGED})"), [blob(tag)]);
    }
    if let Some(employee) = filter.assigned_to {
        all.leads("customer.assigned_to = ?", [blob(employee)]);
    }
    if let Some(level) = &filter.level {
        all.leads("customer.level <> '' AND customer.level = ?", [text(level)]);
    }
    if let Some(month) = filter.birthday_month {
        let (from, to) = (format!("{month:02}-"), format!("{month:02}."));
        all.leads(
            "customer.birthday <> '' AND substr(customer.birthday, -5) >= ?
                 AND substr(customer.birthday, -5) < ?",
            [text(&from), text(&to)],
        );
    }
    if let Some(channel) = filter.consent {
        let given = [text(channel.code()), text(ConsentState::Given.code())];
        all.leads(
            "customer.do_not_contact = 0 AND customer.id IN (
                 SELECT customer_id FROM consent WHERE channel = ? AND state = ?)",
            given,
        );
    }
}

/// What a filter says of their purchases.
fn of_purchases(
    all: &mut Conditions,
    filter: &CustomerFilter,
    today: i64,
    currency: domain::Currency,
) {
    let (first, last) = filter.last_days(today);
    if let Some(first) = first {
        all.leads("summary.last_day >= ?", [SqlValue::Integer(first)]);
    }
    if let Some(last) = last {
        all.leads("summary.last_day <= ?", [SqlValue::Integer(last)]);
    }
    if let Some(major) = filter.spent_at_least {
        let minor = i64::from(major) * currency.minor_per_major();
        all.leads("summary.gross_sales >= ?", [SqlValue::Integer(minor)]);
    }
    if let Some(orders) = filter.orders_at_least {
        all.leads("summary.orders >= ?", [SqlValue::Integer(orders.into())]);
    }
    if let Some(channel) = &filter.channel {
        all.leads(
            "customer.key IN (
                 SELECT customer_key FROM orders
                 WHERE channel = ? AND customer_key IS NOT NULL
                   AND kind = 0 AND status = 0 AND voided = 0)",
            [text(channel)],
        );
    }
    if let Some(stage) = filter.stage {
        all.holds(
            "summary.last_day IS NOT NULL
             AND life_stage(rhythm.median_gap_halves, ? - summary.last_day) = ?",
            [SqlValue::Integer(today), text(stage.code())],
        );
    }
}
