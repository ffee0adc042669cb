-- What each customer bought on each day, and what follows from it for the customer.

-- Derived: paid sales of each customer and day. The day is days since 1970-01-01.
CREATE TABLE customer_day (
    customer_key INTEGER NOT NULL,
    day          INTEGER NOT NULL,
    orders       INTEGER NOT NULL,
    gross_sales  INTEGER NOT NULL,
    PRIMARY KEY (customer_key, day)
) WITHOUT ROWID;

-- Days with a paid sale, and what was paid on the first of them.
ALTER TABLE customer_summary ADD COLUMN purchase_days   INTEGER NOT NULL DEFAULT 0;
ALTER TABLE customer_summary ADD COLUMN first_day_sales INTEGER NOT NULL DEFAULT 0;

INSERT INTO customer_day
SELECT orders.customer_key, orders.day, sum(line.line_no = 1),
       sum(CASE WHEN line.amount > 0 THEN line.amount ELSE 0 END)
FROM orders CROSS JOIN order_line AS line ON line.order_key = orders.key
WHERE orders.customer_key IS NOT NULL AND orders.kind = 0 AND orders.status = 0 AND orders.voided = 0
GROUP BY 1, 2;

UPDATE customer_summary SET
    purchase_days = (SELECT count(*) FROM customer_day
                     WHERE customer_day.customer_key = customer_summary.customer_key),
    first_day_sales = (SELECT gross_sales FROM customer_day
                       WHERE customer_day.customer_key = customer_summary.customer_key
                         AND customer_day.day = customer_summary.first_day);

-- How often the paid documents have changed: a computation over all of them is kept as long as this
-- stands still.
CREATE TABLE document_version (
    one     INTEGER PRIMARY KEY CHECK (one = 1),
    version INTEGER NOT NULL
);
INSERT INTO document_version VALUES (1, 0);

-- The rules by which a chain looks at its customers; one row, or none while nobody changed them.
-- Limits are four ascending whole numbers, or none for five parts of equal size.
CREATE TABLE customer_rules (
    key            INTEGER PRIMARY KEY,
    id             BLOB    NOT NULL UNIQUE,
    recency_limits TEXT    NOT NULL,
    order_limits   TEXT    NOT NULL,
    amount_limits  TEXT    NOT NULL,
    vip_amount     INTEGER NOT NULL,
    vip_days       INTEGER NOT NULL,
    large_amount   INTEGER NOT NULL,
    large_days     INTEGER NOT NULL
);
