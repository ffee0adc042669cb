-- The chance to reach each key result as it was forecast last, which settles how it stands on every
-- screen. It belongs to this device and is forecast anew when the day, the question or the value is
-- another. A chance of NULL: none can be told.
CREATE TABLE key_result_chance (
    key_result_id BLOB    NOT NULL PRIMARY KEY,
    day           INTEGER NOT NULL,
    question      TEXT    NOT NULL,
    value         TEXT    NOT NULL,
    chance        TEXT,
    turn          INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX key_result_chance_by_turn ON key_result_chance (turn);
