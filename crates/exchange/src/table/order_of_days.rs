//! The order of day and month in dates such as 12/1/2010, which only a whole column can tell.

use domain::mapping::Field;

use super::Table;
use crate::FileError;
use crate::cell::date::{DayOrder, year_last_parts};

impl Table<'_> {
    /// The order in the column of a date. The rows are looked through only when the samples hold
    /// such dates.
    ///
    /// # Errors
    /// As [`Table::read`].
    pub fn day_order(&self, field: Field) -> Result<DayOrder, FileError> {
        let Some(column) = self.layout.column(field) else { return Ok(DayOrder::Unknown) };
        let sampled = |cells: &Vec<String>| {
            cells.get(column).is_some_and(|cell| year_last_parts(cell.as_bytes()).is_some())
        };
        if !self.inspection.samples.iter().any(sampled) {
            return Ok(DayOrder::Unknown);
        }
        let (mut first_above_12, mut second_above_12) = (false, false);
        self.each_row(|row, _| {
            if let Some((first, second)) = year_last_parts(self.layout.bare(row, field)) {
                first_above_12 |= first > 12;
                second_above_12 |= second > 12;
            }
            Ok(())
        })?;
        Ok(match (first_above_12, second_above_12) {
            (true, false) => DayOrder::DayFirst,
            (false, true) => DayOrder::MonthFirst,
            (true, true) | (false, false) => DayOrder::Unknown,
        })
    }
}
