-- What was counted of each product against its book quantity, as plain facts are kept. Quantities are in
-- thousandths, the cost of a unit in ten-thousandths; NULL where nothing is told, which is not zero.
CREATE TABLE stock_take (
    key                    INTEGER PRIMARY KEY,
    id                     BLOB    NOT NULL UNIQUE,
    store_key              INTEGER NOT NULL REFERENCES store (key),
    day                    INTEGER NOT NULL,
    product_key            INTEGER REFERENCES product (key),
    warehouse              TEXT    NOT NULL,
    book_quantity_milli    INTEGER,
    counted_quantity_milli INTEGER,
    unit_cost_e4           INTEGER,
    version                INTEGER NOT NULL,
    content                BLOB    NOT NULL,
    import_key             INTEGER REFERENCES import (key),
    batch                  INTEGER NOT NULL
);
CREATE INDEX stock_take_by_day     ON stock_take (store_key, day);
CREATE INDEX stock_take_by_product ON stock_take (product_key);
CREATE INDEX stock_take_by_batch   ON stock_take (batch);
