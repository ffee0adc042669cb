//! `cargo xtask test`: everything CI runs, in CI's order. Quick faults are found first; the long
//! builds share one target folder, one profile and one set of features.

use std::fs;

use crate::debian::{self, Purpose};
use crate::failure::{Failure, While};
use crate::layout::Layout;
use crate::process::{cargo, found, show};
use crate::steps::{AfterFailure, Ending, Steps, Tally};
use crate::test_counts::run_counted;
use crate::window::{build_programs, walk};
use crate::{bindings, check, schema, ui};

/// Runs all of it, prints the table and, alone on the last line, `N passed, N failed`.
pub fn run(layout: &Layout) -> Result<(), Failure> {
    let outcome = steps(layout).perform(AfterFailure::GoOn);
    let sum = match &outcome {
        Ok(sum) => *sum,
        Err(failure) => failure.tally.unwrap_or_default(),
    };
    println!("{}", closing_line(sum));
    outcome.map(|_| ())
}

fn steps(layout: &Layout) -> Steps<'_> {
    Steps::new()
        .step("packages", || debian::ensure(layout, Purpose::Test))
        .step("ui: packages", || ui::install(layout))
        .step("rust: format", || check::rust_format(layout))
        .after(&["ui: packages"], "ui: format and lints", || ui::lint(layout))
        .after(&["ui: packages"], "ui: types", || ui::typecheck(layout))
        .counted("ui: tests", &["ui: packages"], || ui::test(layout))
        .after(&["ui: packages"], "ui: build", || ui::build(layout))
        .after(&["packages", "ui: build"], "app: build", || build_programs(layout))
        .counted("rust: tests", &["app: build"], || rust_tests(layout))
        .after(&["app: build"], "bindings are current", || bindings::check(layout))
        .after(&["app: build"], "schema is current", || schema::check(layout))
        .counted("window: walks", &["app: build"], || window_walks(layout))
        .counted("office: workbooks", &["packages"], || office(layout))
        .after(&["packages", "ui: build"], "rust: lints", || check::rust_lints(layout))
        .counted("licences", &[], || licences(layout))
}

/// Unit tests, stories and tidy.
fn rust_tests(layout: &Layout) -> Result<Ending, Failure> {
    run_counted(&mut cargo(layout, &["test", "--workspace", "--no-fail-fast"]))
}

fn window_walks(layout: &Layout) -> Result<Ending, Failure> {
    if !cfg!(target_os = "linux") {
        return Ok(Ending::Skipped("the walks need WebKitWebDriver, which is Linux's".into()));
    }
    let screenshots = layout.target.join("window-walks");
    fs::create_dir_all(&screenshots).when("folder for screenshots")?;
    walk(layout, "", &screenshots)
}

/// Workbooks are computed anew by LibreOffice.
fn office(layout: &Layout) -> Result<Ending, Failure> {
    let Some(soffice) = found("soffice") else {
        return Ok(Ending::Skipped("LibreOffice (soffice) is not on the PATH".into()));
    };
    let arguments = ["test", "--workspace", "--features", check::OFFICE_TESTS, "--test", "office"];
    run_counted(cargo(layout, &arguments).env("STORELOOP_SOFFICE", soffice))
}

/// Licences change with the lock file alone; the workflow on the server has the tool.
fn licences(layout: &Layout) -> Result<Ending, Failure> {
    if found("cargo-deny").is_none() {
        return Ok(Ending::Skipped("cargo-deny is not installed; ci.yml runs it".into()));
    }
    show(&mut cargo(layout, &["deny", "check", "licenses", "bans", "sources"]))?;
    Ok(Ending::Done(Tally::ONE_PASSED))
}

fn closing_line(sum: Tally) -> String {
    format!("{} passed, {} failed", sum.passed, sum.failed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_closing_line_is_the_sum_and_nothing_else() {
        assert_eq!(closing_line(Tally { passed: 212, failed: 3 }), "212 passed, 3 failed");
    }
}
