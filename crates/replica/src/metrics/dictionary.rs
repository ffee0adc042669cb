//! The dictionary: every metric with its definition, and every measure of which one can be made.

use domain::Id;
use domain::access::{Actor, Operation, Role};
use domain::metrics::{
    Adding, Alarm, CATALOG, Direction, Measure, MeasureSource, MeasureUnit, Metric, MetricUnit,
};
use serde::{Deserialize, Serialize};

use super::own;
use crate::Replica;
use crate::error::Result;

/// A metric's entry in the dictionary.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct MetricInfo {
    /// Stable name.
    pub code: String,
    /// The record of a metric of the chain's own; `None` for a built-in one.
    pub own_id: Option<Id>,
    /// Which version of the definition this is, from 1.
    pub version: u32,
    /// Chinese name.
    pub name_zh: String,
    /// English name.
    pub name_en: String,
    /// Chinese definition.
    pub definition_zh: String,
    /// English definition.
    pub definition_en: String,
    /// Formula over measures.
    pub formula: String,
    /// The measures of the formula.
    pub measures: Vec<String>,
    /// Where the first of them comes from, whose rows stand behind the number.
    pub kind: MeasureSource,
    /// Whether it is made of nothing but what people enter.
    pub entered: bool,
    /// Unit.
    pub unit: MetricUnit,
    /// Which way is better.
    pub direction: Direction,
    /// Source, in Chinese.
    pub source_zh: String,
    /// Source, in English.
    pub source_en: String,
    /// Who answers for the definition.
    pub owner: Role,
    /// Worked example, in Chinese.
    pub example_zh: String,
    /// Worked example, in English.
    pub example_en: String,
    /// What is excellent and what passes, where that is agreed.
    pub bands: Option<BandLimits>,
    /// When a value is so far off that somebody must look at once.
    pub alarm: Option<Alarm>,
}

/// The limits of bands, both included, as decimal text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct BandLimits {
    /// The limit of what is excellent; `None` when nothing better than passing is agreed.
    pub excellent: Option<String>,
    /// The limit of what passes.
    pub passing: String,
}

/// One measure of which formulas are made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct MeasureInfo {
    /// Stable name, as formulas write it.
    pub code: String,
    /// Chinese name.
    pub name_zh: String,
    /// English name.
    pub name_en: String,
    /// In what it is counted.
    pub unit: MeasureUnit,
    /// Where it comes from.
    pub source: MeasureSource,
    /// How it adds up over days.
    pub adding: Adding,
    /// Whether people enter it.
    pub manual: bool,
}

impl Replica {
    /// The dictionary of metrics: the built-in ones, then the chain's own by code.
    pub fn list_metrics(&self) -> Result<Vec<MetricInfo>> {
        let own = self.database.read(own::all)?;
        let mut all: Vec<MetricInfo> = CATALOG.iter().map(|metric| info(metric, None)).collect();
        all.extend(own.iter().map(|(id, metric)| info(metric, Some(*id))));
        Ok(all)
    }

    /// Every measure, by source.
    pub fn list_measures(&self, actor: &Actor) -> Result<Vec<MeasureInfo>> {
        actor.may_somewhere(Operation::ViewEntered)?;
        Ok(Measure::ALL.into_iter().map(measure_info).collect())
    }
}

fn measure_info(measure: Measure) -> MeasureInfo {
    let name = measure.name();
    MeasureInfo {
        code: measure.code().to_string(),
        name_zh: name.zh.into_owned(),
        name_en: name.en.into_owned(),
        unit: measure.unit(),
        source: measure.source(),
        adding: measure.adding(),
        manual: measure.is_manual(),
    }
}

fn info(metric: &Metric, own_id: Option<Id>) -> MetricInfo {
    let measures = metric.formula.measures();
    MetricInfo {
        code: metric.code.to_string(),
        own_id,
        version: metric.version,
        name_zh: metric.name.zh.to_string(),
        name_en: metric.name.en.to_string(),
        definition_zh: metric.definition.zh.to_string(),
        definition_en: metric.definition.en.to_string(),
        formula: metric.formula.to_string(),
        kind: measures.first().map_or(MeasureSource::Calendar, |measure| measure.source()),
        measures: measures.iter().map(|measure| measure.code().to_string()).collect(),
        entered: metric.is_entered(),
        unit: metric.unit,
        direction: metric.direction,
        source_zh: metric.source.zh.to_string(),
        source_en: metric.source.en.to_string(),
        owner: metric.owner,
        example_zh: metric.example.zh.to_string(),
        example_en: metric.example.en.to_string(),
        bands: metric.bands.as_ref().map(|bands| BandLimits {
            excellent: bands.excellent.map(|limit| limit.normalize().to_string()),
            passing: bands.passing.normalize().to_string(),
        }),
        alarm: metric.alarm,
    }
}
