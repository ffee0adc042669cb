//! Where the definition's cells stand, so that formulas elsewhere can point at them.

use domain::kpi::{Curve, KpiContent};

use super::words::{SHEET_NAME, STEPS_NAME, said};
use crate::Language;

/// The row of the full score and of the rule for blanks, from 0.
pub const RULES_ROW: u32 = 1;
/// The row of the definition's headers, from 0.
pub const HEADERS_ROW: u32 = 3;

/// A column of the definition by its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column(pub u16);

impl Column {
    pub const GROUP: Self = Self(0);
    pub const LAYER: Self = Self(1);
    pub const ITEM: Self = Self(2);
    pub const WEIGHT: Self = Self(3);
    pub const MUST_REACH: Self = Self(4);
    pub const TARGET_KIND: Self = Self(5);
    pub const TARGET: Self = Self(6);
    pub const FROM: Self = Self(7);
    pub const BUDGET: Self = Self(8);
    pub const UNIT: Self = Self(9);
    pub const CURVE: Self = Self(10);
    pub const CAP: Self = Self(11);
    pub const STEP: Self = Self(12);
    pub const POINTS: Self = Self(13);
    pub const MOST: Self = Self(14);
    pub const VETO: Self = Self(15);
    pub const DIRECTION: Self = Self(16);
    pub const GROUP_KEY: Self = Self(17);
    pub const ITEM_KEY: Self = Self(18);
}

/// Where an item stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ItemPlace {
    /// Its row in the definition, from 0.
    pub row: u32,
    /// The row of its first step, from 0.
    pub first_step: u32,
}

/// Where a group stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroupPlace {
    /// Its row in the definition, from 0.
    pub row: u32,
    /// Its items.
    pub items: Vec<ItemPlace>,
}

impl GroupPlace {
    /// How many items it has.
    pub fn count(&self) -> u32 {
        self.items.last().map_or(0, |last| last.row - self.row)
    }
}

/// Where everything stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Layout {
    definition: &'static str,
    steps: &'static str,
    /// The groups in their order.
    pub groups: Vec<GroupPlace>,
}

impl Layout {
    pub fn of(content: &KpiContent, language: Language) -> Self {
        let mut row = HEADERS_ROW;
        let mut step = 1;
        let mut groups = Vec::with_capacity(content.groups.len());
        for group in &content.groups {
            row += 1;
            let mut place = GroupPlace { row, items: Vec::with_capacity(group.items.len()) };
            for item in &group.items {
                row += 1;
                place.items.push(ItemPlace { row, first_step: step });
                step = step.saturating_add(steps_of(&item.curve));
            }
            groups.push(place);
        }
        let definition = said(SHEET_NAME, language);
        Self { definition, steps: said(STEPS_NAME, language), groups }
    }

    /// A cell of the definition as a formula elsewhere names it.
    pub fn cell(&self, row: u32, column: Column) -> String {
        at(self.definition, row, column.0)
    }

    /// The full score.
    pub fn full(&self) -> String {
        at(self.definition, RULES_ROW, 1)
    }

    /// The rule for blanks.
    pub fn blank_rule(&self) -> String {
        at(self.definition, RULES_ROW, 3)
    }

    /// A cell of a step.
    pub fn step(&self, row: u32, column: u16) -> String {
        at(self.steps, row, column)
    }
}

/// How many steps a curve has that stand in cells of their own.
pub fn steps_of(curve: &Curve) -> u32 {
    let count = match curve {
        Curve::Bands { bands } => bands.len(),
        Curve::Pieces { pieces } => pieces.len(),
        _ => 0,
    };
    // More than a worksheet has rows is refused when they are written.
    u32::try_from(count).unwrap_or(u32::MAX)
}

fn at(sheet: &str, row: u32, column: u16) -> String {
    format!("'{}'!${}${}", sheet.replace('\'', "''"), letter(column), row + 1)
}

/// The letter of one of the first 26 columns.
pub fn letter(column: u16) -> char {
    char::from(u8::try_from(column).map_or(b'?', |column| b'A'.saturating_add(column)))
}

/// A cell of the same worksheet.
pub fn here(row: u32, column: u16) -> String {
    format!("{}{}", letter(column), row + 1)
}

/// A cell of a worksheet of any name.
pub fn there(sheet: &str, row: u32, column: u16) -> String {
    at(sheet, row, column)
}
