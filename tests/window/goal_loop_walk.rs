//! The loop of a goal: a template, its numbers bound to the chain's own, sales that come in, and the
//! rows behind what moved.

use serde_json::{Value, json};

use crate::app::App;
use crate::camera::{EVERY_LOOK, OPPOSITE_LOOKS, photograph};

/// Every objective with its key results.
fn rows(app: &App) -> Vec<Value> {
    let tree = app.invoke("goal_tree", &json!({"filter": {}}));
    tree["rows"].as_array().cloned().unwrap_or_default()
}

fn key_result(app: &App, title: &str) -> Value {
    let rows = rows(app);
    let results = rows.iter().flat_map(|row| row["key_results"].as_array().into_iter().flatten());
    let mut named = results.filter(|one| one["key_result"]["title"] == title);
    named.next().expect(title).clone()
}

fn open(app: &App, title: &str) {
    app.go("/goals/goal", &[("id", key_result(app, title)["key_result"]["id"].clone())]);
    let shown = "return document.querySelector('[data-testid=\"goal-title\"]')?.textContent ?? ''";
    app.wait_until("see the page of the key result", || app.evaluate(shown) == json!(title));
}

/// So many days from today, as people type them.
fn day(app: &App, days: i64) -> String {
    let tree = app.invoke("goal_tree", &json!({"filter": {}}));
    let today: chrono::NaiveDate =
        tree["today"].as_str().and_then(|day| day.parse().ok()).expect("a day");
    (today + chrono::Duration::days(days)).to_string()
}

fn sales(app: &App, file: &str, orders: &[(&str, u32)]) -> Value {
    let day = day(app, -1);
    let mut text = String::from("订单号,下单时间,商品编码,商品名称,数量,单价\n");
    for (number, price) in orders {
        text += &format!("{number},{day} 10:00:00,LIP01,口红,1,{price}\n");
    }
    app.file(file, &text)
}

#[test]
fn a_template_moves_by_itself_when_sales_come_in_and_opens_its_rows() {
    let app = App::on_own_chain();
    apply_double_11(&app);
    bind_the_stock_to_a_metric(&app);

    open(&app, "双11 GMV");
    assert!(!app.shows("goal-value[data-value]"), "nothing was sold yet");
    photograph(&app, "14-loop-before", "result-card", OPPOSITE_LOOKS);

    let file = sales(&app, "first.csv", &[("A-1", 500), ("A-2", 300), ("A-3", 200)]);
    app.go("/data/import", &[("paths", json!([file]))]);
    app.wait_for("import-preview");
    app.click("import-run");
    app.wait_for("import-done");
    open(&app, "双11 GMV");
    assert_eq!(app.figure("goal-value"), "1000.00");
    app.wait_until("see half of it reached", || app.text("goal-progress").contains("50"));

    // Another program brings more in while the page is open.
    let more = sales(&app, "second.csv", &[("B-1", 500)]);
    app.command_line(&["import", more.as_str().expect("a path")]);
    app.wait_until("see it move without being asked", || app.text("goal-progress").contains("75"));
    photograph(&app, "14-loop-moved", "goal-chart", OPPOSITE_LOOKS);

    app.click("[data-testid=\"goal-value\"]");
    app.wait_for("rows-drawer");
    app.wait_for("metric-row");
    assert_eq!(app.figure("rows-sum"), "1500.00", "the rows add up to the value");
    let shown = "return document.querySelectorAll('[data-testid=\"metric-row\"]').length";
    assert_eq!(app.evaluate(shown), json!(4));
    photograph(&app, "14-loop-rows", "rows-drawer", OPPOSITE_LOOKS);

    let bound = key_result(&app, "爆款库存备货满足率");
    assert_ne!(bound["value"], Value::Null, "what was bound moves as well: {bound}");
}

/// Applies the template in its dialog: on days about today, with a number of one's own.
fn apply_double_11(app: &App) {
    app.click("rail-goals");
    app.click("goal-templates");
    app.wait_for("template-stock");
    app.retype(".ant-modal input[date-range=\"start\"]", &day(app, -20));
    app.retype(".ant-modal input[date-range=\"end\"]", &day(app, 20));
    app.retype("input[data-testid=\"template-gmv\"]", "2000");
    photograph(app, "14-loop-template", "template-stock", &[("zh-CN", "light")]);
    app.click(".ant-modal-footer .ant-btn-primary");
    app.wait_for("goal-line");
    app.wait_until("see the four goals of the template", || rows(app).len() == 4);
    let gmv = key_result(app, "双11 GMV");
    assert_eq!(gmv["key_result"]["target"], json!("2000"));
}

/// Brings what lies under the foot of a drawer to its middle.
fn scroll_to(app: &App, name: &str) {
    app.wait_for(name);
    app.evaluate(&format!(
        "document.querySelector('[data-testid=\"{name}\"]').scrollIntoView({{block: 'center'}})"
    ));
}

/// What people would tell is read from a metric instead.
fn bind_the_stock_to_a_metric(app: &App) {
    open(app, "爆款库存备货满足率");
    app.click("edit-goal");
    app.wait_for("goal-drawer");
    scroll_to(app, "result-item");
    app.click("[data-testid=\"result-item\"] button");
    scroll_to(app, "result-source");
    app.choose_first("result-source");
    scroll_to(app, "result-metric");
    app.choose_first("result-metric");
    app.click("save");
    app.wait_until("see it bound", || {
        key_result(app, "爆款库存备货满足率")["key_result"]["source"] == json!("metric")
    });
}

/// Each page of goals with the sample chain's, and what opens over it.
#[test]
fn every_page_of_goals_is_worth_looking_at_with_the_sample_chain() {
    let app = App::on_sample_chain();
    app.sign_in_as_sample_owner();
    app.go("/goals/tree", &[]);
    photograph(&app, "15-sample-tree", "result-line", EVERY_LOOK);
    app.go("/goals/map", &[]);
    photograph(&app, "15-sample-map", "map-goal", EVERY_LOOK);
    let rows = rows(&app);
    let region = rows.iter().find(|row| row["objective"]["holder"] == "region").expect("a region");
    let of = region["key_results"][0]["key_result"]["id"].clone();
    app.go("/goals/goal", &[("id", of.clone())]);
    app.wait_for("calibration");
    photograph(&app, "15-sample-goal", "goal-chart", EVERY_LOOK);
    app.go("/goals/meeting", &[]);
    photograph(&app, "15-sample-meeting", "agenda-item", EVERY_LOOK);
    app.click("decide");
    photograph(&app, "15-sample-decision", "decision-form", OPPOSITE_LOOKS);
    app.go("/goals/plan", &[("filter", json!({"of": of}))]);
    photograph(&app, "15-sample-plan", "plan-row", EVERY_LOOK);
    app.go("/goals/review", &[]);
    photograph(&app, "15-sample-review", "review-row", EVERY_LOOK);
    app.click("review-row");
    photograph(&app, "15-sample-review-drawer", "review-drawer", OPPOSITE_LOOKS);
    app.go("/goals/promotions", &[]);
    photograph(&app, "15-sample-promotions", "empty", OPPOSITE_LOOKS);
    app.click("notice-bell");
    photograph(&app, "15-sample-bell", "notice-panel", &[("zh-CN", "light")]);
}

/// The same pages of a chain that has just begun.
#[test]
fn every_page_of_goals_teaches_while_it_is_empty() {
    let app = App::on_own_chain();
    for page in ["map", "meeting", "plan", "review"] {
        app.go(&format!("/goals/{page}"), &[]);
        photograph(&app, &format!("16-empty-{page}"), "empty", OPPOSITE_LOOKS);
    }
}
