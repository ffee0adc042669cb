//! The steps of curves, read back.

use std::collections::HashMap;

use domain::kpi::{BandOf, Curve, KpiContent, KpiItem, PieceOf, SheetChange};

use super::numbers::{Slot, numbered};
use super::{Cell, Told, item_places, shown, whole};
use crate::Language;
use crate::kpi_workbook::definition::{band_of, piece_of};
use crate::kpi_workbook::layout::{Column, steps_of};
use crate::kpi_workbook::read::{Line, SheetDefinitionTable};
use crate::kpi_workbook::words::{said, says};

/// Where the columns of the steps stand.
const BEGINS_BY: Column = Column(1);
const BEGINS_AT: Column = Column(2);
const GIVES_BY: Column = Column(3);
const GIVES: Column = Column(4);
const STEP_KEY: Column = Column(6);
const STEP_NUMBER: Column = Column(7);

/// Takes the steps of curves. Returns the items of which not all were found.
pub fn steps(
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
