//! The column of each field, looked up for every cell of every row.

use std::collections::BTreeMap;

use domain::mapping::Field;

use crate::cell::bare;
use crate::sheet::Row;

/// Field to column.
#[derive(Debug, Clone, Copy)]
pub struct Layout {
    columns: [Option<usize>; Field::ALL.len()],
}

impl Layout {
    /// The layout of a mapping.
    pub fn new(columns: &BTreeMap<Field, usize>) -> Self {
        Self { columns: Field::ALL.map(|field| columns.get(&field).copied()) }
    }

    /// The field's column, when the file has one.
    pub fn column(&self, field: Field) -> Option<usize> {
        self.columns[field as usize]
    }

    /// Whether the file has a column for the field.
    pub fn has(&self, field: Field) -> bool {
        self.column(field).is_some()
    }

    /// The field read from a column.
    pub fn field_at(&self, column: usize) -> Option<Field> {
        Field::ALL.into_iter().find(|field| self.column(*field) == Some(column))
    }

    /// The field's cell as it stands in the file; empty without a column.
    pub fn raw<'r>(&self, row: &'r Row, field: Field) -> &'r [u8] {
        self.column(field).map_or(&[], |column| row.cell(column))
    }

    /// The field's cell without its dressing.
    pub fn bare<'r>(&self, row: &'r Row, field: Field) -> &'r [u8] {
        bare(self.raw(row, field))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_stands_at_its_place_in_the_list() {
        for (place, field) in Field::ALL.into_iter().enumerate() {
            assert_eq!(field as usize, place, "{field:?}");
        }
    }
}
