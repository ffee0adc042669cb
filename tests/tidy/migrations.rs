//! A migration that has landed is never edited: databases in shops have already run it.

use sha2::{Digest, Sha256};

use crate::assert_none;
use crate::sources;

const FOLDER: &str = "migrations/replica";

/// `listed`: the lines of checksums.txt, as `sha256sum` writes them. `present`: name and text of
/// each numbered migration, in order.
fn faults(listed: &str, present: &[(String, String)]) -> Vec<String> {
    let listed: Vec<(&str, &str)> =
        listed.lines().filter_map(|line| line.split_once("  ")).collect();
    let mut faults = Vec::new();
    for (position, (name, text)) in present.iter().enumerate() {
        let sum = checksum(text);
        match listed.get(position) {
            Some((known, listed)) if listed == name && *known == sum => {}
            Some((_, listed)) if listed == name => {
                faults.push(format!("{name} was edited; add a new migration instead"));
            }
            Some((_, listed)) => faults.push(format!("expected {listed} before {name}")),
            None => faults.push(format!("append to {FOLDER}/checksums.txt: {sum}  {name}")),
        }
    }
    let gone = listed.iter().skip(present.len());
    faults.extend(gone.map(|(_, name)| format!("{name} is listed and not there")));
    faults
}

/// Line ends do not count: git may write them anew on another system.
fn checksum(text: &str) -> String {
    let digest = Sha256::digest(text.replace("\r\n", "\n"));
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn name_in_folder(path: &str) -> String {
    path.trim_start_matches(FOLDER).trim_start_matches('/').to_owned()
}

#[test]
fn landed_migrations_are_unchanged() {
    let mut present: Vec<(String, String)> = sources::below(FOLDER, &[".sql"])
        .into_iter()
        .map(|source| (name_in_folder(&source.path), source.text))
        .collect();
    present.retain(|(name, _)| name.starts_with(|first: char| first.is_ascii_digit()));
    assert!(!present.is_empty(), "there is a first migration");
    let faults = faults(&sources::read("migrations/replica/checksums.txt"), &present);
    assert_none("migrations", &faults);
}

#[test]
fn an_edited_a_new_a_removed_and_a_squeezed_in_migration_are_seen() {
    let file = |name: &str, text: &str| (name.to_owned(), text.to_owned());
    let first = file("0001_orders.sql", "one\n");
    let second = file("0002_goals.sql", "two\n");
    let both = format!("{}  {}\n{}  {}\n", checksum("one\n"), first.0, checksum("two\n"), second.0);
    let cases = [
        (vec![first.clone(), second.clone()], None),
        (vec![file("0001_orders.sql", "one\r\n"), second.clone()], None),
        (vec![file("0001_orders.sql", "changed\n"), second.clone()], Some("was edited")),
        (vec![first.clone()], Some("not there")),
        (vec![first.clone(), file("0001b_more.sql", "x"), second.clone()], Some("expected")),
        (vec![first, second, file("0003_pay.sql", "three\n")], Some("append")),
    ];
    for (present, expected) in cases {
        let found = faults(&both, &present).join("; ");
        match expected {
            None => assert_eq!(found, "", "{present:?}"),
            Some(words) => assert!(found.contains(words), "{found:?} should say {words:?}"),
        }
    }
}
