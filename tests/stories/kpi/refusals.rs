//! What cannot be published, kept or read says why, and loses nothing.

use domain::kpi::{KpiContent, SheetFault, SheetFile, template};
use domain::metrics::{Direction, MetricUnit, OwnMetric};
use replica::{Error, NewRating};
use storeloop_tests::World;

use super::{
    RATING, day, draft, for_all, group, item, metric, number, plain, proof, rate, seller, total,
};

#[test]
fn a_sheet_with_faults_is_not_published() {
    let half = plain(vec![item("one", RATING, "40", "100"), item("two", RATING, "50", "100")]);
    let nothing = plain(vec![item("one", RATING, "100", "0")]);
    let against = {
        let mut one = item("refunds", metric("refund_rate"), "100", "5");
        one.target.kind = domain::kpi::TargetKind::AtLeast;
        plain(vec![one])
    };
    let unknown = plain(vec![item("one", metric("no_such_metric"), "100", "5")]);
    let groups = KpiContent {
        groups: vec![group("one", "60", vec![item("one", RATING, "100", "100")])],
        ..KpiContent::default()
    };
    type Case = (KpiContent, fn(&SheetFault) -> bool);
    let cases: [Case; 6] = [
        (KpiContent::default(), |fault| matches!(fault, SheetFault::Empty)),
        (half, |fault| matches!(fault, SheetFault::ItemWeights { .. })),
        (nothing, |fault| matches!(fault, SheetFault::NoCurve)),
        (against, |fault| matches!(fault, SheetFault::AgainstDirection)),
        (unknown, |fault| matches!(fault, SheetFault::UnknownMetric { .. })),
        (groups, |fault| matches!(fault, SheetFault::GroupWeights { .. })),
    ];
    let world = World::new();
    let owner = world.owner();
    for (content, is_named) in cases {
        let id = world.replica.save_kpi_draft(&owner, draft("草稿", content.clone()));
        let id = id.expect("a draft may have faults").value;
        let refused = world.replica.publish_kpi_sheet(&owner, id, day("2026-11-01"));
        assert!(matches!(refused, Err(Error::Invalid { field: "content", reason: "faults" })));
        let found = world.replica.check_kpi_sheet(&owner, &content, "").expect("checked");
        assert!(found.iter().any(|one| is_named(&one.fault)), "{found:?}");
        assert_eq!(world.replica.kpi_sheet(&owner, id).expect("still there").content, content);
        world.replica.delete_kpi_draft(&owner, id).expect("dropped");
    }
    assert!(world.replica.list_kpi_sheets(&owner).expect("sheets").is_empty());
}

/// The check-up knows the chain's own metrics; one that is dropped later leaves its items blank.
#[test]
fn a_metric_that_is_no_more_leaves_a_blank_and_a_fault() {
    let world = World::new();
    let owner = world.owner();
    let own = OwnMetric {
        id: world.replica.new_id().expect("an id"),
        code: "basket".into(),
        name_zh: "篮子".into(),
        name_en: "Basket".into(),
        definition_zh: "每单件数".into(),
        definition_en: "Units an order".into(),
        formula: "gross_sales / orders".into(),
        unit: MetricUnit::Money,
        direction: Direction::Higher,
        owner: domain::access::Role::Owner,
        version: 1,
    };
    let id = own.id;
    world.replica.save_own_metric(&owner, own).expect("a metric");
    let content =
        plain(vec![item("basket", metric("basket"), "50", "2"), item("work", RATING, "50", "100")]);
    let family = for_all(&world, content.clone());
    let who = seller(&world, "E001");
    rate(&world, &who, family, "work", "80");
    world.replica.delete_own_metric(&owner, id).expect("dropped");
    let told = proof(&world, &who, "2026-10-01");
    assert_eq!(told.spans[0].blanks, ["basket"]);
    assert_eq!(total(&world, &who, "2026-10-01"), Some(number("80")));
    let found = world.replica.check_kpi_sheet(&owner, &content, "").expect("checked");
    assert!(found.iter().any(|one| matches!(one.fault, SheetFault::UnknownMetric { .. })));
}

#[test]
fn a_file_that_is_no_sheet_says_where() {
    let world = World::new();
    let owner = world.owner();
    let good = template("service_guide").expect("a template").write().expect("a text");
    let cases = [
        ("cut.toml", good[..good.len() / 2].to_string()),
        ("words.toml", "随便写的字".to_string()),
        ("unknown.toml", good.replace("kind = \"completion\"", "kind = \"wish\"")),
        ("number.toml", good.replace("weight = \"60\"", "weight = \"六十\"")),
    ];
    for (name, text) in cases {
        let path = world.room().join(name);
        std::fs::write(&path, text).expect("written");
        let refused = world.replica.import_kpi_sheet(&owner, &path);
        assert!(matches!(refused, Err(Error::BadSheet { .. })), "{name}: {refused:?}");
    }
    let path = world.room().join("bytes.toml");
    std::fs::write(&path, [0xff, 0xfe, 0x00]).expect("written");
    assert!(matches!(
        world.replica.import_kpi_sheet(&owner, &path),
        Err(Error::BadSheet { line: 0, .. })
    ));
    assert!(world.replica.list_kpi_sheets(&owner).expect("sheets").is_empty(), "nothing kept");
}

/// out and in again is the same sheet.
#[test]
fn a_sheet_goes_out_as_a_file_and_comes_back() {
    let world = World::new();
    let owner = world.owner();
    for code in ["service_guide", "service_medals", "forced_distribution", "leader_360"] {
        let id = world.replica.draft_from_template(&owner, code).expect("a draft").value;
        let path = world.room().join(format!("{code}.toml"));
        world.replica.export_kpi_sheet(&owner, id, &path).expect("written");
        let back = world.replica.import_kpi_sheet(&owner, &path).expect("read").value;
        let (out, back) = (
            world.replica.kpi_sheet(&owner, id).expect("a sheet"),
            world.replica.kpi_sheet(&owner, back).expect("a sheet"),
        );
        assert_eq!((out.name, out.cycle, out.content), (back.name, back.cycle, back.content));
        let text = std::fs::read_to_string(&path).expect("a text");
        assert_eq!(SheetFile::read(&text).expect("a sheet").code, code);
    }
}

#[test]
fn a_mark_needs_an_item_that_is_marked() {
    let world = World::new();
    let family = for_all(&world, plain(vec![item("sales", metric("net_sales"), "100", "100")]));
    let who = seller(&world, "E001");
    let rating = |item: &str, on: &str| NewRating {
        employee_id: who.employee_id,
        family_id: family,
        item: item.into(),
        day: day(on),
        value: number("1"),
        evidence: "记录".into(),
    };
    let give = |item, on| world.replica.rate_work(&world.owner(), rating(item, on));
    assert!(matches!(
        give("sales", "2026-10-01"),
        Err(Error::Invalid { field: "item", reason: "not_marked" })
    ));
    assert!(matches!(give("other", "2026-10-01"), Err(Error::NotFound("kpi_item"))));
    assert!(matches!(
        give("sales", "2026-12-01"),
        Err(Error::Invalid { field: "day", reason: "out_of_range" })
    ));
}
