//! Scores: one's own with its proof down to the orders, the team's, marks, and stores compared fairly.

use serde_json::{Value, json};

use crate::app::App;
use crate::browser::screenshots;
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

/// A template becomes a sheet, is looked at, tried and published, measures somebody, and their score
/// opens down to its rows.
#[test]
fn a_template_becomes_a_sheet_that_measures_people() {
    let app = App::on_sample_chain();
    sign_in_as(&app, "human_resources");
    app.click("rail-scores");
    app.click("tab-scores-sheets");
    app.wait_for("sheet-row");
    photograph(&app, "15-sheets", "kpi-sheets", OPPOSITE_LOOKS);
    app.click("sheet-new");
    app.wait_for("template");
    photograph(&app, "15-library", "kpi-library", EVERY_LOOK);
    let made = app.invoke("draft_from_template", &json!({"code": "three_layers"}));
    let sheets = app.invoke("list_kpi_sheets", &json!({}));
    let all = sheets.as_array().expect("sheets");
    let is_made = |row: &&Value| row["next"]["id"] == made["sheet_id"];
    let family = all.iter().find(is_made).expect("a draft")["next"]["family_id"].clone();
    app.go("/scores/sheet", &[("sheet", family.clone())]);
    app.wait_for("group");
    photograph(&app, "15-designer", "sheet-panel", EVERY_LOOK);

    // A weight that does not add up keeps it back.
    app.retype("input[data-testid=\"group-weight\"]", "41");
    app.wait_for("[data-testid=\"kpi-sheet\"] [data-severity=\"error\"]");
    photograph(&app, "15-designer-fault", "finding", OPPOSITE_LOOKS);
    app.retype("input[data-testid=\"group-weight\"]", "40");
    app.wait_until("see no error", || {
        !app.shows("[data-testid=\"kpi-sheet\"] [data-severity=\"error\"]")
    });
    let panel = |name: &str| {
        app.go("/scores/sheet", &[("sheet", family.clone()), ("filter", json!({"panel": name}))]);
    };
    panel("try");
    app.wait_for("try-row");
    photograph(&app, "15-what-if", "try-outcome", EVERY_LOOK);
    panel("hard");
    photograph(&app, "15-difficulty", "difficulty", OPPOSITE_LOOKS);

    app.click("publish");
    app.wait_for("publish-dialog");
    // A dialog covers the switches: it is taken in the look that is worn.
    let picture = app.photograph_at_rest();
    std::fs::write(screenshots().join("15-publish.png"), picture).expect("a picture");
    app.click("publish-now");
    app.wait_until("see the dialog close", || !app.shows("publish-dialog"));
    app.wait_for("sheet-edit");
    let people =
        app.invoke("list_employees", &json!({"text": "", "page": {"offset": 0, "limit": 400}}));
    let rows = people["rows"].as_array().expect("people");
    let is_associate =
        |row: &&Value| row["employee"]["role"] == "sales_associate" && row["can_sign_in"] == true;
    let who = rows.iter().find(is_associate).expect("an associate")["employee"]["id"].clone();
    let assignment = json!({
        "family_id": family, "kind": "person", "post": "", "target_id": who,
        "from_on": "2026-01-01", "to_on": null,
    });
    app.invoke("assign_kpi_sheet", &json!({"assignment": assignment}));
    app.click("sheet-assign");
    photograph(&app, "15-assign", "assign-drawer", OPPOSITE_LOOKS);

    sign_in_as(&app, "sales_associate");
    app.go("/scores/mine", &[]);
    app.wait_for("score-proof");
    let title =
        app.evaluate("return document.querySelector('[data-testid=\"score-page\"]').textContent");
    let title = title.as_str().expect("a text");
    assert!(title.contains("三层") || title.contains("Result, process"), "{title}");
    app.click("[data-testid=\"proof-item\"][data-key=\"sales\"] [data-testid=\"open-item\"]");
    app.click("source-rows");
    app.wait_for("metric-row");
}
