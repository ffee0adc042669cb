//! What platforms paid out and kept, entry by entry.

use chrono::{NaiveDateTime, TimeDelta};

use crate::manifest::State;
use crate::money::yuan;
use crate::sales::jd::sku;
use crate::selection::Selection;
use crate::sheet::{Cell, Quoting, Sheet, amount};
use crate::tally::Tally;
use crate::world::{Channel, Order, Shop};

const ALIPAY: [&str; 12] = [
    "账务流水号",
    "业务流水号",
    "商户订单号",
    "商品名称",
    "发生时间",
    "对方账号",
    "收入金额（+元）",
    "支出金额（-元）",
    "账户余额（元）",
    "交易渠道",
    "业务类型",
    "备注",
];
const JD: [&str; 11] = [
    "订单编号",
    "订单状态",
    "商品编号",
    "商品名称",
    "商品数量",
    "应结金额",
    "费用名称",
    "收支方向",
    "费用结算时间",
    "售后服务单号",
    "佣金比例",
];
/// The platform itself writes 动帐 once and 动账 elsewhere.
const DOUYIN: [&str; 18] = [
    "动账时间",
    "动帐流水号",
    "动账方向",
    "动账金额",
    "动账账户",
    "动账场景",
    "计费类型",
    "子订单号",
    "订单号",
    "订单实付应结",
    "运费实付",
    "实际平台补贴",
    "订单退款",
    "平台服务费",
    "佣金",
    "招商服务费",
    "站外推广费",
    "备注",
];

/// Orders that were settled.
fn settled(shop: &Shop, channel: Channel) -> Vec<&Order> {
    let settled = |order: &&Order| {
        order.channel == channel && order.state == State::Paid && order.flaw.is_none()
    };
    shop.orders.iter().filter(settled).collect()
}

/// How many orders the statement settles.
pub fn alipay_entries(shop: &Shop, _: &Selection) -> usize {
    settled(shop, Channel::Taobao).len()
}

/// How many orders JD settles.
pub fn jd_entries(shop: &Shop, _: &Selection) -> usize {
    settled(shop, Channel::Jd).len()
}

/// How many orders Douyin settles.
pub fn douyin_entries(shop: &Shop, _: &Selection) -> usize {
    settled(shop, Channel::Douyin).len()
}

fn settled_at(order: &Order) -> NaiveDateTime {
    order.placed + TimeDelta::hours(2)
}

/// What the platform keeps: two in the hundred.
fn fee(order: &Order) -> i64 {
    order.paid() / 50
}

/// Alipay's statement: comment lines before and behind, full-width brackets in the headers.
pub fn alipay(shop: &Shop, selection: &Selection) -> (Sheet, Tally) {
    let mut sheet = Sheet::empty("账务明细");
    sheet.line("#支付宝账务明细查询");
    sheet.line("#账号：[2088000000000000156]");
    let (from, to) = (shop.first_day, shop.last_day());
    sheet.line(&format!("#起始日期：[{from} 00:00:00]   终止日期：[{to} 23:59:59]"));
    sheet.line("#-----------------------------------------账务明细列表----------------");
    sheet.header(&ALIPAY);
    let mut tally = Tally::default();
    let mut statement = Statement::default();
    for order in selection.pick(&settled(shop, Channel::Taobao)) {
        statement.entry(&mut sheet, &mut tally, order, 1, "在线支付", order.paid());
        statement.entry(&mut sheet, &mut tally, order, 2, "服务费", -fee(order));
        if order.refund > 0 {
            statement.entry(&mut sheet, &mut tally, order, 3, "交易退款", -order.refund);
        }
    }
    sheet.line("#-----------------------------------------账务明细列表结束------------");
    sheet.line(&format!("#支出合计：{}笔，共{}元", statement.out.0, yuan(statement.out.1)));
    sheet.line(&format!("#收入合计：{}笔，共{}元", statement.come.0, yuan(statement.come.1)));
    sheet.line("#导出时间：[2026年11月22日 09:12:33]");
    (sheet, tally)
}

/// Running totals of a statement: how many entries and how much.
#[derive(Default)]
struct Statement {
    come: (u32, i64),
    out: (u32, i64),
}

impl Statement {
    fn entry(
        &mut self,
        sheet: &mut Sheet,
        tally: &mut Tally,
        order: &Order,
        step: usize,
        kind: &str,
        sum: i64,
    ) {
        let total = if sum < 0 { &mut self.out } else { &mut self.come };
        *total = (total.0 + 1, total.1 + sum);
        let balance = self.come.1 + self.out.1;
        let (come, out) =
            if sum < 0 { (String::new(), yuan(sum)) } else { (yuan(sum), String::new()) };
        let when = settled_at(order) + TimeDelta::seconds(step as i64);
        let texts = [
            format!("{:015}{step}", 300_000 + order.at),
            format!("20261115{:020}", order.at),
            format!("T200P{}", order.number),
            "云上订单".to_string(),
            when.format("%Y-%m-%d %H:%M:%S").to_string(),
            "買家(***@example.com)".to_string(),
            come,
            out,
            yuan(balance),
            "支付宝".to_string(),
            kind.to_string(),
            String::new(),
        ];
        // Cells are filled up with tabs behind the value.
        sheet.row(texts.map(|text| Cell::from(format!("{text}\t"))).to_vec());
        tally.row();
        tally.fact("settlement", &[("amount", sum)]);
    }
}

/// JD's settlement: no sign, the direction stands in words.
pub fn jd(shop: &Shop, selection: &Selection) -> (Sheet, Tally) {
    let mut sheet = Sheet::with_header("结算明细", &JD);
    let mut tally = Tally::default();
    for order in selection.pick(&settled(shop, Channel::Jd)) {
        let line = &order.lines[0];
        let kinds = [("货款", "收入", order.paid()), ("佣金", "支出", fee(order))];
        for (kind, direction, sum) in kinds {
            sheet.row(vec![
                order.number.as_str().into(),
                "已完成".into(),
                sku(line.product).into(),
                shop.product(line).name.as_str().into(),
                order.pieces().to_string().into(),
                amount(sum),
                kind.into(),
                direction.into(),
                Cell::Moment(settled_at(order)),
                Cell::Blank,
                "2.00%".into(),
            ]);
            let signed = if direction == "支出" { -sum } else { sum };
            tally.row();
            tally.fact("settlement", &[("amount", signed)]);
        }
    }
    (sheet, tally)
}

/// Douyin's settlement: one entry has many amounts, of which one is what moved.
pub fn douyin(shop: &Shop, selection: &Selection) -> (Sheet, Tally) {
    let mut sheet = Sheet::with_header("动账明细", &DOUYIN);
    sheet.quoting = Quoting::Always;
    let mut tally = Tally::default();
    for order in selection.pick(&settled(shop, Channel::Douyin)) {
        let paid_out = order.paid() + order.platform_discount - fee(order);
        sheet.row(douyin_row(order, 1, "入账", "货款结算入账", paid_out));
        tally.row();
        tally.fact("settlement", &[("amount", paid_out)]);
        if order.refund > 0 {
            sheet.row(douyin_row(order, 2, "出账", "售后退款", order.refund));
            tally.row();
            tally.fact("settlement", &[("amount", -order.refund)]);
        }
    }
    (sheet, tally)
}

fn douyin_row(order: &Order, step: usize, direction: &str, scene: &str, sum: i64) -> Vec<Cell> {
    let is_in = direction == "入账";
    let of_income = |minor: i64| if is_in { yuan(minor) } else { "0.00".to_string() };
    let when = settled_at(order) + TimeDelta::seconds(step as i64);
    let texts = [
        when.format("%Y-%m-%d %H:%M:%S").to_string(),
        format!("\t77{:015}{step}", order.at),
        direction.to_string(),
        yuan(sum),
        "聚合账户".to_string(),
        scene.to_string(),
        "普通订单".to_string(),
        format!("\t{}1", order.number),
        format!("\t{}", order.number),
        of_income(order.paid()),
        of_income(order.postage),
        of_income(order.platform_discount),
        if is_in { "0.00".to_string() } else { yuan(-sum) },
        of_income(-fee(order)),
        "0.00".to_string(),
        "0.00".to_string(),
        "0.00".to_string(),
        "-".to_string(),
    ];
    texts.map(Cell::from).to_vec()
}
