//! Goals from an empty tree to one that is full: a template, a goal typed by hand, and what is wrong
//! with it said at once.

use serde_json::{Value, json};

use crate::app::App;
use crate::camera::{EVERY_LOOK, OPPOSITE_LOOKS, photograph};

/// The goals there are.
fn goals(app: &App) -> Vec<Value> {
    let tree = app.invoke("goal_tree", &json!({"filter": {}}));
    tree["rows"].as_array().cloned().unwrap_or_default()
}

fn titled(app: &App, title: &str) -> Option<Value> {
    goals(app).into_iter().find(|row| row["objective"]["title"] == title)
}

/// Photographs what lies over the tree, opened anew in each look: changing the look closes it.
fn each_look(app: &App, screen: &str, sign: &str, open: impl Fn()) {
    for look in OPPOSITE_LOOKS {
        photograph(app, "13-goals-behind", "goal-templates", &[*look]);
        open();
        photograph(app, &format!("13-goals-{screen}"), sign, &[*look]);
        app.reload();
    }
}

fn apply(app: &App, code: &str, begins_on: &str, ends_on: &str) {
    let choice = json!({
        "code": code, "begins_on": begins_on, "ends_on": ends_on, "targets": [], "language": "zh-CN",
    });
    app.invoke("apply_goal_template", &json!({"choice": choice}));
}

fn press_undo(app: &App) {
    app.evaluate(
        "document.body.dispatchEvent(new KeyboardEvent('keydown',
             {key: 'z', ctrlKey: true, bubbles: true}))",
    );
}

#[test]
fn goals_begin_with_a_template_that_can_be_taken_back() {
    let app = App::on_own_chain();
    app.click("rail-goals");
    photograph(&app, "9-empty-goals", "goal-templates", EVERY_LOOK);
    each_look(&app, "templates", "template-gmv", || app.click("goal-templates"));
    app.click("goal-templates");
    app.wait_for("template-stock");
    app.click(".ant-modal-footer .ant-btn-primary");
    app.wait_for("goal-line");
    app.wait_until("see the four goals of the template", || goals(&app).len() == 4);
    photograph(&app, "13-goals-applied", "goal-counts", OPPOSITE_LOOKS);
    press_undo(&app);
    app.wait_until("see them taken back", || goals(&app).is_empty());
    app.wait_for("empty");
}

#[test]
fn goals_of_the_whole_chain_are_seen_folded_and_set() {
    let app = App::on_sample_chain();
    app.sign_in_as_sample_owner();
    apply(&app, "double11", "2026-10-20", "2026-12-31");
    apply(&app, "trade_areas", "2026-10-01", "2026-12-31");
    app.go("/goals/tree", &[("filter", json!({"period": "all"}))]);
    app.wait_for("result-line");
    photograph(&app, "13-goals-tree", "goal-counts", EVERY_LOOK);
    app.click("goals-collapse_all");
    app.wait_until("see every goal folded", || !app.shows("result-line"));
    app.click("goals-expand_all");
    app.wait_for("result-line");
    set_a_goal(&app);
    app.wait_until("see it kept", || {
        titled(&app, "复购率从三成到三成半，让新客第二次来").is_some()
    });
    app.wait_for("agree-goal");
    photograph(&app, "13-goals-kept", "drop-goal", OPPOSITE_LOOKS);
    app.click("agree-goal");
    app.wait_until("see it agreed", || {
        titled(&app, "复购率从三成到三成半，让新客第二次来")
            .is_some_and(|row| row["objective"]["locked"] == json!(true))
    });
    app.go("/goals/tree", &[("filter", json!({"period": "all", "text": "复购率从三成"}))]);
    app.wait_for("goal-faults");
    photograph(&app, "13-goals-full", "goal-faults", OPPOSITE_LOOKS);
}

/// A goal of the chain with one key result of 60 %, typed by hand.
fn set_a_goal(app: &App) {
    app.click("new-goal");
    app.wait_for("goal-drawer");
    app.type_into("goal-title", "复购率从三成到三成半，让新客第二次来");
    app.click("method-which");
    app.click("method-clear");
    app.click("method-guidance");
    photograph(app, "13-goals-drawer", "method-advice", OPPOSITE_LOOKS);
    app.click("method-which");
    app.wait_until("see the questions gone", || !app.shows("method-advice"));
    app.click("add-result");
    app.wait_for("result-title");
    app.choose_first("result-metric");
    app.type_into("result-start", "30");
    app.type_into("result-target", "35");
    app.wait_for("result-sentence");
    app.click("add-result");
    app.wait_until("see two of them", || {
        app.evaluate("return document.querySelectorAll('[data-testid=result-item]').length") == 2
    });
    photograph(app, "13-goals-results", "goal-weights", OPPOSITE_LOOKS);
    app.click("[data-testid=\"result-item\"]:nth-child(2) [data-testid=\"remove_result\"]");
    app.wait_until("see one of them", || {
        app.evaluate("return document.querySelectorAll('[data-testid=result-item]').length") == 1
    });
    app.click("save");
}
