//! What holds of the rows of any table, before anybody knows what they are about.

use std::ops::ControlFlow;
use std::path::Path;

use domain::file_content::FileContent;
use domain::subject::Subject;
use exchange::sheet::{MAX_CELL_CHARS, Row, Sheet};
use exchange::{FileKind, Inspection};

/// Holds every row of a table that opens to its rules.
pub fn hold(path: &Path) {
    let Ok(sheet) = Sheet::open(path) else { return };
    let size = sheet.bytes();
    let mut last = 0;
    let mut done = 0;
    let read = sheet.each_row(&mut |row, bytes| {
        assert!(row.number > last, "row {} stands behind row {last}", row.number);
        assert!(bytes >= done && bytes <= size, "{bytes} of {size} bytes after {done}");
        for column in 0..row.len() {
            let cell = String::from_utf8_lossy(row.cell(column));
            assert!(cell.chars().count() <= MAX_CELL_CHARS, "a cell of {} bytes", cell.len());
        }
        assert!(row.cell(row.len()).is_empty(), "there is nothing behind the last cell");
        (last, done) = (row.number, bytes);
        Ok(ControlFlow::Continue(()))
    });
    if read.is_ok() {
        let first = sheet.first_rows(2).expect("they were read before");
        assert!(first.iter().all(|row| row.number <= last));
    }
}

/// Every row below the header of a text is a row of the content, a total, blank or a comment.
pub fn hold_count(path: &Path, found: &Inspection, content: &FileContent) {
    if !matches!(found.file_kind, FileKind::Csv | FileKind::Tsv) {
        return;
    }
    let sheet = Sheet::open(path).expect("it was read before");
    let number_at = found.columns.get(&domain::mapping::Field::OrderNo);
    let (mut least, mut remarks) = (0, 0);
    let counted = sheet.each_row(&mut |row, _| {
        let names_order = found.subject == Subject::Sales
            && number_at.is_some_and(|at| row.bare(*at).first().is_some_and(u8::is_ascii_digit));
        let says_something = row.flaw.is_some() || !(row.is_empty() || is_comment(row));
        if row.number > found.header_row && (names_order || says_something) {
            // A remark that ends the file without a line break was cut off.
            let may_be_remark = found.subject == Subject::Settlement && is_remark(row);
            *(if may_be_remark { &mut remarks } else { &mut least }) += 1;
        }
        Ok(ControlFlow::Continue(()))
    });
    counted.expect("it was read before");
    let totals = content.remarks.iter().find(|remark| remark.code == "summary_rows");
    let told = content.rows + totals.map_or(0, |remark| remark.count);
    assert!((least..=least + remarks).contains(&told), "{told} rows of {least} and {remarks}");
}

/// A platform's remark around its statement, which a comma in a sum may part into cells.
fn is_remark(row: &Row) -> bool {
    let cells = (0..row.len()).map(|column| row.bare(column));
    let first = cells.into_iter().find(|cell| !cell.is_empty());
    first.is_some_and(|cell| match cell {
        [b'#', next, ..] => !next.is_ascii_alphanumeric(),
        [b'#'] => true,
        _ => false,
    })
}

fn is_comment(row: &Row) -> bool {
    row.bare(0).first() == Some(&b'#') && (1..row.len()).all(|column| row.bare(column).is_empty())
}
