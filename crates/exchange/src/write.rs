//! Tables out: CSV that Excel opens with a double click, and XLSX.
//!
//! A file appears under its name only when it is whole: it is written beside it and renamed.

mod csv_file;
pub(crate) mod part_file;
mod xlsx_file;

use std::io::Write;
use std::path::Path;

use crate::FileError;
use crate::cell::date::written;

pub use csv_file::write_csv;
pub use xlsx_file::write_xlsx;

/// Writes bytes that are whole already, such as a picture.
///
/// # Errors
/// [`FileError::Unwritable`]; nothing is then left behind.
pub fn write_bytes(path: &Path, bytes: &[u8]) -> Result<(), FileError> {
    let mut file = part_file::PartFile::create(path)?;
    file.writer()?.write_all(bytes).map_err(FileError::writing)?;
    file.finish()
}

/// One cell of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    /// Words, codes, identifiers: never computed with, however much they look like a number.
    Text(String),
    /// A number as decimal text, for example `-12.5`.
    Number(String),
    /// An amount in major units as decimal text, for example `1234.50`.
    Money(String),
    /// A day and a time, as local milliseconds since 1970.
    Moment(i64),
    /// A day, as any of its local milliseconds since 1970.
    Day(i64),
    /// A formula of a spreadsheet, with what it gives; where there are no formulas only that.
    Formula {
        /// The formula without `=`.
        formula: String,
        /// A number as decimal text; empty for nothing.
        result: String,
    },
    /// Nothing.
    Blank,
}

impl Cell {
    /// A text cell.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    fn day_text(local_ms: i64) -> String {
        written(local_ms).chars().take(10).collect()
    }
}

/// Programs keep 15 digits of a number; more are only safe as text.
const SAFE_DIGITS: usize = 15;

fn digits(number: &str) -> usize {
    number.bytes().filter(u8::is_ascii_digit).count()
}
