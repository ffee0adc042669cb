//! What others take for the same mathematics: Python packages in an environment of their own, thrown
//! away with the folder of the bench.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use serde_json::Value;

use super::{Promise, median};
use crate::failure::{Failure, While};
use crate::layout::Layout;
use crate::process::{program, read};

const SCRIPT: &str = include_str!("peers.py");
const PACKAGES: [&str; 4] = ["lifetimes", "efficient-apriori", "pandas", "scipy"];
/// The last day of the purchases.
const UNTIL: &str = "1998-06-30";
const RUNS: usize = 15;
/// We shall take no more than a twentieth of what they take.
const SHARE: f64 = 1.0 / 20.0;

/// Compares the fit of the CDNOW master, which one of the packages brings along, and the rules of
/// baskets where a file of them is named (`basket,item`; the published groceries may not be copied).
pub fn measure(
    layout: &Layout,
    folder: &Path,
    baskets: Option<&Path>,
) -> Result<Vec<Promise>, Failure> {
    let python = environment(layout, folder, &PACKAGES)?;
    let script = folder.join("peers.py");
    fs::write(&script, SCRIPT).when(script.display())?;
    let mut theirs = program(layout, &python);
    theirs.arg(&script).arg(folder).arg(UNTIL).arg(baskets.unwrap_or(Path::new("")));
    let printed = read(&mut theirs)?;
    let theirs: Value = serde_json::from_str(&printed).when("peers.py")?;
    let text = |name: &str| theirs[name].as_str().unwrap_or_default();
    println!("  {}", text("versions"));
    let purchases = text("purchases");
    let fit = ["insight", "bgnbd", purchases, "--unit", "week", "--until", UNTIL, "--json"];
    let mut promises =
        vec![compared(layout, "lifetimes fitted to the CDNOW master", &fit, &theirs["fit"])?];
    match baskets {
        Some(baskets) => {
            let limits = ["--min-support", "0.001", "--min-confidence", "0.5", "--csv"];
            let path = baskets.display().to_string();
            let rules = [&["insight", "rules", &path][..], &limits[..]].concat();
            let what = "rules of support 0.001 and confidence 0.5";
            promises.push(compared(layout, what, &rules, &theirs["rules"])?);
        }
        None => println!("  rules: no file of baskets was named (--baskets FILE)"),
    }
    Ok(promises)
}

/// A Python of its own in a folder, with packages.
pub(super) fn environment(
    layout: &Layout,
    folder: &Path,
    packages: &[&str],
) -> Result<PathBuf, Failure> {
    let environment = folder.join("environment");
    read(program(layout, "python3").args(["-m", "venv"]).arg(&environment))?;
    let python = environment.join("bin/python3");
    read(program(layout, &python).args(["-m", "pip", "install", "--quiet"]).args(packages))?;
    Ok(python)
}

/// Our work against theirs. The start of a program is not counted on either side: theirs begins when
/// its packages are imported, from ours we take away what it needs to start and tell its version.
fn compared(
    layout: &Layout,
    what: &str,
    arguments: &[&str],
    theirs: &Value,
) -> Result<Promise, Failure> {
    let nothing = || Failure::new(format!("{what}: nothing was measured"));
    let theirs = theirs["seconds"].as_f64().filter(|seconds| *seconds > 0.0).ok_or_else(nothing)?;
    let whole = median(seconds(layout, arguments)?).ok_or_else(nothing)?;
    let start = median(seconds(layout, &["--version"])?).ok_or_else(nothing)?;
    let ours = whole - start;
    Ok(Promise {
        what: format!("{what}, to the Python package for it"),
        measured: ours / theirs,
        limit: SHARE,
        unit: "x",
        behind: format!(
            "{:.1} ms after a start of {:.1} to {:.0} ms: {:.0} times as fast",
            ours * 1e3,
            start * 1e3,
            theirs * 1e3,
            theirs / ours
        ),
    })
}

/// How long our program took from its start to its end, several times.
fn seconds(layout: &Layout, arguments: &[&str]) -> Result<Vec<f64>, Failure> {
    (0..RUNS)
        .map(|_| {
            let begun = Instant::now();
            read(program(layout, layout.release_cli()).args(arguments))?;
            Ok(begun.elapsed().as_secs_f64())
        })
        .collect()
}
