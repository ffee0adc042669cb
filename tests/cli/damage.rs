//! Databases that cannot be used, and backups.

use std::fs;
use std::io::{Seek, SeekFrom, Write};
use std::path::PathBuf;

use crate::program::{Answer, Shop, bare, fixture, program, text};

/// Where SQLite keeps `user_version` in the first page, as four bytes, the highest first.
const USER_VERSION: usize = 60;

fn backed_up(shop: &Shop, folder: &str) -> PathBuf {
    let folder = shop.beside(folder);
    let printed = shop.run(&["backup", text(&folder)]).ok();
    let file = PathBuf::from(printed.trim_end());
    assert!(file.is_file() && file.starts_with(&folder), "{printed}");
    file
}

#[test]
fn a_database_from_a_newer_version_is_refused_and_left_untouched() {
    let shop = Shop::empty();
    fs::create_dir_all(shop.data()).unwrap();
    let mut bytes = fs::read(fixture("../databases/0001.sqlite")).unwrap();
    bytes[USER_VERSION..USER_VERSION + 4].copy_from_slice(&9_999_u32.to_be_bytes());
    fs::write(shop.database(), &bytes).unwrap();
    let file = fixture("online_retail_gbk_500.csv");
    let cases: [&[&str]; 4] = [
        &["check"],
        &["import", text(&file)],
        &["init", "--sample", "beauty"],
        &["metric", "orders", "--from", "2010-01-01", "--to", "2010-12-31"],
    ];
    for words in cases {
        let line = shop.run(words).refused(1);
        assert!(line.contains("newer Storeloop"), "{words:?}: {line}");
        assert!(fs::read(shop.database()).unwrap() == bytes, "{words:?} touched it");
    }
}

#[test]
fn a_damaged_database_names_its_newest_good_backup_which_brings_it_back() {
    let shop = Shop::new();
    shop.import(&fixture("online_retail_500.csv"));
    let before = shop.digest();
    let good = backed_up(&shop, "data/backups");
    // A newer one that a failing stick has spoilt must not be offered.
    let spoilt = good.with_file_name("storeloop-20991231-235959.backup");
    fs::write(&spoilt, "not a database any more").unwrap();

    let length = fs::metadata(shop.database()).unwrap().len();
    let mut database = fs::OpenOptions::new().write(true).open(shop.database()).unwrap();
    database.seek(SeekFrom::Start(length / 3)).unwrap();
    database.write_all(&vec![0xA5; usize::try_from(length / 3).unwrap()]).unwrap();
    drop(database);

    for words in [&["check", "--json"] as &[&str], &["imports", "list"], &["metrics"]] {
        let line = shop.run(words).refused(1);
        assert!(line.contains("damaged") && line.contains(text(&good)), "{words:?}: {line}");
    }
    shop.run(&["restore", text(&good)]).ok();
    assert_eq!(shop.digest(), before);
    assert_eq!(shop.value(&["net_sales"]), "16735.46");
}

#[test]
fn a_file_that_is_no_database_is_damaged_and_without_a_backup_that_is_said() {
    let shop = Shop::empty();
    fs::create_dir_all(shop.data()).unwrap();
    fs::write(shop.database(), "these are not the pages of a database".repeat(200)).unwrap();
    let line = shop.run(&["check"]).refused(1);
    assert!(line.contains("damaged") && line.contains("no good backup"), "{line}");
}

#[test]
fn a_backup_is_a_whole_chain_and_goes_back_over_later_changes() {
    let shop = Shop::new();
    let before = shop.digest();
    let backup = shop.json(&["backup", text(&shop.beside("stick"))]);
    assert_eq!(backup["verified"], true, "{backup}");
    let file = backup["file"].as_str().unwrap();
    shop.import(&fixture("online_retail_500.csv"));
    assert_ne!(shop.digest(), before);
    shop.run(&["restore", file]).ok();
    assert_eq!(shop.digest(), before);

    let elsewhere = Shop::empty();
    let key = shop.run(&["key", "show"]).ok();
    elsewhere.run(&["key", "import", key.trim_end()]).ok();
    elsewhere.run(&["restore", file]).ok();
    assert_eq!(elsewhere.digest(), before, "also into a folder that has nothing yet");
}

#[test]
fn what_is_no_backup_is_refused_and_the_data_stays() {
    let shop = Shop::new();
    let before = shop.digest();
    let text_file = shop.write("notes.backup", "bread, milk".repeat(500));
    let line = shop.run(&["restore", text(&text_file)]).refused(1);
    assert!(line.contains("not a good backup") && line.contains("notes.backup"), "{line}");
    let line = shop.run(&["restore", "/nowhere/x.backup"]).refused(1);
    assert!(line.contains("no file /nowhere/x.backup"), "{line}");
    assert_eq!(shop.digest(), before);
}

/// Permissions do not bind the superuser, who runs tests in containers: then the program runs as
/// somebody who owns nothing.
#[cfg(unix)]
#[test]
fn a_read_only_folder_is_named_as_the_cause_and_nothing_changes() {
    use std::os::unix::fs::{MetadataExt, PermissionsExt};

    let shop = Shop::new();
    let before = shop.digest();
    let bytes = fs::read(shop.database()).unwrap();
    let file = shop.beside("sales.csv");
    fs::copy(fixture("online_retail_500.csv"), &file).unwrap();
    // Somebody else must be able to come this far and start the program.
    let copy = shop.beside("storeloop-cli");
    fs::copy(program(), &copy).unwrap();
    let permit = |path: PathBuf, mode| {
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    };
    permit(shop.beside("."), 0o755);
    permit(shop.database(), 0o444);
    permit(shop.data(), 0o555);
    let is_superuser = fs::metadata("/proc/self").unwrap().uid() == 0;
    let mut command = std::process::Command::new(if is_superuser { "setpriv" } else { "env" });
    bare(&mut command);
    if is_superuser {
        command.args(["--reuid", "65534", "--regid", "65534", "--clear-groups"]);
    }
    command.arg(&copy).arg("--data").arg(shop.data()).args(["import", text(&file)]);
    let line = Answer::of(command.output().unwrap()).refused(1);
    permit(shop.data(), 0o755);
    permit(shop.database(), 0o644);
    assert!(line.contains("cannot be written"), "{line}");
    assert!(fs::read(shop.database()).unwrap() == bytes, "the file is as it was");
    assert_eq!(shop.digest(), before);
}
