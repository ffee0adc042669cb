//! Measures of a slice, whole or by parts, each from its own source: those of documents from sums and
//! documents, the others from plain facts, members and what people entered.

use std::collections::BTreeMap;

use domain::metrics::{Measure, Measures, Slice};
use rusqlite::types::Value as SqlValue;
use rusqlite::{Connection, params_from_iter};

use super::group::{Group, PartKey};
use super::tally::{Asked, Counted, Counter, is_of_documents, tallies};
use super::{facts, months, of_goals};
use crate::error::Result;

pub(super) type Parts = BTreeMap<PartKey, Measures>;

/// A part of a slice: its measures, and its documents where some of these are told by documents.
#[derive(Debug, Default)]
pub(super) struct Part {
    pub(super) measures: Measures,
    pub(super) documents: Option<Counted>,
}

/// A slice as one part. Only the measures asked for cost anything.
pub(super) fn whole(sql: &Connection, slice: &Slice, needed: &[Measure]) -> Result<Part> {
    let mut whole = parts(sql, slice, Group::Whole, needed)?;
    Ok(whole.pop_first().map(|(_, part)| part).unwrap_or_default())
}

/// The measures of each part of a slice. Parts without data are left out, and so are measures
/// whose source has no row in the part: no data is not zero.
pub(crate) fn groups(
    sql: &Connection,
    slice: &Slice,
    group: Group,
    needed: &[Measure],
) -> Result<Parts> {
    let parts = parts(sql, slice, group, needed)?;
    Ok(parts.into_iter().map(|(key, part)| (key, part.measures)).collect())
}

/// The parts of a slice that have data. In a part that has documents, what none of them tells is
/// zero.
pub(super) fn parts(
    sql: &Connection,
    slice: &Slice,
    group: Group,
    needed: &[Measure],
) -> Result<BTreeMap<PartKey, Part>> {
    let (of_documents, others): (Vec<Measure>, Vec<Measure>) =
        needed.iter().partition(|measure| is_of_documents(**measure));
    let mut measured = Parts::new();
    let mut documents: BTreeMap<PartKey, Counted> = BTreeMap::new();
    if !of_documents.is_empty() {
        let asked = Asked::of(&of_documents);
        let mut counter = Counter::new(sql, asked)?;
        for (key, cell) in tallies(sql, slice, group, asked)? {
            let counted = counter.count(&cell);
            let part = measured.entry(key.clone()).or_default();
            add_counted(&counter, &counted, &of_documents, part);
            documents.insert(key, counted);
        }
    }
    for measure in others {
        if of_goals::tell(measure) {
            of_goals::add(sql, slice, group, measure, &mut measured)?;
        } else {
            facts::add(sql, slice, group, measure, &mut measured)?;
        }
    }
    measured.retain(|key, measures| !measures.is_empty() || documents.contains_key(key));
    if needed.contains(&Measure::Months) {
        months::add(slice, group, &mut measured);
    }
    Ok(measured
        .into_iter()
        .map(|(key, measures)| {
            let documents = documents.remove(&key);
            (key, Part { measures, documents })
        })
        .collect())
}

/// Adds the measures that counted documents tell.
pub(super) fn add_counted(
    counter: &Counter,
    counted: &Counted,
    needed: &[Measure],
    measures: &mut Measures,
) {
    for measure in needed {
        if let Some(value) = counter.measure(counted, *measure) {
            measures.set(*measure, value);
        }
    }
}

/// Runs a statement whose first column is the part.
pub(super) fn each_row(
    sql: &Connection,
    query: &str,
    values: &[SqlValue],
    mut take: impl FnMut(PartKey, &rusqlite::Row<'_>) -> Result<()>,
) -> Result<()> {
    let mut statement = sql.prepare_cached(query)?;
    let mut rows = statement.query(params_from_iter(values))?;
    while let Some(row) = rows.next()? {
        let key = match row.get::<_, SqlValue>(0)? {
            SqlValue::Integer(number) => PartKey::Number(number),
            SqlValue::Text(text) => PartKey::Text(text),
            SqlValue::Null | SqlValue::Real(_) | SqlValue::Blob(_) => continue,
        };
        take(key, row)?;
    }
    Ok(())
}
