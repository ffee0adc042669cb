//! The eighteen months of which the sample chain has sales.

use chrono::{Days, Months, NaiveDate};
use domain::calendar::day_number;

const MONTHS: u32 = 18;

/// Eighteen months that end yesterday; a day is its position in them.
#[derive(Clone, Copy, Debug)]
pub(super) struct Span {
    pub start: NaiveDate,
    pub today: NaiveDate,
    /// How many days; the last one is yesterday.
    pub days: usize,
}

impl Span {
    pub fn before(today: NaiveDate) -> Self {
        let start = today.checked_sub_months(Months::new(MONTHS)).unwrap_or(today);
        let days = usize::try_from((today - start).num_days()).unwrap_or(0);
        Self { start, today, days }
    }

    /// The date of a day.
    pub fn date(&self, day: usize) -> NaiveDate {
        self.start.checked_add_days(Days::new(day as u64)).unwrap_or(self.today)
    }

    /// Local midnight, in milliseconds since 1970 by the store's clock.
    pub fn midnight_ms(&self, day: usize) -> i64 {
        day_number(self.date(day)) * 86_400_000
    }

    /// The first of the last `days` days.
    pub fn last(&self, days: usize) -> usize {
        self.days.saturating_sub(days)
    }
}

/// So many days before a date.
pub(super) fn days_before(date: NaiveDate, days: u64) -> NaiveDate {
    date.checked_sub_days(Days::new(days)).unwrap_or(date)
}
