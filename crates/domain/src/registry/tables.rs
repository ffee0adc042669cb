//! The tables themselves.

use super::FieldType::{Day, Id, Integer, Json, Text};
use super::ScopeRule::{Chain, StoreIn, UserIsRow};
use super::TableKind::{Fact, Record};
use super::{Field, FieldType, Table};

const fn field(number: u16, name: &'static str, kind: FieldType, group: u8) -> Field {
    Field { number, name, kind, group, personal: false }
}

const fn personal(number: u16, name: &'static str, kind: FieldType, group: u8) -> Field {
    Field { number, name, kind, group, personal: true }
}

/// Every synced table.
pub const TABLES: [&Table; 11] = [
    &CHAIN,
    &REGION,
    &STORE,
    &DEPARTMENT,
    &EMPLOYEE,
    &CREDENTIAL,
    &PRODUCT,
    &CUSTOMER,
    &MAPPING,
    &IMPORT,
    &ORDER,
];

/// The chain; one row.
pub static CHAIN: Table = Table {
    number: 1,
    name: "chain",
    kind: Record,
    scope: Chain,
    fields: &[
        field(1, "name", Text, 1),
        field(2, "currency", Text, 2),
        field(3, "time_zone", Text, 3),
        field(4, "sample", Text, 4),
        field(5, "auto_lock_minutes", Integer, 5),
    ],
};

/// Regions.
pub static REGION: Table = Table {
    number: 2,
    name: "region",
    kind: Record,
    scope: Chain,
    fields: &[field(1, "name", Text, 1)],
};

/// Stores.
pub static STORE: Table = Table {
    number: 3,
    name: "store",
    kind: Record,
    scope: Chain,
    fields: &[
        field(1, "code", Text, 1),
        field(2, "name", Text, 2),
        field(3, "region_id", Id, 3),
        field(4, "trade_area", Text, 4),
        field(5, "time_zone", Text, 5),
        field(6, "opened_on", Day, 6),
        field(7, "closed_on", Day, 6),
    ],
};

/// Departments.
pub static DEPARTMENT: Table = Table {
    number: 4,
    name: "department",
    kind: Record,
    scope: Chain,
    fields: &[field(1, "name", Text, 1), field(2, "parent_id", Id, 2)],
};

/// Employees.
pub static EMPLOYEE: Table = Table {
    number: 5,
    name: "employee",
    kind: Record,
    scope: Chain,
    fields: &[
        field(1, "code", Text, 1),
        personal(2, "name", Text, 2),
        field(3, "role", Text, 3),
        field(4, "department_id", Id, 4),
        field(5, "store_id", Id, 3),
        field(6, "region_id", Id, 3),
        field(7, "joined_on", Day, 5),
        field(8, "left_on", Day, 5),
    ],
};

/// Sign-in credentials; the row's id is the employee's.
pub static CREDENTIAL: Table = Table {
    number: 6,
    name: "credential",
    kind: Record,
    scope: UserIsRow,
    fields: &[personal(1, "password_hash", Text, 1)],
};

/// Products.
pub static PRODUCT: Table = Table {
    number: 7,
    name: "product",
    kind: Record,
    scope: Chain,
    fields: &[
        field(1, "code", Text, 1),
        field(2, "name", Text, 2),
        field(3, "category", Text, 3),
        field(4, "kind", Text, 4),
    ],
};

/// Customers; they belong to their home store.
pub static CUSTOMER: Table = Table {
    number: 8,
    name: "customer",
    kind: Record,
    scope: StoreIn("home_store_id"),
    fields: &[
        field(1, "home_store_id", Id, 1),
        personal(2, "name", Text, 2),
        personal(3, "phone", Text, 3),
        personal(4, "card", Text, 4),
        personal(5, "outside_id", Text, 5),
        personal(6, "note", Text, 6),
    ],
};

/// Column mappings.
pub static MAPPING: Table = Table {
    number: 9,
    name: "mapping",
    kind: Record,
    scope: Chain,
    fields: &[
        field(1, "name", Text, 1),
        field(2, "fingerprint", Text, 2),
        field(3, "columns", Json, 3),
    ],
};

/// Imports: one row per run, written when it is done.
pub static IMPORT: Table = Table {
    number: 10,
    name: "import",
    kind: Record,
    scope: StoreIn("store_id"),
    fields: &[
        field(1, "store_id", Id, 1),
        field(2, "files", Json, 1),
        field(3, "started_ms", Integer, 1),
        field(4, "employee_id", Id, 1),
        field(5, "undone_ms", Integer, 2),
    ],
};

/// Orders with their lines: facts from outside systems, replaced whole by a higher version. The
/// lines travel inside the order.
pub static ORDER: Table = Table {
    number: 11,
    name: "orders",
    kind: Fact,
    scope: StoreIn("store_id"),
    fields: &[
        field(1, "store_id", Id, 1),
        field(2, "number", Text, 1),
        field(3, "kind", Integer, 1),
        field(4, "status", Integer, 1),
        field(5, "at_ms", Integer, 1),
        field(6, "customer_id", Id, 1),
        field(7, "employee_id", Id, 1),
        field(8, "channel", Text, 1),
        field(9, "lines", Json, 1),
        field(10, "voided", Integer, 2),
    ],
};
