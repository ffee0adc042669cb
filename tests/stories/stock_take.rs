//! Stock-taking: counts from files and from the counter, and the numbers made of them.

use std::fmt::Write;

use domain::access::Role;
use replica::{
    CountedProduct, Error, ImportOutcome, ManualEntry, Page, RowsOf, StockTakeSaved, StockTakeSheet,
};
use storeloop_tests::{World, slice};

const FROM: &str = "2026-01-01";
const TO: &str = "2026-12-31";
const HEAD: &str = "盘点日期,商品编码,商品名称,账面数量,实盘数量,成本价\n";

fn save(world: &World, name: &str, text: &str) -> String {
    let path = world.room().join(name);
    std::fs::write(&path, text).expect("room for a file");
    path.to_string_lossy().into_owned()
}

fn import(world: &World, name: &str, text: &str) -> ImportOutcome {
    world.import(&[&save(world, name, text)])
}

fn value(world: &World, code: &str) -> Option<f64> {
    world.metric(code, FROM, TO).map(|value| value.parse().expect("a number"))
}

/// A hundred products of the books; eight of them, worth 1,500 of 100,000, are not there.
fn sample_of_a_hundred(day: &str) -> String {
    let mut text = String::from(HEAD);
    for at in 0..100 {
        let (counted, cost) = match at {
            0..8 => (0, "187.50"),
            8 => (1, "7500.00"),
            _ => (1, "1000.00"),
        };
        writeln!(text, "{day},SKU{at:03},商品{at},1,{counted},{cost}").expect("a text");
    }
    text
}

#[test]
fn a_count_of_a_hundred_gives_the_numbers_of_the_requirement() {
    let world = World::new();
    for code in ["sku_count_difference", "sku_value_difference", "stock_loss_rate"] {
        assert_eq!(value(&world, code), None, "{code}: no data is not zero");
    }
    let outcome = import(&world, "count.csv", &sample_of_a_hundred("2026-11-20"));
    let file = &outcome.files[0];
    assert_eq!(file.recognised.as_deref(), Some("stock_take"));
    assert_eq!((file.facts, file.counts.new, file.products_new), (100, 100, 100));
    let sums: Vec<(&str, i64)> =
        file.sums.iter().map(|sum| (sum.field.as_str(), sum.sum)).collect();
    assert_eq!(sums, [("book_quantity_milli", 100_000), ("counted_quantity_milli", 92_000)]);
    assert_eq!(value(&world, "sku_count_difference"), Some(8.0), "K-118: 92 of 100");
    assert_eq!(value(&world, "sku_value_difference"), Some(1.5), "K-119: 98,500 for 100,000");

    let rows = world
        .replica
        .metric_rows(&world.owner(), "sku_count_difference", &slice(FROM, TO), Page::first(200))
        .expect("rows");
    assert_eq!((rows.total, rows.rows.len(), rows.of), (100, 100, RowsOf::Facts));
    let columns: Vec<&str> = rows.columns.iter().map(|column| column.name.as_str()).collect();
    let expected = ["warehouse", "book_quantity_milli", "counted_quantity_milli", "unit_cost_e4"];
    assert_eq!(columns, expected);
    let missing = rows.rows.iter().filter(|row| row.cells[2].as_deref() == Some("0")).count();
    assert_eq!(missing, 8, "those that were not found stand among the rows");
    world.check();
}

#[test]
fn what_is_short_in_a_year_is_held_against_the_average_stock() {
    let world = World::new();
    import(
        &world,
        "stock.csv",
        "库存日期,商品编码,商品名称,当前库存,成本价\n\
         2026-03-31,LIP,唇釉,7000,100\n2026-09-30,LIP,唇釉,9000,100\n",
    );
    import(&world, "march.csv", &format!("{HEAD}2026-04-01,LIP,唇釉,7000,6950,100\n"));
    import(
        &world,
        "autumn.csv",
        &format!("{HEAD}2026-10-01,LIP,唇釉,9000,8930,100\n2026-10-01,CRM,面霜,10,40,100\n"),
    );
    assert_eq!(
        value(&world, "stock_loss_rate"),
        Some(1.5),
        "K-120: 5,000 and 7,000 of 800,000 on average; the 3,000 over make up for nothing"
    );
    world.check();
}

#[test]
fn slow_stock_and_returned_parcels_stand_beside() {
    let world = World::new();
    let mut stock = String::from("库存日期,商品编码,商品名称,当前库存,成本价,库龄\n");
    for at in 0..400 {
        let (cost, age) = match at {
            0 => (11_000, 90),
            1..30 => (1_000, 120),
            30 => (91_000, 89),
            _ => (1_000, 10),
        };
        writeln!(stock, "2026-11-20,SKU{at:03},商品{at},1,{cost},{age}").expect("a text");
    }
    import(&world, "stock.csv", &stock);
    assert_eq!(value(&world, "slow_sku_share"), Some(7.5), "K-121: 30 of 400");
    assert_eq!(value(&world, "slow_value_share"), Some(8.0), "K-123: 40,000 of 500,000");
    let entry = |measure: &str, value: &str| ManualEntry {
        store_id: world.store("S01").id,
        day: "2026-11-20".parse().expect("a day"),
        measure: measure.into(),
        value: Some(value.into()),
    };
    let entries = [entry("returned_parcels", "18"), entry("parcels", "1200")];
    world.replica.enter_values(&world.owner(), &entries).expect("entered");
    assert_eq!(value(&world, "returned_parcel_share"), Some(1.5), "K-122: 18 of 1,200");
    let counted = [entry("found_skus", "92")];
    let refused = world.replica.enter_values(&world.owner(), &counted);
    assert!(
        matches!(refused, Err(Error::Invalid { field: "measure", reason: "unknown" })),
        "what a stock-take tells is not entered by hand: {refused:?}"
    );
    world.check();
}

#[test]
fn counts_of_several_days_and_stores_add_up() {
    let world = World::new();
    world.open_store("S02", "徐汇店", None);
    let text = "盘点日期,门店,商品编码,商品名称,仓库,账面数量,实盘数量,成本价\n\
        2026-11-20,S01,LIP,唇釉,后仓,10,0,10\n2026-11-20,S01,LIP,唇釉,卖场,10,15,10\n\
        2026-11-20,S01,CRM,面霜,卖场,20,20,10\n\
        2026-11-20,徐汇店,LIP,唇釉,,20,25,10\n2026-11-21,S01,LIP,唇釉,卖场,15,0,10\n";
    import(&world, "counts.csv", text);
    // Counts: S01 on the 20th 2 of 2, S02 1 of 1, S01 on the 21st 0 of 1: 3 of 4 found.
    assert_eq!(value(&world, "sku_count_difference"), Some(25.0));
    // 400 by the books and 50 less, 200 and 50 more, 150 and 150 less: 250 of 750.
    assert_eq!(value(&world, "sku_value_difference"), Some(33.33));
    let parts = world
        .replica
        .metric_parts(&world.owner(), "sku_count_difference", &slice(FROM, TO), replica::By::Store)
        .expect("parts");
    let parts: Vec<(u32, Option<&str>)> =
        parts.iter().map(|part| (part.rows, part.value.as_deref())).collect();
    assert!(parts.contains(&(1, Some("0"))) && parts.len() == 2, "{parts:?}");
    world.check();
}

#[test]
fn a_corrected_count_replaces_its_lines_and_leaves_with_its_import() {
    let world = World::new();
    let before = world.check();
    let first = import(&world, "first.csv", &format!("{HEAD}2026-11-20,LIP,唇釉,10,8,50\n"));
    let alone = world.check();
    assert_eq!(value(&world, "sku_value_difference"), Some(20.0));
    let again = format!("{HEAD}2026-11-20,LIP,唇釉,10,9,50\n2026-11-20,CRM,面霜,10,10,50\n");
    let second = import(&world, "second.csv", &again);
    let counts = second.files[0].counts;
    assert_eq!((counts.new, counts.changed, counts.same), (1, 1, 0));
    assert_eq!(value(&world, "sku_value_difference"), Some(5.0), "one of twenty");

    let owner = world.owner();
    world.replica.undo_import(&owner, second.import_id.expect("an import")).expect("undone");
    assert_eq!((value(&world, "sku_value_difference"), world.check()), (Some(20.0), alone));
    world.replica.undo_import(&owner, first.import_id.expect("an import")).expect("undone");
    assert_eq!((value(&world, "sku_value_difference"), world.check()), (None, before));
}

#[test]
fn a_file_that_cannot_be_read_says_why() {
    let world = World::new();
    let headless = save(&world, "x.csv", "盘点日期,商品编码,实点,应有\n2026-11-20,LIP,8,10\n");
    let preview = world.preview(&headless);
    assert_eq!((preview.recognised, preview.counts.new), (None, 0));
    assert!(!preview.missing.is_empty(), "it says what it lacks");
    assert!(world.try_import(&[&headless]).is_err());

    let broken = save(
        &world,
        "broken.csv",
        &format!(
            "{HEAD}2026-11-20,LIP,唇釉,10,8,50\n2026-11-20,CRM,面霜,10,,50\n\
             2026-02-30,GEL,洁面,10,10,50\n2026-11-20,,,10,10,50\n2026-11-20,OIL,精油,10,很多,50\n"
        ),
    );
    let preview = world.preview(&broken);
    assert_eq!((preview.counts.rows, preview.counts.new, preview.counts.rejected), (5, 1, 4));
    let reasons: Vec<(u32, &str)> =
        preview.rejects.iter().map(|reject| (reject.row, reject.code.as_str())).collect();
    assert_eq!(reasons, [(3, "missing"), (4, "bad_date"), (5, "missing"), (6, "bad_number")]);
    world.import(&[&broken]);
    assert_eq!(value(&world, "sku_value_difference"), Some(20.0), "the good line counts");
    world.check();
}

fn day(text: &str) -> chrono::NaiveDate {
    text.parse().expect(text)
}

fn told(world: &World, counts: &[(&str, &str)]) -> Vec<CountedProduct> {
    let sheet = sheet(world, "2026-11-20");
    let product = |code: &str| {
        let line = sheet.lines.iter().find(|line| line.code == code).expect(code);
        line.product_id
    };
    counts
        .iter()
        .map(|(code, counted)| CountedProduct {
            product_id: product(code),
            counted: (*counted).to_string(),
        })
        .collect()
}

fn sheet(world: &World, on: &str) -> StockTakeSheet {
    let store = world.store("S01").id;
    world.replica.begin_stock_take(&world.owner(), store, day(on)).expect("begun")
}

fn save_count(world: &World, counts: &[(&str, &str)]) -> StockTakeSaved {
    let (store, told) = (world.store("S01").id, told(world, counts));
    let owner = world.owner();
    world.replica.save_stock_take(&owner, store, day("2026-11-20"), &told).expect("saved").value
}

/// Three products in two warehouses, of which one is on the books no more.
fn with_stock() -> World {
    let world = World::new();
    import(
        &world,
        "stock.csv",
        "库存日期,商品编码,商品名称,仓库,当前库存,成本价\n\
         2026-11-10,OLD,旧款,后仓,9,10\n\
         2026-11-18,LIP,唇釉,后仓,30,10\n2026-11-18,LIP,唇釉,卖场,10,14\n\
         2026-11-18,CRM,面霜,卖场,20,50\n2026-11-18,GEL,洁面,卖场,5,\n2026-11-25,LIP,唇釉,后仓,1,10\n",
    );
    world
}

#[test]
fn a_count_begins_with_the_books_of_the_last_list() {
    let world = with_stock();
    let begun = sheet(&world, "2026-11-20");
    assert_eq!(begun.books_of, Some(day("2026-11-18")));
    let books: Vec<(&str, Option<&str>)> =
        begun.lines.iter().map(|line| (line.code.as_str(), line.book.as_deref())).collect();
    assert_eq!(books, [("CRM", Some("20")), ("GEL", Some("5")), ("LIP", Some("40"))]);
    assert!(begun.lines.iter().all(|line| line.counted.is_none()), "nothing is counted yet");

    let store = world.store("S01").id;
    let find = |code: &str| {
        world
            .replica
            .find_counted_product(&world.owner(), store, day("2026-11-20"), code)
            .expect("asked")
    };
    let old = find(" old ").expect("a product of the chain");
    assert_eq!((old.name.as_str(), old.book.as_deref()), ("旧款", Some("0")), "not on the list");
    assert_eq!(find("6900000000000"), None, "nobody knows it");
    let before =
        world.replica.begin_stock_take(&world.owner(), store, day("2026-11-01")).expect("begun");
    assert_eq!((before.books_of, before.lines.len()), (None, 0), "no list is not an empty one");
}

#[test]
fn what_a_count_says_before_it_is_saved_is_what_the_metrics_say_after() {
    let world = with_stock();
    // LIP is worth 40 x 11 by the books, CRM 20 x 50; GEL has no cost.
    let counts = [("LIP", "38.5"), ("CRM", "0"), ("GEL", "6")];
    let owner = world.owner();
    let store = world.store("S01").id;
    let weighed = world
        .replica
        .weigh_stock_take(&owner, store, day("2026-11-20"), &told(&world, &counts))
        .expect("weighed");
    let lines: Vec<(Option<&str>, Option<&str>)> = weighed
        .lines
        .iter()
        .map(|line| (line.difference.as_deref(), line.value.as_deref()))
        .collect();
    assert_eq!(
        lines,
        [(Some("-1.5"), Some("-16.50")), (Some("-20"), Some("-1000.00")), (Some("1"), None)]
    );
    let totals = weighed.totals;
    assert_eq!((totals.counted_skus, totals.found_skus), (3, 2));
    assert_eq!(totals.book_value.as_deref(), Some("1440.00"));
    assert_eq!(totals.value_difference.as_deref(), Some("1016.50"));
    assert_eq!(totals.loss_value.as_deref(), Some("1016.50"));
    assert_eq!(totals.sku_count_difference.as_deref(), Some("33.33"), "two of three");
    assert_eq!(totals.sku_value_difference.as_deref(), Some("70.59"), "1,016.50 of 1,440");
    assert_eq!(value(&world, "sku_count_difference"), None, "nothing is saved yet");

    save_count(&world, &counts);
    assert_eq!(value(&world, "sku_count_difference"), Some(33.33));
    assert_eq!(value(&world, "sku_value_difference"), Some(70.59));
    let listed = world.replica.list_stock_takes(&owner, None).expect("listed");
    assert_eq!((listed.len(), listed[0].lines, listed[0].day), (1, 3, day("2026-11-20")));
    assert_eq!(listed[0].totals.as_ref(), Some(&totals), "the list says the same");
    world.check();
}

#[test]
fn a_count_saved_again_replaces_its_lines() {
    let world = with_stock();
    let empty = world.check();
    let saved = |new, changed, same, removed| StockTakeSaved { new, changed, same, removed };
    assert_eq!(save_count(&world, &[("LIP", "40"), ("CRM", "19")]), saved(2, 0, 0, 0));
    let first = world.check();
    assert_eq!(save_count(&world, &[("LIP", "40"), ("CRM", "19")]), saved(0, 0, 2, 0));
    assert_eq!(world.check(), first, "saving twice changes nothing");
    assert_eq!(save_count(&world, &[("LIP", "39"), ("GEL", "5")]), saved(1, 1, 0, 1));
    let counted: Vec<Option<String>> =
        sheet(&world, "2026-11-20").lines.into_iter().map(|line| line.counted).collect();
    assert_eq!(counted, [None, Some("5".to_string()), Some("39".to_string())]);

    let owner = world.owner();
    assert_eq!(world.replica.undo_last(&owner).expect("undone").operation, "take_stock");
    assert_eq!(world.check(), first, "the removed, the changed and the new line");
    world.replica.undo_last(&owner).expect("undone");
    assert_eq!(world.check(), empty);
    assert!(sheet(&world, "2026-11-20").lines.iter().all(|line| line.counted.is_none()));
}

#[test]
fn a_count_written_over_is_not_undone_beneath() {
    let world = with_stock();
    let owner = world.owner();
    let store = world.store("S01").id;
    let told = told(&world, &[("LIP", "40")]);
    let done =
        world.replica.save_stock_take(&owner, store, day("2026-11-20"), &told).expect("saved");
    let file = import(&world, "later.csv", &format!("{HEAD}2026-11-20,LIP,唇釉,40,35,11\n"));
    assert_eq!(file.files[0].counts.changed, 1, "the file tells the same line");
    let undone = world.replica.undo(&owner, done.tx.expect("a transaction"));
    assert!(matches!(undone, Err(Error::Conflict)), "{undone:?}");
    world.replica.undo_import(&owner, file.import_id.expect("an import")).expect("undone");
    assert_eq!(sheet(&world, "2026-11-20").lines[2].counted.as_deref(), Some("40"));
    world.replica.undo(&owner, done.tx.expect("a transaction")).expect("undone now");
    world.check();
}

#[test]
fn every_line_has_its_history() {
    let world = with_stock();
    save_count(&world, &[("LIP", "40")]);
    save_count(&world, &[("LIP", "38")]);
    let (store, kind) = (world.store("S01").id, domain::facts::FactKind::StockTake);
    let product = domain::products::Product::id_of("LIP");
    let line = kind.id_of(store, day("2026-11-20"), Some(product), "");
    let history = world.replica.history(&world.owner(), "stock_take", line).expect("history");
    let told: Vec<(&str, usize)> =
        history.iter().map(|entry| (entry.operation.as_str(), entry.fields.len())).collect();
    assert_eq!(told, [("take_stock", 1), ("take_stock", 0)], "changed, and came in");
    let field = &history[0].fields[0];
    assert_eq!(
        (field.field.as_str(), field.old.as_deref(), field.new.as_deref()),
        ("counted_quantity_milli", Some("40000"), Some("38000"))
    );
}

#[test]
fn a_count_that_says_nothing_sensible_is_refused() {
    let world = with_stock();
    let (owner, store) = (world.owner(), world.store("S01").id);
    let before = world.check();
    let cases = [
        ("many", Some("not_a_number")),
        ("-1", Some("out_of_range")),
        ("1000000001", Some("out_of_range")),
        ("1.0005", Some("too_fine")),
        ("1000000000", None),
        ("1.005", None),
        ("0", None),
        ("1,200", None),
    ];
    for (counted, expected) in cases {
        let told = told(&world, &[("LIP", counted)]);
        let weighed = world.replica.weigh_stock_take(&owner, store, day("2026-11-20"), &told);
        let reason = match weighed {
            Err(Error::Invalid { field: "counted", reason }) => Some(reason),
            Ok(_) => None,
            Err(other) => panic!("{counted}: {other:?}"),
        };
        assert_eq!(reason, expected, "{counted}");
    }
    let twice = told(&world, &[("LIP", "1"), ("LIP", "2")]);
    let saved = world.replica.save_stock_take(&owner, store, day("2026-11-20"), &twice);
    assert!(matches!(saved, Err(Error::Invalid { field: "product_id", reason: "twice" })));
    assert_eq!(world.check(), before);

    let warehouses =
        "盘点日期,商品编码,商品名称,仓库,账面数量,实盘数量\n2026-11-20,LIP,唇釉,后仓,30,30\n";
    import(&world, "warehouses.csv", warehouses);
    assert!(sheet(&world, "2026-11-20").by_warehouse);
    let told = told(&world, &[("LIP", "40")]);
    let saved = world.replica.save_stock_take(&owner, store, day("2026-11-20"), &told);
    let refused = matches!(saved, Err(Error::Invalid { reason: "counted_by_warehouse", .. }));
    assert!(refused, "a product would count twice");
}

#[test]
fn a_store_counts_itself_and_no_other() {
    let world = with_stock();
    let other = world.open_store("S02", "徐汇店", None);
    let mine = world.store("S01");
    let associate = world.hire("E10", "林晓", Role::SalesAssociate, Some("S02"), None);
    let agent = world.hire("E11", "周宁", Role::ServiceAgent, None, None);
    let on = day("2026-11-20");
    let told = told(&world, &[("LIP", "40")]);
    world.replica.save_stock_take(&associate, other.id, on, &told).expect("their own store");
    let elsewhere = world.replica.save_stock_take(&associate, mine.id, on, &told);
    assert!(matches!(elsewhere, Err(Error::Denied(_))), "{elsewhere:?}");
    assert!(matches!(
        world.replica.begin_stock_take(&associate, mine.id, on),
        Err(Error::Denied(_))
    ));
    assert!(matches!(world.replica.list_stock_takes(&agent, None), Err(Error::Denied(_))));
    save_count(&world, &[("LIP", "39")]);
    let seen = world.replica.list_stock_takes(&associate, None).expect("listed");
    let stores: Vec<&str> = seen.iter().map(|row| row.store_name.as_str()).collect();
    assert_eq!(stores, ["徐汇店"], "the other store's count is not theirs to see");
    assert_eq!(world.replica.list_stock_takes(&world.owner(), None).expect("listed").len(), 2);
    world.check();
}
