//! Reads a whole table of sales lines into [`SalesFile`].
//!
//! Rows with the same order number, store and kind in words are one document, wherever they stand.
//! A row that cannot be read is rejected alone; the other rows of its order are taken.

mod customers;
mod documents;
mod entry;
mod layout;
mod names;
mod products;
mod words;

use std::ops::ControlFlow;
use std::path::Path;

use domain::Currency;
use domain::mapping::{Field, fingerprint, missing_fields};
use domain::sales_file::{Reject, RejectReason, SalesFile};

use crate::FileError;
use crate::cell::date::{DayOrder, year_last_parts};
use crate::cell::is_blank;
use crate::inspect::Inspection;
use crate::recognise::{ONLINE_RETAIL, SALES_LINES};
use crate::sheet::{Row, RowFlaw, Sheet};
use documents::Documents;
use entry::EntryReader;
use layout::Layout;

/// Told now and then how many bytes of how many are done; answers whether to go on.
pub type Progress<'a> = &'a dyn Fn(u64, u64) -> ControlFlow<()>;

/// Whether a store of this name or code belongs to the chain.
pub type KnownStore<'a> = &'a dyn Fn(&str) -> bool;

/// The callback is asked once in so many rows.
const ROWS_PER_REPORT: u32 = 4_096;
const REJECT_CHARS: usize = 200;

/// Reads a file with the columns an inspection found (or a person chose, see
/// [`Inspection::with_columns`]). Amounts are in the minor unit of `currency`; rows that name a store
/// which `known_store` does not know are rejected.
///
/// # Errors
/// [`FileError::UnknownHeaders`] when needed fields have no column, [`FileError::Changed`] when the
/// header row is no longer the inspected one, [`FileError::Cancelled`] when `progress` breaks off,
/// and everything [`Sheet::open`] refuses.
pub fn read_sales(
    path: &Path,
    inspection: &Inspection,
    currency: Currency,
    known_store: KnownStore<'_>,
    progress: Progress<'_>,
) -> Result<SalesFile, FileError> {
    let missing = missing_fields(inspection.columns.keys());
    if !missing.is_empty() {
        return Err(FileError::UnknownHeaders(missing));
    }
    let sheet = Sheet::open(path)?;
    let layout = Layout::new(&inspection.columns);
    let day_order = day_order(&sheet, inspection, &layout)?;
    let format = inspection.format.clone().unwrap_or_else(|| SALES_LINES.to_string());
    let mut reader = SalesReader {
        columns: inspection.headers.len(),
        entries: EntryReader::new(layout, currency, day_order),
        documents: Documents::new(layout, known_store),
        file: SalesFile { format, ..SalesFile::default() },
        summary_rows: 0,
    };
    let expected = inspection.fingerprint();
    let mut until_report = ROWS_PER_REPORT;
    let mut header_met = false;
    sheet.each_row(&mut |row, bytes_done| {
        if row.number <= inspection.header_row {
            header_met |= row.number == inspection.header_row
                && fingerprint(&row.texts(REJECT_CHARS)) == expected;
            return Ok(ControlFlow::Continue(()));
        }
        if !header_met {
            return Err(FileError::Changed);
        }
        reader.take(row);
        until_report -= 1;
        if until_report == 0 {
            until_report = ROWS_PER_REPORT;
            if progress(bytes_done, sheet.bytes()).is_break() {
                return Err(FileError::Cancelled);
            }
        }
        Ok(ControlFlow::Continue(()))
    })?;
    if progress(sheet.bytes(), sheet.bytes()).is_break() {
        return Err(FileError::Cancelled);
    }
    Ok(reader.finish())
}

/// Everything gathered while the rows go by.
struct SalesReader<'a> {
    columns: usize,
    entries: EntryReader,
    documents: Documents<'a>,
    file: SalesFile,
    summary_rows: u32,
}

impl SalesReader<'_> {
    fn take(&mut self, row: &Row) {
        let layout = self.entries.layout;
        let number = layout.bare(row, Field::OrderNo);
        if number.is_empty() && row.flaw.is_none() && row.is_empty() {
            return;
        }
        if is_summary(row, &layout) {
            self.summary_rows += 1;
            return;
        }
        self.file.rows += 1;
        let taken = self.flaw_of(row).map_or(Ok(()), Err).and_then(|()| {
            let entry = self.entries.read(row)?;
            self.documents.add(row, &entry, &mut self.file)
        });
        if let Err(reason) = taken {
            let cells = row.texts(REJECT_CHARS);
            self.file.rejects.push(Reject { row: row.number, reason, cells });
        }
    }

    fn flaw_of(&self, row: &Row) -> Option<RejectReason> {
        match row.flaw {
            Some(RowFlaw::CutOff) => Some(RejectReason::CutOff),
            // A cell that no field is read from may be as long as it likes.
            Some(RowFlaw::CellTooLong(column)) => {
                self.entries.layout.field_at(column).map(RejectReason::CellTooLong)
            }
            None if row.ends_the_file && row.len() < self.columns => Some(RejectReason::CutOff),
            None => None,
        }
    }

    fn finish(mut self) -> SalesFile {
        self.documents.finish(&mut self.file, self.summary_rows);
        self.file
    }
}

/// Whether a row is a total below the lines: it begins with the word and names no order.
fn is_summary(row: &Row, layout: &Layout) -> bool {
    let order_column = layout.column(Field::OrderNo);
    let Some(first) = (0..row.len()).find(|column| !row.bare(*column).is_empty()) else {
        return false;
    };
    if !words::begins_summary(row.bare(first)) {
        return false;
    }
    if Some(first) == order_column {
        return is_blank(layout.bare(row, Field::OrderedAt));
    }
    is_blank(layout.bare(row, Field::OrderNo))
}

/// The order of day and month in dates such as 12/1/2010, which only the whole column can tell.
fn day_order(
    sheet: &Sheet,
    inspection: &Inspection,
    layout: &Layout,
) -> Result<DayOrder, FileError> {
    if inspection.format.as_deref() == Some(ONLINE_RETAIL) {
        return Ok(DayOrder::MonthFirst);
    }
    let date_of = |row: &Row| year_last_parts(layout.bare(row, Field::OrderedAt));
    let Some(column) = layout.column(Field::OrderedAt) else { return Ok(DayOrder::Unknown) };
    let sampled = |cells: &Vec<String>| {
        cells.get(column).is_some_and(|cell| year_last_parts(cell.as_bytes()).is_some())
    };
    if !inspection.samples.iter().any(sampled) {
        return Ok(DayOrder::Unknown);
    }
    let (mut first_above_12, mut second_above_12) = (false, false);
    sheet.each_row(&mut |row, _| {
        if let Some((first, second)) = date_of(row) {
            first_above_12 |= first > 12;
            second_above_12 |= second > 12;
        }
        let settled = first_above_12 && second_above_12;
        Ok(if settled { ControlFlow::Break(()) } else { ControlFlow::Continue(()) })
    })?;
    Ok(match (first_above_12, second_above_12) {
        (true, false) => DayOrder::DayFirst,
        (false, true) => DayOrder::MonthFirst,
        (true, true) | (false, false) => DayOrder::Unknown,
    })
}
