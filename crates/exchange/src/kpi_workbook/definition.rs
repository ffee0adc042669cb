//! The definition as a table, and the steps of its curves as another.

use domain::kpi::{BandOf, Curve, KpiContent, KpiGroup, KpiItem, PieceOf, TargetKind};
use rust_decimal::Decimal;
use rust_xlsxwriter::{DataValidation, Formula, Workbook, Worksheet, XlsxError};

use super::formulas::MOST_STEPS;
use super::layout::{Column, HEADERS_ROW, ItemPlace, Layout, RULES_ROW, here, steps_of};
use super::words::{self, said};
use super::{KpiWorkbook, Styles, binary, headed};
use crate::Language;
use crate::cell::text::cut;
use crate::sheet::MAX_CELL_CHARS;

pub fn write(
    book: &mut Workbook,
    workbook: &KpiWorkbook<'_>,
    layout: &Layout,
    styles: &Styles,
) -> Result<(), XlsxError> {
    let KpiWorkbook { content, language, .. } = *workbook;
    let sheet = book.add_worksheet();
    sheet.set_name(said(words::SHEET_NAME, language))?;
    let title = cut(workbook.title, MAX_CELL_CHARS);
    sheet.write_string_with_format(0, 0, title, &styles.title)?;
    rules(sheet, content, language)?;
    headed(sheet, HEADERS_ROW, &words::DEFINITION, language, styles)?;
    for (group, place) in content.groups.iter().zip(&layout.groups) {
        group_line(sheet, group, place.row, language, styles)?;
        for (item, place) in group.items.iter().zip(&place.items) {
            item_line(sheet, group, item, place.row, language, styles)?;
        }
    }
    if content.items().all(|(_, item)| steps_of(&item.curve) == 0) {
        return Ok(());
    }
    let sheet = book.add_worksheet();
    sheet.set_name(said(words::STEPS_NAME, language))?;
    headed(sheet, 0, &words::STEPS, language, styles)?;
    for (group, places) in content.groups.iter().zip(&layout.groups) {
        for (item, place) in group.items.iter().zip(&places.items) {
            steps(sheet, item, *place, layout, language, styles)?;
        }
    }
    Ok(())
}

fn rules(sheet: &mut Worksheet, content: &KpiContent, language: Language) -> Result<(), XlsxError> {
    sheet.write_string(RULES_ROW, 0, said(words::FULL_SCORE, language))?;
    sheet.write_number(RULES_ROW, 1, binary(content.scale.full()))?;
    sheet.write_string(RULES_ROW, 2, said(words::WITHOUT_DATA, language))?;
    sheet.write_string(RULES_ROW, 3, said(words::blank_rule(content.blank), language))?;
    let rules = words::BLANK_RULES.map(|rule| said(words::blank_rule(rule), language));
    let choice = DataValidation::new().allow_list_strings(&rules)?;
    sheet.add_data_validation(RULES_ROW, 3, RULES_ROW, 3, &choice)?;
    Ok(())
}

fn group_line(
    sheet: &mut Worksheet,
    group: &KpiGroup,
    row: u32,
    language: Language,
    styles: &Styles,
) -> Result<(), XlsxError> {
    let name = group.name.in_chinese(language == Language::Zh);
    text(sheet, row, Column::GROUP, name, &styles.bold)?;
    number(sheet, row, Column::WEIGHT, Some(group.weight), &styles.bold)?;
    number(sheet, row, Column::MUST_REACH, group.must_reach, &styles.bold)?;
    text(sheet, row, Column::GROUP_KEY, &group.key, &styles.grey)
}

fn item_line(
    sheet: &mut Worksheet,
    group: &KpiGroup,
    item: &KpiItem,
    row: u32,
    language: Language,
    styles: &Styles,
) -> Result<(), XlsxError> {
    let plain = &styles.plain;
    let in_chinese = language == Language::Zh;
    let kind = item.target.kind;
    text(sheet, row, Column::LAYER, said(words::layer(item.layer), language), plain)?;
    text(sheet, row, Column::ITEM, item.name.in_chinese(in_chinese), plain)?;
    number(sheet, row, Column::WEIGHT, Some(item.weight), plain)?;
    text(sheet, row, Column::TARGET_KIND, said(words::target_kind(kind), language), &styles.grey)?;
    number(sheet, row, Column::TARGET, Some(item.target.value), plain)?;
    number(sheet, row, Column::FROM, item.target.from, plain)?;
    number(sheet, row, Column::BUDGET, item.target.budget, plain)?;
    text(sheet, row, Column::UNIT, item.unit.in_chinese(in_chinese), plain)?;
    text(sheet, row, Column::CURVE, said(words::curve(&item.curve), language), &styles.grey)?;
    let [cap, step, points, most] = curve_numbers(&item.curve);
    number(sheet, row, Column::CAP, cap, plain)?;
    number(sheet, row, Column::STEP, step, plain)?;
    number(sheet, row, Column::POINTS, points, plain)?;
    number(sheet, row, Column::MOST, most, plain)?;
    let veto = if item.is_veto { words::YES } else { words::NO };
    text(sheet, row, Column::VETO, said(veto, language), plain)?;
    let choice = [words::YES, words::NO].map(|word| said(word, language));
    let choice = DataValidation::new().allow_list_strings(&choice)?;
    sheet.add_data_validation(row, Column::VETO.0, row, Column::VETO.0, &choice)?;
    let sign = if item.target.falls() { "-1" } else { "1" };
    let (from, to) = (here(row, Column::FROM.0), here(row, Column::TARGET.0));
    let direction = match kind {
        TargetKind::Range => format!("IF(AND(ISNUMBER({from}),{from}>{to}),-1,1)"),
        _ => sign.to_string(),
    };
    let direction = Formula::new(direction).set_result(sign);
    sheet.write_formula_with_format(row, Column::DIRECTION.0, direction, &styles.grey)?;
    text(sheet, row, Column::GROUP_KEY, &group.key, &styles.grey)?;
    text(sheet, row, Column::ITEM_KEY, &item.key, &styles.grey)
}

/// What a curve is told by in cells of the item's own line: cap or pass, step, points, most.
fn curve_numbers(curve: &Curve) -> [Option<Decimal>; 4] {
    match curve {
        Curve::Linear { cap: share } | Curve::Range { pass: share } => {
            [Some(*share), None, None, None]
        }
        Curve::PerStep { step, points } => [None, Some(*step), Some(*points), None],
        Curve::Bonus { step, points, most } | Curve::Malus { step, points, most } => {
            [None, Some(*step), Some(*points), Some(*most)]
        }
        Curve::Pass | Curve::Bands { .. } | Curve::Pieces { .. } => [None; 4],
    }
}

fn steps(
    sheet: &mut Worksheet,
    item: &KpiItem,
    place: ItemPlace,
    layout: &Layout,
    language: Language,
    styles: &Styles,
) -> Result<(), XlsxError> {
    let told: Vec<_> = match &item.curve {
        Curve::Bands { bands } => bands
            .iter()
            .map(|band| (band_of(band.of), band.from, ("分值", "points"), band.score))
            .collect(),
        Curve::Pieces { pieces } => pieces
            .iter()
            .map(|piece| (PER_CENT, piece.from, piece_of(piece.gives), piece.number))
            .collect(),
        _ => return Ok(()),
    };
    let name = item.name.in_chinese(language == Language::Zh);
    let grey = &styles.grey;
    let last = place.first_step + steps_of(&item.curve);
    for (row, (by, from, gives, points)) in (place.first_step..).zip(told) {
        let label = layout.cell(place.row, Column::ITEM);
        let label = Formula::new(format!("{label}&\"\"")).set_result(name);
        sheet.write_formula_with_format(row, 0, label, grey)?;
        text(sheet, row, Column(1), said(by, language), grey)?;
        number(sheet, row, Column(2), Some(from), &styles.plain)?;
        text(sheet, row, Column(3), said(gives, language), grey)?;
        number(sheet, row, Column(4), Some(points), &styles.plain)?;
        if let Curve::Pieces { pieces } = &item.curve {
            let shown = pieces
                .iter()
                .zip(place.first_step..)
                .filter(|(other, at)| ends(*at, other.from, row, from))
                .map(|(other, _)| other.from)
                .min();
            if pieces.len() > MOST_STEPS {
                number(sheet, row, Column(5), shown, grey)?;
            } else {
                let shown = shown.map(|end| end.normalize().to_string()).unwrap_or_default();
                let until = until(row, place.first_step..last);
                let until = Formula::new(until).set_result(shown);
                sheet.write_formula_with_format(row, 5, until, grey)?;
            }
        }
        text(sheet, row, Column(6), &item.key, grey)?;
        sheet.write_number_with_format(row, 7, f64::from(row - place.first_step + 1), grey)?;
    }
    Ok(())
}

/// Whether a piece takes over from another: of those that begin at the same place the last counts.
fn ends(other: u32, other_from: Decimal, row: u32, from: Decimal) -> bool {
    other != row && (other_from > from || other_from == from && other > row)
}

/// Where a piece ends: at the nearest that takes over from it.
fn until(row: u32, rows: std::ops::Range<u32>) -> String {
    const NEVER: &str = "1E+99";
    let from = here(row, 2);
    let mut nearest = format!("MIN({NEVER}");
    for other in rows.filter(|other| *other != row) {
        let begins = here(other, 2);
        let takes_over = if other > row { ">=" } else { ">" };
        nearest += &format!(",IF({begins}{takes_over}{from},{begins},{NEVER})");
    }
    nearest.push(')');
    format!("IF({nearest}={NEVER},\"\",{nearest})")
}

const PER_CENT: (&str, &str) = ("目标的%", "% of the target");

pub fn band_of(of: BandOf) -> (&'static str, &'static str) {
    match of {
        BandOf::Value => ("数值", "value"),
        BandOf::Target => PER_CENT,
        BandOf::Budget => ("预算目标的%", "% of the budget"),
    }
}

pub fn piece_of(gives: PieceOf) -> (&'static str, &'static str) {
    match gives {
        PieceOf::Fixed => ("分值", "points"),
        PieceOf::Value => ("数值的倍数", "times the value"),
        PieceOf::Attainment => ("完成率%的倍数", "times the attainment %"),
    }
}

fn text(
    sheet: &mut Worksheet,
    row: u32,
    column: Column,
    words: &str,
    style: &rust_xlsxwriter::Format,
) -> Result<(), XlsxError> {
    sheet.write_string_with_format(row, column.0, cut(words, MAX_CELL_CHARS), style)?;
    Ok(())
}

fn number(
    sheet: &mut Worksheet,
    row: u32,
    column: Column,
    number: Option<Decimal>,
    style: &rust_xlsxwriter::Format,
) -> Result<(), XlsxError> {
    if let Some(number) = number {
        sheet.write_number_with_format(row, column.0, binary(number), style)?;
    }
    Ok(())
}
