//! A file that cannot be read in one sitting is two files.

use crate::assert_none;
use crate::sources::{self, Source};

const RUST_LINES: usize = 800;
const TYPESCRIPT_LINES: usize = 500;

fn fault(source: &Source, limit: usize) -> Option<String> {
    let lines = source.text.lines().count();
    (lines > limit).then(|| format!("{} has {lines} lines, above {limit}", source.path))
}

#[test]
fn every_file_is_within_its_budget() {
    let rust = sources::rust();
    let typescript = sources::typescript();
    let faults: Vec<String> = rust
        .iter()
        .filter_map(|source| fault(source, RUST_LINES))
        .chain(typescript.iter().filter_map(|source| fault(source, TYPESCRIPT_LINES)))
        .collect();
    assert_none("files over budget", &faults);
}

#[test]
fn the_budget_is_the_last_line_allowed() {
    let of_lines = |count| Source { path: "x.rs".into(), text: "line\n".repeat(count) };
    assert_eq!(fault(&of_lines(800), RUST_LINES), None);
    assert!(fault(&of_lines(801), RUST_LINES).is_some());
}
