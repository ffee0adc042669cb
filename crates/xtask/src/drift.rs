//! Generated files are committed; these compare them with what the sources would generate today.

use std::fs;
use std::path::Path;

use crate::failure::{Failure, While};
use crate::layout::Layout;

/// Fails when the committed file is not what was generated, naming the first line that differs.
pub fn compare(
    layout: &Layout,
    committed: &Path,
    generated: &str,
    verb: &str,
) -> Result<(), Failure> {
    let name = layout.shown(committed);
    let text = fs::read_to_string(committed).when(&name)?;
    match first_difference(&text, generated) {
        None => Ok(()),
        Some(line) => Err(Failure::new(format!(
            "{name} is out of date from line {line}; write it anew with `cargo xtask {verb}`"
        ))),
    }
}

/// Number of the first line that differs. Line ends do not count: git may have changed them.
fn first_difference(one: &str, other: &str) -> Option<usize> {
    let mut ones = one.lines();
    let mut others = other.lines();
    for line in 1.. {
        match (ones.next(), others.next()) {
            (None, None) => return None,
            (left, right) if left == right => {}
            _ => return Some(line),
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_changed_or_added_line_is_a_difference_and_a_line_end_is_not() {
        let cases = [
            ("a\nb\n", "a\nb\n", None),
            ("a\r\nb\r\n", "a\nb", None),
            ("a\nb\n", "a\nc\n", Some(2)),
            ("a\n", "a\nb\n", Some(2)),
            ("", "a\n", Some(1)),
        ];
        for (one, other, expected) in cases {
            assert_eq!(first_difference(one, other), expected, "{one:?} against {other:?}");
        }
    }
}
