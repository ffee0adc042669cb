//! Phone numbers that a file tells only as a hash: the one who has the number is the buyer.

use std::collections::BTreeSet;
use std::ops::ControlFlow;

use domain::Id;
use domain::customers::Customer;
use domain::identity::CandidateReason;
use replica::{
    CustomerFilter, DuplicateReason, ExportFormat, ExportWhat, HitKind, Language, OrderFilter, Page,
};
use storeloop_tests::World;

use super::{Sold, buyers, customer, customers, hashed, members, orders_of, sold};

const PHONE: &str = "13800138000";

/// A file of one order with this in its phone column.
fn order(world: &World, number: &str, phone: &str) -> String {
    let order = [Sold { number, phone, ..Sold::default() }];
    sold(world.room(), &format!("{number}.csv"), &order)
}

/// Who the list shows, each with phone, card, name and the numbers of their orders.
fn seen(world: &World) -> BTreeSet<(String, String, String, Vec<String>)> {
    let row = |row: &replica::CustomerRow| {
        let Customer { id, phone, card, name, .. } = &row.customer;
        (phone.clone(), card.clone(), name.clone(), orders_of(world, *id))
    };
    customers(world).iter().map(row).collect()
}

fn owned(rows: &[(&str, &str, &str, &[&str])]) -> BTreeSet<(String, String, String, Vec<String>)> {
    let owned = |text: &&str| text.to_string();
    rows.iter()
        .map(|(phone, card, name, orders)| {
            (owned(phone), owned(card), owned(name), orders.iter().map(owned).collect())
        })
        .collect()
}

/// A chain that has sold the product of these stories before, to nobody known.
fn with_a_guest() -> World {
    let world = World::new();
    world.import(&[&order(&world, "G1", "")]);
    world
}

/// Gives a second customer the same number, as a person types it.
fn type_phone(world: &World, id: Id, phone: &str) {
    let row = world.replica.customer(&world.owner(), id).expect("a customer");
    let typed = Customer { phone: phone.into(), ..row.customer };
    world.replica.save_customer(&world.owner(), typed).expect("saved");
}

#[test]
fn the_hash_of_a_known_number_joins_like_the_number_itself() {
    for kind in 0..6 {
        let world = World::new();
        world.import(&[&members(world.room(), "members.csv", &[["V1", "林悦", PHONE, ""]])]);
        let file = order(&world, "H1", &hashed(PHONE, kind));
        assert_eq!(world.preview(&file).customers_new, 0, "kind {kind}: they are known");
        world.import(&[&file]);
        assert_eq!(seen(&world), owned(&[(PHONE, "V1", "林悦", &["H1"])]), "kind {kind}");
        assert_eq!(world.metric("buyers", "2026-11-21", "2026-11-21").as_deref(), Some("1"));
        let again = world.import(&[&file]);
        assert_eq!(again.files[0].counts.same, 1, "twice is once");
        world.check();
    }
}

#[test]
fn somebody_known_by_a_hash_is_a_customer_whose_number_nobody_sees() {
    let world = World::new();
    let hash = hashed(PHONE, 1);
    let orders = ["H1", "H2"].map(|number| Sold { number, phone: &hash, ..Sold::default() });
    let named = Sold { name: "林悦", ..orders[1] };
    let outcome = world.import(&[&sold(world.room(), "hashed.csv", &[orders[0], named])]);
    assert_eq!(outcome.files[0].customers_new, 1);
    let remark = outcome.files[0].remarks.iter().find(|remark| remark.code == "hashed_phones");
    assert_eq!(remark.map(|remark| remark.count), Some(1));
    assert_eq!(seen(&world), owned(&[("", "", "林悦", &["H1", "H2"])]), "their own key joins");
    assert_eq!(customers(&world)[0].customer.phone_hash, "sha1", "which hash, and no more of it");
    assert!(buyers(&world, false).is_empty(), "there is nothing to decide");

    let hits = world.replica.search(&world.owner(), "林悦").expect("hits");
    let hit = hits.iter().find(|hit| hit.kind == HitKind::Customer).expect("found by name");
    assert_eq!((hit.title.as_str(), hit.detail.as_str()), ("林悦", "徐汇店"));
    assert!(world.replica.search(&world.owner(), &hash).expect("hits").is_empty());
    let export = world.room().join("customers.csv");
    let what = ExportWhat::Customers { filter: CustomerFilter::default() };
    let written =
        world.replica.export(&world.owner(), &what, ExportFormat::Csv, &export, Language::Chinese);
    assert_eq!(written.expect("exported"), 1);
    let text = std::fs::read_to_string(export).expect("text");
    assert!(text.contains("林悦") && !text.contains(&hash), "{text}");
    world.check();
}

#[test]
fn a_number_told_later_in_full_is_the_same_customer_and_its_undo_parts_them() {
    let world = with_a_guest();
    let before = world.check();
    let hashes = world.import(&[
        &order(&world, "H1", &hashed(PHONE, 0)),
        &order(&world, "H2", &hashed(PHONE, 1)),
        &order(&world, "H3", &hashed(PHONE, 5)),
    ]);
    let by_hashes = (world.check(), seen(&world));
    assert_eq!(by_hashes.1.len(), 3, "nobody can know that three hashes are one number");

    let file = order(&world, "P1", PHONE);
    assert_eq!(world.preview(&file).customers_new, 0, "they are known by hashes");
    let phone = world.import(&[&file]);
    assert_eq!(seen(&world), owned(&[(PHONE, "", "", &["H1", "H2", "H3", "P1"])]));
    assert_eq!(world.metric("buyers", "2026-11-21", "2026-11-21").as_deref(), Some("1"));
    let together = world.check();

    let owner = world.owner();
    world.replica.undo_import(&owner, phone.import_id.expect("id")).expect("undone");
    assert_eq!((world.check(), seen(&world)), by_hashes, "apart as before");
    let phone = world.import(&[&file]);
    assert_eq!(world.check(), together);
    world.replica.undo_import(&owner, hashes.import_id.expect("id")).expect("undone");
    assert_eq!(seen(&world), owned(&[(PHONE, "", "", &["P1"])]), "the earlier one taken back");
    world.check();
    world.replica.undo_import(&owner, phone.import_id.expect("id")).expect("undone");
    assert_eq!(world.check(), before);
}

/// Every order of the numbers below `count`.
fn permutations(count: usize) -> Vec<Vec<usize>> {
    if count == 0 {
        return vec![Vec::new()];
    }
    let shorter = permutations(count - 1);
    let longer = |order: Vec<usize>| {
        (0..count).map(move |place| {
            let mut longer = order.clone();
            longer.insert(place, count - 1);
            longer
        })
    };
    shorter.into_iter().flat_map(longer).collect()
}

#[test]
fn whatever_the_order_of_the_files_the_customers_are_the_same() {
    let world = with_a_guest();
    let before = world.check();
    let files = [
        order(&world, "P1", PHONE),
        order(&world, "H1", &hashed(PHONE, 0)),
        order(&world, "H2", &hashed(PHONE, 1)),
        order(&world, "S1", &hashed("salted13800138000", 2)),
    ];
    let expected = owned(&[(PHONE, "", "", &["H1", "H2", "P1"]), ("", "", "", &["S1"])]);
    let mut digests = BTreeSet::new();
    for order_of_files in permutations(4) {
        let imports: Vec<Id> = order_of_files
            .iter()
            .map(|at| world.import(&[&files[*at]]).import_id.expect("id"))
            .collect();
        assert_eq!(seen(&world), expected, "{order_of_files:?}");
        digests.insert(world.check());
        // Whichever goes first, nothing of them stays.
        for import in imports {
            world.replica.undo_import(&world.owner(), import).expect("undone");
            world.check();
        }
        assert_eq!(world.check(), before, "{order_of_files:?}");
    }
    assert_eq!(digests.len(), 1, "the very same rows");
}

#[test]
fn a_hash_beside_a_card_joins_both_in_whatever_order() {
    for order_of_files in permutations(4) {
        let world = World::new();
        let hash = hashed(PHONE, 3);
        let with_card = [Sold { number: "C1", phone: &hash, card: "V1", ..Sold::default() }];
        let by_card = [Sold { number: "C2", card: "V1", ..Sold::default() }];
        let files = [
            sold(world.room(), "with_card.csv", &with_card),
            sold(world.room(), "by_card.csv", &by_card),
            order(&world, "P1", PHONE),
            members(world.room(), "members.csv", &[["V1", "林悦", &hash, ""]]),
        ];
        for at in &order_of_files {
            world.import(&[&files[*at]]);
        }
        let expected = owned(&[(PHONE, "V1", "林悦", &["C1", "C2", "P1"])]);
        assert_eq!(seen(&world), expected, "{order_of_files:?}");
        let orders =
            world.replica.list_orders(&world.owner(), &OrderFilter::default(), Page::first(9));
        let names: BTreeSet<String> =
            orders.expect("listed").rows.into_iter().map(|row| row.customer).collect();
        assert_eq!(names, BTreeSet::from(["林悦".to_string()]), "{order_of_files:?}");
        let hits = world.replica.search(&world.owner(), "V1").expect("hits");
        assert_eq!(hits.iter().filter(|hit| hit.kind == HitKind::Customer).count(), 1);
        world.check();
    }
}

#[test]
fn of_two_who_have_the_number_neither_is_joined_until_people_say_they_are_one() {
    let world = World::new();
    let owner = world.owner();
    let two = [["V1", "林悦", PHONE, ""], ["V2", "林玥", "", ""]];
    world.import(&[&members(world.room(), "members.csv", &two)]);
    let (one, other) = (customer(&world, "V1"), customer(&world, "V2"));
    world.import(&[&order(&world, "H1", &hashed(PHONE, 2))]);
    assert_eq!(orders_of(&world, one), ["H1"]);

    type_phone(&world, other, PHONE);
    assert!(orders_of(&world, one).is_empty() && orders_of(&world, other).is_empty());
    world.check();
    let alone: Vec<Id> = customers(&world).iter().map(|row| row.customer.id).collect();
    assert_eq!(alone.len(), 3, "who is known by the hash stands alone");
    let pairs = world.replica.list_duplicates(&owner, Page::first(9)).expect("listed").rows;
    let shared: Vec<DuplicateReason> = pairs.iter().map(|pair| pair.reason).collect();
    assert_eq!(shared.len(), 2);
    assert!(shared.contains(&DuplicateReason::Phone));
    let hashed_pair = pairs.iter().find(|pair| pair.reason == DuplicateReason::PhoneHash);
    let hashed_pair = hashed_pair.expect("the hash waits for people");
    assert_eq!(hashed_pair.other.reason, CandidateReason::HashedPhone);
    assert_eq!((hashed_pair.other.confidence, hashed_pair.other.phone.as_str()), (40, ""));

    let before = (world.check(), seen(&world));
    let merge = world.replica.merge_customers(&owner, one, other).expect("merged");
    assert_eq!(orders_of(&world, one), ["H1"], "one person has the number now");
    assert!(world.replica.list_duplicates(&owner, Page::first(9)).expect("listed").rows.is_empty());
    world.check();
    world.replica.undo(&owner, merge.tx.expect("tx")).expect("undone");
    assert_eq!((world.check(), seen(&world)), before);

    // People may say at once whose hash it is; that can be taken back too.
    let told = alone.into_iter().find(|id| *id != one && *id != other).expect("by hash");
    world.replica.merge_customers(&owner, other, told).expect("merged");
    assert_eq!(orders_of(&world, other), ["H1"]);
    world.check();
    world.replica.unmerge_customer(&owner, told).expect("apart");
    assert_eq!((world.check(), seen(&world)), before);
}

#[test]
fn a_number_that_people_correct_takes_the_orders_of_its_hash_along() {
    let world = World::new();
    let owner = world.owner();
    let two = [["V1", "林悦", "13900139000", ""], ["V2", "何安", "13700137000", ""]];
    world.import(&[&members(world.room(), "members.csv", &two)]);
    world.import(&[&order(&world, "H1", &hashed(PHONE, 0))]);
    let (one, other) = (customer(&world, "V1"), customer(&world, "V2"));
    let before = (world.check(), seen(&world));

    type_phone(&world, one, PHONE);
    assert_eq!(orders_of(&world, one), ["H1"]);
    world.check();
    world.replica.merge_customers(&owner, other, one).expect("merged");
    assert_eq!(orders_of(&world, other), ["H1"], "it follows the merge");
    world.check();
    world.replica.unmerge_customer(&owner, one).expect("apart");
    assert_eq!(orders_of(&world, one), ["H1"]);
    type_phone(&world, one, "13900139000");
    assert_eq!((world.check(), seen(&world)), before);
}

#[test]
fn a_number_typed_for_somebody_known_by_a_hash_makes_them_its_owner() {
    let world = World::new();
    world.import(&[
        &order(&world, "H1", &hashed(PHONE, 0)),
        &order(&world, "H2", &hashed(PHONE, 2)),
    ]);
    let told = customers(&world)[0].customer.id;
    let hash = world.replica.history(&world.owner(), "customer", told).expect("history");
    assert!(hash[0].fields.iter().any(|field| field.field == "phone_hash"));
    type_phone(&world, told, PHONE);
    assert_eq!(seen(&world), owned(&[(PHONE, "", "", &["H1", "H2"])]));
    world.check();
    world.replica.undo_last(&world.owner()).expect("undone");
    assert_eq!(seen(&world).len(), 2);
    world.check();
}

#[test]
fn the_hash_of_an_empty_phone_joins_nobody() {
    let world = World::new();
    let nothing = hashed("", 3);
    let orders = ["N1", "N2"].map(|number| Sold { number, phone: &nothing, ..Sold::default() });
    world.import(&[&sold(world.room(), "nothing.csv", &orders)]);
    assert!(customers(&world).is_empty());
    world.check();
}

#[test]
fn taking_back_any_of_the_files_leaves_what_the_others_tell() {
    for gone in 0..3 {
        let world = World::new();
        let files = [
            order(&world, "P1", PHONE),
            order(&world, "H1", &hashed(PHONE, 0)),
            members(world.room(), "members.csv", &[["V1", "林悦", &hashed(PHONE, 1), ""]]),
        ];
        for (at, file) in files.iter().enumerate() {
            if at != gone {
                world.import(&[file]);
            }
        }
        let without = (world.check(), seen(&world));
        let import = world.import(&[&files[gone]]).import_id.expect("id");
        assert_eq!(seen(&world), owned(&[(PHONE, "V1", "林悦", &["H1", "P1"])]), "{gone}");
        // A file that comes in later stands between; what it told stays.
        let request = world.request(&[&files[(gone + 1) % 3]]);
        let again =
            world.replica.run_import(&world.owner(), &request, &|_| ControlFlow::Continue(()));
        assert_eq!(again.expect("imported").files[0].counts.new, 0);
        world.replica.undo_import(&world.owner(), import).expect("undone");
        assert_eq!((world.check(), seen(&world)), without, "without file {gone}");
    }
}
