//! A metric of one's own, from a wrong formula to the rows behind a point of its course.

use serde_json::{Value, json};

use crate::app::{App, STORE};
use crate::camera::{EVERY_LOOK, OPPOSITE_LOOKS, photograph};

const SOLD: &str = "门店名称,订单号,下单时间,商品编码,商品名称,数量,实收金额\n\
    徐汇店,A-0001,2026-11-05 09:12:00,LIP-05,雾感唇釉 05 豆沙,1,128.00\n\
    徐汇店,A-0002,2026-11-06 10:47:00,CRM-50,保湿修护面霜 50g,1,268.00\n\
    徐汇店,A-0003,2026-11-06 11:03:00,LIP-05,雾感唇釉 05 豆沙,2,256.00\n";
const NOVEMBER: [(&str, &str); 3] =
    [("period", "custom"), ("from", "2026-11-01"), ("to", "2026-11-21")];

#[test]
fn an_own_metric_is_corrected_explored_and_leads_to_its_rows() {
    let app = App::on_own_chain();
    let sold = app.file("十一月.csv", SOLD);
    app.go("/data/import", &[("paths", json!([sold]))]);
    app.wait_for("import-preview");
    app.click("import-run");
    app.wait_for("import-done");

    app.go("/data/metrics", &[]);
    app.wait_for("metric-entry");
    app.click("new-metric");
    app.wait_for("own-metric-drawer");
    app.type_into("own-name_zh", "件单价");
    app.type_into("own-code", "sales_per_unit");
    app.type_into("own-definition_zh", "销售额除以件数");
    app.type_into("own-formula", "gross_sales / unit");
    app.wait_for("formula-fault");
    photograph(&app, "4-metric-wrong", "formula-fault", OPPOSITE_LOOKS);
    app.type_into("own-formula", "s");
    app.wait_for("formula-value");
    app.click("save");
    app.wait_until("see it in the dictionary", || own_metrics(&app) == 1);

    app.go("/data/explore", &[("filter", asked("sales_per_unit"))]);
    app.wait_for("[data-testid=\"explored-value\"]:not([data-value=\"\"])");
    assert_eq!(app.figure("explored-value"), "163.00", "652 for 4 pieces");
    app.wait_for("trend-chart");
    app.click("[data-testid=\"explored-part\"][data-id=\"2026-11-06\"]");
    app.wait_for("metric-row");
    app.wait_until("see the two documents of that day", || rows(&app) == 2);

    app.go("/data/explore", &[("filter", asked("sales_per_unit"))]);
    app.click("pin-metric");
    app.wait_for("[data-testid=\"pin-metric\"][data-pinned=\"true\"]");
    app.go("/today", &[]);
    app.wait_for("pinned");

    app.go("/data/values", &[]);
    app.wait_for("value-promoters");
    for (measure, number) in [("promoters", "620"), ("passives", "200"), ("detractors", "180")] {
        app.type_into(&format!("value-{measure}"), number);
    }
    app.click("values-save");
    app.wait_until("see what was entered kept", || entered(&app) == 3);
    photograph(&app, "4-values", "value-promoters", OPPOSITE_LOOKS);
}

#[test]
fn the_explorer_is_photographed_full_and_empty() {
    let app = App::on_sample_chain();
    app.sign_in_as_sample_owner();
    app.go("/data/explore", &[]);
    photograph(&app, "4-explore", "explored-part", EVERY_LOOK);
    app.go("/data/explore", &[("filter", json!({"code": "repurchase_rate", "by": "store"}))]);
    photograph(&app, "4-explore-stores", "explored-part", OPPOSITE_LOOKS);
    app.go("/data/explore", &[("filter", json!({"code": "nps"}))]);
    photograph(&app, "4-explore-empty", "empty", OPPOSITE_LOOKS);
    for code in ["repurchase_rate", "units_per_order", "member_sales_share"] {
        app.invoke("pin_metric", &json!({"code": code, "pinned": true}));
    }
    app.go("/today", &[]);
    photograph(&app, "3-today-pinned", "pinned", OPPOSITE_LOOKS);
}

fn asked(code: &str) -> Value {
    let mut filter = json!({"code": code, "by": "day"});
    for (name, value) in NOVEMBER {
        filter[name] = json!(value);
    }
    filter
}

fn own_metrics(app: &App) -> usize {
    let metrics = app.invoke("list_metrics", &json!({}));
    let own = |metric: &&Value| !metric["own_id"].is_null();
    metrics.as_array().map_or(0, |metrics| metrics.iter().filter(own).count())
}

fn rows(app: &App) -> u64 {
    let count = "return document.querySelectorAll('[data-testid=\"metric-row\"]').length";
    app.evaluate(count).as_u64().unwrap_or(0)
}

fn entered(app: &App) -> usize {
    let stores = app.invoke("list_stores", &json!({}));
    let store = stores.as_array().and_then(|stores| stores.iter().find(|one| one["name"] == STORE));
    let Some(id) = store.map(|store| store["id"].clone()) else { return 0 };
    let whole = json!({"scope": {"region_id": null, "store_id": null}});
    let yesterday = app.invoke("today_page", &whole)["yesterday"].clone();
    let values = app.invoke("list_manual_values", &json!({"store": id, "day": yesterday}));
    values.as_array().map_or(0, Vec::len)
}
