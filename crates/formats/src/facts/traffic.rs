//! Visitors of the online shop by day, in all and by product, with title rows above the table.

use crate::chance::Chance;
use crate::money::{decimal, with_commas};
use crate::selection::Selection;
use crate::sheet::{Cell, Sheet};
use crate::tally::Tally;
use crate::world::Shop;

const OF_SHOP: [&str; 8] =
    ["日期", "访客数", "浏览量", "支付买家数", "支付金额", "支付件数", "转化率", "客单价"];
const OF_PRODUCTS: [&str; 15] = [
    "日期",
    "商品名称",
    "商家编码",
    "商品访客数",
    "商品浏览量",
    "支付买家数",
    "商品支付金额",
    "支付商品件数",
    "支付转化率",
    "可售件数",
    "成本金额",
    "毛利额",
    "退款成功单数",
    "退款成功金额",
    "退款原因",
];
/// Products looked at on a day.
const A_DAY: usize = 6;

/// How many days there are.
pub fn shop_entries(shop: &Shop, _: &Selection) -> usize {
    shop.days as usize
}

/// How many products were looked at, day by day.
pub fn product_entries(shop: &Shop, _: &Selection) -> usize {
    shop.days as usize * A_DAY
}

/// What was counted.
struct Counted {
    visitors: i64,
    views: i64,
    buyers: i64,
    pieces: i64,
    sum: i64,
}

impl Counted {
    fn drawn(mut chance: Chance, scale: i64) -> Self {
        let visitors = chance.between(4, 40) * scale;
        let buyers = visitors * chance.between(2, 9) / 100;
        let pieces = buyers + chance.between(0, 3);
        let sum = pieces * chance.between(3_900, 15_900);
        Self { visitors, views: visitors * 3 + chance.between(0, 50), buyers, pieces, sum }
    }

    fn rate(&self) -> String {
        format!("{}%", decimal(self.buyers * 10_000 / self.visitors.max(1), 2))
    }

    fn numbers(&self) -> [(&'static str, i64); 5] {
        [
            ("visitors", self.visitors),
            ("page_views", self.views),
            ("buyers", self.buyers),
            ("units_milli", self.pieces * 1_000),
            ("amount", self.sum),
        ]
    }
}

/// `12,345`, as this report writes counts.
fn grouped(count: i64) -> String {
    with_commas(count * 100).trim_end_matches(".00").to_string()
}

fn titled(title: &str, shop: &Shop, headers: &[&str]) -> Sheet {
    let mut sheet = Sheet::empty("数据");
    sheet.line(&format!("【生意参谋平台】{title}"));
    sheet.line(&format!("统计时间：{} ~ {}", shop.first_day, shop.last_day()));
    sheet.line("");
    sheet.header(headers);
    sheet
}

/// The shop by day.
pub fn shop(shop: &Shop, selection: &Selection) -> (Sheet, Tally) {
    let mut sheet = titled("店铺_整体", shop, &OF_SHOP);
    let mut tally = Tally::default();
    let days: Vec<usize> = (0..shop.days as usize).collect();
    for day in selection.pick(&days) {
        let counted = Counted::drawn(Chance::of(shop.seed, "traffic", day), 90);
        let per_buyer = counted.sum / counted.buyers.max(1);
        let texts = [
            shop.day(day).to_string(),
            grouped(counted.visitors),
            grouped(counted.views),
            grouped(counted.buyers),
            with_commas(counted.sum),
            grouped(counted.pieces),
            counted.rate(),
            with_commas(per_buyer),
        ];
        sheet.row(texts.map(Cell::from).to_vec());
        tally.row();
        tally.fact("traffic", &counted.numbers());
    }
    (sheet, tally)
}

/// Products by day. Nothing sold is `-`, which is not zero.
pub fn products(shop: &Shop, selection: &Selection) -> (Sheet, Tally) {
    let mut sheet = titled("商品_全部", shop, &OF_PRODUCTS);
    let mut tally = Tally::default();
    let all: Vec<usize> = (0..product_entries(shop, selection)).collect();
    for entry in selection.pick(&all) {
        let day = entry / A_DAY;
        let product = &shop.products[(day + entry % A_DAY * 4) % shop.products.len()];
        let counted = Counted::drawn(Chance::of(shop.seed, "product traffic", entry), 5);
        let sold = entry % 5 != 3;
        let told = |text: String| if sold { text } else { "-".to_string() };
        let cost = counted.pieces * product.cost;
        let texts = [
            shop.day(day).to_string(),
            product.name.clone(),
            product.code.clone(),
            grouped(counted.visitors),
            grouped(counted.views),
            told(grouped(counted.buyers)),
            told(with_commas(counted.sum)),
            told(grouped(counted.pieces)),
            told(counted.rate()),
            "1,200".to_string(),
            told(with_commas(cost)),
            told(with_commas(counted.sum - cost)),
            "-".to_string(),
            "-".to_string(),
            "-".to_string(),
        ];
        sheet.row(texts.map(Cell::from).to_vec());
        tally.row();
        tally.product(&product.code);
        let numbers = counted.numbers();
        tally.fact("traffic", if sold { &numbers } else { &numbers[..2] });
    }
    (sheet, tally)
}
