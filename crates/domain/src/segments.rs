//! Saved segments: which customers, kept under a name (C-34).

use serde::{Deserialize, Serialize};

use crate::Id;
use crate::care::ConsentChannel;
use crate::lifecycle::Stage;

/// Which customers to list. Absent parts do not narrow; one that was kept by an earlier version lacks
/// what was not asked then.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(default)]
pub struct CustomerFilter {
    /// What is known of them: the end of a phone number, a name or its pinyin, a card, an order; empty
    /// for all.
    pub text: String,
    /// Only with this tag.
    pub tag_id: Option<Id>,
    /// Only of this home store.
    pub store_id: Option<Id>,
    /// Only those this employee looks after.
    pub assigned_to: Option<Id>,
    /// Only where they stand so today.
    pub stage: Option<Stage>,
    /// Only of this segment of recency, frequency and value, by its code.
    pub rfm: Option<String>,
    /// Only of this member level.
    pub level: Option<String>,
    /// Only who bought in this channel.
    pub channel: Option<String>,
    /// Only whose last purchase was at least so many days ago.
    pub silent_from: Option<u32>,
    /// Only whose last purchase was at most so many days ago.
    pub silent_to: Option<u32>,
    /// Only who paid at least this in all, in major units.
    pub spent_at_least: Option<u32>,
    /// Only with at least so many paid orders.
    pub orders_at_least: Option<u32>,
    /// Only whose birthday is in this month, 1 to 12.
    pub birthday_month: Option<u8>,
    /// Only who may be reached by this way: they agreed to it and asked for no silence.
    pub consent: Option<ConsentChannel>,
}

/// A filter under a name, shared by the chain.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct Segment {
    /// Identity.
    pub id: Id,
    /// Its name.
    pub name: String,
    /// Who is in it.
    pub filter: CustomerFilter,
}

/// What is wrong with a filter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WrongFilter {
    /// Which field.
    pub field: &'static str,
    /// Why.
    pub reason: &'static str,
}

impl CustomerFilter {
    /// Everybody whom a text finds.
    pub fn text(text: &str) -> Self {
        Self { text: text.to_string(), ..Self::default() }
    }

    /// Fails for a month that is none and for days that end before they begin.
    pub fn check(&self) -> Result<(), WrongFilter> {
        let wrong = |field| Err(WrongFilter { field, reason: "out_of_range" });
        if self.birthday_month.is_some_and(|month| !(1..=12).contains(&month)) {
            return wrong("birthday_month");
        }
        if let (Some(from), Some(to)) = (self.silent_from, self.silent_to)
            && from > to
        {
            return wrong("silent_to");
        }
        Ok(())
    }

    /// The first and the last day on which the last purchase may have been, as day numbers; open ends
    /// are absent.
    pub fn last_days(&self, today: i64) -> (Option<i64>, Option<i64>) {
        let ago = |days: u32| today - i64::from(days);
        (self.silent_to.map(ago), self.silent_from.map(ago))
    }

    /// Whether nobody fits who never bought.
    pub fn needs_purchase(&self) -> bool {
        self.stage.is_some()
            || self.rfm.is_some()
            || self.channel.is_some()
            || self.silent_from.is_some()
            || self.silent_to.is_some()
            || self.spent_at_least.is_some()
            || self.orders_at_least.is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn silent(from: Option<u32>, to: Option<u32>) -> CustomerFilter {
        CustomerFilter { silent_from: from, silent_to: to, ..CustomerFilter::default() }
    }

    #[test]
    fn days_of_silence_are_counted_from_today_with_both_ends() {
        // (from, to), silent days -> fits
        let cases = [
            ((Some(30), None), 29, false),
            ((Some(30), None), 30, true),
            ((Some(30), None), 31, true),
            ((None, Some(60)), 59, true),
            ((None, Some(60)), 60, true),
            ((None, Some(60)), 61, false),
            ((Some(30), Some(60)), 29, false),
            ((Some(30), Some(60)), 30, true),
            ((Some(30), Some(60)), 60, true),
            ((Some(30), Some(60)), 61, false),
            ((None, None), 9_999, true),
            ((None, Some(0)), 0, true),
            ((None, Some(0)), 1, false),
        ];
        let today = 20_779;
        for ((from, to), days, fits) in cases {
            let (first, last) = silent(from, to).last_days(today);
            let day = today - days;
            let found = first.is_none_or(|first| first <= day) && last.is_none_or(|l| day <= l);
            assert_eq!(found, fits, "{from:?} to {to:?}, {days} days ago");
        }
    }

    #[test]
    fn months_are_twelve_and_days_end_after_they_begin() {
        let month = |month| CustomerFilter { birthday_month: Some(month), ..Default::default() };
        let cases = [
            (month(0), Some("birthday_month")),
            (month(1), None),
            (month(12), None),
            (month(13), Some("birthday_month")),
            (silent(Some(30), Some(29)), Some("silent_to")),
            (silent(Some(30), Some(30)), None),
            (silent(Some(30), Some(31)), None),
            (CustomerFilter::default(), None),
        ];
        for (filter, wrong) in cases {
            assert_eq!(filter.check().err().map(|wrong| wrong.field), wrong, "{filter:?}");
        }
    }

    #[test]
    fn a_filter_kept_before_a_part_was_known_still_reads() {
        let kept: CustomerFilter = serde_json::from_str(r#"{"text":"王"}"#).expect("a filter");
        assert_eq!(kept, CustomerFilter::text("王"));
    }
}
