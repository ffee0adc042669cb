//! XLSX, written row by row so that a long table needs no more memory than a short one.

use std::collections::BTreeMap;
use std::path::Path;

use rust_xlsxwriter::{Format, Formula, Workbook, Worksheet, XlsxError};

use super::part_file::PartFile;
use super::{Cell, SAFE_DIGITS, digits};
use crate::FileError;
use crate::cell::text::cut;
use crate::sheet::MAX_CELL_CHARS;

/// Days from Excel's day 0 to 1970-01-01.
const EPOCH_DAYS: f64 = 25_569.0;
const DAY_MS: f64 = 86_400_000.0;
/// The sheet's last row: Excel has no more.
const MAX_ROWS: u32 = 1_048_576;

/// Writes a table as the only sheet of a workbook, its headers bold and kept in sight.
///
/// Texts stay texts whatever they begin with. Numbers of more than 15 digits are written as texts,
/// because a spreadsheet would lose the rest. Texts are cut at 32,767 characters.
///
/// # Errors
/// [`FileError::Unwritable`], also when there are more rows than a sheet can hold; nothing is then
/// left behind.
pub fn write_xlsx(
    path: &Path,
    sheet_name: &str,
    headers: &[String],
    rows: impl IntoIterator<Item = Vec<Cell>>,
) -> Result<(), FileError> {
    let mut file = PartFile::create(path)?;
    let mut workbook = Workbook::new();
    fill(&mut workbook, sheet_name, headers, rows)?;
    workbook.save_to_writer(file.writer()?).map_err(FileError::writing)?;
    file.finish()
}

fn fill(
    workbook: &mut Workbook,
    sheet_name: &str,
    headers: &[String],
    rows: impl IntoIterator<Item = Vec<Cell>>,
) -> Result<(), FileError> {
    let sheet = workbook.add_worksheet_with_constant_memory().map_err(FileError::writing)?;
    sheet.set_name(sheet_name).map_err(FileError::writing)?;
    sheet.set_freeze_panes(1, 0).map_err(FileError::writing)?;
    // A formula that gives nothing is stored as an empty text, not as 0.
    sheet.set_formula_result_default("");
    let bold = Format::new().set_bold();
    for (column, header) in (0_u16..).zip(headers) {
        sheet.set_column_width(column, 16).map_err(FileError::writing)?;
        let header = cut(header, MAX_CELL_CHARS);
        sheet.write_string_with_format(0, column, header, &bold).map_err(FileError::writing)?;
    }
    let mut formats = Formats::default();
    for (row, cells) in (1_u32..).zip(rows) {
        if row >= MAX_ROWS {
            return Err(FileError::writing("more rows than a sheet can hold"));
        }
        for (column, cell) in (0_u16..).zip(&cells) {
            write_cell(sheet, row, column, cell, &mut formats).map_err(FileError::writing)?;
        }
    }
    Ok(())
}

/// Number formats made so far, by their text.
#[derive(Default)]
struct Formats(BTreeMap<String, Format>);

impl Formats {
    fn of(&mut self, text: &str) -> &Format {
        self.0.entry(text.to_string()).or_insert_with(|| Format::new().set_num_format(text))
    }
}

fn write_cell(
    sheet: &mut Worksheet,
    row: u32,
    column: u16,
    cell: &Cell,
    formats: &mut Formats,
) -> Result<(), XlsxError> {
    let serial = |local_ms: i64| local_ms as f64 / DAY_MS + EPOCH_DAYS;
    match cell {
        Cell::Blank => {}
        Cell::Text(text) => {
            sheet.write_string(row, column, cut(text, MAX_CELL_CHARS))?;
        }
        Cell::Number(text) | Cell::Money(text) => match safe_number(text) {
            None => {
                sheet.write_string(row, column, text)?;
            }
            Some(number) if matches!(cell, Cell::Money(_)) => {
                let format = formats.of(&money_format(text));
                sheet.write_number_with_format(row, column, number, format)?;
            }
            Some(number) => {
                sheet.write_number(row, column, number)?;
            }
        },
        Cell::Formula { formula, result } => {
            sheet.write_formula(row, column, Formula::new(formula).set_result(result))?;
        }
        Cell::Moment(local_ms) => {
            let format = formats.of("yyyy-mm-dd hh:mm:ss");
            sheet.write_number_with_format(row, column, serial(*local_ms), format)?;
        }
        Cell::Day(local_ms) => {
            let format = formats.of("yyyy-mm-dd");
            sheet.write_number_with_format(row, column, serial(*local_ms).floor(), format)?;
        }
    }
    Ok(())
}

/// The number, when a spreadsheet can hold every digit of it.
fn safe_number(text: &str) -> Option<f64> {
    let number: f64 = text.parse().ok()?;
    (number.is_finite() && digits(text) <= SAFE_DIGITS).then_some(number)
}

/// As many decimals as the amount is written with.
fn money_format(text: &str) -> String {
    match text.split_once('.') {
        Some((_, decimals)) => format!("#,##0.{}", "0".repeat(decimals.len())),
        None => "#,##0".to_string(),
    }
}
