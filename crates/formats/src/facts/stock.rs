//! A stock print: a title, merged cells, a total.

use crate::chance::Chance;
use crate::money::{decimal, quantity};
use crate::selection::Selection;
use crate::sheet::{Cell, Merge, Sheet};
use crate::tally::Tally;
use crate::world::Shop;

const HEADERS: [&str; 7] =
    ["商家编码", "商品名称", "仓库名称", "当前库存", "单位成本", "库龄", "库存日期"];
const WAREHOUSES: [&str; 2] = ["一楼卖场", "后仓"];

/// How many products lie in stock.
pub fn entries(shop: &Shop, _: &Selection) -> usize {
    shop.products.len()
}

/// The print. Code and name stand once, merged over the warehouses.
pub fn stock_list(shop: &Shop, selection: &Selection) -> (Sheet, Tally) {
    let mut sheet = Sheet::empty("库存");
    sheet.line("库存明细表");
    let title = (0, 0, HEADERS.len() - 1);
    sheet.merges.push(merge(title.0, title.1, title.0, title.2));
    sheet.header(&HEADERS);
    let mut tally = Tally::default();
    let mut total = 0;
    let all: Vec<usize> = (0..shop.products.len()).collect();
    for at in selection.pick(&all) {
        let product = &shop.products[at];
        let top = sheet.rows.len();
        let mut chance = Chance::of(shop.seed, "stock", at);
        for (position, warehouse) in WAREHOUSES.iter().enumerate() {
            // Testers are counted by halves.
            let milli = chance.between(0, 80) * 1_000 + if at % 6 == 2 { 500 } else { 0 };
            total += milli;
            let first = |text: &str| if position == 0 { Cell::from(text) } else { Cell::Blank };
            sheet.row(vec![
                first(&product.code),
                first(&product.name),
                (*warehouse).into(),
                quantity(milli).into(),
                decimal(product.cost * 100, 4).into(),
                chance.between(1, 200).to_string().into(),
                shop.last_day().format("%Y-%m-%d").to_string().into(),
            ]);
            tally.row();
            tally.fact("stock", &[("quantity_milli", milli)]);
        }
        tally.product(&product.code);
        sheet.merges.extend([0, 1].map(|column| Merge {
            repeats_in_text: true,
            ..merge(top, column, top + WAREHOUSES.len() - 1, column)
        }));
    }
    let mut summary = vec![Cell::Blank; HEADERS.len()];
    summary[0] = "合计".into();
    summary[3] = quantity(total).into();
    sheet.row(summary);
    tally.remark("summary_rows");
    tally.control("quantity", total);
    (sheet, tally)
}

fn merge(top: usize, left: usize, bottom: usize, right: usize) -> Merge {
    Merge { top, left, bottom, right, repeats_in_text: false }
}
