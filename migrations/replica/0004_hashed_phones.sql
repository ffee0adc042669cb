-- Customers of whose phone number a source told only a hash.

ALTER TABLE customer ADD COLUMN phone_hash TEXT NOT NULL DEFAULT '';
CREATE INDEX customer_by_phone_hash ON customer (phone_hash) WHERE phone_hash <> '';

-- Derived: whom a customer known by a hash counts for, because that one has the very number.
CREATE TABLE same_number (
    customer_key INTEGER PRIMARY KEY,
    counts_for   INTEGER NOT NULL
);
CREATE INDEX same_number_by_counts_for ON same_number (counts_for);
