//! Measures of a slice, whole or by parts. Additive ones of whole documents come from the derived
//! day rows; distinct counts, and everything about lines of some products, from the facts.

use std::collections::BTreeMap;

use domain::Money;
use domain::calendar::Grain;
use domain::metrics::{Measure, Measures, Slice};
use rusqlite::types::Value as SqlValue;
use rusqlite::{Connection, params_from_iter};

use super::scope::{Conditions, conditions, line_conditions};
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

    fn is_by_line(self) -> bool {
        matches!(self, Self::Category | Self::Product)
    }
}

/// The measures of a slice. Only those asked for cost anything beyond the additive ones.
pub(crate) fn measures(sql: &Connection, slice: &Slice, needed: &[Measure]) -> Result<Measures> {
    let mut whole = groups(sql, slice, Group::Whole, needed)?;
    Ok(whole.pop_first().map(|(_, measures)| measures).unwrap_or_default())
}

/// The measures of each part of a slice. Parts without facts are left out.
pub(crate) fn groups(
    sql: &Connection,
    slice: &Slice,
    group: Group,
    needed: &[Measure],
) -> Result<BTreeMap<PartKey, Measures>> {
    let facts = conditions(sql, slice)?;
    let lines = line_conditions(slice);
    let mut parts = BTreeMap::new();
    if slice.is_by_line() || group.is_by_line() {
        add_line_measures(sql, &facts, &lines, group, &mut parts)?;
    } else {
        add_day_measures(sql, &facts, group, &mut parts)?;
        if needed.contains(&Measure::Buyers) {
            add_buyers(sql, &facts, group, &mut parts)?;
        }
    }
    if needed.contains(&Measure::NewCustomers) {
        add_new_customers(sql, &facts, &lines, group, &mut parts)?;
    }
    parts.retain(|_, measures| measures.documents > 0);
    Ok(parts)
}

type Parts = BTreeMap<PartKey, Measures>;

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
        let part = parts.entry(key).or_default();
        part.documents = row.get::<_, Option<i64>>(1)?.unwrap_or(0);
        part.gross_sales = money(row, 2)?;
        part.refunds = money(row, 3)?;
        part.adjustments = money(row, 4)?;
        part.orders = row.get::<_, Option<i64>>(5)?.unwrap_or(0);
        part.units_milli = row.get::<_, Option<i64>>(6)?.unwrap_or(0);
        Ok(())
    })
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
        parts.entry(key).or_default().buyers = row.get(1)?;
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
        part.documents = row.get(1)?;
        part.gross_sales = money(row, 2)?;
        part.refunds = money(row, 3)?;
        part.adjustments = money(row, 4)?;
        part.orders = row.get(5)?;
        part.units_milli = row.get::<_, Option<i64>>(6)?.unwrap_or(0);
        part.buyers = row.get(7)?;
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
        parts.entry(key).or_default().new_customers = row.get(1)?;
        Ok(())
    })
}

fn each_row(
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

fn money(row: &rusqlite::Row<'_>, column: usize) -> Result<Money> {
    Ok(Money::from_minor(row.get::<_, Option<i64>>(column)?.unwrap_or(0)))
}
