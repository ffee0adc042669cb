//! ARCHITECTURE.md names every room that stands, and none that does not.

use crate::assert_none;
use crate::sources;

fn faults(page: &str, rooms: &[String]) -> Vec<String> {
    let unnamed = rooms.iter().filter(|room| !page.contains(room.as_str()));
    let mut faults: Vec<String> =
        unnamed.map(|room| format!("{room} is not in ARCHITECTURE.md")).collect();
    let imagined = named_crates(page).into_iter().filter(|named| !rooms.contains(named));
    faults.extend(imagined.map(|named| format!("{named} is in ARCHITECTURE.md and nowhere else")));
    faults
}

/// Every `crates/name` the page speaks of.
fn named_crates(page: &str) -> Vec<String> {
    let mut named: Vec<String> = page
        .split("crates/")
        .skip(1)
        .map(|rest| {
            rest.chars().take_while(|next| next.is_alphanumeric() || *next == '-').collect()
        })
        .filter(|name: &String| !name.is_empty())
        .map(|name| format!("crates/{name}"))
        .collect();
    named.sort();
    named.dedup();
    named
}

#[test]
fn the_architecture_page_names_every_room_that_stands() {
    let crates = sources::folders_in("crates").into_iter().map(|name| format!("crates/{name}"));
    let top = sources::folders_in("").into_iter().filter(|name| name != "crates");
    let rooms: Vec<String> = crates.chain(top.map(|name| format!("{name}/"))).collect();
    assert_none("rooms", &faults(&sources::read("ARCHITECTURE.md"), &rooms));
}

#[test]
fn an_unnamed_and_an_imagined_room_are_seen() {
    let rooms = ["crates/domain".to_owned(), "ui/".to_owned()];
    let cases = [
        ("crates/domain holds rules; ui/ shows them", 0),
        ("crates/domain holds rules", 1),
        ("crates/domain, crates/hub and ui/", 1),
        ("nothing", 2),
    ];
    for (page, expected) in cases {
        assert_eq!(faults(page, &rooms).len(), expected, "{page}");
    }
}
