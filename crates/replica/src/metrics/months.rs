//! How many months a slice, or a part of it, touches.

use chrono::{Datelike, NaiveDate};
use domain::calendar::{Grain, Period, day_from_number};
use domain::metrics::{Measure, Slice};

use super::compute::Parts;
use super::group::{Group, PartKey};

/// Adds the months of every part that has data.
pub(super) fn add(slice: &Slice, group: Group, parts: &mut Parts) {
    for (key, measures) in parts.iter_mut() {
        let span = match (group, key) {
            (Group::Time(grain), PartKey::Number(first)) => span(slice, grain, *first),
            _ => Some(slice.period()),
        };
        if let Some(span) = span {
            measures.set(Measure::Months, months(span));
        }
    }
}

/// The days of a span that lie in the slice.
pub(super) fn span(slice: &Slice, grain: Grain, first: i64) -> Option<Period> {
    let first = day_from_number(first)?;
    Some(Period { from: first.max(slice.from), to: grain.end(first).min(slice.to) })
}

fn months(period: Period) -> i64 {
    let number = |day: NaiveDate| i64::from(day.year()) * 12 + i64::from(day.month0());
    number(period.to) - number(period.from) + 1
}
