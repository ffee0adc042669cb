//! The values of key results, each from its source. Those that ask one metric for different stores,
//! regions or people are measured together.

use std::collections::HashMap;

use chrono::NaiveDate;
use domain::Id;
use domain::calendar::Period;
use domain::goals::{GoalSlice, KeyResult, KeyResultSource};
use domain::metrics::Metric;
use rusqlite::{Connection, OptionalExtension};
use rust_decimal::Decimal;

use crate::database::SqlId;
use crate::error::{Error, Result};
use crate::metrics::{self, Group, PartKey};
use crate::org;

/// So many of one kind are measured one by one; more of them together.
const ONE_BY_ONE: usize = 3;

/// By what slices of one question differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Axis {
    Whole,
    Region,
    Store,
    Employee,
}

/// What is asked of a metric but for whose number it is.
#[derive(Debug, PartialEq, Eq, Hash)]
struct Question<'a> {
    metric: &'a str,
    period: Period,
    axis: Axis,
    category: Option<&'a str>,
    product_id: Option<Id>,
    channel: Option<&'a str>,
}

/// The values of key results whose source is a metric, up to a day of their periods. What has no
/// data, what asks a metric that is no more, and one that `asks` leaves out has none.
pub(super) fn of_metrics<'a>(
    sql: &Connection,
    key_results: impl IntoIterator<Item = (&'a KeyResult, Period)>,
    today: NaiveDate,
    asks: impl Fn(&Metric) -> bool,
) -> Result<HashMap<Id, Decimal>> {
    let mut questions: HashMap<Question<'_>, Vec<&KeyResult>> = HashMap::new();
    for (key_result, period) in key_results {
        if key_result.source != KeyResultSource::Metric || period.from > today {
            continue;
        }
        let period = Period { from: period.from, to: period.to.min(today) };
        questions.entry(question(key_result, period)).or_default().push(key_result);
    }
    let mut values = HashMap::new();
    let mut metrics: HashMap<&str, Option<std::borrow::Cow<'static, Metric>>> = HashMap::new();
    for (question, asked) in &questions {
        if !metrics.contains_key(question.metric) {
            let found = match metrics::named(sql, question.metric) {
                Ok(metric) => Some(metric).filter(|metric| asks(metric)),
                Err(Error::NotFound(_)) => None,
                Err(error) => return Err(error),
            };
            metrics.insert(question.metric, found);
        }
        let Some(Some(metric)) = metrics.get(question.metric) else { continue };
        if question.axis == Axis::Whole || asked.len() <= ONE_BY_ONE {
            for key_result in asked {
                let slice = key_result.slice.over(question.period);
                values.extend(metrics::value(sql, metric, &slice)?.map(|v| (key_result.id, v)));
            }
        } else {
            together(sql, metric, question, asked, &mut values)?;
        }
    }
    Ok(values)
}

fn question(key_result: &KeyResult, period: Period) -> Question<'_> {
    let slice = &key_result.slice;
    let axis = match (slice.region_id, slice.store_id, slice.employee_id) {
        (Some(_), None, None) => Axis::Region,
        (None, Some(_), None) => Axis::Store,
        (None, None, Some(_)) => Axis::Employee,
        // What is narrowed twice is asked as it stands.
        _ => Axis::Whole,
    };
    Question {
        metric: &key_result.metric,
        period,
        axis,
        category: slice.category.as_deref(),
        product_id: slice.product_id,
        channel: slice.channel.as_deref(),
    }
}

fn together(
    sql: &Connection,
    metric: &Metric,
    question: &Question<'_>,
    asked: &[&KeyResult],
    values: &mut HashMap<Id, Decimal>,
) -> Result<()> {
    let slice = GoalSlice {
        category: question.category.map(str::to_string),
        product_id: question.product_id,
        channel: question.channel.map(str::to_string),
        ..GoalSlice::default()
    }
    .over(question.period);
    let group = match question.axis {
        Axis::Whole => Group::Whole,
        Axis::Region => Group::Region,
        Axis::Store => Group::Store,
        Axis::Employee => Group::Employee,
    };
    let measured = metrics::groups(sql, &slice, group, &metric.formula.measures())?;
    let currency = org::currency(sql)?;
    for key_result in asked {
        let Some(part) = part_of(sql, question.axis, &key_result.slice)? else { continue };
        let value = measured.get(&part).and_then(|measures| metric.value(measures, currency));
        values.extend(value.map(|value| (key_result.id, value)));
    }
    Ok(())
}

/// The part of a grouped measurement that a slice is about.
fn part_of(sql: &Connection, axis: Axis, slice: &GoalSlice) -> Result<Option<PartKey>> {
    let key = |query: &str, id: Option<Id>| -> Result<Option<PartKey>> {
        let Some(id) = id else { return Ok(None) };
        let key = sql.prepare_cached(query)?.query_row([SqlId(id)], |row| row.get(0)).optional()?;
        Ok(key.map(PartKey::Number))
    };
    match axis {
        Axis::Whole => Ok(None),
        Axis::Store => key("SELECT key FROM store WHERE id = ?1", slice.store_id),
        Axis::Employee => key("SELECT key FROM employee WHERE id = ?1", slice.employee_id),
        Axis::Region => Ok(slice.region_id.map(|id| {
            let hex = id.as_bytes().iter().map(|byte| format!("{byte:02X}"));
            PartKey::Text(hex.collect())
        })),
    }
}

/// The newest values that people told when they checked in, up to a day, by key result.
pub(super) fn told(sql: &Connection, today: NaiveDate) -> Result<HashMap<Id, Decimal>> {
    let mut statement = sql.prepare_cached(
        "SELECT key_result_id, value FROM check_in
         WHERE value IS NOT NULL AND day <= ?1 ORDER BY day, key",
    )?;
    let mut rows = statement.query([today.to_string()])?;
    let mut values = HashMap::new();
    while let Some(row) = rows.next()? {
        let text: String = row.get(1)?;
        if let Ok(value) = text.parse() {
            values.insert(row.get::<_, SqlId>(0)?.0, value);
        }
    }
    Ok(values)
}
