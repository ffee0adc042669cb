//! Measures that goals tell, and the goals behind them.

use domain::metrics::{Measure, MeasureSource, Slice};
use rusqlite::Connection;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::compute::Parts;
use super::fact_rows::RowColumn;
use super::group::{Group, PartKey};
use super::rows::MetricRow;
use crate::Page;
use crate::error::Result;
use crate::goals::{attained, lower_goals};

/// Whether goals tell a measure.
pub(super) fn tell(measure: Measure) -> bool {
    measure.source() == MeasureSource::Goals
}

/// Adds a measure of goals to a whole slice; goals are not told by its parts.
pub(super) fn add(
    sql: &Connection,
    slice: &Slice,
    group: Group,
    measure: Measure,
    parts: &mut Parts,
) -> Result<()> {
    if group != Group::Whole {
        return Ok(());
    }
    let value = match measure {
        Measure::LowerObjectives | Measure::AlignedObjectives => {
            let goals = lower_goals(sql, slice)?;
            let is_counted = |is_aligned| is_aligned || measure == Measure::LowerObjectives;
            let count = goals.iter().filter(|goal| is_counted(goal.is_aligned)).count();
            (!goals.is_empty()).then(|| i64::try_from(count).unwrap_or(i64::MAX))
        }
        Measure::HighestAttainment => attained(sql, slice)?.first().and_then(|a| share(a.percent)),
        Measure::LowestAttainment => attained(sql, slice)?.last().and_then(|a| share(a.percent)),
        // Nodes of projects have no source yet.
        _ => None,
    };
    if let Some(value) = value {
        parts.entry(PartKey::Number(0)).or_default().set(measure, value);
    }
    Ok(())
}

/// A percentage as ten-thousandths.
fn share(percent: Decimal) -> Option<i64> {
    percent.checked_mul(Decimal::ONE_HUNDRED)?.round().to_i64()
}

/// The goals behind a measure: their columns, how many there are, and a page of them.
pub(super) fn rows(
    sql: &Connection,
    measure: Measure,
    slice: &Slice,
    page: Page,
) -> Result<(Vec<RowColumn>, u32, Vec<MetricRow>)> {
    let column = |name: &str| RowColumn { name: name.to_string(), unit: None };
    let (columns, all) = match measure {
        Measure::LowerObjectives | Measure::AlignedObjectives => {
            let row = |goal: crate::goals::LowerGoal| MetricRow {
                number: goal.title,
                day: goal.day,
                cells: vec![Some(if goal.is_aligned { "✓" } else { "—" }.to_string())],
                ..MetricRow::default()
            };
            let rows: Vec<MetricRow> = lower_goals(sql, slice)?.into_iter().map(row).collect();
            (vec![column("aligned")], rows)
        }
        Measure::HighestAttainment | Measure::LowestAttainment => {
            let row = |attained: crate::goals::Attained| MetricRow {
                number: attained.region,
                day: slice.to,
                cells: vec![Some(format!("{} %", attained.percent.normalize()))],
                ..MetricRow::default()
            };
            let rows: Vec<MetricRow> = attained(sql, slice)?.into_iter().map(row).collect();
            (vec![column("attained")], rows)
        }
        _ => (Vec::new(), Vec::new()),
    };
    let total = u32::try_from(all.len()).unwrap_or(u32::MAX);
    let (skip, take) = (page.offset as usize, page.limit() as usize);
    Ok((columns, total, all.into_iter().skip(skip).take(take).collect()))
}

/// How many goals are behind a measure.
pub(super) fn count(sql: &Connection, measure: Measure, slice: &Slice) -> Result<u32> {
    Ok(rows(sql, measure, slice, Page::first(0))?.1)
}
