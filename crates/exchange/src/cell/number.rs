//! Decimal text to whole numbers of a given scale: exact, no floats, rounded half away from zero.

use super::text::half_width;

/// The largest number that is taken where numbers are added up: nine hundred thousand of them still
/// fit 64 bits. It is a hundred billion yuan; what is larger stands in the wrong column.
pub const LARGEST: i64 = 10_000_000_000_000;

/// Why a number could not be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NumberFlaw {
    /// The text is not a decimal number.
    NotANumber,
    /// It is one, but does not fit 64 bits at this scale.
    TooLarge,
}

/// Reads a decimal number as so many units of 10^-`places`: `"2.55"` with 4 places is 25500.
///
/// Currency signs (元 ¥ ￥ $ £ €), white space, full-width digits and thousands commas in groups
/// of three are understood; digits beyond `places` are rounded half away from zero.
///
/// # Errors
/// [`NumberFlaw`]; `12,5` is not a number here, since a comma is never a decimal point.
pub fn parse_scaled(cell: &[u8], places: u32) -> Result<i64, NumberFlaw> {
    let (negative, digits) = split_sign(cell);
    let magnitude = match plain_magnitude(digits, places) {
        Err(NumberFlaw::NotANumber) => return parse_dressed(cell, places),
        other => other?,
    };
    signed(magnitude, negative)
}

/// As [`parse_scaled`], for numbers that are added up: those beyond [`LARGEST`] are too large.
///
/// # Errors
/// [`NumberFlaw`].
pub fn parse_summand(cell: &[u8], places: u32) -> Result<i64, NumberFlaw> {
    let number = parse_scaled(cell, places)?;
    if is_summand(number) { Ok(number) } else { Err(NumberFlaw::TooLarge) }
}

/// Whether a number may be added up with others.
pub fn is_summand(number: i64) -> bool {
    number.unsigned_abs() <= LARGEST.unsigned_abs()
}

fn split_sign(cell: &[u8]) -> (bool, &[u8]) {
    match cell {
        [b'-', rest @ ..] => (true, rest),
        [b'+', rest @ ..] => (false, rest),
        _ => (false, cell),
    }
}

fn signed(magnitude: u64, negative: bool) -> Result<i64, NumberFlaw> {
    let value = i64::try_from(magnitude).map_err(|_| NumberFlaw::TooLarge)?;
    Ok(if negative { -value } else { value })
}

/// Digits with at most one point. Whole rows of a large file pass here, so nothing is copied.
fn plain_magnitude(text: &[u8], places: u32) -> Result<u64, NumberFlaw> {
    let mut value = 0_u64;
    let mut decimals: Option<u32> = None;
    let mut digits = 0_u32;
    let mut round_up = false;
    let mut fits = true;
    for &byte in text {
        match byte {
            b'0'..=b'9' => {
                digits += 1;
                let digit = u64::from(byte - b'0');
                match decimals {
                    Some(taken) if taken >= places => {
                        round_up |= taken == places && digit >= 5;
                        decimals = Some(taken + 1);
                        continue;
                    }
                    Some(taken) => decimals = Some(taken + 1),
                    None => {}
                }
                match value.checked_mul(10).and_then(|value| value.checked_add(digit)) {
                    Some(grown) => value = grown,
                    None => fits = false,
                }
            }
            b'.' if decimals.is_none() => decimals = Some(0),
            _ => return Err(NumberFlaw::NotANumber),
        }
    }
    if digits == 0 {
        return Err(NumberFlaw::NotANumber);
    }
    let missing = places - decimals.unwrap_or(0).min(places);
    if !fits {
        return Err(NumberFlaw::TooLarge);
    }
    10_u64
        .checked_pow(missing)
        .and_then(|scale| value.checked_mul(scale))
        .and_then(|value| value.checked_add(u64::from(round_up)))
        .ok_or(NumberFlaw::TooLarge)
}

/// The rare cell with currency signs, separators or full-width digits.
fn parse_dressed(cell: &[u8], places: u32) -> Result<i64, NumberFlaw> {
    let text = std::str::from_utf8(cell).map_err(|_| NumberFlaw::NotANumber)?;
    let folded: String = text.chars().map(ascii_form).collect();
    let unsigned = |text: &str| text.trim_matches(is_currency).to_string();
    let bare = unsigned(&folded);
    let (negative, rest) = split_sign(bare.as_bytes());
    let rest = unsigned(std::str::from_utf8(rest).map_err(|_| NumberFlaw::NotANumber)?);
    let digits = without_separators(&rest).ok_or(NumberFlaw::NotANumber)?;
    signed(plain_magnitude(digits.as_bytes(), places)?, negative)
}

fn ascii_form(character: char) -> char {
    match character {
        '\u{2212}' => '-',
        '\u{a0}' | '\u{202f}' => ' ',
        other => half_width(other),
    }
}

fn is_currency(character: char) -> bool {
    character.is_whitespace() || matches!(character, '元' | '¥' | '￥' | '$' | '£' | '￡' | '€')
}

/// Takes out thousands separators; `None` when the groups are not of three digits, because then
/// the sign may have meant something else.
fn without_separators(text: &str) -> Option<String> {
    let (whole, fraction) = text.split_once('.').map_or((text, None), |(w, f)| (w, Some(f)));
    let mut groups = whole.split([',', ' ']);
    let mut joined = groups.next()?.to_string();
    for group in groups {
        if group.len() != 3 || joined.is_empty() {
            return None;
        }
        joined.push_str(group);
    }
    if let Some(fraction) = fraction {
        joined.push('.');
        joined.push_str(fraction);
    }
    Some(joined)
}

#[cfg(test)]
mod tests {
    use super::NumberFlaw::{NotANumber, TooLarge};
    use super::*;

    #[test]
    fn what_is_added_up_has_a_largest_number() {
        // cell, places, whether it is taken
        let cases = [
            ("100000000000.00", 2, true),
            ("-100000000000.00", 2, true),
            ("100000000000.01", 2, false),
            ("-100000000000.01", 2, false),
            ("6901234567890", 2, false), // a barcode
            ("13800138000", 2, true),
            ("10000000000000", 0, true),
            ("10000000000001", 0, false),
        ];
        for (text, places, taken) in cases {
            let found = parse_summand(text.as_bytes(), places);
            assert_eq!(found.is_ok(), taken, "{text} at {places}");
            assert_eq!(found.err(), (!taken).then_some(TooLarge), "{text} at {places}");
        }
    }

    #[test]
    fn numbers_are_read_exactly() {
        // text, decimal places kept, value in units of the last place
        let cases = [
            ("6", 3, 6_000),
            ("2.55", 4, 25_500),
            ("-1", 3, -1_000),
            ("+7", 0, 7),
            ("0", 4, 0),
            ("-0.001", 3, -1),
            ("0.0005", 3, 1),
            ("0.00049", 3, 0),
            ("-0.0005", 3, -1),
            ("1.00045", 4, 10_005),
            ("1.000449999999", 4, 10_004),
            ("0.30000000000000004", 2, 30),
            ("2.675", 2, 268),
            (".5", 2, 50),
            ("5.", 2, 500),
            ("99.995", 2, 10_000),
            ("1234567.5", 0, 1_234_568),
            ("922337203685477.5807", 4, i64::MAX),
            ("00012", 0, 12),
        ];
        for (text, places, expected) in cases {
            assert_eq!(parse_scaled(text.as_bytes(), places), Ok(expected), "{text} at {places}");
        }
    }

    #[test]
    fn numbers_lose_their_dressing() {
        let cases = [
            ("12.50元", 2, 1_250),
            ("¥12.50", 2, 1_250),
            ("￥ 12.50", 2, 1_250),
            ("-¥12.50", 2, -1_250),
            ("¥-12.50", 2, -1_250),
            ("$1,234.50", 2, 123_450),
            ("£1,234,567", 0, 1_234_567),
            ("１２．５０", 2, 1_250),
            ("－１，２３４", 0, -1_234),
            ("\u{2212}3", 0, -3),
            ("1 234.5", 1, 12_345),
            ("12.50 元", 2, 1_250),
        ];
        for (text, places, expected) in cases {
            assert_eq!(parse_scaled(text.as_bytes(), places), Ok(expected), "{text}");
        }
    }

    #[test]
    fn what_is_not_a_number_is_refused() {
        let cases = [
            ("", NotANumber),
            ("-", NotANumber),
            (".", NotANumber),
            ("abc", NotANumber),
            ("12a", NotANumber),
            ("1.2.3", NotANumber),
            ("12,5", NotANumber),
            ("1.234,50", NotANumber),
            (",123", NotANumber),
            ("--5", NotANumber),
            ("1e5", NotANumber),
            ("12%", NotANumber),
            ("1元2", NotANumber),
            ("#N/A", NotANumber),
            ("NaN", NotANumber),
            ("922337203685477.5808", TooLarge),
            ("99999999999999999999999", TooLarge),
        ];
        for (text, flaw) in cases {
            assert_eq!(parse_scaled(text.as_bytes(), 4), Err(flaw), "{text}");
        }
    }
}
