//! `kpi`: templates and the check-up.

use serde_json::Value;

use crate::program::Shop;

fn checked(text: &str) -> (Option<i32>, Value, String) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("sheet.toml");
    std::fs::write(&path, text).expect("a file");
    let path = path.to_string_lossy();
    let answer = Shop::empty().run(&["--lang", "en", "kpi", "check", &path, "--json"]);
    let found = serde_json::from_str(&answer.out).unwrap_or(Value::Null);
    (answer.code, found, answer.err)
}

fn kinds(found: &Value) -> Vec<&str> {
    let all = found.as_array().into_iter().flatten();
    all.filter_map(|one| one["fault"]["kind"].as_str()).collect()
}

#[test]
fn a_template_is_listed_printed_and_without_a_fault_that_matters() {
    let shop = Shop::empty();
    let listed = shop.json(&["kpi", "templates"]);
    let codes: Vec<&str> =
        listed.as_array().into_iter().flatten().filter_map(|one| one["code"].as_str()).collect();
    assert!(codes.contains(&"service_guide") && codes.contains(&"three_layers"), "{codes:?}");
    for code in codes {
        let text = shop.run(&["kpi", "template", code]).ok().to_string();
        let (ended, found, err) = checked(&text);
        assert_eq!(ended, Some(0), "{code}: {found} {err}");
    }
    let unknown = shop.run(&["--lang", "en", "kpi", "template", "gone"]);
    assert!(unknown.code == Some(1) && unknown.err.contains("gone"), "{unknown:?}");
}

#[test]
fn what_is_wrong_with_a_sheet_is_named_with_its_place() {
    let text = Shop::empty().run(&["kpi", "template", "three_layers"]).ok().to_string();
    // Tita's sample: nothing below 60 %, then 60, the value by 0.8 from 80 %, 100 from 90 %.
    let formula = r#"{ kind = "pieces", pieces = [
        { from = "60", gives = "fixed", number = "60" },
        { from = "80", gives = "value", number = "0.8" },
        { from = "90", gives = "fixed", number = "100" } ] }"#;
    let mut sheet: toml::Table = text.parse().expect("TOML");
    let curve: toml::Table =
        format!("curve = {}", formula.replace('\n', " ")).parse().expect("TOML");
    sheet["groups"][0]["items"][0]["curve"] = curve["curve"].clone();
    let (ended, found, _) = checked(&sheet.to_string());
    assert_eq!(ended, Some(0), "unwise, but it can be published");
    assert_eq!(kinds(&found), ["unit_error", "cliff"]);
    let jumps: Vec<(&str, &str)> = found[1]["fault"]["jumps"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|jump| Some((jump["at"].as_str()?, jump["by"].as_str()?)))
        .collect();
    assert_eq!(jumps, [("60", "60"), ("90", "28")].map(|pair| pair));
    assert_eq!(found[0]["key"], "sales");

    sheet["groups"][0]["weight"] = "39".into();
    let (ended, found, err) = checked(&sheet.to_string());
    assert_eq!((ended, found[0]["fault"]["sum"].as_str()), (Some(1), Some("99")));
    assert!(err.contains("could not be published"), "{err}");
}

#[test]
fn a_file_that_is_no_sheet_is_refused_with_its_line() {
    let cases = [
        ("code = \"a\"\nname = 5\n", "Line 2"),
        ("code = \"a\"\nnonsense = true\n", "Line 2"),
        ("<html>", "Line 1"),
        ("", "no KPI sheet"),
    ];
    for (text, told) in cases {
        let (ended, _, err) = checked(text);
        assert!(ended == Some(1) && err.contains(told), "{text:?}: {err}");
    }
}

#[test]
fn a_medal_and_a_grade_that_cannot_be_reached_are_told_with_their_names() {
    let text = Shop::empty().run(&["kpi", "template", "service_medals"]).ok().to_string();
    let mut sheet: toml::Table = text.parse().expect("TOML");
    sheet["medals"][1]["rows"] = toml::Value::Array(vec![]);
    sheet["medals"][0]["rows"][2]["item"]["source"]["code"] = "gone".into();
    let grades = r#"{ kind = "limits", limits = [
        { name = "A", from = "60" }, { name = "B", from = "80" } ] }"#;
    let grades: toml::Table =
        format!("grades = {}", grades.replace('\n', " ")).parse().expect("TOML");
    sheet.insert("grades".into(), grades["grades"].clone());
    let (ended, found, _) = checked(&sheet.to_string());
    assert_eq!(ended, Some(1));
    let expected = ["grade_limits", "empty_medal", "unknown_metric"];
    assert_eq!(kinds(&found), expected);
    let places: Vec<&str> =
        found.as_array().into_iter().flatten().filter_map(|one| one["key"].as_str()).collect();
    assert_eq!(places, ["", "silver", "completed"]);

    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("sheet.toml");
    std::fs::write(&path, sheet.to_string()).expect("a file");
    let told = Shop::empty().run(&["--lang", "en", "kpi", "check", &path.to_string_lossy()]);
    assert!(told.out.contains("Silver: The medal asks for nothing."), "{told:?}");
    assert!(told.out.contains("Target completed: There is no metric gone"), "{told:?}");
}

fn number(value: &Value) -> Option<f64> {
    value.as_str()?.parse().ok()
}

const SHEET: &str = r#"
code = "own"
name = { zh = "店员", en = "Staff" }
cycle = "month"

[[groups]]
key = "all"
name = { zh = "全部", en = "All" }
weight = "100"

[[groups.items]]
key = "sales"
name = { zh = "销售", en = "Sales" }
source = { kind = "metric", code = "net_sales" }
weight = "60"
target = { kind = "value", value = "1000" }
curve = { kind = "linear", cap = "100" }

[[groups.items]]
key = "work"
name = { zh = "工作", en = "Work" }
source = { kind = "rating" }
weight = "40"
target = { kind = "rating", value = "100" }
curve = { kind = "linear", cap = "100" }
"#;
const SALES: &str = "订单号,下单时间,商品编码,商品名称,数量,单价,员工\n\
    A-1,2026-10-05 10:00:00,LIP01,口红,1,600,E0001\n\
    A-2,2026-10-06 10:00:00,LIP01,口红,1,300,E0001\n";

/// From a file to a score, its proof, what would be, a spreadsheet, and why it differs later.
#[test]
fn a_sheet_measures_people_and_every_point_leads_on() {
    let shop = Shop::new();
    let sheet = shop.write("sheet.toml", SHEET);
    shop.import(&shop.write("sales.csv", SALES));
    let october = ["--period", "2026-10"];
    let nobody =
        shop.run(&["--lang", "en", "kpi", "score", "--person", "E0001", "--period", "2026-10"]);
    assert!(nobody.out.contains("No sheet measures this person then."), "{nobody:?}");
    let assigned = ["kpi", "assign", &sheet.to_string_lossy(), "--all", "--from", "2026-01-01"];
    assert_eq!(shop.json(&assigned)["people"], 1);
    let score = ["kpi", "score", "--person", "E0001", "--period", "2026-10", "--proof"];
    let told = shop.json(&score);
    assert_eq!(number(&told["total"]), Some(90.0), "900 of 1,000; nobody marked the work yet");
    let rate = ["kpi", "rate", "--person", "E0001", "--item", "work", "--value", "50"];
    let own = shop.run(&[&rate[..], &["--evidence", "三次检查"], &october].concat());
    assert_eq!(own.code, Some(1), "nobody marks themselves: {own:?}");
    let source = &told["spans"][0]["groups"][0]["items"][0]["sources"][0];
    assert_eq!((source["rows"].as_u64(), source["value"].as_str()), (Some(2), Some("900.00")));
    let printed = shop.run(&[&["--lang", "en"], &score[..]].concat()).ok().to_string();
    assert!(printed.contains("net_sales = 900") && printed.contains("sha256 "), "{printed}");

    let what_if = ["kpi", "whatif", "Staff", "--target", "sales=1800", "--period", "2026-10"];
    let would = shop.json(&what_if);
    let row = |name: &str| number(&would["rows"][0][name]);
    assert_eq!((row("before"), row("after")), (Some(90.0), Some(50.0)));
    let wrong = ["--lang", "en", "kpi", "whatif", "Staff", "--weight", "sale=5"];
    let wrong = shop.run(&wrong);
    assert!(wrong.code == Some(1) && wrong.err.contains("the items are sales, work"), "{wrong:?}");

    shop.json(&["kpi", "keep", "--period", "2026-10"]);
    shop.run(&["void", "A-2"]).ok();
    let why = shop.json(&["kpi", "difference", "--person", "E0001", "--period", "2026-10"]);
    assert_eq!(number(&why["total"]), Some(60.0));
    let rows = &why["items"][0]["sources"][0]["rows"];
    assert_eq!(
        (rows[0]["number"].as_str(), rows[0]["is_voided"].as_bool()),
        (Some("A-2"), Some(true))
    );

    let book = shop.beside("sheet.xlsx");
    let book = book.to_string_lossy();
    shop.run(&["kpi", "export", "Staff", &book, "--period", "2026-10"]).ok();
    let changes = shop.json(&["kpi", "import", "Staff", &book, "--apply"]);
    assert_eq!(changes["changes"].as_array().map(Vec::len), Some(0), "{changes}");
    let text = shop.beside("again.toml");
    shop.run(&["kpi", "export", "Staff", &text.to_string_lossy()]).ok();
    assert!(std::fs::read_to_string(&text).expect("a text").contains("net_sales"));
    shop.digest();
}
