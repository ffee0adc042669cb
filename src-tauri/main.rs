//! Opens the window, or writes the TypeScript side of its commands and ends.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

use std::path::Path;
use std::process::ExitCode;

use storeloop::{Failure, Started, export_bindings, run};

fn main() -> ExitCode {
    let started = Started::now();
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match perform(&arguments, started) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("storeloop: {failure}");
            ExitCode::FAILURE
        }
    }
}

fn perform(arguments: &[&str], started: Started) -> Result<(), Failure> {
    match arguments {
        [] => run(started),
        ["--export-bindings", path] => export_bindings(Path::new(path)),
        _ => Err("usage: storeloop [--export-bindings FILE]".into()),
    }
}
