//! Pinduoduo: one row for each order, some without any time.

use crate::manifest::State;
use crate::money::yuan;
use crate::selection::Selection;
use crate::sheet::{Cell, Sheet};
use crate::tally::Tally;
use crate::world::{Channel, Order, Shop};

const HEADERS: [&str; 25] = [
    "商品",
    "订单号",
    "订单状态",
    "商品总价(元)",
    "邮费(元)",
    "店铺优惠折扣(元)",
    "平台优惠折扣(元)",
    "多多支付立减金额(元)",
    "用户实付金额(元)",
    "商家实收金额(元)",
    "商品数量(件)",
    "省",
    "市",
    "发货时间",
    "确认收货时间",
    "商品id",
    "商品规格",
    "样式ID",
    "商家编码-规格维度",
    "商家编码-商品维度",
    "商家备注",
    "售后状态",
    "快递单号",
    "快递公司",
    "订单成交时间",
];

/// How many orders there are.
pub fn entries(shop: &Shop, _: &Selection) -> usize {
    shop.count_of(Channel::Pinduoduo)
}

/// The order export.
pub fn orders(shop: &Shop, selection: &Selection) -> (Sheet, Tally) {
    let mut sheet = Sheet::with_header("orders", &HEADERS);
    let mut tally = Tally::default();
    for order in shop.orders_of(Channel::Pinduoduo, selection) {
        sheet.row(row(shop, order));
        tally.row();
        tally.lines(1);
        tally.product(&shop.product(&order.lines[0]).code);
        let received = received(order);
        tally.sale(order.store_code(), &order.number, order.state, received);
        if order.refund > 0 {
            tally.refund(order.store_code(), &order.number, received);
        }
        if !has_time(order) {
            tally.remark("times_from_order_numbers");
        }
    }
    (sheet, tally)
}

/// What comes to the shop: what the buyer paid, and what the platform gave off in its place.
fn received(order: &Order) -> i64 {
    order.paid() + order.platform_discount
}

/// Some rows have no time at all; the day stands in the order number.
fn has_time(order: &Order) -> bool {
    !order.is_each(4, 1)
}

fn row(shop: &Shop, order: &Order) -> Vec<Cell> {
    let line = &order.lines[0];
    let product = shop.product(line);
    // Some codes were typed in small letters.
    let code = if order.is_each(5, 4) { product.code.to_lowercase() } else { product.code.clone() };
    let is_paid = order.state == State::Paid;
    let sent = order.placed + chrono::TimeDelta::hours(20);
    let timed = |text: String| if is_paid && has_time(order) { text } else { "\t".to_string() };
    let shop_discount = line.listed() - line.paid - order.platform_discount;
    let texts = [
        product.name.clone(),
        order.number.clone(),
        if is_paid { "已收货" } else { "已取消" }.to_string(),
        yuan(line.listed()),
        yuan(order.postage),
        yuan(shop_discount),
        yuan(order.platform_discount),
        "0.00".to_string(),
        yuan(order.paid()),
        yuan(received(order)),
        line.quantity.to_string(),
        "****".to_string(),
        "****".to_string(),
        timed(sent.format("%Y-%m-%d %H:%M:%S").to_string()),
        timed(String::new()),
        (400_000_100_000_u64 + line.product as u64).to_string(),
        format!("默认,{}", product.unit),
        (900_000_100_000_u64 + line.product as u64).to_string(),
        code.clone(),
        code,
        String::new(),
        if order.refund > 0 { "退款成功" } else { "无售后或售后取消" }.to_string(),
        if is_paid { format!("77{:013}", order.at) } else { String::new() },
        if is_paid { "中通快递" } else { "" }.to_string(),
        if has_time(order) {
            order.placed.format("%Y-%m-%d %H:%M:%S").to_string()
        } else {
            String::new()
        },
    ];
    texts.map(Cell::from).to_vec()
}
