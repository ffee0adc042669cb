//! Measures of a slice, whole or by parts, each from its own source: additive ones of whole documents
//! from the derived day rows, distinct counts and everything about lines of some products from the
//! documents, the others from plain facts, members and what people entered.

use std::collections::BTreeMap;

use domain::calendar::Grain;
use domain::metrics::{Measure, MeasureSource, Measures, Slice};
use rusqlite::types::Value as SqlValue;
use rusqlite::{Connection, params_from_iter};

use super::scope::{Conditions, conditions, line_conditions};
use super::{buyers, facts, goods, months};
use crate::aliases::{counted, is_goods};
use crate::error::Result;

/// By what a slice is cut into parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Group {
    /// Not at all.
    Whole,
    /// By spans of days; the part is the day number on which the span begins.
    Time(Grain),
    /// By region; the part is its id in hexadecimal, empty for stores without a region.
    Region,
    /// By store; the part is its local key.
    Store,
    /// By employee; local key, 0 for none.
    Employee,
    /// By channel.
    Channel,
    /// By category.
    Category,
    /// By product; local key, 0 for none.
    Product,
}

/// The key of a part.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum PartKey {
    /// A local key or a day number.
    Number(i64),
    /// A channel or a category.
    Text(String),
}

impl Group {
    /// The part of a row, over `fact` and, for parts of lines, `line` and what [`Self::join`] adds.
    pub(super) fn expression(self) -> &'static str {
        match self {
            Self::Whole => "0",
            Self::Time(Grain::Day) => "fact.day",
            // 1970-01-01 was a Thursday: day -3 was the Monday before.
            Self::Time(Grain::Week) => "fact.day - (fact.day + 3) % 7",
            Self::Time(Grain::Month) => {
                "CAST(strftime('%s', fact.day * 86400, 'unixepoch', 'start of month') AS INTEGER) / 86400"
            }
            Self::Time(Grain::Quarter) => {
                "CAST(strftime('%s', fact.day * 86400, 'unixepoch', 'start of month', '-' ||
                 ((CAST(strftime('%m', fact.day * 86400, 'unixepoch') AS INTEGER) - 1) % 3) || ' months')
                 AS INTEGER) / 86400"
            }
            Self::Time(Grain::Year) => {
                "CAST(strftime('%s', fact.day * 86400, 'unixepoch', 'start of year') AS INTEGER) / 86400"
            }
            Self::Region => {
                "coalesce((SELECT hex(region_id) FROM store WHERE key = fact.store_key), '')"
            }
            Self::Store => "fact.store_key",
            Self::Employee => "coalesce(fact.employee_key, 0)",
            Self::Channel => "fact.channel",
            Self::Category => {
                "coalesce((SELECT category FROM product
                           WHERE key = coalesce(counted.key, line.product_key)), '')"
            }
            Self::Product => "coalesce(counted.key, line.product_key, 0)",
        }
    }

    /// What the statement joins to `line` for this.
    pub(super) fn join(self) -> String {
        if self.is_by_line() { counted() } else { String::new() }
    }

    pub(super) fn is_by_line(self) -> bool {
        matches!(self, Self::Category | Self::Product)
    }
}

/// The measures of a slice. Only those asked for cost anything.
pub(crate) fn measures(sql: &Connection, slice: &Slice, needed: &[Measure]) -> Result<Measures> {
    let mut whole = groups(sql, slice, Group::Whole, needed)?;
    Ok(whole.pop_first().map(|(_, measures)| measures).unwrap_or_default())
}

/// The measures of each part of a slice. Parts without data are left out, and so are measures
/// whose source has no row in the part: no data is not zero.
pub(crate) fn groups(
    sql: &Connection,
    slice: &Slice,
    group: Group,
    needed: &[Measure],
) -> Result<BTreeMap<PartKey, Measures>> {
    let mut parts = Parts::new();
    let of_documents = |measure: &&Measure| {
        matches!(measure.source(), MeasureSource::Sales | MeasureSource::Buyers)
    };
    let documents: Vec<Measure> = needed.iter().filter(of_documents).copied().collect();
    if !documents.is_empty() {
        add_documents(sql, slice, group, &documents, &mut parts)?;
    }
    for measure in needed.iter().filter(|measure| !of_documents(measure)) {
        facts::add(sql, slice, group, *measure, &mut parts)?;
    }
    parts.retain(|_, measures| !measures.is_empty());
    if needed.contains(&Measure::Months) {
        months::add(slice, group, &mut parts);
    }
    Ok(parts)
}

pub(super) type Parts = BTreeMap<PartKey, Measures>;

/// Adds what documents tell. In a part that has documents, what none of them tells is zero.
fn add_documents(
    sql: &Connection,
    slice: &Slice,
    group: Group,
    needed: &[Measure],
    parts: &mut Parts,
) -> Result<()> {
    let facts = conditions(sql, slice)?;
    let lines = line_conditions(slice);
    let mut found = Parts::new();
    if slice.is_by_line() || group.is_by_line() {
        add_line_measures(sql, &facts, &lines, group, &mut found)?;
    } else {
        add_day_measures(sql, &facts, group, &mut found)?;
        if needed.contains(&Measure::Buyers) {
            add_buyers(sql, &facts, group, &mut found)?;
        }
    }
    let mut others = Parts::new();
    for measure in needed {
        match measure {
            Measure::NewCustomers => add_new_customers(sql, &facts, &lines, group, &mut others)?,
            Measure::SoldSkus | Measure::CostOfGoods => {
                goods::add(sql, &facts, &lines, group, *measure, &mut others)?;
            }
            _ => buyers::add(sql, &facts, &lines, group, *measure, &mut others)?,
        }
    }
    let members_known = buyers::has_members(sql)?;
    for (key, mut measures) in found {
        let other = others.remove(&key).unwrap_or_default();
        for measure in needed {
            if let Some(value) = other.get(*measure) {
                measures.set(*measure, value);
            } else if measures.get(*measure).is_none()
                && *measure != Measure::CostOfGoods
                && (members_known || !buyers::is_about_members(*measure))
            {
                measures.set(*measure, 0);
            }
        }
        parts.insert(key, measures);
    }
    Ok(())
}

fn add_day_measures(
    sql: &Connection,
    facts: &Conditions,
    group: Group,
    parts: &mut Parts,
) -> Result<()> {
    let query = format!(
        "SELECT {part} AS part_key, sum(documents), sum(gross_sales), sum(refunds), sum(adjustments),
                sum(orders), sum(units_milli)
         FROM measure_day AS fact WHERE {conditions} GROUP BY part_key",
        part = group.expression(),
        conditions = facts.sql,
    );
    each_row(sql, &query, &facts.values, |key, row| {
        let documents = row.get::<_, Option<i64>>(1)?.unwrap_or(0);
        if documents > 0 {
            set(parts.entry(key).or_default(), row, &DAY_COLUMNS)?;
        }
        Ok(())
    })
}

/// The measures that a derived day row holds, with their columns in the statement.
const DAY_COLUMNS: [(Measure, usize); 5] = [
    (Measure::GrossSales, 2),
    (Measure::Refunds, 3),
    (Measure::Adjustments, 4),
    (Measure::Orders, 5),
    (Measure::Units, 6),
];

fn set(part: &mut Measures, row: &rusqlite::Row<'_>, columns: &[(Measure, usize)]) -> Result<()> {
    for (measure, column) in columns {
        part.set(*measure, row.get::<_, Option<i64>>(*column)?.unwrap_or(0));
    }
    Ok(())
}

fn add_buyers(sql: &Connection, facts: &Conditions, group: Group, parts: &mut Parts) -> Result<()> {
    let query = format!(
        "SELECT {part} AS part_key, count(DISTINCT fact.customer_key)
         FROM orders AS fact
         WHERE {conditions} AND fact.kind = 0 AND fact.status = 0 AND fact.voided = 0
         GROUP BY part_key",
        part = group.expression(),
        conditions = facts.sql,
    );
    each_row(sql, &query, &facts.values, |key, row| {
        if let Some(part) = parts.get_mut(&key) {
            part.set(Measure::Buyers, row.get(1)?);
        }
        Ok(())
    })
}

fn add_line_measures(
    sql: &Connection,
    facts: &Conditions,
    lines: &Conditions,
    group: Group,
    parts: &mut Parts,
) -> Result<()> {
    let (join, condition) = if lines.sql.is_empty() {
        ("orders AS fact CROSS JOIN order_line AS line ON line.order_key = fact.key", String::new())
    } else {
        (
            "order_line AS line CROSS JOIN orders AS fact ON fact.key = line.order_key",
            format!("{} AND ", lines.sql),
        )
    };
    let query = format!(
        "SELECT {part} AS part_key,
                count(DISTINCT fact.key),
                sum(CASE WHEN fact.kind = 0 AND line.amount > 0 THEN line.amount ELSE 0 END),
                sum(CASE WHEN fact.kind = 1 OR (fact.kind = 0 AND line.amount < 0) THEN -line.amount ELSE 0 END),
                sum(CASE WHEN fact.kind = 2 THEN line.amount ELSE 0 END),
                count(DISTINCT CASE WHEN fact.kind = 0 THEN fact.key END),
                sum(CASE WHEN fact.kind = 0 AND line.quantity_milli > 0
                          AND {is_goods}
                         THEN line.quantity_milli ELSE 0 END),
                count(DISTINCT CASE WHEN fact.kind = 0 THEN fact.customer_key END)
         FROM {join} {counted}
         WHERE {condition}{conditions} AND fact.status = 0 AND fact.voided = 0
         GROUP BY part_key",
        part = group.expression(),
        is_goods = is_goods(),
        counted = group.join(),
        conditions = facts.sql,
    );
    let values: Vec<SqlValue> = lines.values.iter().chain(&facts.values).cloned().collect();
    each_row(sql, &query, &values, |key, row| {
        let part = parts.entry(key).or_default();
        set(part, row, &DAY_COLUMNS)?;
        part.set(Measure::Buyers, row.get(7)?);
        Ok(())
    })
}

fn add_new_customers(
    sql: &Connection,
    facts: &Conditions,
    lines: &Conditions,
    group: Group,
    parts: &mut Parts,
) -> Result<()> {
    let by_line = group.is_by_line() || !lines.sql.is_empty();
    let (join, condition) = match (by_line, lines.sql.is_empty()) {
        (false, _) => ("", String::new()),
        (true, true) => ("JOIN order_line AS line ON line.order_key = fact.key", String::new()),
        (true, false) => {
            ("JOIN order_line AS line ON line.order_key = fact.key", format!("{} AND ", lines.sql))
        }
    };
    let query = format!(
        "SELECT {part} AS part_key, count(DISTINCT summary.customer_key)
         FROM customer_summary AS summary
         JOIN orders AS fact ON fact.key = summary.first_order_key {join} {counted}
         WHERE {condition}{conditions} AND summary.first_day BETWEEN ? AND ?
         GROUP BY part_key",
        part = group.expression(),
        counted = group.join(),
        conditions = facts.sql,
    );
    let days = facts.values.iter().take(2);
    let values: Vec<SqlValue> =
        lines.values.iter().chain(&facts.values).chain(days).cloned().collect();
    each_row(sql, &query, &values, |key, row| {
        parts.entry(key).or_default().set(Measure::NewCustomers, row.get(1)?);
        Ok(())
    })
}

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
