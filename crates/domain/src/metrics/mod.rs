//! Metrics: named numbers, each with one definition, computed from measures.
//!
//! A measure is what can be counted in the facts, or what people enter where no file tells it; a
//! metric is a formula over measures. Every screen, goal, score and alert asks for metrics by their
//! code.

mod band;
mod catalog;
mod check;
mod formula;
mod measure;
mod own;
mod parse;
mod requirements;
mod stage;

use std::borrow::Cow;

use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::Id;
use crate::access::Role;
use crate::calendar::Period;
use crate::money::round;

pub use band::{Alarm, Band, Bands, punctuality};
pub use catalog::{CATALOG, metric};
pub use check::check;
pub use formula::{Formula, Operator};
pub use measure::{Adding, Measure, MeasureSource, MeasureUnit, Measures};
pub use own::{CodeProblem, ManualValue, OwnMetric, PinnedMetrics, checked};
pub use parse::{DEEPEST, FormulaError, LONGEST, Problem};
pub use requirements::requirements_table;
pub use stage::BusinessStage;

use catalog::built_in_formula;

/// What a value is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum MetricUnit {
    /// Major units of the chain's currency.
    Money,
    /// Per cent: 3.52 means 3.52 %.
    Percent,
    /// A number of things or people.
    Count,
    /// Units of goods; weighed goods have fractions.
    Units,
    /// One number per another.
    Ratio,
    /// Hours.
    Hours,
    /// Days.
    Days,
}

impl MetricUnit {
    /// An exact value as it is shown: money to the minor unit, percentages and ratios to two places;
    /// hours are reckoned from minutes. `None` when it does not fit.
    pub fn shown(self, exact: Decimal, currency: crate::Currency) -> Option<Decimal> {
        Some(match self {
            Self::Percent => round(exact.checked_mul(Decimal::ONE_HUNDRED)?, 2),
            Self::Money => {
                let digits = u32::from(currency.digits());
                let mut amount = round(exact, digits);
                if amount.scale() < digits {
                    amount.rescale(digits);
                }
                amount
            }
            Self::Hours => round(exact.checked_div(Decimal::from(60))?, 2),
            Self::Ratio | Self::Days => round(exact, 2),
            Self::Count | Self::Units => exact.normalize(),
        })
    }
}

/// Which way is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// Higher is better.
    Higher,
    /// Lower is better.
    Lower,
    /// Neither.
    Neutral,
}

/// A text in both languages.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Bilingual {
    /// Chinese.
    pub zh: Cow<'static, str>,
    /// English.
    pub en: Cow<'static, str>,
}

impl Bilingual {
    /// A text that is written down here.
    pub const fn of(zh: &'static str, en: &'static str) -> Self {
        Self { zh: Cow::Borrowed(zh), en: Cow::Borrowed(en) }
    }
}

/// One metric.
#[derive(Clone, Debug)]
pub struct Metric {
    /// Stable name.
    pub code: Cow<'static, str>,
    /// Name people read.
    pub name: Bilingual,
    /// What it means, including what is left out.
    pub definition: Bilingual,
    /// How it is computed.
    pub formula: Formula,
    /// What it is counted in.
    pub unit: MetricUnit,
    /// Which way is better.
    pub direction: Direction,
    /// Where the measures come from.
    pub source: Bilingual,
    /// Who answers for the definition.
    pub owner: Role,
    /// A worked example.
    pub example: Bilingual,
    /// What is excellent and what passes, where that is agreed.
    pub bands: Option<Bands>,
    /// When a value is so far off that somebody must look at once.
    pub alarm: Option<Alarm>,
    /// Which version of the definition this is, from 1.
    pub version: u32,
}

impl Metric {
    /// The value for these measures, rounded as shown. `None` when a measure has no data.
    pub fn value(&self, measures: &Measures, currency: crate::Currency) -> Option<Decimal> {
        self.formula.value(measures, self.unit, currency)
    }

    /// Whether it is made of nothing but what people enter, and the calendar.
    pub fn is_entered(&self) -> bool {
        let measures = self.formula.measures();
        let fits =
            |measure: &Measure| measure.is_manual() || measure.source() == MeasureSource::Calendar;
        measures.iter().any(|measure| measure.is_manual()) && measures.iter().all(fits)
    }

    /// The band of a value; `None` when none is agreed.
    pub fn band(&self, value: Decimal) -> Option<Band> {
        Some(self.bands.as_ref()?.band(self.direction, value))
    }
}

/// Where the measures of a formula come from, each source once.
pub fn source_of(formula: &Formula) -> Bilingual {
    let mut sources: Vec<MeasureSource> = Vec::new();
    for measure in formula.measures() {
        if !sources.contains(&measure.source()) {
            sources.push(measure.source());
        }
    }
    let join = |pick: fn(Bilingual) -> Cow<'static, str>, comma: &str| -> Cow<'static, str> {
        let names: Vec<_> = sources.iter().map(|source| pick(source.name())).collect();
        names.join(comma).into()
    };
    Bilingual { zh: join(|name| name.zh, "；"), en: join(|name| name.en, "; ") }
}

/// Whose number, and over which days. Absent parts do not narrow.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, specta::Type)]
pub struct Slice {
    /// Only this region's stores.
    pub region_id: Option<Id>,
    /// Only this store.
    pub store_id: Option<Id>,
    /// Only what this employee sold.
    pub employee_id: Option<Id>,
    /// Only lines of products of this category.
    pub category: Option<String>,
    /// Only lines of this product.
    pub product_id: Option<Id>,
    /// Only this sales channel.
    pub channel: Option<String>,
    /// First business day.
    pub from: NaiveDate,
    /// Last business day.
    pub to: NaiveDate,
}

impl Slice {
    /// The whole chain over a period.
    pub fn chain(period: Period) -> Self {
        Self {
            region_id: None,
            store_id: None,
            employee_id: None,
            category: None,
            product_id: None,
            channel: None,
            from: period.from,
            to: period.to,
        }
    }

    /// The same slice over another period.
    pub fn over(&self, period: Period) -> Self {
        Self { from: period.from, to: period.to, ..self.clone() }
    }

    /// The days of the slice.
    pub fn period(&self) -> Period {
        Period { from: self.from, to: self.to }
    }

    /// Whether the slice looks at lines of some products rather than at whole documents.
    pub fn is_by_line(&self) -> bool {
        self.category.is_some() || self.product_id.is_some()
    }
}

/// How one value stands against another, in per cent of the other, or in percentage points for a
/// metric that is itself a percentage; rounded to two places. `None` when there is nothing to
/// compare with.
pub fn change(
    unit: MetricUnit,
    value: Option<Decimal>,
    before: Option<Decimal>,
) -> Option<Decimal> {
    let (value, before) = (value?, before?);
    match unit {
        MetricUnit::Percent => Some(round(value - before, 2)),
        MetricUnit::Money
        | MetricUnit::Count
        | MetricUnit::Units
        | MetricUnit::Ratio
        | MetricUnit::Hours
        | MetricUnit::Days => {
            let relative = (value - before).checked_div(before.abs())?;
            Some(round(relative.checked_mul(Decimal::ONE_HUNDRED)?, 2))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_metric_of_entered_numbers_alone_is_told_apart() {
        let cases = [
            ("training_coverage", true),
            ("nps", true),
            ("complaint_rate", false), // over orders
            ("net_sales", false),
            ("monthly_silver_members", false),
            ("visits", false),
        ];
        for (code, expected) in cases {
            let found = metric(code).map(Metric::is_entered);
            assert_eq!(found, Some(expected), "{code}");
        }
    }

    #[test]
    fn a_change_is_relative_or_in_points() {
        let cases = [
            (MetricUnit::Money, Some("115"), Some("100"), Some("15.00")), // C-24
            (MetricUnit::Money, Some("90"), Some("-100"), Some("190.00")),
            (MetricUnit::Count, Some("0"), Some("8"), Some("-100.00")),
            (MetricUnit::Percent, Some("46"), Some("50"), Some("-4")), // points (A11)
            (MetricUnit::Percent, Some("42"), Some("50"), Some("-8")),
            (MetricUnit::Days, Some("6"), Some("10"), Some("-40.00")), // C-19: 40 % faster
            (MetricUnit::Money, Some("5"), Some("0"), None),
            (MetricUnit::Money, None, Some("5"), None),
            (MetricUnit::Money, Some("5"), None, None),
        ];
        let number = |text: Option<&str>| text.map(|t| t.parse::<Decimal>().expect(t));
        for (unit, value, before, expected) in cases {
            let result = change(unit, number(value), number(before));
            assert_eq!(result, number(expected), "{value:?} against {before:?}");
        }
    }
}
