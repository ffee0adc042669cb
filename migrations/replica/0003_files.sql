-- Every file a shop has: plain facts beside the orders, payments, names that files use, buyers known
-- by weak marks only, and the queue of files.

ALTER TABLE product ADD COLUMN short_code      TEXT NOT NULL DEFAULT '';
ALTER TABLE product ADD COLUMN unit            TEXT NOT NULL DEFAULT '';
ALTER TABLE product ADD COLUMN unit_cost       INTEGER;
ALTER TABLE product ADD COLUMN list_price      INTEGER;
ALTER TABLE product ADD COLUMN commission_kind TEXT NOT NULL DEFAULT '';
ALTER TABLE product ADD COLUMN commission      TEXT NOT NULL DEFAULT '';

ALTER TABLE customer ADD COLUMN gender      TEXT NOT NULL DEFAULT '';
ALTER TABLE customer ADD COLUMN birthday    TEXT NOT NULL DEFAULT '';
ALTER TABLE customer ADD COLUMN level       TEXT NOT NULL DEFAULT '';
ALTER TABLE customer ADD COLUMN balance     INTEGER;
ALTER TABLE customer ADD COLUMN points      INTEGER;
ALTER TABLE customer ADD COLUMN email       TEXT NOT NULL DEFAULT '';
ALTER TABLE customer ADD COLUMN we_chat     TEXT NOT NULL DEFAULT '';
ALTER TABLE customer ADD COLUMN address     TEXT NOT NULL DEFAULT '';
ALTER TABLE customer ADD COLUMN joined_on   TEXT NOT NULL DEFAULT '';
ALTER TABLE customer ADD COLUMN referrer    TEXT NOT NULL DEFAULT '';
ALTER TABLE customer ADD COLUMN id_number   TEXT NOT NULL DEFAULT '';
ALTER TABLE customer ADD COLUMN merged_into BLOB;
CREATE INDEX customer_by_merged_into ON customer (merged_into) WHERE merged_into IS NOT NULL;
-- For weak marks: what a masked phone shows at its end, and a name that has an address.
CREATE INDEX customer_by_phone_tail ON customer (substr(phone, -4)) WHERE phone <> '';
CREATE INDEX customer_by_name       ON customer (name) WHERE name <> '' AND address <> '';

ALTER TABLE chain ADD COLUMN keep_id_numbers INTEGER NOT NULL DEFAULT 0;

ALTER TABLE mapping ADD COLUMN subject TEXT NOT NULL DEFAULT 'sales';

CREATE TABLE store_alias (
    key      INTEGER PRIMARY KEY,
    id       BLOB NOT NULL UNIQUE,
    text     TEXT NOT NULL,
    store_id BLOB NOT NULL
);

CREATE TABLE product_alias (
    key        INTEGER PRIMARY KEY,
    id         BLOB NOT NULL UNIQUE,
    text       TEXT NOT NULL,
    product_id BLOB NOT NULL
);

-- Days on which a store was closed, so that no file is missing.
CREATE TABLE closed_day (
    key      INTEGER PRIMARY KEY,
    id       BLOB NOT NULL UNIQUE,
    store_id BLOB NOT NULL,
    day      TEXT NOT NULL
);

-- Buyers known by weak marks only. decision: '' open, 'same' (customer_id says who), 'other'
-- (nobody we know).
CREATE TABLE buyer (
    key          INTEGER PRIMARY KEY,
    id           BLOB NOT NULL UNIQUE,
    store_id     BLOB NOT NULL,
    name         TEXT NOT NULL,
    masked_phone TEXT NOT NULL,
    address      TEXT NOT NULL,
    customer_id  BLOB,
    decision     TEXT NOT NULL
);
CREATE INDEX buyer_open ON buyer (store_id) WHERE decision = '';

-- part: 0 told whole, 1 its head only, 2 its lines only, 3 head and lines joined. head_amount is what
-- the head says was paid in all. told_customer_key is the customer the source named where orders
-- count for another one, whom people merged that customer into.
ALTER TABLE orders ADD COLUMN part              INTEGER NOT NULL DEFAULT 0;
ALTER TABLE orders ADD COLUMN head_amount       INTEGER;
ALTER TABLE orders ADD COLUMN told_customer_key INTEGER REFERENCES customer (key);
ALTER TABLE orders ADD COLUMN buyer_key         INTEGER REFERENCES buyer (key);
CREATE INDEX orders_by_told_customer ON orders (told_customer_key) WHERE told_customer_key IS NOT NULL;
CREATE INDEX orders_by_buyer         ON orders (buyer_key)         WHERE buyer_key IS NOT NULL;

CREATE TABLE order_payment (
    order_key  INTEGER NOT NULL,
    payment_no INTEGER NOT NULL,
    method     TEXT    NOT NULL,
    amount     INTEGER NOT NULL,
    PRIMARY KEY (order_key, payment_no)
) WITHOUT ROWID;

-- Plain facts. content is a digest of what the source said, batch the device_seq of the log row
-- that brought the fact in. NULL is what the source does not say.
CREATE TABLE traffic (
    key         INTEGER PRIMARY KEY,
    id          BLOB    NOT NULL UNIQUE,
    store_key   INTEGER NOT NULL REFERENCES store (key),
    day         INTEGER NOT NULL,
    product_key INTEGER REFERENCES product (key),
    source      TEXT    NOT NULL,
    visitors    INTEGER,
    page_views  INTEGER,
    buyers      INTEGER,
    units_milli INTEGER,
    amount      INTEGER,
    version     INTEGER NOT NULL,
    content     BLOB    NOT NULL,
    import_key  INTEGER REFERENCES import (key),
    batch       INTEGER NOT NULL
);
CREATE INDEX traffic_by_day   ON traffic (store_key, day);
CREATE INDEX traffic_by_batch ON traffic (batch);

CREATE TABLE advertising (
    key         INTEGER PRIMARY KEY,
    id          BLOB    NOT NULL UNIQUE,
    store_key   INTEGER NOT NULL REFERENCES store (key),
    day         INTEGER NOT NULL,
    product_key INTEGER REFERENCES product (key),
    plan        TEXT    NOT NULL,
    channel     TEXT,
    cost        INTEGER,
    impressions INTEGER,
    clicks      INTEGER,
    conversions INTEGER,
    amount      INTEGER,
    version     INTEGER NOT NULL,
    content     BLOB    NOT NULL,
    import_key  INTEGER REFERENCES import (key),
    batch       INTEGER NOT NULL
);
CREATE INDEX advertising_by_day   ON advertising (store_key, day);
CREATE INDEX advertising_by_batch ON advertising (batch);

CREATE TABLE review (
    key          INTEGER PRIMARY KEY,
    id           BLOB    NOT NULL UNIQUE,
    store_key    INTEGER NOT NULL REFERENCES store (key),
    day          INTEGER NOT NULL,
    product_key  INTEGER REFERENCES product (key),
    mark         TEXT    NOT NULL,
    channel      TEXT,
    sentiment    TEXT,
    rating_milli INTEGER,
    problem      TEXT,
    text         TEXT,
    times        INTEGER,
    order_number TEXT,
    version      INTEGER NOT NULL,
    content      BLOB    NOT NULL,
    import_key   INTEGER REFERENCES import (key),
    batch        INTEGER NOT NULL
);
CREATE INDEX review_by_day     ON review (store_key, day);
CREATE INDEX review_by_product ON review (product_key, day);
CREATE INDEX review_by_batch   ON review (batch);

CREATE TABLE stock (
    key            INTEGER PRIMARY KEY,
    id             BLOB    NOT NULL UNIQUE,
    store_key      INTEGER NOT NULL REFERENCES store (key),
    day            INTEGER NOT NULL,
    product_key    INTEGER REFERENCES product (key),
    warehouse      TEXT    NOT NULL,
    quantity_milli INTEGER,
    unit_cost_e4   INTEGER,
    age_days       INTEGER,
    version        INTEGER NOT NULL,
    content        BLOB    NOT NULL,
    import_key     INTEGER REFERENCES import (key),
    batch          INTEGER NOT NULL
);
CREATE INDEX stock_by_day   ON stock (store_key, day);
CREATE INDEX stock_by_batch ON stock (batch);

CREATE TABLE settlement (
    key          INTEGER PRIMARY KEY,
    id           BLOB    NOT NULL UNIQUE,
    store_key    INTEGER NOT NULL REFERENCES store (key),
    day          INTEGER NOT NULL,
    product_key  INTEGER REFERENCES product (key),
    entry_no     TEXT    NOT NULL,
    order_number TEXT,
    kind         TEXT,
    amount       INTEGER,
    note         TEXT,
    version      INTEGER NOT NULL,
    content      BLOB    NOT NULL,
    import_key   INTEGER REFERENCES import (key),
    batch        INTEGER NOT NULL
);
CREATE INDEX settlement_by_day   ON settlement (store_key, day);
CREATE INDEX settlement_by_order ON settlement (order_number) WHERE order_number IS NOT NULL;
CREATE INDEX settlement_by_batch ON settlement (batch);

CREATE TABLE after_sale (
    key          INTEGER PRIMARY KEY,
    id           BLOB    NOT NULL UNIQUE,
    store_key    INTEGER NOT NULL REFERENCES store (key),
    day          INTEGER NOT NULL,
    product_key  INTEGER REFERENCES product (key),
    refund_no    TEXT    NOT NULL,
    order_number TEXT,
    amount       INTEGER,
    reason       TEXT,
    status       TEXT,
    version      INTEGER NOT NULL,
    content      BLOB    NOT NULL,
    import_key   INTEGER REFERENCES import (key),
    batch        INTEGER NOT NULL
);
CREATE INDEX after_sale_by_day   ON after_sale (store_key, day);
CREATE INDEX after_sale_by_batch ON after_sale (batch);

-- Files of this device that wait, or were seen in the watched folder; a file is its path with the
-- digest of its bytes. state: waiting, running, paused, done, failed, ignored; who asked for it is
-- NULL while nobody did. bytes and modified_ms tell a file that was seen from one that is new.
CREATE TABLE queued_file (
    key         INTEGER PRIMARY KEY AUTOINCREMENT,
    path        TEXT    NOT NULL,
    digest      TEXT    NOT NULL,
    bytes       INTEGER NOT NULL,
    modified_ms INTEGER NOT NULL,
    watched     INTEGER NOT NULL,
    state       TEXT    NOT NULL,
    request     TEXT    NOT NULL,
    employee_id BLOB,
    added_ms    INTEGER NOT NULL,
    ended_ms    INTEGER,
    import_id   BLOB,
    problem     TEXT    NOT NULL DEFAULT '',
    UNIQUE (path, digest)
);
CREATE INDEX queued_file_by_state ON queued_file (state, added_ms);
