//! How long a person waits for the preview of half a million rows.

use std::path::Path;

use super::measured_process::run;
use super::{Promise, fresh, median, new_chain, reading, receipts, sales_csv};
use crate::failure::Failure;
use crate::layout::Layout;
use crate::process::program;

const RUNS: usize = 5;
const LINES: u32 = 500_000;
const SECONDS_LIMIT: f64 = 1.5;

/// Invoices with many lines, and receipts with few: a preview compares documents, not rows.
pub fn measure(layout: &Layout, folder: &Path) -> Result<Vec<Promise>, Failure> {
    let (invoices, receipts) = (folder.join("invoices.csv"), folder.join("receipts.csv"));
    sales_csv::write(&invoices, LINES.into())?;
    receipts::write_csv(&receipts, LINES.into())?;
    Ok(vec![
        promise(layout, folder, &invoices, "23,897 invoices")?,
        promise(layout, folder, &receipts, "250,000 receipts")?,
    ])
}

fn promise(
    layout: &Layout,
    folder: &Path,
    csv: &Path,
    documents: &str,
) -> Result<Promise, Failure> {
    let data = fresh(folder, "data")?;
    new_chain(layout, &data)?;
    let mut seconds = Vec::new();
    for turn in 1..=RUNS {
        let mut cli = program(layout, layout.release_cli());
        cli.arg("--data").arg(&data).arg("import").arg(csv).args(["--dry-run", "--json"]);
        let took = run(cli.args(["--store", "S01"]))?.seconds;
        println!("  run {turn}: {took:.2} s");
        seconds.push(took);
    }
    let measured = median(seconds).ok_or_else(|| Failure::new("nothing was measured"))?;
    let (_, bare) = reading::milliseconds(layout, csv, LINES)?;
    Ok(Promise {
        what: format!("preview of a CSV of 500,000 rows, {documents}"),
        measured,
        limit: SECONDS_LIMIT,
        unit: "s",
        behind: format!("{:.1} x a bare read of {bare:.0} ms", measured * 1e3 / bare),
    })
}
