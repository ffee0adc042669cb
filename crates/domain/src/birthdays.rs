//! Whose birthday it is.

use chrono::{Datelike, Days, NaiveDate};

/// The month and day, as birthdays end with it, of so many days from `first` on, each with the day on
/// which it is kept: whoever was born on 29 February keeps it on the 28th in a year without one.
pub fn kept_on(first: NaiveDate, days: u32) -> Vec<(String, NaiveDate)> {
    let mut kept = Vec::new();
    for day in (0..u64::from(days)).filter_map(|ahead| first.checked_add_days(Days::new(ahead))) {
        kept.push((format!("{:02}-{:02}", day.month(), day.day()), day));
        if (day.month(), day.day()) == (2, 28) && !day.leap_year() {
            kept.push(("02-29".to_string(), day));
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(first: &str, days: u32) -> Vec<String> {
        let kept = kept_on(first.parse().expect(first), days);
        kept.into_iter().map(|(text, day)| format!("{text} on {day}")).collect()
    }

    #[test]
    fn every_birthday_is_kept_once_a_year() {
        let cases: [(&str, u32, &[&str]); 5] = [
            ("2026-11-22", 0, &[]),
            ("2026-11-22", 2, &["11-22 on 2026-11-22", "11-23 on 2026-11-23"]),
            ("2026-12-31", 2, &["12-31 on 2026-12-31", "01-01 on 2027-01-01"]),
            (
                "2027-02-28",
                2,
                &["02-28 on 2027-02-28", "02-29 on 2027-02-28", "03-01 on 2027-03-01"],
            ),
            ("2028-02-28", 2, &["02-28 on 2028-02-28", "02-29 on 2028-02-29"]),
        ];
        for (first, days, expected) in cases {
            assert_eq!(told(first, days), expected, "{days} from {first}");
        }
        assert_eq!(kept_on("2027-01-01".parse().expect("a day"), 365).len(), 366);
    }
}
