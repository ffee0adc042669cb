//! Shopify: an order over several rows, its totals on the first one only.

use super::state;
use crate::manifest::State;
use crate::money::yuan;
use crate::selection::Selection;
use crate::sheet::{Cell, Sheet};
use crate::tally::Tally;
use crate::world::{Channel, Order, Shop};

const HEADERS: [&str; 24] = [
    "Name",
    "Email",
    "Financial Status",
    "Paid at",
    "Fulfillment Status",
    "Fulfilled at",
    "Accepts Marketing",
    "Currency",
    "Subtotal",
    "Shipping",
    "Taxes",
    "Total",
    "Discount Code",
    "Discount Amount",
    "Shipping Method",
    "Created at",
    "Lineitem quantity",
    "Lineitem name",
    "Lineitem price",
    "Lineitem sku",
    "Lineitem fulfillment status",
    "Cancelled at",
    "Refunded Amount",
    "Vendor",
];

/// How many orders there are.
pub fn entries(shop: &Shop, _: &Selection) -> usize {
    shop.count_of(Channel::Shopify)
}

/// The order export. Now and then an order is in another currency; it has no place in the chain's
/// books.
pub fn orders(shop: &Shop, selection: &Selection) -> (Sheet, Tally) {
    let mut sheet = Sheet::with_header("orders_export", &HEADERS);
    let mut tally = Tally::default();
    for order in shop.orders_of(Channel::Shopify, selection) {
        for position in 0..order.lines.len() {
            sheet.row(row(shop, order, position));
        }
        if is_foreign(order) {
            tally.rejected_row();
            continue;
        }
        add_up(&mut tally, shop, order, state(order, selection));
    }
    (sheet, tally)
}

/// Only orders of one line, so that the currency stands on the only row.
fn is_foreign(order: &Order) -> bool {
    order.lines.len() == 1 && order.is_each(9, 6)
}

fn add_up(tally: &mut Tally, shop: &Shop, order: &Order, state: State) {
    for line in &order.lines {
        tally.row();
        tally.product(&shop.product(line).code);
    }
    // Postage and discount stand on no line: one line makes up the difference.
    tally.lines(order.lines.len() + usize::from(order.listed() != order.paid()));
    super::count(tally, order, state);
    tally.customer(vec![format!("outside:shopify:{}", shop.member(order).mail)]);
}

fn row(shop: &Shop, order: &Order, position: usize) -> Vec<Cell> {
    let line = &order.lines[position];
    let product = shop.product(line);
    let first = |text: String| if position == 0 { text } else { String::new() };
    let moment = |when: chrono::NaiveDateTime| when.format("%Y-%m-%d %H:%M:%S +0800").to_string();
    let is_paid = order.state == State::Paid;
    let goods: i64 = order.lines.iter().map(|line| line.paid).sum();
    let texts = [
        order.number.clone(),
        shop.member(order).mail.clone(),
        first(financial_status(order).to_string()),
        first(if is_paid { moment(order.paid_at()) } else { String::new() }),
        first(if is_paid { "fulfilled" } else { "unfulfilled" }.to_string()),
        String::new(),
        first("no".to_string()),
        first(if is_foreign(order) { "USD" } else { "CNY" }.to_string()),
        first(yuan(goods)),
        first(yuan(order.postage)),
        first("0.00".to_string()),
        first(yuan(order.paid())),
        String::new(),
        first(yuan(order.listed() - goods)),
        first("Standard".to_string()),
        moment(order.placed),
        line.quantity.to_string(),
        product.name.clone(),
        yuan(line.price),
        product.code.clone(),
        if is_paid { "fulfilled" } else { "pending" }.to_string(),
        first(if order.state == State::Closed { moment(order.paid_at()) } else { String::new() }),
        first(yuan(order.refund)),
        "Yunshang".to_string(),
    ];
    texts.map(Cell::from).to_vec()
}

fn financial_status(order: &Order) -> &'static str {
    match order.state {
        State::Closed => "voided",
        State::Unpaid => "pending",
        State::Paid if order.refund == 0 => "paid",
        State::Paid if order.refund < order.paid() => "partially_refunded",
        State::Paid => "refunded",
    }
}
