-- Goals: objectives, the key results by which one knows, how they hang together, and check-ins.

-- decomposition, development and review are JSON.
CREATE TABLE objective (
    key           INTEGER PRIMARY KEY,
    id            BLOB    NOT NULL UNIQUE,
    title         TEXT    NOT NULL,
    why           TEXT    NOT NULL,
    holder        TEXT    NOT NULL,
    holder_id     BLOB,
    owner_id      BLOB    NOT NULL,
    begins_on     TEXT    NOT NULL,
    ends_on       TEXT    NOT NULL,
    method        TEXT    NOT NULL,
    kind          TEXT    NOT NULL,
    decomposition TEXT    NOT NULL,
    development   TEXT    NOT NULL,
    locked        INTEGER NOT NULL,
    change_reason TEXT    NOT NULL,
    review        TEXT    NOT NULL,
    template      TEXT    NOT NULL
);
CREATE INDEX objective_by_end ON objective (ends_on);

-- slice and milestones are JSON; start, target, budget, stretch and benchmark are decimals.
CREATE TABLE key_result (
    key          INTEGER PRIMARY KEY,
    id           BLOB    NOT NULL UNIQUE,
    objective_id BLOB    NOT NULL,
    title        TEXT    NOT NULL,
    owner_id     BLOB    NOT NULL,
    kind         TEXT    NOT NULL,
    source       TEXT    NOT NULL,
    metric       TEXT    NOT NULL,
    slice        TEXT    NOT NULL,
    unit         TEXT    NOT NULL,
    start        TEXT,
    target       TEXT    NOT NULL,
    budget       TEXT,
    stretch      TEXT,
    benchmark    TEXT,
    weight       INTEGER NOT NULL,
    position     INTEGER NOT NULL,
    milestones   TEXT    NOT NULL
);
CREATE INDEX key_result_by_objective ON key_result (objective_id);

-- Either end is an objective or a key result.
CREATE TABLE goal_link (
    key               INTEGER PRIMARY KEY,
    id                BLOB    NOT NULL UNIQUE,
    from_id           BLOB    NOT NULL,
    to_id             BLOB    NOT NULL,
    kind              TEXT    NOT NULL,
    weight            INTEGER NOT NULL,
    overshoot_percent INTEGER NOT NULL,
    note              TEXT    NOT NULL
);
CREATE INDEX goal_link_by_from ON goal_link (from_id);
CREATE INDEX goal_link_by_to ON goal_link (to_id);

CREATE TABLE check_in (
    key           INTEGER PRIMARY KEY,
    id            BLOB    NOT NULL UNIQUE,
    key_result_id BLOB    NOT NULL,
    employee_id   BLOB    NOT NULL,
    day           TEXT    NOT NULL,
    confidence    INTEGER NOT NULL,
    note          TEXT    NOT NULL,
    obstacle      TEXT    NOT NULL,
    value         TEXT
);
CREATE INDEX check_in_by_key_result ON check_in (key_result_id, day);

CREATE TABLE todo (
    key      INTEGER PRIMARY KEY,
    id       BLOB NOT NULL UNIQUE,
    kind     TEXT NOT NULL,
    title    TEXT NOT NULL,
    owner_id BLOB NOT NULL,
    due_on   TEXT NOT NULL,
    done_on  TEXT,
    goal_id  BLOB,
    week     TEXT NOT NULL
);
CREATE INDEX todo_by_owner ON todo (owner_id, due_on);

CREATE TABLE notice (
    key         INTEGER PRIMARY KEY,
    id          BLOB NOT NULL UNIQUE,
    employee_id BLOB NOT NULL,
    kind        TEXT NOT NULL,
    goal_id     BLOB NOT NULL,
    other_id    BLOB,
    day         TEXT NOT NULL,
    read_on     TEXT
);
CREATE INDEX notice_by_employee ON notice (employee_id, day);

CREATE TABLE goal_rules (
    key             INTEGER PRIMARY KEY,
    id              BLOB    NOT NULL UNIQUE,
    meets           INTEGER NOT NULL,
    meeting_weekday INTEGER NOT NULL,
    meeting_minute  INTEGER NOT NULL
);

CREATE TABLE promotion (
    key       INTEGER PRIMARY KEY,
    id        BLOB NOT NULL UNIQUE,
    name      TEXT NOT NULL,
    begins_on TEXT NOT NULL,
    ends_on   TEXT NOT NULL
);

-- What a key result showed on each day, by the definition of that day. It belongs to this device and
-- is never computed anew.
CREATE TABLE key_result_day (
    key_result_id BLOB    NOT NULL,
    day           INTEGER NOT NULL,
    value         TEXT    NOT NULL,
    progress      TEXT    NOT NULL,
    version       INTEGER NOT NULL,
    PRIMARY KEY (key_result_id, day)
) WITHOUT ROWID;
