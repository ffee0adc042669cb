//! The lines of one person: the person's own, and one for each group and each item.

use domain::kpi::{BlankRule, GroupScore, ItemScore, KpiContent, KpiGroup, KpiItem, Outcome};
use rust_decimal::Decimal;
use rust_xlsxwriter::{Format, Formula, Worksheet, XlsxError};

use crate::Language;
use crate::cell::text::cut;
use crate::kpi_workbook::formulas::{ItemCells, rounded};
use crate::kpi_workbook::layout::{Column, GroupPlace, ItemPlace, Layout, here};
use crate::kpi_workbook::words::{self, said};
use crate::kpi_workbook::{Styles, WorkbookPerson, binary};
use crate::sheet::MAX_CELL_CHARS;

/// Where the columns of [`words::PEOPLE`] stand.
const NAME: u16 = 0;
const CODE: u16 = 1;
const MONTHS: u16 = 2;
const GROUP: u16 = 3;
const ITEM: u16 = 4;
const VALUE: u16 = 5;
const UNIT: u16 = 6;
const TARGET: u16 = 7;
pub const OUTCOME: u16 = 8;
pub const SCORE: u16 = 9;
const WEIGHT: u16 = 10;
const GROUP_WEIGHT: u16 = 11;
const SHARE: u16 = 12;
const CONTRIBUTION: u16 = 13;
const WEIGHTED: u16 = 14;
const FAILED: u16 = 15;
const BLANK: u16 = 16;

/// How the lines of a person are written.
pub struct Block<'a> {
    pub content: &'a KpiContent,
    pub layout: &'a Layout,
    pub language: Language,
    pub styles: &'a Styles,
}

/// The lines of one person while they are written.
struct Lines<'a> {
    block: &'a Block<'a>,
    sheet: &'a mut Worksheet,
    person: &'a WorkbookPerson,
    /// The person's own row, from 0.
    top: u32,
    row: u32,
}

impl Block<'_> {
    /// How many lines a person takes.
    pub fn lines(&self) -> u32 {
        1 + self.layout.groups.iter().map(|group| 1 + group.count()).sum::<u32>()
    }

    /// Writes a person's lines from a row on.
    pub fn write(
        &self,
        sheet: &mut Worksheet,
        top: u32,
        person: &WorkbookPerson,
    ) -> Result<(), XlsxError> {
        let mut lines = Lines { block: self, sheet, person, top, row: top };
        lines.person()?;
        for (at, (group, place)) in self.content.groups.iter().zip(&self.layout.groups).enumerate()
        {
            let scored = person.score.groups.get(at);
            lines.row += 1;
            let line = lines.row;
            lines.group(group, place, scored)?;
            for (at, (item, place)) in group.items.iter().zip(&place.items).enumerate() {
                lines.row += 1;
                let scored = scored.and_then(|group| group.items.get(at));
                lines.item(group, item, *place, line, scored)?;
            }
        }
        Ok(())
    }
}

impl Lines<'_> {
    fn formula(&mut self, column: u16, text: String, result: String) -> Result<(), XlsxError> {
        self.styled(column, text, result, None)
    }

    /// What shows only the way.
    fn grey(&mut self, column: u16, text: String, result: String) -> Result<(), XlsxError> {
        let block = self.block;
        self.styled(column, text, result, Some(&block.styles.grey))
    }

    fn styled(
        &mut self,
        column: u16,
        text: String,
        result: String,
        style: Option<&Format>,
    ) -> Result<(), XlsxError> {
        let cell = Formula::new(text).set_result(result);
        let style = style.unwrap_or(&self.block.styles.plain);
        self.sheet.write_formula_with_format(self.row, column, cell, style)?;
        Ok(())
    }

    fn named(&mut self, style: &Format) -> Result<(), XlsxError> {
        let (name, code) = (&self.person.name, &self.person.code);
        let (name, code) = (cut(name, MAX_CELL_CHARS), cut(code, MAX_CELL_CHARS));
        self.sheet.write_string_with_format(self.row, NAME, name, style)?;
        self.sheet.write_string_with_format(self.row, CODE, code, style)?;
        Ok(())
    }

    fn here(&self, column: u16) -> String {
        here(self.row, column)
    }

    /// The person's cells of a column below the first line.
    fn below(&self, column: u16) -> String {
        let last = self.top + self.block.lines() - 1;
        format!("{}:{}", here(self.top + 1, column), here(last, column))
    }

    fn person(&mut self) -> Result<(), XlsxError> {
        let Self { block, person, top, .. } = *self;
        let (layout, language, score) = (block.layout, block.language, &person.score);
        self.named(&block.styles.bold)?;
        let months = binary(person.months);
        self.sheet.write_number_with_format(top, MONTHS, months, &block.styles.bold)?;
        let of = |outcome| said(words::outcome(outcome), language);
        if block.lines() == 1 {
            self.formula(
                OUTCOME,
                format!("\"{}\"", of(Outcome::NoData)),
                of(score.outcome).into(),
            )?;
            return self.formula(SCORE, "\"\"".to_string(), String::new());
        }
        let wait = said(words::blank_rule(BlankRule::Wait), language);
        let has_none = format!("SUM({})=0", self.below(WEIGHT));
        let waits = format!("AND({}=\"{wait}\",{}>0)", layout.blank_rule(), self.here(BLANK));
        let came_out = format!(
            "IF({has_none},\"{}\",IF({waits},\"{}\",IF({}=0,\"{}\",\"{}\")))",
            of(Outcome::NoData),
            of(Outcome::Waiting),
            self.here(FAILED),
            of(Outcome::Scored),
            of(Outcome::Failed),
        );
        self.formula(OUTCOME, came_out, of(score.outcome).to_string())?;
        let all = self.here(CONTRIBUTION);
        let total = format!("IF(OR({has_none},{waits}),\"\",{all})");
        self.styled(SCORE, total, plain(score.total), Some(&block.styles.bold))?;
        let weights = block.content.groups.iter().zip(&score.groups);
        let weights: Decimal = weights
            .filter(|(group, scored)| weight_with_data(group, scored) > Decimal::ZERO)
            .map(|(group, _)| group.weight)
            .sum();
        self.grey(GROUP_WEIGHT, format!("SUM({})", self.below(GROUP_WEIGHT)), told(weights))?;
        let mut row = top;
        let groups: Vec<String> = layout
            .groups
            .iter()
            .map(|group| {
                let line = row + 1;
                row = line + group.count();
                here(line, CONTRIBUTION)
            })
            .collect();
        let contributions = score.groups.iter().map(|group| group.contribution).sum();
        let sum = format!("ROUND({},4)", groups.join("+"));
        self.formula(CONTRIBUTION, sum, told(contributions))?;
        let counts = [(FAILED, score.failed.len()), (BLANK, score.blanks.len())];
        for (column, count) in counts {
            self.grey(column, format!("SUM({})", self.below(column)), count.to_string())?;
        }
        Ok(())
    }

    fn group(
        &mut self,
        group: &KpiGroup,
        place: &GroupPlace,
        scored: Option<&GroupScore>,
    ) -> Result<(), XlsxError> {
        let block = self.block;
        let (layout, bold) = (block.layout, &block.styles.bold);
        let name = group.name.in_chinese(block.language == Language::Zh).to_string();
        self.named(&block.styles.grey)?;
        self.styled(
            GROUP,
            format!("{}&\"\"", layout.cell(place.row, Column::GROUP)),
            name,
            Some(bold),
        )?;
        let line = self.row;
        let last = line + place.count();
        let sum_of = |column| match last > line {
            true => format!("SUM({}:{})", here(line + 1, column), here(last, column)),
            false => "0".to_string(),
        };
        let weight = self.here(WEIGHT);
        let mean = rounded(&format!("{}/{weight}", sum_of(WEIGHTED)), 2);
        let score = scored.and_then(|scored| scored.score);
        self.styled(SCORE, format!("IF({weight}=0,\"\",{mean})"), plain(score), Some(bold))?;
        let with_data = scored.map(|scored| weight_with_data(group, scored)).unwrap_or_default();
        self.grey(WEIGHT, sum_of(WEIGHT), told(with_data))?;
        let of_group = layout.cell(place.row, Column::WEIGHT);
        let counted = if with_data > Decimal::ZERO { group.weight } else { Decimal::ZERO };
        self.grey(GROUP_WEIGHT, format!("IF({weight}>0,N({of_group}),0)"), told(counted))?;
        let items = || scored.iter().flat_map(|scored| &scored.items);
        let share = items().map(|item| item.share).sum();
        self.formula(SHARE, format!("ROUND({},4)", sum_of(SHARE)), told(share))?;
        let contribution = items().map(|item| item.contribution).sum();
        let sum = format!("ROUND({},4)", sum_of(CONTRIBUTION));
        self.styled(CONTRIBUTION, sum, told(contribution), Some(bold))?;
        let must = layout.cell(place.row, Column::MUST_REACH);
        let score = self.here(SCORE);
        let failed = format!(
            "IF(AND(ISNUMBER({score}),ISNUMBER({must})),IF(ROUND({score}-{must},6)<0,1,0),0)"
        );
        self.grey(FAILED, failed, self.has_failed(&group.key))
    }

    fn has_failed(&self, key: &str) -> String {
        let failed = self.person.score.failed.iter().any(|one| one == key);
        u8::from(failed).to_string()
    }

    fn item(
        &mut self,
        group: &KpiGroup,
        item: &KpiItem,
        place: ItemPlace,
        line: u32,
        scored: Option<&ItemScore>,
    ) -> Result<(), XlsxError> {
        let block = self.block;
        let (layout, language) = (block.layout, block.language);
        let in_chinese = language == Language::Zh;
        let cell = |column| layout.cell(place.row, column);
        let cells = ItemCells {
            layout,
            item,
            place,
            value: self.here(VALUE),
            target: self.here(TARGET),
            months: format!("$C${}", self.top + 1),
        };
        self.named(&block.styles.grey)?;
        let group_name = group.name.in_chinese(in_chinese).to_string();
        self.grey(GROUP, format!("{}&\"\"", here(line, GROUP)), group_name)?;
        let name = item.name.in_chinese(in_chinese).to_string();
        self.formula(ITEM, format!("{}&\"\"", cell(Column::ITEM)), name)?;
        if let Some(value) = self.person.values.get(&item.key).copied().flatten() {
            self.sheet.write_number(self.row, VALUE, binary(value))?;
        }
        let unit = item.unit.in_chinese(in_chinese).to_string();
        self.grey(UNIT, format!("{}&\"\"", cell(Column::UNIT)), unit)?;
        let target = item.target.over_months(self.person.months).value;
        self.formula(TARGET, cells.target(), told(target))?;
        let [yes, no] = [words::YES, words::NO].map(|word| said(word, language));
        let is_met = scored.and_then(|scored| scored.is_met);
        let met = is_met.map(|is_met| if is_met { yes } else { no }).unwrap_or_default();
        self.formula(OUTCOME, cells.met(yes, no), met.to_string())?;
        let score = scored.and_then(|scored| scored.score);
        match (cells.score(), score) {
            (Some(formula), _) => self.formula(SCORE, formula, plain(score))?,
            (None, Some(score)) => {
                self.sheet.write_number(self.row, SCORE, binary(score))?;
            }
            (None, None) => {}
        }
        self.counted(item, &cell(Column::WEIGHT), line, scored)?;
        let veto = cell(Column::VETO);
        let failed = format!("IF(AND({veto}=\"{yes}\",{}=\"{no}\"),1,0)", self.here(OUTCOME));
        self.grey(FAILED, failed, self.has_failed(&item.key))
    }

    /// What the item counts for, after blanks gave their weight away.
    fn counted(
        &mut self,
        item: &KpiItem,
        weight: &str,
        line: u32,
        scored: Option<&ItemScore>,
    ) -> Result<(), XlsxError> {
        let score = self.here(SCORE);
        let points = scored.and_then(|scored| scored.score);
        let share = scored.map(|scored| scored.share).unwrap_or_default();
        let contribution = scored.map(|scored| scored.contribution).unwrap_or_default();
        if item.curve.is_beside_weights() {
            self.formula(SHARE, "0".to_string(), told(share))?;
            let added = format!("IF(ISNUMBER({score}),{score},0)");
            return self.formula(CONTRIBUTION, added, told(contribution));
        }
        let weighed = if points.is_some() && item.weight > Decimal::ZERO {
            item.weight
        } else {
            Decimal::ZERO
        };
        let counts = format!("IF(AND(ISNUMBER({score}),N({weight})>0),{weight},0)");
        self.grey(WEIGHT, counts, told(weighed))?;
        let own = self.here(WEIGHT);
        let of_group = here(line, GROUP_WEIGHT);
        let all = format!("({}*{})", here(line, WEIGHT), here(self.top, GROUP_WEIGHT));
        let part = format!("{own}*{of_group}");
        let or_nothing = |told: String| format!("IF({own}=0,0,IFERROR({told},0))");
        let shared = or_nothing(rounded(&format!("{part}/{all}*100"), 4));
        self.formula(SHARE, shared, told(share))?;
        let added = or_nothing(rounded(&format!("{part}*{score}/{all}"), 4));
        self.formula(CONTRIBUTION, added, told(contribution))?;
        let weighted = points.unwrap_or_default().checked_mul(weighed).unwrap_or_default();
        self.grey(WEIGHTED, format!("IF({own}=0,0,{own}*{score})"), told(weighted))?;
        let blank = u8::from(points.is_none()).to_string();
        self.grey(BLANK, format!("IF(ISNUMBER({score}),0,1)"), blank)
    }
}

/// The weights of a group's items that have a score.
fn weight_with_data(group: &KpiGroup, scored: &GroupScore) -> Decimal {
    let items = group.items.iter().zip(&scored.items);
    items
        .filter(|(item, scored)| scored.score.is_some() && !item.curve.is_beside_weights())
        .map(|(item, _)| item.weight.max(Decimal::ZERO))
        .sum()
}

fn told(number: Decimal) -> String {
    number.normalize().to_string()
}

/// As a stored result; empty for nothing.
pub fn plain(number: Option<Decimal>) -> String {
    number.map(told).unwrap_or_default()
}
