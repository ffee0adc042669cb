//! Scores people can trust: sheets, whom they measure, and where every point comes from.

mod past;
mod people;
mod proofs;
mod refusals;
mod scoring;
mod workbook;

use chrono::NaiveDate;
use domain::Id;
use domain::access::{Actor, Role};
use domain::calendar::{Grain, Period};
use domain::kpi::{
    AssignedTo, Curve, ItemSource, KpiContent, KpiGroup, KpiItem, Layer, SheetHead, Target,
    TargetKind, WhoseFacts, Words,
};
use replica::{NewAssignment, NewRating, ScoreProof, SheetDraft};
use rust_decimal::Decimal;
use storeloop_tests::World;

fn number(text: &str) -> Decimal {
    text.parse().expect(text)
}

fn day(text: &str) -> NaiveDate {
    text.parse().expect(text)
}

fn words(name: &str) -> Words {
    Words { zh: name.into(), en: name.into() }
}

/// An item that is full at a target and in proportion on the way there.
fn item(key: &str, source: ItemSource, weight: &str, target: &str) -> KpiItem {
    KpiItem {
        key: key.into(),
        name: words(key),
        source,
        whose: WhoseFacts::Person,
        layer: Layer::Process,
        weight: number(weight),
        target: Target::of(TargetKind::Value, number(target)),
        curve: Curve::Linear { cap: Decimal::ONE_HUNDRED },
        unit: Words::default(),
        is_veto: false,
    }
}

fn metric(code: &str) -> ItemSource {
    ItemSource::Metric { code: code.into() }
}

const RATING: ItemSource = ItemSource::Rating { marks: None };

fn group(key: &str, weight: &str, items: Vec<KpiItem>) -> KpiGroup {
    KpiGroup { key: key.into(), name: words(key), weight: number(weight), items, must_reach: None }
}

/// A sheet of one group.
fn plain(items: Vec<KpiItem>) -> KpiContent {
    KpiContent { groups: vec![group("whole", "100", items)], ..KpiContent::default() }
}

fn draft(name: &str, content: KpiContent) -> SheetDraft {
    SheetDraft {
        family_id: None,
        name: words(name),
        cycle: Grain::Month,
        head: SheetHead::default(),
        content,
        change_reason: String::new(),
        template: String::new(),
    }
}

/// Publishes a sheet from a day on; answers its family.
fn publish(world: &World, draft: SheetDraft, from: &str) -> Id {
    let owner = world.owner();
    let id = world.replica.save_kpi_draft(&owner, draft).expect("a draft").value;
    world.replica.publish_kpi_sheet(&owner, id, day(from)).expect("published");
    world.replica.kpi_sheet(&owner, id).expect("a sheet").family_id
}

fn assign(world: &World, family_id: Id, kind: AssignedTo, target_id: Option<Id>, from: &str) {
    let new = NewAssignment {
        family_id,
        kind,
        post: String::new(),
        target_id,
        from_on: day(from),
        to_on: None,
    };
    world.replica.assign_kpi_sheet(&world.owner(), &new).expect("assigned");
}

/// A sheet that measures everybody from 2026 on.
fn for_all(world: &World, content: KpiContent) -> Id {
    let family = publish(world, draft("考核表", content), "2026-01-01");
    assign(world, family, AssignedTo::Chain, None, "2026-01-01");
    family
}

fn seller(world: &World, code: &str) -> Actor {
    world.hire(code, &format!("导购{code}"), Role::SalesAssociate, Some("S01"), None)
}

fn october() -> Period {
    Period { from: day("2026-10-01"), to: day("2026-10-31") }
}

/// A proof as the owner sees it.
fn proof(world: &World, who: &Actor, on: &str) -> ScoreProof {
    world
        .replica
        .score_proof(&world.owner(), Some(who.employee_id), Some(day(on)), None)
        .expect("a proof")
}

fn total(world: &World, who: &Actor, on: &str) -> Option<Decimal> {
    proof(world, who, on).total.map(|total| total.normalize())
}

fn rate(world: &World, who: &Actor, family_id: Id, item: &str, value: &str) {
    let rating = NewRating {
        employee_id: who.employee_id,
        family_id,
        item: item.into(),
        day: day("2026-10-31"),
        value: number(value),
        evidence: "十月的检查记录".into(),
    };
    world.replica.rate_work(&world.owner(), rating).expect("rated");
}
