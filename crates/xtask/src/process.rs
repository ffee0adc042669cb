//! Other programs: run and shown, run and counted, run and read.

use std::ffi::OsStr;
use std::io::{BufRead, BufReader, Write, stdout};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::failure::{Failure, While};
use crate::layout::Layout;

/// A program started in the project's root.
pub fn program(layout: &Layout, name: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(name);
    command.current_dir(&layout.root);
    // Sample chains and benchmarks leave nothing in the developer's own store for secrets.
    command.env("STORELOOP_KEY_STORE", "file");
    command
}

/// `cargo`, the one that runs this task, with the given arguments.
pub fn cargo(layout: &Layout, arguments: &[&str]) -> Command {
    let name = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = program(layout, name);
    command.args(arguments);
    command
}

/// `npm` in the UI's package.
pub fn npm(layout: &Layout, arguments: &[&str]) -> Command {
    let mut command = program(layout, if cfg!(windows) { "npm.cmd" } else { "npm" });
    command.current_dir(layout.ui()).args(arguments);
    command
}

/// Runs the program with its output on the terminal; fails when it does.
pub fn show(command: &mut Command) -> Result<(), Failure> {
    let status = command.status().when(named(command))?;
    if status.success() {
        return Ok(());
    }
    Err(Failure::new(format!("{} ended with {status}", named(command))))
}

/// Runs the program with its output on the terminal and gives every line of standard output to
/// `seen` as well. Returns whether the program ended well.
pub fn show_and_watch(command: &mut Command, mut seen: impl FnMut(&str)) -> Result<bool, Failure> {
    let mut child = command.stdout(Stdio::piped()).spawn().when(named(command))?;
    if let Some(output) = child.stdout.take() {
        for line in BufReader::new(output).split(b'\n') {
            let line = line.when(named(command))?;
            let line = String::from_utf8_lossy(&line);
            println!("{line}");
            seen(&line);
        }
    }
    stdout().flush().when("standard output")?;
    Ok(child.wait().when(named(command))?.success())
}

/// Runs the program and returns its standard output; its errors go to the terminal.
pub fn read(command: &mut Command) -> Result<String, Failure> {
    let output = command.stderr(Stdio::inherit()).output().when(named(command))?;
    if !output.status.success() {
        return Err(Failure::new(format!("{} ended with {}", named(command), output.status)));
    }
    String::from_utf8(output.stdout).when(named(command))
}

/// Where a program of that name is found on the PATH, if anywhere.
pub fn found(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    let file = format!("{name}{}", std::env::consts::EXE_SUFFIX);
    std::env::split_paths(&path).map(|folder| folder.join(&file)).find(|file| file.is_file())
}

fn named(command: &Command) -> String {
    let program = Path::new(command.get_program());
    let mut words = vec![program.file_stem().unwrap_or_default().to_string_lossy().into_owned()];
    words.extend(command.get_args().take(3).map(|word| word.to_string_lossy().into_owned()));
    words.join(" ")
}
