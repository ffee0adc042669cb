//! What cannot be understood ends in one line and code 2.

use std::io::Read;
use std::process::{Command, Stdio};

use crate::program::{Answer, Shop, bare, program};

#[test]
fn arguments_that_make_no_sense_get_one_line_and_code_two() {
    let cases: [(&[&str], &str); 13] = [
        (&[], "a command is missing"),
        (&["fly"], "fly"),
        (&["--colour"], "--colour"),
        (&["import"], "<FILE>"),
        (&["metric", "net_sales"], "--from"),
        (&["metric", "net_sales", "--from", "2011-13-01", "--to", "2011-12-31"], "2011-13-01"),
        (
            &["metric", "orders", "--from", "2011-01-01", "--to", "2011-02-01", "--by", "moon"],
            "moon",
        ),
        (&["metric", "orders", "--chain", "--store", "S01", "--from", "2011-01-01"], "--store"),
        (&["init"], "--sample"),
        (&["init", "--sample", "bakery"], "bakery"),
        (&["init", "--sample", "beauty", "--chain", "x"], "--chain"),
        (&["init", "--chain", "x", "--store", "S01"], "S01"),
        (&["export", "orders", "--format", "pdf", "x.pdf"], "pdf"),
    ];
    let shop = Shop::empty();
    for (words, named) in cases {
        let line = shop.run(words).refused(2);
        assert!(line.contains(named), "{words:?} should name {named}: {line}");
    }
    assert!(!shop.data().exists(), "nothing was made");
}

#[test]
fn a_missing_data_folder_is_an_argument_that_is_missing() {
    let mut command = Command::new(program());
    bare(&mut command);
    let line = Answer::of(command.arg("check").output().unwrap()).refused(2);
    assert!(line.contains("--data"), "{line}");
}

#[test]
fn messages_follow_the_language_of_the_system_unless_another_is_asked_for() {
    let shop = Shop::empty();
    let cases: [(&str, &[&str], &str); 4] = [
        ("zh_CN.UTF-8", &["check"], "请先运行 init"),
        ("en_GB.UTF-8", &["check"], "run init first"),
        ("zh_CN.UTF-8", &["check", "--lang", "en"], "run init first"),
        ("en_GB.UTF-8", &["fly", "--lang=zh"], "没有命令 fly"),
    ];
    for (system, words, expected) in cases {
        let answer = Answer::of(shop.command(words).env("LANG", system).output().unwrap());
        assert!(answer.err.contains(expected), "{system} {words:?}: {answer:?}");
    }
}

#[test]
fn a_folder_without_a_chain_is_left_as_it_is() {
    let shop = Shop::empty();
    let cases: [&[&str]; 5] = [
        &["check"],
        &["imports", "list"],
        &["import", "x.csv"],
        &["backup", "/nowhere"],
        &["metric", "orders", "--from", "2011-01-01", "--to", "2011-01-01"],
    ];
    for words in cases {
        let line = shop.run(words).refused(1);
        assert!(line.contains("run init first"), "{words:?}: {line}");
    }
    assert!(!shop.data().exists(), "a mistyped path makes no second chain");
}

#[test]
fn the_schema_needs_no_data_and_a_reader_who_leaves_early_is_no_fault() {
    let mut command = Command::new(program());
    bare(&mut command);
    let schema = Answer::of(command.arg("schema").output().unwrap()).ok();
    assert!(schema.contains("CREATE TABLE orders"), "{schema}");

    let shop = Shop::new();
    shop.import(&crate::program::fixture("online_retail_500.csv"));
    let rows = ["metric", "net_sales", "--from", "2010-01-01", "--to", "2011-12-31", "--rows"];
    for words in [&["metrics", "--json"] as &[&str], &rows] {
        let mut child =
            shop.command(words).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        drop(child.stdout.take());
        let mut err = String::new();
        child.stderr.take().unwrap().read_to_string(&mut err).unwrap();
        assert!(child.wait().unwrap().success(), "{words:?}: {err}");
        assert_eq!(err, "", "{words:?}");
    }
}

#[test]
fn the_cost_of_the_log_is_measured() {
    let shop = Shop::empty();
    let cost = shop.json(&["bench-write"]);
    for name in ["with_log_us", "without_log_us"] {
        assert!(cost[name].as_f64().is_some_and(|time| time > 0.0), "{cost}");
    }
}

#[test]
fn the_cost_of_reading_is_measured_on_every_row() {
    let mut command = Command::new(program());
    bare(&mut command);
    let file = crate::program::fixture("online_retail_500.csv");
    let cost = Answer::of(command.arg("bench-read").arg(file).output().unwrap()).ok();
    let cost: serde_json::Value = serde_json::from_str(&cost).unwrap();
    assert_eq!(cost["rows"], 500, "{cost}");
    for name in ["whole_ms", "bare_ms"] {
        assert!(cost[name].as_f64().is_some_and(|time| time > 0.0), "{cost}");
    }
}
