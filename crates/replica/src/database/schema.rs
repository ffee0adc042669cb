//! The schema of a fresh database as text, a snapshot of which is committed.

use super::cipher::in_memory;
use super::migrate;
use crate::error::Result;

/// Every table and index that the migrations make, by name.
pub fn schema_sql() -> Result<String> {
    let mut fresh = in_memory()?;
    migrate::migrate(&mut fresh)?;
    let mut statement = fresh.prepare(
        "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'
         ORDER BY tbl_name, type DESC, name",
    )?;
    let parts: Vec<String> =
        statement.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    Ok(parts.iter().map(|part| format!("{part};\n")).collect())
}
