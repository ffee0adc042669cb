//! `init`.

use crate::program::{Answer, Shop};

const OWN: [&str; 9] = [
    "init",
    "--chain",
    "名称",
    "--store",
    "S01=徐汇店",
    "--time-zone",
    "Asia/Shanghai",
    "--currency",
    "CNY",
];

#[test]
fn a_chain_of_ones_own_gets_a_password_that_nobody_typed() {
    let passwords = [Shop::empty(), Shop::empty()].map(|shop| {
        let begun = shop.json(&OWN);
        assert_eq!((&begun["chain"], &begun["stores"]), (&"名称".into(), &1.into()), "{begun}");
        let password = begun["password"].as_str().expect("a password").to_string();
        assert!(password.len() >= 12, "{password}");
        shop.digest();
        password
    });
    assert_ne!(passwords[0], passwords[1], "it is random");
}

#[test]
fn a_typed_password_is_not_printed_wherever_it_comes_from() {
    let typed = Shop::empty();
    let words: Vec<&str> = OWN.into_iter().chain(["--owner-password", "haitang-2"]).collect();
    assert!(typed.json(&words)["password"].is_null());

    let from_environment = Shop::empty();
    let mut command = from_environment.command(&OWN);
    let out = Answer::of(command.env("STORELOOP_OWNER_PASSWORD", "haitang-3").output().unwrap());
    assert!(!out.ok().contains("haitang-3"));
}

#[test]
fn a_second_chain_is_refused_and_the_first_is_as_it_was() {
    let shop = Shop::new();
    let before = shop.digest();
    for words in [&OWN as &[&str], &["init", "--sample", "convenience"]] {
        let line = shop.run(words).refused(1);
        assert!(line.contains("a chain here already"), "{line}");
    }
    assert_eq!(shop.digest(), before);
}

#[test]
fn a_value_that_breaks_a_rule_is_named() {
    let cases: [(&[&str], &str); 4] = [
        (&["--time-zone", "Mars/Base", "--currency", "CNY", "--store", "S01=a"], "time zone"),
        (&["--time-zone", "Asia/Shanghai", "--currency", "yuan", "--store", "S01=a"], "currency"),
        (
            &[
                "--time-zone",
                "Asia/Shanghai",
                "--currency",
                "CNY",
                "--store",
                "A=a",
                "--store",
                "A=b",
            ],
            "code is taken already",
        ),
        (
            &[
                "--time-zone",
                "Asia/Shanghai",
                "--currency",
                "CNY",
                "--store",
                "S01=a",
                "--owner-password",
                "1",
            ],
            "password is too short",
        ),
    ];
    for (rest, named) in cases {
        let shop = Shop::empty();
        let words: Vec<&str> = ["init", "--chain", "x"].into_iter().chain(rest.to_vec()).collect();
        let line = shop.run(&words).refused(1);
        assert!(line.contains(named), "{line}");
        let line = shop.run(&["imports", "list"]).refused(1);
        assert!(line.contains("run init first"), "no half chain stays: {line}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_folder_that_takes_no_writes_is_named_as_the_cause() {
    let mut command = std::process::Command::new(crate::program::program());
    crate::program::bare(&mut command);
    // No process may make folders here, whoever runs it.
    command.args(["--data", "/proc/sys/storeloop", "init", "--sample", "beauty"]);
    let line = Answer::of(command.output().unwrap()).refused(1);
    assert!(line.contains("cannot be written") || line.contains("could not be"), "{line}");
}

#[test]
fn the_sample_chain_is_whole_and_answers_at_every_level() {
    let shop = Shop::empty();
    let begun = shop.json(&["init", "--sample", "beauty"]);
    assert_eq!(begun["stores"], 24, "{begun}");
    assert_eq!(begun["password"], "storeloop", "printed, or nobody could sign in: {begun}");
    shop.digest();

    let value = |words: &[&str]| {
        let value = shop.value(words);
        value.as_str().and_then(|text| text.parse::<f64>().ok()).expect("a number")
    };
    let whole = value(&["net_sales", "--chain"]);
    assert!(whole > 0.0);
    let ever = ["--from", "2000-01-01", "--to", "2099-12-31"];
    for by in ["store", "month", "category", "channel"] {
        let words: Vec<&str> =
            ["metric", "net_sales", "--by", by].into_iter().chain(ever).collect();
        let parts = shop.json(&words);
        let parts = parts["parts"].as_array().expect("parts");
        assert!(parts.len() > 1, "{by}");
        let sum: f64 =
            parts.iter().map(|part| part["value"].as_str().unwrap().parse::<f64>().unwrap()).sum();
        assert!((sum - whole).abs() < 0.01, "by {by} it adds up to {sum}, not {whole}");
    }
    // Online shops belong to no region, so regions do not add up to the chain.
    let regions = shop.json(&[&["metric", "orders", "--by", "region"] as &[&str], &ever].concat());
    let region = regions["parts"][0]["name"].as_str().unwrap();
    let part: f64 = regions["parts"][0]["value"].as_str().unwrap().parse().unwrap();
    assert!((value(&["orders", "--region", region]) - part).abs() < 0.01);
}
