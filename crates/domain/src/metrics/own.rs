//! Metrics that a chain defines itself, numbers that people enter, and the metrics a person pins.

use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::{
    Bilingual, Direction, Formula, FormulaError, Measure, Metric, MetricUnit, check, metric,
    source_of,
};
use crate::access::Role;
use crate::money::round;
use crate::{Currency, Id};

/// A metric that the chain defines itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct OwnMetric {
    /// Identity.
    pub id: Id,
    /// Stable name; no built-in metric has it, and it does not change.
    pub code: String,
    /// Chinese name.
    pub name_zh: String,
    /// English name; empty for the same as the Chinese.
    pub name_en: String,
    /// What it means, in Chinese.
    pub definition_zh: String,
    /// What it means, in English; empty for the same as the Chinese.
    pub definition_en: String,
    /// Formula over measures, as people wrote it.
    pub formula: String,
    /// What it is counted in.
    pub unit: MetricUnit,
    /// Which way is better.
    pub direction: Direction,
    /// Who answers for the definition.
    pub owner: Role,
    /// Which version of the definition this is, from 1; counted up when the formula, the unit or
    /// the direction changes.
    pub version: u32,
}

/// Why the text of an own metric is refused, the formula apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CodeProblem {
    /// Not made of small letters, digits and `_`, or not begun with a letter, or longer than 40.
    Malformed,
    /// A built-in metric has it.
    BuiltIn,
}

/// The longest code of a metric.
const LONGEST_CODE: usize = 40;

impl OwnMetric {
    /// Whether the code may be used.
    ///
    /// # Errors
    /// Why not.
    pub fn check_code(&self) -> Result<(), CodeProblem> {
        let fits = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_';
        let begins = self.code.bytes().next().is_some_and(|byte| byte.is_ascii_lowercase());
        if !begins || self.code.len() > LONGEST_CODE || !self.code.bytes().all(fits) {
            return Err(CodeProblem::Malformed);
        }
        if metric(&self.code).is_some() {
            return Err(CodeProblem::BuiltIn);
        }
        Ok(())
    }

    /// The metric.
    ///
    /// # Errors
    /// What is wrong with its formula, and where.
    pub fn metric(&self) -> Result<Metric, FormulaError> {
        let formula = checked(&self.formula, self.unit, self.direction)?;
        let both = |zh: &str, en: &str| Bilingual {
            zh: zh.to_string().into(),
            en: if en.is_empty() { zh.to_string().into() } else { en.to_string().into() },
        };
        Ok(Metric {
            code: self.code.clone().into(),
            name: both(&self.name_zh, &self.name_en),
            definition: both(&self.definition_zh, &self.definition_en),
            source: source_of(&formula),
            formula,
            unit: self.unit,
            direction: self.direction,
            owner: self.owner,
            example: Bilingual::of("", ""),
            bands: None,
            alarm: None,
            version: self.version,
        })
    }

    /// Whether `other` gives other numbers, so that it is another version.
    pub fn computes_as(&self, other: &Self) -> bool {
        (&self.formula, self.unit, self.direction) == (&other.formula, other.unit, other.direction)
    }
}

/// Reads a formula and checks what it means.
///
/// # Errors
/// What is wrong, and where.
pub fn checked(
    text: &str,
    unit: MetricUnit,
    direction: Direction,
) -> Result<Formula, FormulaError> {
    let formula: Formula = text.parse()?;
    check(text, &formula, unit, direction)?;
    Ok(formula)
}

/// A number that people entered for a store and a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct ManualValue {
    /// Identity, derived from store, day and measure.
    pub id: Id,
    /// The store.
    pub store_id: Id,
    /// The day.
    pub day: NaiveDate,
    /// Code of the measure.
    pub measure: String,
    /// The value in the measure's whole numbers: minor units of money, ten-thousandths of others.
    #[specta(type = f64)]
    pub value: i64,
}

impl ManualValue {
    /// The identity of a value.
    pub fn id_of(store: Id, day: NaiveDate, measure: Measure) -> Id {
        Id::derived("manual_value", &[&store.to_string(), &day.to_string(), measure.code()])
    }

    /// A value as people write it. `None` when it is below zero or too large to be true.
    pub fn new(
        store_id: Id,
        day: NaiveDate,
        measure: Measure,
        value: Decimal,
        currency: Currency,
    ) -> Option<Self> {
        let scale = Decimal::from(10_i64.pow(measure.digits(currency)));
        let whole = i64::try_from(round(value.checked_mul(scale)?, 0)).ok()?;
        Self::may_be(measure, whole, currency).then(|| Self::of(store_id, day, measure, whole))
    }

    /// A value in the measure's whole numbers.
    pub fn of(store_id: Id, day: NaiveDate, measure: Measure, value: i64) -> Self {
        let id = Self::id_of(store_id, day, measure);
        Self { id, store_id, day, measure: measure.code().to_string(), value }
    }

    /// Whether a number in the measure's whole numbers may be true: not below zero, and not more
    /// than any shop counts in a day.
    pub fn may_be(measure: Measure, value: i64, currency: Currency) -> bool {
        const MOST: i64 = 100_000_000_000;
        (0..=MOST * 10_i64.pow(measure.digits(currency))).contains(&value)
    }
}

/// The metrics that a person wants on 今天; the row's id is the employee's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct PinnedMetrics {
    /// The employee.
    pub id: Id,
    /// Codes, in the order in which they were pinned.
    pub codes: Vec<String>,
}

impl PinnedMetrics {
    /// How many may be pinned: what fits under one another without hiding the day.
    pub const MOST: usize = 10;
}

#[cfg(test)]
mod tests {
    use super::*;

    fn own(code: &str, formula: &str) -> OwnMetric {
        OwnMetric {
            id: Id::derived("own_metric", &[code]),
            code: code.into(),
            name_zh: "每客件数".into(),
            name_en: String::new(),
            definition_zh: "件数除以客户数".into(),
            definition_en: String::new(),
            formula: formula.into(),
            unit: MetricUnit::Ratio,
            direction: Direction::Higher,
            owner: Role::Owner,
            version: 3,
        }
    }

    #[test]
    fn a_code_is_short_plain_and_nobody_elses() {
        let longest = "a".repeat(LONGEST_CODE);
        let too_long = "a".repeat(LONGEST_CODE + 1);
        let cases = [
            ("units_per_buyer", Ok(())),
            ("a", Ok(())),
            ("q4_rate", Ok(())),
            (&longest, Ok(())),
            (&too_long, Err(CodeProblem::Malformed)),
            ("", Err(CodeProblem::Malformed)),
            ("4q", Err(CodeProblem::Malformed)),
            ("_a", Err(CodeProblem::Malformed)),
            ("Units", Err(CodeProblem::Malformed)),
            ("每客件数", Err(CodeProblem::Malformed)),
            ("a b", Err(CodeProblem::Malformed)),
            ("net_sales", Err(CodeProblem::BuiltIn)),
        ];
        for (code, expected) in cases {
            assert_eq!(own(code, "units / buyers").check_code(), expected, "{code}");
        }
    }

    #[test]
    fn an_own_metric_is_a_metric_like_any_other() {
        let metric = own("units_per_buyer", "units/buyers").metric().expect("reads");
        assert_eq!(metric.formula.to_string(), "units / buyers");
        assert_eq!((&*metric.name.zh, &*metric.name.en), ("每客件数", "每客件数"));
        assert_eq!(metric.version, 3);
        assert!(metric.source.en.contains("Imported sales files"));
        assert!(own("x", "units / sales").metric().is_err());
    }

    #[test]
    fn only_what_changes_the_numbers_makes_another_version() {
        let one = own("x", "units / buyers");
        let renamed = OwnMetric { name_zh: "别的".into(), ..one.clone() };
        let other = OwnMetric { formula: "units / orders".into(), ..one.clone() };
        let turned = OwnMetric { direction: Direction::Lower, ..one.clone() };
        assert!(one.computes_as(&renamed) && !one.computes_as(&other) && !one.computes_as(&turned));
    }

    #[test]
    fn what_is_entered_is_kept_whole() {
        let store = Id::derived("store", &["S01"]);
        let day = "2026-11-21".parse().expect("a day");
        let cases = [
            (Measure::Promoters, "620", Some(6_200_000)),
            (Measure::Punctuality, "0.83333", Some(8_333)),
            (Measure::Punctuality, "0.83335", Some(8_334)),
            (Measure::LossValue, "12000.005", Some(1_200_001)),
            (Measure::Complaints, "0", Some(0)),
            (Measure::Complaints, "-1", None),
            (Measure::Complaints, "100000000000", Some(1_000_000_000_000_000)),
            (Measure::Complaints, "100000000001", None),
        ];
        for (measure, text, expected) in cases {
            let value = text.parse().expect(text);
            let entered = ManualValue::new(store, day, measure, value, Currency::CNY);
            assert_eq!(entered.map(|entered| entered.value), expected, "{text}");
        }
    }
}
