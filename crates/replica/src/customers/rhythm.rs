//! On how many days customers bought and how long they let pass in between, kept in `customer_rhythm`
//! beside the other derived numbers.

use domain::lifecycle::{Stage, median_gap_halves};
use rusqlite::functions::FunctionFlags;
use rusqlite::{Connection, params};

use crate::error::Result;

/// Writes the rhythm of every customer with a row of `days` in `from`, `days` having the shape of
/// `customer_day`, into a table of the shape of
/// `customer_rhythm`.
pub(crate) fn recompute(sql: &Connection, days: &str, from: &str, into: &str) -> Result<()> {
    let mut insert = sql.prepare_cached(&format!("INSERT INTO {into} VALUES (?1, ?2, ?3)"))?;
    let mut write = |customer: i64, days: &[i64]| -> Result<()> {
        insert.execute(params![customer, days.len() as i64, median_gap_halves(days)])?;
        Ok(())
    };
    let query = format!("SELECT {days}.customer_key, {days}.day FROM {from} ORDER BY 1, 2");
    let mut statement = sql.prepare_cached(&query)?;
    let mut rows = statement.query([])?;
    let mut current: Option<i64> = None;
    let mut bought = Vec::new();
    while let Some(row) = rows.next()? {
        let customer = row.get(0)?;
        if let Some(before) = current.filter(|before| *before != customer) {
            write(before, &bought)?;
            bought.clear();
        }
        current = Some(customer);
        bought.push(row.get(1)?);
    }
    match current {
        Some(last) => write(last, &bought),
        None => Ok(()),
    }
}

/// Lets queries ask the rule of [`Stage`]: `life_stage(median_gap_halves, days since)`.
pub(crate) fn teach_stages(sql: &Connection) -> rusqlite::Result<()> {
    let flags = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC;
    sql.create_scalar_function("life_stage", 2, flags, |asked| {
        Ok(Stage::of(asked.get(0)?, asked.get(1)?).code())
    })
}
