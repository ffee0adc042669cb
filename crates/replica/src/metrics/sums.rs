//! Slices added up from the sums of days and months where these tell all, from the facts where they
//! do not.

use std::collections::BTreeSet;

use chrono::{Days, NaiveDate};
use domain::calendar::{Grain, Period, day_number};
use domain::metrics::Slice;
use rusqlite::types::Value as SqlValue;
use rusqlite::{Connection, OptionalExtension, Row};

use super::compute::each_row;
use super::from_facts;
use super::group::{Group, PartKey};
use super::scope::{THESE_DAYS, conditions_over};
use super::tally::{Asked, Tallies};
use crate::database::day_from_sql;
use crate::error::Result;
use crate::measures::{Customers, Sums, buyers};

/// Days that are sought one by one; more of them are gone through.
const MOST_DAYS: u64 = 100;

/// A stretch of a slice's days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Span {
    /// Whole months of which there are sums.
    Months(Period),
    /// Any days.
    Days(Period),
}

/// The stretches that a slice cut into parts consists of.
pub(super) fn spans(sql: &Connection, slice: &Slice, group: Group) -> Result<Vec<Span>> {
    let open = match group {
        Group::Time(Grain::Day | Grain::Week) => None,
        _ => open_month(sql)?,
    };
    Ok(match open {
        Some(open) => split(slice.period(), open),
        None => vec![Span::Days(slice.period())],
    })
}

/// The first day of the month from which on there are no sums of months.
fn open_month(sql: &Connection) -> Result<Option<NaiveDate>> {
    let mut statement = sql.prepare_cached("SELECT day FROM measure_open")?;
    let day: Option<i64> = statement.query_row([], |row| row.get(0)).optional()?;
    day.map(day_from_sql).transpose()
}

/// The whole months of a period before the open one, and what is before and after them.
fn split(period: Period, open: NaiveDate) -> Vec<Span> {
    let after = |day: NaiveDate| day.checked_add_days(Days::new(1)).unwrap_or(day);
    let before = |day: NaiveDate| day.pred_opt().unwrap_or(day);
    let start = Grain::Month.start(period.from);
    let from = if start == period.from { start } else { after(Grain::Month.end(period.from)) };
    let end = Grain::Month.end(period.to);
    let to = if end == period.to { end } else { before(Grain::Month.start(period.to)) };
    let to = to.min(before(open));
    if to < from {
        return vec![Span::Days(period)];
    }
    let mut spans = vec![Span::Months(Period { from, to })];
    if period.from < from {
        spans.push(Span::Days(Period { from: period.from, to: before(from) }));
    }
    if to < period.to {
        spans.push(Span::Days(Period { from: after(to), to: period.to }));
    }
    spans
}

/// Whether a slice or its parts tell who sold.
pub(super) fn is_by_employee(slice: &Slice, group: Group) -> bool {
    slice.employee_id.is_some() || group == Group::Employee
}

/// Whether they tell through which channel.
fn is_by_channel(slice: &Slice, group: Group) -> bool {
    slice.channel.is_some() || group == Group::Channel
}

/// The rows of sums that tell all of a span of a slice; `None` where only the facts do.
fn rows_of(slice: &Slice, group: Group, span: Span) -> Option<Rows> {
    let by_product = slice.product_id.is_some() || group == Group::Product;
    let by_line = slice.is_by_line() || group.is_by_line();
    // Lines without product stand among those of the category that has no name.
    if by_line && slice.category.as_deref() == Some("") {
        return None;
    }
    let (by_employee, by_channel) = (is_by_employee(slice, group), is_by_channel(slice, group));
    Some(match span {
        Span::Months(months) if !by_line => Rows::of_months("measure_month", months).by(group),
        Span::Days(days) if !by_line && by_employee => Rows::of_days("measure_day", days).by(group),
        Span::Days(days) if !by_line => Rows::of_days("measure_store_day", days).by(group),
        Span::Months(months) if !by_product => {
            Rows::of_months("measure_category_month", months).by_category(slice, group)
        }
        Span::Months(months) if !by_employee && !by_channel => {
            Rows::of_months("measure_product_month", months).by_product(slice, group)
        }
        Span::Days(days) if !by_product && !by_employee => {
            Rows::of_days("measure_category_day", days).by_category(slice, group)
        }
        Span::Months(_) | Span::Days(_) => return None,
    })
}

/// Whether the sums of days tell all of a slice.
pub(super) fn tell_days(slice: &Slice) -> bool {
    rows_of(slice, Group::Time(Grain::Day), Span::Days(slice.period())).is_some()
}

/// The stores in which the documents of a slice may lie, as the sums of their months tell.
pub(super) fn stores(sql: &Connection, slice: &Slice) -> Result<BTreeSet<i64>> {
    let months = Period { from: Grain::Month.start(slice.from), to: Grain::Month.end(slice.to) };
    let mut stores = BTreeSet::new();
    for span in spans(sql, &slice.over(months), Group::Whole)? {
        let rows = match span {
            Span::Months(months) => Rows::of_months("measure_month", months),
            Span::Days(days) => Rows::of_days("measure_day", days),
        };
        rows.by(Group::Whole).each(sql, slice, "fact.store_key", |_, row| {
            stores.insert(row.get(1)?);
            Ok(())
        })?;
    }
    Ok(stores)
}

/// Adds what each part of a slice adds up to, the products sold apart.
pub(super) fn add(
    sql: &Connection,
    slice: &Slice,
    group: Group,
    asked: Asked,
    tallies: &mut Tallies,
) -> Result<()> {
    for span in spans(sql, slice, group)? {
        let (Span::Months(period) | Span::Days(period)) = span;
        let Some(rows) = rows_of(slice, group, span) else {
            let mut counted = Tallies::new();
            let customers = if asked.customers { Customers::Told } else { Customers::Untold };
            from_facts::add(sql, &slice.over(period), group, customers, &mut counted)?;
            for (key, cell) in counted {
                let tally = tallies.entry(key).or_default();
                tally.sums += cell.sums;
                tally.buyers.extend(cell.buyers);
            }
            continue;
        };
        let sums: Vec<String> =
            Sums::COLUMNS.iter().map(|column| format!("sum({column}) AS {column}")).collect();
        rows.grouped(sql, slice, &sums.join(", "), |key, row| {
            tallies.entry(key).or_default().sums += Sums::read(row)?;
            Ok(())
        })?;
        if asked.buyers {
            rows.each(sql, slice, "buyers", |key, row| {
                let bytes = row.get_ref(1)?.as_blob().map_err(rusqlite::Error::from)?;
                tallies.entry(key).or_default().buyers.extend(buyers(bytes));
                Ok(())
            })?;
        }
    }
    Ok(())
}

/// Rows of sums: their table, the part of a row, and conditions beside place and time.
pub(super) struct Rows {
    table: &'static str,
    part: String,
    period: Period,
    /// The days at which rows stand; empty for every day of the period.
    days: Vec<NaiveDate>,
    is_of_months: bool,
    conditions: Vec<String>,
    values: Vec<SqlValue>,
}

impl Rows {
    pub(super) fn of_days(table: &'static str, period: Period) -> Self {
        let (days, conditions, values) = (Vec::new(), Vec::new(), Vec::new());
        Self { table, part: String::new(), period, days, is_of_months: false, conditions, values }
    }

    pub(super) fn of_months(table: &'static str, months: Period) -> Self {
        let next = |month: &NaiveDate| Grain::Month.end(*month).checked_add_days(Days::new(1));
        let days = std::iter::successors(Some(months.from), next);
        let days = days.take_while(|month| *month <= months.to).collect();
        Self { days, is_of_months: true, ..Self::of_days(table, months) }
    }

    /// Parts that hang on place and time.
    fn by(mut self, group: Group) -> Self {
        let Self { period, .. } = self;
        let month = Grain::Month.start(period.from);
        self.part = match group {
            Group::Time(Grain::Month) if self.is_of_months => "fact.day".into(),
            Group::Time(Grain::Month) if month == Grain::Month.start(period.to) => {
                day_number(month).to_string()
            }
            _ => group.expression().into(),
        };
        self
    }

    /// Of a table by categories.
    pub(super) fn by_category(self, slice: &Slice, group: Group) -> Self {
        let mut rows = self.by(group);
        match group {
            Group::Category => rows.part = "fact.category".into(),
            Group::Product => rows.part = "0".into(),
            _ => {}
        }
        let Some(category) = &slice.category else { return rows };
        rows.day_by_day().only("fact.category = ?", SqlValue::Text(category.clone()))
    }

    /// Of a table by products.
    fn by_product(self, slice: &Slice, group: Group) -> Self {
        let mut rows = self.by(group);
        match group {
            Group::Product => rows.part = "fact.product_key".into(),
            Group::Category => {
                rows.part =
                    "coalesce((SELECT category FROM product WHERE key = fact.product_key), '')"
                        .into();
            }
            _ => {}
        }
        if let Some(product) = slice.product_id {
            rows = rows.only(
                "fact.product_key = (SELECT key FROM product WHERE id = ?)",
                SqlValue::Blob(product.as_bytes().to_vec()),
            );
        }
        if let Some(category) = &slice.category {
            rows = rows.only(
                "fact.product_key IN (SELECT key FROM product WHERE category = ?)",
                SqlValue::Text(category.clone()),
            );
        }
        rows
    }

    fn only(mut self, condition: &str, value: SqlValue) -> Self {
        self.conditions.push(condition.to_string());
        self.values.push(value);
        self
    }

    /// Seeks each day by itself, for what stands behind the day in the table's key is asked too.
    fn day_by_day(mut self) -> Self {
        if self.days.is_empty() && self.period.days() <= MOST_DAYS {
            let days = std::iter::successors(Some(self.period.from), NaiveDate::succ_opt);
            self.days = days.take_while(|day| *day <= self.period.to).collect();
        }
        self
    }

    /// Asks for columns of every row.
    pub(super) fn each(
        &self,
        sql: &Connection,
        slice: &Slice,
        columns: &str,
        take: impl FnMut(PartKey, &Row<'_>) -> Result<()>,
    ) -> Result<()> {
        self.ask(sql, slice, columns, "", take)
    }

    /// Asks for columns that rows of a part make together.
    fn grouped(
        &self,
        sql: &Connection,
        slice: &Slice,
        columns: &str,
        take: impl FnMut(PartKey, &Row<'_>) -> Result<()>,
    ) -> Result<()> {
        let is_one_part = self.part.parse::<i64>().is_ok();
        self.ask(sql, slice, columns, if is_one_part { "" } else { "GROUP BY part_key" }, take)
    }

    fn ask(
        &self,
        sql: &Connection,
        slice: &Slice,
        columns: &str,
        ending: &str,
        take: impl FnMut(PartKey, &Row<'_>) -> Result<()>,
    ) -> Result<()> {
        let place = if self.days.is_empty() {
            conditions_over(sql, slice, THESE_DAYS, self.period)?
        } else {
            let days: Vec<String> =
                self.days.iter().map(|day| day_number(*day).to_string()).collect();
            // The days stand in the statement, their ends are bound beside them.
            let days = format!("fact.day IN ({}) AND {THESE_DAYS}", days.join(", "));
            conditions_over(sql, slice, &days, self.period)?
        };
        let mut conditions = vec![place.sql];
        conditions.extend(self.conditions.iter().cloned());
        let query = format!(
            "SELECT {} AS part_key, {columns} FROM {} AS fact WHERE {} {ending}",
            self.part,
            self.table,
            conditions.join(" AND "),
        );
        let values: Vec<SqlValue> = place.values.iter().chain(&self.values).cloned().collect();
        each_row(sql, &query, &values, take)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_period_is_closed_months_and_what_is_around_them() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let period = |text: &str| {
            let (from, to) = text.split_once("..").unwrap();
            Period { from: day(from), to: day(to) }
        };
        // March is open.
        let cases: [(&str, Option<&str>, &[&str]); 10] = [
            ("2026-02-01..2026-02-28", Some("2026-02-01..2026-02-28"), &[]),
            ("2026-02-01..2026-02-27", None, &["2026-02-01..2026-02-27"]),
            ("2026-02-02..2026-02-28", None, &["2026-02-02..2026-02-28"]),
            (
                "2026-01-31..2026-03-01",
                Some("2026-02-01..2026-02-28"),
                &["2026-01-31..2026-01-31", "2026-03-01..2026-03-01"],
            ),
            ("2026-01-31..2026-02-27", None, &["2026-01-31..2026-02-27"]),
            ("2025-12-01..2026-01-15", Some("2025-12-01..2025-12-31"), &["2026-01-01..2026-01-15"]),
            ("2025-11-30..2026-01-31", Some("2025-12-01..2026-01-31"), &["2025-11-30..2025-11-30"]),
            ("2026-03-01..2026-03-31", None, &["2026-03-01..2026-03-31"]),
            ("2026-02-01..2026-03-31", Some("2026-02-01..2026-02-28"), &["2026-03-01..2026-03-31"]),
            ("2026-03-05..2026-05-31", None, &["2026-03-05..2026-05-31"]),
        ];
        for (whole, months, rest) in cases {
            let expected: Vec<Span> = months
                .map(|months| Span::Months(period(months)))
                .into_iter()
                .chain(rest.iter().map(|rest| Span::Days(period(rest))))
                .collect();
            assert_eq!(split(period(whole), day("2026-03-01")), expected, "{whole}");
        }
    }
}
