//! Amounts in minor units (分), as files write them.

/// `1234.50` of 123450.
pub fn yuan(minor: i64) -> String {
    decimal(minor, 2)
}

/// `1,234.50` of 123450.
pub fn with_commas(minor: i64) -> String {
    let plain = yuan(minor.abs());
    let (whole, cents) = plain.split_once('.').unwrap_or((&plain, "00"));
    let mut grouped = String::new();
    for (place, digit) in whole.chars().enumerate() {
        if place > 0 && (whole.len() - place).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    let sign = if minor < 0 { "-" } else { "" };
    format!("{sign}{grouped}.{cents}")
}

/// A whole number with so many of its digits behind the point.
pub fn decimal(value: i64, places: u8) -> String {
    if places == 0 {
        return value.to_string();
    }
    let scale = 10_u64.pow(u32::from(places));
    let (whole, rest) = (value.unsigned_abs() / scale, value.unsigned_abs() % scale);
    let sign = if value < 0 { "-" } else { "" };
    format!("{sign}{whole}.{rest:0width$}", width = usize::from(places))
}

/// A quantity in thousandths without needless zeros: `2`, `12.5`.
pub fn quantity(milli: i64) -> String {
    let text = decimal(milli, 3);
    text.trim_end_matches('0').trim_end_matches('.').to_string()
}

/// The same text in full-width digits: `１２`.
pub fn full_width(text: &str) -> String {
    let wide = |ascii: char| match ascii {
        '0'..='9' | '.' | '-' => char::from_u32(ascii as u32 + 0xfee0).unwrap_or(ascii),
        other => other,
    };
    text.chars().map(wide).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_written_as_people_write_them() {
        let cases = [
            (0, "0.00", "0.00"),
            (5, "0.05", "0.05"),
            (-5, "-0.05", "-0.05"),
            (99_999, "999.99", "999.99"),
            (100_000, "1000.00", "1,000.00"),
            (-123_456_789, "-1234567.89", "-1,234,567.89"),
        ];
        for (minor, plain, commas) in cases {
            assert_eq!(yuan(minor), plain);
            assert_eq!(with_commas(minor), commas);
        }
    }

    #[test]
    fn quantities_lose_their_zeros_only_behind_the_point() {
        let cases = [(2_000, "2"), (12_500, "12.5"), (100_000, "100"), (0, "0"), (-1_000, "-1")];
        for (milli, text) in cases {
            assert_eq!(quantity(milli), text);
        }
        assert_eq!(full_width("-12.5"), "－１２．５");
    }
}
