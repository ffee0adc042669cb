//! Buyers known by weak marks only.

use domain::access::Role;
use domain::identity::CandidateReason as Why;
use replica::{BuyerFilter, BuyerRow, Error, ImportRequest, OrderFilter, Page};
use storeloop_tests::World;

use super::{Sold, buyers, customer, members, orders_of, sold};

const ROAD: &str = "上海市徐汇区示例路1号";

fn with_members() -> World {
    let world = World::new();
    let list = [
        ["V1", "李梅", "13811116198", ""],
        ["V2", "王强", "13922226198", ""],
        ["V3", "赵敏", "13833337777", ""],
        ["V4", "周舟", "", ROAD],
        ["V5", "吴*", "", ROAD],
        ["V6", "陈静", "", "杭州市西湖区示例巷2号"],
        ["V7", "陈静", "", "杭州市西湖区示例巷2号"],
    ];
    world.import(&[&members(world.room(), "members.csv", &list)]);
    world
}

fn bought(world: &World, number: &str, mask: &str, name: &str, address: &str) -> BuyerRow {
    let order = Sold { number, phone: mask, name, address, ..Sold::default() };
    world.import(&[&sold(world.room(), &format!("{number}.csv"), &[order])]);
    buyers(world, false).remove(0)
}

#[test]
fn weak_marks_suggest_and_never_join() {
    type Case<'c> = (&'c str, &'c str, &'c str, &'c [(&'c str, Why, u8)]);
    let cases: [Case<'_>; 13] = [
        ("1******6198", "", "", &[("李梅", Why::Phone, 40), ("王强", Why::Phone, 40)]),
        ("139****6198", "", "", &[("王强", Why::Phone, 70)]),
        ("+86 139-****-6198", "", "", &[("王强", Why::Phone, 70)]),
        ("1******6198", "李梅", "", &[("李梅", Why::PhoneAndName, 95), ("王强", Why::Phone, 40)]),
        ("138****7777", "赵敏", ROAD, &[("赵敏", Why::PhoneAndName, 95)]),
        ("138****7777", "赵*", "", &[("赵敏", Why::Phone, 70)]),
        ("138****6199", "", "", &[]),
        ("138***7777", "", "", &[]),
        ("138*****7777", "", "", &[]),
        ("13833337***", "", "", &[]),
        ("", "周舟", ROAD, &[("周舟", Why::NameAddress, 60)]),
        ("", "吴*", ROAD, &[]),
        (
            "",
            "陈静",
            "杭州市西湖区示例巷2号",
            &[("陈静", Why::NameAddress, 40), ("陈静", Why::NameAddress, 40)],
        ),
    ];
    for (mask, name, address, expected) in cases {
        let world = with_members();
        let row = bought(&world, "W1", mask, name, address);
        let mut found: Vec<(&str, Why, u8)> = row
            .candidates
            .iter()
            .map(|found| (found.name.as_str(), found.reason, found.confidence))
            .collect();
        found.sort_by_key(|(name, _, confidence)| (u8::MAX - confidence, *name));
        let mut wanted = expected.to_vec();
        wanted.sort_by_key(|(name, _, confidence)| (u8::MAX - confidence, *name));
        assert_eq!(found, wanted, "{mask} {name} {address}");
        let confidences: Vec<u8> = row.candidates.iter().map(|found| found.confidence).collect();
        assert!(confidences.is_sorted_by(|one, next| one >= next), "best first: {confidences:?}");
        let phones = row.candidates.iter().map(|found| &found.phone);
        assert!(phones.filter(|phone| !phone.is_empty()).all(|phone| phone.contains('*')));
        let orders =
            world.replica.list_orders(&world.owner(), &OrderFilter::default(), Page::first(5));
        assert_eq!(orders.expect("list").rows[0].customer, "", "nobody was joined: {mask} {name}");
        assert_eq!(world.metric("buyers", "2026-11-21", "2026-11-21").as_deref(), Some("0"));
        world.check();
    }
}

#[test]
fn of_many_that_fit_five_are_shown_and_none_is_sure() {
    let world = World::new();
    let list: Vec<[String; 4]> = (1..8)
        .map(|at| [format!("V{at}"), "张伟".into(), format!("138{at}0006198"), String::new()])
        .collect();
    let list: Vec<[&str; 4]> = list.iter().map(|row| row.each_ref().map(String::as_str)).collect();
    world.import(&[&members(world.room(), "members.csv", &list)]);
    let row = bought(&world, "W1", "138****6198", "张伟", "");
    let found: Vec<_> =
        row.candidates.iter().map(|found| (found.reason, found.confidence)).collect();
    assert_eq!(found, [(Why::PhoneAndName, 40); 5]);
}

#[test]
fn a_decision_moves_the_orders_and_undo_moves_them_back() {
    let world = with_members();
    let owner = world.owner();
    let row = bought(&world, "W1", "139****6198", "王强", "");
    assert_eq!((row.orders, row.amount.as_str()), (1, "10.00"));
    assert_eq!(row.last_day.map(|day| day.to_string()).as_deref(), Some("2026-11-21"));
    let before = world.check();
    let chosen = customer(&world, "V2");

    let done = world.replica.decide_buyer(&owner, row.buyer.id, Some(chosen), false).expect("done");
    assert!(done.changed.contains(&replica::Topic::Metrics));
    assert_eq!(orders_of(&world, chosen), ["W1"]);
    assert!(buyers(&world, false).is_empty());
    let decided = buyers(&world, true).remove(0);
    assert_eq!(decided.buyer.customer_id, Some(chosen));
    assert_eq!((decided.candidates[0].reason, decided.candidates[0].orders), (Why::Decided, 1));
    world.check();

    // What people said once holds for later files.
    let later = [Sold { number: "W2", phone: "139****6198", name: "王强", ..Sold::default() }];
    let import = world.import(&[&sold(world.room(), "later.csv", &later)]);
    assert_eq!(orders_of(&world, chosen), ["W1", "W2"]);
    world.check();
    world.replica.undo_import(&owner, import.import_id.expect("id")).expect("undone");
    world.check();

    let undone = world.replica.undo(&owner, done.tx.expect("a transaction")).expect("undone");
    assert_eq!(undone.operation, "review_identity");
    assert_eq!(world.check(), before, "as it was");
    assert!(orders_of(&world, chosen).is_empty());
    assert_eq!(buyers(&world, false).len(), 1);
}

#[test]
fn nobody_we_know_is_an_answer_and_can_be_taken_back() {
    let world = with_members();
    let owner = world.owner();
    let buyer = bought(&world, "W1", "139****6198", "", "").buyer.id;
    let before = world.check();
    let chosen = customer(&world, "V2");
    world.replica.decide_buyer(&owner, buyer, Some(chosen), false).expect("the same");
    world.replica.decide_buyer(&owner, buyer, None, true).expect("nobody");
    assert!(orders_of(&world, chosen).is_empty());
    assert_eq!(buyers(&world, true)[0].buyer.decision, "other");
    let again = world.replica.decide_buyer(&owner, buyer, None, true).expect("nobody");
    assert_eq!(again.tx, None, "saying it twice is saying it once");
    world.replica.decide_buyer(&owner, buyer, None, false).expect("open");
    assert_eq!(world.check(), before);

    let both = world.replica.decide_buyer(&owner, buyer, Some(chosen), true);
    assert!(matches!(both, Err(Error::Invalid { field: "other", .. })), "{both:?}");
    let nobody = domain::Id::derived("customer", &["nobody"]);
    let unknown = world.replica.decide_buyer(&owner, buyer, Some(nobody), false);
    assert!(matches!(unknown, Err(Error::NotFound(_))), "{unknown:?}");
    let unknown = world.replica.decide_buyer(&owner, nobody, None, true);
    assert!(matches!(unknown, Err(Error::NotFound(_))), "{unknown:?}");
}

#[test]
fn a_customer_merged_into_another_is_offered_as_whom_they_count_for() {
    let world = with_members();
    let owner = world.owner();
    let (mei, qiang) = (customer(&world, "V1"), customer(&world, "V2"));
    world.replica.merge_customers(&owner, mei, qiang).expect("merged");
    let row = bought(&world, "W1", "1******6198", "", "");
    let offered: Vec<_> =
        row.candidates.iter().map(|found| (found.customer_id, found.confidence)).collect();
    assert_eq!(offered, [(mei, 70)], "two phones of one customer are not ambiguous");

    world.replica.decide_buyer(&owner, row.buyer.id, Some(qiang), false).expect("decided");
    assert_eq!(orders_of(&world, mei), ["W1"]);
    world.replica.unmerge_customer(&owner, qiang).expect("apart");
    assert_eq!(orders_of(&world, qiang), ["W1"], "the decision named them");
    world.check();
}

#[test]
fn those_that_may_be_somebody_come_first_and_text_finds_them() {
    let world = with_members();
    bought(&world, "W1", "139****6198", "", "");
    bought(&world, "W2", "137****0000", "钱朵", "");
    let masks: Vec<String> =
        buyers(&world, false).into_iter().map(|row| row.buyer.masked_phone).collect();
    assert_eq!(masks, ["139****6198", "137****0000"], "newest first, but for this");
    for (text, expected) in [("钱朵", 1), ("0000", 1), ("", 2), ("%", 0)] {
        let filter = BuyerFilter { text: text.into(), decided: false };
        let list = world.replica.list_buyers(&world.owner(), &filter, Page::first(1));
        let list = list.expect("list");
        assert_eq!((list.total, list.rows.len()), (expected, expected.min(1) as usize), "{text}");
    }
}

#[test]
fn people_review_the_buyers_of_their_own_stores() {
    let world = with_members();
    let other = world.open_store("S02", "静安店", Some("华东"));
    let away = [["V9", "孙悦", "13744446198", ""]];
    let there = |path: String| ImportRequest {
        store_id: Some(other.id),
        ..world.request(&[path.as_str()])
    };
    let import = |request: ImportRequest| {
        let carry_on = |_| std::ops::ControlFlow::Continue(());
        world.replica.run_import(&world.owner(), &request, &carry_on).expect("imported")
    };
    import(there(members(world.room(), "away.csv", &away)));
    let order = Sold { number: "A1", phone: "133****0000", ..Sold::default() };
    import(there(sold(world.room(), "there.csv", &[order])));
    let theirs = buyers(&world, false).remove(0).buyer.id;
    let mine = bought(&world, "W1", "1******6198", "", "").buyer.id;
    let manager = world.hire("E1", "何店长", Role::StoreManager, Some("S01"), None);

    let list =
        world.replica.list_buyers(&manager, &BuyerFilter::default(), Page::first(9)).expect("list");
    assert_eq!((list.total, list.rows[0].buyer.id), (1, mine));
    let offered: Vec<_> = list.rows[0]
        .candidates
        .iter()
        .map(|found| (found.name.as_str(), found.confidence))
        .collect();
    assert_eq!(offered.len(), 2, "those of other stores are not shown: {offered:?}");
    assert!(offered.iter().all(|(_, confidence)| *confidence == 40));

    let denied = |result: replica::Result<replica::Done>| {
        assert!(matches!(result, Err(Error::Denied(_))), "{result:?}");
    };
    let decide = |buyer, customer| world.replica.decide_buyer(&manager, buyer, customer, false);
    denied(decide(theirs, None));
    denied(decide(mine, Some(customer(&world, "V9"))));
    decide(mine, Some(customer(&world, "V1"))).expect("their own");

    let associate = world.hire("E2", "郑导购", Role::SalesAssociate, Some("S01"), None);
    denied(world.replica.decide_buyer(&associate, mine, None, false));
    let refused = world.replica.list_buyers(&associate, &BuyerFilter::default(), Page::first(9));
    assert!(matches!(refused, Err(Error::Denied(_))));
    world.check();
}
