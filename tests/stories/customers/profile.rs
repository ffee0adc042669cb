//! A customer in full (C-02), with what happened in order (C-35).

use domain::access::Role;
use domain::care::ContactKind;
use domain::lifecycle::Stage;
use replica::{CustomerFilter, CustomerProfile, NewContact, Page};
use storeloop_tests::World;

use super::of_phone;

const PHONE: &str = "13800138000";

/// Six orders and a refund by one customer, one order each by two others. It is 2026-11-22.
fn world() -> World {
    let world = World::new();
    let rows = "订单号,下单时间,商品编码,商品名称,商品类目,数量,单价,手机号,客户姓名,渠道
P1,2026-08-01 10:00:00,LIP01,口红,彩妆,1,120,13800138000,王小明,门店
P2,2026-08-01 18:00:00,CRM01,面霜,护肤,1,200,13800138000,王小明,门店
P3,2026-08-21 10:00:00,CRM01,面霜,护肤,2,200,13800138000,王小明,小程序
P4,2026-09-10 10:00:00,LIP01,口红,彩妆,3,120,13800138000,王小明,门店
P5,2026-10-10 10:00:00,LIP01,口红,彩妆,1,120,13800138000,王小明,门店
P6,2026-10-26 10:00:00,CRM01,面霜,护肤,1,200,13800138000,王小明,门店
R6,2026-10-27 10:00:00,CRM01,面霜,护肤,-1,200,13800138000,王小明,门店
N1,2026-11-20 10:00:00,LIP01,口红,彩妆,1,120,13900000001,欧阳若溪,门店
O1,2026-05-01 10:00:00,LIP01,口红,彩妆,1,120,13900000002,曾敏,门店
";
    let path = world.room().join("orders.csv");
    std::fs::write(&path, rows).expect("a writable folder");
    world.import(&[&path.to_string_lossy()]);
    world
}

fn profile(world: &World, phone: &str) -> CustomerProfile {
    world.replica.customer_profile(&world.owner(), of_phone(phone)).expect("a profile")
}

#[test]
fn every_number_of_the_page_is_the_one_worked_out_by_hand() {
    let world = world();
    let seen = profile(&world, PHONE);
    let day = |text: &str| text.parse().ok();
    assert_eq!((seen.row.first_day, seen.row.last_day), (day("2026-08-01"), day("2026-10-26")));
    assert_eq!((seen.row.orders, seen.purchase_days), (6, 5));
    assert_eq!(seen.row.gross_sales, "1400.00"); // 120 + 200 + 400 + 360 + 120 + 200
    assert_eq!((seen.refunds.as_str(), seen.refunded), ("200.00", 1));
    assert_eq!(seen.net_sales, "1200.00");
    assert_eq!(seen.average_order.as_deref(), Some("233.33"));
    // Days between: 20, 20, 30, 16.
    assert_eq!(seen.average_gap.as_deref(), Some("21.5"));
    assert_eq!(seen.median_gap.as_deref(), Some("20"));
    assert_eq!(seen.days_since, Some(27));
    assert_eq!(seen.stage_until, Some([30, 60, 120]));
    assert_eq!(seen.row.stage, Some(Stage::Active));
    let told = |rows: &[replica::Favourite]| -> Vec<(String, String, String)> {
        rows.iter().map(|row| (row.name.clone(), row.units.clone(), row.amount.clone())).collect()
    };
    let rows = |rows: &[[&str; 3]]| -> Vec<(String, String, String)> {
        rows.iter().map(|[a, b, c]| ((*a).into(), (*b).into(), (*c).into())).collect()
    };
    assert_eq!(
        told(&seen.categories),
        rows(&[["护肤", "4", "800.00"], ["彩妆", "5", "600.00"]]),
        "more money, fewer units"
    );
    assert_eq!(told(&seen.products), rows(&[["面霜", "4", "800.00"], ["口红", "5", "600.00"]]));
    let channels: Vec<(&str, u32, &str)> = seen
        .channels
        .iter()
        .map(|one| (one.name.as_str(), one.orders, one.amount.as_str()))
        .collect();
    assert_eq!(channels, [("门店", 5, "1000.00"), ("小程序", 1, "400.00")]);
    assert_eq!((seen.stores.len(), seen.stores[0].orders), (1, 6));
    world.check();
}

#[test]
fn a_stage_follows_the_days_and_the_list_is_narrowed_by_it() {
    let world = world();
    let at_noon = |day: &str| {
        let noon = format!("{day}T04:00:00Z");
        chrono::DateTime::parse_from_rfc3339(&noon).expect(day).timestamp_millis()
    };
    let names = |stage: Stage| -> Vec<String> {
        let filter = CustomerFilter { stage: Some(stage), ..CustomerFilter::default() };
        let list = world.replica.list_customers(&world.owner(), &filter, Page::first(9));
        list.expect("a list").rows.into_iter().map(|row| row.customer.name).collect()
    };
    assert_eq!(names(Stage::New), ["欧阳若溪"]);
    assert_eq!(names(Stage::Active), ["王小明"]);
    assert_eq!(names(Stage::Lost), ["曾敏"], "205 days after the only purchase");
    // The last purchase was on 10-26, with a median gap of 20 days.
    let days = [
        ("2026-11-25", Stage::Active),
        ("2026-11-26", Stage::Slowing),
        ("2026-12-25", Stage::Slowing),
        ("2026-12-26", Stage::Sleeping),
        ("2027-02-23", Stage::Sleeping),
        ("2027-02-24", Stage::Lost),
    ];
    for (day, stage) in days {
        world.set_clock(at_noon(day));
        assert_eq!(profile(&world, PHONE).row.stage, Some(stage), "{day}");
        assert!(names(stage).contains(&"王小明".to_string()), "{day}: the list says the same");
    }
}

#[test]
fn who_never_bought_has_no_numbers_but_a_page() {
    let world = World::new();
    let file =
        crate::identity::members(world.room(), "m.csv", &[["V1", "林悦", "13700000007", ""]]);
    world.import(&[&file]);
    let seen = profile(&world, "13700000007");
    assert_eq!((seen.row.stage, seen.days_since, seen.average_gap), (None, None, None));
    assert_eq!((seen.net_sales.as_str(), seen.average_order), ("0.00", None));
    assert!(seen.categories.is_empty() && seen.stores.is_empty());
}

#[test]
fn purchases_and_contacts_of_every_channel_stand_in_one_line_by_time() {
    let world = world();
    let owner = world.owner();
    let customer_id = of_phone(PHONE);
    let at = |text: &str| {
        Some(chrono::DateTime::parse_from_rfc3339(text).expect(text).timestamp_millis())
    };
    let contacts = [
        (ContactKind::Phone, "2026-09-01T10:00:00+08:00", "问面霜用得怎样"),
        (ContactKind::Email, "2026-08-10T10:00:00+08:00", "寄了新品册"),
        (ContactKind::Social, "2026-10-11T10:00:00+08:00", "微信问色号"),
        (ContactKind::Online, "2026-10-27T11:00:00+08:00", "客服致歉"),
        (ContactKind::Visit, "2026-11-01T10:00:00+08:00", "到店试妆"),
        (ContactKind::Note, "2026-11-02T10:00:00+08:00", "对酒精过敏"),
    ];
    for (kind, when, text) in contacts {
        let new = NewContact { customer_id, kind, at: at(when), text: text.into() };
        world.replica.log_contact(&owner, &new).expect("noted");
    }
    let page = Page { offset: 0, limit: 50 };
    let line = world.replica.customer_timeline(&owner, customer_id, page).expect("a timeline");
    let told: Vec<&str> = line.rows.iter().map(|row| row.text.as_str()).collect();
    assert_eq!(
        told,
        [
            "对酒精过敏",
            "到店试妆",
            "客服致歉",
            "R6",
            "P6",
            "微信问色号",
            "P5",
            "P4",
            "问面霜用得怎样",
            "P3",
            "寄了新品册",
            "P2",
            "P1"
        ]
    );
    assert_eq!(line.total, 13);
    let kinds: Vec<&str> = line.rows.iter().take(5).map(|row| row.kind.as_str()).collect();
    assert_eq!(kinds, ["note", "visit", "online", "refund", "sale"]);
    assert_eq!(line.rows[4].amount.as_deref(), Some("200.00"));
    assert_eq!(line.rows[0].employee, "王芳");
    world.check();

    let agent = world.hire("E5", "周颖", Role::SalesAssociate, Some("S01"), None);
    let line = world.replica.customer_timeline(&agent, customer_id, page).expect("a timeline");
    assert_eq!(line.total, 6, "contacts, and of orders only what the associate sold");
}
