//! What was planted in the sample chain for the product to find. `docs/sample-chain.md` tells each
//! story in full; the numbers stand here once.

use chrono::{Datelike, Days, NaiveDate};
use domain::{Id, Money};

use super::rng::Rng;
use super::span::Span;

/// The stories of one generated chain, with what a test needs to find them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stories {
    /// A store that sells less and less.
    pub declining_store: DecliningStore,
    /// A product that comes back more and more often.
    pub rising_complaints: RisingComplaints,
    /// A promotion whose goods ran out.
    pub sold_out_promotion: SoldOutPromotion,
    /// Good customers who stopped coming.
    pub silent_vips: Vec<SilentVip>,
    /// A store that sent nothing for yesterday.
    pub missing_store_day: MissingStoreDay,
}

/// A store whose net sales of the last eight weeks are at least a quarter below the eight weeks
/// before, while the chain as a whole holds its level.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecliningStore {
    /// The store.
    pub store_id: Id,
    /// Its code.
    pub store_code: String,
    /// First day of the last eight weeks.
    pub from: NaiveDate,
}

/// A product whose refunds of the last four weeks, per unit sold, are at least three times those
/// of the time before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RisingComplaints {
    /// The product.
    pub product_id: Id,
    /// Its code.
    pub product_code: String,
    /// First day of the last four weeks.
    pub from: NaiveDate,
}

/// A product that sold at least five times its usual units on one day and then none at all for
/// five days, in any store.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SoldOutPromotion {
    /// The product.
    pub product_id: Id,
    /// Its code.
    pub product_code: String,
    /// The day of the promotion: 11 November or 18 June.
    pub day: NaiveDate,
}

/// A member who bought every two weeks, spent [`VIP_SPENT_AT_LEAST`] or more, and has not been
/// seen for [`VIP_SILENT_DAYS`] days or more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SilentVip {
    /// Position among the customers of the sales file.
    pub customer: u32,
    /// Phone number, by which the customer is known after the import.
    pub phone: String,
    /// The day of the last purchase.
    pub last_bought: NaiveDate,
}

/// A store that was open yesterday and of which no document has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MissingStoreDay {
    /// The store.
    pub store_id: Id,
    /// Its code.
    pub store_code: String,
    /// Yesterday.
    pub day: NaiveDate,
}

/// Days in the eight weeks in which the declining store declines.
pub const DECLINE_DAYS: usize = 56;
/// Days in the four weeks in which complaints rise.
pub const COMPLAINT_DAYS: usize = 28;
/// Days without a unit after the promotion.
pub const SOLD_OUT_DAYS: usize = 5;
/// A silent VIP has bought nothing for at least so many days.
pub const VIP_SILENT_DAYS: usize = 45;
/// No two purchases of a silent VIP lie further apart than so many days, until the silence.
pub const VIP_LONGEST_PAUSE_DAYS: usize = 16;
/// What a silent VIP has spent at least: 5,000 yuan.
pub const VIP_SPENT_AT_LEAST: Money = Money::from_minor(500_000);

/// Positions of the stores in the stories.
pub(super) const DECLINING_STORE: usize = 5;
pub(super) const MISSING_STORE: usize = 13;
pub(super) const NEW_STORE: usize = 21;
/// What remains of the declining store's trade, beside the eight weeks before.
pub(super) const DECLINE_TO: f64 = 0.57;

/// The home stores of the eighteen silent VIPs: long-open physical stores without another story, one
/// VIP each, so that no small store is bent by its own VIPs.
pub(super) const VIP_STORES: [usize; 18] =
    [0, 1, 2, 3, 4, 6, 7, 8, 9, 10, 11, 12, 14, 15, 16, 17, 18, 20];
/// What a basket of a VIP comes to at least, so that eighteen months of them reach the sum.
pub(super) const VIP_BASKET_FEN: i64 = 15_500;

/// The days on which one VIP buys: every twelve to sixteen days, and then no more.
pub(super) fn vip_days(span: &Span, rng: &mut Rng) -> Vec<usize> {
    let silent = VIP_SILENT_DAYS as u32 + rng.between(1, 24);
    let longest = VIP_LONGEST_PAUSE_DAYS as u32;
    let mut days = Vec::with_capacity(40);
    let mut next = span.days.checked_sub(silent as usize);
    while let Some(day) = next {
        days.push(day);
        next = day.checked_sub(rng.between(longest - 4, longest) as usize);
    }
    days.reverse();
    days
}

/// The most recent 11 November or 18 June after which the sold-out days have all passed.
pub(super) fn promotion_day(today: NaiveDate) -> NaiveDate {
    let years = [today.year(), today.year() - 1];
    let festivals = years.into_iter().flat_map(|year| [(year, 11, 11), (year, 6, 18)]);
    festivals
        .filter_map(|(year, month, day)| NaiveDate::from_ymd_opt(year, month, day))
        .find(|day| day.checked_add_days(Days::new(SOLD_OUT_DAYS as u64 + 1)) <= Some(today))
        .unwrap_or(today)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_promotion_is_the_last_festival_whose_empty_days_are_over() {
        let cases = [
            ("2026-11-17", "2026-11-11"),
            ("2026-11-16", "2026-06-18"),
            ("2026-06-24", "2026-06-18"),
            ("2026-06-23", "2025-11-11"),
            ("2026-01-01", "2025-11-11"),
        ];
        for (today, expected) in cases {
            let today: NaiveDate = today.parse().unwrap();
            assert_eq!(promotion_day(today).to_string(), expected, "seen from {today}");
        }
    }
}
