//! `customers search` and `customers show`: whom a text finds, and a customer in full.

use chrono::NaiveDate;
use domain::Id;
use replica::{CustomerProfile, CustomerRow, Favourite, Language, Page, Place, TimelineRow};
use serde::Serialize;

use crate::data_folder::Chain;
use crate::failure::Failure;
use crate::lookup;
use crate::printer::Printer;
use crate::speech::say;

#[derive(Serialize)]
struct Found {
    id: Id,
    name: String,
    phone: String,
    card: String,
    home_store: String,
    orders: u32,
    gross_sales: String,
    last_day: Option<NaiveDate>,
}

impl From<CustomerRow> for Found {
    fn from(row: CustomerRow) -> Self {
        Self {
            id: row.customer.id,
            name: row.customer.name,
            phone: row.customer.phone,
            card: row.customer.card,
            home_store: row.home_store,
            orders: row.orders,
            gross_sales: row.gross_sales,
            last_day: row.last_day,
        }
    }
}

/// Lists whom a text finds.
pub(super) fn search(
    chain: &Chain,
    text: &str,
    limit: u32,
    printer: &mut Printer,
) -> Result<(), Failure> {
    let rows = chain.replica.search_customers(&chain.owner, text, limit)?;
    let found: Vec<Found> = rows.into_iter().map(Found::from).collect();
    printer.answer(&found, |_| found.iter().map(line).collect())
}

fn line(found: &Found) -> String {
    let day = found.last_day.map(|day| day.to_string()).unwrap_or_default();
    let Found { id, name, phone, home_store, orders, gross_sales, .. } = found;
    format!("{id}  {name}  {phone}  {home_store}  {orders}  {gross_sales}  {day}")
}

/// So much of what happened is told.
const TOLD: u32 = 1_000;

#[derive(Serialize)]
struct Shown {
    #[serde(flatten)]
    profile: CustomerProfile,
    /// Purchases and contacts, newest first.
    timeline: Vec<TimelineRow>,
}

/// Tells everything known of one customer.
pub(super) fn show(chain: &Chain, text: &str, printer: &mut Printer) -> Result<(), Failure> {
    let id = lookup::customer(chain, text)?.id;
    let profile = chain.replica.customer_profile(&chain.owner, id)?;
    let timeline = chain.replica.customer_timeline(&chain.owner, id, Page::first(TOLD))?.rows;
    let shown = Shown { profile, timeline };
    printer.answer(&shown, |language| lines(language, &shown))
}

fn lines(language: Language, Shown { profile, timeline }: &Shown) -> Vec<String> {
    let row = &profile.row;
    let none = || "-".to_string();
    let day = |day: Option<NaiveDate>| day.map_or_else(none, |day| day.to_string());
    let stage = row.stage.map_or("-", domain::lifecycle::Stage::code);
    let fact = |zh: &str, en: &str, value: &str| format!("{}: {value}", say(language, zh, en));
    let mut lines = vec![
        format!("{}  {}  {}", row.customer.name, row.customer.phone, row.home_store),
        fact("首次购买", "first bought", &day(row.first_day)),
        fact("最近购买", "last bought", &day(row.last_day)),
        fact("订单数", "orders", &row.orders.to_string()),
        fact("销售额", "gross sales", &row.gross_sales),
        fact("退款", "refunds", &profile.refunds),
        fact("净额", "net sales", &profile.net_sales),
        fact(
            "平均间隔天数",
            "mean days between",
            &profile.average_gap.clone().unwrap_or_else(none),
        ),
        fact("间隔中位数", "median days between", &profile.median_gap.clone().unwrap_or_else(none)),
        fact("阶段", "stage", stage),
    ];
    let favourite = |one: &Favourite| format!("  {}  {}  {}", one.name, one.units, one.amount);
    let place = |one: &Place| format!("  {}  {}  {}", one.name, one.orders, one.amount);
    lines.extend(profile.categories.iter().chain(&profile.products).map(favourite));
    lines.extend(profile.stores.iter().chain(&profile.channels).map(place));
    lines.extend(timeline.iter().map(|one| {
        let amount = one.amount.as_deref().unwrap_or_default();
        format!("  {}  {}  {}  {amount}", one.kind, one.text, one.employee)
    }));
    lines
}
