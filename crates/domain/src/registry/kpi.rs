//! The tables of KPI sheets and scores.

use super::FieldType::{Day, Id, Integer, Json, Text};
use super::ScopeRule::{Chain, UserIn};
use super::Table;
use super::TableKind::Record;
use super::tables::{field, personal};

/// Where people work, and as what, from a day on.
pub static POSTING: Table = Table {
    number: 60,
    name: "posting",
    kind: Record,
    scope: Chain,
    fields: &[
        field(1, "employee_id", Id, 1),
        field(2, "from_on", Day, 1),
        field(3, "post", Text, 2),
        field(4, "department_id", Id, 2),
        field(5, "store_id", Id, 2),
        field(6, "region_id", Id, 2),
    ],
};

/// Versions of KPI sheets.
pub static KPI_SHEET: Table = Table {
    number: 61,
    name: "kpi_sheet",
    kind: Record,
    scope: Chain,
    fields: &[
        field(1, "family_id", Id, 1),
        field(2, "version", Integer, 1),
        field(3, "name", Json, 2),
        field(4, "cycle", Text, 3),
        field(5, "published_from", Day, 4),
        field(6, "retired_from", Day, 5),
        field(7, "head", Json, 6),
        field(8, "content", Json, 3),
        field(9, "change_reason", Text, 3),
        field(10, "template", Text, 1),
    ],
};

/// Whom KPI sheets measure.
pub static KPI_ASSIGNMENT: Table = Table {
    number: 62,
    name: "kpi_assignment",
    kind: Record,
    scope: Chain,
    fields: &[
        field(1, "family_id", Id, 1),
        field(2, "kind", Text, 1),
        field(3, "post", Text, 1),
        field(4, "target_id", Id, 1),
        field(5, "from_on", Day, 1),
        field(6, "to_on", Day, 2),
    ],
};

/// Marks that people give for items of KPI sheets.
pub static KPI_RATING: Table = Table {
    number: 63,
    name: "kpi_rating",
    kind: Record,
    scope: UserIn("employee_id"),
    fields: &[
        field(1, "employee_id", Id, 1),
        field(2, "family_id", Id, 1),
        field(3, "item", Text, 1),
        field(4, "period_from", Day, 1),
        field(5, "value", Text, 2),
        personal(6, "evidence", Text, 2),
        field(7, "rater_id", Id, 1),
        field(8, "day", Day, 2),
    ],
};

/// That people agreed to what they are measured by.
pub static KPI_AGREEMENT: Table = Table {
    number: 64,
    name: "kpi_agreement",
    kind: Record,
    scope: UserIn("employee_id"),
    fields: &[
        field(1, "employee_id", Id, 1),
        field(2, "sheet_id", Id, 1),
        field(3, "period_from", Day, 1),
        field(4, "employee_at", Integer, 2),
        field(5, "manager_at", Integer, 3),
        field(6, "manager_id", Id, 3),
    ],
};

/// Scores as they stood when somebody kept them.
pub static KPI_RESULT: Table = Table {
    number: 65,
    name: "kpi_result",
    kind: Record,
    scope: UserIn("employee_id"),
    fields: &[
        field(1, "employee_id", Id, 1),
        field(2, "period_from", Day, 1),
        field(3, "period_to", Day, 1),
        field(4, "kept_at", Integer, 2),
        field(5, "proof", Json, 2),
        field(6, "hash", Text, 2),
    ],
};
