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
CREATE INDEX advertising_by_batch ON advertising (batch);
CREATE INDEX advertising_by_day   ON advertising (store_key, day);
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
CREATE INDEX after_sale_by_batch ON after_sale (batch);
CREATE INDEX after_sale_by_day   ON after_sale (store_key, day);
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
CREATE INDEX buyer_by_customer         ON buyer (customer_id) WHERE customer_id IS NOT NULL;
CREATE INDEX buyer_open ON buyer (store_id) WHERE decision = '';
CREATE TABLE chain (
    key               INTEGER PRIMARY KEY,
    id                BLOB    NOT NULL UNIQUE,
    name              TEXT    NOT NULL,
    currency          TEXT    NOT NULL,
    time_zone         TEXT    NOT NULL,
    sample            TEXT    NOT NULL,
    auto_lock_minutes INTEGER NOT NULL
, keep_id_numbers INTEGER NOT NULL DEFAULT 0);
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
CREATE TABLE closed_day (
    key      INTEGER PRIMARY KEY,
    id       BLOB NOT NULL UNIQUE,
    store_id BLOB NOT NULL,
    day      TEXT NOT NULL
);
CREATE TABLE consent (
    key         INTEGER PRIMARY KEY,
    id          BLOB NOT NULL UNIQUE,
    store_id    BLOB NOT NULL,
    customer_id BLOB NOT NULL,
    channel     TEXT NOT NULL,
    state       TEXT NOT NULL,
    day         TEXT NOT NULL,
    source      TEXT NOT NULL
);
CREATE INDEX consent_by_channel           ON consent (channel, state, customer_id);
CREATE INDEX consent_by_customer ON consent (customer_id);
CREATE TABLE contact (
    key         INTEGER PRIMARY KEY,
    id          BLOB    NOT NULL UNIQUE,
    store_id    BLOB    NOT NULL,
    customer_id BLOB    NOT NULL,
    kind        TEXT    NOT NULL,
    at_ms       INTEGER NOT NULL,
    day         TEXT    NOT NULL,
    text        TEXT    NOT NULL,
    employee_id BLOB    NOT NULL
);
CREATE INDEX contact_by_customer ON contact (customer_id, at_ms);
CREATE INDEX contact_by_day      ON contact (day, kind, employee_id);
CREATE TABLE credential (
    key           INTEGER PRIMARY KEY,
    id            BLOB NOT NULL UNIQUE,
    password_hash TEXT NOT NULL
);
CREATE TABLE customer (
    key           INTEGER PRIMARY KEY,
    id            BLOB NOT NULL UNIQUE,
    home_store_id BLOB NOT NULL,
    name          TEXT NOT NULL,
    phone         TEXT NOT NULL,
    card          TEXT NOT NULL,
    outside_id    TEXT NOT NULL,
    note          TEXT NOT NULL
, gender      TEXT NOT NULL DEFAULT '', birthday    TEXT NOT NULL DEFAULT '', level       TEXT NOT NULL DEFAULT '', balance     INTEGER, points      INTEGER, email       TEXT NOT NULL DEFAULT '', we_chat     TEXT NOT NULL DEFAULT '', address     TEXT NOT NULL DEFAULT '', joined_on   TEXT NOT NULL DEFAULT '', referrer    TEXT NOT NULL DEFAULT '', id_number   TEXT NOT NULL DEFAULT '', merged_into BLOB, phone_hash TEXT NOT NULL DEFAULT '', assigned_to    BLOB, do_not_contact INTEGER NOT NULL DEFAULT 0, erased_on      TEXT);
CREATE INDEX customer_by_assigned_to ON customer (assigned_to) WHERE assigned_to IS NOT NULL;
CREATE INDEX customer_by_birthday ON customer (substr(birthday, -5)) WHERE birthday <> '';
CREATE INDEX customer_by_card       ON customer (card)       WHERE card <> '';
CREATE INDEX customer_by_home_store    ON customer (home_store_id);
CREATE INDEX customer_by_joined_on ON customer (joined_on) WHERE joined_on <> '';
CREATE INDEX customer_by_joining ON customer (joined_on, home_store_id, merged_into, level)
    WHERE joined_on <> '';
CREATE INDEX customer_by_level            ON customer (level) WHERE level <> '';
CREATE INDEX customer_by_merged_into ON customer (merged_into) WHERE merged_into IS NOT NULL;
CREATE INDEX customer_by_name       ON customer (name) WHERE name <> '' AND address <> '';
CREATE INDEX customer_by_outside_id ON customer (outside_id) WHERE outside_id <> '';
CREATE INDEX customer_by_phone      ON customer (phone)      WHERE phone <> '';
CREATE INDEX customer_by_phone_hash ON customer (phone_hash) WHERE phone_hash <> '';
CREATE INDEX customer_by_phone_tail ON customer (substr(phone, -4)) WHERE phone <> '';
CREATE TABLE customer_day (
    customer_key INTEGER NOT NULL,
    day          INTEGER NOT NULL,
    orders       INTEGER NOT NULL,
    gross_sales  INTEGER NOT NULL,
    PRIMARY KEY (customer_key, day)
) WITHOUT ROWID;
CREATE TABLE customer_rhythm (
    customer_key      INTEGER PRIMARY KEY,
    purchase_days     INTEGER NOT NULL,
    median_gap_halves INTEGER
);
CREATE TABLE customer_rules (
    key            INTEGER PRIMARY KEY,
    id             BLOB    NOT NULL UNIQUE,
    recency_limits TEXT    NOT NULL,
    order_limits   TEXT    NOT NULL,
    amount_limits  TEXT    NOT NULL,
    vip_amount     INTEGER NOT NULL,
    vip_days       INTEGER NOT NULL,
    large_amount   INTEGER NOT NULL,
    large_days     INTEGER NOT NULL
);
CREATE TABLE customer_search (
    key_text     TEXT    NOT NULL,
    customer_key INTEGER NOT NULL,
    PRIMARY KEY (key_text, customer_key)
) WITHOUT ROWID;
CREATE TABLE customer_summary (
    customer_key    INTEGER PRIMARY KEY,
    first_order_key INTEGER NOT NULL,
    first_day       INTEGER NOT NULL,
    last_day        INTEGER NOT NULL,
    orders          INTEGER NOT NULL,
    gross_sales     INTEGER NOT NULL
, purchase_days   INTEGER NOT NULL DEFAULT 0, first_day_sales INTEGER NOT NULL DEFAULT 0);
CREATE INDEX customer_summary_by_first_day ON customer_summary (first_day);
CREATE INDEX customer_summary_by_gross ON customer_summary (gross_sales DESC, customer_key);
CREATE INDEX customer_summary_by_last_day ON customer_summary (last_day);
CREATE INDEX customer_summary_by_orders   ON customer_summary (orders);
CREATE TABLE customer_tag (
    key         INTEGER PRIMARY KEY,
    id          BLOB NOT NULL UNIQUE,
    store_id    BLOB NOT NULL,
    customer_id BLOB NOT NULL,
    tag_id      BLOB NOT NULL
);
CREATE INDEX customer_tag_by_customer ON customer_tag (customer_id, tag_id);
CREATE INDEX customer_tag_by_tag      ON customer_tag (tag_id, customer_id);
CREATE TABLE customer_without_purchase (
    customer_key INTEGER PRIMARY KEY
);
CREATE TABLE department (
    key       INTEGER PRIMARY KEY,
    id        BLOB NOT NULL UNIQUE,
    name      TEXT NOT NULL,
    parent_id BLOB
);
CREATE TABLE device (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    id  BLOB    NOT NULL CHECK (length(id) = 16)
, rows_indexed INTEGER NOT NULL DEFAULT 0);
CREATE TABLE device_setting (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE document_version (
    one     INTEGER PRIMARY KEY CHECK (one = 1),
    version INTEGER NOT NULL
);
CREATE TABLE employee (
    key           INTEGER PRIMARY KEY,
    id            BLOB NOT NULL UNIQUE,
    code          TEXT NOT NULL,
    name          TEXT NOT NULL,
    role          TEXT NOT NULL,
    department_id BLOB,
    store_id      BLOB,
    region_id     BLOB,
    joined_on     TEXT,
    left_on       TEXT
, post TEXT NOT NULL DEFAULT '');
CREATE INDEX employee_by_store ON employee (store_id);
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
CREATE TABLE goal_rules (
    key             INTEGER PRIMARY KEY,
    id              BLOB    NOT NULL UNIQUE,
    meets           INTEGER NOT NULL,
    meeting_weekday INTEGER NOT NULL,
    meeting_minute  INTEGER NOT NULL
);
CREATE TABLE hidden_modules (
    key   INTEGER PRIMARY KEY,
    id    BLOB NOT NULL UNIQUE,
    codes TEXT NOT NULL
);
CREATE TABLE import (
    key         INTEGER PRIMARY KEY,
    id          BLOB    NOT NULL UNIQUE,
    store_id    BLOB    NOT NULL,
    files       TEXT    NOT NULL,
    started_ms  INTEGER NOT NULL,
    employee_id BLOB,
    undone_ms   INTEGER NOT NULL
);
CREATE TABLE import_reject (
    import_id BLOB PRIMARY KEY,
    rejects   BLOB NOT NULL
) WITHOUT ROWID;
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
CREATE TABLE key_result_chance (
    key_result_id BLOB    NOT NULL PRIMARY KEY,
    day           INTEGER NOT NULL,
    question      TEXT    NOT NULL,
    value         TEXT    NOT NULL,
    chance        TEXT,
    turn          INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX key_result_chance_by_turn ON key_result_chance (turn);
CREATE TABLE key_result_day (
    key_result_id BLOB    NOT NULL,
    day           INTEGER NOT NULL,
    value         TEXT    NOT NULL,
    progress      TEXT    NOT NULL,
    version       INTEGER NOT NULL,
    PRIMARY KEY (key_result_id, day)
) WITHOUT ROWID;
CREATE TABLE kpi_agreement (
    key         INTEGER PRIMARY KEY,
    id          BLOB    NOT NULL UNIQUE,
    employee_id BLOB    NOT NULL,
    sheet_id    BLOB    NOT NULL,
    period_from TEXT    NOT NULL,
    employee_at INTEGER,
    manager_at  INTEGER,
    manager_id  BLOB
);
CREATE INDEX kpi_agreement_by_employee ON kpi_agreement (employee_id, period_from);
CREATE TABLE kpi_assignment (
    key       INTEGER PRIMARY KEY,
    id        BLOB NOT NULL UNIQUE,
    family_id BLOB NOT NULL,
    kind      TEXT NOT NULL,
    post      TEXT NOT NULL,
    target_id BLOB,
    from_on   TEXT NOT NULL,
    to_on     TEXT
);
CREATE TABLE kpi_rating (
    key         INTEGER PRIMARY KEY,
    id          BLOB NOT NULL UNIQUE,
    employee_id BLOB NOT NULL,
    family_id   BLOB NOT NULL,
    item        TEXT NOT NULL,
    period_from TEXT NOT NULL,
    value       TEXT NOT NULL,
    evidence    TEXT NOT NULL,
    rater_id    BLOB NOT NULL,
    day         TEXT NOT NULL
);
CREATE INDEX kpi_rating_by_employee ON kpi_rating (employee_id, period_from);
CREATE INDEX kpi_rating_by_period ON kpi_rating (period_from);
CREATE TABLE kpi_result (
    key         INTEGER PRIMARY KEY,
    id          BLOB    NOT NULL UNIQUE,
    employee_id BLOB    NOT NULL,
    period_from TEXT    NOT NULL,
    period_to   TEXT    NOT NULL,
    kept_at     INTEGER NOT NULL,
    proof       TEXT    NOT NULL,
    hash        TEXT    NOT NULL
);
CREATE INDEX kpi_result_by_employee ON kpi_result (employee_id, period_from);
CREATE TABLE kpi_sheet (
    key            INTEGER PRIMARY KEY,
    id             BLOB    NOT NULL UNIQUE,
    family_id      BLOB    NOT NULL,
    version        INTEGER NOT NULL,
    name           TEXT    NOT NULL,
    cycle          TEXT    NOT NULL,
    published_from TEXT,
    retired_from   TEXT,
    head           TEXT    NOT NULL,
    content        TEXT    NOT NULL,
    change_reason  TEXT    NOT NULL,
    template       TEXT    NOT NULL
);
CREATE INDEX kpi_sheet_by_family ON kpi_sheet (family_id, version);
CREATE TABLE level_change (
    key         INTEGER PRIMARY KEY,
    id          BLOB    NOT NULL UNIQUE,
    store_id    BLOB    NOT NULL,
    customer_id BLOB    NOT NULL,
    day         TEXT    NOT NULL,
    from_level  TEXT    NOT NULL,
    to_level    TEXT    NOT NULL,
    spent       INTEGER NOT NULL,
    at_ms       INTEGER NOT NULL
);
CREATE INDEX level_change_by_customer ON level_change (customer_id, at_ms);
CREATE TABLE level_rules (
    key         INTEGER PRIMARY KEY,
    id          BLOB    NOT NULL UNIQUE,
    own         INTEGER NOT NULL,
    window_days INTEGER NOT NULL,
    levels      TEXT    NOT NULL
);
CREATE TABLE manual_value (
    key      INTEGER PRIMARY KEY,
    id       BLOB    NOT NULL UNIQUE,
    store_id BLOB    NOT NULL,
    day      TEXT    NOT NULL,
    measure  TEXT    NOT NULL,
    value    INTEGER NOT NULL
);
CREATE INDEX manual_value_by_measure ON manual_value (measure, store_id, day);
CREATE TABLE mapping (
    key         INTEGER PRIMARY KEY,
    id          BLOB NOT NULL UNIQUE,
    name        TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    columns     TEXT NOT NULL
, subject TEXT NOT NULL DEFAULT 'sales');
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
CREATE TABLE measure_day (
    store_key    INTEGER NOT NULL,
    day          INTEGER NOT NULL,
    employee_key INTEGER NOT NULL,
    channel      TEXT    NOT NULL,
    documents    INTEGER NOT NULL,
    gross_sales  INTEGER NOT NULL,
    refunds      INTEGER NOT NULL,
    adjustments  INTEGER NOT NULL,
    orders       INTEGER NOT NULL,
    units_milli  INTEGER NOT NULL, refund_documents     INTEGER NOT NULL DEFAULT 0, adjustment_documents INTEGER NOT NULL DEFAULT 0, new_customers        INTEGER NOT NULL DEFAULT 0, returning_orders     INTEGER NOT NULL DEFAULT 0, returning_sales      INTEGER NOT NULL DEFAULT 0, member_orders        INTEGER NOT NULL DEFAULT 0, member_sales         INTEGER NOT NULL DEFAULT 0, birthday_orders      INTEGER NOT NULL DEFAULT 0, birthday_sales       INTEGER NOT NULL DEFAULT 0, buyers               BLOB    NOT NULL DEFAULT x'', first_order_key      INTEGER NOT NULL DEFAULT 0, last_order_key       INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (store_key, day, employee_key, channel)
) WITHOUT ROWID;
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
CREATE TABLE measure_open (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    day INTEGER NOT NULL
);
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
CREATE TABLE op (
    device_id    BLOB    NOT NULL,
    device_seq   INTEGER NOT NULL,
    tx           INTEGER NOT NULL,
    stamp        INTEGER NOT NULL,
    base_seq     INTEGER NOT NULL,
    scope        TEXT    NOT NULL,
    employee_id  BLOB,
    operation    TEXT    NOT NULL,
    table_number INTEGER NOT NULL,
    row_id       BLOB    NOT NULL,
    change       INTEGER NOT NULL CHECK (change BETWEEN 1 AND 5),
    fields       TEXT    NOT NULL,
    hash         BLOB    NOT NULL CHECK (length(hash) = 32),
    PRIMARY KEY (device_id, device_seq)
) WITHOUT ROWID;
CREATE TABLE op_by_row (
    table_number INTEGER NOT NULL,
    row_id       BLOB    NOT NULL,
    stamp        INTEGER NOT NULL,
    device_id    BLOB    NOT NULL,
    device_seq   INTEGER NOT NULL,
    PRIMARY KEY (table_number, row_id, stamp, device_id, device_seq)
) WITHOUT ROWID;
CREATE VIEW op_of_row AS
SELECT op.*
FROM op_by_row AS place
CROSS JOIN op ON op.device_id = place.device_id AND op.device_seq = place.device_seq
    AND op.table_number = place.table_number AND op.row_id = place.row_id
UNION ALL
SELECT op.*
FROM device
CROSS JOIN op ON op.device_id = device.id AND op.device_seq > device.rows_indexed;
CREATE TABLE order_line (
    order_key      INTEGER NOT NULL,
    line_no        INTEGER NOT NULL,
    product_key    INTEGER,
    quantity_milli INTEGER NOT NULL,
    unit_price_e4  INTEGER NOT NULL,
    amount         INTEGER NOT NULL,
    PRIMARY KEY (order_key, line_no)
) WITHOUT ROWID;
CREATE INDEX order_line_by_product ON order_line (product_key);
CREATE TABLE order_payment (
    order_key  INTEGER NOT NULL,
    payment_no INTEGER NOT NULL,
    method     TEXT    NOT NULL,
    amount     INTEGER NOT NULL,
    PRIMARY KEY (order_key, payment_no)
) WITHOUT ROWID;
CREATE TABLE orders (
    key          INTEGER PRIMARY KEY,
    id           BLOB    NOT NULL UNIQUE,
    store_key    INTEGER NOT NULL REFERENCES store (key),
    number       TEXT    NOT NULL,
    kind         INTEGER NOT NULL,
    status       INTEGER NOT NULL,
    at_ms        INTEGER NOT NULL,
    day          INTEGER NOT NULL,
    customer_key INTEGER REFERENCES customer (key),
    employee_key INTEGER REFERENCES employee (key),
    channel      TEXT    NOT NULL,
    voided       INTEGER NOT NULL DEFAULT 0,
    version      INTEGER NOT NULL,
    content      BLOB    NOT NULL,
    import_key   INTEGER REFERENCES import (key),
    batch        INTEGER NOT NULL
, part              INTEGER NOT NULL DEFAULT 0, head_amount       INTEGER, told_customer_key INTEGER REFERENCES customer (key), buyer_key         INTEGER REFERENCES buyer (key));
CREATE INDEX orders_by_buyer         ON orders (buyer_key)         WHERE buyer_key IS NOT NULL;
CREATE INDEX orders_by_channel ON orders (channel, customer_key)
    WHERE customer_key IS NOT NULL AND kind = 0 AND status = 0 AND voided = 0;
CREATE INDEX orders_by_customer ON orders (customer_key, at_ms) WHERE customer_key IS NOT NULL;
CREATE INDEX orders_by_day      ON orders (store_key, day, kind, status, voided, customer_key);
CREATE INDEX orders_by_import ON orders (import_key, batch);
CREATE INDEX orders_by_number   ON orders (number);
CREATE INDEX orders_by_time     ON orders (at_ms);
CREATE INDEX orders_by_told_customer ON orders (told_customer_key) WHERE told_customer_key IS NOT NULL;
CREATE TABLE own_metric (
    key           INTEGER PRIMARY KEY,
    id            BLOB    NOT NULL UNIQUE,
    code          TEXT    NOT NULL,
    name_zh       TEXT    NOT NULL,
    name_en       TEXT    NOT NULL,
    definition_zh TEXT    NOT NULL,
    definition_en TEXT    NOT NULL,
    formula       TEXT    NOT NULL,
    unit          TEXT    NOT NULL,
    direction     TEXT    NOT NULL,
    owner         TEXT    NOT NULL,
    version       INTEGER NOT NULL
);
CREATE INDEX own_metric_by_code ON own_metric (code);
CREATE TABLE phone_reveal (
    key         INTEGER PRIMARY KEY,
    id          BLOB    NOT NULL UNIQUE,
    store_id    BLOB    NOT NULL,
    customer_id BLOB    NOT NULL,
    at_ms       INTEGER NOT NULL,
    employee_id BLOB    NOT NULL,
    reason      TEXT    NOT NULL
);
CREATE INDEX phone_reveal_by_customer ON phone_reveal (customer_id, at_ms);
CREATE TABLE pinned_metrics (
    key   INTEGER PRIMARY KEY,
    id    BLOB NOT NULL UNIQUE,
    codes TEXT NOT NULL
);
CREATE TABLE posting (
    key           INTEGER PRIMARY KEY,
    id            BLOB NOT NULL UNIQUE,
    employee_id   BLOB NOT NULL,
    from_on       TEXT NOT NULL,
    post          TEXT NOT NULL,
    department_id BLOB,
    store_id      BLOB,
    region_id     BLOB
);
CREATE INDEX posting_by_employee ON posting (employee_id, from_on);
CREATE TABLE product (
    key      INTEGER PRIMARY KEY,
    id       BLOB NOT NULL UNIQUE,
    code     TEXT NOT NULL,
    name     TEXT NOT NULL,
    category TEXT NOT NULL,
    kind     TEXT NOT NULL
, short_code      TEXT NOT NULL DEFAULT '', unit            TEXT NOT NULL DEFAULT '', unit_cost       INTEGER, list_price      INTEGER, commission_kind TEXT NOT NULL DEFAULT '', commission      TEXT NOT NULL DEFAULT '');
CREATE INDEX product_by_category ON product (category);
CREATE INDEX product_by_code     ON product (code);
CREATE TABLE product_alias (
    key        INTEGER PRIMARY KEY,
    id         BLOB NOT NULL UNIQUE,
    text       TEXT NOT NULL,
    product_id BLOB NOT NULL
);
CREATE INDEX product_alias_by_text ON product_alias (text);
CREATE TABLE promotion (
    key       INTEGER PRIMARY KEY,
    id        BLOB NOT NULL UNIQUE,
    name      TEXT NOT NULL,
    begins_on TEXT NOT NULL,
    ends_on   TEXT NOT NULL
);
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
CREATE TABLE region (
    key  INTEGER PRIMARY KEY,
    id   BLOB NOT NULL UNIQUE,
    name TEXT NOT NULL
);
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
CREATE INDEX review_by_batch   ON review (batch);
CREATE INDEX review_by_day     ON review (store_key, day);
CREATE INDEX review_by_product ON review (product_key, day);
CREATE TABLE same_number (
    customer_key INTEGER PRIMARY KEY,
    counts_for   INTEGER NOT NULL
);
CREATE INDEX same_number_by_counts_for ON same_number (counts_for);
CREATE TABLE scope_cursor (
    scope TEXT PRIMARY KEY,
    seq   INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE segment (
    key    INTEGER PRIMARY KEY,
    id     BLOB NOT NULL UNIQUE,
    name   TEXT NOT NULL,
    filter TEXT NOT NULL
);
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
CREATE INDEX settlement_by_batch ON settlement (batch);
CREATE INDEX settlement_by_day   ON settlement (store_key, day);
CREATE INDEX settlement_by_order ON settlement (order_number) WHERE order_number IS NOT NULL;
CREATE TABLE sign_in_failure (
    employee_id BLOB PRIMARY KEY,
    failures    INTEGER NOT NULL,
    until_ms    INTEGER NOT NULL
) WITHOUT ROWID;
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
CREATE INDEX stock_by_batch ON stock (batch);
CREATE INDEX stock_by_day   ON stock (store_key, day);
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
CREATE INDEX stock_take_by_batch   ON stock_take (batch);
CREATE INDEX stock_take_by_day     ON stock_take (store_key, day);
CREATE INDEX stock_take_by_product ON stock_take (product_key);
CREATE TABLE store (
    key        INTEGER PRIMARY KEY,
    id         BLOB NOT NULL UNIQUE,
    code       TEXT NOT NULL,
    name       TEXT NOT NULL,
    region_id  BLOB,
    trade_area TEXT NOT NULL,
    time_zone  TEXT NOT NULL,
    opened_on  TEXT,
    closed_on  TEXT
, format TEXT NOT NULL DEFAULT 'standard');
CREATE INDEX store_by_region ON store (region_id);
CREATE TABLE store_alias (
    key      INTEGER PRIMARY KEY,
    id       BLOB NOT NULL UNIQUE,
    text     TEXT NOT NULL,
    store_id BLOB NOT NULL
);
CREATE TABLE tag (
    key    INTEGER PRIMARY KEY,
    id     BLOB NOT NULL UNIQUE,
    name   TEXT NOT NULL,
    colour TEXT NOT NULL
);
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
CREATE INDEX traffic_by_batch ON traffic (batch);
CREATE INDEX traffic_by_day   ON traffic (store_key, day);
CREATE TABLE undone (
    tx    INTEGER PRIMARY KEY,
    by_tx INTEGER NOT NULL UNIQUE
);
