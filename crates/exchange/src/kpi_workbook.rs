//! A KPI sheet as a workbook (D-23, K-17): its definition, and people whose scores are formulas over
//! the definition's cells, so that a changed weight or target changes them at once. [`write`] writes
//! it, [`read`] reads the definition back and [`difference`] says what was edited.
//!
//! The formulas say what [`domain::kpi::score`] says. Spreadsheets count in binary fractions, so
//! what should be equal is held against each other to six places, and what is rounded is rounded to
//! nine places before.

mod definition;
mod difference;
mod formulas;
mod layout;
mod people;
mod read;
mod sheet_names;
mod words;

use std::collections::BTreeMap;
use std::path::Path;

use domain::kpi::{KpiContent, SheetScore};
use rust_decimal::Decimal;
use rust_xlsxwriter::{Format, Workbook, Worksheet, XlsxError};

use crate::write::part_file::PartFile;
use crate::{FileError, Language};

pub use difference::{SheetDifference, difference};
pub use read::{SheetDefinitionTable, read};

/// With more people than this all stand in one worksheet, one below the other.
pub const MOST_PERSON_SHEETS: usize = 200;

/// What a workbook holds.
#[derive(Clone, Copy, Debug)]
pub struct KpiWorkbook<'a> {
    /// What the sheet is called.
    pub title: &'a str,
    /// The sheet.
    pub content: &'a KpiContent,
    /// Who is measured by it.
    pub people: &'a [WorkbookPerson],
    /// The language of headers, kinds and names.
    pub language: Language,
}

/// Somebody who is measured.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WorkbookPerson {
    /// The name.
    pub name: String,
    /// The number by which the chain knows them.
    pub code: String,
    /// How many months the period has.
    pub months: Decimal,
    /// The value of each item by its key; none where there is no data.
    pub values: BTreeMap<String, Option<Decimal>>,
    /// The score of these values, shown until the workbook is computed anew.
    pub score: SheetScore,
}

/// Writes the workbook: the definition, the steps of its curves where it has any, a summary, and a
/// worksheet for each person; beyond [`MOST_PERSON_SHEETS`] people one worksheet for all.
///
/// A curve of more than 40 steps is written with its scores as numbers: its formula would be longer
/// than spreadsheets take.
///
/// # Errors
/// [`FileError::Unwritable`], also for more lines than a worksheet holds; nothing is then left behind.
pub fn write(path: &Path, workbook: &KpiWorkbook<'_>) -> Result<(), FileError> {
    let mut file = PartFile::create(path)?;
    let mut book = filled(workbook).map_err(FileError::writing)?;
    book.save_to_writer(file.writer()?).map_err(FileError::writing)?;
    file.finish()
}

fn filled(workbook: &KpiWorkbook<'_>) -> Result<Workbook, XlsxError> {
    let mut book = Workbook::new();
    let styles = Styles::new();
    let layout = layout::Layout::of(workbook.content, workbook.language);
    definition::write(&mut book, workbook, &layout, &styles)?;
    people::write(&mut book, workbook, &layout, &styles)?;
    Ok(book)
}

/// How cells look.
struct Styles {
    plain: Format,
    bold: Format,
    /// What is computed and shows only the way.
    grey: Format,
    title: Format,
}

impl Styles {
    fn new() -> Self {
        let grey = Format::new().set_font_color("#808080");
        Self {
            plain: Format::new(),
            bold: Format::new().set_bold(),
            grey,
            title: Format::new().set_bold().set_font_size(14.0),
        }
    }
}

fn headed(
    sheet: &mut Worksheet,
    row: u32,
    columns: &[(&str, &str)],
    language: Language,
    styles: &Styles,
) -> Result<(), XlsxError> {
    for (column, words) in (0_u16..).zip(columns) {
        let text = words::said(*words, language);
        sheet.write_string_with_format(row, column, text, &styles.bold)?;
        sheet.set_column_width(column, 14)?;
    }
    sheet.set_freeze_panes(row + 1, 0)?;
    sheet.set_formula_result_default("");
    Ok(())
}

/// The number as a spreadsheet holds it: the nearest of its binary fractions.
fn binary(number: Decimal) -> f64 {
    number.to_string().parse().unwrap_or(f64::NAN)
}
