//! Member levels by the chain's own rules (C-21).

use domain::access::Role;
use domain::levels::{LevelRule, LevelRules};
use replica::{Error, Page};
use storeloop_tests::World;

use super::of_phone;

const BELOW: &str = "13800000001";
const AT: &str = "13800000002";
const ABOVE: &str = "13800000003";
const EARLIER: &str = "13800000004";
const DAY: i64 = 86_400_000;

fn rules(own: bool) -> LevelRules {
    let level = |name: &str, spent_at_least, benefits: &str| LevelRule {
        name: name.into(),
        spent_at_least,
        benefits: benefits.into(),
    };
    let levels = vec![level("银卡", 1_000, "生日礼"), level("铂金", 5_000, "专属顾问")];
    LevelRules { own, window_days: 30, levels, ..LevelRules::default() }
}

/// On 2026-11-22: one cent below, at and above 1000.00 on the first day of thirty; and 9000.00 on the
/// day before.
fn world() -> World {
    let world = World::new();
    let rows = [
        ("L-1", "2026-10-24", "999.99", BELOW),
        ("L-2", "2026-10-24", "1000", AT),
        ("L-3", "2026-10-24", "1000.01", ABOVE),
        ("L-4", "2026-10-23", "9000", EARLIER),
    ];
    sell(&world, "orders.csv", &rows);
    world
}

fn sell(world: &World, file: &str, rows: &[(&str, &str, &str, &str)]) {
    let mut text = String::from("订单号,下单时间,商品编码,商品名称,数量,单价,手机号\n");
    for (number, day, price, phone) in rows {
        text += &format!("{number},{day} 10:00:00,LIP01,口红,1,{price},{phone}\n");
    }
    world.import(&[&write(world, file, &text)]);
}

fn write(world: &World, file: &str, text: &str) -> String {
    let path = world.room().join(file);
    std::fs::write(&path, text).expect("a writable folder");
    path.to_string_lossy().into_owned()
}

fn tell_level(world: &World, file: &str, phone: &str, level: &str) {
    let text = format!("手机号,姓名,会员等级\n{phone},林悦,{level}\n");
    world.import(&[&write(world, file, &text)]);
}

fn level(world: &World, phone: &str) -> String {
    world.replica.customer(&world.owner(), of_phone(phone)).expect("a customer").customer.level
}

fn changes(world: &World, phone: &str) -> Vec<String> {
    let page = world.replica.customer_timeline(&world.owner(), of_phone(phone), Page::first(50));
    let rows = page.expect("a timeline").rows.into_iter();
    rows.filter(|row| row.kind == "level").map(|row| row.text).collect()
}

#[test]
fn a_level_changes_at_the_limit_with_a_row_of_history() {
    let world = world();
    let owner = world.owner();
    assert_eq!(world.replica.preview_levels(&owner, &rules(true)).expect("counted"), 2);
    assert_eq!(world.replica.save_level_rules(&owner, rules(true)).expect("saved").value, 2);
    let found = [BELOW, AT, ABOVE, EARLIER].map(|phone| level(&world, phone));
    assert_eq!(found, ["", "银卡", "银卡", ""], "one cent below, at, above; a day too early");
    assert_eq!(changes(&world, AT), ["— → 银卡"]);

    let history = world.replica.history(&owner, "customer", of_phone(AT)).expect("history");
    let change = history[0].fields.iter().find(|field| field.field == "level").expect("the level");
    assert_eq!(history[0].by, "王芳", "who");
    assert_eq!((change.old.as_deref(), change.new.as_deref()), (None, Some("银卡")));

    let standing = world.replica.level_standing(&owner, of_phone(AT)).expect("asked");
    let standing = standing.expect("own rules");
    assert_eq!((standing.spent.as_str(), standing.benefits.as_str()), ("1000.00", "生日礼"));
    assert_eq!(standing.next.as_deref(), Some("铂金"));
    assert_eq!(standing.missing.as_deref(), Some("4000.00"));
    world.check();
}

#[test]
fn a_second_run_changes_nothing() {
    let world = world();
    let owner = world.owner();
    world.replica.save_level_rules(&owner, rules(true)).expect("saved");
    let once = world.check();
    let again = world.replica.settle_levels(&owner).expect("settled");
    assert_eq!((again.value, again.tx), (0, None));
    world.replica.settle_levels_by_itself().expect("settled");
    assert_eq!(
        world.replica.settle_levels_by_itself().expect("known"),
        None,
        "nothing moved since"
    );
    assert_eq!(world.check(), once);
}

#[test]
fn spending_lifts_money_back_and_time_lower_a_level() {
    let world = world();
    let owner = world.owner();
    world.replica.save_level_rules(&owner, rules(true)).expect("saved");
    sell(&world, "more.csv", &[("L-5", "2026-11-21", "4000", AT)]);
    let done =
        world.replica.settle_levels_by_itself().expect("settled").expect("documents changed");
    assert_eq!(done.value, 1);
    assert_eq!(level(&world, AT), "铂金");
    let refund = "订单号,下单时间,商品编码,商品名称,数量,单价,手机号\n\
        L-6,2026-11-21 12:00:00,LIP01,口红,-1,0.01,13800000002\n";
    world.import(&[&write(&world, "back.csv", refund)]);
    world.replica.settle_levels(&owner).expect("settled");
    assert_eq!(level(&world, AT), "银卡", "a cent went back");
    assert_eq!(changes(&world, AT).len(), 3);

    // A day later the first purchase is out of the window.
    world.set_clock(world.now() + DAY);
    let done = world.replica.settle_levels_by_itself().expect("settled").expect("another day");
    assert_eq!(done.value, 1);
    assert_eq!([AT, ABOVE].map(|phone| level(&world, phone)), ["银卡", ""]);
    world.check();
}

#[test]
fn levels_of_files_stay_until_the_owner_switches_own_rules_on() {
    let world = world();
    let owner = world.owner();
    tell_level(&world, "members.csv", BELOW, "钻石");
    world.replica.save_level_rules(&owner, rules(false)).expect("kept for later");
    assert_eq!(world.replica.settle_levels(&owner).expect("settled").value, 0);
    assert_eq!(level(&world, BELOW), "钻石");
    assert_eq!(world.replica.level_standing(&owner, of_phone(AT)).expect("asked"), None);

    let before = world.check();
    assert_eq!(world.replica.save_level_rules(&owner, rules(true)).expect("on").value, 3);
    assert_eq!([BELOW, AT].map(|phone| level(&world, phone)), ["", "银卡"]);
    world.replica.undo_last(&owner).expect("one step back");
    assert_eq!(level(&world, BELOW), "钻石");
    assert_eq!(world.check(), before);

    world.replica.save_level_rules(&owner, rules(true)).expect("on");
    tell_level(&world, "again.csv", AT, "钻石");
    assert_eq!(level(&world, AT), "银卡", "a file is not fought over");
    assert_eq!(world.replica.settle_levels(&owner).expect("settled").value, 0);
    world.replica.save_level_rules(&owner, rules(false)).expect("off");
    assert_eq!(level(&world, AT), "银卡", "switched off, levels stay");
    tell_level(&world, "third.csv", AT, "黑钻");
    assert_eq!(level(&world, AT), "黑钻");
    world.check();
}

#[test]
fn only_who_may_change_the_chain_changes_its_levels() {
    let world = world();
    let manager = world.hire("E5", "周敏", Role::StoreManager, Some("S01"), None);
    let refused = world.replica.save_level_rules(&manager, rules(true));
    assert!(matches!(refused, Err(Error::Denied(_))));
    assert!(matches!(world.replica.settle_levels(&manager), Err(Error::Denied(_))));
    let page = world.replica.level_page(&manager).expect("everybody may read them");
    assert_eq!(page.rules, LevelRules::default());
    let mut wrong = rules(true);
    wrong.levels.reverse();
    let refused = world.replica.save_level_rules(&world.owner(), wrong);
    let reason = "ascending";
    assert!(
        matches!(refused, Err(Error::Invalid { field: "spent_at_least", reason: found }) if found == reason)
    );
}
