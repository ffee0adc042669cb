//! What the files left open, mended where it is told: a store's name, a product's code.

use serde_json::{Value, json};

use crate::app::App;

/// One till calls the shop as the chain does, the other by a name of its own.
pub const TWO_STORES: &str = "门店名称,订单号,下单时间,商品编码,商品名称,数量,实收金额\n\
    徐汇店,A-0001,2026-11-21 09:12:00,LIP-05,雾感唇釉 05 豆沙,1,128.00\n\
    徐汇店,A-0002,2026-11-21 10:47:00,CRM-50,保湿修护面霜 50g,1,268.00\n\
    徐家汇1店,B-0001,2026-11-21 11:03:00,TB-77012,雾感唇釉 05 豆沙,2,256.00\n\
    徐家汇1店,B-0002,2026-11-21 15:30:00,LIP-05,雾感唇釉 05 豆沙,1,128.00\n";

#[test]
fn a_store_is_named_its_file_comes_in_again_and_a_code_joins_its_product() {
    let app = App::on_own_chain();
    let sold = app.file("两家店1121.csv", TWO_STORES);
    app.go("/data/import", &[("paths", json!([sold]))]);
    app.wait_for("unknown-store");
    app.click("import-run");
    app.wait_for("import-done");

    app.go("/data/gaps", &[("filter", json!({"view": "unknown_stores"}))]);
    let rows = gaps(&app, "unknown_stores");
    assert_eq!(rows.len(), 1, "the file calls the shop by another name too: {rows:?}");
    app.choose_first("name-store");
    app.click("import-again");
    app.wait_until("see its rows come in", || gaps(&app, "unknown_stores").is_empty());

    app.go("/data/gaps", &[("filter", json!({"view": "unmapped_products"}))]);
    let before = gaps(&app, "unmapped_products").len();
    app.choose_first("name-product");
    app.wait_until("see one code less", || gaps(&app, "unmapped_products").len() == before - 1);

    app.go("/data/products", &[("open", json!(format!("product:{}", stood_for(&app))))]);
    app.click("forget-code");
    app.wait_until("see the code counted for itself again", || {
        gaps(&app, "unmapped_products").len() == before
    });
}

fn gaps(app: &App, kind: &str) -> Vec<Value> {
    let scope = json!({"scope": {"region_id": null, "store_id": null}});
    app.invoke("list_gaps", &scope)[kind].as_array().cloned().unwrap_or_default()
}

/// The product that another code stands for, once that is saved.
pub fn stood_for(app: &App) -> String {
    let mut found = None;
    app.wait_until("see a product with another code", || {
        found = product_with_another_code(app);
        found.is_some()
    });
    found.expect("waited for")
}

fn product_with_another_code(app: &App) -> Option<String> {
    let filter = json!({"text": "", "category": null, "kind": null});
    let page = json!({"offset": 0, "limit": 100});
    let products = app.invoke("list_products", &json!({"filter": filter, "page": page}));
    let ids = products["rows"].as_array()?.iter().filter_map(|row| row["product"]["id"].as_str());
    let has_names = |id: &&str| {
        let names = app.invoke("product_names", &json!({"product": id}));
        names["names"].as_array().is_some_and(|names| !names.is_empty())
    };
    ids.into_iter().find(has_names).map(str::to_owned)
}
