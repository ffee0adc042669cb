-- Segments: filters of customers kept under a name, and the ways by which their customers are found.
-- Member levels by the chain's own rules.

-- filter is a JSON document.
CREATE TABLE segment (
    key    INTEGER PRIMARY KEY,
    id     BLOB NOT NULL UNIQUE,
    name   TEXT NOT NULL,
    filter TEXT NOT NULL
);

CREATE INDEX customer_by_level            ON customer (level) WHERE level <> '';
CREATE INDEX customer_summary_by_last_day ON customer_summary (last_day);
CREATE INDEX customer_summary_by_orders   ON customer_summary (orders);
CREATE INDEX consent_by_channel           ON consent (channel, state, customer_id);
-- Who bought in a channel; only what counts as a purchase.
CREATE INDEX orders_by_channel ON orders (channel, customer_key)
    WHERE customer_key IS NOT NULL AND kind = 0 AND status = 0 AND voided = 0;

-- One row, or none while nobody made rules; levels is a JSON list.
CREATE TABLE level_rules (
    key         INTEGER PRIMARY KEY,
    id          BLOB    NOT NULL UNIQUE,
    own         INTEGER NOT NULL,
    window_days INTEGER NOT NULL,
    levels      TEXT    NOT NULL
);

CREATE TABLE level_change (
    key         INTEGER PRIMARY KEY,
    id          BLOB    NOT NULL UNIQUE,
    store_id    BLOB    NOT NULL,
    customer_id BLOB    NOT NULL,
    day         TEXT    NOT NULL,
    from_level  TEXT    NOT NULL,
    to_level    TEXT    NOT NULL,
    spent       INTEGER NOT NULL,
    at_ms       INTEGER NOT NULL
);
CREATE INDEX level_change_by_customer ON level_change (customer_id, at_ms);
