//! Taobao and Tmall: the list of orders and the list of their lines, which join by order number.

use super::{count, state};
use crate::manifest::State;
use crate::money::yuan;
use crate::selection::Selection;
use crate::sheet::{Cell, Quoting, Sheet};
use crate::tally::Tally;
use crate::world::{Channel, Order, Shop};

/// Some headers end with a space, as in real files.
const ORDER_HEADERS: [&str; 45] = [
    "订单编号",
    "买家会员名",
    "买家支付宝账号",
    "买家应付货款",
    "买家应付邮费",
    "买家支付积分",
    "总金额",
    "返点积分",
    "买家实际支付金额",
    "买家实际支付积分",
    "订单状态",
    "买家留言",
    "收货人姓名",
    "收货地址 ",
    "运送方式",
    "联系电话 ",
    "联系手机",
    "订单创建时间",
    "订单付款时间 ",
    "宝贝标题 ",
    "宝贝种类 ",
    "物流单号 ",
    "物流公司",
    "订单备注",
    "宝贝总数量",
    "店铺Id",
    "店铺名称",
    "订单关闭原因",
    "卖家服务费",
    "买家服务费",
    "发票抬头",
    "是否手机订单",
    "分阶段订单信息",
    "特权订金订单id",
    "定金排名",
    "修改后的sku",
    "修改后的收货地址",
    "异常信息",
    "天猫卡券抵扣",
    "集分宝抵扣",
    "是否是O2O交易",
    "退款金额",
    "打款商家金额",
    "订单类型",
    "数据来源",
];

const LINE_HEADERS: [&str; 18] = [
    "子订单编号",
    "主订单编号",
    "标题",
    "价格",
    "购买数量",
    "外部系统编号",
    "商品属性",
    "套餐信息",
    "备注",
    "订单状态",
    "商家编码",
    "支付单号",
    "买家应付货款",
    "买家实际支付金额",
    "退款状态",
    "退款金额",
    "订单创建时间",
    "订单付款时间",
];

/// How many orders there are.
pub fn entries(shop: &Shop, _: &Selection) -> usize {
    shop.count_of(Channel::Taobao)
}

/// ExportOrderList: one row for each order.
pub fn orders(shop: &Shop, selection: &Selection) -> (Sheet, Tally) {
    let mut sheet = Sheet::with_header("ExportOrderList", &ORDER_HEADERS);
    let mut tally = Tally::default();
    for order in shop.orders_of(Channel::Taobao, selection) {
        let state = state(order, selection);
        sheet.row(order_row(shop, order, state));
        tally.row();
        tally.lines(1);
        count(&mut tally, order, state);
        tally.customer(customer(shop, order));
    }
    (sheet, tally)
}

fn customer(shop: &Shop, order: &Order) -> Vec<String> {
    let member = shop.member(order);
    let mut keys = vec![format!("outside:taobao:{}", member.taobao)];
    if member.shows_phone_to_taobao() {
        keys.push(format!("phone:{}", member.phone));
    }
    keys
}

fn order_row(shop: &Shop, order: &Order, state: State) -> Vec<Cell> {
    let member = shop.member(order);
    let is_paid = state == State::Paid;
    let phone = if member.shows_phone_to_taobao() {
        member.phone.clone()
    } else {
        member.phone_masked_in_the_middle()
    };
    let titles: Vec<&str> =
        order.lines.iter().map(|line| shop.product(line).name.as_str()).collect();
    let paid_at = order.paid_at().format("%Y/%-m/%-d %-H:%M").to_string();
    let after_refund = order.paid() - order.refund;
    let texts = [
        format!("=\"{}\"", order.number),
        member.taobao.clone(),
        String::new(),
        yuan(order.paid() - order.postage),
        yuan(order.postage),
        "0".to_string(),
        yuan(order.paid()),
        "0".to_string(),
        yuan(if is_paid { order.paid() } else { 0 }),
        "0".to_string(),
        status(order, state).to_string(),
        message(order).to_string(),
        receiver(order, &member.name),
        member.address.clone(),
        "快递".to_string(),
        String::new(),
        format!("'{phone}"),
        order.placed.format("%Y/%-m/%-d %-H:%M").to_string(),
        if is_paid { paid_at } else { String::new() },
        titles.join("，"),
        order.lines.len().to_string(),
        if is_paid { format!("No:YT{:013}", order.at) } else { String::new() },
        if is_paid { "圆通速递" } else { "" }.to_string(),
        format!("'{}", if order.is_each(5, 0) { "赠品已放" } else { "null" }),
        order.pieces().to_string(),
        "0".to_string(),
        order.store_name().to_string(),
        if state == State::Closed { "买家不想要了" } else { "订单未关闭" }.to_string(),
        "0元".to_string(),
        "0元".to_string(),
        String::new(),
        "手机订单".to_string(),
        String::new(),
        String::new(),
        String::new(),
        String::new(),
        String::new(),
        String::new(),
        "0".to_string(),
        "0".to_string(),
        String::new(),
        yuan(if is_paid { order.refund } else { 0 }),
        format!("{}元", yuan(if is_paid { after_refund } else { 0 })),
        "普通订单".to_string(),
        "TOP".to_string(),
    ];
    texts.map(Cell::from).to_vec()
}

/// Messages have commas, quotes and new lines in them.
fn message(order: &Order) -> &'static str {
    match order.at % 4 {
        0 => "请尽快发货,谢谢",
        1 => "要\"豆沙色\",\n不要枫叶色",
        _ => "",
    }
}

/// One name has a character that only GB18030 and Unicode have.
fn receiver(order: &Order, name: &str) -> String {
    if order.is_each(9, 7) { format!("{name}𠮷") } else { name.to_string() }
}

fn status(order: &Order, state: State) -> &'static str {
    match state {
        State::Unpaid => "等待买家付款",
        State::Closed => "交易关闭",
        // All of it goes back after the end only; before, the order would be closed.
        State::Paid if order.refund == order.paid() => "交易成功",
        State::Paid if order.is_each(4, 1) => "买家已付款,等待卖家发货",
        State::Paid if order.is_each(4, 2) => "卖家已发货,等待买家确认",
        State::Paid => "交易成功",
    }
}

/// ExportOrderDetailList: one row for each line. The postage was paid with the first line.
pub fn order_lines(shop: &Shop, selection: &Selection) -> (Sheet, Tally) {
    let mut sheet = Sheet::with_header("ExportOrderDetailList", &LINE_HEADERS);
    sheet.quoting = Quoting::BareFormulas;
    let mut tally = Tally::default();
    for order in shop.orders_of(Channel::Taobao, selection) {
        let state = state(order, selection);
        for position in 0..order.lines.len() {
            sheet.row(line_row(shop, order, state, position));
            tally.row();
            tally.product(&shop.product(&order.lines[position]).code);
        }
        tally.lines(order.lines.len());
        count(&mut tally, order, state);
    }
    (sheet, tally)
}

fn line_row(shop: &Shop, order: &Order, state: State, position: usize) -> Vec<Cell> {
    let line = &order.lines[position];
    let product = shop.product(line);
    let is_paid = state == State::Paid;
    let paid = line.paid + if position == 0 { order.postage } else { 0 };
    let back = if is_paid { order.refund_by_line()[position] } else { 0 };
    let paid_at = order.paid_at().format("%Y-%m-%d %H:%M:%S").to_string();
    let texts = [
        format!("=\"{}{}\"", &order.number[..17], position + 11),
        format!("=\"{}\"", order.number),
        product.name.clone(),
        yuan(line.price),
        line.quantity.to_string(),
        product.code.clone(),
        format!("规格:{}", product.unit),
        String::new(),
        "\t".to_string(),
        status(order, state).to_string(),
        product.code.clone(),
        format!("=\"20261115{:020}\"", order.at),
        yuan(line.listed()),
        yuan(if is_paid { paid } else { 0 }),
        if back > 0 { "退款成功" } else { "没有申请退款" }.to_string(),
        yuan(back),
        order.placed.format("%Y-%m-%d %H:%M:%S").to_string(),
        if is_paid { paid_at } else { String::new() },
    ];
    texts.map(Cell::from).to_vec()
}
