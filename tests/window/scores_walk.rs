//! Scores: one's own with its proof down to the orders, the team's, marks, and stores compared fairly.

use serde_json::{Value, json};

use crate::app::App;
use crate::camera::{EVERY_LOOK, OPPOSITE_LOOKS, photograph};

fn sign_in_as(app: &App, role: &str) {
    let people = app.invoke("sign_in_page", &json!({}))["people"].clone();
    let people = people.as_array().expect("people").clone();
    let who = people.iter().find(|one| one["role"] == role).expect(role);
    let person = json!({"employeeId": who["employee_id"], "password": "storeloop"});
    app.invoke("sign_in", &person);
    app.reload();
    app.wait_for("shell");
}

/// A day of the month before the sample's last day.
fn last_month(app: &App) -> Value {
    let board = app
        .invoke("score_board", &json!({"day": null, "grain": null, "region": null, "store": null}));
    let from = board["period"]["from"].as_str().expect("a day");
    let from: chrono::NaiveDate = from.parse().expect("a day");
    json!((from - chrono::Days::new(1)).to_string())
}

#[test]
fn a_team_leads_to_a_person_and_a_point_to_its_orders() {
    let app = App::on_sample_chain();
    app.sign_in_as_sample_owner();
    let day = last_month(&app);
    app.go("/scores/team", &[("filter", json!({"day": day}))]);
    app.wait_for("score-row");
    photograph(&app, "15-team", "heat-map", EVERY_LOOK);
    app.click("score-person");
    app.wait_for("score-proof");
    photograph(&app, "15-proof", "score-now", EVERY_LOOK);
    let total = app.figure("score-total");
    let shown = "return [...document.querySelectorAll('[data-testid=\"item-adds\"]')]\
                 .reduce((sum, one) => sum + Number(one.dataset.value ?? one.textContent.replace(/[^0-9.-]/g, '')), 0)";
    let leaves = app.evaluate(shown).as_f64().expect("a number");
    let total: f64 = total.parse().expect("a number");
    assert!((leaves - total).abs() < 0.005, "{leaves} of {total}");
    app.click("open-item");
    app.wait_for("item-detail");
    photograph(&app, "15-proof-item", "item-detail", OPPOSITE_LOOKS);
    app.click("source-rows");
    app.wait_for("rows-drawer");
    app.wait_for("metric-row");
    photograph(&app, "15-proof-rows", "rows-drawer", OPPOSITE_LOOKS);

    app.go("/scores/marks", &[]);
    photograph(&app, "15-marks", "marks-person", OPPOSITE_LOOKS);
    app.go("/scores/fair", &[]);
    photograph(&app, "15-fair", "fair", OPPOSITE_LOOKS);
    app.go("/data/stock-take", &[]);
    photograph(&app, "15-stock-take", "stock-take-page", OPPOSITE_LOOKS);
}

#[test]
fn an_associate_sees_their_own_score_alone() {
    let app = App::on_sample_chain();
    sign_in_as(&app, "sales_associate");
    app.click("rail-scores");
    app.wait_for("score-proof");
    assert!(!app.shows("tab-scores-team") && !app.shows("tab-scores-sheets"));
    photograph(&app, "15-own-score", "score-now", OPPOSITE_LOOKS);
    app.go("/scores/team", &[]);
    app.wait_for("score-proof");
    sign_in_as(&app, "store_manager");
    app.go("/scores/marks", &[]);
    app.wait_for("mark-line");
    app.click("mark-line");
    photograph(&app, "15-manager-marks", "person-marks", OPPOSITE_LOOKS);
}

#[test]
fn a_chain_without_sheets_says_how_to_begin() {
    let app = App::on_own_chain();
    for (name, address) in [
        ("score", "/scores/mine"),
        ("team", "/scores/team"),
        ("marks", "/scores/marks"),
        ("fair", "/scores/fair"),
        ("stock-take", "/data/stock-take"),
    ] {
        app.go(address, &[]);
        photograph(&app, &format!("15-empty-{name}"), "empty", OPPOSITE_LOOKS);
    }
}
