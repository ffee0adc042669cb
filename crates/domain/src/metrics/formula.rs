//! Formulas over measures: what was read from their text, and what they give.

use std::collections::BTreeSet;
use std::fmt;
use std::str::FromStr;

use rust_decimal::Decimal;

use super::parse::{FormulaError, parse};
use super::{Adding, Measure, Measures, MetricUnit};
use crate::Currency;

/// A formula over measures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Formula {
    /// A measure as it is.
    Of(Measure),
    /// A number.
    Number(Decimal),
    /// The same with the other sign.
    Negative(Box<Formula>),
    /// Two formulas joined by a sign.
    Joined(Operator, Box<Formula>, Box<Formula>),
}

/// What joins two formulas.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operator {
    /// Added.
    Plus,
    /// Taken away.
    Minus,
    /// Multiplied.
    Times,
    /// Divided; no data when the right one is zero.
    Over,
}

impl FromStr for Formula {
    type Err = FormulaError;

    /// Reads the text of a formula. Whether its unit and direction fit is asked of
    /// [`check`](super::check).
    fn from_str(text: &str) -> Result<Self, FormulaError> {
        parse(text, |code| super::built_in_formula(code).map(str::to_string))
    }
}

impl Formula {
    pub(super) fn joined(self, operator: Operator, right: Self) -> Self {
        Self::Joined(operator, Box::new(self), Box::new(right))
    }

    /// The value for these measures in `unit`, rounded as shown: money to the minor unit,
    /// percentages and ratios to two places; hours are reckoned from minutes. `None` when a measure
    /// has no data, or a divisor is zero.
    pub fn value(
        &self,
        measures: &Measures,
        unit: MetricUnit,
        currency: Currency,
    ) -> Option<Decimal> {
        unit.shown(self.exact(measures, currency)?, currency)
    }

    /// The value for these measures without unit and rounding. `None` when a measure has no data, or a
    /// divisor is zero.
    pub fn plain_value(&self, measures: &Measures, currency: Currency) -> Option<Decimal> {
        self.exact(measures, currency)
    }

    /// The measures the formula reads, each once, in the order in which they stand.
    pub fn measures(&self) -> Vec<Measure> {
        let mut seen = BTreeSet::new();
        let mut all = Vec::new();
        self.each_measure(&mut |measure| {
            if seen.insert(measure) {
                all.push(measure);
            }
        });
        all
    }

    /// What is divided by what, where the whole formula is a division.
    pub fn fraction(&self) -> Option<(&Self, &Self)> {
        match self {
            Self::Joined(Operator::Over, above, below) => Some((above, below)),
            Self::Of(_) | Self::Number(_) | Self::Negative(_) | Self::Joined(..) => None,
        }
    }

    /// Whether the value of a period is the sum of those of its days.
    pub fn adds_up(&self) -> bool {
        match self {
            Self::Of(measure) => measure.adding() == Adding::Sum,
            Self::Number(_) => false,
            Self::Negative(inner) => inner.adds_up(),
            Self::Joined(operator, left, right) => {
                matches!(operator, Operator::Plus | Operator::Minus)
                    && left.adds_up()
                    && right.adds_up()
            }
        }
    }

    fn each_measure(&self, visit: &mut impl FnMut(Measure)) {
        match self {
            Self::Of(measure) => visit(*measure),
            Self::Number(_) => {}
            Self::Negative(inner) => inner.each_measure(visit),
            Self::Joined(_, left, right) => {
                left.each_measure(visit);
                right.each_measure(visit);
            }
        }
    }

    /// Whether it is zero whatever the measures are.
    pub(super) fn is_always_zero(&self) -> bool {
        self.measures().is_empty()
            && self.exact(&Measures::default(), Currency::CNY).is_none_or(|value| value.is_zero())
    }

    fn exact(&self, measures: &Measures, currency: Currency) -> Option<Decimal> {
        match self {
            Self::Of(measure) => measures.value(*measure, currency),
            Self::Number(number) => Some(*number),
            Self::Negative(inner) => inner.exact(measures, currency).map(|value| -value),
            Self::Joined(operator, left, right) => {
                let (left, right) =
                    (left.exact(measures, currency)?, right.exact(measures, currency)?);
                match operator {
                    Operator::Plus => left.checked_add(right),
                    Operator::Minus => left.checked_sub(right),
                    Operator::Times => left.checked_mul(right),
                    Operator::Over => left.checked_div(right),
                }
            }
        }
    }

    fn strength(&self) -> u8 {
        match self {
            Self::Joined(Operator::Plus | Operator::Minus, ..) => 1,
            Self::Joined(Operator::Times | Operator::Over, ..) => 2,
            Self::Of(_) | Self::Number(_) | Self::Negative(_) => 3,
        }
    }

    fn write(&self, f: &mut fmt::Formatter<'_>, least: u8) -> fmt::Result {
        if self.strength() < least { write!(f, "({self})") } else { write!(f, "{self}") }
    }
}

impl fmt::Display for Formula {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Of(measure) => f.write_str(measure.code()),
            Self::Number(number) => write!(f, "{number}"),
            Self::Negative(inner) => {
                f.write_str("-")?;
                inner.write(f, 3)
            }
            Self::Joined(operator, left, right) => {
                let (sign, strength) = match operator {
                    Operator::Plus => ("+", 1),
                    Operator::Minus => ("-", 1),
                    Operator::Times => ("*", 2),
                    Operator::Over => ("/", 2),
                };
                left.write(f, strength)?;
                write!(f, " {sign} ")?;
                // a - (b - c) and a / (b / c) need their brackets.
                right.write(f, strength + 1)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Formula {
        text.parse().unwrap_or_else(|error| panic!("{text}: {error}"))
    }

    #[test]
    fn a_fraction_is_a_formula_whose_last_step_divides() {
        let cases = [
            ("refunds / gross_sales", Some(("refunds", "gross_sales"))),
            ("(orders - 1) / (units + 2)", Some(("orders - 1", "units + 2"))),
            ("orders / units / buyers", Some(("orders / units", "buyers"))),
            ("refunds / gross_sales * 2", None),
            ("-(refunds / gross_sales)", None),
            ("orders", None),
        ];
        for (text, expected) in cases {
            let formula = read(text);
            let parts = formula.fraction().map(|(above, below)| (above.clone(), below.clone()));
            let expected = expected.map(|(above, below)| (read(above), read(below)));
            assert_eq!(parts, expected, "{text}");
        }
    }

    #[test]
    fn a_formula_is_shown_as_it_is_read() {
        let cases = [
            ("net", None),
            ("gross_sales-refunds + adjustments", Some("gross_sales - refunds + adjustments")),
            (
                "gross_sales - (refunds - adjustments)",
                Some("gross_sales - (refunds - adjustments)"),
            ),
            ("(gross_sales - refunds) - adjustments", Some("gross_sales - refunds - adjustments")),
            ("((refunds)) / gross_sales", Some("refunds / gross_sales")),
            ("orders / (units / buyers)", Some("orders / (units / buyers)")),
            ("-orders*2", Some("-orders * 2")),
            ("-(orders+1)", Some("-(orders + 1)")),
            ("销售额", None),
            ("退款（refunds）", None),
            ("refunds ÷ gross_sales × 2", Some("refunds / gross_sales * 2")),
            ("（refunds）／gross_sales", Some("refunds / gross_sales")),
        ];
        for (text, expected) in cases {
            let shown = text.parse::<Formula>().ok().map(|formula| formula.to_string());
            assert_eq!(shown.as_deref(), expected, "{text}");
            if let Some(shown) = shown {
                assert_eq!(read(&shown), read(text), "{text} reads the same again");
            }
        }
    }

    #[test]
    fn points_come_before_lines_and_left_before_right() {
        let measures: Measures =
            [(Measure::Orders, 12), (Measure::Buyers, 3), (Measure::NewCustomers, 2)]
                .into_iter()
                .collect();
        let cases = [
            ("orders - buyers - new_customers", "7"),
            ("orders / buyers / new_customers", "2"),
            ("orders + buyers * new_customers", "18"),
            ("(orders + buyers) * new_customers", "30"),
            ("-orders + buyers", "-9"),
            ("orders * 0.5", "6"),
            ("2 * -orders", "-24"),
        ];
        for (text, expected) in cases {
            let value = read(text).value(&measures, MetricUnit::Count, Currency::CNY);
            assert_eq!(value.map(|value| value.to_string()).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn without_a_measure_or_with_a_divisor_of_zero_there_is_no_value() {
        let some: Measures = [(Measure::Orders, 5), (Measure::Buyers, 0)].into_iter().collect();
        let cases = [
            ("orders", true),
            ("orders + visitors", false),
            ("orders / buyers", false),
            ("buyers / orders", true),
            ("orders / (buyers + 1)", true),
        ];
        for (text, has_value) in cases {
            let value = read(text).value(&some, MetricUnit::Count, Currency::CNY);
            assert_eq!(value.is_some(), has_value, "{text}");
        }
    }

    #[test]
    fn an_overflow_is_no_value_and_no_panic() {
        let most: Measures = [(Measure::Orders, i64::MAX)].into_iter().collect();
        let text = ["orders"; 12].join(" * ");
        assert_eq!(read(&text).value(&most, MetricUnit::Count, Currency::CNY), None);
    }
}
