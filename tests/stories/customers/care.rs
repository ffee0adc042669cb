//! Tags, contacts, consent and who looks after whom.

use domain::Id;
use domain::access::Role;
use domain::calendar::Period;
use domain::care::{ConsentChannel, ConsentState, ContactKind, Tag, TagColour};
use replica::{ChosenCustomers, CustomerFilter, Error, NewContact, Page};
use storeloop_tests::World;

use super::{of_phone, orders};

/// Forty customers, every fourth of the name 王.
fn world() -> World {
    let world = World::new();
    let rows: Vec<[String; 5]> = (0..40)
        .map(|n| {
            let name = if n % 4 == 0 { format!("王{n}") } else { format!("李{n}") };
            [format!("T-{n}"), "2026-11-20".into(), phone(n), name, String::new()]
        })
        .collect();
    let rows: Vec<[&str; 5]> = rows.iter().map(|row| row.each_ref().map(String::as_str)).collect();
    world.import(&[&orders(world.room(), "orders.csv", &rows)]);
    world
}

fn phone(n: u32) -> String {
    format!("138{n:08}")
}

fn tag(world: &World, name: &str) -> Id {
    let id = world.replica.new_id().expect("an id");
    let tag = Tag { id, name: name.into(), colour: TagColour::Amber };
    world.replica.save_tag(&world.owner(), tag).expect("saved");
    id
}

fn with(world: &World, filter: &CustomerFilter) -> u32 {
    let list = world.replica.list_customers(&world.owner(), filter, Page::first(100));
    list.expect("a list").total
}

fn tagged(tag: Id) -> CustomerFilter {
    CustomerFilter { tag_id: Some(tag), ..CustomerFilter::default() }
}

#[test]
fn everything_a_filter_finds_is_tagged_at_once_and_taken_back_at_once() {
    let world = world();
    let owner = world.owner();
    let before_tag = world.check();
    let vip = tag(&world, "重要");
    let before = world.check();
    let found = ChosenCustomers::Found { filter: CustomerFilter::text("wang") };
    let done = world.replica.tag_customers(&owner, &found, vip).expect("tagged");
    assert_eq!(done.value, 10);
    assert_eq!(with(&world, &tagged(vip)), 10);
    assert_eq!(world.replica.list_tags(&owner).expect("tags")[0].customers, 10);
    let again = world.replica.tag_customers(&owner, &found, vip).expect("nothing to do");
    assert_eq!((again.value, again.tx), (0, None));
    world.check();
    assert_eq!(world.replica.undo_last(&owner).expect("undone").operation, "tag_customers");
    assert_eq!(with(&world, &tagged(vip)), 0);
    assert_eq!(world.check(), before);

    let two = ChosenCustomers::These { ids: vec![of_phone(&phone(1)), of_phone(&phone(2))] };
    world.replica.tag_customers(&owner, &two, vip).expect("tagged");
    let one = ChosenCustomers::These { ids: vec![of_phone(&phone(1)); 2] };
    assert_eq!(world.replica.untag_customers(&owner, &one, vip).expect("off").value, 1);
    assert_eq!(with(&world, &tagged(vip)), 1);
    let rows = world.replica.list_customers(&owner, &tagged(vip), Page::first(5)).expect("a list");
    assert_eq!(rows.rows[0].tags[0].name, "重要");
    assert_eq!(world.replica.delete_tag(&owner, vip).expect("dropped").value, 1);
    assert_eq!(world.check(), before_tag);
    world.replica.undo_last(&owner).expect("the tag comes back with its customers");
    assert_eq!(with(&world, &tagged(vip)), 1);
}

#[test]
fn a_tag_has_a_name_of_its_own() {
    let world = world();
    let owner = world.owner();
    tag(&world, "重要");
    let save = |name: &str| {
        let id = world.replica.new_id().expect("an id");
        world.replica.save_tag(&owner, Tag { id, name: name.into(), colour: TagColour::Teal })
    };
    for (name, expected) in [("重要", "taken"), ("  ", "missing")] {
        let refused = save(name);
        assert!(
            matches!(refused, Err(Error::Invalid { field: "name", reason }) if reason == expected)
        );
    }
    let nobody = ChosenCustomers::These { ids: vec![of_phone("13999999999")] };
    let unknown = world.replica.tag_customers(&owner, &nobody, tag(&world, "新"));
    assert!(matches!(unknown, Err(Error::NotFound("customer"))));
}

#[test]
fn customers_are_given_to_somebody_and_one_refusal_refuses_all() {
    let world = world();
    let owner = world.owner();
    let zhou = world.hire("E5", "周敏", Role::SalesAssociate, Some("S01"), None);
    let found = ChosenCustomers::Found { filter: CustomerFilter::text("李") };
    let employee = Some(zhou.employee_id);
    assert_eq!(world.replica.assign_customers(&owner, &found, employee).expect("given").value, 30);
    let hers = CustomerFilter { assigned_to: employee, ..CustomerFilter::default() };
    assert_eq!(with(&world, &hers), 30);
    assert_eq!(with(&world, &CustomerFilter { text: "李1".into(), ..hers.clone() }), 9);
    world.replica.undo_last(&owner).expect("undone");
    assert_eq!(with(&world, &hers), 0);
    world.check();

    world.open_store("S02", "静安店", None);
    let manager = world.hire("E6", "李强", Role::StoreManager, Some("S02"), None);
    let theirs = ChosenCustomers::These { ids: vec![of_phone(&phone(1))] };
    let refused = world.replica.assign_customers(&manager, &theirs, employee);
    assert!(matches!(refused, Err(Error::Denied(_))), "a customer of another store");
    let seen = ChosenCustomers::Found { filter: CustomerFilter::default() };
    let none = world.replica.assign_customers(&manager, &seen, employee).expect("nobody to give");
    assert_eq!(none.value, 0, "a filter finds only whom they see");
    assert!(world.replica.assign_customers(&zhou, &theirs, employee).is_err(), "an associate");
    let nobody = Some(Id::derived("employee", &["nobody"]));
    let unknown = world.replica.assign_customers(&owner, &theirs, nobody);
    assert!(matches!(unknown, Err(Error::Invalid { field: "assigned_to", reason: "unknown" })));
}

#[test]
fn visits_are_counted_per_employee_and_day() {
    let world = world();
    let owner = world.owner();
    let zhou = world.hire("E5", "周敏", Role::SalesAssociate, Some("S01"), None);
    let note = |actor, kind, n: u32, at: Option<i64>| {
        let customer_id = of_phone(&phone(n));
        let new = NewContact { customer_id, kind, at, text: "到店".into() };
        world.replica.log_contact(actor, &new)
    };
    let yesterday = Some(world.now() - 86_400_000);
    for n in 0..3 {
        note(&zhou, ContactKind::Visit, n, None).expect("noted");
    }
    note(&zhou, ContactKind::Visit, 4, yesterday).expect("noted");
    note(&owner, ContactKind::Visit, 4, None).expect("noted");
    note(&zhou, ContactKind::Phone, 5, None).expect("noted");
    let days = Period {
        from: "2026-11-21".parse().expect("a day"),
        to: "2026-11-22".parse().expect("a day"),
    };
    let counts = world.replica.visit_counts(&owner, days).expect("counts");
    let told: Vec<(String, String, u32)> =
        counts.into_iter().map(|one| (one.day.to_string(), one.employee, one.visits)).collect();
    let expected =
        [("2026-11-21", "周敏", 1), ("2026-11-22", "周敏", 3), ("2026-11-22", "王芳", 1)];
    assert_eq!(told, expected.map(|(day, who, n)| (day.to_string(), who.to_string(), n)));

    let tomorrow = Some(world.now() + 1);
    let refused = note(&zhou, ContactKind::Visit, 0, tomorrow);
    assert!(matches!(refused, Err(Error::Invalid { field: "at", reason: "in_future" })));
    let empty = NewContact {
        customer_id: of_phone(&phone(0)),
        kind: ContactKind::Note,
        at: None,
        text: "  ".into(),
    };
    let refused = world.replica.log_contact(&zhou, &empty);
    assert!(matches!(refused, Err(Error::Invalid { field: "text", reason: "missing" })));
    world.replica.undo_last(&zhou).expect("the call is taken back");
    world.check();
}

#[test]
fn consent_is_kept_per_channel_with_day_and_source() {
    let world = world();
    let owner = world.owner();
    let id = of_phone(&phone(0));
    let said = |world: &World| -> Vec<(ConsentState, Option<String>, String)> {
        let profile = world.replica.customer_profile(&owner, id).expect("a profile");
        let rows = profile.consents.into_iter();
        rows.map(|row| (row.state, row.day.map(|day| day.to_string()), row.source)).collect()
    };
    let unknown = (ConsentState::Unknown, None, String::new());
    assert_eq!(said(&world), [unknown.clone(), unknown.clone(), unknown.clone()]);
    let set = |channel, state, source: &str| {
        world.replica.set_consent(&owner, id, channel, state, source)
    };
    set(ConsentChannel::Sms, ConsentState::Given, "入会表").expect("kept");
    set(ConsentChannel::WeChat, ConsentState::Withdrawn, "微信").expect("kept");
    let day = Some("2026-11-22".to_string());
    assert_eq!(
        said(&world),
        [
            (ConsentState::Given, day.clone(), "入会表".into()),
            unknown.clone(),
            (ConsentState::Withdrawn, day, "微信".into())
        ]
    );
    let refused = set(ConsentChannel::Phone, ConsentState::Given, " ");
    assert!(matches!(refused, Err(Error::Invalid { field: "source", reason: "missing" })));
    world.replica.undo_last(&owner).expect("undone");
    assert_eq!(said(&world)[2], unknown);
    world.replica.set_do_not_contact(&owner, id, true).expect("kept");
    assert!(world.replica.customer(&owner, id).expect("a customer").customer.do_not_contact);
    world.check();
}

#[test]
fn an_import_taken_back_leaves_whom_people_cared_for() {
    let world = World::new();
    let owner = world.owner();
    let rows = [
        ["C-1", "2026-11-20", "13800000001", "林悦", ""],
        ["C-2", "2026-11-20", "13800000002", "曾敏", ""],
    ];
    let import = world.import(&[&orders(world.room(), "a.csv", &rows)]);
    let vip = tag(&world, "重要");
    let one = ChosenCustomers::These { ids: vec![of_phone("13800000001")] };
    world.replica.tag_customers(&owner, &one, vip).expect("tagged");
    world.replica.undo_import(&owner, import.import_id.expect("an id")).expect("undone");
    assert_eq!(with(&world, &CustomerFilter::default()), 1, "the tagged one stays");
    world.check();
}
