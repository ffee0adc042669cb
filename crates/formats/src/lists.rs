//! The list of products and the list of members.

use crate::chance::Chance;
use crate::money::{decimal, with_commas};
use crate::selection::Selection;
use crate::sheet::{Cell, Sheet, amount};
use crate::tally::Tally;
use crate::world::{Member, STORES, Shop};

const PRODUCTS: [&str; 13] = [
    "商品编码",
    "商品名称",
    "商品简码",
    "商品分类ID",
    "计量单位",
    "参考进价",
    "零售单价",
    "商品积分",
    "商品类型",
    "最低折扣",
    "提成类型",
    "提成金额(比例)",
    "商品简介",
];
const MEMBERS: [&str; 16] = [
    "会员卡号",
    "开卡门店",
    "姓名",
    "性别",
    "生日",
    "手机号码",
    "余额(元)",
    "积分",
    "会员等级",
    "身份证号码",
    "电子邮箱",
    "微信号",
    "地址",
    "推荐人",
    "创建时间",
    "备注",
];

/// How many products there are.
pub fn products(shop: &Shop, _: &Selection) -> usize {
    shop.products.len()
}

/// How many members there are.
pub fn members(shop: &Shop, _: &Selection) -> usize {
    shop.members.len()
}

/// The list of products, with commission by amount and by share.
pub fn product_list(shop: &Shop, selection: &Selection) -> (Sheet, Tally) {
    let mut sheet = Sheet::with_header("商品档案", &PRODUCTS);
    let mut tally = Tally::default();
    for product in selection.pick(&shop.products) {
        let by_share = product.price > 10_000;
        sheet.row(vec![
            product.code.as_str().into(),
            product.name.as_str().into(),
            product.short_code.as_str().into(),
            product.category.into(),
            product.unit.into(),
            amount(product.cost),
            amount(product.price),
            (product.price / 100).to_string().into(),
            "普通商品".into(),
            "8.5".into(),
            if by_share { "按比例" } else { "按金额" }.into(),
            if by_share { "5%" } else { "2.00" }.into(),
            Cell::Blank,
        ]);
        tally.row();
        tally.product(&product.code);
    }
    (sheet, tally)
}

/// The list of members: tabs before long numbers, birthdays without a year, ID numbers that are
/// not to be read, one row that names nobody.
pub fn member_list(shop: &Shop, selection: &Selection) -> (Sheet, Tally) {
    let mut sheet = Sheet::with_header("会员资料", &MEMBERS);
    let mut tally = Tally::default();
    for member in selection.pick(&shop.members) {
        sheet.row(member_row(shop, &member));
        if names_nobody(&member) {
            tally.rejected_row();
            continue;
        }
        tally.row();
        let mut keys = vec![format!("card:{}", member.card)];
        if member.is_listed_with_phone() {
            keys.push(format!("phone:{}", member.phone));
        }
        tally.member(keys);
        if has_id_number(&member) {
            tally.remark("id_numbers_skipped");
        }
    }
    (sheet, tally)
}

/// Neither a card nor a whole phone number.
fn names_nobody(member: &Member) -> bool {
    member.at % 500 == 19
}

fn has_id_number(member: &Member) -> bool {
    member.at % 5 == 1
}

fn member_row(shop: &Shop, member: &Member) -> Vec<Cell> {
    let mut chance = Chance::of(shop.seed, "member", member.at);
    let (month, day) = (chance.between(1, 12), chance.between(1, 28));
    let year = chance.between(1_970, 2_005);
    let birthday = match member.at % 4 {
        0 => format!("{year}-{month:02}-{day:02}"),
        1 => format!("{month:02}-{day:02}"),
        2 => format!("{month}月{day}日"),
        _ => String::new(),
    };
    let phone = if member.is_listed_with_phone() {
        member.phone.clone()
    } else {
        member.phone_masked_in_the_middle()
    };
    let card = if names_nobody(member) { String::new() } else { format!("\t{}", member.card) };
    // No such district exists: an invented number.
    let id_number = format!("\t000000{year}{month:02}{day:02}0000");
    let joined = shop.first_day - chrono::Days::new(30 + member.at as u64 % 700);
    let texts = [
        card,
        STORES[1].1.to_string(),
        member.name.clone(),
        ["女", "男", ""][member.at % 3].to_string(),
        birthday,
        format!("\t{phone}"),
        format!("{}元", with_commas(chance.between(0, 300_000))),
        chance.between(0, 9_000).to_string(),
        ["普通会员", "银卡", "金卡"][member.at % 3].to_string(),
        if has_id_number(member) { id_number } else { String::new() },
        if member.at.is_multiple_of(2) { member.mail.clone() } else { String::new() },
        format!("wx_{}", member.at),
        member.address.clone(),
        if member.at % 7 == 3 { "店员甲".to_string() } else { String::new() },
        format!("{joined} 10:{}:00", decimal(10 + member.at as i64 % 50, 0)),
        String::new(),
    ];
    texts.map(Cell::from).to_vec()
}
