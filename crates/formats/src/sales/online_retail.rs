//! The wholesale list, in the shape of the public Online Retail set: price times quantity, refunds
//! as invoices of their own with a C before the number.

use crate::manifest::State;
use crate::money::yuan;
use crate::selection::Selection;
use crate::sheet::{Cell, Sheet};
use crate::tally::Tally;
use crate::world::{Channel, Line, Order, Shop};

const HEADERS: [&str; 8] = [
    "InvoiceNo",
    "StockCode",
    "Description",
    "Quantity",
    "InvoiceDate",
    "UnitPrice",
    "CustomerID",
    "Country",
];

/// How many invoices there are, refunds not counted.
pub fn entries(shop: &Shop, _: &Selection) -> usize {
    shop.count_of(Channel::Wholesale)
}

/// The invoices, and behind each what of it came back.
pub fn lines(shop: &Shop, selection: &Selection) -> (Sheet, Tally) {
    let mut sheet = Sheet::with_header("Online Retail", &HEADERS);
    let mut tally = Tally::default();
    for order in shop.orders_of(Channel::Wholesale, selection) {
        for line in &order.lines {
            sheet.row(row(shop, order, line, &order.number, 1));
            tally.row();
            tally.product(&shop.product(line).code);
        }
        tally.lines(order.lines.len());
        tally.sale(order.store_code(), &order.number, State::Paid, order.paid());
        if !is_guest(order) {
            tally.customer(vec![format!("outside:{}", shop.member(order).wholesale)]);
        }
        give_back(&mut sheet, &mut tally, shop, order);
    }
    (sheet, tally)
}

fn give_back(sheet: &mut Sheet, tally: &mut Tally, shop: &Shop, order: &Order) {
    if order.refund == 0 {
        return;
    }
    let number = format!("C{}", order.number);
    let mut left = order.refund;
    // A refund is of whole lines.
    for line in &order.lines {
        if left < line.paid {
            break;
        }
        left -= line.paid;
        sheet.row(row(shop, order, line, &number, -1));
        tally.row();
        tally.lines(1);
    }
    tally.refund(order.store_code(), &number, order.refund - left);
}

fn is_guest(order: &Order) -> bool {
    order.is_each(4, 2)
}

fn row(shop: &Shop, order: &Order, line: &Line, number: &str, sign: i64) -> Vec<Cell> {
    let product = shop.product(line);
    let customer = if is_guest(order) { "" } else { shop.member(order).wholesale.as_str() };
    let texts = [
        number.to_string(),
        product.code.clone(),
        product.name.clone(),
        (sign * line.quantity).to_string(),
        order.placed.format("%Y-%m-%d %H:%M:%S").to_string(),
        yuan(line.price),
        customer.to_string(),
        "United Kingdom".to_string(),
    ];
    texts.map(Cell::from).to_vec()
}
