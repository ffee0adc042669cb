//! The whole import of half a million sales lines against `sqlite3 .import` of the same file
//! into one table with one index.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::measured_process::{Usage, run};
use super::{Promise, fresh, median, new_chain, sales_csv};
use crate::failure::{Failure, While};
use crate::layout::Layout;
use crate::process::program;

const RUNS: usize = 5;
const RATIO_LIMIT: f64 = 2.0;
const MEGABYTES_LIMIT: f64 = 300.0;

/// Names a CSV to measure with instead of the generated one.
const OWN_FILE: &str = "STORELOOP_BENCH_CSV";

/// Both programs in turn, several times, so that a slow minute of the machine slows both.
pub fn measure(layout: &Layout, folder: &Path) -> Result<Vec<Promise>, Failure> {
    let csv = sales_file(folder)?;
    let mut imports = Vec::new();
    let mut plain = Vec::new();
    for turn in 1..=RUNS {
        let ours = import(layout, &fresh(folder, "replica")?, &csv)?;
        let theirs = plain_import(&fresh(folder, "plain")?, &csv)?;
        println!("  run {turn}: {:.2} s against {:.2} s", ours.seconds, theirs.seconds);
        imports.push(ours);
        plain.push(theirs);
    }
    promises(&imports, &plain).ok_or_else(|| Failure::new("nothing was measured"))
}

fn promises(imports: &[Usage], plain: &[Usage]) -> Option<Vec<Promise>> {
    let seconds = |runs: &[Usage]| median(runs.iter().map(|run| run.seconds).collect());
    let (ours, theirs) = (seconds(imports)?, seconds(plain)?);
    let mut promises = vec![Promise {
        what: "import of 541,909 sales lines, everything included, to `sqlite3 .import`".into(),
        measured: ours / theirs,
        limit: RATIO_LIMIT,
        unit: "x",
        behind: format!("{ours:.2} s to {theirs:.2} s"),
    }];
    // The greatest of all runs: memory is a ceiling, not a habit.
    let peak = imports.iter().filter_map(|run| run.peak_megabytes).reduce(f64::max);
    promises.extend(peak.map(|peak| Promise {
        what: "peak memory of that import".into(),
        measured: peak,
        limit: MEGABYTES_LIMIT,
        unit: "MB",
        behind: format!("greatest of {} runs", imports.len()),
    }));
    Some(promises)
}

fn sales_file(folder: &Path) -> Result<PathBuf, Failure> {
    if let Some(file) = std::env::var_os(OWN_FILE) {
        return std::fs::canonicalize(&file).when(OWN_FILE);
    }
    let file = folder.join("sales.csv");
    sales_csv::write(&file, sales_csv::LINES)?;
    println!("  generated {} lines ({OWN_FILE} names another file)", sales_csv::LINES);
    Ok(file)
}

/// One import of a file into a new chain in `folder`.
pub fn import(layout: &Layout, folder: &Path, csv: &Path) -> Result<Usage, Failure> {
    new_chain(layout, folder)?;
    let mut cli = program(layout, layout.release_cli());
    cli.arg("--data").arg(folder).arg("import").arg(csv).args(["--store", "S01", "--json"]);
    run(&mut cli)
}

fn plain_import(folder: &Path, csv: &Path) -> Result<Usage, Failure> {
    let script = folder.join("import.sql");
    let text = format!(
        ".mode csv\n.import \"{}\" sales\nCREATE INDEX sales_by_invoice ON sales (InvoiceNo);\n",
        csv.display()
    );
    std::fs::write(&script, text).when(script.display())?;
    let script = File::open(&script).when(script.display())?;
    run(Command::new("sqlite3").arg("-bail").arg(folder.join("plain.db")).stdin(script))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn usage(seconds: f64, peak: f64) -> Usage {
        Usage { seconds, peak_megabytes: Some(peak) }
    }

    #[test]
    fn time_is_promised_by_the_median_and_memory_by_the_greatest_run() {
        let imports = [usage(3.0, 210.0), usage(4.0, 250.0), usage(30.0, 220.0)];
        let plain = [usage(2.0, 5.0), usage(2.5, 5.0), usage(2.0, 5.0)];
        let promises = promises(&imports, &plain).expect("three runs each");
        let measured: Vec<f64> = promises.iter().map(|promise| promise.measured).collect();
        assert_eq!(measured, [2.0, 250.0]);
    }
}
