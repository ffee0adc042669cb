//! What lies in one basket.

use chrono::{Datelike, NaiveDate};
use domain::products::ProductKind;
use domain::sales_file::DocumentLine;
use domain::{Money, Position};

use super::catalog::{Article, Catalog, GOODS, POSTAGE, PROMOTED, SAMPLE, VOUCHER};
use super::rng::{Rng, running_totals};
use super::stories::{SOLD_OUT_DAYS, VIP_BASKET_FEN};

/// Of a hundred baskets, how many have one, two, .. six lines: 2.2 on average.
const LINES: [u32; 6] = [38, 28, 18, 9, 5, 2];
const DISCOUNTED_PER_MILLE: u32 = 75;
const DISCOUNTS_PERCENT: [i64; 4] = [5, 10, 15, 20];
const PROMOTION_DISCOUNT_PERCENT: i64 = 30;
/// On the day of the promotion so many baskets in a thousand hold the promoted product.
const PROMOTED_PER_MILLE: u32 = 340;
const POSTAGE_PER_MILLE: u32 = 180;
const VOUCHER_PER_MILLE: u32 = 3;
const SAMPLE_PER_MILLE: u32 = 20;
/// A VIP takes good things, and enough of each.
const VIP_LINE_FEN: i64 = 5_000;
/// Attempts to find something that is not in the basket yet.
const ATTEMPTS: u32 = 4;

/// Whose basket it is.
#[derive(Clone, Copy)]
pub(super) struct Shopper {
    pub online: bool,
    pub vip: bool,
}

/// The shelves of the chain, filled for one day.
pub(super) struct Shelves<'a> {
    articles: &'a [Article],
    twos: u32,
    more: u32,
    line_counts: Vec<u32>,
    promotion: NaiveDate,
    month: u32,
    shares: Vec<u32>,
    fine_shares: Vec<u32>,
    promoted_today: bool,
    sold_out: bool,
}

impl<'a> Shelves<'a> {
    pub fn of(catalog: &Catalog, articles: &'a [Article], promotion: NaiveDate) -> Self {
        Self {
            articles,
            twos: catalog.twos,
            more: catalog.more,
            line_counts: running_totals(LINES),
            promotion,
            month: 0,
            shares: Vec::new(),
            fine_shares: Vec::new(),
            promoted_today: false,
            sold_out: false,
        }
    }

    /// Turns to the next day.
    pub fn open(&mut self, date: NaiveDate) {
        self.promoted_today = date == self.promotion;
        let days_since = (date - self.promotion).num_days();
        self.sold_out = (1..=SOLD_OUT_DAYS as i64).contains(&days_since);
        if self.month != date.month() {
            self.month = date.month();
            self.arrange();
        }
    }

    /// Sun cream in summer, cream in winter.
    fn arrange(&mut self) {
        let share = |article: &Article| match self.month {
            6..=8 if article.summer => article.weight * 8 / 5,
            5 | 9 if article.summer => article.weight * 5 / 4,
            11 | 12 | 1 | 2 if article.summer => article.weight / 2,
            11 | 12 | 1 | 2 if article.winter => article.weight * 7 / 5,
            6..=8 if article.winter => article.weight * 7 / 10,
            _ => article.weight,
        };
        let mut prices: Vec<i64> = self.articles[..GOODS].iter().map(|a| a.price_fen).collect();
        prices.sort_unstable();
        let fine = prices[GOODS * 3 / 4];
        self.shares = running_totals(self.articles.iter().map(share));
        let fine_share = |a: &Article| if a.price_fen >= fine { share(a) } else { 0 };
        self.fine_shares = running_totals(self.articles.iter().map(fine_share));
    }

    /// Fills a basket.
    pub fn fill(&self, shopper: Shopper, basket: &mut Vec<DocumentLine>, rng: &mut Rng) {
        basket.clear();
        if shopper.vip {
            return self.fill_for_vip(basket, rng);
        }
        if self.promoted_today && rng.happens(PROMOTED_PER_MILLE) {
            let quantity = if rng.happens(200) { 2 } else { 1 };
            basket.push(self.line(PROMOTED, quantity, PROMOTION_DISCOUNT_PERCENT));
        }
        let lines = rng.weighted(&self.line_counts) + 1;
        for _ in basket.len()..lines {
            let Some(article) = self.choose(&self.shares, basket, rng) else { continue };
            let (quantity, discount) = (self.quantity(rng), discount(rng));
            basket.push(self.line(article, quantity, discount));
        }
        if basket.is_empty() {
            // Everything drawn was sold out: the next thing on the shelf will do.
            basket.push(self.line(PROMOTED + 1, 1, 0));
        }
        self.add_what_is_not_goods(shopper, basket, rng);
    }

    fn fill_for_vip(&self, basket: &mut Vec<DocumentLine>, rng: &mut Rng) {
        let mut paid = Money::ZERO;
        while paid.minor() < VIP_BASKET_FEN {
            // A basket that holds every fine thing already gets more of one of them.
            let article = self.choose(&self.fine_shares, basket, rng).unwrap_or(GOODS - 1);
            let price = self.articles[article].price_fen.max(1);
            let line = self.line(article, (VIP_LINE_FEN + price - 1) / price, discount(rng));
            paid += line.amount;
            basket.push(line);
        }
    }

    fn add_what_is_not_goods(
        &self,
        shopper: Shopper,
        basket: &mut Vec<DocumentLine>,
        rng: &mut Rng,
    ) {
        let extras = [
            (POSTAGE, if shopper.online { POSTAGE_PER_MILLE } else { 0 }),
            (VOUCHER, VOUCHER_PER_MILLE),
            (SAMPLE, SAMPLE_PER_MILLE),
        ];
        for (article, per_mille) in extras {
            if rng.happens(per_mille) {
                basket.push(self.line(article, 1, 0));
            }
        }
    }

    fn choose(&self, shares: &[u32], basket: &[DocumentLine], rng: &mut Rng) -> Option<usize> {
        let in_basket =
            |article: usize| basket.iter().any(|line| line.product == Some(Position::new(article)));
        let gone = |article: usize| self.sold_out && article == PROMOTED;
        (0..ATTEMPTS)
            .map(|_| rng.weighted(shares))
            .find(|article| !in_basket(*article) && !gone(*article))
    }

    fn quantity(&self, rng: &mut Rng) -> i64 {
        match rng.below(1_000) {
            drawn if drawn < self.more => i64::from(rng.between(3, 5)),
            drawn if drawn < self.more + self.twos => 2,
            _ => 1,
        }
    }

    fn line(&self, article: usize, quantity: i64, discount_percent: i64) -> DocumentLine {
        let price_fen = self.articles[article].price_fen;
        let paid_fen = (price_fen * quantity * (100 - discount_percent) + 50) / 100;
        DocumentLine {
            product: Some(Position::new(article)),
            quantity_milli: quantity * 1_000,
            unit_price_e4: price_fen * 100,
            amount: Money::from_minor(paid_fen),
        }
    }

    /// Whether a line is goods, which can come back.
    pub fn is_goods(&self, line: &DocumentLine) -> bool {
        let article = line.product.and_then(|product| self.articles.get(product.index()));
        article.is_some_and(|article| article.product.kind == ProductKind::Goods)
    }
}

fn discount(rng: &mut Rng) -> i64 {
    if !rng.happens(DISCOUNTED_PER_MILLE) {
        return 0;
    }
    rng.pick(&DISCOUNTS_PERCENT).copied().unwrap_or(0)
}
