//! Customers looked at all together: classes, who is leaving, what goes together.

use chrono::NaiveDate;
use domain::Id;
use domain::customer_rules::CustomerRules;
use replica::{
    AlsoBought, CustomerOutlook, HoldOut, LeavingOrder, LeavingPage, LeavingRule, Page, RfmFilter,
    RfmPage, RfmRows, TodayScope,
};
use tauri::State;

use crate::error::Answer;
use crate::state::{App, Written};

/// Classes, segments and groups of a scope's customers.
#[tauri::command(async)]
#[specta::specta]
pub fn rfm(app: State<'_, App>, scope: TodayScope, as_of: Option<NaiveDate>) -> Answer<RfmPage> {
    app.read(|replica, actor| replica.rfm(actor, &scope, as_of))
}

/// The customers behind a part of it.
#[tauri::command(async)]
#[specta::specta]
pub fn rfm_customers(
    app: State<'_, App>,
    scope: TodayScope,
    as_of: Option<NaiveDate>,
    filter: RfmFilter,
    page: Page,
) -> Answer<RfmRows> {
    app.read(|replica, actor| replica.rfm_customers(actor, &scope, as_of, &filter, page))
}

/// The rules by which the chain looks at its customers.
#[tauri::command(async)]
#[specta::specta]
pub fn customer_rules(app: State<'_, App>) -> Answer<CustomerRules> {
    app.read(|replica, _| replica.customer_rules())
}

/// Changes the rules.
#[tauri::command(async)]
#[specta::specta]
pub fn save_customer_rules(app: State<'_, App>, rules: CustomerRules) -> Answer<Written> {
    app.put(|replica, actor| replica.save_customer_rules(actor, rules))
}

/// Who seems to be leaving.
#[tauri::command(async)]
#[specta::specta]
pub fn leaving(
    app: State<'_, App>,
    scope: TodayScope,
    rule: LeavingRule,
    order: LeavingOrder,
    page: Page,
) -> Answer<LeavingPage> {
    app.read(|replica, actor| replica.leaving(actor, &scope, rule, order, page))
}

/// Which ranking foretold better who came back.
#[tauri::command(async)]
#[specta::specta]
pub fn leaving_hold_out(app: State<'_, App>) -> Answer<Option<HoldOut>> {
    app.read(|replica, actor| replica.leaving_hold_out(actor))
}

/// Classes and expectations of a customer.
#[tauri::command(async)]
#[specta::specta]
pub fn customer_outlook(app: State<'_, App>, id: Id) -> Answer<Option<CustomerOutlook>> {
    app.read(|replica, actor| replica.customer_outlook(actor, id))
}

/// What is bought together with a product.
#[tauri::command(async)]
#[specta::specta]
pub fn also_bought(app: State<'_, App>, product: Id) -> Answer<Vec<AlsoBought>> {
    app.read(|replica, actor| replica.also_bought(actor, product))
}

/// What a customer lacks that goes with what they bought.
#[tauri::command(async)]
#[specta::specta]
pub fn recommended(app: State<'_, App>, customer: Id) -> Answer<Vec<AlsoBought>> {
    app.read(|replica, actor| replica.recommended(actor, customer))
}
