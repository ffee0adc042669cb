//! Scores of a chain in which a sheet of eight items measures everybody: the sheet is made where there is
//! none, and the scores are looked at while something changes.

use std::time::Instant;

use domain::Id;
use domain::calendar::{Grain, Period};
use domain::kpi::{
    AssignedTo, Curve, ItemSource, KpiContent, KpiGroup, KpiItem, Layer, SheetHead, Target,
    TargetKind, WhoseFacts, Words,
};
use replica::{NewAssignment, ScoreBoard, SheetDraft, WhatIf};
use rust_decimal::Decimal;

use super::Waited;
use crate::data_folder::Chain;
use crate::failure::Failure;

/// The metrics of the items, and whose they are.
const ITEMS: [(&str, WhoseFacts); 8] = [
    ("net_sales", WhoseFacts::Person),
    ("orders", WhoseFacts::Person),
    ("average_order_value", WhoseFacts::Person),
    ("units_per_order", WhoseFacts::Person),
    ("repurchase_share", WhoseFacts::Person),
    ("member_sales_share", WhoseFacts::Person),
    ("new_customer_share", WhoseFacts::Store),
    ("repurchase_rate", WhoseFacts::Store),
];
/// Everything is asked so often.
const TURNS: usize = 10;

/// How long the board of everybody, a proof and a redraw of what would be keep people waiting, as they
/// are handed to a window.
pub(super) fn measure(chain: &Chain) -> Result<Vec<Waited>, Failure> {
    let Chain { replica, owner } = chain;
    let today = replica.day_or_today(None)?;
    let month = Period { from: Grain::Month.start(today), to: Grain::Month.start(today) };
    let from = month.months_before(1).from;
    let period = Period { from, to: Grain::Month.end(from) };
    let family_id = match replica.list_kpi_sheets(owner)?.into_iter().find_map(|row| row.current) {
        Some(sheet) => sheet.family_id,
        None => make(chain, period)?,
    };
    let board = || replica.score_board(owner, Some(from), Some(Grain::Month), (None, None));
    let mut boards = Vec::new();
    let mut proofs = Vec::new();
    for turn in 0..TURNS {
        write(chain, turn)?;
        let begun = Instant::now();
        let found = board()?;
        let handed = serde_json::to_vec(&found)?;
        boards.push((told(&found, handed.len()), milliseconds(begun)));
        let people: Vec<Id> = found
            .sheets
            .iter()
            .flat_map(|sheet| &sheet.people)
            .map(|person| person.employee_id)
            .collect();
        let Some(who) = people.get(turn * people.len() / TURNS) else { continue };
        let begun = Instant::now();
        let proof = replica.score_proof(owner, Some(*who), Some(from), Some(Grain::Month))?;
        let handed = serde_json::to_vec(&proof)?;
        let name = format!("turn {turn}, {} kB", handed.len() / 1_000);
        proofs.push((name, milliseconds(begun)));
    }
    let redraws = (0..TURNS).map(|turn| {
        let mut content = content();
        content.reweigh(ITEMS[0].0, Decimal::from(5 * (turn + 3)));
        let begun = Instant::now();
        let found = replica.kpi_what_if(owner, &WhatIf { family_id, content, period })?;
        let handed = serde_json::to_vec(&found)?;
        let name = format!("{} people moved, {} kB", found.moved, handed.len() / 1_000);
        Ok((name, milliseconds(begun)))
    });
    let redraws = redraws.collect::<Result<Vec<_>, Failure>>()?;
    Ok(vec![
        Waited::of("scores", TURNS, boards),
        Waited::of("proof", TURNS, proofs),
        Waited::of("what-if", TURNS, redraws),
    ])
}

fn told(board: &ScoreBoard, bytes: usize) -> String {
    let people = || board.sheets.iter().flat_map(|sheet| &sheet.people);
    let scored = people().filter(|person| person.total.is_some()).count();
    format!("{scored} of {} people with a score, {} kB", people().count(), bytes / 1_000)
}

fn milliseconds(begun: Instant) -> f64 {
    begun.elapsed().as_secs_f64() * 1e3
}

/// Makes everything computed before worthless.
fn write(chain: &Chain, turn: usize) -> Result<(), Failure> {
    let Some(mut region) = chain.replica.list_regions()?.into_iter().next() else { return Ok(()) };
    let plain = region.name.split('·').next().unwrap_or_default().to_string();
    region.name = format!("{plain}·{turn}");
    chain.replica.save_region(&chain.owner, region)?;
    Ok(())
}

fn make(chain: &Chain, period: Period) -> Result<Id, Failure> {
    let Chain { replica, owner } = chain;
    let draft = SheetDraft {
        family_id: None,
        name: words("大链考核表"),
        cycle: Grain::Month,
        head: SheetHead::default(),
        content: content(),
        change_reason: String::new(),
        template: String::new(),
    };
    let id = replica.save_kpi_draft(owner, draft)?.value;
    replica.publish_kpi_sheet(owner, id, period.from)?;
    let family_id = replica.kpi_sheet(owner, id)?.family_id;
    let new = NewAssignment {
        family_id,
        kind: AssignedTo::Chain,
        post: String::new(),
        target_id: None,
        from_on: period.from,
        to_on: None,
    };
    replica.assign_kpi_sheet(owner, &new)?;
    Ok(family_id)
}

fn content() -> KpiContent {
    let item = |(code, whose): &(&str, WhoseFacts)| KpiItem {
        key: (*code).into(),
        name: words(code),
        source: ItemSource::Metric { code: (*code).into() },
        whose: *whose,
        layer: Layer::Process,
        weight: Decimal::new(125, 1),
        target: Target::of(TargetKind::Value, Decimal::ONE_HUNDRED),
        curve: Curve::Linear { cap: Decimal::from(120) },
        unit: Words::default(),
        is_veto: false,
    };
    let group = KpiGroup {
        key: "all".into(),
        name: words("全部"),
        weight: Decimal::ONE_HUNDRED,
        items: ITEMS.iter().map(item).collect(),
        must_reach: None,
    };
    KpiContent { groups: vec![group], ..KpiContent::default() }
}

fn words(name: &str) -> Words {
    Words { zh: name.into(), en: name.into() }
}
