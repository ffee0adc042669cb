//! Formulas over measures.

use std::fmt;

use rust_decimal::Decimal;

use super::{Measure, Measures, MetricUnit};
use crate::Currency;
use crate::money::round;

/// A formula over measures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Formula {
    /// A measure as it is.
    Of(Measure),
    /// Terms added up, each with its sign.
    Sum(&'static [(Sign, Measure)]),
    /// One formula over another; no data when the lower one is zero.
    Over(&'static Formula, &'static Formula),
}

/// The sign of a term.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// Added.
    Plus,
    /// Taken away.
    Minus,
}

impl Formula {
    /// The value for these measures in `unit`, rounded as shown: money to the minor unit,
    /// percentages to two places, ratios to two places. `None` when there is no data.
    pub fn value(
        &self,
        measures: &Measures,
        unit: MetricUnit,
        currency: Currency,
    ) -> Option<Decimal> {
        if measures.documents == 0 {
            return None;
        }
        let exact = self.exact(measures, currency)?;
        Some(match unit {
            MetricUnit::Percent => round(exact.checked_mul(Decimal::ONE_HUNDRED)?, 2),
            MetricUnit::Money => {
                at_least(round(exact, u32::from(currency.digits())), u32::from(currency.digits()))
            }
            MetricUnit::Ratio => round(exact, 2),
            MetricUnit::Count | MetricUnit::Units => exact.normalize(),
        })
    }

    /// The measures the formula reads.
    pub fn measures(&self) -> Vec<Measure> {
        match self {
            Self::Of(measure) => vec![*measure],
            Self::Sum(terms) => terms.iter().map(|(_, measure)| *measure).collect(),
            Self::Over(upper, lower) => {
                let mut all = upper.measures();
                all.extend(lower.measures());
                all
            }
        }
    }

    fn exact(&self, measures: &Measures, currency: Currency) -> Option<Decimal> {
        match self {
            Self::Of(measure) => Some(read(*measure, measures, currency)),
            Self::Sum(terms) => terms.iter().try_fold(Decimal::ZERO, |sum, (sign, measure)| {
                let term = read(*measure, measures, currency);
                match sign {
                    Sign::Plus => sum.checked_add(term),
                    Sign::Minus => sum.checked_sub(term),
                }
            }),
            Self::Over(upper, lower) => {
                upper.exact(measures, currency)?.checked_div(lower.exact(measures, currency)?)
            }
        }
    }
}

fn at_least(mut value: Decimal, places: u32) -> Decimal {
    if value.scale() < places {
        value.rescale(places);
    }
    value
}

fn read(measure: Measure, measures: &Measures, currency: Currency) -> Decimal {
    match measure {
        Measure::GrossSales => currency.major(measures.gross_sales),
        Measure::Refunds => currency.major(measures.refunds),
        Measure::Adjustments => currency.major(measures.adjustments),
        Measure::Orders => Decimal::from(measures.orders),
        Measure::Units => Decimal::new(measures.units_milli, 3),
        Measure::Buyers => Decimal::from(measures.buyers),
        Measure::NewCustomers => Decimal::from(measures.new_customers),
    }
}

impl fmt::Display for Formula {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Of(measure) => f.write_str(measure.code()),
            Self::Sum(terms) => {
                for (at, (sign, measure)) in terms.iter().enumerate() {
                    match (at, sign) {
                        (0, Sign::Plus) => {}
                        (0, Sign::Minus) => f.write_str("-")?,
                        (_, Sign::Plus) => f.write_str(" + ")?,
                        (_, Sign::Minus) => f.write_str(" - ")?,
                    }
                    f.write_str(measure.code())?;
                }
                Ok(())
            }
            Self::Over(upper, lower) => write!(f, "{upper} / {lower}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Money;
    use crate::metrics::metric;

    fn month() -> Measures {
        Measures {
            documents: 104,
            gross_sales: Money::from_minor(1_150_000),
            refunds: Money::from_minor(46_000),
            adjustments: Money::from_minor(-4_000),
            orders: 100,
            units_milli: 250_000,
            buyers: 80,
            new_customers: 24,
        }
    }

    #[test]
    fn every_metric_gives_the_hand_computed_value() {
        let cases = [
            ("gross_sales", "11500.00"),
            ("refunds", "460.00"),
            ("adjustments", "-40.00"),
            ("net_sales", "11000.00"), // 11,500 - 460 - 40
            ("refund_rate", "4"),      // 460 of 11,500
            ("orders", "100"),
            ("buyers", "80"),
            ("units", "250"),
            ("average_order_value", "115.00"), // C-24: 11,500 / 100
            ("units_per_order", "2.5"),
            ("new_customers", "24"),
        ];
        for (code, expected) in cases {
            let metric = metric(code).expect(code);
            let value = metric.formula.value(&month(), metric.unit, Currency::CNY);
            assert_eq!(value, Some(expected.parse().expect(code)), "{code}");
        }
    }

    #[test]
    fn no_facts_is_no_data_and_a_division_by_nothing_too() {
        let nothing = Measures::default();
        let only_a_refund = Measures { documents: 1, refunds: Money::from_minor(5), ..nothing };
        for metric in crate::metrics::CATALOG.iter() {
            assert_eq!(
                metric.formula.value(&nothing, metric.unit, Currency::CNY),
                None,
                "{}",
                metric.code
            );
        }
        let value = |code: &str| {
            let metric = metric(code).expect(code);
            metric.formula.value(&only_a_refund, metric.unit, Currency::CNY)
        };
        assert_eq!(value("refund_rate"), None);
        assert_eq!(value("average_order_value"), None);
        assert_eq!(value("orders"), Some(Decimal::ZERO), "facts without a sale are zero orders");
    }

    #[test]
    fn money_keeps_its_minor_digits_in_text() {
        let metric = metric("gross_sales").expect("catalog");
        let value =
            metric.formula.value(&month(), metric.unit, Currency::CNY).map(|v| v.to_string());
        assert_eq!(value.as_deref(), Some("11500.00"));
    }

    #[test]
    fn a_formula_reads_as_people_write_it() {
        let text = |code: &str| metric(code).map(|m| m.formula.to_string());
        assert_eq!(text("net_sales").as_deref(), Some("gross_sales - refunds + adjustments"));
        assert_eq!(text("refund_rate").as_deref(), Some("refunds / gross_sales"));
    }
}
