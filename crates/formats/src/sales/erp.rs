//! The ERP's list of lines: orders of the stores, and orders of the online shop that stand in the
//! platform's own file too.

use crate::manifest::State;
use crate::money::{full_width, yuan};
use crate::selection::Selection;
use crate::sheet::{Cell, Sheet};
use crate::tally::Tally;
use crate::world::{Channel, Order, STORES, Shop};

const HEADERS: [&str; 13] = [
    "单据编号",
    "销售时间",
    "门店名称",
    "商品编码",
    "商品名称",
    "数量",
    "单价",
    "实收金额",
    "会员卡号",
    "会员手机号",
    "导购",
    "销售渠道",
    "备注",
];

/// How many orders the ERP knows.
pub fn entries(shop: &Shop, _: &Selection) -> usize {
    known(shop).len()
}

/// Its own orders by store, and every third order of the online shop that is paid for good.
fn known(shop: &Shop) -> Vec<&Order> {
    let is_known = |order: &&Order| match order.channel {
        Channel::Erp => true,
        Channel::Taobao => {
            order.is_each(3, 0)
                && order.state == State::Paid
                && order.refund == 0
                && !order.paid_late
        }
        _ => false,
    };
    let mut known: Vec<&Order> = shop.orders.iter().filter(is_known).collect();
    known.sort_by_key(|order| (order.store, order.placed));
    known
}

/// Lines of the orders, parted by tabs, with a sub-total for each store and a total.
pub fn sales_lines(shop: &Shop, selection: &Selection) -> (Sheet, Tally) {
    let mut sheet = Sheet::empty("销售明细");
    sheet.tabs = true;
    sheet.line("销售明细表");
    sheet.line("制表：云上总部");
    sheet.header(&HEADERS);
    let mut tally = Tally::default();
    let chosen = selection.pick(&known(shop));
    let mut whole = (0, 0);
    for store in 0..STORES.len() {
        let orders: Vec<&Order> =
            chosen.iter().copied().filter(|order| order.store == store).collect();
        if orders.is_empty() {
            continue;
        }
        let (pieces, paid) = add_store(&mut sheet, &mut tally, shop, &orders);
        summary(&mut sheet, &mut tally, "小计", pieces, paid);
        whole = (whole.0 + pieces, whole.1 + paid);
    }
    summary(&mut sheet, &mut tally, "合计", whole.0, whole.1);
    (sheet, tally)
}

fn add_store(sheet: &mut Sheet, tally: &mut Tally, shop: &Shop, orders: &[&Order]) -> (i64, i64) {
    let (mut pieces, mut paid) = (0, 0);
    for order in orders {
        for line in &order.lines {
            let product = shop.product(line);
            let goods = (product.code.as_str(), product.name.as_str());
            sheet.row(row(shop, order, goods, line.quantity, line.price, line.paid));
            tally.row();
            tally.product(&product.code);
            pieces += line.quantity;
        }
        if order.postage > 0 {
            sheet.row(row(shop, order, ("POST", "运费"), 1, order.postage, order.postage));
            tally.row();
            tally.product("POST");
            pieces += 1;
        }
        tally.lines(order.lines.len() + usize::from(order.postage > 0));
        tally.sale(order.store_code(), &order.number, State::Paid, order.paid());
        if is_member(shop, order) {
            let member = shop.member(order);
            tally
                .customer(vec![format!("phone:{}", member.phone), format!("card:{}", member.card)]);
        }
        paid += order.paid();
    }
    (pieces, paid)
}

/// Orders of the online shop name nobody here.
fn is_member(shop: &Shop, order: &Order) -> bool {
    order.channel == Channel::Erp
        && !order.is_each(4, 3)
        && shop.member(order).is_listed_with_phone()
}

fn row(
    shop: &Shop,
    order: &Order,
    (code, name): (&str, &str),
    quantity: i64,
    price: i64,
    paid: i64,
) -> Vec<Cell> {
    let member = shop.member(order);
    let told = |text: &str| if is_member(shop, order) { text.to_string() } else { String::new() };
    let is_online = order.channel == Channel::Taobao;
    let texts = [
        order.number.clone(),
        order.placed.format("%Y年%-m月%-d日 %H:%M:%S").to_string(),
        order.store_name().to_string(),
        code.to_string(),
        name.to_string(),
        full_width(&quantity.to_string()),
        yuan(price),
        yuan(paid),
        told(&member.card),
        told(&member.phone),
        if is_online { "" } else { "店员丙" }.to_string(),
        if is_online { "天猫" } else { "门店" }.to_string(),
        String::new(),
    ];
    texts.map(Cell::from).to_vec()
}

fn summary(sheet: &mut Sheet, tally: &mut Tally, word: &str, pieces: i64, paid: i64) {
    let mut cells = vec![Cell::Blank; HEADERS.len()];
    cells[0] = word.into();
    cells[5] = pieces.to_string().into();
    cells[7] = yuan(paid).into();
    sheet.row(cells);
    tally.remark("summary_rows");
    tally.control("quantity", pieces * 1_000);
    tally.control("amount", paid);
}
