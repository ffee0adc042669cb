//! The domain crate asks nobody the time and touches nothing: its rules give the same answer on
//! every device and in every test.

use crate::assert_none;
use crate::rust_text::split;
use crate::sources::{self, Source};

const FORBIDDEN: &[&str] = &[
    "SystemTime",
    "Instant::now",
    "Utc::now",
    "Local::now",
    "std::fs",
    "std::net",
    "std::env",
    "std::process",
    "std::thread",
];

fn faults(source: &Source) -> Vec<String> {
    let text = split(&source.text);
    let uses = FORBIDDEN
        .iter()
        .flat_map(|word| text.lines_with(word).into_iter().map(move |line| (line, *word)));
    uses.map(|(line, word)| format!("{}:{line} uses {word}", source.path)).collect()
}

#[test]
fn domain_and_insight_have_no_clock_and_no_io() {
    let domain = sources::below("crates/domain/src", &[".rs"]);
    let insight = sources::below("crates/insight/src", &[".rs"]);
    let faults: Vec<String> = domain.iter().chain(&insight).flat_map(faults).collect();
    assert_none("domain and insight must stay pure", &faults);
}

#[test]
fn a_clock_and_a_file_are_seen_and_a_comment_about_them_is_not() {
    let cases = [
        ("let now = std::time::SystemTime::now();", 1),
        ("let now = chrono::Utc::now();", 1),
        ("use std::fs;", 1),
        ("let socket = std::net::TcpStream::connect(host);", 1),
        ("// never std::fs here\nlet text = \"Utc::now\";", 0),
    ];
    for (text, expected) in cases {
        let source = Source { path: "crates/domain/src/x.rs".into(), text: text.into() };
        assert_eq!(faults(&source).len(), expected, "{text}");
    }
}
