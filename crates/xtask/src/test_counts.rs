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
