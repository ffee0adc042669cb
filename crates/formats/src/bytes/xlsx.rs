//! Tables as workbooks of today.

use chrono::{Datelike, NaiveDateTime, Timelike};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

use crate::error::FormatError;
use crate::sheet::{Cell, Merge, Sheet};

/// The workbook's bytes, the same ones every time.
pub fn bytes(sheet: &Sheet) -> Result<Vec<u8>, FormatError> {
    workbook(sheet).map_err(FormatError::writing)
}

fn workbook(sheet: &Sheet) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    // The time of writing would make every file another one.
    let made = ExcelDateTime::from_ymd(2026, 1, 1)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&made));
    if !sheet.cover.is_empty() {
        let cover = workbook.add_worksheet().set_name("说明")?;
        for (row, line) in (0_u32..).zip(&sheet.cover) {
            cover.write_string(row, 0, line)?;
        }
    }
    let page = workbook.add_worksheet().set_name(&sheet.name)?;
    let moment = Format::new().set_num_format("yyyy-mm-dd hh:mm:ss");
    for merge in &sheet.merges {
        join(page, merge)?;
    }
    for (row, cells) in (0_u32..).zip(&sheet.rows) {
        for (column, cell) in (0_u16..).zip(cells) {
            write_cell(page, row, column, cell, &moment)?;
        }
    }
    workbook.save_to_buffer()
}

fn join(page: &mut Worksheet, merge: &Merge) -> Result<(), XlsxError> {
    let row = |row: usize| u32::try_from(row).unwrap_or(u32::MAX);
    let column = |column: usize| u16::try_from(column).unwrap_or(u16::MAX);
    let (top, bottom) = (row(merge.top), row(merge.bottom));
    let (left, right) = (column(merge.left), column(merge.right));
    page.merge_range(top, left, bottom, right, "", &Format::new())?;
    Ok(())
}

fn write_cell(
    page: &mut Worksheet,
    row: u32,
    column: u16,
    cell: &Cell,
    moment_format: &Format,
) -> Result<(), XlsxError> {
    match cell {
        Cell::Blank => {}
        Cell::Text(text) => {
            page.write_string(row, column, text)?;
        }
        Cell::Number(value, places) => {
            page.write_number(row, column, number(*value, *places))?;
        }
        Cell::Moment(moment) => {
            page.write_datetime_with_format(row, column, &excel(*moment)?, moment_format)?;
        }
    }
    Ok(())
}

/// The nearest binary number, which is what a spreadsheet holds.
pub fn number(value: i64, places: u8) -> f64 {
    value as f64 / 10_f64.powi(i32::from(places))
}

fn excel(moment: NaiveDateTime) -> Result<ExcelDateTime, XlsxError> {
    let small = |part: u32| u8::try_from(part).unwrap_or(0);
    let year = u16::try_from(moment.year()).unwrap_or(0);
    let day = ExcelDateTime::from_ymd(year, small(moment.month()), small(moment.day()))?;
    let hour = u16::from(small(moment.hour()));
    day.and_hms(hour, small(moment.minute()), f64::from(moment.second()))
}
