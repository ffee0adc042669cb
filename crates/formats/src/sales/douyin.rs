//! Douyin: tabs before values, several sub-orders in one cell, `-` for nothing.

use super::{count, state};
use crate::manifest::State;
use crate::money::yuan;
use crate::selection::Selection;
use crate::sheet::{Cell, Quoting, Sheet};
use crate::tally::Tally;
use crate::world::{Channel, Line, Order, Shop};

const HEADERS: [&str; 28] = [
    "主订单编号",
    "子订单编号",
    "选购商品",
    "商品规格",
    "商品数量",
    "商品ID",
    "商家编码",
    "商品金额",
    "订单应付金额",
    "运费",
    "收件人",
    "收件人手机号",
    "详细地址",
    "订单提交时间",
    "商家备注",
    "订单完成时间",
    "订单状态",
    "售后状态",
    "取消原因",
    "发货时间",
    "平台实际承担优惠金额",
    "商家实际承担优惠金额",
    "达人实际承担优惠金额",
    "达人ID",
    "达人昵称",
    "流量体裁",
    "流量渠道",
    "支付方式",
];

/// How many orders there are.
pub fn entries(shop: &Shop, _: &Selection) -> usize {
    shop.count_of(Channel::Douyin)
}

/// The order export: one row for each order, its parts side by side in the cells.
pub fn orders(shop: &Shop, selection: &Selection) -> (Sheet, Tally) {
    let mut sheet = Sheet::with_header("订单", &HEADERS);
    sheet.quoting = Quoting::Always;
    let mut tally = Tally::default();
    for order in shop.orders_of(Channel::Douyin, selection) {
        sheet.row(row(shop, order));
        tally.row();
        tally.lines(order.lines.len());
        for line in &order.lines {
            tally.product(&shop.product(line).code);
        }
        count(&mut tally, order, state(order, selection));
        tally.buyer(&order.member.to_string());
    }
    (sheet, tally)
}

/// One text for each line, parted as this platform parts them.
fn parts(order: &Order, text: impl Fn(&Line) -> String) -> String {
    order.lines.iter().map(text).collect::<Vec<_>>().join(";")
}

/// What was to be paid: part by part on every second order, else in one sum.
fn payable(order: &Order) -> String {
    if order.is_each(2, 0) {
        return yuan(order.paid());
    }
    let mut postage = order.postage;
    let parts = order.lines.iter().map(|line| yuan(line.paid + std::mem::take(&mut postage)));
    parts.collect::<Vec<_>>().join(";")
}

fn row(shop: &Shop, order: &Order) -> Vec<Cell> {
    let member = shop.member(order);
    let is_paid = order.state == State::Paid;
    let own = order.listed() - (order.paid() - order.postage) - order.platform_discount;
    let when = |hours| {
        let moment = order.placed + chrono::TimeDelta::hours(hours);
        if is_paid { moment.format("%Y/%m/%d %H:%M:%S").to_string() } else { "-".to_string() }
    };
    let number_of_part = std::cell::Cell::new(0);
    let part_number = |_: &Line| {
        number_of_part.set(number_of_part.get() + 1);
        format!("{}{}", order.number, number_of_part.get())
    };
    let texts = [
        order.number.clone(),
        parts(order, part_number),
        parts(order, |line| shop.product(line).name.clone()),
        parts(order, |line| shop.product(line).unit.to_string()),
        parts(order, |line| line.quantity.to_string()),
        parts(order, |line| (3_500_000_000_000_100_000_u64 + line.product as u64).to_string()),
        parts(order, |line| shop.product(line).code.clone()),
        parts(order, |line| yuan(line.listed())),
        payable(order),
        yuan(order.postage),
        member.name.clone(),
        member.phone_masked_to_its_tail(),
        member.address.clone(),
        order.placed.format("%Y/%m/%d %H:%M:%S").to_string(),
        "-".to_string(),
        when(70),
        if is_paid { "已完成" } else { "已关闭" }.to_string(),
        if order.refund > 0 { "退款成功" } else { "-" }.to_string(),
        if is_paid { "-" } else { "不想要了" }.to_string(),
        when(18),
        yuan(order.platform_discount),
        yuan(own),
        "0".to_string(),
        if order.is_each(3, 0) { "88001" } else { "-" }.to_string(),
        if order.is_each(3, 0) { "云朵试色" } else { "-" }.to_string(),
        if order.is_each(3, 0) { "直播" } else { "其他" }.to_string(),
        "-".to_string(),
        "微信".to_string(),
    ];
    // Every value begins with a tab inside its quotes, so that spreadsheets keep it a text.
    texts.map(|text| Cell::from(format!("\t{text}"))).to_vec()
}
