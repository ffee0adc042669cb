//! Many customers at once from the lists of who is leaving and of segments, and the tags of those who
//! were merged.

use domain::Id;
use domain::access::{Actor, Role};
use domain::care::{Tag, TagColour};
use replica::{
    ChosenCustomers, CustomerFilter, Error, ExportFormat, ExportWhat, Language, LeavingOrder,
    LeavingRule, Page, RfmFilter, TodayScope,
};
use storeloop_tests::{SalesRows, World};

use super::of_phone;

/// Five VIPs: three silent for 30 days and longer, two not yet.
fn world() -> World {
    let world = World::new();
    let mut rows = SalesRows::new();
    let days = ["2026-10-20", "2026-10-21", "2026-10-23", "2026-10-24", "2026-11-20"];
    for (at, day) in days.into_iter().enumerate() {
        rows = rows.line(&format!("V-{at}"), &format!("{day} 10:00:00"), "P1", 1, "5000", &vip(at));
    }
    world.import(&[&rows.save(world.room(), "sales.csv")]);
    world
}

fn vip(at: usize) -> String {
    format!("1380000000{at}")
}

fn silent_vips() -> ChosenCustomers {
    ChosenCustomers::Leaving { scope: TodayScope::default(), rule: LeavingRule::Vip }
}

fn tag(world: &World, name: &str) -> Id {
    let id = world.replica.new_id().expect("an id");
    let tag = Tag { id, name: name.into(), colour: TagColour::Red };
    world.replica.save_tag(&world.owner(), tag).expect("saved");
    id
}

fn tagged(world: &World, tag: Id) -> u32 {
    let filter = CustomerFilter { tag_id: Some(tag), ..CustomerFilter::default() };
    let found = world.replica.count_customers(&world.owner(), &filter).expect("counted");
    let listed = world.replica.list_tags(&world.owner()).expect("tags");
    let row = listed.iter().find(|row| row.tag.id == tag).expect("the tag");
    assert_eq!(row.customers, found, "both say how many have it");
    found
}

#[test]
fn everybody_who_is_leaving_is_tagged_and_given_away_with_one_step_back_each() {
    let world = world();
    let owner = world.owner();
    let call = tag(&world, "该打电话");
    let before = world.check();
    let listed = world
        .replica
        .leaving(
            &owner,
            &TodayScope::default(),
            LeavingRule::Vip,
            LeavingOrder::Recency,
            Page::first(9),
        )
        .expect("a list");
    assert_eq!(listed.total, 3);
    let done = world.replica.tag_customers(&owner, &silent_vips(), call).expect("tagged");
    assert_eq!((done.value, tagged(&world, call)), (3, 3), "those of the list and nobody else");
    world.replica.undo_last(&owner).expect("undone");
    assert_eq!(world.check(), before);

    let zhou = world.hire("E5", "周敏", Role::SalesAssociate, Some("S01"), None);
    let employee = Some(zhou.employee_id);
    let done = world.replica.assign_customers(&owner, &silent_vips(), employee).expect("given");
    assert_eq!(done.value, 3);
    let hers = CustomerFilter { assigned_to: employee, ..CustomerFilter::default() };
    assert_eq!(world.replica.count_customers(&owner, &hers).expect("counted"), 3);
    world.replica.undo_last(&owner).expect("undone");
    assert_eq!(world.replica.count_customers(&owner, &hers).expect("counted"), 0);
    world.check();
}

#[test]
fn everybody_in_a_part_of_the_picture_is_tagged() {
    let world = world();
    let owner = world.owner();
    let scope = TodayScope::default();
    let page = world.replica.rfm(&owner, &scope, None).expect("a page");
    let part = page.segments.iter().max_by_key(|part| part.customers).expect("a part");
    let filter = RfmFilter { segment: Some(part.code.clone()), ..RfmFilter::default() };
    let chosen = ChosenCustomers::Rfm { scope: scope.clone(), filter };
    let group = tag(&world, &part.code);
    let done = world.replica.tag_customers(&owner, &chosen, group).expect("tagged");
    assert_eq!((done.value, tagged(&world, group)), (part.customers, part.customers));

    world.open_store("S02", "静安店", None);
    let there = world.hire("E6", "李强", Role::StoreManager, Some("S02"), None);
    let none = world.replica.untag_customers(&there, &chosen, group).expect("nobody of theirs");
    assert_eq!(none.value, 0);
    let elsewhere = ChosenCustomers::Leaving {
        scope: TodayScope { store_id: Some(world.store("S01").id), ..scope },
        rule: LeavingRule::Vip,
    };
    let refused = world.replica.tag_customers(&there, &elsewhere, group);
    assert!(matches!(refused, Err(Error::Denied(_))));
}

#[test]
fn the_chosen_are_exported_with_what_each_role_may_see() {
    let world = world();
    let export = |actor: &Actor, customers: ChosenCustomers| {
        let target = world.room().join("chosen.csv");
        let what = ExportWhat::ChosenCustomers { customers };
        let count =
            world.replica.export(actor, &what, ExportFormat::Csv, &target, Language::Chinese)?;
        Ok::<_, Error>((count, std::fs::read_to_string(&target).expect("a file")))
    };
    let (count, text) = export(&world.owner(), silent_vips()).expect("exported");
    assert_eq!(count, 3);
    assert!(text.contains(&vip(0)) && !text.contains(&vip(4)), "{text}");
    let specialist = world.hire("E7", "陈晨", Role::OperationsSpecialist, None, None);
    let (count, text) = export(&specialist, silent_vips()).expect("exported");
    assert_eq!(count, 3);
    assert!(text.contains("138****0000") && !text.contains(&vip(0)), "{text}");
    world.open_store("S02", "静安店", None);
    let there = world.hire("E8", "李强", Role::StoreManager, Some("S02"), None);
    let one = ChosenCustomers::These { ids: vec![of_phone(&vip(0))] };
    assert!(matches!(export(&there, one.clone()), Err(Error::Denied(_))));
    let associate = world.hire("E9", "周敏", Role::SalesAssociate, Some("S01"), None);
    assert!(matches!(export(&associate, one), Err(Error::Denied(_))));
}

#[test]
fn tags_of_the_merged_show_on_who_stays_and_come_back() {
    let world = world();
    let owner = world.owner();
    let [keep, gone] = [of_phone(&vip(0)), of_phone(&vip(1))];
    let (dry, red) = (tag(&world, "干皮"), tag(&world, "红唇"));
    let one = |id| ChosenCustomers::These { ids: vec![id] };
    world.replica.tag_customers(&owner, &one(keep), dry).expect("tagged");
    world.replica.tag_customers(&owner, &one(gone), red).expect("tagged");
    world.replica.tag_customers(&owner, &one(gone), dry).expect("tagged");
    let tags = |id| -> Vec<String> {
        let row = world.replica.customer(&owner, id).expect("a customer");
        row.tags.into_iter().map(|tag| tag.name).collect()
    };
    assert_eq!([tagged(&world, dry), tagged(&world, red)], [2, 1]);
    let before = world.check();
    world.replica.merge_customers(&owner, keep, gone).expect("merged");
    assert_eq!(tags(keep), ["干皮", "红唇"], "each once");
    assert_eq!([tagged(&world, dry), tagged(&world, red)], [1, 1], "people, not records");
    let again = world.replica.tag_customers(&owner, &one(keep), red).expect("asked");
    assert_eq!(again.value, 0, "they have it already");
    world.replica.unmerge_customer(&owner, gone).expect("parted");
    assert_eq!((tags(keep), tags(gone)), (vec!["干皮".into()], vec!["干皮".into(), "红唇".into()]));
    assert_eq!(world.check(), before);

    world.replica.merge_customers(&owner, keep, gone).expect("merged");
    assert_eq!(world.replica.untag_customers(&owner, &one(keep), red).expect("off").value, 1);
    assert_eq!(tags(keep), ["干皮"], "taken off both");
    world.replica.undo_last(&owner).expect("undone");
    assert_eq!(tags(keep), ["干皮", "红唇"]);
    world.check();
}
