//! Which crate may know which: domain <- exchange <- replica <- {the app, the CLI}.

use crate::assert_none;
use crate::sources;

/// A crate of this house and the ones it may depend on. A new crate gets its line here together
/// with the decision that explains it.
const ARROWS: &[(&str, &[&str])] = &[
    ("storeloop-domain", &[]),
    ("storeloop-exchange", &["storeloop-domain"]),
    ("storeloop-insight", &[]),
    ("storeloop-replica", &["storeloop-domain", "storeloop-exchange", "storeloop-insight"]),
    ("storeloop-cli", &["storeloop-domain", "storeloop-insight", "storeloop-replica"]),
    ("storeloop", &["storeloop-domain", "storeloop-replica"]),
    // It makes the files the reader is judged by, so it must not know the reader.
    ("storeloop-formats", &[]),
    (
        "storeloop-tests",
        &[
            "storeloop-domain",
            "storeloop-exchange",
            "storeloop-formats",
            "storeloop-insight",
            "storeloop-replica",
        ],
    ),
    ("storeloop-fuzz", &["storeloop-domain", "storeloop-exchange", "storeloop-formats"]),
    ("xtask", &["storeloop-formats"]),
];

/// What only the tests of a crate may know beside.
const ARROWS_OF_TESTS: &[(&str, &[&str])] = &[
    // The reader is judged by the files of a maker that does not know it.
    ("storeloop-exchange", &["storeloop-formats"]),
];

/// Dependencies that belong to one room: a name, or a beginning ending in `-`.
const AT_HOME: &[(&str, &str)] = &[
    ("tauri", "storeloop"),
    ("tauri-", "storeloop"),
    ("wry", "storeloop"),
    ("rusqlite", "storeloop-replica"),
    ("libsqlite3-sys", "storeloop-replica"),
    ("keyring", "storeloop-replica"),
    ("dbus-secret-service", "storeloop-replica"),
    ("libfuzzer-sys", "storeloop-fuzz"),
];

fn faults(manifest: &toml::Table) -> Vec<String> {
    let name = manifest["package"]["name"].as_str().unwrap_or_default();
    let Some((_, may_know)) = ARROWS.iter().find(|(known, _)| *known == name) else {
        return vec![format!("{name} is new: give it a decision record and its arrows")];
    };
    let of_tests = ARROWS_OF_TESTS.iter().find(|(known, _)| *known == name);
    let of_tests = of_tests.map_or(&[] as &[&str], |(_, may_know)| may_know);
    let known_to_tests = [*may_know, of_tests].concat();
    let shipped = dependencies(manifest, &["dependencies", "build-dependencies"]);
    let tested = dependencies(manifest, &["dev-dependencies"]);
    let forbidden = shipped
        .into_iter()
        .filter(|dependency| !allowed(name, may_know, dependency))
        .chain(tested.into_iter().filter(|dependency| !allowed(name, &known_to_tests, dependency)));
    forbidden.map(|dependency| format!("{name} must not depend on {dependency}")).collect()
}

fn allowed(name: &str, may_know: &[&str], dependency: &str) -> bool {
    if ARROWS.iter().any(|(ours, _)| *ours == dependency) {
        return may_know.contains(&dependency);
    }
    let home = AT_HOME.iter().find(|(guest, _)| {
        dependency == *guest || (guest.ends_with('-') && dependency.starts_with(guest))
    });
    home.is_none_or(|(_, home)| *home == name)
}

/// Package names of all dependencies of these kinds: those of single platforms too.
fn dependencies(manifest: &toml::Table, kinds: &[&str]) -> Vec<String> {
    let of_platforms = manifest.get("target").and_then(toml::Value::as_table);
    let platforms = of_platforms.into_iter().flat_map(|table| table.values());
    let tables = platforms.filter_map(toml::Value::as_table).chain([manifest]);
    tables
        .flat_map(|table| kinds.iter().filter_map(|kind| table.get(*kind)?.as_table()))
        .flat_map(|named| named.iter().map(|(name, how)| package(name, how)))
        .collect()
}

/// The package behind the name a dependency is used by.
fn package(name: &str, how: &toml::Value) -> String {
    if let Some(package) = how.get("package").and_then(toml::Value::as_str) {
        return package.to_owned();
    }
    let inherited = how.get("workspace").and_then(toml::Value::as_bool).unwrap_or(false);
    let short = format!("storeloop-{name}");
    // The workspace gives our crates short names: `domain` for storeloop-domain.
    if inherited && ARROWS.iter().any(|(ours, _)| *ours == short) { short } else { name.to_owned() }
}

#[test]
fn crates_depend_only_downwards() {
    let mut found = sources::below("crates", &["Cargo.toml"]);
    found.extend(sources::below("tests", &["Cargo.toml"]));
    found.extend(sources::below("fuzz", &["Cargo.toml"]));
    let mut manifests: Vec<String> = found.into_iter().map(|source| source.text).collect();
    manifests.push(sources::read("Cargo.toml"));
    let faults: Vec<String> = manifests
        .iter()
        .flat_map(|text| faults(&text.parse().expect("Cargo.toml is TOML")))
        .collect();
    assert_none("a crate knows what it must not", &faults);
}

#[test]
fn every_kind_of_forbidden_arrow_is_seen() {
    let cases = [
        ("[package]\nname='storeloop-domain'\n[dependencies]\nreplica.workspace=true", 1),
        ("[package]\nname='storeloop-domain'\n[dependencies]\nserde='1'", 0),
        ("[package]\nname='storeloop-exchange'\n[dev-dependencies]\nrusqlite.workspace=true", 1),
        ("[package]\nname='storeloop-exchange'\n[dev-dependencies]\nformats.workspace=true", 0),
        ("[package]\nname='storeloop-exchange'\n[dependencies]\nformats.workspace=true", 1),
        ("[package]\nname='storeloop-replica'\n[dev-dependencies]\nformats.workspace=true", 1),
        (
            "[package]\nname='storeloop-replica'\n[dependencies]\nrusqlite='1'\ndomain={workspace=true}",
            0,
        ),
        ("[package]\nname='storeloop-cli'\n[build-dependencies]\ntauri-build='2'", 1),
        ("[package]\nname='storeloop-cli'\n[target.'cfg(unix)'.dependencies]\ntauri='2'", 1),
        (
            "[package]\nname='storeloop-cli'\n[dependencies]\nx={package='storeloop-tests',path='x'}",
            1,
        ),
        ("[package]\nname='storeloop'\n[dependencies]\ntauri='2'\nreplica.workspace=true", 0),
        ("[package]\nname='storeloop-helpers'", 1),
    ];
    for (text, expected) in cases {
        let manifest: toml::Table = text.parse().expect("a manifest");
        assert_eq!(faults(&manifest).len(), expected, "{text}");
    }
}
