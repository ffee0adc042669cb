//! How far the sheets of a workbook of Excel 97 to 2003 reach, found before they are read: the
//! library that reads them takes memory for every cell between the first and the last, as the file
//! declares them, and a damaged file declares more than any machine has.

use std::io::Read;
use std::path::{Path, PathBuf};

use super::workbook::unless_damaged;
use crate::FileError;

/// A sheet of that format holds so many rows.
const MAX_ROWS: u32 = 65_536;
/// And so many columns.
const MAX_COLUMNS: u16 = 256;
/// The streams a workbook stands in, by the age of its writer.
const STREAMS: [&str; 2] = ["Workbook", "Book"];

// Records of the format, by their numbers in [MS-XLS].
const BEGIN: u16 = 0x0809;
const END: u16 = 0x000a;
const SHEET: u16 = 0x0085;
const DIMENSIONS: u16 = 0x0200;
const CELLS_IN_A_ROW: u16 = 0x00bd;
/// Number, Label, RString, BoolErr, RK, LabelSst and Formula: each is one cell.
const CELL: [u16; 7] = [0x0203, 0x0204, 0x00d6, 0x0205, 0x027e, 0x00fd, 0x0006];

/// Refuses a workbook whose sheets reach beyond what the format can hold, and one whose container
/// leads in circles. A container without a workbook passes: what it is, is found out later.
///
/// # Errors
/// [`FileError::BrokenWorkbook`].
pub fn check(path: &Path) -> Result<(), FileError> {
    let broken = |_| FileError::BrokenWorkbook;
    let mut container = unless_damaged(|| cfb::open(path))?.map_err(broken)?;
    let streams: Vec<PathBuf> = container
        .walk()
        .filter(|entry| entry.is_stream())
        .filter(|entry| STREAMS.iter().any(|name| name.eq_ignore_ascii_case(entry.name())))
        .map(|entry| entry.path().to_path_buf())
        .collect();
    for name in streams {
        let mut stream = container.open_stream(name).map_err(broken)?;
        // A declared length can lie; no stream is longer than the file it stands in.
        let longest = stream.len().min(super::old_workbook::MAX_BYTES);
        let mut bytes = Vec::new();
        let read = unless_damaged(|| (&mut stream).take(longest).read_to_end(&mut bytes))?;
        read.map_err(broken)?;
        if !all_sheets_fit(&bytes) {
            return Err(FileError::BrokenWorkbook);
        }
    }
    Ok(())
}

/// Whether every sheet of a workbook lies within what the format can hold.
fn all_sheets_fit(stream: &[u8]) -> bool {
    Records(stream).take_while(|(kind, _)| *kind != END).filter(|(kind, _)| *kind == SHEET).all(
        |(_, sheet)| {
            let beginning = four_bytes(sheet, 0).and_then(|at| stream.get(at as usize..));
            beginning.is_some_and(sheet_fits)
        },
    )
}

/// Whether the sheet that begins here fits. Charts within it have cells of their own, which are
/// not read.
fn sheet_fits(sheet: &[u8]) -> bool {
    let mut begun = 0_u32;
    for (kind, content) in Records(sheet) {
        match kind {
            BEGIN => begun += 1,
            END if begun <= 1 => return true,
            END => begun -= 1,
            _ if begun <= 1 && !record_fits(kind, content) => return false,
            _ => {}
        }
    }
    true
}

fn record_fits(kind: u16, content: &[u8]) -> bool {
    let is_within = |at| two_bytes(content, at).is_none_or(|column| column < MAX_COLUMNS);
    match kind {
        DIMENSIONS => dimensions_fit(content),
        CELLS_IN_A_ROW => is_within(2) && is_within(content.len().saturating_sub(2)),
        _ if CELL.contains(&kind) => is_within(2),
        _ => true,
    }
}

/// First row and the one behind the last, first column and the one behind the last; rows take two
/// bytes each before Excel 97, four since.
fn dimensions_fit(content: &[u8]) -> bool {
    let is_early = content.len() < 14;
    let row = |at| match is_early {
        true => two_bytes(content, at / 2).map(u32::from),
        false => four_bytes(content, at),
    };
    let end_of_columns = two_bytes(content, if is_early { 6 } else { 10 });
    match (row(0), row(4), end_of_columns) {
        (Some(_), Some(0), _) | (Some(_), Some(_), Some(0)) => true,
        (Some(first), Some(end), Some(columns)) => {
            first < end && end <= MAX_ROWS && columns <= MAX_COLUMNS
        }
        _ => true,
    }
}

fn two_bytes(content: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(*content.get(at..)?.first_chunk()?))
}

fn four_bytes(content: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(*content.get(at..)?.first_chunk()?))
}

/// The records of a stream, each with its number, until one is not whole.
struct Records<'a>(&'a [u8]);

impl<'a> Iterator for Records<'a> {
    type Item = (u16, &'a [u8]);

    fn next(&mut self) -> Option<Self::Item> {
        let kind = two_bytes(self.0, 0)?;
        let end = 4 + usize::from(two_bytes(self.0, 2)?);
        let content = self.0.get(4..end)?;
        self.0 = &self.0[end..];
        Some((kind, content))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    fn record(kind: u16, content: &[u8]) -> Vec<u8> {
        let length = u16::try_from(content.len()).unwrap();
        [&kind.to_le_bytes(), &length.to_le_bytes(), content].concat()
    }

    /// A workbook with one sheet of these records.
    fn workbook(sheet: &[Vec<u8>]) -> Vec<u8> {
        let place = |at: u32| record(SHEET, &[&at.to_le_bytes()[..], &[0; 8]].concat());
        let begin = record(BEGIN, &[0, 6, 5, 0, 0, 0, 0, 0]);
        let before = [begin.clone(), place(0), record(END, &[])].concat().len();
        let place = place(u32::try_from(before).unwrap());
        let sheet = [vec![begin.clone()], sheet.to_vec(), vec![record(END, &[])]].concat();
        [begin, place, record(END, &[]), sheet.concat()].concat()
    }

    fn cell(row: u16, column: u16) -> Vec<u8> {
        record(0x0203, &[&row.to_le_bytes()[..], &column.to_le_bytes(), &[0; 10]].concat())
    }

    fn dimensions(rows: [u32; 2], columns: [u16; 2]) -> Vec<u8> {
        let rows = rows.map(u32::to_le_bytes).concat();
        let columns = columns.map(u16::to_le_bytes).concat();
        record(DIMENSIONS, &[rows, columns, vec![0; 2]].concat())
    }

    #[test]
    fn a_sheet_reaches_no_further_than_the_format() {
        let several =
            |last: u16| record(CELLS_IN_A_ROW, &[&[0; 10][..], &last.to_le_bytes()].concat());
        let chart = |cell| [record(BEGIN, &[0; 8]), cell, record(END, &[])].concat();
        let cases = [
            (cell(65_535, 255), true),
            (cell(0, 256), false),
            (several(255), true),
            (several(256), false),
            (dimensions([0, 65_536], [0, 256]), true),
            (dimensions([0, 65_537], [0, 256]), false),
            (dimensions([0, 10], [0, 257]), false),
            (dimensions([10, 10], [0, 9]), false),
            (dimensions([0, 0], [0, 0]), true),
            (record(DIMENSIONS, &[0, 0, 255, 255, 0, 0, 0, 1, 0, 0]), true),
            (record(DIMENSIONS, &[0, 0, 255, 255, 0, 0, 1, 1, 0, 0]), false),
            (chart(cell(0, 300)), true),
            ([chart(cell(0, 300)), cell(0, 300)].concat(), false),
        ];
        for (records, fits) in cases {
            let stream = workbook(&[records.clone(), cell(1, 1)]);
            assert_eq!(all_sheets_fit(&stream), fits, "{records:02x?}");
        }
    }

    #[test]
    fn a_sheet_that_begins_behind_the_end_is_damaged() {
        let whole = workbook(&[cell(0, 0)]);
        assert!(all_sheets_fit(&whole));
        assert!(!all_sheets_fit(&whole[..record(BEGIN, &[0; 8]).len() + 16]));
    }

    #[test]
    fn a_workbook_that_declares_more_than_memory_is_refused() {
        let file = tempfile::NamedTempFile::new().unwrap();
        let written = |sheet: &[Vec<u8>]| {
            let mut container = cfb::create(file.path()).unwrap();
            container.create_stream("/Workbook").unwrap().write_all(&workbook(sheet)).unwrap();
            container.flush().unwrap();
            check(file.path())
        };
        assert!(written(&[dimensions([0, 2], [0, 2]), cell(1, 1)]).is_ok());
        let refused = written(&[dimensions([0, u32::MAX], [0, 256])]);
        assert!(matches!(refused, Err(FileError::BrokenWorkbook)));
        std::fs::write(file.path(), b"\xd0\xcf\x11\xe0").unwrap();
        assert!(matches!(check(file.path()), Err(FileError::BrokenWorkbook)));
    }
}
