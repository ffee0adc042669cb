//! A screen of 1366 by 768 at 125 %: the page has 1093 by 614, and no word of ours is cut off.

use serde_json::{Value, json};

use crate::app::App;
use crate::camera::{OPPOSITE_LOOKS, photograph};
use crate::gaps_walk::TWO_STORES;

/// A till's own words for its columns, which no file of ours has.
const UNKNOWN_HEADERS: &str = "流水,哪天卖的,货品,件,收款\n\
    A-0001,2026-11-21 09:12:00,雾感唇釉 05 豆沙,1,128.00\n";
/// Headings, labels, buttons and pills that are wider than their place or reach out of what holds
/// them. What says itself whole under the pointer is not cut off.
const CUT_OFF: &str = "
    const ours = 'h1, h2, h3, th, label, legend, button, [role=columnheader], [class*=pill]';
    const isCut = (element) => {
        const { width, right } = element.getBoundingClientRect();
        const style = getComputedStyle(element);
        if (width === 0 || style.visibility === 'hidden' || element.closest('[title]')) return false;
        const clips = (one) => getComputedStyle(one).overflowX !== 'visible';
        if (clips(element) && element.scrollWidth > element.clientWidth + 1) return true;
        for (let at = element.parentElement; at; at = at.parentElement)
            if (clips(at) && right > at.getBoundingClientRect().right + 1) return true;
        return right > innerWidth + 1;
    };
    const cut = [...document.querySelectorAll(ours)].filter(isCut);
    return cut.map((element) => element.innerText);";

#[test]
fn on_a_laptop_at_125_per_cent_no_word_of_the_cockpit_and_the_gaps_is_cut_off() {
    let app = App::on_own_chain();
    app.resize(1093, 614);
    let mut files: Vec<Value> =
        app.files_of_five_platforms().iter().map(|file| json!(file)).collect();
    files.push(app.file("收银流水1121.csv", UNKNOWN_HEADERS));
    files.push(app.file("两家店1121.csv", TWO_STORES));
    let import = |files: &[Value]| app.go("/data/import", &[("paths", json!(files))]);

    import(&files);
    look(&app, "cockpit", "unknown-store");
    import(&files[5..6]);
    app.click("edit-mapping");
    look(&app, "mapping", "mapping-editor");
    import(&files);
    app.wait_for("unknown-store");
    app.click("import-run");
    look(&app, "import-done", "import-done");
    app.go("/data/identity", &[]);
    look(&app, "identity", "buyer-row");
    for (view, sign) in [("unknown_stores", "name-store"), ("unmapped_products", "name-product")] {
        app.go("/data/gaps", &[("filter", json!({"view": view}))]);
        look(&app, view, sign);
    }
}

const BUYERS: &str = "订单号,下单时间,商品编码,商品名称,数量,实收金额,手机号,客户姓名\n\
    A-0001,2026-11-01 09:12:00,LIP-05,雾感唇釉 05 豆沙,1,128.00,13800138000,欧阳若溪\n\
    A-0002,2026-11-21 10:47:00,CRM-50,保湿修护面霜 50g,1,268.00,13800138000,欧阳若溪\n";

#[test]
fn on_a_laptop_at_125_per_cent_no_word_of_the_customers_is_cut_off() {
    let app = App::on_own_chain();
    app.resize(1093, 614);
    app.go("/data/import", &[("paths", json!([app.file("订单1121.csv", BUYERS)]))]);
    app.wait_for("import-preview");
    app.click("import-run");
    app.wait_for("import-done");
    app.go("/customers/tags", &[]);
    app.type_into("tag-name", "新品尝鲜");
    app.click("tag-save");
    look(&app, "tags", "tag-row");
    app.go("/customers/list", &[]);
    app.click("[data-testid=\"choose-row\"] input, input[data-testid=\"choose-row\"]");
    look(&app, "customers", "bulk-bar");
    app.click("customer-row");
    app.click("stage-rule");
    look(&app, "customer", "customer-drawer");
}

/// Photographs the screen small and reads it in both languages.
fn look(app: &App, screen: &str, sign: &str) {
    for look in OPPOSITE_LOOKS {
        photograph(app, &format!("10-small-{screen}"), sign, &[*look]);
        assert_eq!(app.evaluate(CUT_OFF), json!([]), "{screen} in {}", look.0);
    }
}
