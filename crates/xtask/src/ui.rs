//! The web UI's own tools: packages, lints, types, tests, build.

use std::fs;
use std::path::Path;
use std::time::SystemTime;

use serde_json::Value;

use crate::failure::{Failure, While};
use crate::layout::Layout;
use crate::process::{npm, show};
use crate::steps::{Ending, Tally};

/// `npm ci`, only when the lock file is not the one last installed from.
pub fn install(layout: &Layout) -> Result<(), Failure> {
    let lock = fs::read(layout.ui().join("package-lock.json")).when("ui/package-lock.json")?;
    let stamp = layout.ui().join("node_modules/.storeloop-lock");
    if fs::read(&stamp).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    show(&mut npm(layout, &["ci", "--no-audit", "--no-fund"]))?;
    fs::write(&stamp, lock).when("ui/node_modules")
}

/// Builds ui/dist, only when a source is newer than the last build.
pub fn build(layout: &Layout) -> Result<(), Failure> {
    let stamp = layout.ui().join("node_modules/.storeloop-built");
    let page = layout.ui().join("dist/index.html");
    let built = fs::metadata(&stamp).and_then(|file| file.modified());
    if page.is_file() && built.is_ok_and(|built| !newer_source(&layout.ui(), built)) {
        return Ok(());
    }
    show(&mut npm(layout, &["run", "build"]))?;
    fs::write(&stamp, "").when("ui/node_modules")
}

/// Biome: format and lints.
pub fn lint(layout: &Layout) -> Result<(), Failure> {
    show(&mut npm(layout, &["run", "lint"]))
}

/// The TypeScript compiler, which writes nothing.
pub fn typecheck(layout: &Layout) -> Result<(), Failure> {
    show(&mut npm(layout, &["run", "typecheck"]))
}

/// Vitest, counted from its own report.
pub fn test(layout: &Layout) -> Result<Ending, Failure> {
    fs::create_dir_all(&layout.target).when("target folder")?;
    let report = layout.target.join("vitest.json");
    // A report of an earlier run must not speak for this one.
    if report.exists() {
        fs::remove_file(&report).when("old test report")?;
    }
    let output = format!("--outputFile.json={}", report.display());
    let arguments = ["run", "test", "--", "--reporter=default", "--reporter=json", &output];
    let ran = show(&mut npm(layout, &arguments));
    let tally = fs::read_to_string(&report).when("test report").and_then(|text| counted(&text));
    match (ran, tally) {
        (Ok(()), Ok(tally)) => Ok(Ending::Done(tally)),
        (Err(failure), Ok(tally)) => Err(Failure::of_tests(failure.to_string(), tally)),
        (_, Err(failure)) => Err(failure),
    }
}

fn counted(report: &str) -> Result<Tally, Failure> {
    let report: Value = serde_json::from_str(report).when("test report")?;
    let count = |name: &str| {
        report[name].as_u64().ok_or_else(|| Failure::new(format!("test report without {name}")))
    };
    let tally = Tally { passed: count("numPassedTests")?, failed: count("numFailedTests")? };
    if tally == Tally::default() {
        return Err(Failure::new("no test ran"));
    }
    Ok(tally)
}

fn newer_source(folder: &Path, than: SystemTime) -> bool {
    let Ok(entries) = fs::read_dir(folder) else { return true };
    entries.flatten().any(|entry| {
        let name = entry.file_name();
        if name == "node_modules" || name == "dist" {
            return false;
        }
        let path = entry.path();
        if path.is_dir() {
            return newer_source(&path, than);
        }
        // A file whose age cannot be told is taken for new: a build too many harms nobody.
        entry.metadata().and_then(|file| file.modified()).map_or(true, |changed| changed > than)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn vitest_is_counted_from_its_report() {
        let tally = counted(r#"{"numPassedTests": 31, "numFailedTests": 2}"#);
        assert_eq!(tally.ok(), Some(Tally { passed: 31, failed: 2 }));
    }

    #[test]
    fn a_report_without_tests_is_a_failure() {
        assert!(counted(r#"{"numPassedTests": 0, "numFailedTests": 0}"#).is_err());
        assert!(counted("{}").is_err());
    }
}
