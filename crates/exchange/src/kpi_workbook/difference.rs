//! What an edited definition would change, and the sheet as it would be.

mod numbers;
mod steps;

use std::collections::HashMap;

use domain::kpi::{Curve, KpiContent, KpiItem, Scale, SheetChange, Words};

use super::layout::Column;
use super::read::{Line, SheetDefinitionTable, Table};
use super::words::{self, said, says};
use crate::Language;
use crate::cell::text::cut;
use crate::sheet::MAX_CELL_CHARS;
use numbers::{NotANumber, Slot, number, numbered, slot};

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
    let unread_steps = steps::steps(&mut content, read, &mut told);
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

/// WhoseFacts cell it is that differs.
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
