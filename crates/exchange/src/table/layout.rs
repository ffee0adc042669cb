//! The column of each field, looked up for every cell of every row.

use std::collections::BTreeMap;

use domain::mapping::Field;

use crate::cell::{bare, is_blank};
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

    /// The field's cell without its dressing.
    pub fn bare<'r>(&self, row: &'r Row, field: Field) -> &'r [u8] {
        self.column(field).map_or(&[], |column| row.bare(column))
    }

    /// The field's cell without its dressing; `None` when it says nothing.
    pub fn named<'r>(&self, row: &'r Row, field: Field) -> Option<&'r [u8]> {
        let cell = bare(row.cell(self.column(field)?));
        (!is_blank(cell)).then_some(cell)
    }

    /// Whether a row whose first filled cell stands in this column bears no order number.
    pub fn names_no_order(&self, row: &Row, first: usize) -> bool {
        let field = if self.column(Field::OrderNo) == Some(first) {
            Field::OrderedAt
        } else {
            Field::OrderNo
        };
        self.named(row, field).is_none()
    }

    /// The columns that name something and therefore say the same in every row over which a
    /// workbook merges them; a merged number is said once.
    pub fn columns_of_names(&self) -> Vec<usize> {
        use Field::*;
        const NAMES: [Field; 16] = [
            OrderNo,
            OrderedAt,
            Day,
            ProductCode,
            ProductName,
            Category,
            Store,
            Warehouse,
            Plan,
            Channel,
            Employee,
            Status,
            Kind,
            CustomerName,
            Phone,
            Card,
        ];
        NAMES.into_iter().filter_map(|field| self.column(field)).collect()
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
