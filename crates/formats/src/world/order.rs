//! An order and what can be said about it.

use chrono::{NaiveDateTime, TimeDelta};

use crate::manifest::State;

/// Where an order was placed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Channel {
    /// Taobao or Tmall.
    Taobao,
    /// JD.
    Jd,
    /// Pinduoduo.
    Pinduoduo,
    /// Douyin.
    Douyin,
    /// Youzan.
    Youzan,
    /// Meituan delivery, of both stores.
    Meituan,
    /// Taobao's delivery, of both stores.
    Flash,
    /// The till of 徐汇店.
    PosXuhui,
    /// The till of 静安店.
    PosJingan,
    /// Shopify.
    Shopify,
    /// Typed into the ERP, of both stores.
    Erp,
    /// The wholesale list.
    Wholesale,
}

/// What is wrong with an order's row in its file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flaw {
    /// A day that does not exist.
    Date,
    /// A number that is none.
    Number,
}

/// A line of an order.
#[derive(Debug, Clone)]
pub struct Line {
    /// Position of the product.
    pub product: usize,
    /// Pieces.
    pub quantity: i64,
    /// List price of a piece in minor units.
    pub price: i64,
    /// What was paid for the line, after discount, in minor units.
    pub paid: i64,
}

impl Line {
    /// List price of all pieces.
    pub fn listed(&self) -> i64 {
        self.price * self.quantity
    }
}

/// An order.
#[derive(Debug, Clone)]
pub struct Order {
    /// Where it was placed.
    pub channel: Channel,
    /// Position among the orders of its channel.
    pub at: usize,
    /// Its number.
    pub number: String,
    /// Position of the store.
    pub store: usize,
    /// When it was placed.
    pub placed: NaiveDateTime,
    /// Position of the member who bought.
    pub member: usize,
    /// Its lines.
    pub lines: Vec<Line>,
    /// Postage the buyer paid.
    pub postage: i64,
    /// What the platform, not the shop, gave off; the shop gets it from the platform.
    pub platform_discount: i64,
    /// Whether it counts in the end.
    pub state: State,
    /// What went back later.
    pub refund: i64,
    /// Not paid yet in a file taken early.
    pub paid_late: bool,
    /// What is wrong with it in its file.
    pub flaw: Option<Flaw>,
}

impl Order {
    /// What the buyer paid: the lines and the postage.
    pub fn paid(&self) -> i64 {
        self.lines.iter().map(|line| line.paid).sum::<i64>() + self.postage
    }

    /// List price of all lines.
    pub fn listed(&self) -> i64 {
        self.lines.iter().map(Line::listed).sum()
    }

    /// Pieces in all.
    pub fn pieces(&self) -> i64 {
        self.lines.iter().map(|line| line.quantity).sum()
    }

    /// Code of the store.
    pub fn store_code(&self) -> &'static str {
        super::STORES[self.store].0
    }

    /// Name of the store.
    pub fn store_name(&self) -> &'static str {
        super::STORES[self.store].1
    }

    /// When it was paid.
    pub fn paid_at(&self) -> NaiveDateTime {
        self.placed + TimeDelta::seconds(95)
    }

    /// Whether this is each `every`th order of its channel, beginning with `first`.
    pub fn is_each(&self, every: usize, first: usize) -> bool {
        self.at % every == first
    }

    /// What of the refund belongs to each line, in the order of the lines.
    pub fn refund_by_line(&self) -> Vec<i64> {
        let mut left = self.refund;
        let mut parts: Vec<i64> = Vec::new();
        for line in &self.lines {
            let part = left.min(line.paid);
            parts.push(part);
            left -= part;
        }
        if let Some(first) = parts.first_mut() {
            // The postage came with the first line and goes back with it.
            *first += left;
        }
        parts
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refund_is_spread_over_the_lines_and_takes_the_postage_along() {
        let line = |paid| Line { product: 0, quantity: 1, price: paid, paid };
        let mut order = Order {
            channel: Channel::Taobao,
            at: 0,
            number: String::new(),
            store: 0,
            placed: NaiveDateTime::default(),
            member: 0,
            lines: vec![line(500), line(300)],
            postage: 80,
            platform_discount: 0,
            state: State::Paid,
            refund: 0,
            paid_late: false,
            flaw: None,
        };
        let cases = [(200, [200, 0]), (600, [500, 100]), (880, [580, 300]), (0, [0, 0])];
        for (refund, parts) in cases {
            order.refund = refund;
            assert_eq!(order.refund_by_line(), parts, "{refund}");
        }
    }
}
