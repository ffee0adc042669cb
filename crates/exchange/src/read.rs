//! Reads a file by what it is about.

use std::ops::ControlFlow;
use std::path::Path;

use chrono::NaiveDate;
use domain::Currency;
use domain::file_content::FileContent;
use domain::subject::Subject;

use crate::inspect::Inspection;
use crate::sheet::Sheet;
use crate::{FileError, facts, lists, sales};

/// Told now and then how many bytes of how many are done; answers whether to go on.
pub type Progress<'a> = &'a dyn Fn(u64, u64) -> ControlFlow<()>;

/// Whether a store of this name or code belongs to the chain.
pub type KnownStore<'a> = &'a dyn Fn(&str) -> bool;

/// How a file is to be read.
#[derive(Debug, Clone, Copy)]
pub struct ReadOptions {
    /// Amounts are in its minor unit; a file that says another is refused row by row.
    pub currency: Currency,
    /// Whether ID-card numbers of members are kept.
    pub keep_id_numbers: bool,
    /// The day of lists that name none, for example of stock.
    pub fallback_day: NaiveDate,
}

/// Reads a file with the columns an inspection found (or a person chose, see
/// [`Inspection::with_columns`]). Rows that name a store which `known_store` does not know are
/// rejected.
///
/// # Errors
/// [`FileError::UnknownHeaders`] when needed fields have no column, [`FileError::Undecided`] while
/// several formats fit equally well, [`FileError::Changed`] when the header row is no longer the
/// inspected one, [`FileError::Cancelled`] when `progress` breaks off, and everything
/// [`Sheet::open`] refuses.
pub fn read_file(
    path: &Path,
    inspection: &Inspection,
    options: &ReadOptions,
    known_store: KnownStore<'_>,
    progress: Progress<'_>,
) -> Result<FileContent, FileError> {
    if !inspection.candidates.is_empty() {
        return Err(FileError::Undecided);
    }
    let sheet = Sheet::reopen(path, inspection.opened.as_ref())?;
    let read = match inspection.subject {
        Subject::Sales => sales::read_sales,
        Subject::Refunds
        | Subject::Settlement
        | Subject::Traffic
        | Subject::Advertising
        | Subject::Reviews
        | Subject::Stock
        | Subject::StockTake => facts::read_facts,
        Subject::Products => lists::read_products,
        Subject::Members => lists::read_members,
        Subject::Values => lists::read_values,
    };
    read(sheet, inspection, options, known_store, progress)
}
