//! Refunds asked for after the sale: the same that platforms tell in their order files, and those
//! of platforms whose order files tell none.

use chrono::TimeDelta;

use crate::manifest::State;
use crate::selection::Selection;
use crate::sheet::{Cell, Sheet, amount};
use crate::tally::Tally;
use crate::world::{Channel, Order, Shop};

const HEADERS: [&str; 9] = [
    "退款编号",
    "订单编号",
    "店铺名称",
    "商品名称",
    "商家编码",
    "退款金额",
    "退款原因",
    "申请时间",
    "退款状态",
];
const REASONS: [&str; 4] = ["七天无理由退换货", "色差", "少件/漏发", "包装破损"];

/// How many orders somebody asked money back for.
pub fn entries(shop: &Shop, _: &Selection) -> usize {
    asked(shop).len()
}

fn asked(shop: &Shop) -> Vec<&Order> {
    use Channel::{Douyin, Jd, Pinduoduo, Taobao, Youzan};
    let asked = |order: &&Order| {
        matches!(order.channel, Taobao | Jd | Pinduoduo | Douyin | Youzan)
            && order.state == State::Paid
            && !order.paid_late
            && order.flaw.is_none()
            && (order.refund > 0 || is_refused(order))
    };
    shop.orders.iter().filter(asked).collect()
}

/// Asked for, and not granted.
fn is_refused(order: &Order) -> bool {
    order.refund == 0 && order.is_each(12, 6)
}

/// The list: orders in one or two rows, refused ones among them.
pub fn refund_list(shop: &Shop, selection: &Selection) -> (Sheet, Tally) {
    let mut sheet = Sheet::with_header("退款管理", &HEADERS);
    let mut tally = Tally::default();
    for order in selection.pick(&asked(shop)) {
        if is_refused(order) {
            let status = if order.is_each(24, 6) { "退款关闭" } else { "待商家处理" };
            add(&mut sheet, &mut tally, shop, order, (1, order.paid(), status));
            continue;
        }
        // Large refunds came in two steps.
        let first = if order.refund > 20_000 { order.refund / 3 } else { order.refund };
        let steps = [(1, first), (2, order.refund - first)];
        for (step, sum) in steps.into_iter().filter(|(_, sum)| *sum > 0) {
            add(&mut sheet, &mut tally, shop, order, (step, sum, "退款成功"));
            tally.lines(1);
        }
        tally.refund(order.store_code(), &order.number, order.refund);
    }
    (sheet, tally)
}

fn add(
    sheet: &mut Sheet,
    tally: &mut Tally,
    shop: &Shop,
    order: &Order,
    (step, sum, status): (i32, i64, &str),
) {
    let product = shop.product(&order.lines[0]);
    sheet.row(vec![
        format!("{}{step}", 50_000_000_000_u64 + number_of(order)).into(),
        order.number.as_str().into(),
        order.store_name().into(),
        product.name.as_str().into(),
        product.code.as_str().into(),
        amount(sum),
        REASONS[order.at % REASONS.len()].into(),
        Cell::Moment(order.placed + TimeDelta::hours(26)),
        status.into(),
    ]);
    tally.row();
    tally.product(&product.code);
    tally.fact("after_sale", &[("amount", sum)]);
}

/// Different for every order of every channel.
fn number_of(order: &Order) -> u64 {
    order.channel as u64 * 1_000_000_000 + order.at as u64
}
