//! `schema` and the hidden measurements: of the log and of reading a file.

use std::path::Path;

use crate::failure::Failure;
use crate::printer::Printer;

/// Prints the schema of a fresh database.
pub(super) fn print(printer: &mut Printer) -> Result<(), Failure> {
    printer.text(&replica::schema_sql()?)
}

/// Prints which requirement is which metric.
pub(super) fn metric_table(printer: &mut Printer) -> Result<(), Failure> {
    printer.text(&domain::metrics::requirements_table())
}

/// Prints what a write costs with and without its log row.
pub(super) fn write_cost(folder: &Path, printer: &mut Printer) -> Result<(), Failure> {
    let cost = replica::measure_write_cost(folder)?;
    printer.text(&format!("{}\n", serde_json::to_string(&cost)?))
}

/// Prints what reading a file costs beside a bare read of its cells.
pub(super) fn read_cost(file: &Path, printer: &mut Printer) -> Result<(), Failure> {
    let name = || file.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let cost = replica::measure_reading(file)
        .map_err(|source| replica::Error::File { name: name(), source })?;
    let (rows, whole, bare) = (cost.rows, cost.whole_ms, cost.bare_ms);
    let told = serde_json::json!({ "rows": rows, "whole_ms": whole, "bare_ms": bare });
    printer.text(&format!("{told}\n"))
}
