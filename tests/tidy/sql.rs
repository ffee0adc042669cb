//! SQL stays in the replica: a table's shape is known in one crate.

use crate::assert_none;
use crate::rust_text::split;
use crate::sources::{self, Source};

/// How SQL begins, in the capitals it is written in here.
const BEGINNINGS: &[&str] = &[
    "SELECT ",
    "INSERT INTO ",
    "INSERT OR ",
    "UPDATE ",
    "DELETE FROM ",
    "CREATE TABLE ",
    "CREATE INDEX ",
    "ALTER TABLE ",
    "DROP TABLE ",
    "PRAGMA ",
    "WITH RECURSIVE ",
];

/// The replica, and the bench's plain import, which is what the replica is measured against.
const AT_HOME: &[&str] = &["crates/replica/", "crates/xtask/src/bench/import.rs"];

fn faults(source: &Source) -> Vec<String> {
    if AT_HOME.iter().any(|home| source.path.starts_with(home)) {
        return Vec::new();
    }
    let strings = split(&source.text).strings;
    let with_sql = strings.iter().filter(|(_, string)| is_sql(string));
    with_sql.map(|(line, _)| format!("{}:{line} has SQL", source.path)).collect()
}

/// A text is SQL when one of its lines begins like a statement.
fn is_sql(string: &str) -> bool {
    let mut lines = string.split('\n').flat_map(|line| line.split("\\n")).map(str::trim_start);
    lines.any(|line| BEGINNINGS.iter().any(|beginning| line.starts_with(beginning)))
}

#[test]
fn sql_is_written_in_the_replica_alone() {
    let mut product = sources::below("crates", &[".rs"]);
    product.extend(sources::below("src-tauri", &[".rs"]));
    let faults: Vec<String> = product.iter().flat_map(faults).collect();
    assert_none("SQL outside crates/replica", &faults);
}

#[test]
fn sql_is_known_by_its_first_word_wherever_a_line_begins() {
    let cases = [
        ("crates/cli/src/main.rs", "f(\"SELECT id FROM orders\")", 1),
        ("crates/cli/src/main.rs", "f(r#\"\n    INSERT INTO op VALUES (1)\"#)", 1),
        ("crates/cli/src/main.rs", "// SELECT is what the replica does\nf(\"select a store\")", 0),
        ("crates/cli/src/main.rs", "f(\"Please SELECT one\")", 0),
        ("crates/replica/src/orders.rs", "f(\"SELECT id FROM orders\")", 0),
    ];
    for (path, text, expected) in cases {
        let source = Source { path: path.into(), text: text.into() };
        assert_eq!(faults(&source).len(), expected, "{path}: {text}");
    }
}
