//! Nothing half done, nothing switched off.

use crate::assert_none;
use crate::rust_text::split;
use crate::sources::{self, Source};

const RUST: &[&str] = &["todo!", "unimplemented!", "dbg!(", "#[ignore"];
const TYPESCRIPT: &[&str] =
    &[".only(", ".skip(", ".todo(", "as any", "@ts-ignore", "@ts-nocheck", "biome-ignore-all"];

fn rust_faults(source: &Source) -> Vec<String> {
    let text = split(&source.text);
    let words = RUST
        .iter()
        .flat_map(|word| text.lines_with(word).into_iter().map(move |line| (line, *word)));
    words.map(|(line, word)| format!("{}:{line} has {word}", source.path)).collect()
}

fn typescript_faults(source: &Source) -> Vec<String> {
    let lines = source.text.lines().enumerate();
    lines
        .flat_map(|(index, line)| {
            TYPESCRIPT
                .iter()
                .filter(move |word| has_word(line, word))
                .map(move |word| (index, word))
        })
        .map(|(index, word)| format!("{}:{} has {word}", source.path, index + 1))
        .collect()
}

/// Whether the line has the text, not as the beginning of a longer word (`as anything`).
fn has_word(line: &str, word: &str) -> bool {
    line.match_indices(word).any(|(at, _)| {
        let after = line[at + word.len()..].chars().next();
        word.ends_with('(') || !after.is_some_and(char::is_alphanumeric)
    })
}

#[test]
fn nothing_is_left_half_done_or_switched_off() {
    let rust = sources::rust();
    let typescript = sources::typescript();
    let faults: Vec<String> = rust
        .iter()
        .flat_map(rust_faults)
        .chain(typescript.iter().flat_map(typescript_faults))
        .collect();
    assert_none("leftovers", &faults);
}

#[test]
fn each_leftover_is_seen() {
    let rust = [
        ("fn f() { todo!() }", 1),
        ("fn f() { unimplemented!(\"later\") }", 1),
        ("#[test]\n#[ignore = \"slow\"]\nfn f() {}", 1),
        ("// todo! is banned\nlet banned = \"#[ignore]\";", 0),
    ];
    for (text, expected) in rust {
        let source = Source { path: "x.rs".into(), text: text.into() };
        assert_eq!(rust_faults(&source).len(), expected, "{text}");
    }
    let typescript = [
        ("it.only(\"a\", () => {});", 1),
        ("describe.skip(\"a\", () => {});", 1),
        ("const row = value as any;", 1),
        ("const row = value as anything;", 0),
        ("// @ts-ignore", 1),
    ];
    for (text, expected) in typescript {
        let source = Source { path: "x.ts".into(), text: text.into() };
        assert_eq!(typescript_faults(&source).len(), expected, "{text}");
    }
}
