//! What buyers said; some say the same on the same day.

use crate::selection::Selection;
use crate::sheet::{Cell, Sheet};
use crate::tally::Tally;
use crate::world::Shop;

const HEADERS: [&str; 8] =
    ["商品名称", "商家编码", "反馈来源", "评价日期", "正负向", "问题类型", "评价内容", "出现次数"];
const A_DAY: usize = 4;
const SAID: [(&str, &str, &str); 5] = [
    ("正向", "", "颜色很正,会回购"),
    ("负向", "物流", "快递太慢了，等了五天"),
    ("中性", "包装", "盒子有点压扁，\n东西没事"),
    ("正向", "", "味道很\"清爽\""),
    ("负向", "质量", "用了两次膏体就断了"),
];

/// How many rows there are.
pub fn entries(shop: &Shop, _: &Selection) -> usize {
    shop.days as usize * A_DAY
}

/// The list.
pub fn review_list(shop: &Shop, selection: &Selection) -> (Sheet, Tally) {
    let mut sheet = Sheet::with_header("评价", &HEADERS);
    let mut tally = Tally::default();
    let all: Vec<usize> = (0..entries(shop, selection)).collect();
    for entry in selection.pick(&all) {
        let day = entry / A_DAY;
        // The day's last two rows are alike in every cell.
        let told = if entry % A_DAY == A_DAY - 1 { entry - 1 } else { entry };
        let product = &shop.products[(day * 5 + told % A_DAY) % shop.products.len()];
        let (sentiment, problem, text) = SAID[told % SAID.len()];
        let times = 1 + (told % 3) as i64;
        let texts = [
            product.name.clone(),
            product.code.clone(),
            ["商品评价", "旺旺咨询"][told % 2].to_string(),
            shop.day(day).format("%Y/%m/%d").to_string(),
            sentiment.to_string(),
            problem.to_string(),
            text.to_string(),
            times.to_string(),
        ];
        sheet.row(texts.map(Cell::from).to_vec());
        tally.row();
        tally.product(&product.code);
        tally.fact("review", &[("times", times)]);
    }
    (sheet, tally)
}
