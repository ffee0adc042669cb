//! What customers bought, each counted once: who came back, what members bought.
//!
//! All of it is asked of the documents here, by one statement; a derived table of customers by day
//! would take its place without another module noticing.

use domain::metrics::Measure;
use rusqlite::Connection;
use rusqlite::types::Value as SqlValue;

use super::compute::{Group, Parts, each_row};
use super::scope::Conditions;
use crate::error::Result;

/// A condition on `customer`: on the list of members.
const ON_THE_LIST: &str =
    "(customer.card <> '' OR customer.level <> '' OR customer.joined_on <> '')";

/// What is counted of the documents that count for a measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Counted {
    /// Money of their lines.
    Money,
    /// The documents themselves.
    Documents,
    /// Their customers.
    Customers,
    /// Customers with two or more of them.
    Repeats,
}

/// What is counted for a measure of this source, and of which sales: a condition on `fact`. `None`
/// for measures that are counted otherwise.
pub(super) fn counting(measure: Measure) -> Option<(Counted, String)> {
    let known = "fact.customer_key IS NOT NULL";
    let kept = "NOT EXISTS (SELECT 1 FROM orders AS back INDEXED BY orders_by_number
        WHERE back.number = fact.number AND back.store_key = fact.store_key
          AND back.kind = 1 AND back.status = 0 AND back.voided = 0)";
    let returning = "EXISTS (SELECT 1 FROM customer_summary AS summary
        WHERE summary.customer_key = fact.customer_key AND summary.first_order_key <> fact.key)";
    let born = "AND substr(customer.birthday, -5, 2) =
        strftime('%m', fact.day * 86400, 'unixepoch')";
    Some(match measure {
        Measure::KeptBuyers => (Counted::Customers, format!("{known} AND {kept}")),
        Measure::RepeatBuyers => (Counted::Repeats, format!("{known} AND {kept}")),
        Measure::MemberBuyers => (Counted::Customers, format!("{} AND {kept}", of_member(""))),
        Measure::RepeatMembers => (Counted::Repeats, format!("{} AND {kept}", of_member(""))),
        Measure::ReturningSales => (Counted::Money, returning.to_string()),
        Measure::MemberSales => (Counted::Money, of_member("")),
        Measure::MemberBirthdaySales => (Counted::Money, of_member(born)),
        Measure::NonMemberOrders => (Counted::Documents, format!("NOT {}", of_member(""))),
        _ => return None,
    })
}

/// A condition on `fact`: bought by somebody who had joined before that day.
fn of_member(more: &str) -> String {
    format!(
        "EXISTS (SELECT 1 FROM customer WHERE customer.key = fact.customer_key AND {ON_THE_LIST}
            AND customer.joined_on < date(fact.day * 86400, 'unixepoch') {more})"
    )
}

/// Whether a measure has no data as long as no list of members came in.
pub(super) fn is_about_members(measure: Measure) -> bool {
    matches!(
        measure,
        Measure::MemberSales
            | Measure::MemberBirthdaySales
            | Measure::MemberBuyers
            | Measure::RepeatMembers
            | Measure::NonMemberOrders
    )
}

/// Whether any list of members came in.
pub(super) fn has_members(sql: &Connection) -> Result<bool> {
    let query = format!("SELECT 1 FROM customer WHERE {ON_THE_LIST} LIMIT 1");
    Ok(sql.prepare_cached(&query)?.exists([])?)
}

/// The sales of a slice that fit a condition, as FROM and WHERE, with their values. `joins` is what
/// is joined to their lines, where those are asked for.
pub(super) fn sales(
    facts: &Conditions,
    lines: &Conditions,
    group: Group,
    joins: Option<&str>,
    condition: &str,
) -> (String, Vec<SqlValue>) {
    let joined = if joins.is_some() || group.is_by_line() || !lines.sql.is_empty() {
        format!(
            "JOIN order_line AS line ON line.order_key = fact.key {} {}",
            group.join(),
            joins.unwrap_or_default(),
        )
    } else {
        String::new()
    };
    let of_lines = if lines.sql.is_empty() { String::new() } else { format!("AND {}", lines.sql) };
    let from = format!(
        "FROM orders AS fact {joined}
         WHERE {} {of_lines} AND fact.kind = 0 AND fact.status = 0 AND fact.voided = 0
           AND {condition}",
        facts.sql,
    );
    (from, facts.values.iter().chain(&lines.values).cloned().collect())
}

/// Adds a measure of this source.
pub(super) fn add(
    sql: &Connection,
    facts: &Conditions,
    lines: &Conditions,
    group: Group,
    measure: Measure,
    parts: &mut Parts,
) -> Result<()> {
    let Some((counted, condition)) = counting(measure) else { return Ok(()) };
    let joins = (counted == Counted::Money).then_some("");
    let (from, values) = sales(facts, lines, group, joins, &condition);
    let part = group.expression();
    let query = match counted {
        Counted::Money => format!(
            "SELECT {part} AS part_key, sum(CASE WHEN line.amount > 0 THEN line.amount ELSE 0 END)
             {from} GROUP BY part_key"
        ),
        Counted::Documents => {
            format!("SELECT {part} AS part_key, count(DISTINCT fact.key) {from} GROUP BY part_key")
        }
        Counted::Customers => format!(
            "SELECT {part} AS part_key, count(DISTINCT fact.customer_key)
             {from} GROUP BY part_key"
        ),
        Counted::Repeats => format!(
            "SELECT part_key, count(*) FROM (
                 SELECT {part} AS part_key, fact.customer_key
                 {from} GROUP BY part_key, fact.customer_key
                 HAVING count(DISTINCT fact.key) >= 2)
             GROUP BY part_key"
        ),
    };
    each_row(sql, &query, &values, |key, row| {
        parts.entry(key).or_default().set(measure, row.get(1)?);
        Ok(())
    })
}
