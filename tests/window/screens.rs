//! Photographs of the screens in both languages and both themes. `cargo xtask run` shows these
//! where no window can be seen.

use std::collections::HashSet;
use std::fs;

use serde_json::{Value, json};

use crate::app::{App, project_file};
use crate::browser::{Browser, screenshots};

const SALES_FILE: &str = "tests/fixtures/sales/online_retail_500.csv";
const LOOKS: [(&str, &str); 4] =
    [("zh-CN", "light"), ("zh-CN", "dark"), ("en", "light"), ("en", "dark")];

#[test]
fn the_first_start_is_photographed_in_every_look() {
    let app = App::on_empty_folder();
    photograph(&app, "1-first-run", "start-sample");
}

#[test]
fn the_screens_of_the_sample_chain_are_photographed_in_every_look() {
    let app = App::on_sample_chain();
    photograph(&app, "2-sign-in", "sign-in-person");
    app.sign_in_as_sample_owner();

    photograph(&app, "3-today", "[data-testid=\"tile-net_sales\"]:not([data-value=\"\"])");

    let stores = app.invoke("list_stores", &json!({}));
    let store = stores[0]["id"].as_str().expect("the sample has stores");
    let scope = json!(format!("store:{store}"));
    app.go("/data/import", &[("scope", scope), ("paths", json!([project_file(SALES_FILE)]))]);
    photograph(&app, "4-import-preview", "import-run");

    app.go("/data/products", &[]);
    app.click("product-row");
    photograph(&app, "5-history", "history-list");

    app.go("/settings/chain", &[]);
    photograph(&app, "6-settings", "tab-chain");
}

/// Takes the screen four times: once it shows `sign`, and nothing on it moves.
#[track_caller]
fn photograph(app: &Browser, screen: &str, sign: &str) {
    app.wait_for(sign);
    let mut seen = HashSet::new();
    for (language, theme) in LOOKS {
        let settings = json!({"language": language, "theme": theme, "backup_folder": Value::Null});
        app.invoke("save_device_settings", &json!({"settings": settings}));
        app.reload();
        app.wait_for(sign);
        assert_eq!(app.evaluate("return document.documentElement.lang"), json!(language));
        let image = app.photograph_at_rest();
        let file = screenshots().join(format!("{screen}.{language}.{theme}.png"));
        fs::write(&file, &image).unwrap_or_else(|error| panic!("{file:?}: {error}"));
        assert!(seen.insert(image), "{screen} looks the same in {language}, {theme} as before");
    }
}
