//! Advertising by plan and day.

use crate::chance::Chance;
use crate::money::{decimal, with_commas, yuan};
use crate::selection::Selection;
use crate::sheet::{Cell, Sheet, amount, count};
use crate::tally::Tally;
use crate::world::Shop;

const PLANS: [&str; 3] = ["口红_关键词", "面膜_人群", "新客礼盒"];
const HEADERS: [&str; 10] = [
    "日期",
    "推广计划名称",
    "花费",
    "展现量",
    "点击量",
    "点击率",
    "点击单价",
    "成交笔数",
    "成交金额",
    "投产比",
];
const QIANCHUAN_PLANS: [&str; 2] = ["直播间引流", "短视频种草"];
/// 千川 calls the cost 消耗.
const QIANCHUAN: [&str; 9] =
    ["日期", "推广计划名称", "消耗", "展现量", "点击量", "点击率", "转化数", "成交金额", "投产比"];

/// How many plan-days there are.
pub fn plan_entries(shop: &Shop, _: &Selection) -> usize {
    shop.days as usize * PLANS.len()
}

/// How many plan-days of 千川 there are.
pub fn qianchuan_entries(shop: &Shop, _: &Selection) -> usize {
    shop.days as usize * QIANCHUAN_PLANS.len()
}

/// What a plan cost and brought on a day.
struct Spent {
    cost: i64,
    shown: i64,
    clicks: i64,
    orders: i64,
    sum: i64,
}

impl Spent {
    fn drawn(mut chance: Chance) -> Self {
        let clicks = chance.between(20, 900);
        let orders = clicks * chance.between(1, 6) / 100;
        Self {
            cost: clicks * chance.between(40, 260),
            shown: clicks * chance.between(15, 60),
            clicks,
            orders,
            sum: orders * chance.between(4_900, 19_900),
        }
    }

    fn click_rate(&self) -> String {
        format!("{}%", decimal(self.clicks * 10_000 / self.shown.max(1), 2))
    }

    fn yield_of_cost(&self) -> String {
        decimal(self.sum * 100 / self.cost.max(1), 2)
    }

    fn numbers(&self) -> [(&'static str, i64); 5] {
        [
            ("cost", self.cost),
            ("impressions", self.shown),
            ("clicks", self.clicks),
            ("conversions", self.orders),
            ("amount", self.sum),
        ]
    }
}

/// Plans of 直通车, 引力魔方 and 万相台.
pub fn plans(shop: &Shop, selection: &Selection) -> (Sheet, Tally) {
    let mut sheet = Sheet::with_header("计划报表", &HEADERS);
    let mut tally = Tally::default();
    let all: Vec<usize> = (0..plan_entries(shop, selection)).collect();
    for entry in selection.pick(&all) {
        let spent = Spent::drawn(Chance::of(shop.seed, "plan", entry));
        let texts = [
            shop.day(entry / PLANS.len()).to_string(),
            PLANS[entry % PLANS.len()].to_string(),
            with_commas(spent.cost),
            spent.shown.to_string(),
            spent.clicks.to_string(),
            spent.click_rate(),
            yuan(spent.cost / spent.clicks),
            spent.orders.to_string(),
            with_commas(spent.sum),
            spent.yield_of_cost(),
        ];
        sheet.row(texts.map(Cell::from).to_vec());
        tally.row();
        tally.fact("advertising", &spent.numbers());
    }
    (sheet, tally)
}

/// Plans of 千川, with number cells.
pub fn qianchuan(shop: &Shop, selection: &Selection) -> (Sheet, Tally) {
    let mut sheet = Sheet::with_header("计划", &QIANCHUAN);
    let mut tally = Tally::default();
    let all: Vec<usize> = (0..qianchuan_entries(shop, selection)).collect();
    for entry in selection.pick(&all) {
        let spent = Spent::drawn(Chance::of(shop.seed, "qianchuan", entry));
        sheet.row(vec![
            shop.day(entry / QIANCHUAN_PLANS.len()).to_string().into(),
            QIANCHUAN_PLANS[entry % QIANCHUAN_PLANS.len()].into(),
            amount(spent.cost),
            count(spent.shown),
            count(spent.clicks),
            spent.click_rate().into(),
            count(spent.orders),
            amount(spent.sum),
            spent.yield_of_cost().into(),
        ]);
        tally.row();
        tally.fact("advertising", &spent.numbers());
    }
    (sheet, tally)
}
