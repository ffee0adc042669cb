//! What undoing a decision or a merge does to the orders.

use domain::Id;
use domain::registry::{self, Table};
use rusqlite::Connection;
use serde_json::{Map, Value};

use crate::database::SqlId;
use crate::error::{Error, Result};
use crate::orders;
use crate::transact::Tx;

/// Works out anew whom orders count for, after the old values of a log row were put back. Fails
/// with `Conflict` when a merge that comes back would lead to itself by now.
pub(crate) fn recount_put_back(
    tx: &mut Tx<'_>,
    table: &Table,
    id: Id,
    logged: &Map<String, Value>,
) -> Result<()> {
    if table == &registry::BUYER {
        return orders::recount_buyer(tx, id);
    }
    if table == &registry::CUSTOMER && is_merge(logged) {
        refuse_loop(tx.sql, id)?;
        return orders::recount_customer(tx, id);
    }
    Ok(())
}

fn is_merge(logged: &Map<String, Value>) -> bool {
    let field = registry::CUSTOMER.fields.iter().find(|field| field.name == "merged_into");
    field.is_some_and(|field| logged.contains_key(&field.number.to_string()))
}

fn refuse_loop(sql: &Connection, id: Id) -> Result<()> {
    let leads_back = sql
        .prepare_cached(
            "WITH RECURSIVE next (id) AS (
                 SELECT merged_into FROM customer WHERE id = ?1 AND merged_into IS NOT NULL
                 UNION
                 SELECT customer.merged_into FROM next JOIN customer ON customer.id = next.id
                 WHERE customer.merged_into IS NOT NULL)
             SELECT 1 FROM next WHERE id = ?1",
        )?
        .exists([SqlId(id)])?;
    if leads_back { Err(Error::Conflict) } else { Ok(()) }
}
