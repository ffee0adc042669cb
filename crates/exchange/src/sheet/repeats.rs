//! Merged cells of prints: a code that stands once beside three rows is the code of all three.

use super::row::Row;
use crate::cell::bare;

/// A cell merged over several rows, counted as a spreadsheet does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Merged {
    /// Its first row, where its text stands.
    pub first: u32,
    /// Its last row.
    pub last: u32,
    /// Its column, from 0.
    pub column: usize,
}

/// Fills the rows below the first of a merged cell as they go by.
pub struct Repeats {
    merged: Vec<(Merged, Vec<u8>)>,
    row: Row,
}

impl Repeats {
    /// For a sheet with these merged cells.
    pub fn new(merged: Vec<Merged>) -> Self {
        let mut merged: Vec<_> = merged.into_iter().map(|merged| (merged, Vec::new())).collect();
        merged.sort_by_key(|(merged, _)| std::cmp::Reverse(merged.first));
        Self { merged, row: Row::default() }
    }

    /// The row with the cells that reach down to it. Rows must come in order.
    pub fn filled<'r>(&'r mut self, row: &'r Row) -> &'r Row {
        // The last entries are the topmost ones, so that those left behind are taken off the end.
        while self.merged.last().is_some_and(|(merged, _)| merged.last < row.number) {
            self.merged.pop();
        }
        let mut copied = false;
        for (merged, text) in self.merged.iter_mut().rev() {
            if merged.first > row.number {
                break;
            }
            if merged.first == row.number {
                *text = row.cell(merged.column).to_vec();
            } else if merged.last >= row.number && bare(row.cell(merged.column)).is_empty() {
                if !copied {
                    self.row.clone_from(row);
                    copied = true;
                }
                self.row.set(merged.column, text);
            }
        }
        if copied { &self.row } else { row }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(number: u32, cells: &[&str]) -> Row {
        let mut row = Row::default();
        row.clear(number);
        for cell in cells {
            row.push(cell.as_bytes());
        }
        row
    }

    #[test]
    fn a_merged_cell_stands_in_every_row_it_reaches_over() {
        let merged = vec![
            Merged { first: 2, last: 4, column: 0 },
            Merged { first: 3, last: 4, column: 2 },
            Merged { first: 6, last: 7, column: 0 },
        ];
        let mut repeats = Repeats::new(merged);
        let rows: [(&[&str], &[&str]); 7] = [
            (&["h", "i", "j"], &["h", "i", "j"]),
            (&["A", "1", "x"], &["A", "1", "x"]),
            (&["", "2", "y"], &["A", "2", "y"]),
            (&["", "3"], &["A", "3", "y"]),
            (&["", "4", ""], &["", "4", ""]),
            (&["B", "5", "z"], &["B", "5", "z"]),
            (&["own", "6", ""], &["own", "6", ""]),
        ];
        for (number, (cells, expected)) in (1..).zip(rows) {
            let shown = repeats.filled(&row(number, cells)).texts(9);
            assert_eq!(shown, expected, "row {number}");
        }
    }
}
