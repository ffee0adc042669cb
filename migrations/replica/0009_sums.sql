-- Sums of days and months, so that a number of a large chain is added up from few rows. All derived;
-- the program fills them when it brings an older database up to date.

-- Documents that gave money back or corrected the books; what customers bought for the first time, and
-- later; what members bought, and those of them in their month of birth; the keys of the customers who
-- bought, with how often (see the program); the keys between which the documents of the row lie.
ALTER TABLE measure_day ADD COLUMN refund_documents     INTEGER NOT NULL DEFAULT 0;
ALTER TABLE measure_day ADD COLUMN adjustment_documents INTEGER NOT NULL DEFAULT 0;
ALTER TABLE measure_day ADD COLUMN new_customers        INTEGER NOT NULL DEFAULT 0;
ALTER TABLE measure_day ADD COLUMN returning_orders     INTEGER NOT NULL DEFAULT 0;
ALTER TABLE measure_day ADD COLUMN returning_sales      INTEGER NOT NULL DEFAULT 0;
ALTER TABLE measure_day ADD COLUMN member_orders        INTEGER NOT NULL DEFAULT 0;
ALTER TABLE measure_day ADD COLUMN member_sales         INTEGER NOT NULL DEFAULT 0;
ALTER TABLE measure_day ADD COLUMN birthday_orders      INTEGER NOT NULL DEFAULT 0;
ALTER TABLE measure_day ADD COLUMN birthday_sales       INTEGER NOT NULL DEFAULT 0;
ALTER TABLE measure_day ADD COLUMN buyers               BLOB    NOT NULL DEFAULT x'';
ALTER TABLE measure_day ADD COLUMN first_order_key      INTEGER NOT NULL DEFAULT 0;
ALTER TABLE measure_day ADD COLUMN last_order_key       INTEGER NOT NULL DEFAULT 0;

-- Months are summed up as soon as a later one begins: the first day of the one that is still open.
CREATE TABLE measure_open (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    day INTEGER NOT NULL
);

-- The day of a month's row is the month's first.
CREATE TABLE measure_month (
    store_key            INTEGER NOT NULL,
    day                  INTEGER NOT NULL,
    employee_key         INTEGER NOT NULL,
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
    PRIMARY KEY (store_key, day, employee_key, channel)
) WITHOUT ROWID;

-- Of the lines of a category; lines without product have an empty one. The keys of the products sold
-- stand in goods, with how much of each.
CREATE TABLE measure_category_month (
    store_key            INTEGER NOT NULL,
    day                  INTEGER NOT NULL,
    category             TEXT    NOT NULL,
    employee_key         INTEGER NOT NULL,
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
    PRIMARY KEY (store_key, day, category, employee_key, channel)
) WITHOUT ROWID;

-- The same of days, whoever sold them and through which channel.
CREATE TABLE measure_category_day (
    store_key            INTEGER NOT NULL,
    day                  INTEGER NOT NULL,
    category             TEXT    NOT NULL,
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
    PRIMARY KEY (store_key, day, category)
) WITHOUT ROWID;

-- Of the lines that count for a product; 0 stands for none.
CREATE TABLE measure_product_month (
    store_key            INTEGER NOT NULL,
    day                  INTEGER NOT NULL,
    product_key          INTEGER NOT NULL,
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
    PRIMARY KEY (store_key, day, product_key)
) WITHOUT ROWID;

-- Who joined when and where, without looking at the customers themselves.
CREATE INDEX customer_by_joining ON customer (joined_on, home_store_id, merged_into, level)
    WHERE joined_on <> '';
