-- Stores say what kind they are, and a chain may leave parts of the product out of sight.

ALTER TABLE store ADD COLUMN format TEXT NOT NULL DEFAULT 'standard';

-- codes is a JSON list.
CREATE TABLE hidden_modules (
    key   INTEGER PRIMARY KEY,
    id    BLOB NOT NULL UNIQUE,
    codes TEXT NOT NULL
);
