//! The recovery key, shown and brought in by scripts.

use std::fs;
use std::io::Write;
use std::process::Stdio;

use crate::program::{Answer, Shop, fixture, text};

/// A chain whose machine has lost the key, the recovery key, and the digest of what it holds.
fn shop_without_its_key() -> (Shop, String, String) {
    let shop = Shop::new();
    shop.import(&fixture("online_retail_500.csv"));
    let digest = shop.digest();
    let key = shop.run(&["key", "show"]).ok().trim_end().to_string();
    assert_eq!(key, shop.json(&["key", "show"])["recovery_key"]);
    fs::remove_file(shop.data().join("storeloop.key")).expect("a key file");
    (shop, key, digest)
}

#[test]
fn without_the_key_every_command_says_so_and_leaves_the_data_alone() {
    let (shop, key, _) = shop_without_its_key();
    let bytes = fs::read(shop.database()).unwrap();
    let words: [&[&str]; 4] = [&["check"], &["imports", "list"], &["key", "show"], &["metrics"]];
    for words in words {
        let line = shop.run(words).refused(1);
        assert!(line.contains("its key is not on this machine"), "{words:?}: {line}");
        assert!(line.contains("key import") && !line.contains(&key), "{words:?}: {line}");
    }
    let line = shop.run(&["--lang", "zh", "check"]).refused(1);
    assert!(line.contains("本机找不到它的密钥") && line.contains("恢复密钥"), "{line}");
    let line = shop.run(&["init", "--sample", "beauty"]).refused(1);
    assert!(line.contains("its key is not on this machine"), "{line}");
    assert!(fs::read(shop.database()).unwrap() == bytes);
    assert!(!shop.data().join("storeloop.key").exists(), "no other key is made");
}

#[test]
fn the_recovery_key_opens_the_data_and_no_other_does() {
    let (shop, key, digest) = shop_without_its_key();
    let other = Shop::new().run(&["key", "show"]).ok();
    let line = shop.run(&["key", "import", other.trim_end()]).refused(1);
    assert!(line.contains("belongs to other data"), "{line}");
    let line = shop.run(&["key", "import", &key[..key.len() - 1]]).refused(1);
    assert!(line.contains("mistyped") && !line.contains(&key[..20]), "{line}");
    let said = shop.run(&["key", "import", &key.to_lowercase().replace('-', " ")]).ok();
    assert!(said.contains("storeloop.key"), "{said}");
    assert_eq!(shop.digest(), digest);
}

#[test]
fn a_script_gives_the_recovery_key_where_no_list_of_processes_shows_it() {
    let (shop, key, digest) = shop_without_its_key();
    let mut command = shop.command(&["key", "import", "-"]);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut program = command.spawn().unwrap();
    program.stdin.take().unwrap().write_all(format!("{key}\n").as_bytes()).unwrap();
    Answer::of(program.wait_with_output().unwrap()).ok();
    assert_eq!(shop.digest(), digest);
}

#[test]
fn a_backup_of_another_machine_asks_for_its_key() {
    let shop = Shop::new();
    let digest = shop.digest();
    let key = shop.run(&["key", "show"]).ok();
    let backup = shop.json(&["backup", text(&shop.beside("stick"))]);
    let file = backup["file"].as_str().unwrap();
    let elsewhere = Shop::new();
    let before = elsewhere.digest();
    let line = elsewhere.run(&["restore", file]).refused(1);
    assert!(line.contains("key import --for"), "{line}");
    assert_eq!(elsewhere.digest(), before);
    elsewhere.run(&["key", "import", key.trim_end(), "--for", file]).ok();
    elsewhere.run(&["restore", file]).ok();
    assert_eq!(elsewhere.digest(), digest);
}

/// A job without a session has no bus on which a store for secrets could answer.
#[cfg(target_os = "linux")]
#[test]
fn where_no_store_for_secrets_answers_the_key_lies_beside_the_data() {
    let shop = Shop::empty();
    let mut command = shop.command(&["init", "--chain", "海棠", "--store", "S01=徐汇店"]);
    command.args(["--time-zone", "Asia/Shanghai", "--currency", "CNY"]);
    command.env_remove("STORELOOP_KEY_STORE");
    command.env("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere/bus");
    Answer::of(command.output().unwrap()).ok();
    assert!(shop.data().join("storeloop.key").is_file());
    shop.digest();
}
