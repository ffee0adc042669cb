//! What an edited definition would change, and the sheet as it would be.

use std::collections::HashMap;

use domain::kpi::{BandOf, Curve, KpiContent, KpiItem, PieceOf, Scale, SheetChange, Words};
use rust_decimal::Decimal;

use super::binary;
use super::definition::{band_of, piece_of};
use super::layout::{Column, steps_of};
use super::read::{Line, SheetDefinitionTable, Table};
use super::words::{self, said, says};
use crate::Language;
use crate::cell::text::{cut, half_width};
use crate::sheet::MAX_CELL_CHARS;

/// What a workbook would change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetDifference {
    /// Every difference, by worksheet and line; those of the whole sheet first, what is missing last.
    pub changes: Vec<SheetChange>,
    /// The sheet with all changes that can be taken.
    pub content: KpiContent,
}

/// Fields of an item by their columns.
const NUMBERS: [(Column, &str); 8] = [
    (Column::WEIGHT, "weight"),
    (Column::TARGET, "target"),
    (Column::FROM, "from"),
    (Column::BUDGET, "budget"),
    (Column::CAP, "cap"),
    (Column::STEP, "step"),
    (Column::POINTS, "points"),
    (Column::MOST, "most"),
];
const OTHERS: [(Column, &str); 9] = [
    (Column::GROUP, "group_name"),
    (Column::LAYER, "layer"),
    (Column::ITEM, "name"),
    (Column::MUST_REACH, "must_reach"),
    (Column::TARGET_KIND, "target_kind"),
    (Column::UNIT, "unit"),
    (Column::CURVE, "curve"),
    (Column::VETO, "veto"),
    (Column::GROUP_KEY, "group_key"),
];
/// Where the columns of the steps stand.
const BEGINS_BY: Column = Column(1);
const BEGINS_AT: Column = Column(2);
const GIVES_BY: Column = Column(3);
const GIVES: Column = Column(4);
const STEP_KEY: Column = Column(6);
const STEP_NUMBER: Column = Column(7);

/// What the workbook says otherwise than the sheet. Problems are told in stable words:
///
/// - `not_a_number`, `out_of_range`, `unknown_word`: what stands in the cell cannot be taken;
/// - `missing`: the cell, the line or the steps of a curve are gone, what is kept stays;
/// - `missing_column`: nothing of the column was compared;
/// - `unknown`: no item or group of that key; `twice`: another line has told of it;
/// - `fixed`: kinds and places are changed where the sheet is made, not here;
/// - `not_used`: the way of scoring has no such number;
/// - `no_curve`: with these numbers no score could be told.
pub fn difference(before: &KpiContent, read: &SheetDefinitionTable) -> SheetDifference {
    let mut content = before.clone();
    let mut told = Told::default();
    rules(&mut content, read, &mut told.changes);
    columns(&read.definition, read.language, &mut told.changes);
    let mut seen: HashMap<(bool, &str), usize> = HashMap::new();
    let (mut groups, mut items) = (Vec::new(), Vec::new());
    for line in &read.definition.lines {
        let (group_key, item_key) = (line.text(Column::GROUP_KEY), line.text(Column::ITEM_KEY));
        let is_item = !item_key.is_empty();
        let key = if is_item { item_key } else { group_key };
        let times = seen.entry((is_item, key)).or_default();
        let earlier = *times;
        *times += 1;
        let place = match is_item {
            true => item_places(&content, key).nth(earlier),
            false => {
                let groups = content.groups.iter().enumerate();
                groups.filter(|(_, one)| one.key == key).nth(earlier).map(|(at, _)| (at, 0))
            }
        };
        let Some((group, item)) = place else {
            let name = if is_item { line.text(Column::ITEM) } else { line.text(Column::GROUP) };
            let problem = if earlier > 0 && !key.is_empty() { "twice" } else { "unknown" };
            told.changes.push(whole(line.line, key, name, problem));
            continue;
        };
        if is_item {
            items.push((group, item));
            item_line(&mut content, (group, item), line, read.language, &mut told);
        } else {
            groups.push(group);
            group_line(&mut content, group, line, read.language, &mut told);
        }
    }
    let unread_steps = steps(&mut content, read, &mut told);
    keep_curves(before, &mut content, &mut told);
    for (at, group) in before.groups.iter().enumerate() {
        if !groups.contains(&at) {
            told.changes.push(whole(0, &group.key, shown(&group.name, read.language), "missing"));
        }
        for (place, item) in group.items.iter().enumerate() {
            let name = shown(&item.name, read.language);
            if !items.contains(&(at, place)) {
                told.changes.push(whole(0, &item.key, name, "missing"));
            }
            if unread_steps.contains(&(at, place)) {
                let lost = whole(0, &item.key, name, "missing");
                told.changes.push(SheetChange { field: "steps".to_string(), ..lost });
            }
        }
    }
    SheetDifference { changes: told.changes, content }
}

/// What was found, and of which item each number is.
#[derive(Default)]
struct Told {
    changes: Vec<SheetChange>,
    /// By item: which of the changes belong to its curve and target.
    of_curves: HashMap<(usize, usize), Vec<usize>>,
}

impl Told {
    fn push(&mut self, of: Option<(usize, usize)>, change: SheetChange) {
        if let Some(item) = of {
            self.of_curves.entry(item).or_default().push(self.changes.len());
        }
        self.changes.push(change);
    }
}

/// Whose cell it is that differs.
#[derive(Clone, Copy)]
struct Cell<'a> {
    line: u32,
    key: &'a str,
    name: &'a str,
    field: &'a str,
}

impl Cell<'_> {
    fn differs(self, old: &str, new: &str, problem: &str) -> SheetChange {
        SheetChange {
            line: self.line,
            key: self.key.to_string(),
            name: self.name.to_string(),
            field: self.field.to_string(),
            old: old.to_string(),
            new: new.to_string(),
            problem: problem.to_string(),
        }
    }
}

fn whole(line: u32, key: &str, name: &str, problem: &str) -> SheetChange {
    Cell { line, key, name, field: "" }.differs("", "", problem)
}

fn item_places<'a>(
    content: &'a KpiContent,
    key: &'a str,
) -> impl Iterator<Item = (usize, usize)> + 'a {
    content.groups.iter().enumerate().flat_map(move |(group, one)| {
        let items = one.items.iter().enumerate();
        items.filter(move |(_, item)| item.key == key).map(move |(item, _)| (group, item))
    })
}

fn rules(content: &mut KpiContent, read: &SheetDefinitionTable, changes: &mut Vec<SheetChange>) {
    let cell = |line, field| Cell { line, key: "", name: "", field };
    let old = content.scale.full().to_string();
    match &read.full {
        None => changes.push(cell(0, "scale").differs(&old, "", "missing")),
        Some((line, text)) => match number(text) {
            Ok(Some(full)) if full == content.scale.full() => {}
            Ok(Some(full)) => {
                let scales = [Scale::Hundred, Scale::Five];
                let scale = scales.into_iter().find(|scale| scale.full() == full);
                let problem = if scale.is_some() { "" } else { "out_of_range" };
                changes.push(cell(*line, "scale").differs(&old, text, problem));
                content.scale = scale.unwrap_or(content.scale);
            }
            Ok(None) => changes.push(cell(*line, "scale").differs(&old, "", "missing")),
            Err(NotANumber) => {
                changes.push(cell(*line, "scale").differs(&old, text, "not_a_number"));
            }
        },
    }
    let old = said(words::blank_rule(content.blank), read.language);
    match &read.blank {
        None => changes.push(cell(0, "blank").differs(old, "", "missing")),
        Some((line, text)) => {
            let rules = words::BLANK_RULES.into_iter();
            let rule = rules.into_iter().find(|rule| says(text, words::blank_rule(*rule)));
            if rule != Some(content.blank) {
                let problem = if rule.is_some() { "" } else { "unknown_word" };
                changes.push(cell(*line, "blank").differs(old, text, problem));
                content.blank = rule.unwrap_or(content.blank);
            }
        }
    }
}

fn columns(table: &Table, language: Language, changes: &mut Vec<SheetChange>) {
    for (column, field) in NUMBERS.into_iter().chain(OTHERS) {
        if table.lacks(column) {
            let name = words::DEFINITION.get(usize::from(column.0)).map(|one| said(*one, language));
            let cell = Cell { line: table.head, key: "", name: name.unwrap_or_default(), field };
            changes.push(cell.differs("", "", "missing_column"));
        }
    }
}

fn group_line(
    content: &mut KpiContent,
    at: usize,
    line: &Line,
    language: Language,
    told: &mut Told,
) {
    let Some(group) = content.groups.get_mut(at) else { return };
    let name = shown(&group.name, language).to_string();
    let key = group.key.clone();
    let cell = |field| Cell { line: line.line, key: &key, name: &name, field };
    let changes = [
        renamed(cell("name"), line.cell(Column::GROUP), &mut group.name, language),
        numbered(cell("weight"), line.cell(Column::WEIGHT), Slot::Needed(&mut group.weight)),
        numbered(
            cell("must_reach"),
            line.cell(Column::MUST_REACH),
            Slot::Free(&mut group.must_reach),
        ),
    ];
    told.changes.extend(changes.into_iter().flatten());
}

fn item_line(
    content: &mut KpiContent,
    place: (usize, usize),
    line: &Line,
    language: Language,
    told: &mut Told,
) {
    let Some(group) = content.groups.get_mut(place.0) else { return };
    let group_key = group.key.clone();
    let Some(item) = group.items.get_mut(place.1) else { return };
    let name = shown(&item.name, language).to_string();
    let key = item.key.clone();
    let cell = |field| Cell { line: line.line, key: &key, name: &name, field };
    let fixed = |field, column, old: (&'static str, &'static str)| {
        let text = line.cell(column).filter(|text| !says(text, old))?;
        Some(cell(field).differs(said(old, language), text, "fixed"))
    };
    let moved = line.cell(Column::GROUP_KEY).filter(|text| *text != group_key.trim());
    let moved = moved.map(|text| cell("group_key").differs(&group_key, text, "fixed"));
    let layer = line.cell(Column::LAYER).filter(|text| !says(text, words::layer(item.layer)));
    let layer = layer.map(|text| {
        let new = words::LAYERS.into_iter().find(|layer| says(text, words::layer(*layer)));
        let problem = if new.is_some() { "" } else { "unknown_word" };
        let old = said(words::layer(item.layer), language);
        item.layer = new.unwrap_or(item.layer);
        cell("layer").differs(old, text, problem)
    });
    let veto = line.cell(Column::VETO).and_then(|text| {
        let new = if says(text, words::YES) {
            Some(true)
        } else {
            (text.is_empty() || says(text, words::NO)).then_some(false)
        };
        let problem = if new.is_some() { "" } else { "unknown_word" };
        let old = if item.is_veto { words::YES } else { words::NO };
        let differs = new != Some(item.is_veto);
        item.is_veto = new.unwrap_or(item.is_veto);
        differs.then(|| cell("veto").differs(said(old, language), text, problem))
    });
    let others = [
        moved,
        layer,
        renamed(cell("name"), line.cell(Column::ITEM), &mut item.name, language),
        fixed("target_kind", Column::TARGET_KIND, words::target_kind(item.target.kind)),
        fixed("curve", Column::CURVE, words::curve(&item.curve)),
        renamed(cell("unit"), line.cell(Column::UNIT), &mut item.unit, language),
        veto,
    ];
    told.changes.extend(others.into_iter().flatten());
    for (column, field) in NUMBERS {
        let field = match (&item.curve, field) {
            (Curve::Range { .. }, "cap") => "pass",
            _ => field,
        };
        if let Some(change) = numbered(cell(field), line.cell(column), slot(item, column)) {
            told.push((column != Column::WEIGHT).then_some(place), change);
        }
    }
}

/// A number of a sheet that a cell tells.
enum Slot<'a> {
    Needed(&'a mut Decimal),
    Free(&'a mut Option<Decimal>),
    /// The way of scoring has none.
    Unused,
}

fn slot(item: &mut KpiItem, column: Column) -> Slot<'_> {
    match column {
        Column::WEIGHT => return Slot::Needed(&mut item.weight),
        Column::TARGET => return Slot::Needed(&mut item.target.value),
        Column::FROM => return Slot::Free(&mut item.target.from),
        Column::BUDGET => return Slot::Free(&mut item.target.budget),
        _ => {}
    }
    let [cap, step, points, most] = match &mut item.curve {
        Curve::Linear { cap: share } | Curve::Range { pass: share } => {
            [Some(share), None, None, None]
        }
        Curve::PerStep { step, points } => [None, Some(step), Some(points), None],
        Curve::Bonus { step, points, most } | Curve::Malus { step, points, most } => {
            [None, Some(step), Some(points), Some(most)]
        }
        Curve::Pass | Curve::Bands { .. } | Curve::Pieces { .. } => [None, None, None, None],
    };
    let number = match column {
        Column::CAP => cap,
        Column::STEP => step,
        Column::POINTS => points,
        Column::MOST => most,
        _ => None,
    };
    number.map_or(Slot::Unused, Slot::Needed)
}

/// Takes a number from a cell, and says how it differs.
fn numbered(cell: Cell<'_>, text: Option<&str>, slot: Slot<'_>) -> Option<SheetChange> {
    let text = text?;
    let told = number(text);
    let plain = |number: Option<Decimal>| {
        number.map(|number| number.normalize().to_string()).unwrap_or_default()
    };
    let old = match &slot {
        Slot::Needed(old) => Some(**old),
        Slot::Free(old) => **old,
        Slot::Unused if text.is_empty() => return None,
        Slot::Unused => return Some(cell.differs("", text, "not_used")),
    };
    let Ok(new) = told else { return Some(cell.differs(&plain(old), text, "not_a_number")) };
    // A cell holds no more digits than a binary fraction.
    if new.map(binary) == old.map(binary) {
        return None;
    }
    let is_weight = cell.field == "weight";
    let problem = match (new, &slot) {
        (None, Slot::Needed(_)) => "missing",
        (Some(new), _) if is_weight && !(Decimal::ZERO..=Decimal::ONE_HUNDRED).contains(&new) => {
            "out_of_range"
        }
        _ => "",
    };
    if problem.is_empty() {
        match (slot, new) {
            (Slot::Needed(kept), Some(new)) => *kept = new,
            (Slot::Free(kept), new) => *kept = new,
            (Slot::Needed(_), None) | (Slot::Unused, _) => {}
        }
    }
    let new = new.map_or_else(|| text.to_string(), |new| plain(Some(new)));
    Some(cell.differs(&plain(old), &new, problem))
}

struct NotANumber;

fn number(text: &str) -> Result<Option<Decimal>, NotANumber> {
    let plain: String = text.chars().map(half_width).filter(|one| *one != ',').collect();
    let plain = plain.trim();
    if plain.is_empty() {
        return Ok(None);
    }
    let number = plain.parse().or_else(|_| Decimal::from_scientific(plain));
    number.map(Some).map_err(|_| NotANumber)
}

/// Takes a name from a cell, in the language of the workbook.
fn renamed(
    cell: Cell<'_>,
    text: Option<&str>,
    words: &mut Words,
    language: Language,
) -> Option<SheetChange> {
    let old = shown(words, language).to_string();
    let new = text.filter(|text| *text != cut(&old, MAX_CELL_CHARS).trim())?;
    let is_gone = new.is_empty() && cell.field == "name";
    if !is_gone {
        let own = match (language, words.zh.is_empty(), words.en.is_empty()) {
            (Language::Zh, true, false) | (Language::En, _, false) => &mut words.en,
            (Language::En, false, true) | (Language::Zh, ..) => &mut words.zh,
            (Language::En, true, true) => &mut words.en,
        };
        *own = new.to_string();
    }
    Some(cell.differs(&old, new, if is_gone { "missing" } else { "" }))
}

fn shown(words: &Words, language: Language) -> &str {
    words.in_chinese(language == Language::Zh)
}

/// Takes the steps of curves. Returns the items of which not all were found.
fn steps(
    content: &mut KpiContent,
    read: &SheetDefinitionTable,
    told: &mut Told,
) -> Vec<(usize, usize)> {
    let mut found: HashMap<(usize, usize), Vec<usize>> = HashMap::new();
    let mut seen: HashMap<(&str, usize), usize> = HashMap::new();
    for line in read.steps.iter().flat_map(|table| &table.lines) {
        let key = line.text(STEP_KEY);
        let step = line.text(STEP_NUMBER).parse::<usize>().ok().and_then(|no| no.checked_sub(1));
        let earlier = step.map_or(0, |step| {
            let times = seen.entry((key, step)).or_default();
            *times += 1;
            *times - 1
        });
        let place = item_places(content, key).nth(earlier);
        let item = place.and_then(|(group, item)| {
            content.groups.get_mut(group).and_then(|group| group.items.get_mut(item))
        });
        let has = |item: &&mut KpiItem| {
            let steps = usize::try_from(steps_of(&item.curve)).unwrap_or(usize::MAX);
            step.is_some_and(|step| step < steps)
        };
        let (Some(place), Some(step), Some(item)) = (place, step, item.filter(has)) else {
            let problem = if earlier > 0 { "twice" } else { "unknown" };
            let name = format!("{} {}", line.text(Column(0)), line.text(STEP_NUMBER));
            let change = whole(line.line, key, name.trim(), problem);
            told.changes.push(SheetChange { field: "steps".to_string(), ..change });
            continue;
        };
        found.entry(place).or_default().push(step);
        step_line(item, place, step, line, read.language, told);
    }
    let all = content.groups.iter().enumerate().flat_map(|(group, one)| {
        let items = one.items.iter().enumerate();
        items.map(move |(item, one)| ((group, item), steps_of(&one.curve)))
    });
    all.filter(|(place, steps)| {
        let found = found.get(place).map_or(0, Vec::len);
        u32::try_from(found).is_ok_and(|found| found < *steps)
    })
    .map(|(place, _)| place)
    .collect()
}

fn step_line(
    item: &mut KpiItem,
    place: (usize, usize),
    step: usize,
    line: &Line,
    language: Language,
    told: &mut Told,
) {
    let name = shown(&item.name, language).to_string();
    let key = item.key.clone();
    let cell = |field| Cell { line: line.line, key: &key, name: &name, field };
    let is_bands = matches!(item.curve, Curve::Bands { .. });
    let fields = if is_bands {
        ["band_of", "band_from", "band_gives", "band_score"]
    } else {
        ["piece_of", "piece_from", "piece_gives", "piece_number"]
    };
    let (by, gives, from, number) = match &mut item.curve {
        Curve::Bands { bands } => {
            let Some(band) = bands.get_mut(step) else { return };
            (band_of(band.of), piece_of(PieceOf::Fixed), &mut band.from, &mut band.score)
        }
        Curve::Pieces { pieces } => {
            let Some(piece) = pieces.get_mut(step) else { return };
            (band_of(BandOf::Target), piece_of(piece.gives), &mut piece.from, &mut piece.number)
        }
        _ => return,
    };
    for (field, column, old) in [(fields[0], BEGINS_BY, by), (fields[2], GIVES_BY, gives)] {
        if let Some(text) = line.cell(column).filter(|text| !says(text, old)) {
            told.changes.push(cell(field).differs(said(old, language), text, "fixed"));
        }
    }
    for (field, column, kept) in [(fields[1], BEGINS_AT, from), (fields[3], GIVES, number)] {
        if let Some(change) = numbered(cell(field), line.cell(column), Slot::Needed(kept)) {
            told.push(Some(place), change);
        }
    }
}

/// Takes back what would leave an item without a score for any value.
fn keep_curves(before: &KpiContent, content: &mut KpiContent, told: &mut Told) {
    let (scale, was) = (content.scale.full(), before.scale.full());
    for (place, changes) in &told.of_curves {
        let old = before.groups.get(place.0).and_then(|group| group.items.get(place.1));
        let new = content.groups.get_mut(place.0).and_then(|group| group.items.get_mut(place.1));
        let (Some(old), Some(new)) = (old, new) else { continue };
        let is_drawn = |item: &KpiItem, full| item.curve.draw(&item.target, full).is_some();
        if !is_drawn(old, was) || is_drawn(new, scale) {
            continue;
        }
        new.curve = old.curve.clone();
        new.target = old.target.clone();
        for change in changes {
            if let Some(change) = told.changes.get_mut(*change)
                && change.problem.is_empty()
            {
                change.problem = "no_curve".to_string();
            }
        }
    }
}
