//! A count of the two stores against the books: what was not counted is left blank.

use crate::chance::Chance;
use crate::money::{decimal, quantity, with_commas};
use crate::selection::Selection;
use crate::sheet::{Cell, Sheet};
use crate::tally::Tally;
use crate::world::{STORES, Shop};

const HEADERS: [&str; 11] = [
    "盘点日期",
    "门店",
    "商品编码",
    "商品名称",
    "账面数量",
    "实盘数量",
    "差异数量",
    "成本价",
    "账面金额",
    "实盘金额",
    "备注",
];
/// The first store is the online shop, where nobody counts.
const COUNTED: usize = STORES.len() - 1;

/// How many lines were counted.
pub fn entries(shop: &Shop, _: &Selection) -> usize {
    shop.products.len() * COUNTED
}

/// The sheet: a title, amounts beside the quantities, blank and spoilt counts, a total.
pub fn stock_take(shop: &Shop, selection: &Selection) -> (Sheet, Tally) {
    let mut sheet = Sheet::empty("盘点");
    sheet.line("门店盘点表");
    sheet.header(&HEADERS);
    let mut tally = Tally::default();
    let mut total = 0;
    let all: Vec<usize> = (0..entries(shop, selection)).collect();
    for at in selection.pick(&all) {
        let product = &shop.products[at / COUNTED];
        let (_, store) = STORES[1 + at % COUNTED];
        let mut chance = Chance::of(shop.seed, "stock_take", at);
        let book = chance.between(1, 60) * 1_000;
        // Every fifth line differs; testers are counted by halves.
        let counted = match at % 5 {
            1 => (book - chance.between(1, 3) * 1_000).max(0),
            3 => book + 500,
            _ => book,
        };
        let shown = match at % 11 {
            4 => String::new(),
            8 => "1O".to_string(),
            _ => quantity(counted),
        };
        let is_counted = shown == quantity(counted);
        let value = |milli: i64| with_commas(product.cost * milli / 1_000);
        let texts = [
            shop.last_day().format("%Y年%m月%d日").to_string(),
            store.to_string(),
            product.code.to_lowercase(),
            product.name.clone(),
            quantity(book),
            shown,
            quantity(counted - book),
            decimal(product.cost, 2),
            value(book),
            value(counted),
            String::new(),
        ];
        sheet.row(texts.map(Cell::from).to_vec());
        if !is_counted {
            tally.rejected_row();
            continue;
        }
        tally.row();
        tally.product(&product.code);
        tally.fact(
            "stock_take",
            &[("book_quantity_milli", book), ("counted_quantity_milli", counted)],
        );
        total += counted;
    }
    let mut summary = vec![Cell::Blank; HEADERS.len()];
    summary[0] = "合计".into();
    summary[5] = quantity(total).into();
    sheet.row(summary);
    tally.remark("summary_rows");
    tally.control("counted_quantity", total);
    (sheet, tally)
}
