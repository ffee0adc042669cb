//! What every reader of a table needs: where the fields stand, the loop over the rows, names
//! numbered once, the check of stores, summary rows set beside our own sums.

mod controls;
mod heading;
mod layout;
mod names;
mod order_of_days;
mod products;
mod stores;
pub mod words;

use std::ops::ControlFlow;

use domain::file_content::FileContent;
use domain::mapping::{Field, fingerprint};
use domain::sales_file::{Reject, RejectReason, Remark};
use domain::subject::Subject;

use crate::FileError;
use crate::inspect::Inspection;
use crate::read::{Progress, ReadOptions};
use crate::sheet::{Row, RowFlaw, Sheet};

pub use heading::flattened;
pub use layout::Layout;
pub use names::Names;
pub use products::{Products, is_goods};
pub use stores::Stores;

/// The callback is asked once in so many rows.
const ROWS_PER_REPORT: u32 = 4_096;
const REJECT_CHARS: usize = 200;

/// Takes one row into the content, or says why not.
pub type Take<'a> = &'a mut dyn FnMut(&Row, &mut FileContent) -> Result<(), RejectReason>;

/// A sheet whose fields have been found.
pub struct Table<'a> {
    /// Where the fields stand.
    pub layout: Layout,
    /// What was found out about the file.
    pub inspection: &'a Inspection,
    /// How it is to be read.
    pub options: &'a ReadOptions,
    sheet: Sheet,
    progress: Progress<'a>,
}

impl<'a> Table<'a> {
    /// The table of an inspected sheet.
    ///
    /// # Errors
    /// [`FileError::UnknownHeaders`] when needed fields have no column.
    pub fn new(
        sheet: Sheet,
        inspection: &'a Inspection,
        options: &'a ReadOptions,
        progress: Progress<'a>,
    ) -> Result<Self, FileError> {
        let missing = inspection.subject.missing(inspection.columns.keys());
        if !missing.is_empty() {
            return Err(FileError::UnknownHeaders(missing));
        }
        let layout = Layout::new(&inspection.columns);
        let sheet = sheet.repeating(layout.columns_of_names());
        Ok(Self { layout, inspection, options, sheet, progress })
    }

    /// An empty content with the table's format and subject.
    pub fn content(&self) -> FileContent {
        FileContent {
            format: self.inspection.format.clone().unwrap_or_default(),
            subject: self.inspection.subject,
            ..FileContent::default()
        }
    }

    /// Shows every data row to `take`, which takes it into the content or says why not; blank rows,
    /// comments and summary rows are passed over. Rows, rejects and the file's own totals are noted
    /// in `content`.
    ///
    /// # Errors
    /// [`FileError::Changed`] when the header row is no longer the inspected one,
    /// [`FileError::Cancelled`] when `progress` breaks off, and everything of reading.
    pub fn read(&self, content: &mut FileContent, take: Take<'_>) -> Result<(), FileError> {
        let mut summary_rows = 0;
        let mut until_report = ROWS_PER_REPORT;
        self.each_row(|row, bytes_done| {
            match self.nature(row) {
                Nature::Nothing => {}
                Nature::Summary => summary_rows += 1,
                Nature::Fact => self.take_row(row, content, take),
            }
            until_report -= 1;
            if until_report == 0 {
                until_report = ROWS_PER_REPORT;
                self.report(bytes_done)?;
            }
            Ok(())
        })?;
        if summary_rows > 0 {
            content.remarks.push(Remark { code: "summary_rows", count: summary_rows });
            content.controls = controls::compare(self, &content.rejects)?;
        }
        self.report(self.sheet.bytes())
    }

    fn take_row(&self, row: &Row, content: &mut FileContent, take: Take<'_>) {
        content.rows += 1;
        let taken = self.flaw_of(row).map_or(Ok(()), Err).and_then(|()| take(row, content));
        if let Err(reason) = taken {
            let cells = row.texts(REJECT_CHARS);
            content.rejects.push(Reject { row: row.number, reason, cells });
        }
    }

    fn report(&self, bytes_done: u64) -> Result<(), FileError> {
        match (self.progress)(bytes_done, self.sheet.bytes()) {
            ControlFlow::Continue(()) => Ok(()),
            ControlFlow::Break(()) => Err(FileError::Cancelled),
        }
    }

    /// Shows every row below the header, once the header has been found unchanged.
    fn each_row(
        &self,
        mut visit: impl FnMut(&Row, u64) -> Result<(), FileError>,
    ) -> Result<(), FileError> {
        let header_row = self.inspection.header_row;
        let expected = self.inspection.fingerprint();
        let mut above: Vec<String> = Vec::new();
        let mut header_met = false;
        self.sheet.each_row(&mut |row, bytes_done| {
            if row.number <= header_row {
                let texts = row.texts(REJECT_CHARS);
                header_met |= row.number == header_row
                    && (fingerprint(&texts) == expected
                        || fingerprint(&flattened(&above, &texts)) == expected);
                above = texts;
                return Ok(ControlFlow::Continue(()));
            }
            if !header_met {
                return Err(FileError::Changed);
            }
            visit(row, bytes_done)?;
            Ok(ControlFlow::Continue(()))
        })
    }

    fn nature(&self, row: &Row) -> Nature {
        if self.inspection.subject == Subject::Sales {
            let number = self.layout.bare(row, Field::OrderNo);
            // Most rows of a sales file bear a number, and no comment or total begins so.
            if number.first().is_some_and(u8::is_ascii_digit) {
                return Nature::Fact;
            }
        }
        if row.flaw.is_none() && (row.is_empty() || self.is_comment(row)) {
            return Nature::Nothing;
        }
        if self.is_summary(row) { Nature::Summary } else { Nature::Fact }
    }

    /// A line that begins with `#` and says nothing in the other columns, as statements have
    /// around their table. An order number may begin so too, but not alone.
    fn is_comment(&self, row: &Row) -> bool {
        row.bare(0).first() == Some(&b'#')
            && (1..row.len()).all(|column| row.bare(column).is_empty())
    }

    fn is_summary(&self, row: &Row) -> bool {
        let Some(first) = (0..row.len()).find(|column| !row.bare(*column).is_empty()) else {
            return false;
        };
        match self.inspection.subject {
            Subject::Sales => {
                words::begins_summary(row.bare(first)) && self.layout.names_no_order(row, first)
            }
            Subject::Refunds
            | Subject::Settlement
            | Subject::Traffic
            | Subject::Advertising
            | Subject::Reviews
            | Subject::Stock
            | Subject::StockTake
            | Subject::Products
            | Subject::Members
            | Subject::Values => words::is_summary_word(row.bare(first)),
        }
    }

    fn flaw_of(&self, row: &Row) -> Option<RejectReason> {
        match row.flaw {
            Some(RowFlaw::CutOff) => Some(RejectReason::CutOff),
            // A cell that no field is read from may be as long as it likes.
            Some(RowFlaw::CellTooLong(column)) => {
                self.layout.field_at(column).map(RejectReason::CellTooLong)
            }
            None if row.ends_the_file && row.len() < self.inspection.headers.len() => {
                Some(RejectReason::CutOff)
            }
            None => None,
        }
    }
}

/// What a row below the header is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Nature {
    /// Blank, or a comment.
    Nothing,
    /// A total of the rows above.
    Summary,
    /// One of the rows that the file is about.
    Fact,
}
