//! `cargo xtask bench`: the speed promises, measured as ratios within one run, printed as the
//! Markdown that docs/benchmarks.md holds.

mod import;
mod machine;
mod measured_process;
mod memory;
mod op_log;
mod peers;
mod preview;
mod reading;
mod receipts;
mod sales_csv;
mod scale;
mod window_ready;

use std::cell::RefCell;
use std::fs;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use crate::debian::{self, Purpose};
use crate::failure::{Failure, While};
use crate::layout::Layout;
use crate::process::{cargo, program, show};
use crate::steps::{AfterFailure, Steps};
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

/// Something that is measured.
struct Part {
    /// The name by which it can be asked for alone.
    name: &'static str,
    measure: fn(&Layout, &Path) -> Result<Vec<Promise>, Failure>,
}

const SCALE: &str = "scale";
const PEERS: &str = "peers";

const PARTS: [Part; 6] = [
    Part { name: "import", measure: import::measure },
    Part { name: "reading", measure: reading::measure },
    Part { name: "preview", measure: preview::measure },
    Part { name: "memory", measure: memory::measure },
    Part { name: "op-log", measure: op_log::measure },
    Part { name: "window", measure: window_ready::measure },
];

type Measure<'a> = Box<dyn FnOnce() -> Result<Vec<Promise>, Failure> + 'a>;

/// Builds the release programs, measures every part or the one named, prints the table; fails when
/// a promise is missed.
pub fn run(layout: &Layout, only: Option<&str>) -> Result<(), Failure> {
    if only == Some(SCALE) {
        return run_scale(layout, scale::WHOLE);
    }
    let parts: Vec<&Part> =
        PARTS.iter().filter(|part| only.is_none_or(|only| part.name == only)).collect();
    if parts.is_empty() {
        let names = PARTS.map(|part| part.name).join(", ");
        return Err(Failure::new(format!("what can be measured: {names}, {SCALE}, {PEERS}")));
    }
    let measured = |part: &Part| (part.measure)(layout, &fresh(&folder(layout), part.name)?);
    let parts = parts.into_iter();
    perform(
        window_and_command_line(layout),
        parts.map(|part| (part.name, Box::new(move || measured(part)) as Measure)),
    )
}

/// The part that is not measured unless it is named, for its chain takes long to make: one of so
/// many hundredths of a million customers.
pub fn run_scale(layout: &Layout, per_cent: u64) -> Result<(), Failure> {
    let measure = || scale::measure(layout, &folder(layout).join(SCALE), per_cent);
    let measure: Measure = Box::new(measure);
    perform(window_and_command_line(layout), [(SCALE, measure)].into_iter())
}

/// The part that fetches other people's packages, so it is measured only when it is named.
pub fn run_peers(layout: &Layout, baskets: Option<&Path>) -> Result<(), Failure> {
    let measure = || peers::measure(layout, &fresh(&folder(layout), PEERS)?, baskets);
    let measure: Measure = Box::new(measure);
    let command_line = Steps::new().step("release build", || {
        show(&mut cargo(layout, &["build", "--release", "-p", "storeloop-cli", "--bins"]))
    });
    perform(command_line, [(PEERS, measure)].into_iter())
}

/// Both programs, built for release.
fn window_and_command_line(layout: &Layout) -> Steps<'_> {
    Steps::new()
        .step("packages", || debian::ensure(layout, Purpose::Measure))
        .step("ui: packages", || ui::install(layout))
        .step("ui: build", || ui::build(layout))
        .step("release build", || release_build(layout))
}

fn folder(layout: &Layout) -> PathBuf {
    layout.target.join("bench")
}

fn perform<'a>(
    mut steps: Steps<'a>,
    parts: impl Iterator<Item = (&'static str, Measure<'a>)>,
) -> Result<(), Failure> {
    let promises = Rc::new(RefCell::new(Vec::new()));
    for (name, measure) in parts {
        let promises = Rc::clone(&promises);
        steps = steps.after(&["release build"], name, move || {
            promises.borrow_mut().extend(measure()?);
            Ok(())
        });
    }
    let outcome = steps.perform(AfterFailure::GoOn);
    let promises = promises.take();
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

fn fresh(folder: &Path, name: &str) -> Result<PathBuf, Failure> {
    let fresh = folder.join(name);
    if fresh.exists() {
        fs::remove_dir_all(&fresh).when(fresh.display())?;
    }
    fs::create_dir_all(&fresh).when(fresh.display())?;
    Ok(fresh)
}

/// A data folder with one shop and nothing sold yet.
fn new_chain(layout: &Layout, folder: &Path) -> Result<(), Failure> {
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
