//! What was bought, paid, closed and given back.

use chrono::{Days, NaiveDate, NaiveDateTime, NaiveTime};

use super::{Channel, Flaw, Line, Member, Order, Product};
use crate::chance::Chance;
use crate::manifest::State;

/// Which channel each of 25 orders in a row comes by.
const ROUND: [Channel; 25] = [
    Channel::Taobao,
    Channel::Jd,
    Channel::Pinduoduo,
    Channel::Taobao,
    Channel::PosXuhui,
    Channel::Douyin,
    Channel::Taobao,
    Channel::Youzan,
    Channel::Meituan,
    Channel::Taobao,
    Channel::Erp,
    Channel::Pinduoduo,
    Channel::Taobao,
    Channel::PosJingan,
    Channel::Shopify,
    Channel::Jd,
    Channel::Taobao,
    Channel::Wholesale,
    Channel::Flash,
    Channel::Douyin,
    Channel::Taobao,
    Channel::PosXuhui,
    Channel::Meituan,
    Channel::Youzan,
    Channel::PosJingan,
];

/// Every order, in the order in which they were placed.
pub fn all(
    seed: u64,
    count: usize,
    first_day: NaiveDate,
    days: u32,
    products: &[Product],
    members: &[Member],
) -> Vec<Order> {
    let mut placed_by_channel = [0_usize; 12];
    let orders = (0..count).map(|position| {
        let channel = ROUND[position % ROUND.len()];
        let at = placed_by_channel[channel as usize];
        placed_by_channel[channel as usize] += 1;
        let mut chance = Chance::of(seed, "order", position);
        let day = Days::new((position as u64 * u64::from(days)) / count as u64);
        let day = first_day.checked_add_days(day).unwrap_or(first_day);
        let mut order = bare(channel, at, moment(day, position, count, days), &mut chance);
        order.member = chance.below(members.len());
        order.lines = lines(&order, products, &mut chance);
        settle(&mut order, position * 100 / count, &mut chance);
        order
    });
    orders.collect()
}

/// Between nine and half past eight, later orders later.
fn moment(day: NaiveDate, position: usize, count: usize, days: u32) -> NaiveDateTime {
    let within = (position * days as usize) % count;
    let seconds = 9 * 3_600 + (within * 41_400 / count) as u32;
    let time = NaiveTime::from_num_seconds_from_midnight_opt(seconds, 0).unwrap_or_default();
    day.and_time(time)
}

fn bare(channel: Channel, at: usize, placed: NaiveDateTime, chance: &mut Chance) -> Order {
    let store = match channel {
        Channel::PosXuhui => 1,
        Channel::PosJingan => 2,
        Channel::Meituan | Channel::Flash | Channel::Erp => 1 + at % 2,
        Channel::Taobao
        | Channel::Jd
        | Channel::Pinduoduo
        | Channel::Douyin
        | Channel::Youzan
        | Channel::Shopify
        | Channel::Wholesale => 0,
    };
    Order {
        channel,
        at,
        number: number(channel, at, placed, chance),
        store,
        placed,
        member: 0,
        lines: Vec::new(),
        postage: 0,
        platform_discount: 0,
        state: State::Paid,
        refund: 0,
        paid_late: false,
        flaw: None,
    }
}

/// Numbers as each channel gives them; `at` keeps them apart.
fn number(channel: Channel, at: usize, placed: NaiveDateTime, chance: &mut Chance) -> String {
    let day = placed.format("%y%m%d");
    let at = at as u64;
    match channel {
        Channel::Taobao => (3_300_000_000_000_010_007 + at * 1_000_003).to_string(),
        Channel::Jd => (291_000_000_000 + at * 1_009).to_string(),
        Channel::Pinduoduo => {
            let tail = chance.between(100_000_000, 999_999_999);
            format!("{day}-{at:06}{tail}")
        }
        Channel::Douyin => (6_900_000_000_000_000_101 + at * 1_013).to_string(),
        Channel::Youzan => format!("E20{day}{:014}", 70_000 + at * 31),
        Channel::Meituan => (27_300_000_000_000_011 + at * 1_021).to_string(),
        Channel::Flash => (8_100_000_000_000_000_017 + at * 1_031).to_string(),
        Channel::PosXuhui => format!("20{day}1{:06}", at + 1),
        Channel::PosJingan => format!("20{day}2{:06}", at + 1),
        Channel::Shopify => format!("#{}", 1_001 + at),
        Channel::Erp => format!("XS{day}{:05}", at + 1),
        Channel::Wholesale => (536_365 + at).to_string(),
    }
}

fn lines(order: &Order, products: &[Product], chance: &mut Chance) -> Vec<Line> {
    let most = match order.channel {
        Channel::Pinduoduo
        | Channel::Meituan
        | Channel::Flash
        | Channel::PosXuhui
        | Channel::PosJingan => 1,
        Channel::Taobao
        | Channel::Jd
        | Channel::Douyin
        | Channel::Youzan
        | Channel::Shopify
        | Channel::Erp
        | Channel::Wholesale => 3,
    };
    let first = chance.below(products.len());
    // One, two, three lines in turn, so that every channel has orders of each length.
    let count = 1 + order.at % most;
    let line = |step: usize| {
        // Different products: two lines of one order never name the same one.
        let product = (first + step * 7) % products.len();
        let bulk = if order.is_each(7, 3) { 12 } else { 0 };
        let quantity = chance.between(1, 3) + bulk;
        let price = products[product].price;
        // The wholesale list has no column for a discount.
        let reduced = order.channel != Channel::Wholesale;
        let off = if reduced { chance.between(0, 4) * price / 20 } else { 0 };
        Line { product, quantity, price, paid: price * quantity - off }
    };
    (0..count).map(line).collect()
}

/// Postage, discounts, what became of the order. By position, so that every trap occurs early.
fn settle(order: &mut Order, percent: usize, chance: &mut Chance) {
    use Channel::{Douyin, Jd, Pinduoduo, PosJingan, PosXuhui, Shopify, Taobao, Wholesale, Youzan};
    let by_post = matches!(order.channel, Taobao | Jd | Pinduoduo | Douyin | Youzan | Shopify);
    if by_post && order.is_each(3, 1) {
        order.postage = 800;
    }
    if matches!(order.channel, Pinduoduo | Douyin) && order.is_each(4, 2) {
        order.platform_discount = 300;
        order.lines[0].paid -= 300;
    }
    order.flaw = match order.channel {
        Jd | PosXuhui | PosJingan if order.is_each(50, 4) => Some(Flaw::Date),
        Jd | PosXuhui | PosJingan if order.is_each(50, 6) => Some(Flaw::Number),
        _ => None,
    };
    if order.flaw.is_some() {
        // A row of its own, which nothing else depends on.
        order.lines.truncate(1);
        return;
    }
    let closes = by_post || matches!(order.channel, Channel::Meituan | Channel::Flash);
    if closes && order.is_each(8, 3) {
        order.state = State::Closed;
        return;
    }
    if order.channel == Taobao && order.is_each(16, 9) {
        order.state = State::Unpaid;
        return;
    }
    if order.channel == Taobao && order.is_each(5, 2) && (42..68).contains(&percent) {
        order.paid_late = true;
        return;
    }
    let takes_back = by_post || matches!(order.channel, PosXuhui | PosJingan | Wholesale);
    if takes_back && order.is_each(6, 5) {
        order.refund = refund(order, chance);
    }
}

/// Half of the orders that come back come back in part, where the file can say so.
fn refund(order: &Order, chance: &mut Chance) -> i64 {
    let in_part = order.is_each(12, 5);
    match order.channel {
        Channel::Pinduoduo | Channel::Douyin => order.paid(),
        Channel::Wholesale if in_part => order.lines[0].paid,
        _ if in_part => chance.between(1, order.lines[0].paid - 1),
        _ => order.paid(),
    }
}
