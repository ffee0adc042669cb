//! Files of several platforms at once: mended in their lines, imported one by one, one taken back.

use serde_json::{Value, json};

use crate::app::App;

#[test]
fn five_files_of_five_platforms_come_in_after_one_store_is_named_and_one_goes_again() {
    let app = App::on_own_chain();
    let files = app.files_of_five_platforms();
    app.go("/data/import", &[("paths", json!(files))]);
    app.wait_until("see a line for each file", || lines(&app) == 5);
    app.choose_first("unknown-store");
    app.wait_until("see every store known", || {
        lines(&app) == 5 && !app.shows("unknown-store") && !app.shows("import-preview[data-busy]")
    });
    app.click("import-run");
    app.wait_for("import-done");

    let imports = imports(&app);
    assert_eq!(imports.len(), 5, "each file is an import of its own");
    assert!(imports.iter().all(|row| row["undone_at"].is_null()));
    app.go("/data/imports", &[]);
    app.click("undo-import");
    app.click("undo-import-ok");
    app.wait_until("see one import taken back", || {
        self::imports(&app).iter().filter(|row| !row["undone_at"].is_null()).count() == 1
    });
    let aliases = app.invoke("list_store_aliases", &json!({}));
    assert_eq!(aliases.as_array().map(Vec::len), Some(1), "the name is remembered");
}

fn lines(app: &App) -> u64 {
    let count = "return document.querySelectorAll('[data-testid=\"import-file\"]').length";
    app.evaluate(count).as_u64().unwrap_or(0)
}

fn imports(app: &App) -> Vec<Value> {
    let page = json!({"page": {"offset": 0, "limit": 20}});
    app.invoke("list_imports", &page)["rows"].as_array().cloned().unwrap_or_default()
}
