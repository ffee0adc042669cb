//! Sums of days and months follow whatever they hang on: what comes later, what is taken back, and
//! what people say of products and customers.

use domain::Id;
use replica::{CustomerFilter, Page, ProductFilter};
use storeloop_tests::{SalesRows, World};

const MEMBERS: &str = "会员卡号,姓名,性别,生日,手机号码,余额(元),创建时间\n";
const REFUND: &str = "退款编号,订单编号,退款金额,申请时间,退款状态\n\
    R1,B,50,2026-11-07 10:00:00,退款成功\n";

/// Two customers: one buys in September and November, the other in October; November is open.
fn world() -> World {
    let world = World::new();
    let [one, other] = ["13800000001", "13800000002"];
    let rows = SalesRows::new()
        .line("A", "2026-09-05 10:00", "LIP", 1, "100", one)
        .line("B", "2026-10-06 10:00", "CREAM", 2, "25", other)
        .line("C", "2026-11-06 10:00", "LIP", 1, "40", one)
        .line("D", "2026-10-07 10:00", "CREAM", 1, "30", other);
    world.import(&[&rows.save(world.room(), "sales.csv")]);
    world.check();
    world
}

fn file(world: &World, name: &str, text: &str) -> Id {
    let path = world.room().join(name);
    std::fs::write(&path, text).expect("room for a file");
    world.import(&[&path.to_string_lossy()]);
    world.check();
    let imports = world.replica.list_imports(&world.owner(), Page::first(1)).expect("listed");
    imports.rows[0].id
}

fn take_back(world: &World, import: Id) {
    world.replica.undo_import(&world.owner(), import).expect("undone");
    world.check();
}

/// A metric of September to November.
fn value(world: &World, code: &str) -> Option<String> {
    world.metric(code, "2026-09-01", "2026-11-30")
}

#[test]
fn a_refund_of_a_later_month_takes_its_sale_out_of_those_kept_and_its_undo_puts_it_back() {
    let world = world();
    assert_eq!(value(&world, "repurchase_rate").as_deref(), Some("100"));
    let refund = file(&world, "refund.csv", REFUND);
    assert_eq!(value(&world, "repurchase_rate").as_deref(), Some("50.00"), "B was given back");
    take_back(&world, refund);
    assert_eq!(value(&world, "repurchase_rate").as_deref(), Some("100"));
}

#[test]
fn an_earlier_sale_makes_the_first_one_a_later_one() {
    let world = world();
    let new = |month: &str| {
        let last = if month == "09" { "30" } else { "31" };
        let (from, to) = (format!("2026-{month}-01"), format!("2026-{month}-{last}"));
        world.metric("new_customers", &from, &to)
    };
    assert_eq!([new("08"), new("09")], [None, Some("1".into())]);
    let earlier = SalesRows::new().line("Z", "2026-08-05 10:00", "LIP", 1, "9", "13800000001");
    world.import(&[&earlier.save(world.room(), "earlier.csv")]);
    world.check();
    assert_eq!([new("08"), new("09")], [Some("1".into()), Some("0".into())]);
    assert_eq!(value(&world, "returning_sales").as_deref(), Some("170.00"), "100, 40 and 30");
}

#[test]
fn members_count_from_the_day_after_they_joined_whenever_that_is_told() {
    let world = world();
    assert_eq!(value(&world, "member_sales"), None, "no list of members came in");
    let row = "V1,林知夏,女,,13800000001,0.00,2026-09-05 10:00:00\n";
    file(&world, "members.csv", &format!("{MEMBERS}{row}"));
    assert_eq!(value(&world, "member_sales").as_deref(), Some("40.00"), "joined on the day of A");
    let row = row.replace("2026-09-05", "2026-09-04");
    file(&world, "sooner.csv", &format!("{MEMBERS}{row}"));
    assert_eq!(value(&world, "member_sales").as_deref(), Some("140.00"));
    let of_birthday = || world.metric("birthday_sales_share", "2026-09-01", "2026-09-30");
    assert_eq!(of_birthday().as_deref(), Some("0"), "nobody knows when");
    let row = row.replace(",女,,", ",女,1990-09-22,");
    let born = file(&world, "born.csv", &format!("{MEMBERS}{row}"));
    assert_eq!(of_birthday().as_deref(), Some("100"), "born in September");
    take_back(&world, born);
    assert_eq!(of_birthday().as_deref(), Some("0"), "nobody knows any more");
}

#[test]
fn what_a_product_is_decides_what_its_sales_counted_for_all_along() {
    let world = world();
    let owner = world.owner();
    let cream = ProductFilter { text: "CREAM".into(), ..ProductFilter::default() };
    let cream = world.replica.list_products(&owner, &cream, Page::first(1)).expect("listed");
    let mut product = cream.rows[0].product.clone();
    let of_category = |category: &str| {
        let mut slice = storeloop_tests::slice("2026-09-01", "2026-11-30");
        slice.category = Some(category.into());
        world.metric_of("gross_sales", &slice)
    };
    product.category = "护肤".into();
    world.replica.save_product(&owner, product.clone()).expect("saved");
    world.check();
    assert_eq!(of_category("护肤").as_deref(), Some("80.00"));
    product.kind = domain::products::ProductKind::Postage;
    world.replica.save_product(&owner, product).expect("saved");
    world.check();
    assert_eq!(value(&world, "units").as_deref(), Some("2"), "two lipsticks are left");
    world.replica.undo_last(&owner).expect("undone");
    world.replica.undo_last(&owner).expect("undone");
    world.check();
    assert_eq!(of_category("护肤"), None);
    assert_eq!(value(&world, "units").as_deref(), Some("5"));
}

#[test]
fn a_day_far_ahead_closes_the_months_before_it_and_opens_them_again() {
    let world = world();
    let ahead = SalesRows::new().line("Y", "2090-01-05 10:00", "LIP", 1, "7", "13800000001");
    let ahead = ahead.save(world.room(), "ahead.csv");
    world.import(&[&ahead]);
    world.check();
    let imports = world.replica.list_imports(&world.owner(), Page::first(1)).expect("listed");
    assert_eq!(value(&world, "gross_sales").as_deref(), Some("220.00"));
    take_back(&world, imports.rows[0].id);
    assert_eq!(value(&world, "gross_sales").as_deref(), Some("220.00"));
    let long_ago = SalesRows::new().line("X", "1900-01-05 10:00", "LIP", 1, "7", "13800000001");
    world.import(&[&long_ago.save(world.room(), "ago.csv")]);
    world.check();
    assert_eq!(world.metric("gross_sales", "1900-01-01", "1900-12-31").as_deref(), Some("7.00"));
}

#[test]
fn merged_customers_are_one_buyer_and_two_again_when_taken_apart() {
    let world = world();
    let owner = world.owner();
    let all = world.replica.list_customers(&owner, &CustomerFilter::default(), Page::first(9));
    let ids: Vec<Id> = all.expect("listed").rows.iter().map(|row| row.customer.id).collect();
    assert_eq!(value(&world, "buyers").as_deref(), Some("2"));
    world.replica.merge_customers(&owner, ids[0], ids[1]).expect("merged");
    world.check();
    assert_eq!(value(&world, "buyers").as_deref(), Some("1"));
    world.replica.unmerge_customer(&owner, ids[1]).expect("apart");
    world.check();
    assert_eq!(value(&world, "buyers").as_deref(), Some("2"));
}
