//! Cells read as what their field holds; an empty cell or a dash is nothing, never zero.

use chrono::NaiveDate;
use domain::Currency;
use domain::calendar::day_from_number;
use domain::facts::FactValue;
use domain::mapping::Field;
use domain::sales_file::RejectReason;

use crate::cell::date::DayOrder;
use crate::cell::text::{cut, shown};
use crate::cell::{NumberFlaw, parse_local_ms, parse_scaled, parse_summand};
use crate::sheet::Row;
use crate::table::Layout;

const DAY_MS: i64 = 86_400_000;
const SHOWN_CHARS: usize = 200;
/// Words that people write behind a count or a mark.
const UNITS: [&str; 9] = ["颗星", "星", "分", "天", "件", "个", "次", "笔", "人"];
/// Signs between the two days of a span.
const BETWEEN_DAYS: [&str; 4] = ["~", "～", "至", " - "];

/// Reads the cells of rows of one layout.
#[derive(Debug, Clone, Copy)]
pub struct Cells {
    /// Where the fields stand.
    pub layout: Layout,
    currency: Currency,
    day_order: DayOrder,
}

impl Cells {
    /// A reader of cells whose amounts are in `currency`.
    pub fn new(layout: Layout, currency: Currency, day_order: DayOrder) -> Self {
        Self { layout, currency, day_order }
    }

    /// The field's text; empty when the cell says nothing.
    pub fn text(&self, row: &Row, field: Field) -> Box<str> {
        self.layout.named(row, field).map(shown).unwrap_or_default().into()
    }

    /// A whole count.
    ///
    /// # Errors
    /// [`RejectReason::BadNumber`] or [`RejectReason::TooLarge`], as all numbers here.
    pub fn count(&self, row: &Row, field: Field) -> Result<Option<i64>, RejectReason> {
        self.scaled(row, field, 0)
    }

    /// An amount in minor units, rounded half away from zero.
    ///
    /// # Errors
    /// As [`Cells::count`].
    pub fn money(&self, row: &Row, field: Field) -> Result<Option<i64>, RejectReason> {
        self.scaled(row, field, u32::from(self.currency.digits()))
    }

    /// A number as so many units of 10^-`places`.
    ///
    /// # Errors
    /// As [`Cells::count`].
    pub fn scaled(
        &self,
        row: &Row,
        field: Field,
        places: u32,
    ) -> Result<Option<i64>, RejectReason> {
        let Some(cell) = self.layout.named(row, field) else { return Ok(None) };
        let parse = if is_of_one_unit(field) { parse_scaled } else { parse_summand };
        match parse(without_unit(cell), places) {
            Ok(number) => Ok(Some(number)),
            Err(NumberFlaw::TooLarge) => Err(RejectReason::TooLarge),
            Err(NumberFlaw::NotANumber) => Err(RejectReason::BadNumber(field, excerpt(cell))),
        }
    }

    /// Local milliseconds since 1970 of a needed time.
    ///
    /// # Errors
    /// [`RejectReason::Missing`] or [`RejectReason::BadDate`].
    pub fn moment(&self, row: &Row, field: Field) -> Result<i64, RejectReason> {
        let cell = self.layout.named(row, field).ok_or(RejectReason::Missing(field))?;
        parse_local_ms(cell, self.day_order).ok_or_else(|| RejectReason::BadDate(excerpt(cell)))
    }

    /// A day; `None` when the cell says nothing. A span is a day when it ends where it begins.
    ///
    /// # Errors
    /// [`RejectReason::BadDate`], also for a span of several days: its sums belong to none of them.
    pub fn day(&self, row: &Row, field: Field) -> Result<Option<NaiveDate>, RejectReason> {
        let Some(cell) = self.layout.named(row, field) else { return Ok(None) };
        self.day_in(cell).map(Some).ok_or_else(|| RejectReason::BadDate(excerpt(cell)))
    }

    /// The day that a text names.
    pub fn day_in(&self, cell: &[u8]) -> Option<NaiveDate> {
        let single = |text: &[u8]| parse_local_ms(text, self.day_order).and_then(day_of);
        single(cell).or_else(|| {
            let text = shown(cell);
            let (from, to) = BETWEEN_DAYS.iter().find_map(|sign| text.split_once(sign))?;
            let (from, to) = (single(from.trim().as_bytes())?, single(to.trim().as_bytes())?);
            (from == to).then_some(from)
        })
    }
}

/// The day of a local time.
pub fn day_of(local_ms: i64) -> Option<NaiveDate> {
    day_from_number(local_ms.div_euclid(DAY_MS))
}

/// A text as a fact's value.
pub fn text_value(text: &str) -> FactValue {
    if text.is_empty() { FactValue::Nothing } else { FactValue::Text(text.into()) }
}

/// A number as a fact's value.
pub fn number_value(number: Option<i64>) -> FactValue {
    number.map_or(FactValue::Nothing, FactValue::Number)
}

/// The beginning of a cell, for a reject.
pub fn excerpt(cell: &[u8]) -> String {
    cut(&shown(cell), SHOWN_CHARS).to_string()
}

/// What one unit costs is multiplied, never added up.
fn is_of_one_unit(field: Field) -> bool {
    matches!(field, Field::UnitCost | Field::UnitPrice)
}

fn without_unit(cell: &[u8]) -> &[u8] {
    let bare = UNITS.iter().find_map(|unit| cell.strip_suffix(unit.as_bytes()));
    bare.map_or(cell, |bare| bare.trim_ascii_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_behind_a_count_are_taken_off() {
        let cases = [("30天", "30"), ("5 星", "5"), ("4.5分", "4.5"), ("12", "12"), ("天", "")];
        for (cell, expected) in cases {
            assert_eq!(without_unit(cell.as_bytes()), expected.as_bytes(), "{cell}");
        }
    }

    #[test]
    fn a_span_is_a_day_only_when_it_ends_where_it_begins() {
        let cells = Cells::new(
            Layout::new(&std::collections::BTreeMap::new()),
            Currency::CNY,
            DayOrder::Unknown,
        );
        let day = NaiveDate::from_ymd_opt(2026, 11, 22);
        let cases = [
            ("2026-11-22", day),
            ("2026-11-22 ~ 2026-11-22", day),
            ("2026-11-22～2026-11-22", day),
            ("2026年11月22日至2026年11月22日", day),
            ("2026-11-22 - 2026-11-22", day),
            ("2026-11-16 ~ 2026-11-22", None),
            ("昨天", None),
        ];
        for (text, expected) in cases {
            assert_eq!(cells.day_in(text.as_bytes()), expected, "{text}");
        }
    }
}
