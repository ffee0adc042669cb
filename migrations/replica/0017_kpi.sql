-- KPI sheets, whom they measure, and what is said and kept about scores.

-- What somebody is, in the chain's own words.
ALTER TABLE employee ADD COLUMN post TEXT NOT NULL DEFAULT '';

CREATE TABLE posting (
    key           INTEGER PRIMARY KEY,
    id            BLOB NOT NULL UNIQUE,
    employee_id   BLOB NOT NULL,
    from_on       TEXT NOT NULL,
    post          TEXT NOT NULL,
    department_id BLOB,
    store_id      BLOB,
    region_id     BLOB
);
CREATE INDEX posting_by_employee ON posting (employee_id, from_on);

-- name, head and content are JSON.
CREATE TABLE kpi_sheet (
    key            INTEGER PRIMARY KEY,
    id             BLOB    NOT NULL UNIQUE,
    family_id      BLOB    NOT NULL,
    version        INTEGER NOT NULL,
    name           TEXT    NOT NULL,
    cycle          TEXT    NOT NULL,
    published_from TEXT,
    retired_from   TEXT,
    head           TEXT    NOT NULL,
    content        TEXT    NOT NULL,
    change_reason  TEXT    NOT NULL,
    template       TEXT    NOT NULL
);
CREATE INDEX kpi_sheet_by_family ON kpi_sheet (family_id, version);

CREATE TABLE kpi_assignment (
    key       INTEGER PRIMARY KEY,
    id        BLOB NOT NULL UNIQUE,
    family_id BLOB NOT NULL,
    kind      TEXT NOT NULL,
    post      TEXT NOT NULL,
    target_id BLOB,
    from_on   TEXT NOT NULL,
    to_on     TEXT
);

-- value is a decimal.
CREATE TABLE kpi_rating (
    key         INTEGER PRIMARY KEY,
    id          BLOB NOT NULL UNIQUE,
    employee_id BLOB NOT NULL,
    family_id   BLOB NOT NULL,
    item        TEXT NOT NULL,
    period_from TEXT NOT NULL,
    value       TEXT NOT NULL,
    evidence    TEXT NOT NULL,
    rater_id    BLOB NOT NULL,
    day         TEXT NOT NULL
);
CREATE INDEX kpi_rating_by_employee ON kpi_rating (employee_id, period_from);
CREATE INDEX kpi_rating_by_period ON kpi_rating (period_from);

-- Moments are UTC milliseconds.
CREATE TABLE kpi_agreement (
    key         INTEGER PRIMARY KEY,
    id          BLOB    NOT NULL UNIQUE,
    employee_id BLOB    NOT NULL,
    sheet_id    BLOB    NOT NULL,
    period_from TEXT    NOT NULL,
    employee_at INTEGER,
    manager_at  INTEGER,
    manager_id  BLOB
);
CREATE INDEX kpi_agreement_by_employee ON kpi_agreement (employee_id, period_from);

-- proof is JSON.
CREATE TABLE kpi_result (
    key         INTEGER PRIMARY KEY,
    id          BLOB    NOT NULL UNIQUE,
    employee_id BLOB    NOT NULL,
    period_from TEXT    NOT NULL,
    period_to   TEXT    NOT NULL,
    kept_at     INTEGER NOT NULL,
    proof       TEXT    NOT NULL,
    hash        TEXT    NOT NULL
);
CREATE INDEX kpi_result_by_employee ON kpi_result (employee_id, period_from);
