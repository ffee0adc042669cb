//! A key result: by which number one will know that an objective is reached.

use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::progress::aim;
use crate::Id;
use crate::calendar::Period;
use crate::metrics::Slice;

/// How start, target and value of a key result belong together (G-12).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum KeyResultKind {
    /// From the start to the target itself: 破亿.
    Absolute,
    /// The start raised by so many per cent of itself: +30 %.
    IncreasePercent,
    /// The start lowered by so many per cent of itself: 跳失率下降 8 %.
    DecreasePercent,
    /// The start raised by so many points.
    IncreasePoints,
    /// The start lowered by so many points.
    DecreasePoints,
    /// At least the target: 满足率 ≥ 95 %.
    AtLeast,
    /// At most the target: 响应 ≤ 30 秒.
    AtMost,
    /// So many things, counted from nothing.
    Count,
    /// Milestones, each done or not.
    Milestone,
}

/// Where the value of a key result comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum KeyResultSource {
    /// A metric of the dictionary.
    Metric,
    /// What people tell when they check in, where no file has it.
    CheckIn,
    /// Its milestones.
    Milestones,
    /// The objectives that support it, by the weights of their links.
    Supporters,
}

/// Whose number a key result reads; its days are those of its objective. Absent parts do not narrow.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, specta::Type)]
#[serde(default)]
pub struct GoalSlice {
    /// Only this region's stores.
    pub region_id: Option<Id>,
    /// Only this store.
    pub store_id: Option<Id>,
    /// Only what this employee sold.
    pub employee_id: Option<Id>,
    /// Only products of this category.
    pub category: Option<String>,
    /// Only this product.
    pub product_id: Option<Id>,
    /// Only this sales channel.
    pub channel: Option<String>,
}

impl GoalSlice {
    /// The slice over some days.
    pub fn over(&self, period: Period) -> Slice {
        Slice {
            region_id: self.region_id,
            store_id: self.store_id,
            employee_id: self.employee_id,
            category: self.category.clone(),
            product_id: self.product_id,
            channel: self.channel.clone(),
            from: period.from,
            to: period.to,
        }
    }
}

/// One step of a key result that has no number.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(default)]
pub struct Milestone {
    /// What is to be done.
    pub title: String,
    /// Until when.
    pub due_on: Option<NaiveDate>,
    /// When it was done; `None` while it is not.
    pub done_on: Option<NaiveDate>,
}

/// A key result (关键结果).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct KeyResult {
    /// Identity.
    pub id: Id,
    /// The objective it belongs to.
    pub objective_id: Id,
    /// What is to be reached, in words.
    pub title: String,
    /// Who answers for it.
    pub owner_id: Id,
    /// How start, target and value belong together.
    pub kind: KeyResultKind,
    /// Where the value comes from.
    pub source: KeyResultSource,
    /// Code of the metric; empty without one.
    pub metric: String,
    /// Whose number.
    pub slice: GoalSlice,
    /// What it is counted in where no metric tells it, such as 家.
    pub unit: String,
    /// The value it began at; `None` where the kind needs none. Money in major units.
    #[specta(type = Option<String>)]
    pub start: Option<Decimal>,
    /// The target: a value, or by how many per cent or points.
    #[specta(type = String)]
    pub target: Decimal,
    /// The lower of two targets (预算), G-23.
    #[specta(type = Option<String>)]
    pub budget: Option<Decimal>,
    /// The higher of two targets (挑战), G-23.
    #[specta(type = Option<String>)]
    pub stretch: Option<Decimal>,
    /// What the best of the trade reach (G-28).
    #[specta(type = Option<String>)]
    pub benchmark: Option<Decimal>,
    /// Its share of the objective, in per cent.
    pub weight: u32,
    /// Its place among those of the objective.
    pub position: u32,
    /// Its milestones; empty for other kinds.
    pub milestones: Vec<Milestone>,
}

/// What is wrong with a key result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WrongKeyResult {
    /// Which field.
    pub field: &'static str,
    /// Why.
    pub reason: &'static str,
}

impl KeyResultKind {
    /// Whether progress is measured from a start.
    pub fn needs_start(self) -> bool {
        matches!(
            self,
            Self::IncreasePercent
                | Self::DecreasePercent
                | Self::IncreasePoints
                | Self::DecreasePoints
        )
    }

    /// Whether it is met or not, rather than approached.
    pub fn is_threshold(self) -> bool {
        matches!(self, Self::AtLeast | Self::AtMost)
    }

    /// Whether a lower value is the better one, where the kind itself says so.
    pub fn falls(self) -> bool {
        matches!(self, Self::DecreasePercent | Self::DecreasePoints | Self::AtMost)
    }
}

impl KeyResult {
    /// The value at which it is reached; see [`aim`].
    pub fn aim(&self) -> Option<Decimal> {
        aim(self.kind, self.start, self.target)
    }

    /// Fails for a key result whose progress could not be told.
    ///
    /// # Errors
    /// Which field, and why.
    pub fn check(&self) -> Result<(), WrongKeyResult> {
        let wrong = |field, reason| Err(WrongKeyResult { field, reason });
        if self.weight > 100 {
            return wrong("weight", "out_of_range");
        }
        let is_steps = self.kind == KeyResultKind::Milestone;
        if is_steps != (self.source == KeyResultSource::Milestones) {
            return wrong("source", "not_of_this_kind");
        }
        if self.source == KeyResultSource::Metric && self.metric.is_empty() {
            return wrong("metric", "missing");
        }
        if is_steps {
            let is_blank = |step: &Milestone| step.title.trim().is_empty();
            return if self.milestones.is_empty() || self.milestones.iter().any(is_blank) {
                wrong("milestones", "missing")
            } else {
                Ok(())
            };
        }
        if self.kind.needs_start() && self.start.is_none() {
            return wrong("start", "missing");
        }
        let Some(aim) = self.aim() else { return wrong("target", "out_of_range") };
        if self.kind == KeyResultKind::Count && self.target <= Decimal::ZERO {
            return wrong("target", "out_of_range");
        }
        if !self.kind.is_threshold() && self.start.unwrap_or_default() == aim {
            return wrong("target", "same_as_start");
        }
        Ok(())
    }

    /// How far the value is from the best of the trade (G-28): positive while it falls short.
    pub fn benchmark_gap(&self, value: Decimal) -> Option<Decimal> {
        let gap = self.benchmark?.checked_sub(value)?;
        Some(if self.kind.falls() { -gap } else { gap })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    pub(in crate::goals) fn key_result(
        kind: KeyResultKind,
        start: Option<&str>,
        target: &str,
    ) -> KeyResult {
        let id = Id::derived("key_result", &["1"]);
        KeyResult {
            id,
            objective_id: id,
            title: "复购率".into(),
            owner_id: id,
            kind,
            source: if kind == KeyResultKind::Milestone {
                KeyResultSource::Milestones
            } else {
                KeyResultSource::Metric
            },
            metric: "repurchase_rate".into(),
            slice: GoalSlice::default(),
            unit: String::new(),
            start: start.map(|text| text.parse().expect(text)),
            target: target.parse().expect(target),
            budget: None,
            stretch: None,
            benchmark: None,
            weight: 50,
            position: 0,
            milestones: Vec::new(),
        }
    }

    #[test]
    fn a_key_result_whose_progress_could_not_be_told_is_refused() {
        use KeyResultKind as K;
        let cases = [
            (K::Absolute, None, "100000000", None),
            (K::Absolute, Some("50"), "42", None),
            (K::Absolute, Some("42"), "42", Some(("target", "same_as_start"))),
            (K::Absolute, None, "0", Some(("target", "same_as_start"))),
            (K::IncreasePercent, None, "30", Some(("start", "missing"))),
            (K::IncreasePercent, Some("80"), "30", None),
            (K::IncreasePercent, Some("80"), "0", Some(("target", "same_as_start"))),
            (K::IncreasePercent, Some("0"), "30", Some(("target", "same_as_start"))),
            (K::DecreasePoints, Some("50"), "8", None),
            (K::AtLeast, None, "95", None),
            (K::AtLeast, Some("95"), "95", None),
            (K::Count, None, "0", Some(("target", "out_of_range"))),
            (K::Count, None, "1", None),
            (K::Milestone, None, "0", Some(("milestones", "missing"))),
        ];
        for (kind, start, target, expected) in cases {
            let found = key_result(kind, start, target).check().err();
            let found = found.map(|wrong| (wrong.field, wrong.reason));
            assert_eq!(found, expected, "{kind:?} {start:?} {target}");
        }
    }

    #[test]
    fn the_gap_to_the_best_of_the_trade_is_positive_while_it_falls_short() {
        // G-28: NPS 35 against 60.
        let mut nps = key_result(KeyResultKind::AtLeast, None, "50");
        nps.benchmark = Some(Decimal::from(60));
        assert_eq!(nps.benchmark_gap(Decimal::from(35)), Some(Decimal::from(25)));
        let mut seconds = key_result(KeyResultKind::AtMost, None, "20");
        seconds.benchmark = Some(Decimal::from(15));
        assert_eq!(seconds.benchmark_gap(Decimal::from(28)), Some(Decimal::from(13)));
        nps.benchmark = None;
        assert_eq!(nps.benchmark_gap(Decimal::from(35)), None);
    }
}
