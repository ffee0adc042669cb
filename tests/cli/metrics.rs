//! Numbers, their parts and the rows behind them.

use serde_json::json;

use crate::program::{Shop, fixture};

const YEAR: [&str; 4] = ["--from", "2010-01-01", "--to", "2010-12-31"];

fn asked(words: &[&str]) -> Vec<String> {
    words.iter().chain(&YEAR).map(ToString::to_string).collect()
}

fn metric(shop: &Shop, words: &[&str]) -> serde_json::Value {
    let words = asked(&[&["metric"], words].concat());
    shop.json(&words.iter().map(String::as_str).collect::<Vec<_>>())
}

#[test]
fn net_sales_of_the_whole_period_are_those_of_the_readme() {
    let cases = [
        ("online_retail_500.csv", "16735.46", 45, "31"),
        ("online_retail_200.xlsx", "8813.65", 25, "16"),
    ];
    for (name, net, invoices, buyers) in cases {
        let shop = Shop::new();
        shop.import(&fixture(name));
        for place in [&[] as &[&str], &["--chain"], &["--store", "S01"], &["--store", "徐汇店"]]
        {
            let answer = metric(&shop, &[&["net_sales"], place].concat());
            let expected =
                json!({ "code": "net_sales", "value": net, "unit": "money", "rows": invoices });
            assert_eq!(answer, expected, "{name} {place:?}");
        }
        // Customers who only brought something back did not buy.
        let counted: u32 = metric(&shop, &["buyers"])["value"].as_str().unwrap().parse().unwrap();
        let known: u32 = buyers.parse().unwrap();
        assert!(counted <= known && counted + 3 >= known, "{name}: {counted} of {known}");
    }
}

#[test]
fn no_data_is_null_and_never_zero() {
    let shop = Shop::new();
    shop.import(&fixture("online_retail_500.csv"));
    let words = ["metric", "net_sales", "--from", "2012-01-01", "--to", "2012-12-31"];
    let answer = shop.json(&words);
    assert_eq!(answer, json!({ "code": "net_sales", "value": null, "unit": "money", "rows": 0 }));
    assert!(shop.run(&words).ok().contains("no data"));
}

#[test]
fn the_rows_behind_a_number_add_up_to_it() {
    let shop = Shop::new();
    shop.import(&fixture("online_retail_500.csv"));
    let answer = metric(&shop, &["net_sales", "--rows"]);
    let list = answer["list"].as_array().expect("a list");
    assert_eq!(list.len(), 45);
    let pence = |text: &str| text.replace('.', "").parse::<i64>().unwrap();
    let sum: i64 = list.iter().map(|row| pence(row["amount"].as_str().unwrap())).sum();
    assert_eq!(sum, pence(answer["value"].as_str().unwrap()));
    let mut keys: Vec<&str> = list[0].as_object().unwrap().keys().map(String::as_str).collect();
    keys.sort_unstable();
    let expected =
        ["amount", "at", "customer", "day", "employee", "kind", "number", "store", "units"];
    assert_eq!(keys, expected);
}

#[test]
fn parts_add_up_to_the_whole() {
    let shop = Shop::with_stores(&["S01=徐汇店", "S02=静安店"]);
    for (name, store) in [("online_retail_500.csv", "S01"), ("online_retail_gbk_500.csv", "S02")] {
        shop.json(&["import", fixture(name).to_str().unwrap(), "--store", store]);
    }
    let stores = metric(&shop, &["net_sales", "--by", "store"]);
    assert_eq!((&stores["code"], &stores["unit"]), (&json!("net_sales"), &json!("money")));
    let named: Vec<_> = stores["parts"]
        .as_array()
        .unwrap()
        .iter()
        .map(|part| (&part["name"], &part["value"]))
        .collect();
    let expected = [(&json!("徐汇店"), &json!("16735.46")), (&json!("静安店"), &json!("9754.72"))];
    assert_eq!(named, expected, "highest first");
    for by in
        ["day", "week", "month", "quarter", "year", "product", "category", "channel", "employee"]
    {
        let parts = metric(&shop, &["net_sales", "--by", by]);
        let pence = |text: &str| text.replace('.', "").parse::<i64>().unwrap();
        let sum: i64 = parts["parts"]
            .as_array()
            .unwrap()
            .iter()
            .filter_map(|part| part["value"].as_str())
            .map(pence)
            .sum();
        assert_eq!(sum, 1_673_546 + 975_472, "by {by}");
    }
}

#[test]
fn what_is_asked_for_must_exist() {
    let shop = Shop::new();
    let cases: [(&[&str], &str); 6] = [
        (&["profit"], "no metric profit"),
        (&["net_sales", "--store", "S09"], "no store S09"),
        (&["net_sales", "--region", "华东"], "no region 华东"),
        (&["net_sales", "--employee", "E9"], "no employee E9"),
        (&["net_sales", "--product", "P9"], "no product P9"),
        (&["net_sales", "--store", ""], "no store"),
    ];
    for (words, named) in cases {
        let words = asked(&[&["metric"], words].concat());
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let line = shop.run(&words).refused(1);
        assert!(line.contains(named), "{line}");
    }
    let backwards = ["metric", "net_sales", "--from", "2011-02-01", "--to", "2011-01-01"];
    assert!(shop.run(&backwards).refused(1).contains("before the first day"));
}

#[test]
fn a_metric_of_ones_own_is_checked_defined_asked_and_dropped() {
    let shop = Shop::new();
    shop.import(&fixture("online_retail_500.csv"));
    let wrong = ["metrics", "check", "--formula", "gross_sales / unit", "--unit", "money"];
    let line = shop.run(&wrong).refused(1);
    assert!(line.contains("from character 15") && line.contains("“unit”"), "{line}");
    let define = |formula: &str| {
        shop.json(&[
            "metrics",
            "define",
            "sales_per_unit",
            "--name",
            "件单价",
            "--definition",
            "销售额除以件数",
            "--formula",
            formula,
            "--unit",
            "money",
            "--better",
            "higher",
        ])
    };
    define("gross_sales / units");
    let by_unit = metric(&shop, &["sales_per_unit"])["value"].clone();
    define("gross_sales / orders");
    let by_order = metric(&shop, &["sales_per_unit"])["value"].clone();
    assert_eq!(by_order, metric(&shop, &["average_order_value"])["value"]);
    assert_ne!(by_unit, by_order);
    let metrics = shop.json(&["metrics", "list"]);
    let listed = metrics.as_array().unwrap().iter().find(|one| one["code"] == "sales_per_unit");
    assert_eq!(listed.map(|one| one["version"].clone()), Some(json!(2)));
    shop.json(&["metrics", "drop", "sales_per_unit"]);
    let words = asked(&["metric", "sales_per_unit"]);
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    assert!(shop.run(&words).refused(1).contains("no metric sales_per_unit"));
}

#[test]
fn numbers_are_entered_one_by_one_or_from_a_file() {
    let shop = Shop::new();
    let day = ["--store", "S01", "--day", "2010-12-01"];
    for (measure, value) in [("on_time_orders", "18"), ("delivered_orders", "20")] {
        shop.json(&[&["metrics", "enter", measure, value], day.as_slice()].concat());
    }
    let answer = metric(&shop, &["on_time_share", "--rows"]);
    assert_eq!(answer["value"].as_str().map(|value| value.parse()), Some(Ok(90.0)));
    assert_eq!(answer["list"][0]["cells"]["value"], "18");
    let file = shop.write(
        "numbers.csv",
        "store,day,measure,value\nS01,2010-12-02,parcels,1200\nS01,2010-12-02,returned_parcels,18\nS01,2010-12-02,x,1\n",
    );
    let outcome = shop.json(&["metrics", "import", crate::program::text(&file)]);
    assert_eq!(
        (&outcome["taken"], outcome["rejected"].as_array().map(Vec::len)),
        (&json!(2), Some(1))
    );
    let share = metric(&shop, &["returned_parcel_share"])["value"].clone();
    assert_eq!(share.as_str().map(|value| value.parse()), Some(Ok(1.5)), "K-122");
    let measures = shop.json(&["metrics", "measures"]);
    assert!(measures.as_array().is_some_and(|measures| measures.len() > 100));
}

#[test]
fn a_count_is_imported_listed_and_taken_back() {
    let shop = Shop::new();
    let file = shop.write(
        "count.csv",
        "Count Date,SKU,Book Quantity,Counted Quantity,Unit Cost\n\
         2010-12-01,LIP,10,8,5\n2010-12-01,CRM,10,0,5\n2010-12-01,GEL,10,,5\n",
    );
    let imported = shop.json(&["stocktake", "import", crate::program::text(&file)]);
    let told = &imported["files"][0];
    assert_eq!((&told["subject"], &told["facts"]), (&json!("stock_take"), &json!(2)));
    assert_eq!(
        (&told["rejected"], &told["sums"]["counted_quantity_milli"]),
        (&json!(1), &json!(8000))
    );
    let list = || shop.json(&["stocktake", "list", "--store", "S01"]);
    let counts = list();
    assert_eq!((&counts[0]["day"], &counts[0]["lines"]), (&json!("2010-12-01"), &json!(2)));
    let totals = &counts[0]["totals"];
    assert_eq!(totals["sku_count_difference"], "50", "one of two was found");
    assert_eq!(totals["sku_value_difference"], "60", "60 of 100");
    let id = imported["import_id"].as_str().expect("an id");
    shop.json(&["imports", "undo", id]);
    assert_eq!(list(), json!([]));
}

#[test]
fn the_dictionary_explains_every_metric() {
    let metrics = Shop::new().json(&["metrics"]);
    assert_eq!(metrics, Shop::new().json(&["metrics", "list"]), "said in two ways");
    let metrics = metrics.as_array().expect("a list");
    let codes: Vec<&str> = metrics.iter().filter_map(|metric| metric["code"].as_str()).collect();
    for code in [
        "net_sales",
        "gross_sales",
        "refunds",
        "refund_rate",
        "orders",
        "buyers",
        "units",
        "average_order_value",
        "units_per_order",
        "new_customers",
    ] {
        assert!(codes.contains(&code), "{code} is not among {codes:?}");
    }
    for metric in metrics {
        for key in ["name_zh", "name_en", "definition_zh", "definition_en", "formula"] {
            assert!(metric[key].as_str().is_some_and(|text| !text.is_empty()), "{metric}");
        }
    }
}

#[test]
fn a_store_is_told_with_its_customers_and_written_into_a_file() {
    let shop = Shop::new();
    shop.import(&fixture("online_retail_500.csv"));
    let profile = shop.json(&["stores", "profile", "S01"]);
    assert_eq!(profile["store"]["code"], json!("S01"));
    assert_eq!(profile["customers"]["customers"], json!(29), "of 31 two only gave back");
    let figures = profile["figures"].as_array().unwrap();
    let net = figures.iter().find(|figure| figure["code"] == "net_sales").unwrap();
    assert_eq!(net["value"], json!(null), "nothing was sold in the last ninety days");
    let file = shop.beside("profile.csv");
    let written = shop.json(&["stores", "profile", "S01", "--csv", file.to_str().unwrap()]);
    let lines = std::fs::read_to_string(&file).unwrap().lines().count();
    assert_eq!(written["rows"], json!(lines - 1));
    assert!(shop.run(&["metric-table"]).ok().contains("| C-14 | `repurchase_rate` |"));
}
