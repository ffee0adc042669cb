//! Who counts for themselves and has not bought, kept in `customer_without_purchase` as derived numbers
//! are: the end of the list of all customers, read without a look at those who bought.

use domain::Id;
use rusqlite::{Connection, Params};
use serde_json::{Map, Value};

use crate::database::SqlId;
use crate::error::Result;
use crate::identity::same_number::COUNTS_FOR_ITSELF;

/// A customer's record came or changed; `old` is `None` where it was not there. The row itself must
/// be there.
pub(crate) fn follow(
    sql: &Connection,
    id: Id,
    old: Option<&Map<String, Value>>,
    new: &Map<String, Value>,
) -> Result<()> {
    if old.is_some_and(|old| old.get("merged_into") == new.get("merged_into")) {
        return Ok(());
    }
    settle(sql, "customer.id = ?1", [SqlId(id)])
}

/// Forgets a customer whose record is about to leave.
pub(crate) fn forget(sql: &Connection, id: Id) -> Result<()> {
    let query = "DELETE FROM customer_without_purchase
                 WHERE customer_key = (SELECT key FROM customer WHERE id = ?1)";
    sql.prepare_cached(query)?.execute([SqlId(id)])?;
    Ok(())
}

/// Works out anew which of the customers that meet a condition belong here.
pub(crate) fn settle(sql: &Connection, condition: &str, values: impl Params + Clone) -> Result<()> {
    let remove = format!(
        "DELETE FROM customer_without_purchase
         WHERE customer_key IN (SELECT key FROM customer WHERE {condition})"
    );
    sql.prepare_cached(&remove)?.execute(values.clone())?;
    let insert = format!(
        "INSERT INTO customer_without_purchase
         SELECT customer.key FROM customer WHERE {condition} AND {COUNTS_FOR_ITSELF}
           AND NOT EXISTS (SELECT 1 FROM customer_summary WHERE customer_key = customer.key)"
    );
    sql.prepare_cached(&insert)?.execute(values)?;
    Ok(())
}
