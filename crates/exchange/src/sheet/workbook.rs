//! XLSX workbooks, read cell by cell; what a cell holds is kept as text.

use std::fs::File;
use std::io::{BufReader, Read, Seek};
use std::path::Path;

use calamine::{DataRef, Reader, SheetType, SheetVisible, Xlsx, XlsxError};

use super::delimited::MAX_CELL_CHARS;
use super::row::{Row, RowFlaw};
use crate::FileError;
use crate::cell::date::written;

/// What a workbook's parts may hold in all once unpacked.
const MAX_UNPACKED: u64 = 1 << 30;
/// Parts above this size are looked at for how far they were packed.
const RATIO_FROM: u64 = 50 << 20;
/// Real sheets pack to a fortieth at best; a bomb packs to a thousandth.
const MAX_RATIO: u64 = 200;
const MAX_COLUMNS: u32 = 16_384;

type Workbook = Xlsx<BufReader<File>>;

/// Refuses workbooks that unpack to more than we read. The sizes that the archive declares are
/// checked first, then what really comes out, since a declaration can lie.
///
/// # Errors
/// [`FileError::TooLarge`], [`FileError::Binary`] for an archive that is no workbook,
/// [`FileError::BrokenWorkbook`].
pub fn check(path: &Path) -> Result<(), FileError> {
    check_within(path, MAX_UNPACKED)
}

fn check_within(path: &Path, limit: u64) -> Result<(), FileError> {
    let file = File::open(path).map_err(|error| FileError::reading(&error))?;
    let broken = |_| FileError::BrokenWorkbook;
    let mut archive = zip::ZipArchive::new(BufReader::new(file)).map_err(broken)?;
    if !archive.file_names().flatten().any(|name| name == "xl/workbook.xml") {
        return Err(FileError::Binary("an archive"));
    }
    let mut declared = 0_u64;
    for index in 0..archive.len() {
        let part = archive.by_index_raw(index).map_err(broken)?;
        declared = declared.saturating_add(part.size());
        let ratio = part.size() / part.compressed_size().max(1);
        if declared > limit || (part.size() > RATIO_FROM && ratio > MAX_RATIO) {
            return Err(FileError::TooLarge);
        }
    }
    let mut left = limit;
    for index in 0..archive.len() {
        let part = archive.by_index(index).map_err(broken)?;
        let unpacked = std::io::copy(&mut part.take(left + 1), &mut std::io::sink())
            .map_err(|_| FileError::BrokenWorkbook)?;
        left = left.checked_sub(unpacked).ok_or(FileError::TooLarge)?;
    }
    Ok(())
}

/// Opens a workbook that [`check`] let pass.
///
/// # Errors
/// [`FileError::OldWorkbook`] when it has a password, [`FileError::BrokenWorkbook`].
pub fn open(path: &Path) -> Result<Workbook, FileError> {
    let file = File::open(path).map_err(|error| FileError::reading(&error))?;
    Xlsx::new(BufReader::new(file)).map_err(|error| refusal(&error))
}

fn refusal(error: &XlsxError) -> FileError {
    match error {
        XlsxError::Password => FileError::OldWorkbook,
        _ => FileError::BrokenWorkbook,
    }
}

/// Names of the visible worksheets, in their order.
pub fn sheet_names(workbook: &Workbook) -> Vec<String> {
    let shown = |sheet: &&calamine::Sheet| {
        sheet.typ == SheetType::WorkSheet && sheet.visible == SheetVisible::Visible
    };
    workbook.sheets_metadata().iter().filter(shown).map(|sheet| sheet.name.clone()).collect()
}

/// Shows every row of a sheet that has cells to `visit`, with the share of the sheet read so far
/// in thousandths, until it breaks off.
///
/// # Errors
/// [`FileError::BrokenWorkbook`], or what `visit` answers.
pub fn each_row<RS: Read + Seek>(
    workbook: &mut Xlsx<RS>,
    sheet: &str,
    visit: super::Visit<'_>,
) -> Result<(), FileError> {
    let mut cells = workbook.worksheet_cells_reader(sheet).map_err(|error| refusal(&error))?;
    let last_row = u64::from(cells.dimensions().end.0).max(1);
    let mut row = Row::default();
    let mut begun = false;
    while let Some(cell) = cells.next_cell_with_formula().map_err(|error| refusal(&error))? {
        let (line, column) = cell.pos;
        if begun && row.number != line + 1 {
            let share = (u64::from(row.number) * 1_000 / last_row).min(1_000);
            if visit(&row, share)?.is_break() {
                return Ok(());
            }
            begun = false;
        }
        if !begun {
            row.clear(line + 1);
            begun = true;
        }
        if column < MAX_COLUMNS {
            add_cell(&mut row, column as usize, &cell.value, cell.formula.as_deref());
        }
    }
    if begun {
        // Nothing follows the last row, so there is nothing to break off.
        let _ = visit(&row, 1_000)?;
    }
    Ok(())
}

/// Adds a cell at its column; columns that the sheet leaves out become empty cells.
fn add_cell(row: &mut Row, column: usize, value: &DataRef<'_>, formula: Option<&str>) {
    while row.len() < column {
        row.push(b"");
    }
    // A formula whose value the program that wrote it did not store is shown as it stands.
    if let (DataRef::Empty, Some(formula)) = (value, formula) {
        return row.push(format!("={formula}").as_bytes());
    }
    match value {
        DataRef::Empty => row.push(b""),
        DataRef::String(text) => push_text(row, text),
        DataRef::SharedString(text) => push_text(row, text),
        DataRef::Int(number) => row.push(number.to_string().as_bytes()),
        DataRef::Float(number) => row.push(number.to_string().as_bytes()),
        DataRef::Bool(yes) => row.push(if *yes { b"TRUE" } else { b"FALSE" }),
        DataRef::DateTime(moment) if moment.is_datetime() => {
            row.push(local_time(moment).as_bytes());
        }
        DataRef::DateTime(span) => row.push(span.as_f64().to_string().as_bytes()),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => push_text(row, text),
        DataRef::Error(error) => row.push(error.to_string().as_bytes()),
    }
}

fn push_text(row: &mut Row, text: &str) {
    if text.len() <= MAX_CELL_CHARS {
        return row.push(text.as_bytes());
    }
    match text.char_indices().nth(MAX_CELL_CHARS) {
        None => row.push(text.as_bytes()),
        Some((end, _)) => {
            row.flaw.get_or_insert(RowFlaw::CellTooLong(row.len()));
            row.push(&text.as_bytes()[..end]);
        }
    }
}

/// A real date cell as text. Calendar fields come from calamine, which knows both epochs.
fn local_time(moment: &calamine::ExcelDateTime) -> String {
    let (year, month, day, hour, minute, second, millis) = moment.to_ymd_hms_milli();
    let days = crate::cell::date::days_since_1970(year.into(), month.into(), day.into());
    let of_day = (i64::from(hour) * 60 + i64::from(minute)) * 60 + i64::from(second);
    match days {
        Some(days) => written(days * 86_400_000 + of_day * 1_000 + i64::from(millis)),
        // The 29th of February 1900, which only Excel knows: shown, and refused as a date later.
        None => format!("{year:04}-{month:02}-{day:02}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    fn archive(parts: &[(&str, &[u8])]) -> tempfile::NamedTempFile {
        let mut file = tempfile::NamedTempFile::new().unwrap();
        let mut writer = zip::ZipWriter::new(&mut file);
        for (name, content) in parts {
            writer.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
            writer.write_all(content).unwrap();
        }
        writer.finish().unwrap();
        file
    }

    #[test]
    fn a_workbook_that_unpacks_to_too_much_is_refused() {
        let parts: [(&str, &[u8]); 2] = [("xl/workbook.xml", b"<x/>"), ("a.xml", &[b'0'; 4096])];
        let file = archive(&parts);
        assert!(matches!(check_within(file.path(), 1_000), Err(FileError::TooLarge)));
        assert!(matches!(check_within(file.path(), 4_099), Err(FileError::TooLarge)));
        assert!(check_within(file.path(), 4_100).is_ok(), "4 and 4096 bytes");
    }

    #[test]
    fn a_part_packed_beyond_what_sheets_pack_to_is_a_bomb() {
        let zeros = vec![0; 60 << 20];
        let file = archive(&[("xl/workbook.xml", b"<x/>"), ("xl/worksheets/sheet1.xml", &zeros)]);
        assert!(matches!(check(file.path()), Err(FileError::TooLarge)));
    }

    #[test]
    fn an_archive_without_a_workbook_is_no_table() {
        let file = archive(&[("word/document.xml", b"<x/>")]);
        assert!(matches!(check(file.path()), Err(FileError::Binary("an archive"))));
    }

    #[test]
    fn a_workbook_cut_off_is_broken() {
        let whole = archive(&[("xl/workbook.xml", &[b'x'; 5_000])]);
        let bytes = std::fs::read(whole.path()).unwrap();
        std::fs::write(whole.path(), &bytes[..bytes.len() / 2]).unwrap();
        assert!(matches!(check(whole.path()), Err(FileError::BrokenWorkbook)));
    }
}
