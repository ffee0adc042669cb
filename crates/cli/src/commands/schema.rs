//! `schema` and the hidden measurement of the log.

use std::path::Path;

use crate::failure::Failure;
use crate::printer::Printer;

/// Prints the schema of a fresh database.
pub(super) fn print(printer: &mut Printer) -> Result<(), Failure> {
    printer.text(&replica::schema_sql()?)
}

/// Prints what a write costs with and without its log row.
pub(super) fn write_cost(folder: &Path, printer: &mut Printer) -> Result<(), Failure> {
    let cost = replica::measure_write_cost(folder)?;
    printer.text(&format!("{}\n", serde_json::to_string(&cost)?))
}
