//! `cargo xtask check`: what a person wants to know before going on typing.

use crate::failure::Failure;
use crate::layout::Layout;
use crate::process::{cargo, show};
use crate::steps::{AfterFailure, Steps};
use crate::ui;

/// Formats, types and lints of both languages; no tests. Clippy checks all that `cargo check`
/// does, so that runs inside it rather than before it.
pub fn run(layout: &Layout) -> Result<(), Failure> {
    Steps::new()
        .step("ui: packages", || ui::install(layout))
        .step("rust: format", || rust_format(layout))
        .after(&["ui: packages"], "ui: format and lints", || ui::lint(layout))
        .after(&["ui: packages"], "ui: types", || ui::typecheck(layout))
        .after(&["ui: packages"], "ui: build", || ui::build(layout))
        .after(&["ui: build"], "rust: lints", || rust_lints(layout))
        .perform(AfterFailure::GoOn)
        .map(|_| ())
}

/// `cargo fmt --check` on every crate, that of the fuzz targets beside the workspace too.
pub fn rust_format(layout: &Layout) -> Result<(), Failure> {
    show(&mut cargo(layout, &["fmt", "--all", "--check"]))?;
    show(&mut cargo(layout, &["fmt", "--manifest-path", "fuzz/Cargo.toml", "--check"]))
}

/// Clippy on every crate and target, warnings as errors.
pub fn rust_lints(layout: &Layout) -> Result<(), Failure> {
    let arguments = ["clippy", "--workspace", "--all-targets"];
    let features = ["--features", WINDOW_WALKS, "--features", OFFICE_TESTS];
    show(cargo(layout, &arguments).args(features).args(["--", "-D", "warnings"]))
}

const WINDOW_WALKS: &str = "storeloop-tests/window";
/// The feature of the tests that need LibreOffice.
pub const OFFICE_TESTS: &str = "storeloop-tests/office";
