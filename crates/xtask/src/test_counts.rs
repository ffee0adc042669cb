//! Reads how many tests `cargo test` ran from the lines it closes each test program with.

use crate::failure::Failure;
use crate::process::show_and_watch;
use crate::steps::{Ending, Tally};

/// Runs a `cargo test` command and counts its tests. A run without any test is a failure: it
/// would prove nothing.
pub fn run_counted(command: &mut std::process::Command) -> Result<Ending, Failure> {
    let mut tally = Tally::default();
    let ended_well = show_and_watch(command, |line| {
        if let Some(more) = result_line(line) {
            tally = tally.plus(more);
        }
    })?;
    if !ended_well {
        return Err(Failure::of_tests("a test failed, or the tests do not compile", tally));
    }
    if tally.passed == 0 {
        return Err(Failure::new("no test ran"));
    }
    Ok(Ending::Done(tally))
}

/// The same for tests that press keys of a real window on a busy machine: those that failed run once
/// more, each alone by the command of `again`, and are said by name.
pub fn run_counted_twice(
    command: &mut std::process::Command,
    again: impl Fn(&str) -> std::process::Command,
) -> Result<Ending, Failure> {
    let (mut tally, mut failed) = (Tally::default(), Vec::new());
    let ended_well = show_and_watch(command, |line| {
        if let Some(more) = result_line(line) {
            tally = tally.plus(more);
        }
        failed.extend(failed_test(line).map(str::to_owned));
    })?;
    if ended_well && tally.passed > 0 {
        return Ok(Ending::Done(tally));
    }
    if failed.is_empty() || failed.len() as u64 != tally.failed {
        return Err(Failure::of_tests("a test failed, or the tests do not compile", tally));
    }
    for name in &failed {
        println!("  failed, and tried once more: {name}");
        if show_and_watch(&mut again(name), |_| {})? {
            tally = Tally { passed: tally.passed + 1, failed: tally.failed - 1 };
        }
    }
    if tally.failed > 0 {
        return Err(Failure::of_tests("a test failed twice", tally));
    }
    println!("  passed at the second try only: {}", failed.join(", "));
    Ok(Ending::Done(tally))
}

/// `test shell_walk::the_language_changes ... FAILED`
fn failed_test(line: &str) -> Option<&str> {
    line.trim().strip_prefix("test ")?.strip_suffix(" ... FAILED")
}

/// `test result: ok. 12 passed; 0 failed; 0 ignored; 0 measured; ...`
fn result_line(line: &str) -> Option<Tally> {
    let (_verdict, counts) = line.trim().strip_prefix("test result: ")?.split_once(". ")?;
    let count = |word: &str| {
        counts.split(';').find_map(|part| part.trim().strip_suffix(word)?.trim().parse().ok())
    };
    Some(Tally { passed: count(" passed")?, failed: count(" failed")? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failed_test_is_known_by_its_line() {
        let cases = [
            ("test shell_walk::it_opens ... FAILED", Some("shell_walk::it_opens")),
            ("test shell_walk::it_opens ... ok", None),
            ("test result: FAILED. 7 passed; 2 failed", None),
            ("FAILED", None),
        ];
        for (line, expected) in cases {
            assert_eq!(failed_test(line), expected, "{line}");
        }
    }

    #[test]
    fn closing_lines_of_cargo_test_are_counted_and_other_lines_are_not() {
        let cases = [
            (
                "test result: ok. 12 passed; 0 failed; 0 ignored; 0 measured; 3 filtered out",
                Some(Tally { passed: 12, failed: 0 }),
            ),
            (
                "test result: FAILED. 7 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out",
                Some(Tally { passed: 7, failed: 2 }),
            ),
            ("running 12 tests", None),
            ("test a_customer_passed ... ok", None),
            ("test result: unknown", None),
        ];
        for (line, expected) in cases {
            assert_eq!(result_line(line), expected, "{line}");
        }
    }
}
