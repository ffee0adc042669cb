//! People: a line for the person, below it one for each group and one for each item.

mod block;

use rust_xlsxwriter::{Formula, Workbook, XlsxError};

use super::layout::{Layout, there};
use super::sheet_names::SheetNames;
use super::words::{self, said};
use super::{KpiWorkbook, MOST_PERSON_SHEETS, Styles, headed};
use crate::cell::text::cut;
use crate::sheet::MAX_CELL_CHARS;
use block::{Block, OUTCOME, SCORE, plain};

/// A worksheet has no row beyond this.
const MAX_ROWS: u32 = 1_048_576;

pub fn write(
    book: &mut Workbook,
    workbook: &KpiWorkbook<'_>,
    layout: &Layout,
    styles: &Styles,
) -> Result<(), XlsxError> {
    let language = workbook.language;
    let block = Block { content: workbook.content, layout, language, styles };
    let taken = [words::SHEET_NAME, words::STEPS_NAME, words::SUMMARY_NAME, words::PEOPLE_NAME];
    let mut names = SheetNames::taken(&taken.map(|name| said(name, language)));
    let in_one = workbook.people.len() > MOST_PERSON_SHEETS;
    let mut places = Vec::with_capacity(workbook.people.len());
    let mut row = 1_u32;
    for person in workbook.people {
        if in_one {
            places.push((said(words::PEOPLE_NAME, language).to_string(), row));
            row = row.saturating_add(block.lines());
        } else {
            places.push((names.of(&person.name, &person.code), 1));
        }
    }
    if row > MAX_ROWS {
        return Err(XlsxError::RowColumnLimitError);
    }
    summary(book, workbook, &places, styles)?;
    if in_one {
        let sheet = book.add_worksheet_with_constant_memory()?;
        sheet.set_name(said(words::PEOPLE_NAME, language))?;
        headed(sheet, 0, &words::PEOPLE, language, styles)?;
        for (person, (_, row)) in workbook.people.iter().zip(&places) {
            block.write(sheet, *row, person)?;
        }
        return Ok(());
    }
    for (person, (name, row)) in workbook.people.iter().zip(&places) {
        let sheet = book.add_worksheet();
        sheet.set_name(name)?;
        headed(sheet, 0, &words::PEOPLE, language, styles)?;
        block.write(sheet, *row, person)?;
    }
    Ok(())
}

/// Everybody's score on one page.
fn summary(
    book: &mut Workbook,
    workbook: &KpiWorkbook<'_>,
    places: &[(String, u32)],
    styles: &Styles,
) -> Result<(), XlsxError> {
    let language = workbook.language;
    let sheet = book.add_worksheet();
    sheet.set_name(said(words::SUMMARY_NAME, language))?;
    headed(sheet, 0, &words::SUMMARY, language, styles)?;
    for (row, (person, (name, at))) in (1_u32..).zip(workbook.people.iter().zip(places)) {
        sheet.write_string(row, 0, cut(&person.name, MAX_CELL_CHARS))?;
        sheet.write_string(row, 1, cut(&person.code, MAX_CELL_CHARS))?;
        let outcome = said(words::outcome(person.score.outcome), language);
        let shown = [(2, OUTCOME, outcome.to_string()), (3, SCORE, plain(person.score.total))];
        for (column, of, result) in shown {
            let cell = Formula::new(there(name, *at, of)).set_result(result);
            sheet.write_formula(row, column, cell)?;
        }
    }
    Ok(())
}
