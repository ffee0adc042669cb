//! Metrics: one function for every screen, goal and export, and the very rows behind each number.

mod compute;
mod parts;
mod rows;
mod scope;

use domain::access::{Actor, Role};
use domain::metrics::{CATALOG, Direction, Metric, MetricUnit, Slice};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};
use crate::{Page, Replica, org};

pub(crate) use compute::{Group, PartKey, groups, measures};
pub use parts::{By, MetricPart};
pub use rows::{MetricRow, MetricRows, RowsOf};
pub(crate) use scope::authorise;

/// A metric's entry in the dictionary.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct MetricInfo {
    /// Stable name.
    pub code: String,
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
}

/// The value of a metric for a slice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct MetricAnswer {
    /// The metric.
    pub code: String,
    /// Its unit.
    pub unit: MetricUnit,
    /// The value as decimal text, money in major units; `None` when there is no data.
    pub value: Option<String>,
    /// How many rows are behind it.
    pub rows: u32,
}

impl Replica {
    /// The dictionary of metrics.
    pub fn list_metrics(&self) -> Vec<MetricInfo> {
        CATALOG.iter().map(info).collect()
    }

    /// The value of a metric for a slice this person may see. Parts of the slice left open are
    /// narrowed to what they may see.
    pub fn metric(&self, actor: &Actor, code: &str, slice: &Slice) -> Result<MetricAnswer> {
        self.database.read(|sql| {
            let slice = authorise(sql, actor, slice)?;
            answer(sql, known(code)?, &slice)
        })
    }

    /// The values of a metric for the parts of a slice.
    pub fn metric_parts(
        &self,
        actor: &Actor,
        code: &str,
        slice: &Slice,
        by: By,
    ) -> Result<Vec<MetricPart>> {
        self.database.read(|sql| {
            let slice = authorise(sql, actor, slice)?;
            parts::parts(sql, known(code)?, &slice, by)
        })
    }

    /// The rows behind a metric's value, newest first.
    pub fn metric_rows(
        &self,
        actor: &Actor,
        code: &str,
        slice: &Slice,
        page: Page,
    ) -> Result<MetricRows> {
        self.database.read(|sql| {
            let slice = authorise(sql, actor, slice)?;
            rows::rows(sql, known(code)?, &slice, page)
        })
    }
}

/// The value of a metric for a slice that is authorised already.
pub(crate) fn answer(sql: &Connection, metric: &Metric, slice: &Slice) -> Result<MetricAnswer> {
    let measures = measures(sql, slice, &metric.formula.measures())?;
    let value = metric.formula.value(&measures, metric.unit, org::currency(sql)?);
    Ok(MetricAnswer {
        code: metric.code.to_string(),
        unit: metric.unit,
        value: value.map(|value| value.to_string()),
        rows: rows::count(sql, metric, slice)?,
    })
}

/// The metric of a code that must be known.
pub(crate) fn known(code: &str) -> Result<&'static Metric> {
    domain::metrics::metric(code).ok_or(Error::NotFound("metric"))
}

fn info(metric: &Metric) -> MetricInfo {
    MetricInfo {
        code: metric.code.to_string(),
        name_zh: metric.name.zh.to_string(),
        name_en: metric.name.en.to_string(),
        definition_zh: metric.definition.zh.to_string(),
        definition_en: metric.definition.en.to_string(),
        formula: metric.formula.to_string(),
        unit: metric.unit,
        direction: metric.direction,
        source_zh: metric.source.zh.to_string(),
        source_en: metric.source.en.to_string(),
        owner: metric.owner,
        example_zh: metric.example.zh.to_string(),
        example_en: metric.example.en.to_string(),
    }
}
