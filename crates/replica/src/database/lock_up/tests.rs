use rusqlite::types::Value;
use tempfile::TempDir;

use super::*;
use crate::database::open::open_connection;
use crate::testing::{CUSTOMERS, REFUSED, begin_and_sell};
use crate::{KEY_FILE, Replica, SCHEMA_VERSION};

/// What must stand nowhere in clear: phones of a customer and of a refused row, and a name.
const SECRETS: [&str; 3] = [CUSTOMERS[0].0, REFUSED, CUSTOMERS[0].1];

const BESIDE: fn() -> KeyRing = KeyRing::beside_the_data;

/// A data folder as an older version left it: in clear, its last write still in the write-ahead log.
fn left_in_clear() -> TempDir {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join(FILE_NAME);
    let replica = Replica::open(folder.path(), BESIDE()).unwrap();
    begin_and_sell(&replica, folder.path());
    let clear = folder.path().join("clear");
    let sql = replica.database.connect().unwrap();
    sql.execute("ATTACH DATABASE ?1 AS clear KEY ''", [clear.to_str().unwrap()]).unwrap();
    sql.query_row("SELECT sqlcipher_export('clear')", [], |_| Ok(())).unwrap();
    sql.pragma_update(Some("clear"), "user_version", SCHEMA_VERSION).unwrap();
    sql.execute_batch("DETACH DATABASE clear").unwrap();
    drop((sql, replica));
    for suffix in ["", "-wal", "-shm"] {
        remove(&beside(&path, suffix)).unwrap();
    }
    remove(&folder.path().join(KEY_FILE)).unwrap();

    let writing = Connection::open(&clear).unwrap();
    writing.pragma_update(None, "journal_mode", "WAL").unwrap();
    writing.execute("INSERT INTO device_setting VALUES ('last', '欧阳海棠')", []).unwrap();
    std::fs::copy(&clear, &path).unwrap();
    std::fs::copy(beside(&clear, "-wal"), beside(&path, "-wal")).unwrap();
    drop(writing);
    remove(&clear).unwrap();
    assert!(found_in_clear(folder.path()) >= SECRETS.len(), "it is in clear to begin with");
    folder
}

/// In how many files of a folder, and of those below it, a secret stands.
fn found_in_clear(folder: &Path) -> usize {
    let mut found = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found += found_in_clear(&path);
            continue;
        }
        let bytes = std::fs::read(&path).unwrap();
        let holds = |secret: &&str| bytes.windows(secret.len()).any(|at| at == secret.as_bytes());
        found += SECRETS.iter().filter(|secret| holds(secret)).count();
    }
    found
}

/// Every row of every table.
fn rows(sql: &Connection) -> Vec<(String, Vec<Vec<Value>>)> {
    let mut names = sql
        .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")
        .unwrap();
    let names: Vec<String> =
        names.query_map([], |row| row.get(0)).unwrap().map(|row| row.unwrap()).collect();
    let of = |name: String| {
        let columns = sql.prepare(&format!("SELECT * FROM \"{name}\"")).unwrap().column_count();
        let order = if columns == 1 { "1" } else { "1, 2" };
        let mut statement =
            sql.prepare(&format!("SELECT * FROM \"{name}\" ORDER BY {order}")).unwrap();
        let rows = statement
            .query_map([], |row| (0..columns).map(|at| row.get(at)).collect())
            .unwrap()
            .map(|row| row.unwrap())
            .collect();
        (name, rows)
    };
    names.into_iter().map(of).collect()
}

fn rows_in_clear(folder: &Path) -> Vec<(String, Vec<Vec<Value>>)> {
    let copy = TempDir::new().unwrap();
    for suffix in ["", "-wal"] {
        let name = format!("{FILE_NAME}{suffix}");
        std::fs::copy(folder.join(&name), copy.path().join(&name)).unwrap();
    }
    rows(&Connection::open(copy.path().join(FILE_NAME)).unwrap())
}

#[track_caller]
fn must_be_locked_up_with(folder: &Path, before: &[(String, Vec<Vec<Value>>)]) {
    let replica = Replica::open(folder, BESIDE()).unwrap();
    assert!(rows(&replica.database.connect().unwrap()) == before, "every row is there as it was");
    assert_eq!(replica.check().unwrap().derived_mismatches, 0);
    assert_eq!(found_in_clear(folder), 0, "nothing stands in clear, also not in the log");
    assert!(!has_leftovers(folder));
    drop(replica);
    Replica::open(folder, BESIDE()).unwrap();
}

#[test]
fn a_database_in_clear_is_locked_up_with_every_row() {
    let folder = left_in_clear();
    let before = rows_in_clear(folder.path());
    assert!(before.iter().any(|(name, rows)| name == "import_reject" && !rows.is_empty()));
    must_be_locked_up_with(folder.path(), &before);
}

/// One step of locking up, after which everything stops.
type Cut = fn(&Path, &Key);

#[test]
fn locking_up_that_was_cut_off_anywhere_is_begun_again_or_finished() {
    let cuts: [Cut; 6] = [
        |path, _| std::fs::write(new_file(path), "the first pages").unwrap(),
        |path, key| copy(path, key).unwrap(),
        |path, key| {
            copy(path, key).unwrap();
            std::fs::rename(path, old_file(path)).unwrap();
        },
        |path, key| {
            copy(path, key).unwrap();
            std::fs::rename(path, old_file(path)).unwrap();
            std::fs::write(new_file(path), "spoilt in between").unwrap();
        },
        |path, key| {
            copy(path, key).unwrap();
            take_place(path).unwrap();
        },
        |path, key| {
            copy(path, key).unwrap();
            take_place(path).unwrap();
            OpenOptions::new()
                .write(true)
                .open(old_file(path))
                .unwrap()
                .write_all(&[0; 9_000])
                .unwrap();
        },
    ];
    for cut in cuts {
        let folder = left_in_clear();
        let before = rows_in_clear(folder.path());
        let key = Key::random().unwrap();
        BESIDE().keep(folder.path(), &key).unwrap();
        cut(&folder.path().join(FILE_NAME), &key);
        must_be_locked_up_with(folder.path(), &before);
    }
}

#[test]
fn the_old_file_stays_until_the_key_of_the_new_one_is_there() {
    let folder = left_in_clear();
    let path = folder.path().join(FILE_NAME);
    let key = Key::random().unwrap();
    copy(&path, &key).unwrap();
    take_place(&path).unwrap();
    let bytes = std::fs::read(old_file(&path)).unwrap();
    let refused = Replica::open(folder.path(), BESIDE()).err();
    assert!(matches!(refused, Some(Error::KeyMissing)), "{refused:?}");
    assert!(std::fs::read(old_file(&path)).unwrap() == bytes);
    BESIDE().keep(folder.path(), &key).unwrap();
    Replica::open(folder.path(), BESIDE()).unwrap();
    assert_eq!(found_in_clear(folder.path()), 0);
}

#[test]
fn a_file_in_clear_that_cannot_be_used_is_left_as_it_is() {
    let newer: fn(&mut Vec<u8>) = |bytes| bytes[60..64].copy_from_slice(&9_999_u32.to_be_bytes());
    let damaged: fn(&mut Vec<u8>) = |bytes| bytes[4_096..40_960].fill(0xa5);
    for spoil in [newer, damaged] {
        let folder = left_in_clear();
        let path = folder.path().join(FILE_NAME);
        remove(&beside(&path, "-wal")).unwrap();
        let mut bytes = std::fs::read(&path).unwrap();
        spoil(&mut bytes);
        std::fs::write(&path, &bytes).unwrap();
        let refused = Replica::open(folder.path(), BESIDE()).err();
        assert!(
            matches!(refused, Some(Error::NewerVersion { found: 9_999, .. } | Error::Damaged(_))),
            "{refused:?}"
        );
        assert!(std::fs::read(&path).unwrap() == bytes, "untouched");
        assert!(!has_leftovers(folder.path()));
    }
}

#[test]
fn a_locked_database_of_a_newer_version_is_refused_and_untouched() {
    let folder = TempDir::new().unwrap();
    let replica = Replica::open(folder.path(), BESIDE()).unwrap();
    let key = replica.database.key().clone();
    drop(replica);
    let path = folder.path().join(FILE_NAME);
    open_connection(&path, &key).unwrap().pragma_update(None, "user_version", 9_999).unwrap();
    let bytes = std::fs::read(&path).unwrap();
    let refused = Replica::open(folder.path(), BESIDE()).err();
    assert!(matches!(refused, Some(Error::NewerVersion { found: 9_999, .. })), "{refused:?}");
    assert!(std::fs::read(&path).unwrap() == bytes);
}

#[test]
fn what_another_program_holds_open_is_not_locked_up_under_it() {
    let folder = left_in_clear();
    let path = folder.path().join(FILE_NAME);
    let other = Connection::open(&path).unwrap();
    let before = rows(&other);
    let refused = Replica::open(folder.path(), BESIDE()).err();
    assert!(matches!(refused, Some(Error::Busy)), "{refused:?}");
    assert!(rows(&other) == before);
    drop(other);
    must_be_locked_up_with(folder.path(), &before);
}

#[test]
fn older_copies_are_locked_up_with_the_next_backup() {
    let folder = left_in_clear();
    let path = folder.path().join(FILE_NAME);
    Connection::open(&path).unwrap().pragma_update(None, "journal_mode", "DELETE").unwrap();
    let backups = folder.path().join("backups");
    std::fs::create_dir(&backups).unwrap();
    let old = backups.join("storeloop-20261101-080000.000.backup");
    std::fs::copy(&path, &old).unwrap();
    std::fs::copy(&path, folder.path().join(format!("replaced-20261101-080000-{FILE_NAME}")))
        .unwrap();
    let spoilt = backups.join("storeloop-20261102-080000.000.backup");
    std::fs::write(&spoilt, "SQLite format 3\0 and no more").unwrap();

    let replica = Replica::open(folder.path(), BESIDE()).unwrap();
    assert!(found_in_clear(folder.path()) > 0);
    assert_eq!(replica.lock_up_older_copies().unwrap(), 2);
    assert_eq!(found_in_clear(folder.path()), 0);
    assert!(spoilt.exists(), "what is damaged is left for people to decide on");
    assert_eq!(replica.lock_up_older_copies().unwrap(), 0);
    drop(replica);
    crate::restore(folder.path(), &old, BESIDE()).unwrap();
    Replica::open(folder.path(), BESIDE()).unwrap().check().unwrap();
}
