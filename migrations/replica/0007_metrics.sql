-- Metrics that a chain defines itself, numbers that people enter, and what each person pinned.

CREATE TABLE own_metric (
    key           INTEGER PRIMARY KEY,
    id            BLOB    NOT NULL UNIQUE,
    code          TEXT    NOT NULL,
    name_zh       TEXT    NOT NULL,
    name_en       TEXT    NOT NULL,
    definition_zh TEXT    NOT NULL,
    definition_en TEXT    NOT NULL,
    formula       TEXT    NOT NULL,
    unit          TEXT    NOT NULL,
    direction     TEXT    NOT NULL,
    owner         TEXT    NOT NULL,
    version       INTEGER NOT NULL
);
CREATE INDEX own_metric_by_code ON own_metric (code);

-- value in the measure's whole numbers: minor units of money, ten-thousandths of everything else.
CREATE TABLE manual_value (
    key      INTEGER PRIMARY KEY,
    id       BLOB    NOT NULL UNIQUE,
    store_id BLOB    NOT NULL,
    day      TEXT    NOT NULL,
    measure  TEXT    NOT NULL,
    value    INTEGER NOT NULL
);
CREATE INDEX manual_value_by_measure ON manual_value (measure, store_id, day);

-- The row's id is the employee's; codes is a JSON list.
CREATE TABLE pinned_metrics (
    key   INTEGER PRIMARY KEY,
    id    BLOB NOT NULL UNIQUE,
    codes TEXT NOT NULL
);

CREATE INDEX customer_by_joined_on ON customer (joined_on) WHERE joined_on <> '';
