//! The privacy desk (D-25): looking with a reason, telling a person what is kept, and forgetting them.

use domain::access::{Actor, Role};
use domain::care::ContactKind;
use replica::{CustomerFilter, Error, ExportFormat, ExportWhat, Language, NewContact, Page};
use storeloop_tests::World;

use super::{found, of_phone, orders};

const PHONE: &str = "13800138000";

fn world() -> World {
    let world = World::new();
    let rows = [
        ["A-1", "2026-11-20", PHONE, "欧阳若溪", "VIP001"],
        ["A-2", "2026-11-21", "13900000002", "曾敏", ""],
    ];
    world.import(&[&orders(world.room(), "orders.csv", &rows)]);
    world
}

fn agent(world: &World) -> Actor {
    world.hire("E8", "周颖", Role::ServiceAgent, None, None)
}

#[test]
fn a_look_at_a_hidden_phone_needs_a_reason_and_stays_in_the_history() {
    let world = world();
    let agent = agent(&world);
    let id = of_phone(PHONE);
    let seen = world.replica.customer_profile(&agent, id).expect("a profile");
    assert_eq!(seen.row.customer.phone, "138****8000");
    assert!(!seen.sees_phone && seen.may_ask_phone);
    let refused = world.replica.reveal_phone(&agent, id, "  ");
    assert!(matches!(refused, Err(Error::Invalid { field: "reason", reason: "missing" })));
    let shown = world.replica.reveal_phone(&agent, id, "回访差评").expect("shown");
    assert_eq!(shown.value, PHONE);
    let history = world.replica.history(&world.owner(), "customer", id).expect("history");
    let look = &history[0];
    assert_eq!((look.operation.as_str(), look.by.as_str()), ("ask_customer_phone", "周颖"));
    assert_eq!(look.fields[0].new.as_deref(), Some("回访差评"));
    assert!(!look.can_undo, "what is seen is not unseen");
    let undo = world.replica.undo(&agent, look.tx);
    assert!(matches!(undo, Err(Error::CannotUndo)), "{undo:?}");
    assert!(matches!(world.replica.undo_last(&agent), Err(Error::CannotUndo)));
    let again = world.replica.customer_profile(&agent, id).expect("a profile");
    assert_eq!(again.row.customer.phone, "138****8000", "one look, not a right");
    world.check();
}

#[test]
fn who_may_not_see_customers_or_not_these_may_not_ask_either() {
    let world = world();
    world.open_store("S02", "静安店", None);
    let id = of_phone(PHONE);
    let strangers = [
        world.hire("E1", "李强", Role::SalesAssociate, Some("S02"), None),
        world.hire("E2", "吴倩", Role::Designer, None, None),
        world.hire("E3", "赵敏", Role::InformationTechnology, None, None),
    ];
    for actor in strangers {
        let refused = world.replica.reveal_phone(&actor, id, "想看看");
        assert!(matches!(refused, Err(Error::Denied(_))), "{:?}", actor.role);
    }
    let own = world.hire("E4", "周敏", Role::SalesAssociate, Some("S01"), None);
    assert_eq!(world.replica.reveal_phone(&own, id, "到货通知").expect("shown").value, PHONE);
}

#[test]
fn a_list_in_a_file_shows_what_its_writer_may_see() {
    let world = world();
    let specialist = world.hire("E5", "何佳", Role::OperationsSpecialist, None, None);
    let what = ExportWhat::Customers { filter: CustomerFilter::text("ouyang") };
    let path = world.room().join("list.csv");
    let rows = world
        .replica
        .export(&specialist, &what, ExportFormat::Csv, &path, Language::Chinese)
        .expect("written");
    let text = std::fs::read_to_string(path).expect("a file");
    assert_eq!(rows, 1, "only whom the filter finds");
    assert!(text.contains("138****8000") && !text.contains(PHONE), "{text}");
}

#[test]
fn everything_kept_about_a_person_goes_into_one_file() {
    let world = world();
    let owner = world.owner();
    let id = of_phone(PHONE);
    contact(&world, "对酒精过敏");
    let path = world.room().join("person.json");
    assert_eq!(world.replica.export_person(&owner, id, &path).expect("written"), 1);
    let told: serde_json::Value =
        serde_json::from_str(&std::fs::read_to_string(&path).expect("a file")).expect("JSON");
    assert_eq!(told["customers"][0]["phone"], PHONE);
    assert_eq!(told["contacts"][0]["text"], "对酒精过敏");
    assert_eq!(told["orders"][0]["number"], "A-1");
    assert_eq!(told["orders"][0]["lines"][0]["name"], "口红");
    assert!(told["history"].as_array().is_some_and(|rows| rows.len() >= 2), "{told}");
    let refused = world.replica.export_person(&agent(&world), id, &path);
    assert!(matches!(refused, Err(Error::Denied(_))));
}

fn contact(world: &World, text: &str) {
    let customer_id = of_phone(PHONE);
    let new = NewContact { customer_id, kind: ContactKind::Note, at: None, text: text.into() };
    world.replica.log_contact(&world.owner(), &new).expect("noted");
}

#[test]
fn an_erased_person_leaves_purchases_without_a_name() {
    let world = world();
    let owner = world.owner();
    let id = of_phone(PHONE);
    contact(&world, "对酒精过敏");
    let mut renamed = world.replica.customer(&owner, id).expect("a customer").customer;
    renamed.note = "住在衡山路".into();
    world.replica.save_customer(&owner, renamed).expect("saved");
    let before = world.metric("net_sales", "2026-11-01", "2026-11-22");
    let buyers = world.metric("buyers", "2026-11-01", "2026-11-22");

    let refused = world.replica.erase_person(&agent(&world), id);
    assert!(matches!(refused, Err(Error::Denied(_))));
    let done = world.replica.erase_person(&owner, id).expect("erased");
    assert_eq!(done.value.customers, 1);
    assert!(done.value.log_rows >= 3, "{done:?}");
    world.check();

    let row = world.replica.customer(&owner, id).expect("still a row");
    assert_eq!((row.customer.name.as_str(), row.customer.phone.as_str()), ("", ""));
    assert_eq!((row.orders, row.gross_sales.as_str()), (1, "100.00"));
    assert_eq!(world.metric("net_sales", "2026-11-01", "2026-11-22"), before);
    assert_eq!(world.metric("buyers", "2026-11-01", "2026-11-22"), buyers);
    for text in ["欧阳若溪", "ouyang", "8000", "VIP001"] {
        assert!(found(&world, text).is_empty(), "{text}");
    }
    let history = world.replica.history(&owner, "customer", id).expect("history");
    let values = history.iter().flat_map(|entry| &entry.fields).flat_map(|f| [&f.old, &f.new]);
    let personal = ["欧阳若溪", PHONE, "VIP001", "住在衡山路", "对酒精过敏"];
    for value in values.flatten() {
        assert!(!personal.contains(&value.as_str()), "the log keeps {value}");
    }
    assert!(history[0].operation == "erase_person" && !history[0].can_undo);
    // The note is the last thing before that can be taken back; it comes back empty.
    world.replica.undo_last(&owner).expect("undone");
    world.check();
    let list = world.replica.list_customers(&owner, &CustomerFilter::default(), Page::first(9));
    assert!(list.expect("a list").rows.iter().all(|row| row.customer.note.is_empty()));
    let path = world.room().join("orders.csv");
    world.import(&[&path.to_string_lossy()]);
    let later = [["A-9", "2026-11-22", PHONE, "欧阳若溪", "VIP001"]];
    world.import(&[&orders(world.room(), "later.csv", &later)]);
    assert!(found(&world, "欧阳若溪").is_empty(), "files do not bring the person back");
    assert_eq!(world.replica.customer(&owner, id).expect("a row").orders, 2);
    world.check();
}
