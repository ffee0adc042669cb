//! 今天 as each role sees it, what leads on from there, and what a small shop puts away.

use serde_json::{Value, json};

use crate::app::App;
use crate::camera::{OPPOSITE_LOOKS, photograph};

const NET_SALES: &str = "[data-testid=\"tile-net_sales\"]:not([data-value=\"\"])";

/// The day that the page shows.
fn day(app: &App) -> String {
    let scope = json!({"scope": {"region_id": null, "store_id": null}});
    app.invoke("today_page", &scope)["day"].as_str().expect("a day").to_owned()
}

fn enter(app: &App, store: &str, day: &str, values: &[(&str, &str)]) {
    let entry = |(measure, value): &(&str, &str)| json!({"store_id": store, "day": day, "measure": measure, "value": value});
    let entries: Vec<Value> = values.iter().map(entry).collect();
    app.invoke("enter_values", &json!({"entries": entries}));
}

/// Complaints of a store: one on a day three weeks ago, and many on the day of the page.
fn complain(app: &App, store: &str) {
    let day: chrono::NaiveDate = day(app).parse().expect("a day");
    let before = (day - chrono::Days::new(21)).to_string();
    enter(app, store, &before, &[("complaints", "2")]);
    let late = [("complaints", "9"), ("delayed_shipments", "60"), ("shipped_orders", "1000")];
    enter(app, store, &day.to_string(), &late);
}

#[test]
fn the_owner_sees_what_needs_a_look_and_goes_on_from_there() {
    let app = App::on_sample_chain();
    app.sign_in_as_sample_owner();
    app.wait_for(NET_SALES);
    let stores = app.invoke("list_stores", &json!({}));
    let store = stores[0]["id"].as_str().expect("the sample has stores").to_owned();
    complain(&app, &store);
    app.reload();
    app.wait_for("attention-alarm");
    app.wait_for("attention-store");
    photograph(&app, "3-today-attention", "attention-alarm", OPPOSITE_LOOKS);
    app.click("see-store");
    app.wait_until("see one store alone", || !app.shows("attention-store"));
    photograph(&app, "3-today-store", "to-contact", OPPOSITE_LOOKS);

    app.go("/data/explore", &[("filter", json!({"code": "late_shipment_rate"}))]);
    photograph(&app, "4-explore-band", "band", OPPOSITE_LOOKS);
    app.go("/data/metrics", &[("filter", json!({"code": "late_shipment_rate"}))]);
    photograph(&app, "4-metric-bands", "[data-name=\"bands\"]", OPPOSITE_LOOKS);
    app.go("/data/metrics", &[("filter", json!({"code": "complaint_rate"}))]);
    app.wait_for("[data-name=\"alarm\"]");

    app.go("/settings/stores", &[]);
    app.click("store-row");
    app.click("open-profile");
    photograph(&app, "8-drawer-profile", "profile-segment", OPPOSITE_LOOKS);
    app.click("profile-segment");
    app.wait_for("rfm-customer");
    app.go("/data/stages", &[]);
    photograph(&app, "4-stages", "stage-metric", OPPOSITE_LOOKS);
}

#[test]
fn who_sells_and_who_enters_numbers_see_their_own_part() {
    let app = App::on_sample_chain();
    let people = app.invoke("sign_in_page", &json!({}))["people"].clone();
    let people = people.as_array().expect("people").clone();
    let sign_in = |role: &str| {
        let who = people.iter().find(|one| one["role"] == role).expect(role);
        let person = json!({"employeeId": who["employee_id"], "password": "storeloop"});
        app.invoke("sign_in", &person);
        app.reload();
        app.wait_for("shell");
        app.go("/today", &[]);
    };
    sign_in("sales_associate");
    app.wait_for(NET_SALES);
    assert!(!app.shows("attention"), "alarms are not about one person");
    photograph(&app, "3-today-associate", "today", OPPOSITE_LOOKS);
    sign_in("human_resources");
    photograph(&app, "3-today-hr", "entered", OPPOSITE_LOOKS);
    app.go("/data/explore", &[]);
    photograph(&app, "4-explore-hr-empty", "empty", OPPOSITE_LOOKS);
}

#[test]
fn a_small_shop_puts_away_what_it_does_not_use_and_takes_it_out_again() {
    let app = App::on_own_chain();
    app.go("/data/stages", &[]);
    photograph(&app, "9-empty-stages", "stage-metric", OPPOSITE_LOOKS);
    app.go("/settings/modules", &[]);
    app.wait_for("module-explore");
    app.click("[data-testid=\"module-version\"] .ant-segmented-item:first-child");
    app.wait_until("see the metrics put away", || hidden(&app) == 8);
    photograph(&app, "6-settings-modules", "module-explore", OPPOSITE_LOOKS);
    app.go("/data/stages", &[]);
    photograph(&app, "4-module-hidden", "show-module", OPPOSITE_LOOKS);
    assert!(!app.shows("tab-explore"), "its neighbours are put away too");
    app.click("show-module");
    app.wait_for("stage-metric");
    app.wait_until("see the others stay away", || hidden(&app) == 7);
}

fn hidden(app: &App) -> usize {
    let session = app.invoke("session", &json!({}));
    session["hidden_modules"].as_array().map_or(0, Vec::len)
}

#[test]
fn numbers_of_a_file_are_previewed_and_come_in() {
    let app = App::on_own_chain();
    let file = app.file(
        "门店手工数据.csv",
        "日期,门店,投诉数,处理的工单数,一次性解决的工单数\n\
         2026-11-20,徐汇店,2,40,37\n2026-11-21,徐汇店,1,35,33\n2026-11-21,浦东店,1,35,33\n",
    );
    app.go("/data/import", &[("paths", json!([file]))]);
    app.wait_for("import-preview");
    photograph(&app, "4-import-values", "import-run", OPPOSITE_LOOKS);
    app.click("import-run");
    app.wait_for("import-done");
    let filter = json!({"code": "first_contact_rate", "period": "custom", "from": "2026-11-01", "to": "2026-11-21"});
    app.go("/data/explore", &[("filter", filter)]);
    app.wait_for("[data-testid=\"explored-value\"]:not([data-value=\"\"])");
    assert_eq!(app.figure("explored-value"), "93.33", "70 of 75");
}
