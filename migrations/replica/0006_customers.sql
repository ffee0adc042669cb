-- Customers made whole: found by anything people know of them, with their rhythm, tags, contacts,
-- consents and every look at a hidden phone number.

-- Derived, like a sum: the texts by which each customer's name is found.
CREATE TABLE customer_search (
    key_text     TEXT    NOT NULL,
    customer_key INTEGER NOT NULL,
    PRIMARY KEY (key_text, customer_key)
) WITHOUT ROWID;

-- Derived: on how many days a customer bought, and the median of the days between, in halves.
CREATE TABLE customer_rhythm (
    customer_key      INTEGER PRIMARY KEY,
    purchase_days     INTEGER NOT NULL,
    median_gap_halves INTEGER
);

ALTER TABLE customer ADD COLUMN assigned_to    BLOB;
ALTER TABLE customer ADD COLUMN do_not_contact INTEGER NOT NULL DEFAULT 0;
ALTER TABLE customer ADD COLUMN erased_on      TEXT;
CREATE INDEX customer_by_assigned_to ON customer (assigned_to) WHERE assigned_to IS NOT NULL;

CREATE TABLE tag (
    key    INTEGER PRIMARY KEY,
    id     BLOB NOT NULL UNIQUE,
    name   TEXT NOT NULL,
    colour TEXT NOT NULL
);

CREATE TABLE customer_tag (
    key         INTEGER PRIMARY KEY,
    id          BLOB NOT NULL UNIQUE,
    store_id    BLOB NOT NULL,
    customer_id BLOB NOT NULL,
    tag_id      BLOB NOT NULL
);
CREATE INDEX customer_tag_by_customer ON customer_tag (customer_id, tag_id);
CREATE INDEX customer_tag_by_tag      ON customer_tag (tag_id, customer_id);

CREATE TABLE contact (
    key         INTEGER PRIMARY KEY,
    id          BLOB    NOT NULL UNIQUE,
    store_id    BLOB    NOT NULL,
    customer_id BLOB    NOT NULL,
    kind        TEXT    NOT NULL,
    at_ms       INTEGER NOT NULL,
    day         TEXT    NOT NULL,
    text        TEXT    NOT NULL,
    employee_id BLOB    NOT NULL
);
CREATE INDEX contact_by_customer ON contact (customer_id, at_ms);
CREATE INDEX contact_by_day      ON contact (day, kind, employee_id);

CREATE TABLE consent (
    key         INTEGER PRIMARY KEY,
    id          BLOB NOT NULL UNIQUE,
    store_id    BLOB NOT NULL,
    customer_id BLOB NOT NULL,
    channel     TEXT NOT NULL,
    state       TEXT NOT NULL,
    day         TEXT NOT NULL,
    source      TEXT NOT NULL
);
CREATE INDEX consent_by_customer ON consent (customer_id);

CREATE TABLE phone_reveal (
    key         INTEGER PRIMARY KEY,
    id          BLOB    NOT NULL UNIQUE,
    store_id    BLOB    NOT NULL,
    customer_id BLOB    NOT NULL,
    at_ms       INTEGER NOT NULL,
    employee_id BLOB    NOT NULL,
    reason      TEXT    NOT NULL
);
CREATE INDEX phone_reveal_by_customer ON phone_reveal (customer_id, at_ms);
