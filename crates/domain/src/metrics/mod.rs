//! Metrics: named numbers, each with one definition, computed from measures.
//!
//! A measure is what can be counted in the facts; a metric is a formula over measures. Every
//! screen, goal, score and alert asks for metrics by their code.

mod catalog;
mod formula;

use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::access::Role;
use crate::calendar::Period;
use crate::{Id, Money};

pub use catalog::{CATALOG, metric};
pub use formula::Formula;

/// What can be counted in the facts of a slice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Measure {
    /// Money paid for lines of sales: the sum of their positive amounts.
    GrossSales,
    /// Money given back: the sum of the negative amounts of sales and refunds, as a positive.
    Refunds,
    /// The sum of adjustments of the books, with its sign.
    Adjustments,
    /// Paid sales documents.
    Orders,
    /// Units of goods on sales lines.
    Units,
    /// Distinct identified customers with a paid sale.
    Buyers,
    /// Customers whose first paid sale in the chain lies in the slice.
    NewCustomers,
}

impl Measure {
    /// Every measure.
    pub const ALL: [Self; 7] = [
        Self::GrossSales,
        Self::Refunds,
        Self::Adjustments,
        Self::Orders,
        Self::Units,
        Self::Buyers,
        Self::NewCustomers,
    ];

    /// The stable name used in formulas.
    pub const fn code(self) -> &'static str {
        match self {
            Self::GrossSales => "gross_sales",
            Self::Refunds => "refunds",
            Self::Adjustments => "adjustments",
            Self::Orders => "orders",
            Self::Units => "units",
            Self::Buyers => "buyers",
            Self::NewCustomers => "new_customers",
        }
    }
}

/// The measures of one slice. `documents` tells "nothing sold" (there are facts, the sum is zero)
/// from "no data" (there are no facts at all).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Measures {
    /// Paid documents of any kind behind these measures.
    pub documents: i64,
    /// See [`Measure::GrossSales`].
    pub gross_sales: Money,
    /// See [`Measure::Refunds`].
    pub refunds: Money,
    /// See [`Measure::Adjustments`].
    pub adjustments: Money,
    /// See [`Measure::Orders`].
    pub orders: i64,
    /// See [`Measure::Units`], in thousandths.
    pub units_milli: i64,
    /// See [`Measure::Buyers`].
    pub buyers: i64,
    /// See [`Measure::NewCustomers`].
    pub new_customers: i64,
}

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
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bilingual {
    /// Chinese.
    pub zh: &'static str,
    /// English.
    pub en: &'static str,
}

/// One metric.
#[derive(Clone, Debug)]
pub struct Metric {
    /// Stable name.
    pub code: &'static str,
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
    /// Where the facts come from.
    pub source: Bilingual,
    /// Who answers for the definition.
    pub owner: Role,
    /// A worked example.
    pub example: Bilingual,
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
        MetricUnit::Percent => Some(crate::money::round(value - before, 2)),
        MetricUnit::Money | MetricUnit::Count | MetricUnit::Units | MetricUnit::Ratio => {
            let relative = (value - before).checked_div(before.abs())?;
            Some(crate::money::round(relative.checked_mul(Decimal::ONE_HUNDRED)?, 2))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_is_relative_or_in_points() {
        let cases = [
            (MetricUnit::Money, Some("115"), Some("100"), Some("15.00")), // C-24
            (MetricUnit::Money, Some("90"), Some("-100"), Some("190.00")),
            (MetricUnit::Count, Some("0"), Some("8"), Some("-100.00")),
            (MetricUnit::Percent, Some("46"), Some("50"), Some("-4")), // points (A11)
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
