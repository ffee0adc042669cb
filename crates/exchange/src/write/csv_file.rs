//! CSV with a byte order mark, without which Excel reads Chinese as gibberish.

use std::borrow::Cow;
use std::io::Write;
use std::path::Path;

use super::part_file::PartFile;
use super::{Cell, SAFE_DIGITS};
use crate::FileError;
use crate::cell::date::written;

/// Writes a table as UTF-8 CSV with a byte order mark and CRLF line ends.
///
/// Texts that a spreadsheet would take for a formula get a `'` in front. Texts of twelve digits
/// and more get a tab in front, as shop platforms do, because a spreadsheet would show them as
/// 1.38E+12; reading takes both off again.
///
/// # Errors
/// [`FileError::Unwritable`]; nothing is then left behind.
pub fn write_csv(
    path: &Path,
    headers: &[String],
    rows: impl IntoIterator<Item = Vec<Cell>>,
) -> Result<(), FileError> {
    let mut file = PartFile::create(path)?;
    write_rows(file.writer()?, headers, rows).map_err(FileError::writing)?;
    file.finish()
}

fn write_rows(
    mut out: impl Write,
    headers: &[String],
    rows: impl IntoIterator<Item = Vec<Cell>>,
) -> csv::Result<()> {
    out.write_all(b"\xef\xbb\xbf")?;
    let mut lines =
        csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).flexible(true).from_writer(out);
    lines.write_record(headers.iter().map(|header| guarded(header).into_owned()))?;
    for row in rows {
        lines.write_record(row.iter().map(|cell| cell_text(cell).into_owned()))?;
    }
    lines.flush()?;
    Ok(())
}

fn cell_text(cell: &Cell) -> Cow<'_, str> {
    match cell {
        Cell::Text(text) => guarded(text),
        Cell::Number(number) | Cell::Money(number) if super::digits(number) > SAFE_DIGITS => {
            Cow::Owned(format!("\t{number}"))
        }
        Cell::Number(number) | Cell::Money(number) => Cow::Borrowed(number),
        Cell::Moment(local_ms) => Cow::Owned(written(*local_ms)),
        Cell::Day(local_ms) => Cow::Owned(Cell::day_text(*local_ms)),
        Cell::Formula { result, .. } => Cow::Borrowed(result),
        Cell::Blank => Cow::Borrowed(""),
    }
}

/// A text that a spreadsheet shows and never runs.
fn guarded(text: &str) -> Cow<'_, str> {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        return Cow::Owned(format!("'{text}"));
    }
    if text.len() >= 12 && text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Cow::Owned(format!("\t{text}"));
    }
    Cow::Borrowed(text)
}
