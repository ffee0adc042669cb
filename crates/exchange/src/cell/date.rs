//! Dates and times as people and machines write them, to local milliseconds since 1970.
//!
//! No time zone is applied: a shop's file speaks of the shop's own clock. A zone at the end of an
//! ISO time is read over for the same reason.

use super::text::half_width;

/// Which comes first in dates that end with the year, such as `12/1/2010`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DayOrder {
    /// Month first: 12/1/2010 is the first of December.
    MonthFirst,
    /// Day first: 12/1/2010 is the twelfth of January.
    DayFirst,
    /// Not known: such a date is read only when one of the numbers is above twelve.
    Unknown,
}

const DAY_MS: i64 = 86_400_000;

/// Local milliseconds since 1970-01-01 of a date with or without a time; `None` when the text is
/// no date of the years 1900 to 2999.
pub fn parse_local_ms(cell: &[u8], order: DayOrder) -> Option<i64> {
    if let Some(ms) = parse_common(cell) {
        return ms;
    }
    let text: String = std::str::from_utf8(cell).ok()?.chars().map(half_width).collect();
    let text = text.trim().as_bytes();
    if matches!(text.len(), 12 | 14) && text.iter().all(u8::is_ascii_digit) {
        return parse_compact(text);
    }
    let mut rest = Cursor { text };
    let day = rest.date(order)?;
    let time = rest.time()?;
    Some(day * DAY_MS + time)
}

/// `2010-12-01 08:26:00`, the form of nearly every row of a machine's file. The outer `None` means
/// that the text has another form.
fn parse_common(cell: &[u8]) -> Option<Option<i64>> {
    let &[y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2, b' ', h1, h2, b':', n1, n2, b':', s1, s2] =
        cell
    else {
        return None;
    };
    let digits = [y1, y2, y3, y4, m1, m2, d1, d2, h1, h2, n1, n2, s1, s2];
    if !digits.iter().all(u8::is_ascii_digit) {
        return None;
    }
    let two = |tens: u8, ones: u8| i64::from(tens - b'0') * 10 + i64::from(ones - b'0');
    let day = days_since_1970(two(y1, y2) * 100 + two(y3, y4), two(m1, m2), two(d1, d2));
    let time = time_ms(two(h1, h2), two(n1, n2), two(s1, s2), 0);
    Some(day.zip(time).map(|(day, time)| day * DAY_MS + time))
}

/// `201605232202` or `20160523220215`.
fn parse_compact(digits: &[u8]) -> Option<i64> {
    let number = |range: std::ops::Range<usize>| {
        digits.get(range).map_or(0, |part| {
            part.iter().fold(0, |value, digit| value * 10 + i64::from(digit - b'0'))
        })
    };
    let day = days_since_1970(number(0..4), number(4..6), number(6..8))?;
    Some(day * DAY_MS + time_ms(number(8..10), number(10..12), number(12..14), 0)?)
}

/// Days from 1970-01-01 to a date of the Gregorian calendar; `None` when there is no such day.
/// The count follows Howard Hinnant, "chrono-compatible low-level date algorithms".
pub fn days_since_1970(year: i64, month: i64, day: i64) -> Option<i64> {
    if !(1900..=2999).contains(&year) || !(1..=12).contains(&month) {
        return None;
    }
    if day < 1 || day > days_in(year, month) {
        return None;
    }
    let march_year = if month <= 2 { year - 1 } else { year };
    let era = march_year.div_euclid(400);
    let year_of_era = march_year - era * 400;
    let day_of_year = (153 * (month + if month > 2 { -3 } else { 9 }) + 2) / 5 + day - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    Some(era * 146_097 + day_of_era - 719_468)
}

fn days_in(year: i64, month: i64) -> i64 {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Year, month and day of a count of days since 1970-01-01.
pub fn civil_from_days(days: i64) -> (i64, i64, i64) {
    let shifted = days + 719_468;
    let era = shifted.div_euclid(146_097);
    let day_of_era = shifted.rem_euclid(146_097);
    let year_of_era =
        (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let march_month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * march_month + 2) / 5 + 1;
    let month = if march_month < 10 { march_month + 3 } else { march_month - 9 };
    (year_of_era + era * 400 + i64::from(month <= 2), month, day)
}

/// `2010-12-01 08:26:00` of local milliseconds since 1970, with the milliseconds only when there
/// are some.
pub fn written(local_ms: i64) -> String {
    let (year, month, day) = civil_from_days(local_ms.div_euclid(DAY_MS));
    let time = local_ms.rem_euclid(DAY_MS);
    let (seconds, millis) = (time / 1_000, time % 1_000);
    let (hour, minute, second) = (seconds / 3_600, seconds / 60 % 60, seconds % 60);
    let fraction = if millis == 0 { String::new() } else { format!(".{millis:03}") };
    format!("{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}:{second:02}{fraction}")
}

fn time_ms(hour: i64, minute: i64, second: i64, millis: i64) -> Option<i64> {
    let exists = (0..24).contains(&hour) && (0..60).contains(&minute) && (0..60).contains(&second);
    exists.then_some(((hour * 60 + minute) * 60 + second) * 1_000 + millis)
}

/// The two first numbers of a date that ends with its year (`12/1/2010`), by which the order of
/// day and month in a column is found.
pub fn year_last_parts(cell: &[u8]) -> Option<(i64, i64)> {
    let text: String = std::str::from_utf8(cell).ok()?.chars().map(half_width).collect();
    let mut rest = Cursor { text: text.trim().as_bytes() };
    let (first, length) = rest.number()?;
    let separator = rest.separator().filter(|_| length <= 2)?;
    let (second, _) = rest.number()?;
    rest.expect(separator)?;
    rest.number().filter(|(_, length)| *length == 4).map(|_| (first, second))
}

/// What is left to read of a date.
struct Cursor<'a> {
    text: &'a [u8],
}

impl Cursor<'_> {
    fn number(&mut self) -> Option<(i64, usize)> {
        let length = self.text.iter().take_while(|byte| byte.is_ascii_digit()).count();
        if length == 0 || length > 14 {
            return None;
        }
        let (digits, rest) = self.text.split_at(length);
        self.text = rest;
        Some((digits.iter().fold(0, |value, byte| value * 10 + i64::from(byte - b'0')), length))
    }

    fn up_to_two_digits(&mut self) -> Option<i64> {
        self.number().filter(|(_, length)| *length <= 2).map(|(value, _)| value)
    }

    fn skip(&mut self, prefix: &str) -> bool {
        match self.text.strip_prefix(prefix.as_bytes()) {
            Some(rest) => {
                self.text = rest;
                true
            }
            None => false,
        }
    }

    fn skip_any(&mut self, prefixes: &[&str]) -> bool {
        prefixes.iter().any(|prefix| self.skip(prefix))
    }

    fn expect(&mut self, byte: u8) -> Option<()> {
        self.text = self.text.strip_prefix(&[byte])?;
        Some(())
    }

    fn separator(&mut self) -> Option<u8> {
        let &byte = self.text.first().filter(|byte| matches!(byte, b'-' | b'/' | b'.'))?;
        self.text = &self.text[1..];
        Some(byte)
    }

    fn spaces(&mut self) -> bool {
        let before = self.text.len();
        self.text = self.text.trim_ascii_start();
        self.text.len() < before
    }

    /// Days since 1970 of the date at the front.
    fn date(&mut self, order: DayOrder) -> Option<i64> {
        let (first, length) = self.number()?;
        match length {
            4 => self.month_and_day_after(first),
            8 => days_since_1970(first / 10_000, first / 100 % 100, first % 100),
            1 | 2 => self.second_and_year_after(first, order),
            _ => None,
        }
    }

    fn month_and_day_after(&mut self, year: i64) -> Option<i64> {
        if self.skip("年") {
            let month = self.up_to_two_digits().filter(|_| self.skip("月"))?;
            let day = self.up_to_two_digits()?;
            self.skip_any(&["日", "号"]);
            return days_since_1970(year, month, day);
        }
        let separator = self.separator()?;
        let month = self.up_to_two_digits()?;
        self.expect(separator)?;
        days_since_1970(year, month, self.up_to_two_digits()?)
    }

    fn second_and_year_after(&mut self, first: i64, order: DayOrder) -> Option<i64> {
        let separator = self.separator()?;
        let second = self.up_to_two_digits()?;
        self.expect(separator)?;
        let year = self.number().filter(|(_, length)| *length == 4).map(|(year, _)| year)?;
        let (month, day) = match order {
            DayOrder::MonthFirst => (first, second),
            DayOrder::DayFirst => (second, first),
            DayOrder::Unknown if second > 12 || first == second => (first, second),
            DayOrder::Unknown if first > 12 => (second, first),
            DayOrder::Unknown => return None,
        };
        days_since_1970(year, month, day)
    }

    /// Milliseconds since midnight of what follows the date; midnight when nothing follows.
    fn time(&mut self) -> Option<i64> {
        if self.text.is_empty() {
            return Some(0);
        }
        self.spaces();
        self.skip_any(&["T", "t"]);
        let hour = self.up_to_two_digits()?;
        if !self.skip_any(&[":", "时", "点"]) {
            return None;
        }
        let minute = self.up_to_two_digits()?;
        let has_seconds = self.skip_any(&[":", "分"]) && !self.text.is_empty();
        let second = if has_seconds { self.up_to_two_digits()? } else { 0 };
        self.skip("秒");
        let millis = self.fraction()?;
        let hour = self.half_of_day(hour)?;
        self.zone()?;
        self.text.is_empty().then(|| time_ms(hour, minute, second, millis)).flatten()
    }

    fn fraction(&mut self) -> Option<i64> {
        if !self.skip(".") {
            return Some(0);
        }
        let (value, length) = self.number().filter(|(_, length)| *length <= 9)?;
        let nanos = value * 10_i64.pow(9 - u32::try_from(length).ok()?);
        Some(nanos / 1_000_000)
    }

    fn half_of_day(&mut self, hour: i64) -> Option<i64> {
        self.spaces();
        if self.skip_any(&["AM", "am"]) {
            return (1..=12).contains(&hour).then_some(hour % 12);
        }
        if self.skip_any(&["PM", "pm"]) {
            return (1..=12).contains(&hour).then_some(hour % 12 + 12);
        }
        Some(hour)
    }

    /// Reads over `Z`, `+08:00` or `+0800`.
    fn zone(&mut self) -> Option<()> {
        if self.skip_any(&["Z", "z"]) || self.text.is_empty() {
            return Some(());
        }
        if !self.skip_any(&["+", "-"]) {
            return None;
        }
        let (_, length) = self.number()?;
        if length == 2 && self.skip(":") {
            self.number().filter(|(_, length)| *length == 2)?;
        } else if length != 2 && length != 4 {
            return None;
        }
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use super::DayOrder::{DayFirst, MonthFirst, Unknown};
    use super::*;

    const DEC_1_0826: i64 = 1_291_191_960_000;

    #[test]
    fn dates_are_read_in_every_form() {
        // the expected values come from `date -u -d`, in seconds
        let cases = [
            ("2010-12-01 08:26:00", Unknown, 1_291_191_960),
            ("2010-12-01 08:26", Unknown, 1_291_191_960),
            ("2010-12-01T08:26:00", Unknown, 1_291_191_960),
            ("2010-12-01T08:26:00Z", Unknown, 1_291_191_960),
            ("2010-12-01T08:26:00.000+08:00", Unknown, 1_291_191_960),
            ("2010-12-01 08:26:00 +0000", Unknown, 1_291_191_960),
            ("2010/12/1 8:26", Unknown, 1_291_191_960),
            ("2010.12.1 8:26", Unknown, 1_291_191_960),
            ("2010年12月1日 08:26", Unknown, 1_291_191_960),
            ("2010年12月1日8时26分", Unknown, 1_291_191_960),
            ("2010年12月1号 8点26分0秒", Unknown, 1_291_191_960),
            ("２０１０－１２－０１　０８：２６", Unknown, 1_291_191_960),
            ("201012010826", Unknown, 1_291_191_960),
            ("20101201082600", Unknown, 1_291_191_960),
            ("20101201 08:26", Unknown, 1_291_191_960),
            ("12/1/2010 8:26", MonthFirst, 1_291_191_960),
            ("12/1/2010 8:26 AM", MonthFirst, 1_291_191_960),
            ("1/12/2010 8:26", DayFirst, 1_291_191_960),
            ("12/31/2010", Unknown, 1_293_753_600),
            ("31/12/2010", Unknown, 1_293_753_600),
            ("1/1/2010", Unknown, 1_262_304_000),
            ("2016/5/23 22:02", Unknown, 1_464_040_920),
            ("2016-05-23", Unknown, 1_463_961_600),
            ("20160523", Unknown, 1_463_961_600),
            ("2016.5.23", Unknown, 1_463_961_600),
            ("2016年5月23日", Unknown, 1_463_961_600),
            ("5/23/2016 10:02 PM", MonthFirst, 1_464_040_920),
            ("5/23/2016 12:00 AM", MonthFirst, 1_463_961_600),
            ("2012-02-29", Unknown, 1_330_473_600),
            ("2000-02-29", Unknown, 951_782_400),
            ("1970-01-01 00:00:00", Unknown, 0),
            ("1969-12-31 23:59:59", Unknown, -1),
        ];
        for (text, order, seconds) in cases {
            assert_eq!(parse_local_ms(text.as_bytes(), order), Some(seconds * 1_000), "{text}");
        }
        let millis = parse_local_ms(b"2010-12-01 08:26:00.123", Unknown);
        assert_eq!(millis, Some(DEC_1_0826 + 123));
    }

    #[test]
    fn what_is_not_a_date_is_refused() {
        let cases = [
            "",
            "昨天",
            "2011-02-30",
            "2011-02-29 10:00:00",
            "1900-02-29",
            "0000-00-00",
            "0000-00-00 00:00:00",
            "2011-13-01",
            "2011-00-10",
            "2011-04-31",
            "2011-12-01 24:00:00",
            "2011-12-01 10:60:00",
            "2011-12-01 10:00:60",
            "2011-12/01",
            "20111301",
            "201101",
            "2011-1",
            "2011-01-01x",
            "2011-01-01 10",
            "13/13/2011",
            "40513.35",
            "3000-01-01",
        ];
        for text in cases {
            assert_eq!(parse_local_ms(text.as_bytes(), MonthFirst), None, "{text}");
        }
        assert_eq!(parse_local_ms(b"12/1/2010", Unknown), None, "either order is possible");
        assert_eq!(parse_local_ms(b"12/31/2010", DayFirst), None, "no 31st month");
    }

    #[test]
    fn a_written_time_reads_back() {
        for ms in [0, -1, DEC_1_0826, DEC_1_0826 + 999, 951_782_400_000, -2_208_988_800_000] {
            assert_eq!(parse_local_ms(written(ms).as_bytes(), Unknown), Some(ms), "{ms}");
        }
        assert_eq!(written(DEC_1_0826), "2010-12-01 08:26:00");
    }

    #[test]
    fn the_parts_of_a_date_that_ends_with_its_year_are_seen() {
        let cases = [
            ("12/1/2010 8:26", Some((12, 1))),
            ("31-12-2010", Some((31, 12))),
            ("2010-12-01", None),
            ("12/1/10", None),
            ("text", None),
        ];
        for (text, parts) in cases {
            assert_eq!(year_last_parts(text.as_bytes()), parts, "{text}");
        }
    }
}
