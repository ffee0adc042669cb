//! Orders as each platform and till writes them.

pub mod delivery;
pub mod douyin;
pub mod erp;
pub mod jd;
pub mod online_retail;
pub mod pinduoduo;
pub mod pos;
pub mod shopify;
pub mod taobao;
pub mod youzan;

use crate::manifest::State;
use crate::selection::Selection;
use crate::tally::Tally;
use crate::world::{Flaw, Order};

/// How the order stands at the time of the file.
fn state(order: &Order, selection: &Selection) -> State {
    if order.paid_late && selection.before_payment { State::Unpaid } else { order.state }
}

/// Counts an order, and the refund that a column of its row tells.
fn count(tally: &mut Tally, order: &Order, state: State) {
    tally.sale(order.store_code(), &order.number, state, order.paid());
    if state == State::Paid && order.refund > 0 {
        tally.refund(order.store_code(), &order.number, order.refund);
    }
}

/// The moment of an order; on a day that does not exist when that is its flaw.
fn time(order: &Order, pattern: &str) -> String {
    let text = order.placed.format(pattern).to_string();
    match order.flaw {
        Some(Flaw::Date) => text.replacen(&order.placed.format("%m-%d").to_string(), "02-30", 1),
        Some(Flaw::Number) | None => text,
    }
}

/// A number, spoiled when that is the order's flaw.
fn figure(order: &Order, text: String) -> String {
    match order.flaw {
        Some(Flaw::Number) => format!("{text}.x"),
        Some(Flaw::Date) | None => text,
    }
}
