//! The check-up of a sheet (考核表体检, D-04): what is wrong with it or unwise, before anybody is
//! measured by it.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::{
    BlankRule, Curve, FEWEST_RATERS, Grades, ItemSource, Jump, KpiContent, KpiGroup, KpiItem,
    Layer, MedalRow, PieceOf, TargetKind, WhoseFacts,
};
use crate::metrics::{Direction, Metric, MetricUnit};

/// More items than these are no key indicators any more (K-16).
const MOST_ITEMS: u32 = 8;
/// A jump of this share of the full score is a cliff, in per cent.
const CLIFF: u32 = 10;
/// An item below this share of the sheet changes nothing, in per cent.
const TOO_LIGHT: u32 = 3;
/// No item of this share means no key indicator (K-91), in per cent.
const KEY_SHARE: u32 = 15;
/// More than this on results alone is business results above all (K-91), in per cent.
const MOST_RESULTS: u32 = 80;
/// Metrics that grow when everything is sold at any price, and need one that shows at what price.
const VOLUME: [&str; 4] = ["gross_sales", "net_sales", "orders", "units"];
/// What shows it: who comes back, what comes back, what is earned, what people say.
const COUNTERWEIGHTS: [&str; 9] = [
    "repurchase_rate",
    "member_repurchase_rate",
    "refund_rate",
    "return_rate",
    "gross_margin",
    "good_review_rate",
    "satisfaction",
    "buy_again_rate",
    "complaint_rate",
];

/// How bad a fault is.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, specta::Type,
)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// The sheet cannot be published with it.
    Error,
    /// It will measure wrongly or invite games.
    Warning,
    /// It could be better.
    Advice,
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum SheetFault {
    /// Nothing is measured.
    Empty,
    /// The weights of the groups do not add up to 100.
    GroupWeights {
        /// What they add up to.
        #[specta(type = String)]
        sum: Decimal,
    },
    /// The weights of the items of a group do not add up to 100.
    ItemWeights {
        /// What they add up to.
        #[specta(type = String)]
        sum: Decimal,
    },
    /// A weight below nothing.
    NegativeWeight,
    /// Two items or groups have the same key.
    SameKey,
    /// The metric is no more.
    UnknownMetric {
        /// Its code.
        code: String,
    },
    /// A blank counts as nothing.
    BlankAsZero,
    /// The curve cannot be drawn for the target: a share of nothing, a range without ends, steps of
    /// nothing, or a formula where less is better.
    NoCurve,
    /// The target asks for more of what is better less, or the other way round.
    AgainstDirection,
    /// The score is made of the value where its pieces go by attainment: right only for a target of
    /// 100.
    UnitError,
    /// The score jumps.
    Cliff {
        /// Where, and by how much.
        jumps: Vec<Jump>,
    },
    /// The score falls as the result gets better.
    FallsAsItRises,
    /// Every item tells what came out, none what is done for it (滞后).
    OnlyLagging,
    /// One number alone (目标单一, K-09).
    SingleGoal,
    /// Pick-up rate without resolution or satisfaction (K-02).
    PickUpAlone,
    /// More items than anybody keeps in mind (K-16).
    TooManyItems {
        /// How many.
        items: u32,
        /// The most there should be.
        most: u32,
    },
    /// No item weighs enough to be a key indicator (找不到关键指标).
    NoKeyIndicator,
    /// Business results weigh nearly everything (过份业绩导向).
    ResultsAboveAll,
    /// The limits of the grades do not fall from the best on, or there are none: a grade that nobody
    /// can reach.
    GradeLimits,
    /// The shares of the grades add up to nothing, or one is below nothing.
    GradeShares,
    /// A grade has no name, or two have the same.
    GradeNames,
    /// A medal asks for nothing.
    EmptyMedal,
    /// A row of a medal is taken over no month.
    NoMonths,
    /// There are no marks to choose between: steps of nothing, or ends that do not lie apart.
    NoMarks,
    /// With so few raters it can be told who gave what (K-57).
    FewRaters {
        /// How many it takes.
        at_least: u8,
        /// How many it should take.
        fewest: u8,
    },
    /// The same metric counts more than once.
    SameMetric {
        /// Its code.
        code: String,
    },
    /// The metric is an objective's key result too: what counts for pay is not stretched for (G-20).
    OkrClash {
        /// Its code.
        code: String,
    },
    /// Volume without anything that shows at what price.
    NoCounterweight,
    /// An item that weighs next to nothing.
    TooLight,
    /// A number of times where busy people come to more of it: a rate would be fairer.
    CountNotRate,
    /// A person is measured by the number of a region or the chain, which they can hardly move.
    NotTheirOwn,
}

/// A fault and where it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct Finding {
    /// What is wrong.
    pub fault: SheetFault,
    /// How bad it is.
    pub severity: Severity,
    /// The group, the item or the medal; empty for the sheet.
    pub key: String,
}

impl SheetFault {
    /// How bad it is.
    pub fn severity(&self) -> Severity {
        use SheetFault as F;
        match self {
            F::Empty
            | F::GroupWeights { .. }
            | F::ItemWeights { .. }
            | F::NegativeWeight
            | F::SameKey
            | F::UnknownMetric { .. }
            | F::BlankAsZero
            | F::NoCurve
            | F::AgainstDirection
            | F::GradeLimits
            | F::GradeShares
            | F::GradeNames
            | F::EmptyMedal
            | F::NoMonths
            | F::NoMarks => Severity::Error,
            F::UnitError
            | F::Cliff { .. }
            | F::FallsAsItRises
            | F::OnlyLagging
            | F::SingleGoal
            | F::PickUpAlone
            | F::ResultsAboveAll
            | F::FewRaters { .. }
            | F::SameMetric { .. }
            | F::OkrClash { .. }
            | F::NoCounterweight => Severity::Warning,
            // Beyond what the sheet itself allows is worse than beyond what is usual (K-112, K-16).
            F::TooManyItems { most, .. } if *most < MOST_ITEMS => Severity::Warning,
            F::TooManyItems { .. }
            | F::NoKeyIndicator
            | F::TooLight
            | F::CountNotRate
            | F::NotTheirOwn => Severity::Advice,
        }
    }
}

/// What is known of the world that a sheet will meet.
pub struct Surroundings<'a> {
    /// The metric of a code.
    pub metric: &'a dyn Fn(&str) -> Option<&'a Metric>,
    /// Metrics that key results of objectives meant as OKR ask for the same people.
    pub okr: &'a BTreeSet<String>,
    /// The most items there should be, where the sheet says another number than usual (K-112).
    pub most_items: Option<usize>,
}

/// Everything that is wrong with a sheet, the worst first.
pub fn check_up(content: &KpiContent, around: &Surroundings<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut note = |fault: SheetFault, key: &str| {
        let finding = Finding { severity: fault.severity(), fault, key: key.into() };
        // Medals may share a row, which need not be told twice.
        if !findings.contains(&finding) {
            findings.push(finding);
        }
    };
    for fault in of_sheet(content, around).into_iter().chain(of_grades(&content.grades)) {
        note(fault, "");
    }
    for group in &content.groups {
        for fault in of_group(group) {
            note(fault, &group.key);
        }
        for item in &group.items {
            for fault in of_item(content, group, item, around) {
                note(fault, &item.key);
            }
        }
    }
    for medal in content.medals.iter().filter(|medal| medal.rows.is_empty()) {
        note(SheetFault::EmptyMedal, &medal.key);
    }
    for (_, row) in content.medal_rows() {
        let no_months = (row.months == 0).then_some(SheetFault::NoMonths);
        for fault in of_source(&row.item, around).into_iter().chain(no_months) {
            note(fault, &row.item.key);
        }
    }
    findings.sort_by_key(|finding| finding.severity);
    findings
}

fn of_sheet(content: &KpiContent, around: &Surroundings<'_>) -> Vec<SheetFault> {
    let items: Vec<&KpiItem> = content.items().map(|(_, item)| item).collect();
    let weighed: Vec<&KpiItem> =
        items.iter().copied().filter(|item| !item.curve.is_beside_weights()).collect();
    if weighed.is_empty() && content.medals.is_empty() {
        return vec![SheetFault::Empty];
    }
    let mut faults = Vec::new();
    if has_same_key(content) {
        faults.push(SheetFault::SameKey);
    }
    if weighed.is_empty() && content.groups.is_empty() {
        // Nothing but medals: no weights and no score.
        return faults;
    }
    let sum: Decimal = content.groups.iter().map(|group| group.weight).sum();
    if sum != Decimal::ONE_HUNDRED {
        faults.push(SheetFault::GroupWeights { sum });
    }
    if content.blank == BlankRule::Zero {
        faults.push(SheetFault::BlankAsZero);
    }
    let layer_share = |layer: Layer| -> Decimal {
        content.items().filter(|(_, item)| item.layer == layer).map(share).sum()
    };
    let is_single = weighed.len() == 1;
    let pick_up_alone = is_single && is_pick_up(weighed[0]);
    if pick_up_alone {
        faults.push(SheetFault::PickUpAlone);
    } else if is_single {
        faults.push(SheetFault::SingleGoal);
    } else if weighed.iter().all(|item| item.layer == Layer::Result) {
        faults.push(SheetFault::OnlyLagging);
    } else if layer_share(Layer::Result) > Decimal::from(MOST_RESULTS) {
        faults.push(SheetFault::ResultsAboveAll);
    }
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    let (many, most) = (count(weighed.len()), around.most_items.map_or(MOST_ITEMS, count));
    if many > most {
        faults.push(SheetFault::TooManyItems { items: many, most });
    }
    if content.items().map(share).all(|share| share < Decimal::from(KEY_SHARE)) {
        faults.push(SheetFault::NoKeyIndicator);
    }
    let mut asked: BTreeMap<&str, usize> = BTreeMap::new();
    for code in weighed.iter().flat_map(|item| item.source.codes()) {
        *asked.entry(code).or_default() += 1;
    }
    let twice = asked.iter().filter(|(_, times)| **times > 1);
    faults.extend(twice.map(|(code, _)| SheetFault::SameMetric { code: (*code).into() }));
    let clashes = asked.keys().filter(|code| around.okr.contains(**code));
    faults.extend(clashes.map(|code| SheetFault::OkrClash { code: (*code).into() }));
    let has = |codes: &[&str]| codes.iter().any(|code| asked.contains_key(code));
    if !is_single && has(&VOLUME) && !has(&COUNTERWEIGHTS) {
        faults.push(SheetFault::NoCounterweight);
    }
    faults
}

/// Whether one key stands for two things. Rows of different medals may have the same key where they
/// ask for the same fact.
fn has_same_key(content: &KpiContent) -> bool {
    let groups = content.groups.iter().map(|group| &group.key);
    let items = content.items().map(|(_, item)| &item.key);
    let medals = content.medals.iter().map(|medal| &medal.key);
    let mut keys = BTreeSet::new();
    if !groups.chain(items).chain(medals).all(|key| keys.insert(key)) {
        return true;
    }
    let is_same_fact = |one: &MedalRow, other: &MedalRow| {
        let fact = |row: &MedalRow| (row.item.whose, row.months);
        one.item.source == other.item.source && fact(one) == fact(other)
    };
    let mut rows: BTreeMap<&String, (&String, &MedalRow)> = BTreeMap::new();
    content.medal_rows().any(|(medal, row)| {
        let before = rows.insert(&row.item.key, (&medal.key, row));
        let clashes =
            before.is_some_and(|(of, other)| *of == medal.key || !is_same_fact(other, row));
        clashes || keys.contains(&row.item.key)
    })
}

fn of_grades(grades: &Grades) -> Vec<SheetFault> {
    let mut faults = Vec::new();
    match grades {
        Grades::None => {}
        Grades::Limits { limits } => {
            let falls = limits.windows(2).all(|two| two[0].from > two[1].from);
            if !falls || limits.is_empty() {
                faults.push(SheetFault::GradeLimits);
            }
        }
        Grades::Shares { .. } if grades.places(0).is_none() => faults.push(SheetFault::GradeShares),
        Grades::Shares { .. } => {}
    }
    let names = grades.names();
    let is_known = names.iter().all(|name| !name.trim().is_empty());
    if !is_known || names.iter().collect::<BTreeSet<_>>().len() < names.len() {
        faults.push(SheetFault::GradeNames);
    }
    faults
}

fn of_group(group: &KpiGroup) -> Vec<SheetFault> {
    let mut faults = Vec::new();
    let mut weighed = group.items.iter().filter(|item| !item.curve.is_beside_weights()).peekable();
    let has_weights = weighed.peek().is_some();
    let sum: Decimal = weighed.map(|item| item.weight).sum();
    if has_weights && sum != Decimal::ONE_HUNDRED || !has_weights && !group.weight.is_zero() {
        faults.push(SheetFault::ItemWeights { sum });
    }
    if group.weight < Decimal::ZERO {
        faults.push(SheetFault::NegativeWeight);
    }
    faults
}

fn of_item(
    content: &KpiContent,
    group: &KpiGroup,
    item: &KpiItem,
    around: &Surroundings<'_>,
) -> Vec<SheetFault> {
    let mut faults = Vec::new();
    let full = content.scale.full();
    if item.weight < Decimal::ZERO {
        faults.push(SheetFault::NegativeWeight);
    }
    faults.extend(of_source(item, around));
    let Some(drawn) = item.curve.draw(&item.target, full) else {
        faults.push(SheetFault::NoCurve);
        return faults;
    };
    if let Curve::Pieces { pieces } = &item.curve
        && pieces.iter().any(|piece| piece.gives == PieceOf::Value)
    {
        faults.push(SheetFault::UnitError);
    }
    let limit = full * Decimal::from(CLIFF) / Decimal::ONE_HUNDRED;
    let is_meant = matches!(item.curve, Curve::Pass | Curve::Bands { .. });
    let jumps: Vec<Jump> = drawn.jumps().into_iter().filter(|jump| jump.by >= limit).collect();
    if !jumps.is_empty() && !is_meant {
        faults.push(SheetFault::Cliff { jumps });
    }
    if drawn.falls_somewhere() {
        faults.push(SheetFault::FallsAsItRises);
    }
    if matches!(item.whose, WhoseFacts::Region | WhoseFacts::Chain) {
        faults.push(SheetFault::NotTheirOwn);
    }
    let share = share((group, item));
    if share > Decimal::ZERO && share < Decimal::from(TOO_LIGHT) {
        faults.push(SheetFault::TooLight);
    }
    faults
}

fn of_source(item: &KpiItem, around: &Surroundings<'_>) -> Vec<SheetFault> {
    let mut faults = Vec::new();
    for code in item.source.codes() {
        match (around.metric)(code) {
            None => faults.push(SheetFault::UnknownMetric { code: code.into() }),
            Some(metric) => faults.extend(of_metric(item, metric)),
        }
    }
    if item.source.marks().is_some_and(|marks| !marks.is_sound()) {
        faults.push(SheetFault::NoMarks);
    }
    if let ItemSource::Raters { at_least, .. } = item.source
        && at_least < FEWEST_RATERS
    {
        faults.push(SheetFault::FewRaters { at_least, fewest: FEWEST_RATERS });
    }
    faults
}

fn of_metric(item: &KpiItem, metric: &Metric) -> Vec<SheetFault> {
    let mut faults = Vec::new();
    let falls = item.target.falls();
    // How far a plan is completed goes by the value: of what is better less, less is not more.
    let is_against = match metric.direction {
        Direction::Higher => falls,
        Direction::Lower => !falls,
        Direction::Neutral => false,
    };
    if is_against && matches!(item.source, ItemSource::Metric { .. }) {
        faults.push(SheetFault::AgainstDirection);
    }
    let is_count = metric.unit == MetricUnit::Count;
    if is_count && item.target.kind == TargetKind::AtMost {
        faults.push(SheetFault::CountNotRate);
    }
    faults
}

/// The share of an item of the whole sheet, in per cent.
fn share((group, item): (&KpiGroup, &KpiItem)) -> Decimal {
    group.weight * item.weight / Decimal::ONE_HUNDRED
}

/// Whether an item is how many calls or chats were taken, by what people call that.
fn is_pick_up(item: &KpiItem) -> bool {
    item.name.zh.contains("接起率") || item.name.en.to_lowercase().contains("pick-up rate")
}
