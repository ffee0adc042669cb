//! The mathematics on plain files, against published numbers.

use std::path::{Path, PathBuf};

use crate::program::Shop;

fn purchases() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/cdnow/purchases.csv")
}

fn file(name: &str, content: &str) -> (tempfile::TempDir, String) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join(name);
    std::fs::write(&path, content).expect("written");
    let path = path.to_str().expect("a path").to_owned();
    (folder, path)
}

#[test]
fn a_file_of_purchases_gives_the_published_fit() {
    let file = purchases();
    let file = file.to_str().unwrap();
    let words = ["insight", "bgnbd", file, "--unit", "week", "--until", "1997-09-30"];
    let fit = Shop::empty().json(&words);
    assert_eq!((&fit["customers"], &fit["repeat_purchases"]), (&2_357.into(), &2_457.into()));
    // The R package CLVTools in its own test, on the same purchases; note 025 for the value.
    let published = [
        ("/r", 0.242_594_5, 2e-6),
        ("/alpha", 4.413_601_9, 2e-5),
        ("/a", 0.792_919_9, 2e-5),
        ("/b", 2.425_888_1, 2e-4),
        ("/log_likelihood", -9_582.429, 1e-3),
        ("/value/p", 6.25, 5e-3),
        ("/value/q", 3.74, 5e-3),
        ("/value/v", 15.44, 5e-3),
    ];
    for (name, expected, allowed) in published {
        let found = fit.pointer(name).and_then(serde_json::Value::as_f64).unwrap();
        assert!((found - expected).abs() <= allowed, "{name}: {found}");
    }
    assert_eq!((&fit["converged"], &fit["note"]), (&true.into(), &"".into()));
}

#[test]
fn baskets_tell_what_goes_together() {
    // The items of C-04 in small: 20 baskets, A in 4, B in 2, both in 1.
    let mut text = String::from("basket,item\n1,A\n1,B\n2,A\n3,A\n4,A\n5,B\n");
    (6..=20).for_each(|basket| text.push_str(&format!("{basket},C\n")));
    let (_folder, path) = file("baskets.csv", &text);
    let words = ["--min-support", "0.05", "--min-confidence", "0.25", "--min-items", "2"];
    let words = [&["insight", "rules", path.as_str()][..], &words].concat();
    let shop = Shop::empty();
    let answer = shop.run(&[&words[..], &["--csv"]].concat());
    assert_eq!(
        answer.ok().replace('\r', ""),
        "given,then,baskets,support,confidence,lift\n\
         A,B,1,0.050000000,0.2500000,2.5000000\nB,A,1,0.050000000,0.5000000,2.5000000\n"
    );
    assert_eq!(shop.json(&words).as_array().map(Vec::len), Some(2));

    // Numbers of baskets and customers are often called so.
    let (_folder, path) = file("by-id.csv", &text.replace("basket,", "Basket_ID,"));
    let same = [&words[..2], &[path.as_str()], &words[3..]].concat();
    assert_eq!(shop.json(&same), shop.json(&words));
}

#[test]
fn a_file_that_cannot_be_used_is_refused_in_words() {
    let cases = [
        ("customer,when\n1,2024-01-01\n", "date"),
        ("customer,date\n1,01.02.2024\n", "01.02.2024"),
        ("customer,date,amount\n1,2024-01-01,much\n", "much"),
        ("customer,date\n1,2024-01-01\n2,2024-01-02\n", "Nobody has bought twice"),
        ("", "customer"),
    ];
    for (content, named) in cases {
        let (_folder, path) = file("purchases.csv", content);
        let words = ["--lang", "en", "insight", "bgnbd", &path, "--until", "2024-12-31"];
        let answer = Shop::empty().run(&words);
        assert_eq!(answer.code, Some(1), "{content:?}");
        assert!(answer.err.contains(named), "{content:?}: {}", answer.err);
    }
}

#[test]
fn a_table_without_rows_still_tells_its_columns() {
    let (_folder, path) = file("baskets.csv", "basket,item\n1,A\n2,B\n");
    let shop = Shop::empty();
    let limits = ["--min-support", "0.5", "--min-confidence", "0.5", "--min-items", "2", "--csv"];
    let answer = shop.run(&[&["insight", "rules", path.as_str()][..], &limits].concat());
    let columns = "given,then,baskets,support,confidence,lift";
    assert_eq!(answer.ok().trim_end(), columns);
}

#[test]
fn a_file_of_days_tells_how_chances_would_have_held() {
    let first: chrono::NaiveDate = "2026-01-01".parse().unwrap();
    let mut days = String::from("date,value,series\n");
    // Two shops of which one sells at random and the other is too young for any forecast.
    let mut seed = 1_u64;
    for day in first.iter_days().take(181) {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        days += &format!("{day},{},old\n", 100 + (seed >> 58));
    }
    days += "2026-06-29,10,young\n2026-06-30,10,young\n";
    let (_folder, path) = file("days.csv", &days);
    let held = Shop::empty().json(&["insight", "pace", &path]);
    let said: Vec<_> = held.as_array().unwrap().iter().map(|one| one["said"].clone()).collect();
    assert_eq!(said, [0.3, 0.5, 0.7, 0.9]);
    let count = |at: usize, name: &str| held[at][name].as_u64().unwrap();
    // Six months looked at three times, but January's first week is before the first forecast.
    assert!((0..4).all(|at| count(at, "goals") == 17), "{held}");
    assert!((0..3).all(|at| count(at, "met") <= count(at + 1, "met")), "{held}");
    assert!(count(3, "met") > count(0, "met"), "{held}");

    let (_folder, path) = file("days.csv", "date,value\n2026-01-01,viel\n");
    let answer = Shop::empty().run(&["--lang", "en", "insight", "pace", &path]);
    assert_eq!(answer.code, Some(1));
    assert!(answer.err.contains("viel"), "{}", answer.err);
}

#[test]
fn quotes_and_ends_of_lines_change_nothing() {
    let plain = "customer,date,amount\n1,2024-01-01,5\n1,2024-01-09,7\n\n2,2024-01-03,4\n2,2024-02-01,6\n1,2024-02-20,3\n";
    let quoted = plain.replace("1,2024-01-01", "\"1\",2024-01-01");
    let fits: Vec<_> = [plain, quoted.as_str(), plain.replace('\n', "\r\n").as_str()]
        .into_iter()
        .map(|content| {
            let (_folder, path) = file("purchases.csv", content);
            Shop::empty().json(&["insight", "bgnbd", &path, "--until", "2024-06-30"])
        })
        .collect();
    assert_eq!(fits[0]["customers"], 2);
    assert!(fits.iter().all(|fit| *fit == fits[0]), "{fits:?}");
}

/// K-69: of class A every tenth succeeds, of class B two in a hundred; who had only A and 9 of 100 is
/// below that, who had only B and 3 of 100 above.
#[test]
fn leads_of_another_quality_are_no_merit_and_no_fault() {
    let mut rows = String::from("agent,class,success\n");
    for (agent, class, successes) in [("one", "A", 9), ("two", "B", 3)] {
        for case in 0..100 {
            rows += &format!("{agent},{class},{}\n", u8::from(case < successes));
        }
    }
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("leads.csv");
    std::fs::write(&path, &rows).expect("a file");
    let path = path.to_string_lossy();
    let shop = Shop::empty();
    let told = shop.json(&["insight", "index", &path, "--base", "A=0.1", "--base", "B=0.02"]);
    let index = |at: usize| told[at]["index"].as_f64().expect("a number");
    assert!((index(0) - 0.9).abs() < 1e-9 && (index(1) - 1.5).abs() < 1e-9, "{told}");
    // By the rates of these rows themselves each is as expected.
    let alike = shop.json(&["insight", "index", &path]);
    assert_eq!((alike[0]["index"].as_f64(), alike[1]["index"].as_f64()), (Some(1.0), Some(1.0)));
    for base in ["A", "A=ten", "A=0", "A=1.1"] {
        let refused = shop.run(&["insight", "index", &path, "--base", base]);
        assert_eq!(refused.code, Some(1), "{base}");
    }
    std::fs::write(folder.path().join("leads.csv"), rows.replace(",1\n", ",yes\n"))
        .expect("a file");
    assert_eq!(shop.run(&["insight", "index", &path]).code, Some(1), "yes is neither 1 nor 0");
}
