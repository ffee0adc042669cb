//! The register of synced tables: declared once, read by the write path, history, undo, export,
//! erase and sync.
//!
//! Table and field numbers are permanent: they go into the log and over the wire. A number is
//! never given to another field, even after the field is gone.

mod kpi;
mod tables;

pub use kpi::{KPI_AGREEMENT, KPI_ASSIGNMENT, KPI_RATING, KPI_RESULT, KPI_SHEET, POSTING};
pub use tables::{
    ADVERTISING, AFTER_SALE, BUYER, CHAIN, CHECK_IN, CLOSED_DAY, CONSENT, CONTACT, CREDENTIAL,
    CUSTOMER, CUSTOMER_RULES, CUSTOMER_TAG, DEPARTMENT, EMPLOYEE, GOAL_LINK, GOAL_RULES,
    HIDDEN_MODULES, IMPORT, KEY_RESULT, LEVEL_CHANGE, LEVEL_RULES, MANUAL_VALUE, MAPPING, NOTICE,
    OBJECTIVE, ORDER, OWN_METRIC, PHONE_REVEAL, PINNED_METRICS, PRODUCT, PRODUCT_ALIAS, PROMOTION,
    REGION, REVIEW, SEGMENT, SETTLEMENT, STOCK, STOCK_TAKE, STORE, STORE_ALIAS, TABLES, TAG, TODO,
    TRAFFIC,
};

/// How a table changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TableKind {
    /// People edit its rows; each field group has a last writer.
    Record,
    /// Something that happened: inserted once; one from an outside system is replaced whole by a
    /// higher version.
    Fact,
}

/// Who shares a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ScopeRule {
    /// Everyone in the chain.
    Chain,
    /// The store named by this field of the row.
    StoreIn(&'static str),
    /// The employee whose id the row has.
    UserIsRow,
    /// The employee named by this field of the row.
    UserIn(&'static str),
}

/// What a field holds, and how it is kept in SQLite.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldType {
    /// Text.
    Text,
    /// A whole number.
    Integer,
    /// An id: 16 bytes, or NULL.
    Id,
    /// A business day: text `2026-11-22`, or NULL.
    Day,
    /// A JSON document, kept as text.
    Json,
    /// Yes or no: 1 or 0.
    Flag,
}

/// One field of a synced table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Field {
    /// Permanent number.
    pub number: u16,
    /// Name of the column, and of the field in the noun's type.
    pub name: &'static str,
    /// What it holds.
    pub kind: FieldType,
    /// Fields of one group win or lose together.
    pub group: u8,
    /// Whether it tells something about a person (masked in history for those who may not see
    /// it, emptied when the person is erased).
    pub personal: bool,
}

/// One synced table.
#[derive(Debug, PartialEq, Eq)]
pub struct Table {
    /// Permanent number.
    pub number: u16,
    /// Name in the database, and of the noun everywhere.
    pub name: &'static str,
    /// Record or fact.
    pub kind: TableKind,
    /// Who shares its rows.
    pub scope: ScopeRule,
    /// Its fields, the id not among them.
    pub fields: &'static [Field],
}

impl Table {
    /// The table of this name.
    pub fn named(name: &str) -> Option<&'static Self> {
        TABLES.iter().copied().find(|table| table.name == name)
    }

    /// The table of this permanent number.
    pub fn numbered(number: u16) -> Option<&'static Self> {
        TABLES.iter().copied().find(|table| table.number == number)
    }

    /// The field of this permanent number.
    pub fn field(&self, number: u16) -> Option<&'static Field> {
        self.fields.iter().find(|field| field.number == number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn numbers_and_names_are_unique() {
        let mut numbers = HashSet::new();
        let mut names = HashSet::new();
        for table in TABLES {
            assert!(numbers.insert(table.number) && names.insert(table.name), "{}", table.name);
            let mut fields = HashSet::new();
            let mut columns = HashSet::new();
            for field in table.fields {
                assert!(field.number > 0, "number 0 is the id");
                assert!(fields.insert(field.number), "{}.{}", table.name, field.name);
                assert!(columns.insert(field.name), "{}.{}", table.name, field.name);
            }
        }
    }

    #[test]
    fn a_scope_names_a_field_the_table_has() {
        for table in TABLES {
            let (ScopeRule::StoreIn(name) | ScopeRule::UserIn(name)) = table.scope else {
                continue;
            };
            let field = table.fields.iter().find(|field| field.name == name).expect(table.name);
            assert_eq!(field.kind, FieldType::Id);
        }
    }
}
