//! Filters of customers, and segments: filters kept under a name.

use domain::access::Role;
use domain::care::{ConsentChannel, ConsentState};
use domain::segments::Segment;
use replica::{CustomerFilter, Error, Page};
use storeloop_tests::{SalesRows, World};

use super::of_phone;

const LIN: &str = "13800000001";
const ZENG: &str = "13800000002";
const ZHOU: &str = "13800000003";
const HE: &str = "13800000004";

/// On 2026-11-22: 林 bought 30 days ago for 500.00 in all, 曾 31 days ago for 499.99, 周 yesterday for
/// 500.01 in two orders, 何 is on the list of members alone.
fn world() -> World {
    let world = World::new();
    let row = |number: &str, day: &str, price: &str, phone: &str, channel: &str| {
        format!("{number},{day} 10:00:00,LIP01,口红,1,{price},{phone},,{channel}")
    };
    let orders = SalesRows::new()
        .raw(&row("A-1", "2026-10-23", "500", LIN, "门店"))
        .raw(&row("A-2", "2026-10-22", "499.99", ZENG, "小程序"))
        .raw(&row("A-3", "2026-11-20", "400", ZHOU, "门店"))
        .raw(&row("A-4", "2026-11-21", "100.01", ZHOU, "小程序"))
        .save(world.room(), "orders.csv");
    let members = format!(
        "手机号,姓名,会员等级,生日\n{LIN},林悦,银卡,1990-11-30\n{ZENG},曾敏,金卡,12-01\n\
         {ZHOU},周航,银卡,1988-12-31\n{HE},何可,,11-01\n"
    );
    let path = world.room().join("members.csv");
    std::fs::write(&path, members).expect("a writable folder");
    world.import(&[&orders, &path.to_string_lossy()]);
    world
}

/// Names of whom a filter finds, the most valuable first.
fn names(world: &World, filter: &CustomerFilter) -> Vec<String> {
    let page = world.replica.list_customers(&world.owner(), filter, Page::first(50));
    let page = page.expect("a list");
    let count = world.replica.count_customers(&world.owner(), filter).expect("a count");
    assert_eq!((page.total, page.rows.len()), (count, count as usize), "{filter:?}");
    page.rows.into_iter().map(|row| row.customer.name).collect()
}

#[test]
fn each_condition_of_a_filter_finds_its_customers_to_the_day_and_the_cent() {
    let world = world();
    world
        .replica
        .set_consent(
            &world.owner(),
            of_phone(LIN),
            ConsentChannel::Sms,
            ConsentState::Given,
            "入会表",
        )
        .expect("kept");
    let all = CustomerFilter::default;
    let silent = |from, to| CustomerFilter { silent_from: from, silent_to: to, ..all() };
    let cases: [(CustomerFilter, &[&str]); 17] = [
        (all(), &["周航", "林悦", "曾敏", "何可"]),
        (silent(Some(30), None), &["林悦", "曾敏"]),
        (silent(Some(31), None), &["曾敏"]),
        (silent(Some(32), None), &[]),
        (silent(None, Some(1)), &["周航"]),
        (silent(None, Some(0)), &[]),
        (silent(Some(1), Some(30)), &["周航", "林悦"]),
        (CustomerFilter { spent_at_least: Some(500), ..all() }, &["周航", "林悦"]),
        (CustomerFilter { spent_at_least: Some(501), ..all() }, &[]),
        (CustomerFilter { orders_at_least: Some(1), ..all() }, &["周航", "林悦", "曾敏"]),
        (CustomerFilter { orders_at_least: Some(2), ..all() }, &["周航"]),
        (CustomerFilter { birthday_month: Some(11), ..all() }, &["林悦", "何可"]),
        (CustomerFilter { birthday_month: Some(12), ..all() }, &["周航", "曾敏"]),
        (CustomerFilter { level: Some("银卡".into()), ..all() }, &["周航", "林悦"]),
        (CustomerFilter { channel: Some("小程序".into()), ..all() }, &["周航", "曾敏"]),
        (CustomerFilter { consent: Some(ConsentChannel::Sms), ..all() }, &["林悦"]),
        (
            CustomerFilter {
                text: "1380000".into(),
                level: Some("银卡".into()),
                silent_from: Some(7),
                ..all()
            },
            &["林悦"],
        ),
    ];
    for (filter, expected) in cases {
        assert_eq!(names(&world, &filter), expected, "{filter:?}");
    }
    world.replica.set_do_not_contact(&world.owner(), of_phone(LIN), true).expect("kept");
    let reached = CustomerFilter { consent: Some(ConsentChannel::Sms), ..all() };
    assert!(names(&world, &reached).is_empty(), "who asked for silence is not reached");
    let words = world.replica.customer_words(&world.owner()).expect("words");
    assert_eq!(words.levels, ["金卡", "银卡"]);
    assert_eq!(words.channels, ["小程序", "门店"]);
}

#[test]
fn the_segments_of_recency_and_value_are_those_of_their_page() {
    let world = world();
    let owner = world.owner();
    let page = world.replica.rfm(&owner, &Default::default(), None).expect("a page");
    for part in page.segments {
        let filter = CustomerFilter { rfm: Some(part.code.clone()), ..CustomerFilter::default() };
        assert_eq!(names(&world, &filter).len(), part.customers as usize, "{}", part.code);
    }
    let unknown = CustomerFilter { rfm: Some("best".into()), ..CustomerFilter::default() };
    let refused = world.replica.count_customers(&owner, &unknown);
    assert!(matches!(refused, Err(Error::Invalid { field: "rfm", reason: "unknown" })));
}

#[test]
fn a_segment_is_kept_renamed_and_dropped_and_each_is_taken_back() {
    let world = world();
    let owner = world.owner();
    let names_kept = || -> Vec<String> {
        let rows = world.replica.list_segments(&owner).expect("segments");
        rows.into_iter().map(|row| row.segment.name).collect()
    };
    let before = world.check();
    let zhou = world.hire("E5", "周敏", Role::StoreManager, Some("S01"), None);
    let filter = CustomerFilter {
        silent_from: Some(30),
        assigned_to: Some(zhou.employee_id),
        ..CustomerFilter::default()
    };
    let segment =
        Segment {
            id: world.replica.new_id().expect("an id"), name: " 沉睡大客户 ".into(), filter
        };
    world.replica.save_segment(&zhou, segment.clone()).expect("kept");
    let rows = world.replica.list_segments(&owner).expect("shared with the chain");
    assert_eq!(
        (rows[0].segment.name.as_str(), rows[0].assigned_to.as_str()),
        ("沉睡大客户", "周敏")
    );
    assert_eq!(rows[0].segment.filter, segment.filter, "the filter comes back as it was kept");

    let renamed = Segment { name: "该打电话的".into(), ..segment.clone() };
    world.replica.save_segment(&owner, renamed).expect("renamed");
    assert_eq!(names_kept(), ["该打电话的"]);
    world.replica.undo_last(&owner).expect("undone");
    assert_eq!(names_kept(), ["沉睡大客户"]);
    world.replica.delete_segment(&owner, segment.id).expect("dropped");
    assert!(names_kept().is_empty());
    world.replica.undo_last(&owner).expect("undone");
    assert_eq!(names_kept(), ["沉睡大客户"]);
    assert_ne!(world.check(), before, "segments are part of what is shared");
}

#[test]
fn a_segment_needs_a_name_of_its_own_and_a_filter_that_narrows() {
    let world = world();
    let owner = world.owner();
    let save = |name: &str, filter: CustomerFilter| {
        let id = world.replica.new_id().expect("an id");
        world.replica.save_segment(&owner, Segment { id, name: name.into(), filter })
    };
    let wang = || CustomerFilter::text("王");
    save("王家", wang()).expect("kept");
    let month = CustomerFilter { birthday_month: Some(13), ..CustomerFilter::default() };
    let cases = [
        ("王家", wang(), ("name", "taken")),
        ("  ", wang(), ("name", "missing")),
        ("全部", CustomerFilter::default(), ("filter", "missing")),
        ("十三月", month, ("birthday_month", "out_of_range")),
    ];
    for (name, filter, expected) in cases {
        let refused = save(name, filter);
        let Err(Error::Invalid { field, reason }) = refused else { panic!("{name}: {refused:?}") };
        assert_eq!((field, reason), expected, "{name}");
    }
    let associate = world.hire("E6", "李强", Role::SalesAssociate, Some("S01"), None);
    assert_eq!(world.replica.list_segments(&associate).expect("seen by all").len(), 1);
    let id = world.replica.new_id().expect("an id");
    let refused =
        world.replica.save_segment(&associate, Segment { id, name: "我的".into(), filter: wang() });
    assert!(matches!(refused, Err(Error::Denied(_))));
}

#[test]
fn a_segment_that_matches_nobody_is_no_fault() {
    let world = world();
    let none = CustomerFilter { spent_at_least: Some(4_000_000_000), ..CustomerFilter::default() };
    assert!(names(&world, &none).is_empty());
    let gone = CustomerFilter { tag_id: Some(of_phone(LIN)), ..CustomerFilter::default() };
    assert!(names(&world, &gone).is_empty(), "a tag that was dropped");
}

#[test]
fn a_store_sees_the_customers_of_a_segment_that_are_its_own() {
    let world = world();
    world.open_store("S02", "静安店", None);
    let there = world.hire("E7", "陈晨", Role::StoreManager, Some("S02"), None);
    let filter = CustomerFilter { spent_at_least: Some(1), ..CustomerFilter::default() };
    assert_eq!(world.replica.count_customers(&there, &filter).expect("a count"), 0);
    assert_eq!(world.replica.count_customers(&world.owner(), &filter).expect("a count"), 3);
}
