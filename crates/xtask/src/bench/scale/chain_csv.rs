//! The sales of a large chain over two years, one file for each month as a head office exports them.
//! Every run writes the same bytes.

use std::fmt::Write as _;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use super::super::sales_csv::Chance;
use crate::failure::{Failure, While};

/// Stores of the chain, of any size.
pub const STORES: u64 = 50;
/// People who sell in each store.
pub const SELLERS: u64 = 30;
const PRODUCTS: u64 = 3_000;
const CATEGORIES: u64 = 25;
const MONTHS: u64 = 24;
const ORDERS_PER_CENT: u64 = 40_000;
const CUSTOMERS_PER_CENT: u64 = 10_000;
/// Of a hundred orders so many are of members, and so many are refunds.
const OF_MEMBERS: u64 = 60;
const REFUNDS: u64 = 3;
const HEADER: &str = "订单编号,类型,下单时间,门店编码,渠道,导购工号,会员手机号,会员卡号,会员姓名,\
                      商品编码,商品名称,商品类别,数量,单价,金额";
const SURNAMES: [&str; 20] = [
    "王", "李", "张", "刘", "陈", "杨", "黄", "赵", "吴", "周", "徐", "孙", "马", "朱", "胡", "林",
    "郭", "何", "高", "罗",
];
const GIVEN: [&str; 16] = [
    "芳", "娜", "敏", "静", "丽", "强", "磊", "军", "洋", "勇", "艳", "杰", "娟", "涛", "明", "霞",
];

/// The code of a store.
pub fn store_code(store: u64) -> String {
    format!("S{:02}", store + 1)
}

/// The staff number of a seller.
pub fn seller_code(store: u64, seller: u64) -> String {
    format!("E{:02}{:02}", store + 1, seller + 1)
}

/// Writes the files of a chain that is so many hundredths of a million customers, and tells where.
pub fn write(folder: &Path, per_cent: u64) -> Result<Vec<PathBuf>, Failure> {
    let mut chain = Chain::new(per_cent);
    (0..MONTHS)
        .map(|month| {
            let path = folder.join(format!("{:02}.csv", month + 1));
            let mut file = BufWriter::new(File::create(&path).when(path.display())?);
            writeln!(file, "{HEADER}").when(path.display())?;
            let mut text = String::new();
            let end = chain.orders * (month + 1) / MONTHS;
            while chain.written < end {
                text.clear();
                let moment = chain.moment(month);
                chain.push_order_at(&mut text, &moment);
                file.write_all(text.as_bytes()).when(path.display())?;
            }
            file.flush().when(path.display())?;
            Ok(path)
        })
        .collect()
}

/// Writes so many orders of the day after all those of [`write()`]; each turn writes others.
pub fn write_another_day(
    path: &Path,
    per_cent: u64,
    turn: u64,
    orders: u64,
) -> Result<(), Failure> {
    let mut chain = Chain::new(per_cent);
    chain.written = chain.orders * MONTHS + turn * orders;
    chain.members = [chain.customers / STORES; STORES as usize];
    chain.chance = Chance(turn + 1);
    let mut text = format!("{HEADER}\n");
    for _ in 0..orders {
        chain.push_order_at(&mut text, "2026-10-29 12:00:00");
    }
    std::fs::write(path, text).when(path.display())
}

struct Chain {
    orders: u64,
    customers: u64,
    written: u64,
    /// Customers so far, by store.
    members: [u64; STORES as usize],
    chance: Chance,
}

/// A customer by home store and number there.
struct Member {
    store: u64,
    number: u64,
}

impl Chain {
    fn new(per_cent: u64) -> Self {
        Self {
            orders: ORDERS_PER_CENT * per_cent,
            customers: CUSTOMERS_PER_CENT * per_cent,
            written: 0,
            members: [0; STORES as usize],
            chance: Chance(0x5eed),
        }
    }

    fn push_order_at(&mut self, text: &mut String, moment: &str) {
        let number = self.written;
        self.written += 1;
        let store = self.skewed(STORES);
        let member = if self.chance.below(100) < OF_MEMBERS { self.member(store) } else { None };
        let is_refund = self.chance.below(100) < REFUNDS;
        let channel = ["门店", "门店", "门店", "小程序", "外卖"][self.chance.below(5) as usize];
        let seller = seller_code(store, self.chance.below(SELLERS));
        let (kind, sign) = if is_refund { ("退款", "-") } else { ("销售", "") };
        let mut head = format!("XS{number:08},{kind},{moment},{},", store_code(store));
        // Writing into a String cannot fail.
        let cells = member.map_or(",,".into(), |member| member.cells());
        let _ = write!(head, "{channel},{seller},{cells}");
        for _ in 0..=self.chance.below(4) {
            let product = self.skewed(PRODUCTS);
            let quantity = 1 + self.chance.below(3);
            let fen = 990 + product * 37 % 20_000;
            let _ = writeln!(
                text,
                "{head},P{product:05},精华面霜{product}号,类别{:02},{sign}{quantity},{},{sign}{}",
                product % CATEGORIES + 1,
                yuan(fen),
                yuan(fen * quantity),
            );
        }
    }

    /// Small numbers far more often than large ones, as some stores and products sell most.
    fn skewed(&mut self, bound: u64) -> u64 {
        let even = self.chance.below(1 << 20);
        even * even / (1 << 20) * bound / (1 << 20)
    }

    /// Somebody new as often as it takes to reach every customer, else somebody of this store.
    fn member(&mut self, store: u64) -> Option<Member> {
        let known = &mut self.members[store as usize];
        let places = self.orders * OF_MEMBERS / 100;
        if self.chance.below(places) < self.customers || *known == 0 {
            *known += 1;
            return Some(Member { store, number: *known - 1 });
        }
        let number = self.chance.below(*known);
        Some(Member { store, number })
    }

    /// Twelve hours of every day of a month, evenly; every month has 28 days.
    fn moment(&self, month: u64) -> String {
        let begin = self.orders * month / MONTHS;
        let of_month = self.orders * (month + 1) / MONTHS - begin;
        let second = (self.written - begin) * 28 * 43_200 / of_month;
        let (day, second) = (second / 43_200 + 1, 9 * 3_600 + second % 43_200);
        let (year, month) = (2024 + (month + 10) / 12, (month + 10) % 12 + 1);
        let (hour, minute, second) = (second / 3_600, second / 60 % 60, second % 60);
        format!("{year}-{month:02}-{day:02} {hour:02}:{minute:02}:{second:02}")
    }
}

impl Member {
    /// Phone, card and name; one in five has a card.
    fn cells(&self) -> String {
        let Self { store, number } = self;
        let card =
            if number % 5 == 0 { format!("VIP{store:02}{number:06}") } else { String::new() };
        let surname = SURNAMES[(number * 7 + store) as usize % SURNAMES.len()];
        let given = |place: u64| GIVEN[(number / 20 / place) as usize % GIVEN.len()];
        let phone = number * 7_919 % 10_000_000;
        format!("13{store:02}{phone:07},{card},{surname}{}{}", given(1), given(16))
    }
}

fn yuan(fen: u64) -> String {
    format!("{}.{:02}", fen / 100, fen % 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn orders(so_many: u64) -> (Chain, String) {
        let mut chain = Chain::new(1);
        let mut text = String::new();
        while chain.written < so_many {
            let moment = chain.moment(0);
            chain.push_order_at(&mut text, &moment);
        }
        (chain, text)
    }

    #[test]
    fn a_line_has_every_column_and_a_refund_gives_back() {
        let (_, text) = orders(1_000);
        let columns = HEADER.split(',').count();
        for line in text.lines() {
            let cells: Vec<&str> = line.split(',').collect();
            assert_eq!(cells.len(), columns, "{line}");
            assert_eq!(cells[1] == "退款", cells[12].starts_with('-'), "{line}");
            assert_eq!(cells[1] == "退款", cells[14].starts_with('-'), "{line}");
        }
        let lines = text.lines().count();
        assert!((2_300..2_700).contains(&lines), "two and a half lines an order: {lines}");
    }

    #[test]
    fn orders_bring_as_many_customers_as_they_should() {
        let (chain, _) = orders(40_000);
        let customers: u64 = chain.members.iter().sum();
        assert!((9_500..10_500).contains(&customers), "{customers} of 10,000");
    }

    #[test]
    fn months_follow_each_other_through_the_turn_of_the_year() {
        let mut chain = Chain::new(1);
        let cases =
            [(0, "2024-11-01 09:00:00"), (2, "2025-01-01 09:00:00"), (23, "2026-10-01 09:00:00")];
        for (month, expected) in cases {
            chain.written = chain.orders * month / MONTHS;
            assert_eq!(chain.moment(month), expected);
        }
    }
}
