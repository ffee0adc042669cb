//! The sample is read here as a user would read it: from its documents alone.

mod patterns;
mod planted;
mod shape;
mod unchanging;

use std::collections::HashMap;
use std::ops::Range;
use std::sync::OnceLock;

use chrono::{Days, NaiveDate};
use domain::Money;
use domain::Position;
use domain::calendar::day_from_number;
use domain::sales_file::{Document, DocumentKind, DocumentLine};

use super::{SampleChain, SampleKind, generate};

const MS_PER_DAY: i64 = 86_400_000;

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn days_after(day: NaiveDate, days: usize) -> NaiveDate {
    day + Days::new(days as u64)
}

fn days_before(day: NaiveDate, days: usize) -> NaiveDate {
    day - Days::new(days as u64)
}

/// Beauty on a Wednesday in July, generated once for all tests that only look.
fn beauty() -> &'static SampleChain {
    static CHAIN: OnceLock<SampleChain> = OnceLock::new();
    CHAIN.get_or_init(|| generate(SampleKind::Beauty, date("2026-07-15")))
}

/// Every kind on days of different seasons: after the Spring Festival, in the summer holidays,
/// two days after 双11 and in January, when 双11 lies in the weeks compared with.
fn many_chains() -> &'static [(NaiveDate, SampleChain)] {
    static CHAINS: OnceLock<Vec<(NaiveDate, SampleChain)>> = OnceLock::new();
    CHAINS.get_or_init(|| {
        let days = ["2026-03-01", "2026-08-15", "2026-11-13", "2027-01-08"].map(date);
        let kinds = SampleKind::ALL.into_iter();
        kinds.flat_map(|kind| days.map(|day| (day, generate(kind, day)))).collect()
    })
}

impl SampleChain {
    fn day(document: &Document) -> NaiveDate {
        day_from_number(document.local_ms.div_euclid(MS_PER_DAY)).unwrap()
    }

    fn lines(&self, document: &Document) -> &[DocumentLine] {
        let Range { start, end } = document.lines;
        &self.sales.lines[start as usize..end as usize]
    }

    fn amount(&self, document: &Document) -> Money {
        self.lines(document).iter().map(|line| line.amount).sum()
    }

    fn sales_documents(&self) -> impl Iterator<Item = &Document> {
        self.sales.documents.iter().filter(|document| document.kind == DocumentKind::Sale)
    }

    fn refunds(&self) -> impl Iterator<Item = &Document> {
        self.sales.documents.iter().filter(|document| document.kind == DocumentKind::Refund)
    }

    fn paid(&self) -> impl Iterator<Item = &Document> {
        self.sales.documents.iter().filter(|document| document.status.counts())
    }

    /// Net sales in minor units by store code, over the days from `from` to before `until`.
    fn net_sales(&self, from: NaiveDate, until: NaiveDate) -> HashMap<&str, i64> {
        let mut net = HashMap::new();
        for document in self.paid().filter(|d| (from..until).contains(&Self::day(d))) {
            let store = &self.sales.stores[document.store.unwrap().index()];
            *net.entry(store.as_str()).or_default() += self.amount(document).minor();
        }
        net
    }

    /// Orders by day.
    fn orders_by_day(&self) -> HashMap<NaiveDate, u32> {
        let mut orders = HashMap::new();
        for sale in self.sales_documents() {
            *orders.entry(Self::day(sale)).or_default() += 1;
        }
        orders
    }
}
