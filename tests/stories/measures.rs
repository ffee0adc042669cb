//! What is counted beside the documents: visitors, stock, cases, members, and what people enter.

use domain::metrics::{Direction, MetricUnit, OwnMetric};
use replica::{By, Error, ManualEntry, Page, Question, RowsOf};
use storeloop_tests::{SalesRows, World, slice};

const FROM: &str = "2026-11-01";
const TO: &str = "2026-11-30";

fn file(world: &World, name: &str, text: &str) {
    let path = world.room().join(name);
    std::fs::write(&path, text).expect("room for a file");
    world.import(&[&path.to_string_lossy()]);
}

fn value(world: &World, code: &str) -> Option<f64> {
    let answer = world.metric(code, FROM, TO);
    let rows = world
        .replica
        .metric_rows(&world.owner(), code, &slice(FROM, TO), Page::first(1_000))
        .expect(code);
    assert_eq!(rows.total as usize, rows.rows.len(), "{code}");
    if rows.of == RowsOf::Facts {
        assert!(rows.rows.iter().all(|row| row.cells.len() == rows.columns.len()), "{code}");
    }
    answer.map(|value| value.parse().expect("a number"))
}

fn enter(world: &World, day: &str, values: &[(&str, &str)]) {
    let store_id = world.store("S01").id;
    let entry = |(measure, value): &(&str, &str)| ManualEntry {
        store_id,
        day: day.parse().expect(day),
        measure: measure.to_string(),
        value: Some(value.to_string()),
    };
    let entries: Vec<ManualEntry> = values.iter().map(entry).collect();
    world.replica.enter_values(&world.owner(), &entries).expect("entered");
}

#[test]
fn visitors_are_those_of_the_whole_shop_and_convert_as_the_requirement_says() {
    let world = World::new();
    assert_eq!(value(&world, "conversion_rate"), None, "no data is not zero");
    file(
        &world,
        "shop.csv",
        "统计日期,访客数,浏览量,支付买家数,支付金额\n\
         2026-11-20,400,1200,16,1600\n2026-11-21,600,2000,20,2400\n",
    );
    file(
        &world,
        "products.csv",
        "统计日期,商品编码,商品名称,商品访客数,商品浏览量,支付买家数\n\
         2026-11-21,LIP,唇釉,250,700,10\n",
    );
    assert_eq!(value(&world, "visitors"), Some(1000.0));
    assert_eq!(value(&world, "conversion_rate"), Some(3.60), "C-38");
    assert_eq!(value(&world, "pages_per_visitor"), Some(3.20));
    assert_eq!(value(&world, "order_conversion_rate"), None, "there are no orders");
    let rows = world
        .replica
        .metric_rows(&world.owner(), "visitors", &slice(FROM, TO), Page::first(10))
        .expect("rows");
    assert_eq!((rows.total, rows.sum.as_str(), rows.of), (2, "1000", RowsOf::Facts));
    let parts = world
        .replica
        .metric_parts(&world.owner(), "visitors", &slice(FROM, TO), By::Product)
        .expect("parts");
    assert_eq!(parts.len(), 1);
    assert_eq!((parts[0].value.as_deref(), parts[0].rows), (Some("250"), 1));
    world.check();
}

#[test]
fn stock_is_that_of_the_last_list_and_its_mean_that_of_all_lists() {
    let world = World::new();
    file(
        &world,
        "stock.csv",
        "日期,商品编码,商品名称,库存数量,成本价,库龄\n\
         2026-10-31,LIP,唇釉,300,10,20\n\
         2026-11-10,LIP,唇釉,200,10,30\n2026-11-10,CRM,面霜,100,20,100\n\
         2026-11-20,LIP,唇釉,150,10,40\n2026-11-20,CRM,面霜,50,20,110\n",
    );
    assert_eq!(value(&world, "stock_units"), Some(200.0));
    assert_eq!(value(&world, "stock_value"), Some(2500.00));
    assert_eq!(value(&world, "slow_sku_share"), Some(50.00), "one of two SKUs");
    assert_eq!(value(&world, "slow_value_share"), Some(40.00), "1,000 of 2,500");
    file(
        &world,
        "count.csv",
        "盘点日期,商品编码,账面数量,实盘数量,成本价\n2026-11-15,LIP,200,193.5,10\n",
    );
    enter(&world, "2026-11-15", &[("received_units", "100")]);
    assert_eq!(value(&world, "stock_loss_rate"), Some(2.00), "65 of 3,250 on average");
    let sold = SalesRows::new().line("1", "2026-11-21 10:00", "LIP", 40, "10", "");
    world.import(&[&sold.save(world.room(), "sold.csv")]);
    assert_eq!(value(&world, "sell_through"), Some(10.00), "A10: 40 of 300 + 100");
    assert_eq!(value(&world, "sku_sell_through"), Some(50.00));
    world.check();
}

#[test]
fn customers_come_back_by_orders_that_were_not_refunded() {
    let world = World::new();
    let phone = |number: u32| format!("138{number:08}");
    let mut rows = SalesRows::new();
    for customer in 0..10 {
        rows = rows.line(
            &format!("A{customer}"),
            "2026-11-05 10:00",
            "LIP",
            1,
            "100",
            &phone(customer),
        );
    }
    for customer in 0..4 {
        rows = rows.line(
            &format!("B{customer}"),
            "2026-11-06 10:00",
            "LIP",
            1,
            "50",
            &phone(customer),
        );
    }
    world.import(&[&rows.save(world.room(), "t.csv")]);
    assert_eq!(value(&world, "repurchase_rate"), Some(40.00), "4 of 10");
    assert_eq!(value(&world, "returning_sales"), Some(200.00));
    assert_eq!(value(&world, "repurchase_share"), Some(16.67), "G-19: 200 of 1,200");
    assert_eq!(value(&world, "member_sales"), None, "no list of members came in");
    file(
        &world,
        "refunds.csv",
        "退款编号,订单编号,退款金额,申请时间,退款状态\n\
         R1,B0,50,2026-11-07 10:00:00,退款成功\n",
    );
    assert_eq!(value(&world, "repurchase_rate"), Some(30.00), "C-14: B0 does not count");
    assert_eq!(value(&world, "return_rate"), Some(7.14), "1 of 14 orders");
    let rows = world
        .replica
        .metric_rows(&world.owner(), "repurchase_rate", &slice(FROM, TO), Page::first(10))
        .expect("rows");
    assert_eq!((rows.total, rows.of), (3, RowsOf::Customers), "those who came back");
    world.check();
}

#[test]
fn numbers_are_entered_corrected_and_taken_back() {
    let world = World::new();
    enter(
        &world,
        "2026-11-20",
        &[("promoters", "600"), ("passives", "200"), ("detractors", "180")],
    );
    assert_eq!(value(&world, "nps"), Some(42.86));
    enter(&world, "2026-11-20", &[("promoters", "620")]);
    assert_eq!(value(&world, "nps"), Some(44.00), "C-15");
    world.replica.undo_last(&world.owner()).expect("undone");
    assert_eq!(value(&world, "nps"), Some(42.86));
    enter(&world, "2026-11-10", &[("staff", "40"), ("trained_staff", "20")]);
    enter(&world, "2026-11-20", &[("staff", "50"), ("trained_staff", "45")]);
    assert_eq!(value(&world, "training_coverage"), Some(90.00), "K-108: the last");
    let wrong = |measure: &str, value: &str| {
        let entry = ManualEntry {
            store_id: world.store("S01").id,
            day: "2026-11-20".parse().expect("a day"),
            measure: measure.into(),
            value: Some(value.into()),
        };
        world.replica.enter_values(&world.owner(), &[entry])
    };
    for (measure, value) in
        [("promoters", "many"), ("promoters", "-1"), ("orders", "5"), ("x", "5")]
    {
        assert!(matches!(wrong(measure, value), Err(Error::Invalid { .. })), "{measure} {value}");
    }
    world.check();
}

#[test]
fn numbers_come_from_a_file_row_by_row() {
    let world = World::new();
    let path = world.room().join("numbers.csv");
    let text = "门店,日期,计量项,数值\n\
                S01,2026-11-20,warned_vips,50\n\
                徐汇店,2026/11/20,挽回的高价值客户数,20\n\
                S09,2026-11-20,warned_vips,5\n\
                S01,gestern,warned_vips,5\n\
                S01,2026-11-20,orders,5\n\
                S01,2026-11-20,warned_vips,viel\n";
    std::fs::write(&path, text).expect("room for a file");
    let done = world.replica.import_manual_values(&world.owner(), &path).expect("read");
    assert_eq!(done.value.taken, 2);
    let reasons: Vec<&str> =
        done.value.rejected.iter().map(|(_, reason)| reason.as_str()).collect();
    assert_eq!(reasons, ["unknown_store", "bad_date", "unknown_measure", "not_a_number"]);
    assert_eq!(value(&world, "vip_win_back_rate"), Some(40.00), "C-16");
    world.replica.undo(&world.owner(), done.tx.expect("written")).expect("undone");
    assert_eq!(value(&world, "vip_win_back_rate"), None);
    world.check();
}

fn own(world: &World, formula: &str) -> OwnMetric {
    OwnMetric {
        id: world.replica.new_id().expect("an id"),
        code: "sales_per_unit".into(),
        name_zh: "件单价".into(),
        name_en: "Sales per unit".into(),
        definition_zh: "销售额除以件数".into(),
        definition_en: "Gross sales over units".into(),
        formula: formula.into(),
        unit: MetricUnit::Money,
        direction: Direction::Higher,
        owner: world.owner().role,
        version: 1,
    }
}

#[test]
fn an_own_metric_is_asked_like_any_other_and_keeps_its_versions() {
    let world = World::new();
    let sold = SalesRows::new().line("1", "2026-11-05 10:00", "LIP", 2, "30", "").line(
        "2",
        "2026-11-06 10:00",
        "LIP",
        1,
        "40",
        "",
    );
    world.import(&[&sold.save(world.room(), "t.csv")]);
    let owner = world.owner();
    let wrong = world.replica.save_own_metric(&owner, own(&world, "gross_sales / unit"));
    assert!(matches!(wrong, Err(Error::Invalid { field: "formula", .. })), "{wrong:?}");
    let metric = own(&world, "gross_sales / units");
    world.replica.save_own_metric(&owner, metric.clone()).expect("saved");
    assert_eq!(value(&world, "sales_per_unit"), Some(33.33));
    let twice = OwnMetric { id: world.replica.new_id().expect("an id"), ..metric.clone() };
    assert!(world.replica.save_own_metric(&owner, twice).is_err(), "the code is taken");

    let other = OwnMetric { formula: "gross_sales / orders".into(), ..metric.clone() };
    world.replica.save_own_metric(&owner, other).expect("saved");
    let answer = world.replica.metric(&owner, "sales_per_unit", &slice(FROM, TO)).expect("asked");
    assert_eq!((answer.value.as_deref(), answer.version), (Some("50.00"), 2));
    let history = world.replica.history(&owner, "own_metric", metric.id).expect("history");
    assert_eq!(history.len(), 2, "both versions, with who and when");
    world.replica.undo_last(&owner).expect("undone");
    let answer = world.replica.metric(&owner, "sales_per_unit", &slice(FROM, TO)).expect("asked");
    assert_eq!((answer.value.as_deref(), answer.version), (Some("33.33"), 1));
    world.replica.delete_own_metric(&owner, metric.id).expect("dropped");
    assert!(world.replica.metric(&owner, "sales_per_unit", &slice(FROM, TO)).is_err());
    world.check();
}

#[test]
fn a_formula_is_tried_out_before_it_is_saved() {
    let world = World::new();
    let check = |formula: &str| {
        world
            .replica
            .check_formula(
                &world.owner(),
                formula,
                MetricUnit::Percent,
                Direction::Lower,
                &slice(FROM, TO),
            )
            .expect("checked")
    };
    let fault = check("refunds / gros_sales").fault.expect("a fault");
    assert_eq!((fault.at, fault.length), (10, 10));
    assert!(fault.said_zh.contains("gros_sales") && fault.said_en.contains("gros_sales"));
    let right = check("refunds/gross_sales");
    assert_eq!((right.fault, right.value), (None, None), "right, and without data");
    assert_eq!(right.understood.as_deref(), Some("refunds / gross_sales"));
}

#[test]
fn exploring_tells_each_part_beside_what_it_was_and_whose_rows_it_is() {
    let world = World::new();
    let sold = SalesRows::new()
        .line("1", "2026-10-05 10:00", "LIP", 1, "100", "")
        .line("2", "2026-11-05 10:00", "LIP", 1, "115", "")
        .line("3", "2026-11-07 10:00", "CRM", 1, "35", "");
    world.import(&[&sold.save(world.room(), "t.csv")]);
    let question = |by| Question {
        code: "gross_sales".into(),
        slice: slice("2026-11-01", "2026-11-21"),
        by,
        against: Some(domain::calendar::Against::Previous),
    };
    let days = world.replica.explore(&world.owner(), &question(By::Day)).expect("explored");
    assert_eq!(days.now.value.as_deref(), Some("150.00"));
    assert_eq!((days.before.as_deref(), days.change.as_deref()), (Some("100.00"), Some("50.00")));
    assert_eq!(days.parts.len(), 21, "days without data stand there too");
    let fifth = &days.parts[4];
    assert_eq!(fifth.key, "2026-11-05");
    assert_eq!((fifth.value.as_deref(), fifth.before.as_deref()), (Some("115.00"), Some("100.00")));
    assert_eq!(fifth.change.as_deref(), Some("15.00"), "C-24");
    assert_eq!((days.parts[5].value.as_deref(), days.parts[5].rows), (None, 0));

    let products = world.replica.explore(&world.owner(), &question(By::Product)).expect("explored");
    for part in &products.parts {
        let slice = part.slice.as_ref().expect("a product has a slice");
        let rows = world
            .replica
            .metric_rows(&world.owner(), "gross_sales", slice, Page::first(10))
            .expect("rows");
        assert_eq!((rows.total, Some(&rows.sum)), (part.rows, part.value.as_ref()));
    }
    assert_eq!(products.parts.len(), 2);
}

#[test]
fn what_a_person_pins_stands_on_their_page_of_the_day() {
    let world = World::new();
    let sold = SalesRows::new().line("1", "2026-11-21 10:00", "LIP", 2, "30", "");
    world.import(&[&sold.save(world.room(), "t.csv")]);
    let owner = world.owner();
    world.replica.pin_metric(&owner, "units_per_order", true).expect("pinned");
    world.replica.pin_metric(&owner, "nps", true).expect("pinned");
    let pinned = || {
        let page = world.replica.today_page(&owner, &Default::default()).expect("a page");
        let told = |tile: replica::TodayTile| (tile.code, tile.value);
        page.pinned.into_iter().map(told).collect::<Vec<_>>()
    };
    let two =
        [("units_per_order".to_string(), Some("2.00".to_string())), ("nps".to_string(), None)];
    assert_eq!(pinned(), two);
    world.replica.pin_metric(&owner, "nps", false).expect("taken off");
    assert_eq!(pinned().len(), 1);
    world.replica.undo_last(&owner).expect("undone");
    assert_eq!(pinned(), two);
    assert!(world.replica.pin_metric(&owner, "profit", true).is_err(), "there is no such metric");
    world.check();
}

#[test]
fn numbers_come_through_the_import_like_every_other_file() {
    let world = World::new();
    world.open_store("S02", "静安店", None);
    let save = |name: &str, text: &str| {
        let path = world.room().join(name);
        std::fs::write(&path, text).expect("room for a file");
        path.to_string_lossy().into_owned()
    };
    let long = save(
        "long.csv",
        "门店,日期,计量项,数值\n\
         S01,2026-11-20,warned_vips,50\n\
         徐汇店,2026/11/20,挽回的高价值客户数,20\n\
         S09,2026-11-20,warned_vips,5\n\
         S01,gestern,warned_vips,5\n\
         S01,2026-11-20,orders,5\n\
         S01,2026-11-20,warned_vips,viel\n\
         S01,2026-11-20,warned_vips,-1\n",
    );
    let preview = world.preview(&long);
    assert_eq!(preview.recognised.as_deref(), Some("value_list"));
    assert_eq!((preview.counts.new, preview.counts.rejected), (2, 5));
    let reasons: Vec<&str> = preview.rejects.iter().map(|reject| reject.code.as_str()).collect();
    assert_eq!(
        reasons,
        ["unknown_store", "bad_date", "unknown_measure", "bad_number", "bad_number"]
    );
    world.import(&[&long]);
    assert_eq!(value(&world, "vip_win_back_rate"), Some(40.00), "C-16");
    let again = world.preview(&long).counts;
    assert_eq!((again.new, again.changed, again.same), (0, 0, 2));

    // A column for each measure; an empty cell says nothing, and nothing else is touched.
    let wide = save(
        "wide.csv",
        "日期,门店,预警的高价值客户数,挽回的高价值客户数,推荐者（9–10 分）\n\
         2026-11-20,S01,50,25,\n\
         2026-11-21,S02,10,,620\n",
    );
    let preview = world.preview(&wide);
    assert_eq!(preview.recognised.as_deref(), Some("value_list"));
    let counts = &preview.counts;
    assert_eq!((counts.rows, counts.new, counts.changed, counts.same), (2, 1, 1, 0));
    assert_eq!(preview.facts, 4, "four numbers in two rows");
    let done = world.import(&[&wide]);
    assert_eq!(value(&world, "vip_win_back_rate"), Some(41.67), "25 of 60");
    world.replica.undo_import(&world.owner(), done.import_id.expect("imported")).expect("undone");
    assert_eq!(value(&world, "vip_win_back_rate"), Some(40.00), "what was replaced is back");
    world.check();
}

#[test]
fn an_undone_import_leaves_numbers_that_were_corrected_since() {
    let world = World::new();
    let path = world.room().join("numbers.csv");
    std::fs::write(&path, "日期,投诉数,包裹数\n2026-11-20,3,100\n").expect("room for a file");
    let done = world.import(&[&path.to_string_lossy()]);
    enter(&world, "2026-11-20", &[("complaints", "4")]);
    world.replica.undo_import(&world.owner(), done.import_id.expect("imported")).expect("undone");
    let store = world.store("S01").id;
    let day = "2026-11-20".parse().expect("a day");
    let left = world.replica.list_manual_values(&world.owner(), store, day).expect("listed");
    let left: Vec<_> = left.iter().map(|row| (row.measure.as_str(), row.value.as_str())).collect();
    assert_eq!(left, [("complaints", "4")], "the parcels left with their file");
    world.check();
}
