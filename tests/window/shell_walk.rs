//! What holds on every screen: first start, sign-in, language.

use serde_json::json;

use crate::app::{App, PASSWORD, STORE};

#[test]
fn the_first_start_offers_the_sample_and_an_own_chain() {
    let app = App::on_empty_folder();
    app.wait_for("start-sample");
    app.wait_for("start-own");
    assert!(!app.shows("rail-today"), "there is nothing to see before a chain is there");
}

#[test]
fn a_wrong_password_opens_nothing_and_the_right_one_opens_the_window() {
    let app = App::on_own_chain();
    app.sign_out();
    app.type_into("password", "not the password");
    app.click("sign-in");
    app.wait_for("sign-in-error");
    assert!(!app.shows("shell"), "a wrong password opens nothing");
    app.reload();
    app.sign_in(PASSWORD);
    app.click("rail-today");
    app.wait_for("today");
}

#[test]
fn the_language_changes_without_a_restart() {
    let app = App::on_own_chain();
    let chinese = app.text("rail-today");
    app.click("lang-switch");
    app.wait_until("read the rail in another language", || app.text("rail-today") != chinese);
    app.wait_until("see the page say its language", || {
        app.evaluate("return document.documentElement.lang") == json!("en")
    });
}

#[test]
fn the_search_finds_a_store_by_its_name() {
    let app = App::on_own_chain();
    app.click("search-open");
    app.type_into("search-input", STORE);
    // The driver tells no text of what may be cut short, so the title is read from the page.
    let title = "return document.querySelector('[data-testid=\"search-hit\"] b')?.textContent";
    app.wait_until("find the store", || app.evaluate(title) == json!(STORE));
}
