//! Photographs of the screens. `cargo xtask run` shows these where no window can be seen.

use serde_json::{Value, json};

use crate::app::{App, project_file};
use crate::camera::{EVERY_LOOK, OPPOSITE_LOOKS, photograph};
use crate::gaps_walk::{TWO_STORES, stood_for};

const SALES_FILE: &str = "tests/fixtures/sales/online_retail_500.csv";
/// A till's own words for its columns, which no file of ours has.
const UNKNOWN_HEADERS: &str = "流水,哪天卖的,货品,件,收款\n\
    A-0001,2026-11-21 09:12:00,雾感唇釉 05 豆沙,1,128.00\n\
    A-0001,2026-11-21 09:12:00,卸妆水 400ml,2,178.00\n\
    A-0002,2026-11-21 10:47:00,保湿修护面霜 50g,1,268.00\n";
const NET_SALES: &str = "[data-testid=\"tile-net_sales\"]:not([data-value=\"\"])";

#[test]
fn the_first_start_is_photographed_in_every_look() {
    let app = App::on_empty_folder();
    photograph(&app, "1-first-run", "start-sample", EVERY_LOOK);
}

#[test]
fn the_screens_of_the_sample_chain_are_photographed() {
    let app = App::on_sample_chain();
    photograph(&app, "2-sign-in", "sign-in-person", EVERY_LOOK);
    app.sign_in_as_sample_owner();

    photograph(&app, "3-today", NET_SALES, EVERY_LOOK);
    app.go("/customers/leaving", &[]);
    photograph(&app, "5-leaving", "leaving-row", OPPOSITE_LOOKS);
    app.go("/customers/rfm", &[]);
    photograph(&app, "5-rfm", "rfm-cell", OPPOSITE_LOOKS);
    app.go("/customers/rfm", &[("filter", json!({"segment": "loyal_customers"}))]);
    photograph(&app, "5-rfm-members", "rfm-customer", OPPOSITE_LOOKS);
    photograph_lists(&app);
    photograph_drawers(&app);
    photograph_files(&app);
    app.go("/settings/chain", &[]);
    photograph(&app, "6-settings", "tab-chain", EVERY_LOOK);
}

#[test]
fn the_screens_of_a_chain_just_made_are_photographed() {
    let app = App::on_own_chain();
    let screens = [
        ("today", "/today", "today"),
        ("import", "/data/import", "import-drop"),
        ("imports", "/data/imports", "empty"),
        ("leaving", "/customers/leaving", "empty"),
        ("rfm", "/customers/rfm", "empty"),
        ("orders", "/data/orders", "empty"),
        ("products", "/data/products", "empty"),
        ("customers", "/customers/list", "empty"),
        ("tags", "/customers/tags", "empty"),
    ];
    for (name, address, sign) in screens {
        app.go(address, &[]);
        photograph(&app, &format!("9-empty-{name}"), sign, OPPOSITE_LOOKS);
    }
}

/// A file with a till's own headers, and one with known headers, which is written.
fn photograph_files(app: &App) {
    let stores = app.invoke("list_stores", &json!({}));
    let store = stores[0]["id"].as_str().expect("the sample has stores");
    let preview = |file: Value| {
        let scope = json!(format!("store:{store}"));
        app.go("/data/import", &[("scope", scope), ("paths", json!([file]))]);
    };
    preview(app.file("收银流水1121.csv", UNKNOWN_HEADERS));
    app.click("edit-mapping");
    photograph(app, "4-import-mapping", "mapping-editor", OPPOSITE_LOOKS);
    preview(project_file(SALES_FILE));
    photograph(app, "4-import-preview", "import-run", EVERY_LOOK);
    app.click("import-run");
    photograph(app, "4-import-done", "import-done", OPPOSITE_LOOKS);
    app.go("/data/imports", &[]);
    photograph(app, "4-imports", "import-row", OPPOSITE_LOOKS);
    app.go("/data/gaps", &[]);
    photograph(app, "4-gaps", "gaps-view", OPPOSITE_LOOKS);
    app.go("/settings/files", &[]);
    photograph(app, "6-settings-files", "choose-watch-folder", OPPOSITE_LOOKS);
}

/// Files of five platforms side by side, and the buyers whom they name by weak marks only.
#[test]
fn the_cockpit_is_photographed_with_files_of_five_platforms() {
    let app = App::on_own_chain();
    let files = app.files_of_five_platforms();
    app.go("/data/import", &[("paths", json!(files))]);
    app.wait_for("unknown-store");
    photograph(&app, "4-import-cockpit", "unknown-store", OPPOSITE_LOOKS);
    app.click("import-run");
    app.wait_for("import-done");
    app.go("/data/identity", &[]);
    photograph(&app, "4-identity", "buyer-row", OPPOSITE_LOOKS);
    app.go("/data/gaps", &[("filter", json!({"view": "unmapped_products"}))]);
    photograph(&app, "4-gaps-products", "name-product", OPPOSITE_LOOKS);
    app.choose_first("name-product");
    app.go("/data/products", &[("open", json!(format!("product:{}", stood_for(&app))))]);
    photograph(&app, "8-drawer-product-codes", "other-code", OPPOSITE_LOOKS);
}

/// A store that is known by now, whose file comes in again; an order paid in several ways.
#[test]
fn what_the_files_left_open_and_how_orders_were_paid_are_photographed() {
    let app = App::on_own_chain();
    let import = |file: Value| {
        app.go("/data/import", &[("paths", json!([file]))]);
        app.wait_for("import-preview");
        app.click("import-run");
        app.wait_for("import-done");
    };
    import(app.file("两家店1121.csv", TWO_STORES));
    app.go("/data/gaps", &[("filter", json!({"view": "unknown_stores"}))]);
    photograph(&app, "4-gaps-stores", "name-store", OPPOSITE_LOOKS);
    app.choose_first("name-store");
    photograph(&app, "4-gaps-store-known", "import-again", OPPOSITE_LOOKS);

    import(json!(app.file_of_a_till()));
    app.go("/data/orders", &[("open", json!(format!("order:{}", paid_in_most_ways(&app))))]);
    photograph(&app, "8-drawer-order-paid", "order-payments", OPPOSITE_LOOKS);
}

fn paid_in_most_ways(app: &App) -> String {
    let filter = json!({
        "text": "", "store_id": null, "kind": "sale", "customer_id": null, "product_id": null,
        "import_id": null, "from": null, "to": null,
    });
    let page = json!({"offset": 0, "limit": 100});
    let orders = app.invoke("list_orders", &json!({"filter": filter, "page": page}));
    let rows = orders["rows"].as_array().cloned().unwrap_or_default();
    let ids = rows.iter().filter_map(|row| row["id"].as_str());
    let ways = |id: &&str| {
        let order = app.invoke("order", &json!({"id": id}));
        order["payments"]["ways"].as_array().map_or(0, Vec::len)
    };
    ids.max_by_key(ways).expect("the till sold something").to_owned()
}

fn photograph_lists(app: &App) {
    let screens = [
        ("orders", "/data/orders", "order-row"),
        ("products", "/data/products", "product-row"),
        ("customers", "/customers/list", "customer-row"),
        ("metrics", "/data/metrics", "metric-entry"),
        ("stores", "/settings/stores", "store-row"),
        ("departments", "/settings/departments", "department-row"),
        ("people", "/settings/people", "employee-row"),
        ("roles", "/settings/roles", "role-matrix"),
        ("device", "/settings/device", "tab-device"),
        ("backup", "/settings/backup", "tab-backup"),
    ];
    for (name, address, sign) in screens {
        app.go(address, &[]);
        photograph(app, &format!("7-list-{name}"), sign, OPPOSITE_LOOKS);
    }
}

/// One thing's page over its list, and the rows behind a number.
fn photograph_drawers(app: &App) {
    app.go("/data/products", &[]);
    app.click("product-row");
    app.type_into("product-name", " 2026");
    app.click("save");
    app.click("[data-testid=\"toast\"] button:last-child");
    photograph(app, "5-history", "[data-testid=\"history-list\"] del", EVERY_LOOK);
    let drawers = [
        ("order", "/data/orders", "order-row", "order-drawer"),
        ("customer", "/customers/list", "customer-row", "customer-drawer"),
        ("store", "/settings/stores", "store-row", "store-drawer"),
        ("person", "/settings/people", "employee-row", "employee-drawer"),
        ("rows", "/today", NET_SALES, "metric-row"),
    ];
    for (name, address, row, sign) in drawers {
        app.go(address, &[]);
        app.click(row);
        photograph(app, &format!("8-drawer-{name}"), sign, OPPOSITE_LOOKS);
    }
    let drawn = app.evaluate("return document.querySelectorAll('[role=\"row\"]').length");
    assert!(drawn.as_u64() < Some(100), "a list draws what can be seen, not {drawn} rows");
    app.click("metric-row");
    photograph(app, "8-drawer-order-of-rows", "order-drawer", OPPOSITE_LOOKS);
}
