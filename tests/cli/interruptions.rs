//! Killed in the middle, out of room, or not alone: whole or not at all.

use std::fs;
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::program::{Answer, Shop, bare, fixture, program, text};
use crate::sales_csv::bulky;

const BULKY_ORDERS: usize = 20_000;

#[test]
fn an_import_that_is_killed_while_it_writes_leaves_the_database_as_it_was() {
    let shop = Shop::new();
    shop.import(&fixture("online_retail_500.csv"));
    let before = shop.digest();
    let file = shop.write("bulky.csv", bulky(BULKY_ORDERS));

    let mut import = shop.command(&["import", text(&file)]).stdout(Stdio::null()).spawn().unwrap();
    let log = shop.data().join("storeloop.sqlite-wal");
    let deadline = Instant::now() + Duration::from_secs(180);
    while fs::metadata(&log).map_or(0, |found| found.len()) < 1 << 20 {
        assert!(import.try_wait().unwrap().is_none(), "it was done before it could be killed");
        assert!(Instant::now() < deadline, "it never began to write");
        sleep(Duration::from_millis(2));
    }
    import.kill().unwrap();
    let killed = import.wait().unwrap();
    assert_eq!(killed.code(), None, "it ended by the signal");

    assert_eq!(shop.digest(), before);
    assert_eq!(shop.json(&["imports", "list"]).as_array().map(Vec::len), Some(1));
    let imported = shop.import(&file);
    assert_eq!(imported["files"][0]["orders"], BULKY_ORDERS, "and the next attempt goes through");
    assert_ne!(shop.digest(), before);
}

/// The system refuses files above a size, which to SQLite is a disk that takes no more.
#[cfg(unix)]
#[test]
fn an_import_that_runs_out_of_room_says_so_and_leaves_the_database_as_it_was() {
    let shop = Shop::new();
    shop.import(&fixture("online_retail_500.csv"));
    let before = shop.digest();
    let file = shop.write("bulky.csv", bulky(BULKY_ORDERS));
    let mut limited = Command::new("sh");
    bare(&mut limited);
    // Without the trap the signal ends the process before it can say anything.
    limited.args(["-c", "trap '' XFSZ; ulimit -f 8000; exec \"$@\"", "sh"]);
    limited.arg(program()).arg("--data").arg(shop.data()).args(["import", text(&file)]);
    let line = Answer::of(limited.output().unwrap()).refused(1);
    assert!(line.contains("disk") && line.contains("nothing was written"), "{line}");
    assert_eq!(shop.digest(), before);
    assert_eq!(shop.json(&["imports", "list"]).as_array().map(Vec::len), Some(1));
}

#[test]
fn processes_on_the_same_data_take_turns() {
    let shop = Shop::new();
    let files = ["online_retail_500.csv", "online_retail_gbk_500.csv"].map(fixture);
    let running: Vec<_> = files
        .iter()
        .flat_map(|file| {
            let read = ["metric", "net_sales", "--from", "2010-01-01", "--to", "2011-12-31"];
            [shop.command(&["import", text(file)]), shop.command(&read)]
        })
        .map(|mut command| command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap())
        .collect();
    for child in running {
        Answer::of(child.wait_with_output().unwrap()).ok();
    }
    assert_eq!(shop.value(&["net_sales"]), "26490.18");
    assert_eq!(shop.json(&["imports", "list"]).as_array().map(Vec::len), Some(2));
    shop.digest();
}

#[test]
fn two_processes_that_begin_a_chain_at_once_make_one() {
    let shop = Shop::empty();
    let words = [
        "init",
        "--chain",
        "海棠",
        "--store",
        "S01=徐汇店",
        "--time-zone",
        "Asia/Shanghai",
        "--currency",
        "CNY",
        "--owner-password",
        "haitang-1",
    ];
    let children = [0, 1].map(|_| {
        shop.command(&words).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
    });
    let mut codes =
        children.map(|child| Answer::of(child.wait_with_output().unwrap()).code.unwrap_or(-1));
    codes.sort_unstable();
    assert_eq!(codes, [0, 1], "one begins, the other is told that there is a chain");
    shop.digest();
}
