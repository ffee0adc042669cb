//! Whose customers: those of the stores a person may see, and of the scope they chose.

use std::collections::HashSet;

use domain::Id;
use domain::access::Actor;
use rusqlite::{Connection, named_params};

use crate::TodayScope;
use crate::customers::bounds_within;
use crate::database::SqlId;
use crate::error::Result;

/// The customers that are looked at.
pub(super) enum Sight {
    /// Every one.
    All,
    /// Those with these keys.
    Some(HashSet<i64>),
}

impl Sight {
    /// The customers of a scope this person may see; a scope left open is narrowed to it.
    pub(super) fn of(sql: &Connection, actor: &Actor, scope: &TodayScope) -> Result<Self> {
        let (region, store) = bounds_within(sql, actor, scope)?;
        if region.is_none() && store.is_none() && scope.assigned_to.is_none() {
            return Ok(Self::All);
        }
        Ok(Self::Some(homes(sql, region, store, scope.assigned_to)?))
    }

    pub(super) fn has(&self, customer_key: i64) -> bool {
        match self {
            Self::All => true,
            Self::Some(keys) => keys.contains(&customer_key),
        }
    }
}

fn homes(
    sql: &Connection,
    region: Option<Id>,
    store: Option<Id>,
    assigned_to: Option<Id>,
) -> Result<HashSet<i64>> {
    let mut statement = sql.prepare_cached(
        "SELECT customer.key FROM store CROSS JOIN customer ON customer.home_store_id = store.id
         WHERE (:store IS NULL OR store.id = :store)
           AND (:region IS NULL OR store.region_id = :region)
           AND (:assigned_to IS NULL OR customer.assigned_to = :assigned_to)",
    )?;
    let filter = named_params! {
        ":store": store.map(SqlId), ":region": region.map(SqlId),
        ":assigned_to": assigned_to.map(SqlId),
    };
    let keys = statement.query_map(filter, |row| row.get(0))?;
    Ok(keys.collect::<rusqlite::Result<_>>()?)
}
