//! A segment is kept, chosen again, tagged whole and taken back; a customer is made at the counter; the
//! chain gets levels of its own.

use serde_json::{Value, json};

use crate::app::App;
use crate::camera::{OPPOSITE_LOOKS, photograph};

const EVERYBODY: &str = "[data-testid=\"choose-found\"] input, input[data-testid=\"choose-found\"]";

/// Photographs what lies over a screen, opened anew in each look: changing the look closes it.
fn each_look(app: &App, screen: &str, behind: &str, sign: &str, open: impl Fn()) {
    for look in OPPOSITE_LOOKS {
        photograph(app, &format!("12-{screen}-behind"), behind, &[*look]);
        open();
        photograph(app, &format!("12-{screen}"), sign, &[*look]);
        app.go("/customers/list", &[]);
        app.reload();
    }
}

/// The segments that are kept.
fn segments(app: &App) -> Vec<Value> {
    app.invoke("list_segments", &json!({})).as_array().cloned().unwrap_or_default()
}

/// How many customers have the first tag.
fn tagged(app: &App) -> u64 {
    app.invoke("list_tags", &json!({}))[0]["customers"].as_u64().unwrap_or_default()
}

fn press_undo(app: &App) {
    app.evaluate(
        "document.body.dispatchEvent(new KeyboardEvent('keydown',
             {key: 'z', ctrlKey: true, bubbles: true}))",
    );
}

fn digits(text: &str) -> u64 {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    digits.parse().unwrap_or_default()
}

#[test]
fn a_segment_is_kept_chosen_tagged_whole_and_taken_back() {
    let app = App::on_sample_chain();
    app.sign_in_as_sample_owner();
    app.go("/customers/tags", &[]);
    app.type_into("tag-name", "该打电话");
    app.click("tag-save");
    app.wait_for("tag-row");

    let filter = json!({"silent_from": "45", "spent_at_least": "5000"});
    app.go("/customers/list", &[("filter", filter)]);
    app.wait_for("filter-chips");
    app.wait_for("customer-row");
    app.click("segment-open");
    app.type_into("segment-name", "沉睡大客户");
    app.click("segment-save");
    app.wait_until("see the segment kept", || segments(&app).len() == 1);
    app.click_until("segment-open", "see the menu closed", || !app.shows("segment-menu"));

    app.go("/customers/list", &[]);
    app.click_until("segment-open", "see the menu open", || app.shows("segment-apply"));
    app.wait_until("see how many are in it", || digits(&app.text("segment-count")) > 0);
    let inside = digits(&app.text("segment-count"));
    app.click("segment-apply");
    app.wait_for("filter-chips");
    app.click(EVERYBODY);
    app.wait_until("see all of them selected", || digits(&app.text("bulk-count")) == inside);
    photograph(&app, "12-segment-selected", "bulk-bar", OPPOSITE_LOOKS);
    app.choose_first("bulk-add_tag");
    app.wait_until("see them tagged", || tagged(&app) == inside);
    press_undo(&app);
    app.wait_until("see the tags gone", || tagged(&app) == 0);

    let nobody = json!({"spent_at_least": "999999999"});
    app.go("/customers/list", &[("filter", nobody)]);
    photograph(&app, "12-segment-nobody", "empty", OPPOSITE_LOOKS);
    app.go("/customers/list", &[]);
    each_look(&app, "segment-menu", "customer-row", "segment-count", || {
        app.click_until("segment-open", "see the menu open", || app.shows("segment-apply"));
    });
    each_look(&app, "more-filters", "customer-row", "filter-form", || {
        app.click("more-filters");
    });

    app.go("/customers/list", &[]);
    app.wait_for("customer-row");
    app.click_until("segment-open", "see the menu open", || app.shows("segment-delete"));
    app.click("segment-delete");
    app.wait_until("see the segment gone", || segments(&app).is_empty());
    press_undo(&app);
    app.wait_until("see the segment back", || segments(&app).len() == 1);

    app.go("/customers/leaving", &[]);
    app.wait_for("leaving-row");
    app.click(EVERYBODY);
    photograph(&app, "12-leaving-selected", "bulk-bar", OPPOSITE_LOOKS);
}

#[test]
fn a_customer_at_the_counter_is_made_by_keyboard_and_a_known_one_is_opened() {
    let app = App::on_sample_chain();
    app.sign_in_as_sample_owner();
    app.go("/customers/list", &[]);
    app.wait_for("customer-row");
    let find = |text: &str| -> Value {
        let filter = json!({"filter": {"text": text}, "page": {"offset": 0, "limit": 1}});
        app.invoke("list_customers", &filter)
    };
    let known = find("")["rows"][0]["customer"]["phone"].as_str().unwrap_or_default().to_owned();
    each_look(&app, "new-customer", "customer-row", "new-known", || {
        app.click("add-customer");
        app.type_into("new-phone", &known);
    });

    app.click("search-open");
    app.type_into("search-input", "+852 9123 4567");
    app.wait_until("see the way to make one", || {
        app.shows("[data-testid=\"search-hit\"][data-kind=\"command\"]")
    });
    app.click("[data-testid=\"search-hit\"][data-kind=\"command\"]");
    app.type_into("new-name", "陈大文");
    app.click("new-save");
    app.wait_for("customer-drawer");
    app.wait_until("find the new customer", || find("85291234567")["total"] == json!(1));
    app.wait_until("see their page", || app.text("customer-phone-shown") == "85291234567");
}

#[test]
fn levels_of_the_chain_lift_its_members() {
    let app = App::on_sample_chain();
    app.sign_in_as_sample_owner();
    app.go("/customers/levels", &[]);
    photograph(&app, "12-levels-empty", "empty", OPPOSITE_LOOKS);
    app.click("levels-template");
    app.click("levels-own");
    app.click("levels-save");
    let sure = ".ant-modal-confirm-btns .ant-btn-primary";
    let levels = || app.invoke("level_page", &json!({}))["counts"].as_array().map_or(0, Vec::len);
    app.click_until(sure, "see who has a level", || levels() == 3);
    app.wait_until("see how many", || app.shows("[data-testid=\"level-row\"] button"));
    photograph(&app, "12-levels", "level-row", OPPOSITE_LOOKS);
    press_undo(&app);
    app.wait_until("see the levels gone", || levels() == 0);
}
