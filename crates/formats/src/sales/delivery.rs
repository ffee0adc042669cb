//! Bills of the two delivery platforms, for both stores.

use crate::manifest::State;
use crate::selection::Selection;
use crate::sheet::{Cell, Merge, Sheet, amount};
use crate::tally::Tally;
use crate::world::{Channel, Order, Shop};

/// The upper row of Meituan's heading; empty cells belong to the group on their left, except where
/// the lower row is empty.
const GROUPS: [&str; 12] =
    ["基础信息", "", "", "", "", "", "交易类型", "商家应收款", "账单信息", "", "", "备注"];
const NAMES: [&str; 12] = [
    "门店id",
    "门店名称",
    "订单号",
    "订单状态",
    "账单日期",
    "配送方式",
    "",
    "",
    "账单金额",
    "平台服务费",
    "活动支出",
    "",
];
const FLASH: [&str; 9] = [
    "门店名称",
    "订单编号",
    "下单时间",
    "订单状态",
    "商品金额",
    "商家活动补贴",
    "平台服务费",
    "结算金额",
    "备注",
];

/// How many Meituan orders there are.
pub fn meituan_entries(shop: &Shop, _: &Selection) -> usize {
    shop.count_of(Channel::Meituan)
}

/// How many orders of Taobao's delivery there are.
pub fn flash_entries(shop: &Shop, _: &Selection) -> usize {
    shop.count_of(Channel::Flash)
}

/// Meituan's bill: a heading of two rows, and rows that are no orders.
pub fn meituan_bill(shop: &Shop, selection: &Selection) -> (Sheet, Tally) {
    let mut sheet = Sheet::with_header("订单明细", &GROUPS);
    sheet.header(&NAMES);
    let merge =
        |top, left, bottom, right| Merge { top, left, bottom, right, repeats_in_text: false };
    let downwards = [6, 7, 11].map(|column| merge(0, column, 1, column));
    sheet.merges = [merge(0, 0, 0, 5), merge(0, 8, 0, 10)].into_iter().chain(downwards).collect();
    let mut tally = Tally::default();
    for order in shop.orders_of(Channel::Meituan, selection) {
        sheet.row(meituan_row(order, "外卖订单", received(order)));
        tally.row();
        tally.lines(1);
        tally.sale(order.store_code(), &order.number, order.state, received(order));
        if order.is_each(4, 1) {
            // Part of an order given back, or advertising: money that is not an order.
            let what =
                if order.is_each(8, 1) { "外卖订单部分退款" } else { "推广扣款" };
            sheet.row(meituan_row(order, what, -640));
            tally.row();
            tally.remark("filtered_rows");
        }
    }
    (sheet, tally)
}

/// What of an order comes to the shop.
fn received(order: &Order) -> i64 {
    match order.state {
        State::Paid => order.paid() - fee(order),
        State::Closed | State::Unpaid => 0,
    }
}

fn fee(order: &Order) -> i64 {
    order.paid() * 6 / 100
}

fn status(order: &Order) -> &'static str {
    if order.state == State::Closed { "已取消" } else { "已完成" }
}

fn meituan_row(order: &Order, kind: &str, receivable: i64) -> Vec<Cell> {
    vec![
        (15_000_000 + order.store as i64).to_string().into(),
        order.store_name().into(),
        format!("\t{}", order.number).into(),
        status(order).into(),
        order.placed.format("%Y-%m-%d").to_string().into(),
        "商家自配\t".into(),
        kind.into(),
        amount(receivable),
        amount(order.paid()),
        amount(-fee(order)),
        amount(0),
        Cell::Blank,
    ]
}

/// The bill of Taobao's delivery: behind a sheet of notes, with a total at its end.
pub fn flash_bill(shop: &Shop, selection: &Selection) -> (Sheet, Tally) {
    let mut sheet = Sheet::with_header("外卖账单明细", &FLASH);
    sheet.cover = vec!["账单说明".to_string(), "结算金额=商品金额-补贴-服务费".to_string()];
    let mut tally = Tally::default();
    let mut total = 0;
    for order in shop.orders_of(Channel::Flash, selection) {
        let receivable = received(order);
        total += receivable;
        sheet.row(vec![
            order.store_name().into(),
            order.number.as_str().into(),
            Cell::Moment(order.placed),
            status(order).into(),
            amount(order.listed()),
            amount(order.paid() - order.listed()),
            amount(-fee(order)),
            amount(receivable),
            Cell::Blank,
        ]);
        tally.row();
        tally.lines(1);
        tally.sale(order.store_code(), &order.number, order.state, receivable);
    }
    let mut summary = vec![Cell::Blank; FLASH.len()];
    summary[0] = "合计".into();
    summary[7] = amount(total);
    sheet.row(summary);
    tally.remark("summary_rows");
    tally.control("amount", total);
    (sheet, tally)
}
