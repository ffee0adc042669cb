//! `cargo xtask fuzz [TARGET] [--seconds N]`: the reader under libFuzzer. Needs a C++ compiler and
//! nothing of a nightly Rust: the flags are those of cargo-fuzz without a sanitizer.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::failure::{Failure, While};
use crate::layout::Layout;
use crate::process::{cargo, program, read, show};

/// How long each target runs when nothing else is said.
const SECONDS: u32 = 60;
/// What one input may take: a damaged file must not take more than the shop's PC has.
const LIMITS: [&str; 2] = ["-rss_limit_mb=2048", "-timeout=20"];
/// Coverage that tells the fuzzer which of its inputs reached something new.
const FLAGS: &str = "-Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
    -Cllvm-args=-sanitizer-coverage-inline-8bit-counters \
    -Cllvm-args=-sanitizer-coverage-pc-table -Cllvm-args=-sanitizer-coverage-trace-compares \
    --cfg fuzzing -Ccodegen-units=1";

/// Which targets run, and for how long each.
#[derive(Debug, PartialEq, Eq)]
struct Wish {
    target: Option<String>,
    seconds: u32,
}

/// Builds the targets and runs them one after the other; fails at the first input that does not
/// hold, which stays in `target/fuzz/artifacts`.
pub fn run(layout: &Layout, arguments: &[&str]) -> Result<(), Failure> {
    let targets = targets(layout)?;
    let wish = wish(arguments)?;
    let chosen: Vec<&String> = match &wish.target {
        None => targets.iter().collect(),
        Some(name) => targets.iter().filter(|target| *target == name).collect(),
    };
    if chosen.is_empty() {
        return Err(Failure::new(format!("there are the targets {}", targets.join(", "))));
    }
    let host = host(layout)?;
    build(layout, &host)?;
    let programs = folder(layout, "build").join(host).join("debug");
    chosen.into_iter().try_for_each(|target| {
        let file = programs.join(format!("{target}{}", std::env::consts::EXE_SUFFIX));
        try_out(layout, target, &file, wish.seconds)
    })
}

fn wish(arguments: &[&str]) -> Result<Wish, Failure> {
    let mut wish = Wish { target: None, seconds: SECONDS };
    let mut left = arguments.iter();
    while let Some(argument) = left.next() {
        match *argument {
            "--seconds" => {
                let seconds = left.next().and_then(|text| text.parse().ok());
                wish.seconds = seconds.ok_or_else(|| Failure::new("--seconds needs a number"))?;
            }
            name if wish.target.is_none() && !name.starts_with('-') => {
                wish.target = Some(name.to_string());
            }
            other => return Err(Failure::new(format!("`{other}` is not known"))),
        }
    }
    Ok(wish)
}

/// The targets that stand in `fuzz/targets`, in order.
fn targets(layout: &Layout) -> Result<Vec<String>, Failure> {
    let folder = layout.root.join("fuzz/targets");
    let mut names = Vec::new();
    for entry in fs::read_dir(&folder).when(folder.display())? {
        let path = entry.when(folder.display())?.path();
        names.extend(path.file_stem().map(|name| name.to_string_lossy().into_owned()));
    }
    names.sort();
    Ok(names)
}

/// The machine this Rust builds for. Naming it keeps the flags from build scripts.
fn host(layout: &Layout) -> Result<String, Failure> {
    let about = read(program(layout, "rustc").arg("-vV"))?;
    let host = about.lines().find_map(|line| line.strip_prefix("host: "));
    host.map(str::to_string).ok_or_else(|| Failure::new("rustc does not tell its host"))
}

fn build(layout: &Layout, host: &str) -> Result<(), Failure> {
    // The product's own versions of everything; cargo adds libFuzzer's.
    let (lock, ours) = (layout.root.join("fuzz/Cargo.lock"), layout.root.join("Cargo.lock"));
    let changed = |path: &Path| fs::metadata(path).and_then(|about| about.modified());
    if changed(&lock).ok() < changed(&ours).ok() {
        fs::copy(&ours, &lock).when("fuzz/Cargo.lock")?;
    }
    let arguments = ["build", "--manifest-path", "fuzz/Cargo.toml", "--target", host];
    let mut command = cargo(layout, &arguments);
    command.arg("--target-dir").arg(folder(layout, "build")).env("RUSTFLAGS", FLAGS);
    show(&mut command)
}

/// Runs one target on the generator's files and on what earlier runs found worth keeping.
fn try_out(layout: &Layout, target: &str, file: &Path, seconds: u32) -> Result<(), Failure> {
    let made = |what: &str| {
        let folder = folder(layout, what).join(target);
        fs::create_dir_all(&folder).when(folder.display())?;
        Ok::<PathBuf, Failure>(folder)
    };
    let (seeds, corpus, artifacts) = (made("seeds")?, made("corpus")?, made("artifacts")?);
    show(program(layout, file).env("STORELOOP_SEEDS", &seeds))?;
    println!("\n{target}: {seconds} s");
    let mut prefix = std::ffi::OsString::from("-artifact_prefix=");
    prefix.push(artifacts.join(""));
    let mut command: Command = program(layout, file);
    command.arg(corpus).arg(seeds).args(LIMITS).arg(prefix);
    command.args([format!("-max_total_time={seconds}"), "-print_final_stats=1".to_string()]);
    show(&mut command)
}

fn folder(layout: &Layout, what: &str) -> PathBuf {
    layout.target.join("fuzz").join(what)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_target_and_its_time_may_be_said() {
        let said =
            |target: Option<&str>, seconds| Wish { target: target.map(str::to_string), seconds };
        let cases = [
            (&[][..], Some(said(None, 60))),
            (&["xls"][..], Some(said(Some("xls"), 60))),
            (&["xls", "--seconds", "5"][..], Some(said(Some("xls"), 5))),
            (&["--seconds", "5"][..], Some(said(None, 5))),
            (&["--seconds"][..], None),
            (&["--minutes", "5"][..], None),
            (&["xls", "xlsx"][..], None),
        ];
        for (arguments, expected) in cases {
            assert_eq!(wish(arguments).ok(), expected, "{arguments:?}");
        }
    }
}
