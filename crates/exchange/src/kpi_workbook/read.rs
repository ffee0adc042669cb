//! The definition read back, as it stands: what it means is the matter of the difference.

use std::fs::File;
use std::io::Read;
use std::ops::ControlFlow;
use std::path::Path;

use super::layout::Column;
use super::words;
use crate::cell::text::{half_width, shown};
use crate::sheet::{Book, HEADER_WITHIN, Row};
use crate::{FileError, Language};

/// More lines than this no sheet has.
const MOST_LINES: usize = 20_000;

/// The definition worksheet of a KPI workbook and the steps of its curves, as texts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetDefinitionTable {
    /// The language of its headers.
    pub(super) language: Language,
    pub(super) definition: Table,
    /// What stands beside the full score and the rule for blanks.
    pub(super) full: Option<(u32, String)>,
    pub(super) blank: Option<(u32, String)>,
    /// `None` without such a worksheet.
    pub(super) steps: Option<Table>,
}

/// The lines below a row of headers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// The line of the headers, from 1.
    pub head: u32,
    /// Where each column stands; `None` for one that is missing.
    columns: Vec<Option<usize>>,
    pub lines: Vec<Line>,
}

/// A line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Its number, from 1.
    pub line: u32,
    cells: Vec<Option<String>>,
}

impl SheetDefinitionTable {
    /// The language of its headers: that of the names in it.
    pub fn language(&self) -> Language {
        self.language
    }
}

impl Table {
    pub fn lacks(&self, column: Column) -> bool {
        self.columns.get(usize::from(column.0)).copied().flatten().is_none()
    }
}

impl Line {
    /// The cell's text; `None` where the column is missing.
    pub fn cell(&self, column: Column) -> Option<&str> {
        self.cells.get(usize::from(column.0))?.as_deref()
    }

    /// The cell's text, empty where the column is missing.
    pub fn text(&self, column: Column) -> &str {
        self.cell(column).unwrap_or_default()
    }

    pub fn is_empty(&self) -> bool {
        self.cells.iter().flatten().all(String::is_empty)
    }
}

/// Reads the definition of a workbook that [`super::write`] wrote and people edited. Worksheets are
/// known by their headers, whatever they are called and in either language.
///
/// # Errors
/// [`FileError::NoHeader`] for a file without the definition's headers, and those of reading.
pub fn read(path: &Path) -> Result<SheetDefinitionTable, FileError> {
    let mut book = Book::check_and_open(path, is_old(path)?)?;
    let mut definition = None;
    let mut steps = None;
    for name in book.sheet_names() {
        let rows = rows_of(&mut book, &name)?;
        if definition.is_none() {
            let needed = [Column::ITEM_KEY, Column::WEIGHT, Column::TARGET];
            let table = table_of(&rows, &words::DEFINITION, &needed);
            definition = table.map(|(table, language)| (table, language, rows.clone()));
        }
        if steps.is_none() {
            let needed = [Column(6), Column(7)];
            steps = table_of(&rows, &words::STEPS, &needed).map(|(table, _)| table);
        }
    }
    let (definition, language, rows) = definition.ok_or(FileError::NoHeader)?;
    let above = || rows.iter().take_while(|row| row.0 < definition.head);
    let beside = |said: (&str, &str)| {
        above().find_map(|(line, cells)| {
            let place = cells.iter().position(|cell| words::says(cell, said))?;
            Some((*line, cells.get(place + 1).cloned().unwrap_or_default()))
        })
    };
    let (full, blank) = (beside(words::FULL_SCORE), beside(words::WITHOUT_DATA));
    Ok(SheetDefinitionTable { language, definition, full, blank, steps })
}

/// Whether it is a workbook of Excel 97 to 2003.
fn is_old(path: &Path) -> Result<bool, FileError> {
    let mut head = Vec::new();
    let file = File::open(path).map_err(|error| FileError::reading(&error))?;
    file.take(4).read_to_end(&mut head).map_err(|error| FileError::reading(&error))?;
    match head.as_slice() {
        [] => Err(FileError::Empty),
        [0xd0, 0xcf, 0x11, 0xe0] => Ok(true),
        [b'P', b'K', 3, 4] => Ok(false),
        _ => Err(FileError::NoHeader),
    }
}

type Numbered = (u32, Vec<String>);

/// The rows of a worksheet. One whose first rows hold no headers of ours is not read further.
fn rows_of(book: &mut Book, sheet: &str) -> Result<Vec<Numbered>, FileError> {
    let mut rows: Vec<Numbered> = Vec::new();
    let mut is_ours = false;
    book.each_row(sheet, &mut |row, _| {
        let cells = texts(row);
        is_ours |= cells.iter().any(|cell| words::says(cell, words::DEFINITION[18]));
        rows.push((row.number, cells));
        let enough = rows.len() >= MOST_LINES || !is_ours && row.number >= HEADER_WITHIN;
        Ok(if enough { ControlFlow::Break(()) } else { ControlFlow::Continue(()) })
    })?;
    Ok(rows)
}

fn texts(row: &Row) -> Vec<String> {
    (0..row.len().min(100)).map(|column| shown(row.cell(column)).trim().to_string()).collect()
}

fn table_of(
    rows: &[Numbered],
    headers: &[(&str, &str)],
    needed: &[Column],
) -> Option<(Table, Language)> {
    let heads = rows.iter().enumerate().filter(|(_, row)| row.0 <= HEADER_WITHIN);
    let mut found = heads.filter_map(|(place, (head, cells))| {
        let plain = |text: &str| text.chars().map(half_width).collect::<String>();
        let cells: Vec<String> = cells.iter().map(|cell| plain(cell)).collect();
        let of = |header: &(&str, &str)| cells.iter().position(|cell| words::says(cell, *header));
        let columns: Vec<Option<usize>> = headers.iter().map(of).collect();
        let has = |column: &Column| columns.get(usize::from(column.0)).copied().flatten().is_some();
        needed.iter().any(has).then_some((place, *head, columns, cells))
    });
    let (place, head, columns, cells) =
        found.find(|(_, _, columns, _)| columns.iter().flatten().count() * 2 > headers.len())?;
    let chinese = headers.iter().filter(|(zh, _)| cells.iter().any(|cell| cell == zh)).count();
    let is_chinese = chinese * 2 > columns.iter().flatten().count();
    let lines = rows.iter().skip(place + 1).map(|(line, cells)| Line {
        line: *line,
        cells: columns
            .iter()
            .map(|column| column.map(|at| cells.get(at).cloned().unwrap_or_default()))
            .collect(),
    });
    let lines = lines.filter(|line| !line.is_empty()).collect();
    let language = if is_chinese { Language::Zh } else { Language::En };
    Some((Table { head, columns, lines }, language))
}
