//! Workbooks of Excel 97 to 2003. They hold at most 65,536 rows a sheet and are read whole.

use std::fs::File;
use std::io::BufReader;
use std::path::Path;

use calamine::{Data, DataRef, Reader, Xls, XlsError, Xlsx, XlsxError};

use super::extent;
use super::row::Row;
use super::workbook::{add_cell, unless_damaged};
use crate::FileError;

/// An opened workbook.
pub type OldWorkbook = Xls<BufReader<File>>;

/// What such a workbook may take on disk: it is held in memory.
pub const MAX_BYTES: u64 = 64 << 20;

/// Refuses workbooks that are larger than we hold in memory, or would be once read.
///
/// # Errors
/// [`FileError::TooLarge`], and [`FileError::BrokenWorkbook`] as [`extent::check`].
pub fn check(path: &Path) -> Result<(), FileError> {
    let bytes = std::fs::metadata(path).map_err(|error| FileError::reading(&error))?.len();
    if bytes > MAX_BYTES {
        return Err(FileError::TooLarge);
    }
    extent::check(path)
}

/// Opens a workbook that [`check`] let pass.
///
/// # Errors
/// [`FileError::Locked`] when it has a password (a new workbook with one comes in the same
/// container), [`FileError::BrokenWorkbook`].
pub fn open(path: &Path) -> Result<OldWorkbook, FileError> {
    let reader =
        || File::open(path).map(BufReader::new).map_err(|error| FileError::reading(&error));
    let source = reader()?;
    match unless_damaged(|| Xls::new(source))? {
        Ok(book) => Ok(book),
        Err(XlsError::Password) => Err(FileError::Locked),
        Err(_) => match unless_damaged(|| reader().map(Xlsx::new))?? {
            Err(XlsxError::Password) => Err(FileError::Locked),
            Ok(_) | Err(_) => Err(FileError::BrokenWorkbook),
        },
    }
}

/// Shows every row of a sheet that has cells to `visit`, with the share shown so far in
/// thousandths, until it breaks off.
///
/// # Errors
/// [`FileError::BrokenWorkbook`], or what `visit` answers.
pub fn each_row(
    book: &mut OldWorkbook,
    sheet: &str,
    visit: super::Visit<'_>,
) -> Result<(), FileError> {
    let range = unless_damaged(|| book.worksheet_range(sheet))?;
    let range = range.map_err(|_| FileError::BrokenWorkbook)?;
    let Some((first_row, first_column)) = range.start() else { return Ok(()) };
    let height = range.height().max(1) as u64;
    let mut row = Row::default();
    for (number, cells) in (first_row + 1..).zip(range.rows()) {
        row.clear(number);
        for (column, cell) in (first_column as usize..).zip(cells) {
            add_cell(&mut row, column, &borrowed(cell), None);
        }
        let share = u64::from(number - first_row) * 1_000 / height;
        if !row.is_empty() && visit(&row, share)?.is_break() {
            break;
        }
    }
    Ok(())
}

fn borrowed(cell: &Data) -> DataRef<'_> {
    match cell {
        Data::Int(number) => DataRef::Int(*number),
        Data::Float(number) => DataRef::Float(*number),
        Data::String(text) => DataRef::SharedString(text),
        Data::Bool(yes) => DataRef::Bool(*yes),
        Data::DateTime(moment) => DataRef::DateTime(*moment),
        Data::DateTimeIso(text) => DataRef::DateTimeIso(text.clone()),
        Data::DurationIso(text) => DataRef::DurationIso(text.clone()),
        Data::Error(error) => DataRef::Error(error.clone()),
        Data::Empty => DataRef::Empty,
    }
}
