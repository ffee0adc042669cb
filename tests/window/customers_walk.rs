//! Customers: found by what one knows of them, tagged together, taken back, and looked at with a
//! reason.

use serde_json::{Value, json};

use crate::app::App;
use crate::camera::{OPPOSITE_LOOKS, photograph};

const EVERYBODY: &str = "[data-testid=\"choose-found\"] input, input[data-testid=\"choose-found\"]";
const ONE: &str = "[data-testid=\"choose-row\"] input, input[data-testid=\"choose-row\"]";

/// How many customers have the tag.
fn tagged(app: &App) -> u64 {
    let tags = app.invoke("list_tags", &json!({}));
    tags[0]["customers"].as_u64().unwrap_or_default()
}

#[test]
fn a_customer_is_found_by_pinyin_and_everybody_of_the_name_is_tagged_and_taken_back() {
    let app = App::on_sample_chain();
    app.sign_in_as_sample_owner();
    app.click("search-open");
    app.type_into("search-input", "wang");
    app.click("[data-testid=\"search-hit\"][data-kind=\"customer\"]");
    app.click("stage-rule");
    photograph(&app, "11-customer-profile", "timeline-order", OPPOSITE_LOOKS);
    app.click("log-contact");
    app.type_into("contact-text", "问新色号什么时候到");
    app.click("contact-save");
    app.wait_for("timeline-contact");

    app.go("/customers/tags", &[]);
    photograph(&app, "11-tags-empty", "tag-name", OPPOSITE_LOOKS);
    app.type_into("tag-name", "新品尝鲜");
    app.click("tag-save");
    app.wait_for("tag-row");
    app.click("rail-customers");
    app.wait_for("customer-row");
    app.type_into("list-search", "wang");
    let total = found(&app, "wang");
    app.wait_until("see only those of the name", || head(&app).contains(&grouped(total)));
    app.click(ONE);
    app.wait_for("bulk-bar");
    app.click(EVERYBODY);
    app.wait_until("see everybody selected", || app.text("bulk-count").contains(&grouped(total)));
    photograph(&app, "11-customers-selected", "bulk-bar", OPPOSITE_LOOKS);
    app.choose_first("bulk-add_tag");
    app.wait_until("see them tagged", || tagged(&app) == total);
    photograph(&app, "11-customers-tagged", "customer-row", OPPOSITE_LOOKS);
    app.evaluate(
        "document.body.dispatchEvent(new KeyboardEvent('keydown',
             {key: 'z', ctrlKey: true, bubbles: true}))",
    );
    app.wait_until("see the tags gone", || tagged(&app) == 0);
}

/// What stands at the head of the screen.
fn head(app: &App) -> String {
    let text = app.evaluate("return document.querySelector('h1').parentElement.innerText");
    text.as_str().unwrap_or_default().to_owned()
}

fn found(app: &App, text: &str) -> u64 {
    let filter = json!({
        "text": text, "tag_id": null, "store_id": null, "assigned_to": null, "stage": null,
    });
    let page = json!({"offset": 0, "limit": 1});
    let list = app.invoke("list_customers", &json!({"filter": filter, "page": page}));
    list["total"].as_u64().expect("a total")
}

/// A count as the window writes it.
fn grouped(count: u64) -> String {
    match count {
        0..1_000 => count.to_string(),
        _ => format!("{},{:03}", count / 1_000, count % 1_000),
    }
}

#[test]
fn an_associate_sees_a_hidden_number_after_saying_why() {
    let app = App::on_sample_chain();
    app.click("[data-testid=\"sign-in-person\"][data-role=\"sales_associate\"]");
    let password = app.text("[data-testid=\"sample-password\"] code");
    app.sign_in(&password);
    app.click("rail-customers");
    app.click("customer-row");
    app.wait_until("see the number hidden", || app.text("customer-phone-shown").contains("****"));
    app.click("customer-phone-shown");
    photograph(&app, "11-customer-masked", "reveal", OPPOSITE_LOOKS);
    app.click("[data-testid=\"reveal\"] button");
    app.type_into("reveal-reason", "到货通知");
    app.click_until("reveal-do", "see the number", || {
        let shown = app.text("customer-phone-shown");
        shown.len() == 11 && !shown.contains('*')
    });
    let grants: Value = app.invoke("session", &json!({}));
    assert!(!grants.to_string().contains("reveal_customer_phone"), "one look is no right");
}
