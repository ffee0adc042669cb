//! The house rules, as tests. Each rule is a function from text to faults, proved on a small
//! text that breaks it, and then held against the whole project.

mod arrows;
mod budget;
mod domain_purity;
mod leftovers;
mod migrations;
mod rooms;
mod rust_text;
mod sources;
mod sql;
mod ui_borders;

/// Fails with every fault on a line of its own, so that one run shows all.
#[track_caller]
fn assert_none(rule: &str, faults: &[String]) {
    assert!(faults.is_empty(), "{rule}:\n  {}", faults.join("\n  "));
}
