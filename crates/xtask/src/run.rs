//! `cargo xtask run`: the app in its own window with a chain to look at, or, where nobody can
//! see a window, photographs of its screens.

use std::fs;
use std::path::{Path, PathBuf};

use crate::debian::{self, Purpose};
use crate::failure::{Failure, While};
use crate::layout::Layout;
use crate::process::{program, show};
use crate::steps::{AfterFailure, Ending, Steps, Tally};
use crate::window::{build_programs, walk};
use crate::{screen, ui};

/// What the window opens on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Start {
    /// The sample chain, kept from run to run with whatever was changed in it.
    SampleChain,
    /// An empty folder: what a shop sees on its first day.
    EmptyFolder,
}

/// Builds what is not built and opens it.
pub fn run(layout: &Layout, start: Start) -> Result<(), Failure> {
    if screen::is_there() { open(layout, start) } else { photograph(layout) }
}

fn open(layout: &Layout, start: Start) -> Result<(), Failure> {
    built(layout, Purpose::Build)
        .counted("data folder", &[], || prepare(layout, start))
        .step("window", || {
            show(program(layout, layout.app()).env("STORELOOP_DATA", folder(layout, start)))
        })
        .perform(AfterFailure::Stop)
        .map(|_| ())
}

fn photograph(layout: &Layout) -> Result<(), Failure> {
    println!("no display here: the screens are photographed into screenshots/");
    let screenshots = layout.root.join("screenshots");
    built(layout, Purpose::Walk)
        .step("empty screenshots/", || emptied(&screenshots))
        .counted("window: photographs", &[], || walk(layout, "screens", &screenshots))
        .perform(AfterFailure::Stop)?;
    print_photographs(layout, &screenshots)
}

fn built(layout: &Layout, purpose: Purpose) -> Steps<'_> {
    Steps::new()
        .step("packages", move || debian::ensure(layout, purpose))
        .step("ui: packages", || ui::install(layout))
        .step("ui: build", || ui::build(layout))
        .step("app: build", || build_programs(layout))
}

/// Each start has a folder of its own, so that neither spoils the other.
fn folder(layout: &Layout, start: Start) -> PathBuf {
    layout.target.join(match start {
        Start::SampleChain => "demo-data",
        Start::EmptyFolder => "fresh-data",
    })
}

fn prepare(layout: &Layout, start: Start) -> Result<Ending, Failure> {
    let folder = folder(layout, start);
    match start {
        Start::EmptyFolder => emptied(&folder)?,
        Start::SampleChain if holds_something(&folder) => {
            return Ok(Ending::Skipped(format!("{} is there already", layout.shown(&folder))));
        }
        Start::SampleChain => {
            let mut cli = program(layout, layout.cli());
            show(cli.arg("--data").arg(&folder).args(["init", "--sample", "beauty"]))?;
        }
    }
    Ok(Ending::Done(Tally::ONE_PASSED))
}

fn holds_something(folder: &Path) -> bool {
    fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_some())
}

fn emptied(folder: &Path) -> Result<(), Failure> {
    if folder.exists() {
        fs::remove_dir_all(folder).when(folder.display())?;
    }
    fs::create_dir_all(folder).when(folder.display())
}

fn print_photographs(layout: &Layout, screenshots: &Path) -> Result<(), Failure> {
    let entries = fs::read_dir(screenshots).when("screenshots")?;
    let mut files: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    files.retain(|file| file.extension().is_some_and(|ending| ending == "png"));
    files.sort();
    if files.is_empty() {
        return Err(Failure::new("the walk left no photograph"));
    }
    println!("{} screens:", files.len());
    for file in &files {
        println!("  {:<32}  {}", described(file), layout.shown(file));
    }
    Ok(())
}

/// `today.zh-CN.dark.png` is "today, zh-CN, dark".
fn described(file: &Path) -> String {
    let stem = file.file_stem().unwrap_or_default().to_string_lossy();
    stem.split('.').collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_photograph_is_described_by_its_screen_language_and_theme() {
        let file = Path::new("screenshots/import-preview.zh-CN.dark.png");
        assert_eq!(described(file), "import-preview, zh-CN, dark");
    }
}
