-- A write touches fewer pages: what a transaction is stands in its log rows alone, and the index of
-- the log by row is brought up to date in portions, not with every write.

-- Transactions that were undone, and by which.
CREATE TABLE undone (
    tx    INTEGER PRIMARY KEY,
    by_tx INTEGER NOT NULL UNIQUE
);
INSERT INTO undone (tx, by_tx) SELECT tx, undone_by FROM local_tx WHERE undone_by IS NOT NULL;
DROP TABLE local_tx;

DROP INDEX op_by_row;
CREATE TABLE op_by_row (
    table_number INTEGER NOT NULL,
    row_id       BLOB    NOT NULL,
    stamp        INTEGER NOT NULL,
    device_id    BLOB    NOT NULL,
    device_seq   INTEGER NOT NULL,
    PRIMARY KEY (table_number, row_id, stamp, device_id, device_seq)
) WITHOUT ROWID;

-- Up to which of its own log rows this device has filled op_by_row.
ALTER TABLE device ADD COLUMN rows_indexed INTEGER NOT NULL DEFAULT 0;

INSERT INTO op_by_row SELECT table_number, row_id, stamp, device_id, device_seq FROM op;
UPDATE device
SET rows_indexed = coalesce((SELECT max(device_seq) FROM op WHERE op.device_id = device.id), 0);

-- The log to be asked by table_number and row_id: what is indexed, and the few rows after it.
CREATE VIEW op_of_row AS
SELECT op.*
FROM op_by_row AS place
CROSS JOIN op ON op.device_id = place.device_id AND op.device_seq = place.device_seq
    AND op.table_number = place.table_number AND op.row_id = place.row_id
UNION ALL
SELECT op.*
FROM device
CROSS JOIN op ON op.device_id = device.id AND op.device_seq > device.rows_indexed;
