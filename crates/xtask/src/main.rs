//! The project's own commands: `cargo xtask run | test | check | bench | bindings | schema |
//! metrics | formats | fuzz | release`. Each verb is one small file; a fresh machine with Rust and Node needs nothing else.
// A terminal command speaks on standard output.
#![allow(clippy::print_stdout)]

mod bench;
mod bindings;
mod check;
mod debian;
mod drift;
mod failure;
mod formats;
mod fuzz;
mod layout;
mod metrics;
mod process;
mod release;
mod run;
mod schema;
mod screen;
mod steps;
mod test;
mod test_counts;
mod ui;
mod window;

use std::path::Path;
use std::process::ExitCode;

use failure::{Failure, While};
use layout::Layout;

const USAGE: &str = "\
cargo xtask VERB

  run        build the app and open it with the sample chain
             (--fresh: with an empty folder, as on the first day;
             without a display: photograph the screens into screenshots/)
  test       everything CI runs, in CI's order
  check      the quick half: format, types, lints
  bench      measure the speed promises and print the table of docs/benchmarks.md
             (bench PART: import, reading, preview, memory, op-log or window alone;
             bench scale: a chain of 10,000,000 sales lines, made once;
             bench scale --percent N: one of that size;
             bench peers: Python packages for the same mathematics;
             bench peers --baskets FILE: also rules of a file of basket,item)
  bindings   write ui/src/bindings.ts from the shell's commands
  schema     write migrations/replica/schema.sql from a fresh database
  metrics    write docs/metrics.md: which requirement is which metric
  formats    write a file of every format and their right totals into a folder
             (formats DIR)
  fuzz       give the reader damaged files until one of them breaks it, 60 s for each reader
             (fuzz TARGET, fuzz --seconds N; needs a C++ compiler)
  release    make the installers of this platform";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match perform(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("xtask: {failure}");
            ExitCode::FAILURE
        }
    }
}

fn perform(arguments: &[String]) -> Result<(), Failure> {
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let layout = Layout::find()?;
    match words.as_slice() {
        ["run"] => run::run(&layout, run::Start::SampleChain),
        ["run", "--fresh"] => run::run(&layout, run::Start::EmptyFolder),
        ["test"] => test::run(&layout),
        ["check"] => check::run(&layout),
        ["bench"] => bench::run(&layout, None),
        ["bench", "scale", "--percent", size] => {
            bench::run_scale(&layout, size.parse().when("--percent")?)
        }
        ["bench", "peers"] => bench::run_peers(&layout, None),
        ["bench", "peers", "--baskets", file] => bench::run_peers(&layout, Some(Path::new(file))),
        ["bench", part] => bench::run(&layout, Some(part)),
        ["bindings"] => bindings::write(&layout),
        ["schema"] => schema::write(&layout),
        ["metrics"] => metrics::write(&layout),
        ["formats", folder] => formats::write(Path::new(folder)),
        ["fuzz", arguments @ ..] => fuzz::run(&layout, arguments),
        ["release"] => release::run(&layout),
        [] | ["help" | "--help" | "-h"] => {
            println!("{USAGE}");
            Ok(())
        }
        unknown => Err(Failure::new(format!("`{}` is not known\n\n{USAGE}", unknown.join(" ")))),
    }
}
