//! From the alignment map to one key result: its course, the weekly word on it, a link across.

use serde_json::{Value, json};

use crate::app::App;
use crate::camera::{EVERY_LOOK, OPPOSITE_LOOKS, photograph};

/// Every goal there is, whatever its days.
fn everything() -> [(&'static str, Value); 1] {
    [("filter", json!({"period": "all"}))]
}

#[test]
fn a_goal_is_found_on_the_map_updated_and_linked() {
    let app = App::on_sample_chain_with_goals(&["double11", "annual"]);
    app.sign_in_as_sample_owner();

    app.go("/goals/map", &everything());
    photograph(&app, "6-goal-map", "map-goal", EVERY_LOOK);
    let drawn = app.evaluate("return document.querySelectorAll('.react-flow__edge').length");
    assert_eq!(drawn, json!(edges(&app)), "every link, and each key result that one touches");

    app.evaluate("document.querySelector('[data-goal]').focus()");
    let here = focused(&app);
    app.evaluate(
        "document.activeElement.dispatchEvent(\
         new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true }))",
    );
    app.wait_until("walk along an edge", || focused(&app) != here && focused(&app) != Value::Null);
    photograph(&app, "6-goal-map-walked", "map-goal", OPPOSITE_LOOKS);

    app.click("[data-goal]");
    app.wait_for("goal-title");
    photograph(&app, "6-goal-objective", "result-row", OPPOSITE_LOOKS);

    goal(&app, "GMV增长");
    photograph(&app, "6-goal-running", "goal-chart", OPPOSITE_LOOKS);
    goal(&app, "复购率");
    photograph(&app, "6-goal-page", "goal-chart", EVERY_LOOK);
    say(&app, &[("check-in-note", "双11新客多，复购要到 12 月才看得出。")]);
    say(
        &app,
        &[
            ("check-in-note", "会员日拉动明显，回访名单已发各店。"),
            ("check-in-obstacle", "客服人手不够，回访慢两天。"),
        ],
    );
    app.wait_until("see both updates", || count(&app, "check-in") == 2);

    goal(&app, "售后问题24小时解决率");
    photograph(&app, "6-goal-told-empty", "empty", OPPOSITE_LOOKS);
    say(&app, &[("check-in-value", "92.5"), ("check-in-note", "夜班排满后快了。")]);
    app.wait_for("goal-chart");
    app.wait_for("goal-link");
    app.click("add-link");
    app.wait_for("link-form");
    app.choose_first("link-to");
    app.type_into("link-note", "每天九点对一次名单");
    photograph(&app, "6-goal-link-form", "link-form", OPPOSITE_LOOKS);
    app.click("save");
    app.wait_until("see the new link", || count(&app, "goal-link") == 2);
    photograph(&app, "6-goal-told", "goal-chart", OPPOSITE_LOOKS);

    app.go("/goals/map", &everything());
    app.wait_for("map-trouble");
    photograph(&app, "6-goal-map-marked", "map-trouble", OPPOSITE_LOOKS);

    goal(&app, "双11 GMV");
    photograph(&app, "6-goal-gmv", "supporter-row", EVERY_LOOK);
    app.click("say");
    photograph(&app, "6-goal-check-in", "check-in-form", OPPOSITE_LOOKS);
}

#[test]
fn the_goal_map_stays_readable_with_every_store_on_it() {
    let app = App::on_sample_chain_with_goals(&["double11", "annual", "trade_areas"]);
    app.sign_in_as_sample_owner();
    app.go("/goals/map", &everything());
    photograph(&app, "6-goal-map-stores", "map-goal", EVERY_LOOK);
    app.go("/goals/goal", &[]);
    photograph(&app, "6-goal-none", "empty", OPPOSITE_LOOKS);
}

/// How many lines the map of all goals has.
fn edges(app: &App) -> usize {
    let tree = app.invoke("goal_tree", &json!({"filter": {}}));
    let list = |of: &Value, name: &str| of[name].as_array().cloned().unwrap_or_default();
    let links = list(&tree, "links");
    let is_end =
        |id: &Value| links.iter().any(|link| link["from_id"] == *id || link["to_id"] == *id);
    let results = list(&tree, "rows").into_iter().flat_map(|row| list(&row, "key_results"));
    links.len() + results.filter(|one| is_end(&one["key_result"]["id"])).count()
}

/// Opens the page of the key result of this title.
fn goal(app: &App, title: &str) {
    let tree = app.invoke("goal_tree", &json!({"filter": {}}));
    let rows = tree["rows"].as_array().cloned().unwrap_or_default();
    let results = rows.iter().flat_map(|row| row["key_results"].as_array().into_iter().flatten());
    let found = results.map(|one| &one["key_result"]).find(|one| one["title"] == title);
    let id = found.expect(title)["id"].clone();
    app.go("/goals/goal", &[("id", id)]);
    let shown = "return document.querySelector('[data-testid=\"goal-title\"]')?.textContent ?? ''";
    app.wait_until("see the page of the key result", || app.evaluate(shown) == json!(title));
}

/// Writes an update and waits until it stands among the others.
fn say(app: &App, words: &[(&str, &str)]) {
    let before = count(app, "check-in");
    app.click("say");
    app.wait_for("check-in-form");
    for (field, text) in words {
        app.type_into(field, text);
    }
    app.click("save");
    app.wait_until("see the update", || count(app, "check-in") == before + 1);
}

fn count(app: &App, name: &str) -> u64 {
    let script = format!("return document.querySelectorAll('[data-testid=\"{name}\"]').length");
    app.evaluate(&script).as_u64().unwrap_or(0)
}

fn focused(app: &App) -> Value {
    app.evaluate("return document.activeElement?.dataset.goal ?? null")
}
