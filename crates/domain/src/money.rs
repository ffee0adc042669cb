//! Money in whole minor units (fen, pence), and the one rule by which amounts are rounded.

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, AddAssign, Neg, Sub};

use rust_decimal::{Decimal, RoundingStrategy};
use serde::{Deserialize, Serialize};

/// An amount in minor units of the chain's currency; never a fraction, never a float.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Money(i64);

impl Money {
    /// Nothing.
    pub const ZERO: Self = Self(0);

    /// An amount of so many minor units.
    pub const fn from_minor(minor: i64) -> Self {
        Self(minor)
    }

    /// The minor units.
    pub const fn minor(self) -> i64 {
        self.0
    }

    /// The amount of one order line: quantity (in thousandths) times unit price (in
    /// ten-thousandths of the major unit), rounded half away from zero to the minor unit.
    /// `None` when the product does not fit.
    pub fn of_line(quantity_milli: i64, unit_price_e4: i64, currency: Currency) -> Option<Self> {
        let scale = 10_i128.pow(7 - u32::from(currency.digits));
        let exact = i128::from(quantity_milli) * i128::from(unit_price_e4);
        let rounded = (exact.abs() + scale / 2) / scale * exact.signum();
        i64::try_from(rounded).ok().map(Self)
    }
}

impl Add for Money {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl AddAssign for Money {
    fn add_assign(&mut self, other: Self) {
        self.0 += other.0;
    }
}

impl Sub for Money {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }
}

impl Neg for Money {
    type Output = Self;
    fn neg(self) -> Self {
        Self(-self.0)
    }
}

impl Sum for Money {
    fn sum<I: Iterator<Item = Self>>(amounts: I) -> Self {
        amounts.fold(Self::ZERO, Add::add)
    }
}

/// A currency: its ISO 4217 code and how many digits its minor unit has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Currency {
    code: [u8; 3],
    digits: u8,
}

impl Currency {
    /// Chinese yuan, the default.
    pub const CNY: Self = Self { code: *b"CNY", digits: 2 };

    /// The currency of an ISO 4217 code. Yen and won have no minor unit, the Gulf dinars have
    /// three digits, all others two. `None` when the code is not three capital letters.
    pub fn from_code(code: &str) -> Option<Self> {
        let bytes: [u8; 3] = code.as_bytes().try_into().ok()?;
        if !bytes.iter().all(u8::is_ascii_uppercase) {
            return None;
        }
        let digits = match code {
            "JPY" | "KRW" | "VND" | "CLP" | "ISK" => 0,
            "BHD" | "KWD" | "OMR" | "JOD" | "TND" => 3,
            _ => 2,
        };
        Some(Self { code: bytes, digits })
    }

    /// The three letters.
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.code).unwrap_or("CNY")
    }

    /// Digits of the minor unit: 2 for yuan.
    pub const fn digits(self) -> u8 {
        self.digits
    }

    /// Minor units in one major unit.
    pub const fn minor_per_major(self) -> i64 {
        10_i64.pow(self.digits as u32)
    }

    /// An amount in major units, exact: 12345 fen is `123.45`.
    pub fn major(self, amount: Money) -> Decimal {
        Decimal::new(amount.minor(), u32::from(self.digits))
    }

    /// Major units to money, rounded half away from zero. `None` when it does not fit.
    pub fn minor(self, major: Decimal) -> Option<Money> {
        let scaled = major.checked_mul(Decimal::from(self.minor_per_major()))?;
        i64::try_from(round(scaled, 0)).ok().map(Money)
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// The one rounding rule: half away from zero (四舍五入).
pub fn round(value: Decimal, places: u32) -> Decimal {
    value.round_dp_with_strategy(places, RoundingStrategy::MidpointAwayFromZero)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_rounded_half_away_from_zero() {
        // quantity in thousandths, price in ten-thousandths, expected fen
        let cases = [
            (6_000, 25_500, 1_530), // 6 x 2.55
            (1_000, 1_249, 12),     // 0.1249
            (1_000, 1_250, 13),     // 0.125 goes up
            (-1_000, 1_250, -13),   // and away from zero
            (1_500, 19_900, 299),   // 1.5 kg x 1.99 = 2.985
            (0, 99_900, 0),
        ];
        for (quantity, price, expected) in cases {
            let amount = Money::of_line(quantity, price, Currency::CNY);
            assert_eq!(amount, Some(Money::from_minor(expected)), "{quantity} x {price}");
        }
    }

    #[test]
    fn a_line_that_does_not_fit_is_refused() {
        assert_eq!(Money::of_line(i64::MAX, i64::MAX, Currency::CNY), None);
    }

    #[test]
    fn currencies_know_their_minor_unit() {
        let cases = [("CNY", 2, "123.45"), ("JPY", 0, "12345"), ("KWD", 3, "12.345")];
        for (code, digits, text) in cases {
            let currency = Currency::from_code(code).expect(code);
            assert_eq!(currency.digits(), digits);
            assert_eq!(currency.major(Money::from_minor(12_345)).to_string(), text);
        }
        assert_eq!(Currency::from_code("yuan"), None);
        assert_eq!(Currency::from_code("cny"), None);
    }

    #[test]
    fn major_units_round_to_minor_units() {
        let cases = [("19.999", 2_000), ("0.005", 1), ("0.0049", 0), ("-0.005", -1)];
        for (text, minor) in cases {
            let major: Decimal = text.parse().expect(text);
            assert_eq!(Currency::CNY.minor(major), Some(Money::from_minor(minor)), "{text}");
        }
    }
}
