//! One row of any kind of table.

use crate::cell::text::{bare, cut, shown};

/// Why a row is not whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowFlaw {
    /// The cell in this column is longer than a spreadsheet cell can be; what is kept of it is
    /// its beginning.
    CellTooLong(usize),
    /// A quoted cell that never ends.
    CutOff,
}

/// One row, reused for every row of a file so that reading allocates nothing per row.
#[derive(Debug, Clone, Default)]
pub struct Row {
    /// Place in the file as a spreadsheet counts it: the first row is 1, blank rows count.
    pub number: u32,
    /// What is wrong with it, if anything.
    pub flaw: Option<RowFlaw>,
    /// Whether the file ended without a line break behind it.
    pub ends_the_file: bool,
    text: Vec<u8>,
    ends: Vec<usize>,
}

impl Row {
    /// How many cells it has.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether no cell holds anything but white space.
    pub fn is_empty(&self) -> bool {
        (0..self.len()).all(|column| bare(self.cell(column)).is_empty())
    }

    /// The cell of a column as it stands in the file; empty when the row is too short.
    pub fn cell(&self, column: usize) -> &[u8] {
        let Some(&end) = self.ends.get(column) else { return &[] };
        let start = if column == 0 { 0 } else { self.ends[column - 1] };
        &self.text[start..end]
    }

    /// The cell without its dressing (see [`bare`]).
    pub fn bare(&self, column: usize) -> &[u8] {
        bare(self.cell(column))
    }

    /// All cells as text without their dressing, each cut at `limit` characters.
    pub fn texts(&self, limit: usize) -> Vec<String> {
        (0..self.len()).map(|column| cut(&shown(self.bare(column)), limit).to_string()).collect()
    }

    /// The bytes of all cells, one behind the other, and where each ends: two rows are exact
    /// repeats when both are equal.
    pub fn content(&self) -> (&[u8], &[usize]) {
        (&self.text, &self.ends)
    }

    pub(super) fn clear(&mut self, number: u32) {
        self.number = number;
        self.flaw = None;
        self.ends_the_file = false;
        self.text.clear();
        self.ends.clear();
    }

    pub(super) fn append(&mut self, bytes: &[u8]) {
        self.text.extend_from_slice(bytes);
    }

    pub(super) fn end_cell(&mut self) {
        self.ends.push(self.text.len());
    }

    /// Bytes of the cell that is being read.
    pub(super) fn open_cell(&self) -> &[u8] {
        &self.text[self.ends.last().copied().unwrap_or(0)..]
    }

    /// Keeps only the first `length` bytes of the cell that is being read.
    pub(super) fn cut_open_cell(&mut self, length: usize) {
        let start = self.ends.last().copied().unwrap_or(0);
        self.text.truncate(start + length);
    }

    /// Puts another text into a cell; columns up to it that the row lacks become empty cells.
    pub(super) fn set(&mut self, column: usize, cell: &[u8]) {
        while self.len() <= column {
            self.end_cell();
        }
        let start = if column == 0 { 0 } else { self.ends[column - 1] };
        let end = self.ends[column];
        self.text.splice(start..end, cell.iter().copied());
        for place in &mut self.ends[column..] {
            *place = *place - (end - start) + cell.len();
        }
    }

    /// Adds a whole cell.
    pub(super) fn push(&mut self, cell: &[u8]) {
        self.append(cell);
        self.end_cell();
    }
}
