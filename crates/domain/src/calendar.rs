//! Business days and periods. Weeks start on Monday.

use chrono::{DateTime, Datelike, Days, Months, NaiveDate, NaiveDateTime, TimeZone, Utc};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

/// Days since 1970-01-01, the form in which a business day is kept in the database.
pub fn day_number(day: NaiveDate) -> i64 {
    i64::from(day.num_days_from_ce()) - UNIX_EPOCH_FROM_CE
}

/// The business day of a day number; `None` outside the calendar.
pub fn day_from_number(number: i64) -> Option<NaiveDate> {
    let from_ce = i32::try_from(number.checked_add(UNIX_EPOCH_FROM_CE)?).ok()?;
    NaiveDate::from_num_days_from_ce_opt(from_ce)
}

const UNIX_EPOCH_FROM_CE: i64 = 719_163;

/// The business day on which an instant (UTC milliseconds) falls in a time zone.
pub fn business_day(utc_ms: i64, zone: Tz) -> Option<NaiveDate> {
    Some(DateTime::<Utc>::from_timestamp_millis(utc_ms)?.with_timezone(&zone).date_naive())
}

/// UTC milliseconds of a local wall-clock time (milliseconds since 1970 as the store's clock shows
/// them). A time that occurs twice when clocks go back is the earlier; one that is skipped when
/// they go forward moves on by the gap.
pub fn utc_from_local(local_ms: i64, zone: Tz) -> Option<i64> {
    let local: NaiveDateTime = DateTime::<Utc>::from_timestamp_millis(local_ms)?.naive_utc();
    let resolved = zone.from_local_datetime(&local).earliest().or_else(|| {
        let later = local.checked_add_signed(chrono::TimeDelta::hours(1))?;
        zone.from_local_datetime(&later).earliest()
    })?;
    Some(resolved.timestamp_millis())
}

/// A span by which figures are grouped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum Grain {
    /// One business day.
    Day,
    /// Monday to Sunday.
    Week,
    /// Calendar month.
    Month,
    /// Three calendar months.
    Quarter,
    /// Calendar year.
    Year,
}

impl Grain {
    /// First day of the span that holds `day`.
    pub fn start(self, day: NaiveDate) -> NaiveDate {
        match self {
            Self::Day => day,
            Self::Week => day
                .checked_sub_days(Days::new(u64::from(day.weekday().num_days_from_monday())))
                .unwrap_or(day),
            Self::Month => day.with_day(1).unwrap_or(day),
            Self::Quarter => {
                let month = (day.month0() / 3) * 3 + 1;
                NaiveDate::from_ymd_opt(day.year(), month, 1).unwrap_or(day)
            }
            Self::Year => NaiveDate::from_ymd_opt(day.year(), 1, 1).unwrap_or(day),
        }
    }

    /// Last day of the span that holds `day`.
    pub fn end(self, day: NaiveDate) -> NaiveDate {
        let start = self.start(day);
        let next = match self {
            Self::Day => start.checked_add_days(Days::new(1)),
            Self::Week => start.checked_add_days(Days::new(7)),
            Self::Month => start.checked_add_months(Months::new(1)),
            Self::Quarter => start.checked_add_months(Months::new(3)),
            Self::Year => start.checked_add_months(Months::new(12)),
        };
        next.and_then(|next| next.pred_opt()).unwrap_or(start)
    }
}

/// With which earlier span a period is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum Against {
    /// The period before it; see [`Period::previous`].
    Previous,
    /// The same days of the year before.
    LastYear,
    /// The nearest earlier span of the same weekdays.
    SameWeekdays,
}

impl Against {
    /// The earlier span.
    pub fn before(self, period: Period) -> Period {
        match self {
            Self::Previous => period.previous(),
            Self::LastYear => period.months_before(12),
            Self::SameWeekdays => period.same_weekdays_before(),
        }
    }
}

/// A span of business days, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, specta::Type)]
pub struct Period {
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub to: NaiveDate,
}

impl Period {
    /// One day.
    pub fn day(day: NaiveDate) -> Self {
        Self { from: day, to: day }
    }

    /// The month up to and including `day`.
    pub fn month_to_date(day: NaiveDate) -> Self {
        Self { from: Grain::Month.start(day), to: day }
    }

    /// How many days; zero when it ends before it begins.
    pub fn days(self) -> u64 {
        u64::try_from((self.to - self.from).num_days() + 1).unwrap_or(0)
    }

    /// The same number of days, moved back by whole weeks so that every day is compared with the
    /// same weekday.
    pub fn weeks_before(self, weeks: u64) -> Self {
        let back = Days::new(7 * weeks);
        Self {
            from: self.from.checked_sub_days(back).unwrap_or(self.from),
            to: self.to.checked_sub_days(back).unwrap_or(self.to),
        }
    }

    /// The period before: of a year, quarter, month or week, or of one so far, as much of the one
    /// before; else as many days right before it.
    pub fn previous(self) -> Self {
        let begins =
            |grain: Grain| grain.start(self.from) == self.from && grain.end(self.from) >= self.to;
        if begins(Grain::Month) && self.days() > 1 {
            self.months_before(1)
        } else if begins(Grain::Quarter) && self.days() > 1 {
            self.months_before(3)
        } else if begins(Grain::Year) && self.days() > 1 {
            self.months_before(12)
        } else if begins(Grain::Week) && self.days() > 1 {
            self.weeks_before(1)
        } else {
            let back = Days::new(self.days());
            Self {
                from: self.from.checked_sub_days(back).unwrap_or(self.from),
                to: self.to.checked_sub_days(back).unwrap_or(self.to),
            }
        }
    }

    /// The same days so many months before; the last day of a month stays one, and a day that the
    /// earlier month does not have becomes its last.
    pub fn months_before(self, months: u32) -> Self {
        let back = |day: NaiveDate| day.checked_sub_months(Months::new(months)).unwrap_or(day);
        let ends_month = Grain::Month.end(self.to) == self.to && self.from != self.to;
        let to = back(self.to);
        Self { from: back(self.from), to: if ends_month { Grain::Month.end(to) } else { to } }
    }

    /// The nearest earlier span with the same weekdays that does not overlap this one: one week
    /// back for up to seven days, four weeks back for a month to date of up to 28 days, five
    /// beyond.
    pub fn same_weekdays_before(self) -> Self {
        self.weeks_before(self.days().div_ceil(7))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect(text)
    }

    #[test]
    fn a_period_is_compared_with_an_earlier_one_of_its_kind() {
        use Against::{LastYear, Previous, SameWeekdays};
        let cases = [
            // a day, and the first of a month is a day like any other
            (Previous, "2026-11-21", "2026-11-21", "2026-11-20", "2026-11-20"),
            (Previous, "2026-11-01", "2026-11-01", "2026-10-31", "2026-10-31"),
            // a week from Monday, whole and so far
            (Previous, "2026-11-16", "2026-11-22", "2026-11-09", "2026-11-15"),
            (Previous, "2026-11-16", "2026-11-18", "2026-11-09", "2026-11-11"),
            // a month, whole and so far
            (Previous, "2026-11-01", "2026-11-30", "2026-10-01", "2026-10-31"),
            (Previous, "2026-11-01", "2026-11-21", "2026-10-01", "2026-10-21"),
            (Previous, "2026-03-01", "2026-03-30", "2026-02-01", "2026-02-28"),
            // a quarter so far, a year so far
            (Previous, "2026-10-01", "2026-11-21", "2026-07-01", "2026-08-21"),
            (Previous, "2026-01-01", "2026-11-21", "2025-01-01", "2025-11-21"),
            // any other span
            (Previous, "2026-11-10", "2026-11-21", "2026-10-29", "2026-11-09"),
            (LastYear, "2026-11-01", "2026-11-21", "2025-11-01", "2025-11-21"),
            (LastYear, "2028-02-29", "2028-02-29", "2027-02-28", "2027-02-28"),
            (LastYear, "2025-02-01", "2025-02-28", "2024-02-01", "2024-02-29"),
            (SameWeekdays, "2026-11-01", "2026-11-21", "2026-10-11", "2026-10-31"),
        ];
        for (against, from, to, before_from, before_to) in cases {
            let before = against.before(Period { from: day(from), to: day(to) });
            let expected = Period { from: day(before_from), to: day(before_to) };
            assert_eq!(before, expected, "{against:?} of {from} to {to}");
        }
    }

    #[test]
    fn a_day_number_counts_from_1970() {
        let cases =
            [("1970-01-01", 0), ("1969-12-31", -1), ("2000-02-29", 11_016), ("2026-11-22", 20_779)];
        for (text, number) in cases {
            assert_eq!(day_number(day(text)), number, "{text}");
            assert_eq!(day_from_number(number), Some(day(text)));
        }
        assert_eq!(day_from_number(i64::MAX), None);
    }

    #[test]
    fn the_business_day_is_the_stores_not_greenwichs() {
        let cases = [
            (1_795_363_199_999, "Asia/Shanghai", "2026-11-22"), // 15:59:59.999 UTC
            (1_795_363_200_000, "Asia/Shanghai", "2026-11-23"), // 16:00 UTC is midnight there
            (1_795_363_200_000, "Europe/London", "2026-11-22"),
        ];
        for (ms, zone, expected) in cases {
            assert_eq!(
                business_day(ms, zone.parse().expect(zone)),
                Some(day(expected)),
                "{ms} {zone}"
            );
        }
    }

    #[test]
    fn wall_clock_times_survive_the_change_of_clocks() {
        let london: Tz = "Europe/London".parse().expect("zone");
        let local =
            |text: &str| text.parse::<NaiveDateTime>().expect(text).and_utc().timestamp_millis();
        // Clocks went forward on 2011-03-27 at 01:00 and back on 2011-10-30 at 02:00.
        let cases = [
            ("2011-03-27T00:59:00", "2011-03-27T00:59:00"),
            ("2011-03-27T01:30:00", "2011-03-27T01:30:00"), // skipped: 02:30 BST
            ("2011-03-27T02:00:00", "2011-03-27T01:00:00"),
            ("2011-10-30T01:30:00", "2011-10-30T00:30:00"), // twice: the earlier
            ("2011-10-30T02:00:00", "2011-10-30T02:00:00"),
        ];
        for (wall, utc) in cases {
            assert_eq!(utc_from_local(local(wall), london), Some(local(utc)), "{wall}");
        }
    }

    #[test]
    fn spans_begin_and_end_where_people_say() {
        let cases = [
            (Grain::Week, "2026-11-22", "2026-11-16", "2026-11-22"), // a Sunday
            (Grain::Week, "2026-11-23", "2026-11-23", "2026-11-29"), // a Monday
            (Grain::Month, "2024-02-29", "2024-02-01", "2024-02-29"),
            (Grain::Quarter, "2026-11-22", "2026-10-01", "2026-12-31"),
            (Grain::Year, "2026-11-22", "2026-01-01", "2026-12-31"),
            (Grain::Day, "2026-11-22", "2026-11-22", "2026-11-22"),
        ];
        for (grain, at, from, to) in cases {
            assert_eq!(
                (grain.start(day(at)), grain.end(day(at))),
                (day(from), day(to)),
                "{grain:?} {at}"
            );
        }
    }

    #[test]
    fn a_span_is_compared_with_the_same_weekdays_and_never_with_itself() {
        let cases = [
            ("2026-11-21", "2026-11-21", "2026-11-14", "2026-11-14"),
            ("2026-11-01", "2026-11-07", "2026-10-25", "2026-10-31"),
            ("2026-11-01", "2026-11-08", "2026-10-18", "2026-10-25"),
            ("2026-11-01", "2026-11-28", "2026-10-04", "2026-10-31"),
            ("2026-11-01", "2026-11-29", "2026-09-27", "2026-10-25"),
        ];
        for (from, to, before_from, before_to) in cases {
            let period = Period { from: day(from), to: day(to) };
            let before = period.same_weekdays_before();
            assert_eq!(
                before,
                Period { from: day(before_from), to: day(before_to) },
                "{from}..{to}"
            );
            assert_eq!(before.from.weekday(), period.from.weekday());
            assert!(before.to < period.from);
        }
    }
}
