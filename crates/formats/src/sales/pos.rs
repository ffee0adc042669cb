//! The till of a store: sales, refunds and top-ups as rows of one file.

use super::{figure, time};
use crate::money::yuan;
use crate::selection::Selection;
use crate::sheet::{Cell, Sheet};
use crate::tally::Tally;
use crate::world::{Channel, Order, Shop};

const HEADERS: [&str; 11] = [
    "流水号",
    "日期",
    "门店名称",
    "类型",
    "会员",
    "实收金额",
    "次卡支付",
    "储值卡支付",
    "储值本金支付",
    "储值赠送支付",
    "现金支付",
];

fn channel(selection: &Selection) -> Channel {
    match selection.store.as_deref() {
        Some("S03") => Channel::PosJingan,
        _ => Channel::PosXuhui,
    }
}

/// How many sales the till of the store has.
pub fn entries(shop: &Shop, selection: &Selection) -> usize {
    shop.count_of(channel(selection))
}

/// The receipts of one store.
pub fn receipts(shop: &Shop, selection: &Selection) -> (Sheet, Tally) {
    let mut sheet = Sheet::with_header("销售流水", &HEADERS);
    let mut tally = Tally::default();
    for order in shop.orders_of(channel(selection), selection) {
        sheet.row(row(shop, order, "销售", &order.number, order.paid()));
        add_sale(&mut tally, shop, order);
        if order.refund > 0 {
            let number = format!("{}T", order.number);
            // One till writes what went back below zero, the other leaves that to the word.
            let sign = if order.channel == Channel::PosXuhui { -1 } else { 1 };
            sheet.row(row(shop, order, "退款", &number, sign * order.refund));
            tally.row();
            tally.lines(1);
            tally.refund(order.store_code(), &number, order.refund);
        }
        if order.is_each(6, 2) {
            let number = format!("{}C", order.number);
            sheet.row(top_up(shop, order, &number));
            tally.row();
            tally.remark("top_ups");
        }
    }
    (sheet, tally)
}

fn is_anonymous(order: &Order) -> bool {
    order.is_each(3, 1)
}

fn add_sale(tally: &mut Tally, shop: &Shop, order: &Order) {
    if order.flaw.is_some() {
        return tally.rejected_row();
    }
    tally.row();
    tally.lines(1);
    tally.sale(order.store_code(), &order.number, order.state, order.paid());
    if !is_anonymous(order) {
        tally.customer(vec![format!("phone:{}", shop.member(order).phone)]);
    }
}

fn member(shop: &Shop, order: &Order) -> String {
    let member = shop.member(order);
    if is_anonymous(order) {
        "-".to_string()
    } else {
        format!("{}（{}）", member.name, member.phone)
    }
}

/// How a sum was paid: card of visits, principal, gift, cash.
fn payments(order: &Order, sum: i64) -> [i64; 4] {
    match order.at % 4 {
        0 => [0, 0, 0, sum],
        1 => [0, sum - sum / 10, sum / 10, 0],
        2 => [0, sum / 2, sum / 20, sum - sum / 2 - sum / 20],
        _ => [sum, 0, 0, 0],
    }
}

fn row(shop: &Shop, order: &Order, kind: &str, number: &str, sum: i64) -> Vec<Cell> {
    let [visits, principal, gift, cash] = payments(order, sum);
    let is_sale = kind == "销售";
    let texts = [
        number.to_string(),
        if is_sale { time(order, "%Y-%m-%d %H:%M:%S") } else { later(order) },
        order.store_name().to_string(),
        kind.to_string(),
        member(shop, order),
        if is_sale { figure(order, yuan(sum)) } else { yuan(sum) },
        yuan(visits),
        // Both parts once more: whoever adds all columns counts them twice.
        yuan(principal + gift),
        yuan(principal),
        yuan(gift),
        yuan(cash),
    ];
    texts.map(Cell::from).to_vec()
}

fn later(order: &Order) -> String {
    (order.placed + chrono::TimeDelta::minutes(40)).format("%Y-%m-%d %H:%M:%S").to_string()
}

/// Money put on a card: received, and no sale.
fn top_up(shop: &Shop, order: &Order, number: &str) -> Vec<Cell> {
    let zero = || "0.00".to_string();
    let who = member(shop, order);
    let paid = yuan(50_000);
    let texts = [
        number.to_string(),
        later(order),
        order.store_name().to_string(),
        "充值".to_string(),
        who,
        paid.clone(),
        zero(),
        zero(),
        zero(),
        zero(),
        paid,
    ];
    texts.map(Cell::from).to_vec()
}
