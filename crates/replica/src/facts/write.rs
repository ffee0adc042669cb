//! Writing a plan of plain facts: products first, then the facts in batches per store, one log row
//! for each batch.

use domain::facts::FactsFile;
use serde_json::Value;

use super::plan::{FactPlan, PlannedFact};
use super::row::{CONTENT, Stamp, content_of, differences, insert, load, update};
use crate::error::{Error, Result};
use crate::orders::{Verdict, WriteProgress, hex, key_of, put_product_seen};
use crate::transact::{BATCH, Batch, Change, Origin, Tx};

/// Writes what a plan says.
pub(crate) fn write_plan(
    tx: &mut Tx<'_>,
    file: &FactsFile,
    mut plan: FactPlan,
    origin: Origin,
    progress: WriteProgress<'_>,
) -> Result<()> {
    for (seen, found) in file.products.iter().zip(&mut plan.products) {
        put_product_seen(tx, seen, found)?;
    }
    plan.rows.sort_by_key(|planned| planned.store_key);
    let total = plan.rows.len() as u64;
    let new: Vec<&PlannedFact> =
        plan.rows.iter().filter(|planned| planned.verdict == Verdict::New).collect();
    let mut done = 0_u64;
    for of_store in new.chunk_by(|one, other| one.store_key == other.store_key) {
        for batch in of_store.chunks(BATCH) {
            write_batch(tx, file, &plan, batch, origin)?;
            done += batch.len() as u64;
            progress(done, total)?;
        }
    }
    for planned in &plan.rows {
        let Verdict::Changed(key) = planned.verdict else { continue };
        // A fact of an earlier file of this run has its key only now.
        let key = match key {
            Some(key) => key,
            None => key_of(tx.sql, plan.kind.table().name, planned.id)?
                .ok_or(Error::NotFound("fact"))?,
        };
        replace(tx, file, &plan, planned, key, origin)?;
    }
    progress(total, total)
}

fn write_batch(
    tx: &mut Tx<'_>,
    file: &FactsFile,
    plan: &FactPlan,
    batch: &[&PlannedFact],
    origin: Origin,
) -> Result<()> {
    let Some(first) = batch.first() else { return Ok(()) };
    let mut logged = Batch::begin(tx);
    for planned in batch {
        let stamp = Stamp {
            version: tx.version(),
            content: planned.content,
            import_key: origin.import.map(|(_, key)| key),
            batch: logged.number,
        };
        let fact = &file.rows[planned.position];
        let product = fact.product.and_then(|at| plan.products[at.index()].key);
        insert(tx.sql, plan.kind, planned.id, planned.store_key, product, fact, &stamp)?;
        logged.add(planned.id, &planned.content);
    }
    logged.log(tx, plan.kind.table(), first.store_id, origin)
}

/// Puts what the file says now in place of a row, the old content kept in the log.
fn replace(
    tx: &mut Tx<'_>,
    file: &FactsFile,
    plan: &FactPlan,
    planned: &PlannedFact,
    key: i64,
    origin: Origin,
) -> Result<()> {
    let kind = plan.kind;
    let old = load(tx.sql, kind, key)?;
    let before = content_of(tx.sql, kind, key)?;
    let fact = &file.rows[planned.position];
    let mut new = old.clone();
    new.insert("day".into(), Value::String(fact.day.to_string()));
    let product = fact.product.map(|at| plan.products[at.index()].id.to_string());
    new.insert("product_id".into(), product.map_or(Value::Null, Value::String));
    for (field, value) in kind.values().iter().zip(&fact.values) {
        new.insert(field.name.into(), json_of(value));
    }
    let stamp = Stamp {
        version: tx.version(),
        content: planned.content,
        import_key: origin.import.map(|(_, key)| key),
        batch: 0,
    };
    update(tx.sql, kind, key, &new, &stamp)?;
    let mut changes = differences(kind, &old, &new);
    changes.insert(CONTENT.into(), serde_json::json!([hex(&before), hex(&planned.content)]));
    let scope = format!("store:{}", planned.store_id);
    tx.log(kind.table(), planned.id, Change::Changed, &scope, &Value::Object(changes).to_string())
}

fn json_of(value: &domain::facts::FactValue) -> Value {
    use domain::facts::FactValue::{Nothing, Number, Text};
    match value {
        Nothing => Value::Null,
        Number(number) => Value::from(*number),
        Text(text) => Value::String(text.to_string()),
    }
}
