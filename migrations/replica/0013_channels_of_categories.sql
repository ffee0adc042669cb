-- Sums of a day by category tell the channel too: what was sold of a category through one channel in a
-- month that is not asked for whole was found by looking at every order. Derived; the program fills it.
DROP TABLE measure_category_day;

CREATE TABLE measure_category_day (
    store_key            INTEGER NOT NULL,
    day                  INTEGER NOT NULL,
    category             TEXT    NOT NULL,
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
    goods                BLOB    NOT NULL,
    PRIMARY KEY (store_key, day, category, channel)
) WITHOUT ROWID;

-- How many documents a slice has, and between which keys they lie, without reading who bought.
CREATE INDEX measure_day_by_reach ON measure_day (store_key, day, documents, first_order_key, last_order_key);

-- Which product a code stands for is asked of single products.
CREATE INDEX product_alias_by_text ON product_alias (text);
