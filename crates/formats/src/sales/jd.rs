//! JD: one row for each line, with the total of the order on every one of them.

use super::{figure, state, time};
use crate::manifest::State;
use crate::money::{with_commas, yuan};
use crate::selection::Selection;
use crate::sheet::{Cell, Sheet};
use crate::tally::Tally;
use crate::world::{Channel, ONLINE_ALIAS, Order, Shop};

const HEADERS: [&str; 18] = [
    "店铺ID",
    "店铺名称",
    "订单号",
    "商品ID",
    "商品名称",
    "订购数量",
    "下单时间",
    "京东价",
    "订单金额",
    "应付金额",
    "订单状态",
    "下单帐号",
    "客户姓名",
    "客户地址",
    "联系电话",
    "仓库id",
    "仓库名称",
    "增值税发票",
];

/// How many orders there are.
pub fn entries(shop: &Shop, _: &Selection) -> usize {
    shop.count_of(Channel::Jd)
}

/// The order export. The shop goes by another name here than anywhere else.
pub fn orders(shop: &Shop, selection: &Selection) -> (Sheet, Tally) {
    let mut sheet = Sheet::with_header("订单", &HEADERS);
    let mut tally = Tally::default();
    for order in shop.orders_of(Channel::Jd, selection) {
        for position in 0..order.lines.len() {
            sheet.row(row(shop, order, position));
        }
        add_up(&mut tally, shop, order, state(order, selection));
    }
    (sheet, tally)
}

fn add_up(tally: &mut Tally, shop: &Shop, order: &Order, state: State) {
    if order.flaw.is_some() {
        return tally.rejected_row();
    }
    for line in &order.lines {
        tally.row();
        tally.product(&sku(line.product));
    }
    // Where price times quantity is not what was to be paid, one line makes up the difference.
    let differs = order.listed() != order.paid();
    tally.lines(order.lines.len() + usize::from(differs));
    // This export has no column for refunds.
    tally.sale(order.store_code(), &order.number, state, order.paid());
    tally.customer(vec![format!("outside:jd:{}", shop.member(order).jd)]);
}

/// JD's own number of the product.
pub fn sku(product: usize) -> String {
    (100_012_340_000_u64 + product as u64 * 17).to_string()
}

fn row(shop: &Shop, order: &Order, position: usize) -> Vec<Cell> {
    let line = &order.lines[position];
    let member = shop.member(order);
    let status = if order.state == State::Closed { "已取消" } else { "完成" };
    let texts = [
        "10237788".to_string(),
        ONLINE_ALIAS.to_string(),
        order.number.clone(),
        sku(line.product),
        shop.product(line).name.clone(),
        line.quantity.to_string(),
        time(order, "%Y-%m-%d %H:%M:%S"),
        yuan(line.price),
        with_commas(order.listed()),
        figure(order, with_commas(order.paid())),
        status.to_string(),
        member.jd.clone(),
        member.name.clone(),
        member.address.clone(),
        member.phone_masked_to_its_tail(),
        "62".to_string(),
        "云海一号仓".to_string(),
        "否".to_string(),
    ];
    texts.map(Cell::from).to_vec()
}
