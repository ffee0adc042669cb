//! The most memory that importing two million rows takes.

use std::path::Path;

use super::import::import;
use super::{Promise, fresh, receipts, sales_csv};
use crate::failure::Failure;
use crate::layout::Layout;

const LINES: u64 = 2_000_000;
const MEGABYTES_LIMIT: f64 = 300.0;

/// Invoices with many lines, and receipts with few. Nothing is promised where the system does not
/// tell how much memory a program held.
pub fn measure(layout: &Layout, folder: &Path) -> Result<Vec<Promise>, Failure> {
    let csv = folder.join("sales.csv");
    let mut promises = Vec::new();
    sales_csv::write(&csv, LINES)?;
    promises.extend(promise(layout, folder, &csv, "95,588 invoices")?);
    receipts::write_csv(&csv, LINES)?;
    promises.extend(promise(layout, folder, &csv, "1,000,000 receipts")?);
    Ok(promises)
}

fn promise(
    layout: &Layout,
    folder: &Path,
    csv: &Path,
    documents: &str,
) -> Result<Option<Promise>, Failure> {
    let usage = import(layout, &fresh(folder, "data")?, csv)?;
    Ok(usage.peak_megabytes.map(|measured| Promise {
        what: format!("peak memory of importing a CSV of 2,000,000 rows, {documents}"),
        measured,
        limit: MEGABYTES_LIMIT,
        unit: "MB",
        behind: format!("one run of {:.1} s", usage.seconds),
    }))
}
