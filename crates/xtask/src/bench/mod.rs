//! `cargo xtask bench`: the speed promises, measured as ratios within one run, printed as the
//! Markdown that docs/benchmarks.md holds.

mod import;
mod machine;
mod measured_process;
mod memory;
mod op_log;
mod preview;
mod reading;
mod receipts;
mod sales_csv;
mod window_ready;

use std::fs;
use std::path::PathBuf;

use crate::debian::{self, Purpose};
use crate::failure::{Failure, While};
use crate::layout::Layout;
use crate::process::{cargo, program, show};
use crate::steps::{AfterFailure, Ending, Steps, Tally};
use crate::ui;

/// One promise and what was measured.
#[derive(Debug, Clone, PartialEq)]
struct Promise {
    /// What is measured, in words.
    what: String,
    /// The measurement, in `unit`.
    measured: f64,
    /// The most it may be, in `unit`.
    limit: f64,
    /// Unit of both, for example `x` for a ratio.
    unit: &'static str,
    /// The medians behind the measurement, for the reader who wants to compare machines.
    behind: String,
}

impl Promise {
    fn held(&self) -> bool {
        self.measured <= self.limit
    }

    fn row(&self) -> String {
        let Promise { what, measured, limit, unit, behind } = self;
        let verdict = if self.held() { "held" } else { "missed" };
        format!("| {what} | {measured:.2} {unit} | {limit:.2} {unit} | {verdict} | {behind} |")
    }
}

/// Builds the release programs, measures, prints the table; fails when a promise is missed.
pub fn run(layout: &Layout) -> Result<(), Failure> {
    let folder = layout.target.join("bench");
    let mut import_promises = Vec::new();
    let mut reading_promises = Vec::new();
    let mut preview_promises = Vec::new();
    let mut memory_promises = Vec::new();
    let mut op_log_promises = Vec::new();
    let mut window_promises = Vec::new();
    let outcome = Steps::new()
        .step("packages", || debian::ensure(layout, Purpose::Measure))
        .step("ui: packages", || ui::install(layout))
        .step("ui: build", || ui::build(layout))
        .step("release build", || release_build(layout))
        .after(&["release build"], "import of sales lines", || {
            import_promises = import::measure(layout, &fresh(&folder, "import")?)?;
            Ok(())
        })
        .after(&["release build"], "reading a workbook", || {
            reading_promises = reading::measure(layout, &fresh(&folder, "reading")?)?;
            Ok(())
        })
        .after(&["release build"], "preview", || {
            preview_promises = preview::measure(layout, &fresh(&folder, "preview")?)?;
            Ok(())
        })
        .after(&["release build"], "memory of a great import", || {
            memory_promises = memory::measure(layout, &fresh(&folder, "memory")?)?;
            Ok(())
        })
        .after(&["release build"], "write with its log", || {
            op_log_promises = op_log::measure(layout, &fresh(&folder, "op-log")?)?;
            Ok(())
        })
        .counted("window ready", &["release build"], || {
            if !cfg!(target_os = "linux") {
                return Ok(Ending::Skipped("the screen in memory is Linux's".into()));
            }
            window_promises = window_ready::measure(layout, &fresh(&folder, "window")?)?;
            Ok(Ending::Done(Tally::ONE_PASSED))
        })
        .perform(AfterFailure::GoOn);
    let promises = [
        import_promises,
        reading_promises,
        preview_promises,
        memory_promises,
        op_log_promises,
        window_promises,
    ]
    .concat();
    print!("{}", markdown(&machine::described(), &promises));
    outcome?;
    let missed = promises.iter().filter(|promise| !promise.held()).count();
    if missed > 0 {
        return Err(Failure::new(format!("{missed} of {} promises missed", promises.len())));
    }
    Ok(())
}

fn release_build(layout: &Layout) -> Result<(), Failure> {
    let packages = ["build", "--release", "-p", "storeloop", "-p", "storeloop-cli", "--bins"];
    show(&mut cargo(layout, &packages))
}

fn fresh(folder: &std::path::Path, name: &str) -> Result<PathBuf, Failure> {
    let fresh = folder.join(name);
    if fresh.exists() {
        fs::remove_dir_all(&fresh).when(fresh.display())?;
    }
    fs::create_dir_all(&fresh).when(fresh.display())?;
    Ok(fresh)
}

/// A data folder with one shop and nothing sold yet.
fn new_chain(layout: &Layout, folder: &std::path::Path) -> Result<(), Failure> {
    let chain = ["init", "--chain", "Bench", "--store", "S01=Bench"];
    let place = ["--time-zone", "Europe/London", "--currency", "GBP"];
    let mut cli = program(layout, layout.release_cli());
    cli.arg("--data").arg(folder).args(chain).args(place);
    crate::process::read(&mut cli).map(|_| ())
}

fn markdown(machine: &str, promises: &[Promise]) -> String {
    let mut text = format!("\n{machine}\n\n| what | measured | limit | verdict | medians |\n");
    text.push_str("| --- | --- | --- | --- | --- |\n");
    for promise in promises {
        text.push_str(&promise.row());
        text.push('\n');
    }
    text
}

/// The middle one; of an even number the upper middle. `None` without measurements.
fn median(mut measurements: Vec<f64>) -> Option<f64> {
    measurements.sort_by(f64::total_cmp);
    measurements.get(measurements.len() / 2).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_slow_run_does_not_move_the_median() {
        let cases = [
            (vec![], None),
            (vec![2.0], Some(2.0)),
            (vec![9.0, 1.0, 2.0], Some(2.0)),
            (vec![90.0, 1.0, 2.0], Some(2.0)),
        ];
        for (measurements, expected) in cases {
            assert_eq!(median(measurements.clone()), expected, "{measurements:?}");
        }
    }

    #[test]
    fn a_promise_above_its_limit_is_shown_as_missed() {
        let promise = Promise {
            what: "import".into(),
            measured: 2.31,
            limit: 2.0,
            unit: "x",
            behind: "4.62 s against 2.00 s".into(),
        };
        assert_eq!(promise.row(), "| import | 2.31 x | 2.00 x | missed | 4.62 s against 2.00 s |");
        assert!(Promise { measured: 2.0, ..promise }.held());
    }
}
