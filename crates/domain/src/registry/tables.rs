//! The tables themselves.

use super::FieldType::{Day, Flag, Id, Integer, Json, Text};
use super::ScopeRule::{Chain, StoreIn, UserIn, UserIsRow};
use super::TableKind::{Fact, Record};
use super::kpi::{KPI_AGREEMENT, KPI_ASSIGNMENT, KPI_RATING, KPI_RESULT, KPI_SHEET, POSTING};
use super::{Field, FieldType, Table};

pub(super) const fn field(number: u16, name: &'static str, kind: FieldType, group: u8) -> Field {
    Field { number, name, kind, group, personal: false }
}

pub(super) const fn personal(number: u16, name: &'static str, kind: FieldType, group: u8) -> Field {
    Field { number, name, kind, group, personal: true }
}

/// Every synced table.
pub const TABLES: [&Table; 49] = [
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
    &TRAFFIC,
    &ADVERTISING,
    &REVIEW,
    &STOCK,
    &SETTLEMENT,
    &AFTER_SALE,
    &STOCK_TAKE,
    &STORE_ALIAS,
    &PRODUCT_ALIAS,
    &BUYER,
    &CLOSED_DAY,
    &CUSTOMER_RULES,
    &SEGMENT,
    &LEVEL_RULES,
    &LEVEL_CHANGE,
    &TAG,
    &CUSTOMER_TAG,
    &CONTACT,
    &CONSENT,
    &PHONE_REVEAL,
    &OWN_METRIC,
    &MANUAL_VALUE,
    &PINNED_METRICS,
    &HIDDEN_MODULES,
    &OBJECTIVE,
    &KEY_RESULT,
    &GOAL_LINK,
    &CHECK_IN,
    &TODO,
    &NOTICE,
    &GOAL_RULES,
    &PROMOTION,
    &POSTING,
    &KPI_SHEET,
    &KPI_ASSIGNMENT,
    &KPI_RATING,
    &KPI_AGREEMENT,
    &KPI_RESULT,
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
        field(6, "keep_id_numbers", Flag, 6),
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
        field(8, "format", Text, 4),
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
        field(9, "post", Text, 3),
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
        field(5, "short_code", Text, 5),
        field(6, "unit", Text, 5),
        field(7, "unit_cost", Integer, 6),
        field(8, "list_price", Integer, 7),
        field(9, "commission_kind", Text, 8),
        field(10, "commission", Text, 8),
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
        personal(7, "gender", Text, 7),
        personal(8, "birthday", Text, 8),
        field(9, "level", Text, 9),
        field(10, "balance", Integer, 10),
        field(11, "points", Integer, 11),
        personal(12, "email", Text, 12),
        personal(13, "we_chat", Text, 13),
        personal(14, "address", Text, 14),
        field(15, "joined_on", Text, 15),
        personal(16, "referrer", Text, 16),
        personal(17, "id_number", Text, 17),
        field(18, "merged_into", Id, 18),
        personal(19, "phone_hash", Text, 3),
        field(20, "assigned_to", Id, 20),
        field(21, "do_not_contact", Flag, 21),
        field(22, "erased_on", Day, 22),
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
        field(4, "subject", Text, 3),
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
        field(11, "buyer_id", Id, 1),
        field(12, "payments", Json, 1),
        field(13, "part", Integer, 1),
        field(14, "head_amount", Integer, 1),
    ],
};

const STORE_ID: Field = field(1, "store_id", Id, 1);
const DAY: Field = field(2, "day", Day, 1);
const PRODUCT_ID: Field = field(3, "product_id", Id, 1);

const fn facts(number: u16, name: &'static str, fields: &'static [Field]) -> Table {
    Table { number, name, kind: Fact, scope: StoreIn("store_id"), fields }
}

/// Visitors of a day; of a product when one is named.
pub static TRAFFIC: Table = facts(
    12,
    "traffic",
    &[
        STORE_ID,
        DAY,
        PRODUCT_ID,
        field(4, "source", Text, 1),
        field(5, "visitors", Integer, 1),
        field(6, "page_views", Integer, 1),
        field(7, "buyers", Integer, 1),
        field(8, "units_milli", Integer, 1),
        field(9, "amount", Integer, 1),
    ],
);

/// Advertising of a day and plan.
pub static ADVERTISING: Table = facts(
    13,
    "advertising",
    &[
        STORE_ID,
        DAY,
        PRODUCT_ID,
        field(4, "plan", Text, 1),
        field(5, "channel", Text, 1),
        field(6, "cost", Integer, 1),
        field(7, "impressions", Integer, 1),
        field(8, "clicks", Integer, 1),
        field(9, "conversions", Integer, 1),
        field(10, "amount", Integer, 1),
    ],
);

/// What buyers said; `mark` tells two alike of one day apart.
pub static REVIEW: Table = facts(
    14,
    "review",
    &[
        STORE_ID,
        DAY,
        PRODUCT_ID,
        field(4, "mark", Text, 1),
        field(5, "channel", Text, 1),
        field(6, "sentiment", Text, 1),
        field(7, "rating_milli", Integer, 1),
        field(8, "problem", Text, 1),
        personal(9, "text", Text, 1),
        field(10, "times", Integer, 1),
        field(11, "order_number", Text, 1),
    ],
);

/// What was on hand at the end of a day.
pub static STOCK: Table = facts(
    15,
    "stock",
    &[
        STORE_ID,
        DAY,
        PRODUCT_ID,
        field(4, "warehouse", Text, 1),
        field(5, "quantity_milli", Integer, 1),
        field(6, "unit_cost_e4", Integer, 1),
        field(7, "age_days", Integer, 1),
    ],
);

/// Entries of a platform's settlement; the amount is negative when money went out.
pub static SETTLEMENT: Table = facts(
    16,
    "settlement",
    &[
        STORE_ID,
        DAY,
        PRODUCT_ID,
        field(4, "entry_no", Text, 1),
        field(5, "order_number", Text, 1),
        field(6, "kind", Text, 1),
        field(7, "amount", Integer, 1),
        field(8, "note", Text, 1),
    ],
);

/// Refunds asked for after the sale, with the reason.
pub static AFTER_SALE: Table = facts(
    17,
    "after_sale",
    &[
        STORE_ID,
        DAY,
        PRODUCT_ID,
        field(4, "refund_no", Text, 1),
        field(5, "order_number", Text, 1),
        field(6, "amount", Integer, 1),
        field(7, "reason", Text, 1),
        field(8, "status", Text, 1),
    ],
);

/// What was counted against the books, line by line.
pub static STOCK_TAKE: Table = facts(
    26,
    "stock_take",
    &[
        STORE_ID,
        DAY,
        PRODUCT_ID,
        field(4, "warehouse", Text, 1),
        field(5, "book_quantity_milli", Integer, 1),
        field(6, "counted_quantity_milli", Integer, 1),
        field(7, "unit_cost_e4", Integer, 1),
    ],
);

/// Names by which files call a store.
pub static STORE_ALIAS: Table = Table {
    number: 18,
    name: "store_alias",
    kind: Record,
    scope: Chain,
    fields: &[field(1, "text", Text, 1), field(2, "store_id", Id, 2)],
};

/// Codes by which files call a product.
pub static PRODUCT_ALIAS: Table = Table {
    number: 19,
    name: "product_alias",
    kind: Record,
    scope: Chain,
    fields: &[field(1, "text", Text, 1), field(2, "product_id", Id, 2)],
};

/// Buyers known by weak marks only, and who people said they are.
pub static BUYER: Table = Table {
    number: 20,
    name: "buyer",
    kind: Record,
    scope: StoreIn("store_id"),
    fields: &[
        field(1, "store_id", Id, 1),
        personal(2, "name", Text, 1),
        personal(3, "masked_phone", Text, 1),
        personal(4, "address", Text, 1),
        field(5, "customer_id", Id, 2),
        field(6, "decision", Text, 2),
    ],
};

/// Days on which a store was closed.
pub static CLOSED_DAY: Table = Table {
    number: 21,
    name: "closed_day",
    kind: Record,
    scope: StoreIn("store_id"),
    fields: &[field(1, "store_id", Id, 1), field(2, "day", Day, 1)],
};

/// The rules by which a chain looks at its customers; one row.
pub static CUSTOMER_RULES: Table = Table {
    number: 22,
    name: "customer_rules",
    kind: Record,
    scope: Chain,
    fields: &[
        field(1, "recency_limits", Json, 1),
        field(2, "order_limits", Json, 1),
        field(3, "amount_limits", Json, 1),
        field(4, "vip_amount", Integer, 2),
        field(5, "vip_days", Integer, 2),
        field(6, "large_amount", Integer, 3),
        field(7, "large_days", Integer, 3),
    ],
};

/// Filters of customers under a name.
pub static SEGMENT: Table = Table {
    number: 23,
    name: "segment",
    kind: Record,
    scope: Chain,
    fields: &[field(1, "name", Text, 1), field(2, "filter", Json, 2)],
};

/// The rules of member levels; one row.
pub static LEVEL_RULES: Table = Table {
    number: 24,
    name: "level_rules",
    kind: Record,
    scope: Chain,
    fields: &[
        field(1, "own", Flag, 1),
        field(2, "window_days", Integer, 1),
        field(3, "levels", Json, 1),
    ],
};

/// Changes of customers' levels.
pub static LEVEL_CHANGE: Table = of_customer(
    25,
    "level_change",
    &[
        STORE_ID,
        CUSTOMER_ID,
        field(3, "day", Day, 1),
        field(4, "from_level", Text, 1),
        field(5, "to_level", Text, 1),
        field(6, "spent", Integer, 2),
        field(7, "at_ms", Integer, 2),
    ],
);

/// Words by which customers are grouped.
pub static TAG: Table = Table {
    number: 30,
    name: "tag",
    kind: Record,
    scope: Chain,
    fields: &[field(1, "name", Text, 1), field(2, "colour", Text, 2)],
};

const fn of_customer(number: u16, name: &'static str, fields: &'static [Field]) -> Table {
    Table { number, name, kind: Record, scope: StoreIn("store_id"), fields }
}

const CUSTOMER_ID: Field = field(2, "customer_id", Id, 1);

/// Tags on customers.
pub static CUSTOMER_TAG: Table =
    of_customer(31, "customer_tag", &[STORE_ID, CUSTOMER_ID, field(3, "tag_id", Id, 1)]);

/// Contacts with customers, and notes.
pub static CONTACT: Table = of_customer(
    32,
    "contact",
    &[
        STORE_ID,
        CUSTOMER_ID,
        field(3, "kind", Text, 2),
        field(4, "at_ms", Integer, 2),
        field(5, "day", Day, 2),
        personal(6, "text", Text, 3),
        field(7, "employee_id", Id, 2),
    ],
);

/// What customers said about being written to or called.
pub static CONSENT: Table = of_customer(
    33,
    "consent",
    &[
        STORE_ID,
        CUSTOMER_ID,
        field(3, "channel", Text, 1),
        field(4, "state", Text, 2),
        field(5, "day", Day, 2),
        field(6, "source", Text, 2),
    ],
);

/// Looks at phone numbers that the looker's role hides.
pub static PHONE_REVEAL: Table = of_customer(
    34,
    "phone_reveal",
    &[
        STORE_ID,
        CUSTOMER_ID,
        field(3, "at_ms", Integer, 1),
        field(4, "employee_id", Id, 1),
        field(5, "reason", Text, 1),
    ],
);

/// Metrics that the chain defines itself.
pub static OWN_METRIC: Table = Table {
    number: 40,
    name: "own_metric",
    kind: Record,
    scope: Chain,
    fields: &[
        field(1, "code", Text, 1),
        field(2, "name_zh", Text, 2),
        field(3, "name_en", Text, 2),
        field(4, "definition_zh", Text, 3),
        field(5, "definition_en", Text, 3),
        field(6, "formula", Text, 4),
        field(7, "unit", Text, 4),
        field(8, "direction", Text, 4),
        field(9, "owner", Text, 5),
        field(10, "version", Integer, 4),
    ],
};

/// Numbers that people enter for a store and a day.
pub static MANUAL_VALUE: Table = Table {
    number: 41,
    name: "manual_value",
    kind: Record,
    scope: StoreIn("store_id"),
    fields: &[
        field(1, "store_id", Id, 1),
        field(2, "day", Day, 1),
        field(3, "measure", Text, 1),
        field(4, "value", Integer, 1),
    ],
};

/// The metrics that a person wants on 今天; the row's id is the employee's.
pub static PINNED_METRICS: Table = Table {
    number: 42,
    name: "pinned_metrics",
    kind: Record,
    scope: UserIsRow,
    fields: &[field(1, "codes", Json, 1)],
};

/// The modules that a chain does not want to see; one row.
pub static HIDDEN_MODULES: Table = Table {
    number: 43,
    name: "hidden_modules",
    kind: Record,
    scope: Chain,
    fields: &[field(1, "codes", Json, 1)],
};

/// What somebody wants to reach in a period.
pub static OBJECTIVE: Table = Table {
    number: 50,
    name: "objective",
    kind: Record,
    scope: Chain,
    fields: &[
        field(1, "title", Text, 1),
        field(2, "why", Text, 2),
        field(3, "holder", Text, 3),
        field(4, "holder_id", Id, 3),
        field(5, "owner_id", Id, 4),
        field(6, "begins_on", Day, 5),
        field(7, "ends_on", Day, 5),
        field(8, "method", Text, 6),
        field(9, "kind", Text, 6),
        field(10, "decomposition", Json, 7),
        field(11, "development", Json, 8),
        field(12, "locked", Flag, 9),
        field(13, "change_reason", Text, 9),
        field(14, "review", Json, 10),
        field(15, "template", Text, 11),
    ],
};

/// By which numbers one will know that objectives are reached.
pub static KEY_RESULT: Table = Table {
    number: 51,
    name: "key_result",
    kind: Record,
    scope: Chain,
    fields: &[
        field(1, "objective_id", Id, 1),
        field(2, "title", Text, 2),
        field(3, "owner_id", Id, 3),
        field(4, "kind", Text, 4),
        field(5, "source", Text, 4),
        field(6, "metric", Text, 4),
        field(7, "slice", Json, 4),
        field(8, "unit", Text, 4),
        field(9, "start", Text, 4),
        field(10, "target", Text, 4),
        field(11, "budget", Text, 5),
        field(12, "stretch", Text, 5),
        field(13, "benchmark", Text, 6),
        field(14, "weight", Integer, 7),
        field(15, "position", Integer, 8),
        field(16, "milestones", Json, 9),
    ],
};

/// How goals hang together.
pub static GOAL_LINK: Table = Table {
    number: 52,
    name: "goal_link",
    kind: Record,
    scope: Chain,
    fields: &[
        field(1, "from_id", Id, 1),
        field(2, "to_id", Id, 1),
        field(3, "kind", Text, 1),
        field(4, "weight", Integer, 2),
        field(5, "overshoot_percent", Integer, 3),
        field(6, "note", Text, 4),
    ],
};

/// The weekly word on key results.
pub static CHECK_IN: Table = Table {
    number: 53,
    name: "check_in",
    kind: Record,
    scope: Chain,
    fields: &[
        field(1, "key_result_id", Id, 1),
        field(2, "employee_id", Id, 1),
        field(3, "day", Day, 1),
        field(4, "confidence", Integer, 2),
        field(5, "note", Text, 2),
        field(6, "obstacle", Text, 2),
        field(7, "value", Text, 2),
    ],
};

/// What somebody has to do.
pub static TODO: Table = Table {
    number: 54,
    name: "todo",
    kind: Record,
    scope: Chain,
    fields: &[
        field(1, "kind", Text, 1),
        field(2, "title", Text, 2),
        field(3, "owner_id", Id, 3),
        field(4, "due_on", Day, 4),
        field(5, "done_on", Day, 5),
        field(6, "goal_id", Id, 6),
        field(7, "week", Day, 6),
    ],
};

/// What somebody has to know.
pub static NOTICE: Table = Table {
    number: 55,
    name: "notice",
    kind: Record,
    scope: UserIn("employee_id"),
    fields: &[
        field(1, "employee_id", Id, 1),
        field(2, "kind", Text, 1),
        field(3, "goal_id", Id, 1),
        field(4, "other_id", Id, 1),
        field(5, "day", Day, 1),
        field(6, "read_on", Day, 2),
    ],
};

/// When the weekly meeting about goals is; one row.
pub static GOAL_RULES: Table = Table {
    number: 56,
    name: "goal_rules",
    kind: Record,
    scope: Chain,
    fields: &[
        field(1, "meets", Flag, 1),
        field(2, "meeting_weekday", Integer, 1),
        field(3, "meeting_minute", Integer, 1),
    ],
};

/// Promotions of the chain's own, beside those everybody knows.
pub static PROMOTION: Table = Table {
    number: 57,
    name: "promotion",
    kind: Record,
    scope: Chain,
    fields: &[
        field(1, "name", Text, 1),
        field(2, "begins_on", Day, 2),
        field(3, "ends_on", Day, 2),
    ],
};
