//! `storeloop-cli`: the same operations as the window, for nightly jobs and scripts.
//!
//! Whoever can run it on a data folder has the data anyway, so it acts as the chain's owner. It
//! never asks: what it cannot do ends in one line on stderr and a code other than zero.

mod arguments;
mod commands;
mod data_folder;
mod failure;
mod lookup;
mod printer;
mod progress;
mod speech;

use std::io::Write;
use std::process::ExitCode;

use clap::Parser;

use arguments::Arguments;
use failure::Failure;
use printer::Printer;

const CANNOT: u8 = 1;
const BAD_ARGUMENTS: u8 = 2;

fn main() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => return refuse_arguments(&error),
    };
    let language = speech::language(arguments.lang);
    let mut printer = Printer::new(arguments.json, language);
    let outcome = commands::run(&arguments, &mut printer).and_then(|()| printer.finish());
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        // Whoever read our output has seen enough, as `head` does.
        Err(Failure::ReaderGone) => ExitCode::SUCCESS,
        Err(failure) => {
            // What was printed before the failure belongs to the reader all the same.
            let _ = printer.finish();
            let code = if failure.is_usage() { BAD_ARGUMENTS } else { CANNOT };
            complain(&speech::failure(language, &failure, arguments.data.as_deref()));
            ExitCode::from(code)
        }
    }
}

fn refuse_arguments(error: &clap::Error) -> ExitCode {
    if !error.use_stderr() {
        // Help and version. A closed pipe is no reason to fail.
        let _ = error.print();
        return ExitCode::SUCCESS;
    }
    let language = speech::language(arguments::language_among(std::env::args()));
    complain(&speech::usage(language, error));
    ExitCode::from(BAD_ARGUMENTS)
}

fn complain(line: &str) {
    // One line, whatever a cause brought along. There is nobody left to tell if this fails.
    let _ = writeln!(std::io::stderr(), "storeloop-cli: {}", line.replace(['\n', '\r'], " "));
}
