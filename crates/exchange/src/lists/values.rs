//! Numbers that people keep by store and day.

use chrono::NaiveDate;
use domain::Position;
use domain::file_content::{FileContent, ValueListed};
use domain::mapping::Field;
use domain::metrics::{ManualValue, Measure};
use domain::sales_file::{RejectReason, Remark};
use rustc_hash::FxHashMap;

use crate::FileError;
use crate::cell::{NumberFlaw, bare, is_blank, parse_scaled};
use crate::facts::cells::{Cells, excerpt};
use crate::inspect::Inspection;
use crate::read::{KnownStore, Progress, ReadOptions};
use crate::sheet::{Row, Sheet};
use crate::table::{Stores, Table};

/// Reads numbers into [`FileContent::values`]. Where no column names the measure, each column whose
/// header is a measure's name or code holds its numbers; an empty cell says nothing.
///
/// # Errors
/// As [`crate::read_file`].
pub fn read_values(
    sheet: Sheet,
    inspection: &Inspection,
    options: &ReadOptions,
    known_store: KnownStore<'_>,
    progress: Progress<'_>,
) -> Result<FileContent, FileError> {
    let table = Table::new(sheet, inspection, options, progress)?;
    let mut content = table.content();
    let day_order = table.day_order(Field::Day)?;
    let mut listed = Listed {
        cells: Cells::new(table.layout, options.currency, day_order),
        options,
        stores: Stores::new(known_store),
        columns: columns(inspection, table.layout.has(Field::Measure)),
        values: Vec::new(),
        places: FxHashMap::default(),
        repeated: 0,
    };
    table.read(&mut content, &mut |row, content| listed.take(row, &mut content.sales.stores))?;
    content.values = listed.values;
    if listed.repeated > 0 {
        content.remarks.push(Remark { code: "repeated_lines", count: listed.repeated });
    }
    Ok(content)
}

/// The columns that hold the numbers of one measure each.
fn columns(inspection: &Inspection, names_measure: bool) -> Vec<(usize, Measure)> {
    if names_measure {
        return Vec::new();
    }
    let headers = inspection.headers.iter().enumerate();
    headers.filter_map(|(at, header)| Some((at, Measure::entered_as(header)?))).collect()
}

struct Listed<'a> {
    cells: Cells,
    options: &'a ReadOptions,
    stores: Stores<'a>,
    columns: Vec<(usize, Measure)>,
    values: Vec<ValueListed>,
    places: FxHashMap<(Option<Position>, NaiveDate, Measure), usize>,
    repeated: u32,
}

impl Listed<'_> {
    fn take(&mut self, row: &Row, seen: &mut Vec<String>) -> Result<(), RejectReason> {
        let day = self.cells.day(row, Field::Day)?.ok_or(RejectReason::Missing(Field::Day))?;
        let numbers = self.numbers_in(row)?;
        let store = self.stores.of_row(row, &self.cells.layout, seen)?;
        for (measure, value) in numbers {
            self.keep(ValueListed { row: row.number, store, day, measure, value });
        }
        Ok(())
    }

    fn numbers_in(&self, row: &Row) -> Result<Vec<(Measure, i64)>, RejectReason> {
        if self.columns.is_empty() {
            let name = self.cells.text(row, Field::Measure);
            if name.is_empty() {
                return Err(RejectReason::Missing(Field::Measure));
            }
            let unknown = || RejectReason::UnknownMeasure(name.to_string());
            let measure = Measure::entered_as(&name).ok_or_else(unknown)?;
            let cell = self.cells.layout.named(row, Field::Value);
            let cell = cell.ok_or(RejectReason::Missing(Field::Value))?;
            return Ok(vec![(measure, self.number(measure, cell)?)]);
        }
        let mut numbers = Vec::with_capacity(self.columns.len());
        for (column, measure) in &self.columns {
            let cell = bare(row.cell(*column));
            if !is_blank(cell) {
                numbers.push((*measure, self.number(*measure, cell)?));
            }
        }
        if numbers.is_empty() { Err(RejectReason::Missing(Field::Value)) } else { Ok(numbers) }
    }

    /// A number as people write it, in the measure's whole numbers.
    fn number(&self, measure: Measure, cell: &[u8]) -> Result<i64, RejectReason> {
        let currency = self.options.currency;
        match parse_scaled(cell, measure.digits(currency)) {
            Ok(value) if ManualValue::may_be(measure, value, currency) => Ok(value),
            Err(NumberFlaw::TooLarge) => Err(RejectReason::TooLarge),
            Ok(_) | Err(NumberFlaw::NotANumber) => {
                Err(RejectReason::BadNumber(Field::Value, excerpt(cell)))
            }
        }
    }

    /// Told again for the same store and day, the later number holds.
    fn keep(&mut self, listed: ValueListed) {
        let key = (listed.store, listed.day, listed.measure);
        let next = self.values.len();
        let place = *self.places.entry(key).or_insert(next);
        match self.values.get_mut(place) {
            Some(earlier) => {
                self.repeated += 1;
                *earlier = listed;
            }
            None => self.values.push(listed),
        }
    }
}
