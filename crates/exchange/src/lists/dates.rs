//! Days in member lists: birthdays with or without a year, days of joining.

use crate::cell::date::{DayOrder, civil_from_days, days_since_1970};
use crate::cell::parse_local_ms;
use crate::cell::text::half_width;

const DAY_MS: i64 = 86_400_000;
/// A leap year, in which every day of a birthday without a year exists.
const LEAP_YEAR: i64 = 2_000;

/// `1990-05-23` of a date with or without a time; empty when it cannot be read.
pub fn day_text(cell: &str, order: DayOrder) -> String {
    let Some(local_ms) = parse_local_ms(cell.as_bytes(), order) else { return String::new() };
    let (year, month, day) = civil_from_days(local_ms.div_euclid(DAY_MS));
    format!("{year:04}-{month:02}-{day:02}")
}

/// `1990-05-23`, or `05-23` of a birthday without a year; empty when it cannot be read.
pub fn birthday_text(cell: &str, order: DayOrder) -> String {
    let with_year = day_text(cell, order);
    if with_year.is_empty() { yearless_text(cell).unwrap_or_default() } else { with_year }
}

/// `5月23日`, `05-23`, `5/23` and `5.23`, month first as they are written in China.
fn yearless_text(cell: &str) -> Option<String> {
    let text: String = cell.chars().map(half_width).collect();
    let text = text.trim();
    let (month, day) = text.split_once(['月', '-', '/', '.'])?;
    let day = day.strip_suffix(['日', '号']).unwrap_or(day);
    let (month, day) = (one_or_two_digits(month)?, one_or_two_digits(day)?);
    days_since_1970(LEAP_YEAR, month, day)?;
    Some(format!("{month:02}-{day:02}"))
}

fn one_or_two_digits(text: &str) -> Option<i64> {
    let text = text.trim();
    let plain = (1..=2).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    plain.then(|| text.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn birthdays_are_read_with_and_without_a_year() {
        let cases = [
            ("1990-05-23", "1990-05-23"),
            ("1990/5/23", "1990-05-23"),
            ("1990年5月23日", "1990-05-23"),
            ("19900523", "1990-05-23"),
            ("1990-05-23 00:00:00", "1990-05-23"),
            ("5月23日", "05-23"),
            ("５月２３日", "05-23"),
            ("05-23", "05-23"),
            ("5/23", "05-23"),
            ("2月29日", "02-29"),
            ("02-29", "02-29"),
            ("1992-02-29", "1992-02-29"),
            ("1990-02-29", ""),
            ("2月30日", ""),
            ("13-01", ""),
            ("农历五月", ""),
            ("不详", ""),
            ("1990", ""),
            ("", ""),
        ];
        for (cell, expected) in cases {
            assert_eq!(birthday_text(cell, DayOrder::Unknown), expected, "{cell}");
        }
    }

    #[test]
    fn a_day_of_joining_has_a_year() {
        let cases = [("2024/3/1 10:22", "2024-03-01"), ("3月1日", ""), ("", "")];
        for (cell, expected) in cases {
            assert_eq!(day_text(cell, DayOrder::Unknown), expected, "{cell}");
        }
    }
}
