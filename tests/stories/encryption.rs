//! Customers' data on the disk: nothing of them in clear, one key, and the way back in.

use std::path::Path;

use domain::access::Role;
use replica::{
    Error, KEY_FILE, Key, KeyPlace, KeyRing, Replica, accept_recovery_key, has_database, restore,
};
use storeloop_tests::{PASSWORD, World, fixture};

/// What a thief of the disk must not read: phones of customers and of a refused row, and names.
const SECRETS: [&str; 5] = ["13912345678", "13812340001", "13587654321", "欧阳海棠", "慕容秋水"];

fn keys() -> KeyRing {
    KeyRing::beside_the_data()
}

fn with_customers() -> World {
    let world = World::new();
    let file = world.room().join("members.csv");
    let rows = "订单号,下单时间,商品编码,商品名称,数量,单价,手机号,客户姓名\n\
                A1,2026-11-20 10:00:00,LIP01,口红,1,100,13912345678,欧阳海棠\n\
                A2,2026-11-21 10:00:00,LIP01,口红,1,100,13812340001,慕容秋水\n\
                A3,不是时间,LIP01,口红,1,100,13587654321,欧阳海棠\n";
    std::fs::write(&file, rows).expect("written");
    world.import(&[&file.to_string_lossy()]);
    std::fs::remove_file(file).expect("removed");
    world
}

/// Files below a folder in which one of these texts stands.
fn files_with(folder: &Path, texts: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            found.extend(files_with(&path, texts));
            continue;
        }
        let bytes = std::fs::read(&path).expect("a file");
        let stands = |text: &&str| bytes.windows(text.len()).any(|at| at == text.as_bytes());
        if texts.iter().any(stands) {
            found.push(path.display().to_string());
        }
    }
    found
}

#[test]
fn no_file_of_the_data_tells_a_phone_number_or_a_name() {
    let world = with_customers();
    let data = world.room().join("data");
    let wal = std::fs::metadata(data.join("storeloop.sqlite-wal")).expect("a write-ahead log");
    assert!(wal.len() > 100_000, "the import still stands in it");
    assert_eq!(files_with(world.room(), &SECRETS), [""; 0], "while it is open");

    world.replica.back_up(&world.owner()).expect("backed up");
    let stick = world.room().join("stick");
    world.replica.back_up_into(&stick).expect("backed up");
    assert_eq!(files_with(world.room(), &SECRETS), [""; 0], "also in backups");
    assert_eq!(files_with(world.room(), &["SQLite format 3", "CREATE TABLE"]), [""; 0]);

    let World { folder: room, replica, .. } = world;
    drop(replica);
    assert_eq!(files_with(room.path(), &SECRETS), [""; 0], "and once it is closed");
}

#[test]
fn a_database_of_an_earlier_version_is_locked_up_at_once() {
    let world = World::on_database(&fixture("../databases/0001.sqlite"));
    let texts = ["SQLite format 3", "CREATE TABLE", "INFLATABLE POLITICAL GLOBE"];
    assert_eq!(files_with(world.room(), &texts), [""; 0]);
    world.check();
    assert_eq!(world.second_process().check().expect("checked").log_gaps, 0);
}

#[test]
fn without_its_key_the_data_stays_shut_and_the_recovery_key_opens_it() {
    let world = with_customers();
    let text = world.replica.recovery_key(&world.owner()).expect("shown");
    let digest = world.check();
    let data = world.room().join("data");
    let World { folder: room, replica, .. } = world;
    drop(replica);
    std::fs::remove_file(data.join(KEY_FILE)).expect("the machine has lost the key");
    let bytes = std::fs::read(data.join("storeloop.sqlite")).expect("a file");

    let refused = |expected: &str| {
        let error = Replica::open(&data, keys()).err().map(|error| format!("{error:?}"));
        assert_eq!(error.as_deref(), Some(expected));
        assert!(std::fs::read(data.join("storeloop.sqlite")).expect("a file") == bytes);
    };
    refused("KeyMissing");
    let other = Key::random().expect("a key").recovery_text();
    let mistyped = text.replacen(&text[..1], if text.starts_with('0') { "1" } else { "0" }, 1);
    for (typed, reason) in [(other, "of_other_data"), (mistyped, "mistyped")] {
        let answer = accept_recovery_key(&data, &typed, None, keys());
        assert!(
            matches!(answer, Err(Error::Invalid { field: "recovery_key", reason: found }) if found == reason),
            "{answer:?}"
        );
        refused("KeyMissing");
    }
    accept_recovery_key(&data, &text.to_lowercase(), None, keys()).expect("the right one");
    let again = Replica::open(&data, keys()).expect("opens");
    assert_eq!(again.check().expect("checked").digest, digest);
    drop(room);
}

#[test]
fn another_key_in_the_place_of_the_right_one_changes_nothing() {
    let world = with_customers();
    let data = world.room().join("data");
    let World { folder: room, replica, .. } = world;
    drop(replica);
    std::fs::remove_file(data.join(KEY_FILE)).expect("removed");
    keys().keep(&data, &Key::random().expect("a key")).expect("kept");
    let bytes = std::fs::read(data.join("storeloop.sqlite")).expect("a file");
    assert!(matches!(Replica::open(&data, keys()), Err(Error::KeyMissing)));
    assert!(std::fs::read(data.join("storeloop.sqlite")).expect("a file") == bytes);
    drop(room);
}

#[test]
fn a_backup_is_carried_to_another_machine_by_its_recovery_key() {
    let world = with_customers();
    let digest = world.check();
    let text = world.replica.recovery_key(&world.owner()).expect("shown");
    let stick = tempfile::tempdir().expect("a stick");
    let backup = world.replica.back_up_into(stick.path()).expect("backed up");
    let backup = Path::new(&backup.file);

    let elsewhere = tempfile::tempdir().expect("another machine");
    let refused = restore(elsewhere.path(), backup, keys());
    assert!(matches!(refused, Err(Error::KeyMissing)), "{refused:?}");
    assert!(!has_database(elsewhere.path()));
    accept_recovery_key(elsewhere.path(), &text, Some(backup), keys()).expect("kept");
    restore(elsewhere.path(), backup, keys()).expect("restored");
    let there = Replica::open(elsewhere.path(), keys()).expect("opens");
    assert_eq!(there.check().expect("checked").digest, digest);
}

#[test]
fn a_chain_that_has_begun_here_takes_in_the_backup_of_another_key() {
    let (old, new) = (with_customers(), World::new());
    let digest = old.check();
    let text = old.replica.recovery_key(&old.owner()).expect("shown");
    let backup = old.replica.back_up(&old.owner()).expect("backed up");
    let World { folder: room, replica, .. } = new;
    drop(replica);
    let (data, backup) = (room.path().join("data"), Path::new(&backup.file));
    let of_the_old = accept_recovery_key(&data, &text, None, keys());
    assert!(of_the_old.is_err(), "it is not the key of what is here: {of_the_old:?}");
    accept_recovery_key(&data, &text, Some(backup), keys()).expect("kept beside the other");
    restore(&data, backup, keys()).expect("restored");
    let there = Replica::open(&data, keys()).expect("opens");
    assert_eq!(there.check().expect("checked").digest, digest);
}

#[test]
fn the_recovery_key_is_for_the_owner_and_shown_by_password() {
    let world = with_customers();
    let owner = world.owner();
    let before = world.replica.protection(&owner).expect("told");
    assert_eq!((before.key_place, before.shown), (KeyPlace::File, None));

    let wrong = world.replica.recovery_key_by_password(&owner, "not it");
    assert!(matches!(wrong, Err(Error::WrongPassword)), "{wrong:?}");
    assert_eq!(world.replica.protection(&owner).expect("told").shown, None);

    let text = world.replica.recovery_key_by_password(&owner, PASSWORD).expect("shown");
    Key::from_recovery_text(&text).expect("a recovery key");
    let shown = world.replica.protection(&owner).expect("told").shown.expect("remembered");
    assert_eq!((shown.at, shown.to.as_str()), (world.now(), "王芳"));

    let manager = world.hire("E2", "李雷", Role::StoreManager, Some("S01"), None);
    for refused in [
        world.replica.recovery_key(&manager).err(),
        world.replica.recovery_key_by_password(&manager, PASSWORD).err(),
        world.replica.protection(&manager).err(),
    ] {
        assert!(matches!(refused, Some(Error::Denied(_))), "{refused:?}");
    }
}

#[test]
fn several_that_begin_at_once_share_one_key() {
    let room = tempfile::tempdir().expect("a temporary folder");
    let data = room.path().join("data");
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| Replica::open(&data, keys()).expect("opens"));
        }
    });
    let kept = std::fs::read_to_string(data.join(KEY_FILE)).expect("a key file");
    assert_eq!(kept.lines().count(), 1);
}

#[test]
fn the_key_stands_in_its_own_file_and_nowhere_else() {
    let world = with_customers();
    let text = world.replica.recovery_key(&world.owner()).expect("shown").replace('-', "");
    let key = &text.to_lowercase()[..64];
    world.replica.back_up(&world.owner()).expect("backed up");
    let its_own = world.room().join("data").join(KEY_FILE).display().to_string();
    assert_eq!(files_with(world.room(), &[key]), [its_own]);
}
