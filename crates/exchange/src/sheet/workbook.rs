//! Workbooks of both ages. XLSX is read cell by cell; what a cell holds is kept as text.

use std::cmp::Ordering;
use std::fs::File;
use std::io::{BufReader, Read, Seek};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use calamine::{DataRef, Reader, SheetType, SheetVisible, Xlsx, XlsxError};

use super::delimited::MAX_CELL_CHARS;
use super::number_text::with_text;
use super::old_workbook::{self, OldWorkbook};
use super::repeats::Merged;
use super::row::{Row, RowFlaw};
use crate::FileError;
use crate::cell::date::written;

/// What a workbook may take on disk: a million rows of sales take some 50 MB.
const MAX_PACKED: u64 = 100 << 20;
/// What a workbook's parts may hold in all once unpacked.
const MAX_UNPACKED: u64 = 1 << 30;
/// The texts of a workbook are held in memory while its sheets go by.
const MAX_SHARED_TEXTS: u64 = 256 << 20;
const SHARED_TEXTS: &str = "xl/sharedStrings.xml";
/// Merged cells are looked for in sheets of prints, which are short; a sheet is read for them from
/// end to end.
const MERGED_WITHIN_ROWS: u32 = 50_000;
/// Parts above this size are looked at for how far they were packed.
const RATIO_FROM: u64 = 50 << 20;
/// Real sheets pack to a fortieth at best; a bomb packs to a thousandth.
const MAX_RATIO: u64 = 200;
const MAX_COLUMNS: u32 = 16_384;

type Workbook = Xlsx<BufReader<File>>;

/// A workbook of either age.
pub enum Book {
    /// Office Open XML.
    New(Box<Workbook>),
    /// Excel 97 to 2003.
    Old(Box<OldWorkbook>),
}

impl Book {
    /// Opens a workbook that has been checked.
    ///
    /// # Errors
    /// [`FileError::Locked`] when it has a password, [`FileError::BrokenWorkbook`].
    pub fn open(path: &Path, is_old: bool) -> Result<Self, FileError> {
        if is_old {
            return old_workbook::open(path).map(|book| Self::Old(Box::new(book)));
        }
        open(path).map(|book| Self::New(Box::new(book)))
    }

    /// Opens a workbook unless it is larger than we read.
    ///
    /// # Errors
    /// As [`Book::open`], and [`FileError::TooLarge`] or [`FileError::Binary`].
    pub fn check_and_open(path: &Path, is_old: bool) -> Result<Self, FileError> {
        if is_old {
            old_workbook::check(path)?
        } else {
            check(path)?
        }
        Self::open(path, is_old)
    }

    /// Names of the visible worksheets, in their order.
    pub fn sheet_names(&self) -> Vec<String> {
        let sheets = match self {
            Self::New(book) => book.sheets_metadata(),
            Self::Old(book) => book.sheets_metadata(),
        };
        let shown = |sheet: &&calamine::Sheet| {
            sheet.typ == SheetType::WorkSheet && sheet.visible == SheetVisible::Visible
        };
        sheets.iter().filter(shown).map(|sheet| sheet.name.clone()).collect()
    }

    /// Shows every row of a sheet that has cells to `visit`, with the share of the sheet read so
    /// far in thousandths, until it breaks off.
    ///
    /// # Errors
    /// [`FileError::BrokenWorkbook`], or what `visit` answers.
    pub fn each_row(&mut self, sheet: &str, visit: super::Visit<'_>) -> Result<(), FileError> {
        match self {
            Self::New(book) => each_row(book, sheet, visit),
            Self::Old(book) => old_workbook::each_row(book, sheet, visit),
        }
    }

    /// The cells of these columns that are merged over several rows.
    ///
    /// # Errors
    /// [`FileError::BrokenWorkbook`].
    pub fn merged(&mut self, sheet: &str, columns: &[usize]) -> Result<Vec<Merged>, FileError> {
        if columns.is_empty() {
            return Ok(Vec::new());
        }
        let regions = match self {
            Self::New(book) => merged_regions(book, sheet)?,
            Self::Old(book) => unless_damaged(|| book.merge_cells_by_sheet_name(sheet))?
                .map_err(|_| FileError::BrokenWorkbook)?,
        };
        let tall = regions.into_iter().filter(|region| region.end.0 > region.start.0);
        let merged = tall.map(|region| Merged {
            first: region.start.0 + 1,
            last: region.end.0 + 1,
            column: region.start.1 as usize,
        });
        Ok(merged.filter(|merged| columns.contains(&merged.column)).collect())
    }
}

fn merged_regions(
    book: &mut Workbook,
    sheet: &str,
) -> Result<Vec<calamine::Dimensions>, FileError> {
    let cells = unless_damaged(|| book.worksheet_cells_reader(sheet))?;
    let cells = cells.map_err(|error| refusal(&error))?;
    if cells.dimensions().end.0 > MERGED_WITHIN_ROWS {
        return Ok(Vec::new());
    }
    drop(cells);
    unless_damaged(|| book.merge_cells_by_sheet_name(sheet))?.map_err(|error| refusal(&error))
}

/// Refuses workbooks that unpack to more than we read. The sizes that the archive declares are
/// checked first, then what really comes out, since a declaration can lie.
///
/// # Errors
/// [`FileError::TooLarge`], [`FileError::Binary`] for an archive that is no workbook,
/// [`FileError::BrokenWorkbook`].
fn check(path: &Path) -> Result<(), FileError> {
    let packed = std::fs::metadata(path).map_err(|error| FileError::reading(&error))?.len();
    if packed > MAX_PACKED {
        return Err(FileError::TooLarge);
    }
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
        let holds_texts = part.name_raw() == SHARED_TEXTS.as_bytes();
        if declared > limit
            || (part.size() > RATIO_FROM && ratio > MAX_RATIO)
            || (holds_texts && part.size() > MAX_SHARED_TEXTS)
        {
            return Err(FileError::TooLarge);
        }
    }
    let mut left = limit;
    for index in 0..archive.len() {
        let part = archive.by_index(index).map_err(broken)?;
        let holds_texts = part.name_raw() == SHARED_TEXTS.as_bytes();
        let room = if holds_texts { left.min(MAX_SHARED_TEXTS) } else { left };
        let unpacked = std::io::copy(&mut part.take(room + 1), &mut std::io::sink())
            .map_err(|_| FileError::BrokenWorkbook)?;
        if unpacked > room {
            return Err(FileError::TooLarge);
        }
        left = left.checked_sub(unpacked).ok_or(FileError::TooLarge)?;
    }
    Ok(())
}

/// Opens a workbook that [`check`] let pass.
///
/// # Errors
/// [`FileError::Locked`] when it has a password, [`FileError::BrokenWorkbook`].
fn open(path: &Path) -> Result<Workbook, FileError> {
    let file = File::open(path).map_err(|error| FileError::reading(&error))?;
    unless_damaged(|| Xlsx::new(BufReader::new(file)))?.map_err(|error| refusal(&error))
}

/// The library that reads workbooks panics on some damaged files instead of refusing them. What it
/// was reading is thrown away, so that nothing half-read is seen.
///
/// # Errors
/// [`FileError::BrokenWorkbook`] when it did.
pub(super) fn unless_damaged<Answer>(read: impl FnOnce() -> Answer) -> Result<Answer, FileError> {
    catch_unwind(AssertUnwindSafe(read)).map_err(|_| FileError::BrokenWorkbook)
}

fn refusal(error: &XlsxError) -> FileError {
    match error {
        XlsxError::Password => FileError::Locked,
        _ => FileError::BrokenWorkbook,
    }
}

/// Shows every row of a sheet that has cells to `visit`, with the share of the sheet read so far
/// in thousandths, until it breaks off.
///
/// # Errors
/// [`FileError::BrokenWorkbook`], or what `visit` answers.
fn each_row<RS: Read + Seek>(
    workbook: &mut Xlsx<RS>,
    sheet: &str,
    visit: super::Visit<'_>,
) -> Result<(), FileError> {
    let cells = unless_damaged(|| workbook.worksheet_cells_reader(sheet))?;
    let mut cells = cells.map_err(|error| refusal(&error))?;
    let last_row = u64::from(cells.dimensions().end.0).max(1);
    let mut row = Row::default();
    let mut begun = false;
    loop {
        let cell = unless_damaged(|| cells.next_cell_with_formula())?;
        let Some(cell) = cell.map_err(|error| refusal(&error))? else { break };
        let (line, column) = cell.pos;
        if !stands_behind(&row, line, column) {
            return Err(FileError::BrokenWorkbook);
        }
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

/// Whether a cell stands behind all those before it: a sheet tells its rows from the top and the
/// cells of a row from the left. A sheet that does otherwise is damaged (spreadsheets refuse it),
/// and its cells would be read into columns that are not theirs.
fn stands_behind(row: &Row, line: u32, column: u32) -> bool {
    match (line + 1).cmp(&row.number) {
        Ordering::Less => false,
        Ordering::Equal => column as usize >= row.len(),
        Ordering::Greater => true,
    }
}

/// Adds a cell at its column; columns that the sheet leaves out become empty cells.
pub(super) fn add_cell(row: &mut Row, column: usize, value: &DataRef<'_>, formula: Option<&str>) {
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
        DataRef::Float(number) => with_text(*number, |text| row.push(text)),
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
    fn a_cell_in_front_of_those_before_it_is_not_read_into_another_column() {
        let mut row = Row::default();
        assert!(stands_behind(&row, 0, 0), "the first cell");
        row.clear(3);
        row.push(b"A3");
        row.push(b"B3");
        // line and column from 0
        let cases = [
            (2, 2, true),
            (2, 9, true),
            (3, 0, true),
            (9, 5, true),
            (2, 1, false),
            (2, 0, false),
            (1, 7, false),
        ];
        for (line, column, stands) in cases {
            assert_eq!(stands_behind(&row, line, column), stands, "{line} {column}");
        }
    }

    #[test]
    fn a_workbook_cut_off_is_broken() {
        let whole = archive(&[("xl/workbook.xml", &[b'x'; 5_000])]);
        let bytes = std::fs::read(whole.path()).unwrap();
        std::fs::write(whole.path(), &bytes[..bytes.len() / 2]).unwrap();
        assert!(matches!(check(whole.path()), Err(FileError::BrokenWorkbook)));
    }
}
