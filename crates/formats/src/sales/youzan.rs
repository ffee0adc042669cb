//! Youzan: products with their counts in one text, real date cells, the employee who sold.

use super::state;
use crate::manifest::State;
use crate::money::{with_commas, yuan};
use crate::selection::Selection;
use crate::sheet::{Cell, Sheet};
use crate::tally::Tally;
use crate::world::{Channel, Order, Shop};

const HEADERS: [&str; 16] = [
    "订单号",
    "订单状态",
    "订单创建时间",
    "买家付款时间",
    "全部商品名称",
    "商品种类数",
    "订单实付金额",
    "收货人/提货人",
    "收货人手机号/提货人手机号",
    "收货人省份",
    "收货人城市",
    "收货人地区",
    "详细收货地址/提货地址",
    "买家昵称",
    "优惠券码名称",
    "分销员",
];

/// Employees who bring customers.
const SELLERS: [&str; 3] = ["店员甲", "店员乙", ""];

/// How many orders there are.
pub fn entries(shop: &Shop, _: &Selection) -> usize {
    shop.count_of(Channel::Youzan)
}

/// The order export.
pub fn orders(shop: &Shop, selection: &Selection) -> (Sheet, Tally) {
    let mut sheet = Sheet::with_header("订单列表", &HEADERS);
    let mut tally = Tally::default();
    for order in shop.orders_of(Channel::Youzan, selection) {
        sheet.row(row(shop, order));
        tally.row();
        // The text tells no prices: more than one product leaves the amount to a line of its own.
        tally.lines(order.lines.len() + usize::from(order.lines.len() > 1));
        for line in &order.lines {
            tally.product(&shop.product(line).name);
        }
        let state = state(order, selection);
        // This export has no column for refunds.
        tally.sale(order.store_code(), &order.number, state, order.paid());
        tally.customer(vec![format!("phone:{}", shop.member(order).phone)]);
    }
    (sheet, tally)
}

fn row(shop: &Shop, order: &Order) -> Vec<Cell> {
    let member = shop.member(order);
    let is_paid = order.state == State::Paid;
    let named = |line| format!("{}({}件)", shop.product(line).name, line.quantity);
    let products: Vec<String> = order.lines.iter().map(named).collect();
    let paid = match order.at % 4 {
        1 => format!("¥{}", with_commas(order.paid())),
        2 => format!("{}元", yuan(order.paid())),
        _ => yuan(order.paid()),
    };
    vec![
        order.number.as_str().into(),
        if is_paid { "交易完成" } else { "交易关闭" }.into(),
        Cell::Moment(order.placed),
        if is_paid { Cell::Moment(order.paid_at()) } else { Cell::Blank },
        products.join(";").into(),
        order.lines.len().to_string().into(),
        paid.into(),
        member.name.as_str().into(),
        format!("\t{}", member.phone).into(),
        "云海省".into(),
        "云海市".into(),
        "虚构区".into(),
        member.address.as_str().into(),
        member.youzan.as_str().into(),
        Cell::Blank,
        SELLERS[order.at % SELLERS.len()].into(),
    ]
}
