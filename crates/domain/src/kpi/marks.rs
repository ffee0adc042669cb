//! Marks that people give, by one or by several of them.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::money::round;

/// Fewer raters than these can be told from what they gave (K-57).
pub const FEWEST_RATERS: u8 = 3;

/// Which marks may be given (K-84). On a scale of five points those of a forced distribution go from
/// 0 to 4.5 by 0.25: up to 3.25 is below, 3.5 is as agreed, from 3.75 on above.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(deny_unknown_fields)]
pub struct Marks {
    /// The worst that can be given.
    #[specta(type = String)]
    pub lowest: Decimal,
    /// The best that can be given.
    #[specta(type = String)]
    pub highest: Decimal,
    /// From one mark to the next, counted from the lowest.
    #[specta(type = String)]
    pub step: Decimal,
}

impl Marks {
    /// Whether there are marks to choose between at all.
    pub fn is_sound(&self) -> bool {
        self.step > Decimal::ZERO && self.lowest < self.highest
    }

    /// Whether a value is one of the marks.
    pub fn allows(&self, value: Decimal) -> bool {
        let is_within = (self.lowest..=self.highest).contains(&value);
        let on_step = || value.checked_sub(self.lowest)?.checked_rem(self.step);
        self.is_sound() && is_within && on_step().is_some_and(|rest| rest.is_zero())
    }
}

/// The mean of what several raters gave, rounded to two places. `None` with fewer raters than
/// `at_least`, so that nobody can be told from the mean (K-57), and where nobody gave anything.
pub fn mean_mark(given: &[Decimal], at_least: u8) -> Option<Decimal> {
    (given.len() >= usize::from(at_least)).then_some(())?;
    let sum = given.iter().try_fold(Decimal::ZERO, |sum, mark| sum.checked_add(*mark))?;
    Some(round(sum.checked_div(Decimal::from(given.len()))?, 2))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Decimal {
        text.parse().expect(text)
    }

    fn marks(lowest: &str, highest: &str, step: &str) -> Marks {
        Marks { lowest: number(lowest), highest: number(highest), step: number(step) }
    }

    #[test]
    fn a_mark_stands_on_a_step_within_its_ends() {
        let forced = marks("0", "4.5", "0.25");
        let halves = marks("2.5", "4.5", "0.5");
        let yes_or_no = marks("0", "1", "1");
        let cases = [
            ("K-84, below", forced, "2.5", true),
            ("K-84, below, best", forced, "3.25", true),
            ("K-84, as agreed", forced, "3.5", true),
            ("K-84, above", forced, "3.75", true),
            ("K-84, the highest", forced, "4.50", true),
            ("K-84, refused", forced, "4.6", false),
            ("K-84, a step too high", forced, "4.75", false),
            ("K-84, between steps", forced, "3.3", false),
            ("the lowest", forced, "0", true),
            ("below the lowest", forced, "-0.25", false),
            ("steps begin at the lowest", halves, "3", true),
            ("below where steps begin", halves, "2", false),
            ("yes", yes_or_no, "1", true),
            ("no", yes_or_no, "0", true),
            ("perhaps", yes_or_no, "0.5", false),
            ("steps of nothing", marks("0", "5", "0"), "1", false),
            ("steps backwards", marks("0", "5", "-1"), "1", false),
            ("nothing to choose", marks("1", "1", "1"), "1", false),
        ];
        for (name, marks, value, expected) in cases {
            assert_eq!(marks.allows(number(value)), expected, "{name}");
        }
    }

    #[test]
    fn a_mean_of_few_raters_is_not_told() {
        let cases: [(&[&str], u8, Option<&str>); 6] = [
            (&["5", "4"], 3, None),
            (&["5", "4", "4"], 3, Some("4.33")),
            (&["4.5", "4.5", "4.5", "4.48"], 3, Some("4.5")), // 4.495, away from zero
            (&["0", "0", "0"], 3, Some("0")),
            (&["5"], 1, Some("5")),
            (&[], 0, None),
        ];
        for (given, at_least, expected) in cases {
            let given: Vec<Decimal> = given.iter().map(|text| number(text)).collect();
            assert_eq!(mean_mark(&given, at_least), expected.map(number), "{given:?}");
        }
    }
}
