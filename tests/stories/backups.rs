//! Backups, and databases that are not as they should be.

use std::path::Path;

use replica::{Error, KeyRing, Replica, list_backups, restore};
use storeloop_tests::{SalesRows, World, fixture};

const DAY_MS: i64 = 86_400_000;

fn keys() -> KeyRing {
    KeyRing::beside_the_data()
}

fn database(world: &World) -> std::path::PathBuf {
    world.room().join("data/storeloop.sqlite")
}

#[test]
fn the_daily_backup_is_made_once_a_day_and_kept_for_fourteen() {
    let world = World::new();
    for _ in 0..20 {
        assert!(world.replica.back_up_daily().expect("backed up").is_some());
        assert!(world.replica.back_up_daily().expect("looked").is_none(), "once a day");
        world.set_clock(world.now() + DAY_MS);
    }
    let backups = world.replica.backups().expect("listed");
    assert_eq!(backups.len(), 15, "today's and the fourteen days before");
    assert!(backups.windows(2).all(|pair| pair[0].taken_at > pair[1].taken_at), "newest first");
}

#[test]
fn a_backup_brings_the_chain_back_as_it_was_and_keeps_the_present_aside() {
    let world = World::new();
    let folder = world.room().join("data");
    let before = world.check();
    let backup = world.replica.back_up(&world.owner()).expect("backed up");
    let rows = SalesRows::new().line("B1", "2026-11-21 10:00", "LIP01", 1, "10", "");
    world.import(&[&rows.save(world.room(), "b.csv")]);
    assert_ne!(world.check(), before);

    let World { folder: room, replica, .. } = world;
    drop(replica);
    restore(&folder, Path::new(&backup.file), keys()).expect("restored");
    let restored = Replica::open(&folder, keys()).expect("opens");
    assert_eq!(restored.check().expect("checked").digest, before);
    let aside = std::fs::read_dir(&folder)
        .expect("a folder")
        .filter(|entry| {
            entry.as_ref().is_ok_and(|e| e.file_name().to_string_lossy().starts_with("replaced-"))
        })
        .count();
    assert!(aside >= 1, "nothing is thrown away");
    drop(room);
}

#[test]
fn a_damaged_copy_is_no_backup() {
    let world = World::new();
    let backup = world.replica.back_up(&world.owner()).expect("backed up");
    let mut bytes = std::fs::read(&backup.file).expect("a file");
    let middle = bytes.len() / 2;
    bytes[middle..middle + 8_192].fill(0xa5);
    std::fs::write(&backup.file, bytes).expect("written");
    let digest = world.check();
    let refused = restore(&world.room().join("data"), Path::new(&backup.file), keys());
    assert!(matches!(refused, Err(Error::Damaged(_))), "{refused:?}");
    assert_eq!(world.check(), digest, "the present data are untouched");
}

#[test]
fn a_damaged_database_is_told_and_its_backups_are_found() {
    let world = World::new();
    world.replica.back_up(&world.owner()).expect("backed up");
    let (folder, file) = (world.room().join("data"), database(&world));
    let World { folder: room, replica, .. } = world;
    drop(replica);
    let mut bytes = std::fs::read(&file).expect("a file");
    bytes[..4_096].fill(0x5a);
    std::fs::write(&file, &bytes).expect("written");
    assert!(matches!(Replica::open(&folder, keys()), Err(Error::Damaged(_))));
    assert_eq!(std::fs::read(&file).expect("a file"), bytes, "it is left as it was");
    let newest = list_backups(&replica::default_folder(&folder)).remove(0);
    restore(&folder, Path::new(&newest.file), keys()).expect("restored");
    Replica::open(&folder, keys()).expect("opens again");
    drop(room);
}

#[test]
fn a_database_of_a_newer_version_is_refused_and_untouched() {
    let room = tempfile::tempdir().expect("a temporary folder");
    let (folder, file) = (room.path().to_path_buf(), room.path().join("storeloop.sqlite"));
    // user_version is the big-endian number at byte 60 of the header.
    let mut bytes = std::fs::read(fixture("../databases/0001.sqlite")).expect("a file");
    bytes[60..64].copy_from_slice(&9_999_u32.to_be_bytes());
    std::fs::write(&file, &bytes).expect("written");
    assert!(matches!(
        Replica::open(&folder, keys()),
        Err(Error::NewerVersion { found: 9_999, .. })
    ));
    assert_eq!(std::fs::read(&file).expect("a file"), bytes);
}

#[test]
fn a_folder_that_cannot_be_used_is_told() {
    let world = World::new();
    let file = world.room().join("not-a-folder");
    std::fs::write(&file, b"x").expect("written");
    let refused = Replica::open(&file, keys()).err();
    assert!(matches!(refused, Some(Error::ReadOnly | Error::Io(_))), "{refused:?}");
}

#[test]
fn two_processes_on_the_same_data_both_write_and_see_each_other() {
    let world = World::new();
    let other = world.second_process();
    let seen = world.replica.data_version().expect("version");
    let store = world.store("S01");
    other
        .save_store(&world.owner(), domain::org::Store { name: "由另一窗口改名".into(), ..store })
        .expect("the other writes");
    assert_ne!(world.replica.data_version().expect("version"), seen, "this one notices");
    assert_eq!(world.store("S01").name, "由另一窗口改名");
    let rows = SalesRows::new().line("T1", "2026-11-21 10:00", "LIP01", 1, "10", "");
    world.import(&[&rows.save(world.room(), "t.csv")]);
    world.check();
    assert_eq!(other.check().expect("checked").log_gaps, 0, "one dense log");
}
