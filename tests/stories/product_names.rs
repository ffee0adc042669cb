//! Codes that stand for a product: said once, for what came before and what comes after.

use domain::Id;
use domain::metrics::Slice;
use domain::products::{Product, ProductKind};
use replica::{By, Error, OrderFilter, Page, ProductFilter};
use storeloop_tests::{SalesRows, World, slice};

const FROM: &str = "2026-11-01";
const TO: &str = "2026-11-22";

/// Two products of the chain's own list and one that only a platform calls so.
fn rows() -> SalesRows {
    SalesRows::new()
        .line("A1", "2026-11-19 10:00", "LIP", 2, "100", "")
        .line("A1", "2026-11-19 10:00", "TB-9", 1, "90", "")
        .line("A2", "2026-11-20 10:00", "TB-9", 3, "90", "13800000001")
        .line("A3", "2026-11-20 11:00", "MASK", 1, "50", "")
}

fn world_with(rows: SalesRows) -> World {
    let world = World::new();
    world.import(&[&rows.save(world.room(), "a.csv")]);
    world
}

fn id(code: &str) -> Id {
    Product::id_of(code)
}

fn say(world: &World, text: &str, product: Option<&str>) -> Option<i64> {
    let owner = world.owner();
    world.replica.set_product_alias(&owner, text, product.map(id)).expect("said").tx
}

/// Net sales, units and orders by product; the rows behind each as many as it says.
fn by_product(world: &World) -> Vec<(String, String, String, String)> {
    let owner = world.owner();
    let parts = |code: &str| {
        world.replica.metric_parts(&owner, code, &slice(FROM, TO), By::Product).expect(code)
    };
    let (units, orders) = (parts("units"), parts("orders"));
    let of = |parts: &[replica::MetricPart], key: &str| {
        let part = parts.iter().find(|part| part.key == key);
        part.and_then(|part| part.value.clone()).unwrap_or_default()
    };
    let mut found: Vec<_> = parts("net_sales")
        .into_iter()
        .map(|part| {
            let only = Slice { product_id: part.key.parse().ok(), ..slice(FROM, TO) };
            let rows = world.replica.metric_rows(&owner, "net_sales", &only, Page::first(9));
            let rows = rows.expect("rows");
            let net = part.value.expect("a value");
            assert_eq!((rows.total, rows.sum.as_str()), (part.rows, net.as_str()), "{}", part.name);
            assert_eq!(world.metric_of("net_sales", &only).as_deref(), Some(net.as_str()));
            (part.name, net, of(&units, &part.key), of(&orders, &part.key))
        })
        .collect();
    found.sort();
    found
}

fn told(rows: &[(&str, &str, &str, &str)]) -> Vec<(String, String, String, String)> {
    let text = |text: &str| text.to_string();
    rows.iter().map(|(a, b, c, d)| (text(a), text(b), text(c), text(d))).collect()
}

#[test]
fn what_was_sold_under_a_code_follows_the_product_it_stands_for_and_comes_back() {
    let world = world_with(rows());
    let before = world.check();
    let apart = told(&[
        ("LIP 名", "200.00", "2", "1"),
        ("MASK 名", "50.00", "1", "1"),
        ("TB-9 名", "360.00", "4", "2"),
    ]);
    assert_eq!(by_product(&world), apart);

    let tx = say(&world, " tb-9 ", Some("LIP")).expect("something changed");
    let together = told(&[("LIP 名", "560.00", "6", "2"), ("MASK 名", "50.00", "1", "1")]);
    assert_eq!(by_product(&world), together);
    assert_eq!(world.metric("net_sales", FROM, TO).as_deref(), Some("610.00"), "no money moved");
    world.check();

    world.replica.undo(&world.owner(), tx).expect("undone");
    assert_eq!(by_product(&world), apart);
    assert_eq!(world.check(), before);

    say(&world, "TB-9", Some("LIP"));
    say(&world, "TB-9", None);
    assert_eq!(by_product(&world), apart, "forgotten, the code counts for itself again");
    assert_eq!(world.check(), before);
}

#[test]
fn later_files_are_understood_and_the_same_file_changes_nothing() {
    let world = world_with(rows());
    say(&world, "TB-9", Some("LIP"));
    say(&world, "TB-10", Some("LIP"));
    let before = world.check();
    let again = rows().save(world.room(), "again.csv");
    let counts = world.preview(&again).counts;
    assert_eq!((counts.new, counts.changed, counts.same), (0, 0, 4));
    world.import(&[&again]);
    assert_eq!(world.check(), before, "twice is once");

    let later = SalesRows::new()
        .line("B1", "2026-11-21 10:00", "TB-9", 1, "80", "")
        .line("B2", "2026-11-21 11:00", "tb-10", 1, "70", "")
        .save(world.room(), "later.csv");
    assert_eq!(world.preview(&later).products_new, 0, "a code that stands for another is no news");
    let import = world.import(&[&later]).import_id.expect("an import");
    assert_eq!(by_product(&world)[0], told(&[("LIP 名", "710.00", "8", "4")])[0]);
    world.check();
    world.replica.undo_import(&world.owner(), import).expect("undone");
    assert_eq!(world.check(), before, "what people said does not keep an import from leaving");
}

#[test]
fn a_code_that_stands_for_another_is_shown_as_that_other_wherever_it_was() {
    let world = world_with(rows());
    let owner = world.owner();
    say(&world, "TB-9", Some("LIP"));

    let codes = |text: &str| {
        let filter = ProductFilter { text: text.into(), ..ProductFilter::default() };
        let rows = world.replica.list_products(&owner, &filter, Page::first(9)).expect("products");
        rows.rows.into_iter().map(|row| row.product.code).collect::<Vec<_>>()
    };
    assert_eq!(codes(""), ["LIP", "MASK"]);
    assert_eq!(codes("tb-9"), ["LIP"], "found by what files call it");
    let hits = world.replica.search(&owner, "TB-9").expect("hits");
    assert_eq!(hits.iter().map(|hit| hit.title.as_str()).collect::<Vec<_>>(), ["LIP 名"]);

    let lip = world.replica.product(&owner, id("LIP")).expect("a product");
    assert_eq!(lip.net_sales_90d.as_deref(), Some("560.00"));
    assert_eq!(lip.units_90d.as_deref(), Some("6"));
    let names = world.replica.product_names(&owner, id("LIP")).expect("names");
    assert_eq!(names.stands_for, None);
    let names: Vec<(String, String)> =
        names.names.into_iter().map(|name| (name.text, name.name)).collect();
    assert_eq!(names, [("TB-9".to_string(), "TB-9 名".to_string())]);
    let tb = world.replica.product_names(&owner, id("TB-9")).expect("names");
    assert_eq!(tb.stands_for.map(|product| product.code).as_deref(), Some("LIP"));

    let of_lip = OrderFilter { product_id: Some(id("LIP")), ..OrderFilter::default() };
    let orders = world.replica.list_orders(&owner, &of_lip, Page::first(9)).expect("orders");
    let numbers: Vec<&str> = orders.rows.iter().map(|row| row.number.as_str()).collect();
    assert_eq!(numbers, ["A2", "A1"]);
    let lines = world.replica.order(&owner, orders.rows[1].id).expect("an order").lines;
    let lines: Vec<(&str, Option<&str>)> =
        lines.iter().map(|line| (line.code.as_str(), line.told_code.as_deref())).collect();
    assert_eq!(lines, [("LIP", None), ("LIP", Some("TB-9"))], "and what the file called it");
}

#[test]
fn units_count_by_what_the_product_is_not_by_what_the_file_called_it() {
    let world = world_with(rows());
    let owner = world.owner();
    let mask = world.replica.product(&owner, id("MASK")).expect("a product").product;
    let bag = Product { kind: ProductKind::Sample, ..mask };
    world.replica.save_product(&owner, bag.clone()).expect("saved");
    let units = || world.metric("units", FROM, TO);
    assert_eq!(units().as_deref(), Some("6")); // 2 and 4, without the sample
    let tx = say(&world, "TB-9", Some("MASK")).expect("something changed");
    assert_eq!(units().as_deref(), Some("2"), "samples are not counted as units");
    world.check();
    let goods = Product { kind: ProductKind::Goods, ..bag };
    let turned = world.replica.save_product(&owner, goods).expect("saved");
    assert_eq!(units().as_deref(), Some("7"));
    world.check();
    world.replica.undo(&owner, turned.tx.expect("a transaction")).expect("undone");
    world.replica.undo(&owner, tx).expect("undone");
    assert_eq!(units().as_deref(), Some("6"));
    world.check();
}

#[test]
fn categories_take_along_what_counts_for_their_products() {
    let world = world_with(rows());
    let owner = world.owner();
    let save = |code: &str, category: &str| {
        let product = world.replica.product(&owner, id(code)).expect("a product").product;
        let product = Product { category: category.into(), ..product };
        world.replica.save_product(&owner, product).expect("saved");
    };
    save("LIP", "口红");
    save("TB-9", "淘宝");
    say(&world, "TB-9", Some("LIP"));
    let parts = world.replica.metric_parts(&owner, "net_sales", &slice(FROM, TO), By::Category);
    let parts: Vec<(String, Option<String>)> =
        parts.expect("parts").into_iter().map(|part| (part.key, part.value)).collect();
    let expected = [("口红", "560.00"), ("", "50.00")];
    assert_eq!(parts, expected.map(|(key, value)| (key.to_string(), Some(value.to_string()))));
    let only = |category: &str| {
        let slice = Slice { category: Some(category.into()), ..slice(FROM, TO) };
        world.metric_of("net_sales", &slice)
    };
    assert_eq!((only("口红").as_deref(), only("淘宝")), (Some("560.00"), None));
}

#[test]
fn codes_lead_to_one_product_at_one_step_and_never_to_themselves() {
    let world = world_with(rows().line("A4", "2026-11-20 12:00", "JD-7", 1, "10", ""));
    let owner = world.owner();
    let itself = world.replica.set_product_alias(&owner, "lip", Some(id("LIP")));
    assert!(matches!(itself, Err(Error::Invalid { reason: "itself", .. })), "{itself:?}");

    say(&world, "JD-7", Some("TB-9"));
    let second = say(&world, "TB-9", Some("LIP")).expect("something changed");
    let of = |code: &str| {
        let names = world.replica.product_names(&owner, id(code)).expect("names");
        names.names.into_iter().map(|name| name.text).collect::<Vec<_>>()
    };
    assert_eq!(of("LIP"), ["JD-7", "TB-9"], "what stood for TB-9 goes with it");
    say(&world, "MASK", Some("TB-9"));
    assert_eq!(of("LIP"), ["JD-7", "MASK", "TB-9"], "TB-9 is LIP by now");
    let back = world.replica.set_product_alias(&owner, "LIP", Some(id("TB-9")));
    assert!(matches!(back, Err(Error::Invalid { reason: "itself", .. })), "{back:?}");
    assert_eq!(by_product(&world), told(&[("LIP 名", "620.00", "8", "4")]));
    world.check();

    world.replica.undo(&owner, second).expect("undone");
    assert_eq!((of("TB-9"), of("LIP")), (vec!["JD-7".into()], vec!["MASK".to_string()]));
    world.check();
}

#[test]
fn undoing_does_not_make_a_code_stand_for_one_that_stands_for_another() {
    let world = world_with(rows());
    let owner = world.owner();
    say(&world, "TB-9", Some("LIP"));
    let forgotten = say(&world, "TB-9", None).expect("something changed");
    say(&world, "LIP", Some("MASK"));
    let before = world.check();
    let refused = world.replica.undo(&owner, forgotten);
    assert!(matches!(refused, Err(Error::Conflict)), "{refused:?}");
    assert_eq!(world.check(), before);
}
