-- What a store sold on a day through a channel, whoever sold it, and the keys between which the documents
-- lie: a chain in which thirty people sell in every store is added up from thirty times fewer rows. Derived;
-- the program fills it.
CREATE TABLE measure_store_day (
    store_key            INTEGER NOT NULL,
    day                  INTEGER NOT NULL,
    channel              TEXT    NOT NULL,
    documents            INTEGER NOT NULL,
    gross_sales          INTEGER NOT NULL,
    refunds              INTEGER NOT NULL,
    adjustments          INTEGER NOT NULL,
    orders               INTEGER NOT NULL,
    units_milli          INTEGER NOT NULL,
    refund_documents     INTEGER NOT NULL,
    adjustment_documents INTEGER NOT NULL,
    new_customers        INTEGER NOT NULL,
    returning_orders     INTEGER NOT NULL,
    returning_sales      INTEGER NOT NULL,
    member_orders        INTEGER NOT NULL,
    member_sales         INTEGER NOT NULL,
    birthday_orders      INTEGER NOT NULL,
    birthday_sales       INTEGER NOT NULL,
    buyers               BLOB    NOT NULL,
    first_order_key      INTEGER NOT NULL,
    last_order_key       INTEGER NOT NULL,
    PRIMARY KEY (store_key, day, channel)
) WITHOUT ROWID;

-- The same was asked of the rows by person; their columns of keys stay and are 0 from now on.
DROP INDEX measure_day_by_reach;

-- One index finds the orders of an import, and of it those of a batch.
DROP INDEX orders_by_batch;
DROP INDEX orders_by_import;
CREATE INDEX orders_by_import ON orders (import_key, batch);
