//! `cargo xtask release`: the installers of the platform it runs on.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::debian::{self, Purpose};
use crate::failure::{Failure, While};
use crate::layout::Layout;
use crate::process::{program, show};
use crate::steps::{AfterFailure, Steps};
use crate::ui;

struct Platform {
    /// What `tauri build` is told to make.
    arguments: &'static [&'static str],
    /// Where below the target folder it puts them.
    bundles: &'static str,
    /// Endings of the installers.
    endings: &'static [&'static str],
}

const LINUX: Platform = Platform {
    arguments: &["--bundles", "deb,rpm"],
    bundles: "release/bundle",
    endings: &["deb", "rpm"],
};
const WINDOWS: Platform =
    Platform { arguments: &["--bundles", "nsis"], bundles: "release/bundle", endings: &["exe"] };
const MACOS: Platform = Platform {
    arguments: &["--bundles", "dmg", "--target", "universal-apple-darwin"],
    bundles: "universal-apple-darwin/release/bundle",
    endings: &["dmg"],
};

/// Builds the UI and the installers, and prints where they are.
pub fn run(layout: &Layout) -> Result<(), Failure> {
    let platform = platform(std::env::consts::OS)?;
    let bundles = layout.target.join(platform.bundles);
    Steps::new()
        .step("packages", || debian::ensure(layout, Purpose::Build))
        .step("ui: packages", || ui::install(layout))
        .step("ui: build", || ui::build(layout))
        // An installer of an earlier version must not pass for one of this run.
        .step("remove old installers", || removed(&bundles))
        .step("installers", || show(&mut tauri_build(layout, platform)?))
        .perform(AfterFailure::Stop)?;
    print_installers(layout, &bundles, platform.endings)
}

fn platform(system: &str) -> Result<&'static Platform, Failure> {
    match system {
        "linux" => Ok(&LINUX),
        "windows" => Ok(&WINDOWS),
        "macos" => Ok(&MACOS),
        other => Err(Failure::new(format!("no installers are made on {other}"))),
    }
}

/// The Tauri CLI is one of the UI's development packages. It is called by its path: asked by name
/// only, npm would fetch any package of that name when ours is missing.
fn tauri_build(layout: &Layout, platform: &Platform) -> Result<Command, Failure> {
    let name = if cfg!(windows) { "tauri.cmd" } else { "tauri" };
    let tauri = layout.ui().join("node_modules/.bin").join(name);
    if !tauri.exists() {
        return Err(Failure::new("@tauri-apps/cli is not among the UI's development packages"));
    }
    let mut command = program(layout, tauri);
    command.args(["build", "--ci"]).args(platform.arguments);
    command.env("CARGO_TARGET_DIR", &layout.target);
    Ok(command)
}

fn removed(folder: &Path) -> Result<(), Failure> {
    if folder.exists() { fs::remove_dir_all(folder).when(folder.display()) } else { Ok(()) }
}

fn print_installers(layout: &Layout, bundles: &Path, endings: &[&str]) -> Result<(), Failure> {
    let mut installers = Vec::new();
    for kind in fs::read_dir(bundles).when(bundles.display())?.flatten() {
        let Ok(files) = fs::read_dir(kind.path()) else { continue };
        installers
            .extend(files.flatten().map(|file| file.path()).filter(|file| is_one(file, endings)));
    }
    if installers.is_empty() {
        return Err(Failure::new("tauri build left no installer"));
    }
    installers.sort();
    for file in installers {
        let bytes = fs::metadata(&file).when(file.display())?.len();
        println!("{:>7.1} MB  {}", bytes as f64 / 1e6, layout.shown(&file));
    }
    Ok(())
}

fn is_one(file: &Path, endings: &[&str]) -> bool {
    file.is_file()
        && file.extension().is_some_and(|ending| endings.iter().any(|known| ending == *known))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_supported_system_has_its_installers_and_others_are_refused() {
        let cases = [
            ("linux", Some(&["deb", "rpm"][..])),
            ("windows", Some(&["exe"][..])),
            ("macos", Some(&["dmg"][..])),
            ("plan9", None),
        ];
        for (system, endings) in cases {
            assert_eq!(platform(system).ok().map(|found| found.endings), endings, "{system}");
        }
    }
}
