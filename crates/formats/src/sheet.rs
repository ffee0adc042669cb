//! A table before it becomes bytes.

use chrono::NaiveDateTime;

use crate::money::decimal;

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// Nothing.
    Blank,
    /// A text.
    Text(String),
    /// A number with so many of its digits behind the point.
    Number(i64, u8),
    /// A moment; a real date cell where the file has such cells.
    Moment(NaiveDateTime),
}

impl Cell {
    /// The cell as a text file shows it.
    pub fn shown(&self) -> String {
        match self {
            Self::Blank => String::new(),
            Self::Text(text) => text.clone(),
            Self::Number(value, places) => decimal(*value, *places),
            Self::Moment(moment) => moment.format("%Y-%m-%d %H:%M:%S").to_string(),
        }
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        if text.is_empty() { Self::Blank } else { Self::Text(text.to_string()) }
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        if text.is_empty() { Self::Blank } else { Self::Text(text) }
    }
}

impl From<&String> for Cell {
    fn from(text: &String) -> Self {
        text.as_str().into()
    }
}

/// An amount in minor units as a number cell.
pub fn amount(minor: i64) -> Cell {
    Cell::Number(minor, 2)
}

/// A count as a number cell.
pub fn count(number: i64) -> Cell {
    Cell::Number(number, 0)
}

/// Cells joined into one; the first one holds the content.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Merge {
    /// First row, from 0.
    pub top: usize,
    /// First column, from 0.
    pub left: usize,
    /// Last row.
    pub bottom: usize,
    /// Last column.
    pub right: usize,
    /// Whether a text file, which cannot merge, repeats the content downwards.
    pub repeats_in_text: bool,
}

/// When a text file puts cells into quotes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Quoting {
    /// Where the cell needs it.
    #[default]
    Needed,
    /// Always.
    Always,
    /// Where it needs it, but `="123"` stands as it is, as some exports write it.
    BareFormulas,
}

/// A table with what belongs to its dress.
#[derive(Debug, Clone, Default)]
pub struct Sheet {
    /// Name of the sheet in a workbook.
    pub name: String,
    /// The rows, header and all.
    pub rows: Vec<Vec<Cell>>,
    /// Merged cells.
    pub merges: Vec<Merge>,
    /// Quotes in text files.
    pub quoting: Quoting,
    /// Whether text files part cells by tabs instead of commas.
    pub tabs: bool,
    /// Lines of a sheet that stands before this one in a workbook; none when empty.
    pub cover: Vec<String>,
}

impl Sheet {
    /// A sheet with a header row.
    pub fn with_header(name: &str, headers: &[&str]) -> Self {
        let mut sheet = Self { name: name.to_string(), ..Self::default() };
        sheet.header(headers);
        sheet
    }

    /// A sheet without rows yet.
    pub fn empty(name: &str) -> Self {
        Self { name: name.to_string(), ..Self::default() }
    }

    /// Adds the header row.
    pub fn header(&mut self, headers: &[&str]) {
        self.rows.push(headers.iter().map(|header| Cell::from(*header)).collect());
    }

    /// Adds a row of one text: a title or a comment.
    pub fn line(&mut self, text: &str) {
        self.rows.push(vec![text.into()]);
    }

    /// Adds a row.
    pub fn row(&mut self, cells: Vec<Cell>) {
        self.rows.push(cells);
    }
}
