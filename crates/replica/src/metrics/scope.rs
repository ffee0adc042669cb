//! Whose numbers: what a person may ask for, and a slice as SQL conditions.

use domain::access::{Actor, Denied, Operation, Reach, Target};
use domain::calendar::{Period, day_number};
use domain::metrics::{Metric, Slice};
use rusqlite::Connection;
use rusqlite::types::Value as SqlValue;

use crate::aliases::keys_where;
use crate::error::{Error, Result, invalid};
use crate::org;

/// The slice narrowed to what this person may see; refused when it names something else.
pub(crate) fn authorise(sql: &Connection, actor: &Actor, slice: &Slice) -> Result<Slice> {
    authorise_by(sql, actor, slice, Operation::ViewSales)
}

/// The same for one metric: who enters numbers sees what is made of nothing else.
pub(crate) fn authorise_for(
    sql: &Connection,
    actor: &Actor,
    metric: &Metric,
    slice: &Slice,
) -> Result<Slice> {
    authorise_by(sql, actor, slice, needed_for(metric))
}

/// The same for numbers that people enter.
pub(crate) fn authorise_entered(sql: &Connection, actor: &Actor, slice: &Slice) -> Result<Slice> {
    authorise_by(sql, actor, slice, Operation::ViewEntered)
}

/// What a person must be allowed to do to see a metric.
pub(crate) fn needed_for(metric: &Metric) -> Operation {
    if metric.is_entered() { Operation::ViewEntered } else { Operation::ViewSales }
}

fn authorise_by(
    sql: &Connection,
    actor: &Actor,
    slice: &Slice,
    operation: Operation,
) -> Result<Slice> {
    if slice.to < slice.from {
        return invalid("to", "before_from");
    }
    let reach = actor.may_somewhere(operation)?;
    let denied = Error::Denied(Denied { role: actor.role, operation });
    if let Some(store) = slice.store_id {
        let target = match org::store_target(sql, store)? {
            Target::Store { store, region } if reach == Reach::Own => {
                Target::Employee { employee: actor.employee_id, store: Some(store), region }
            }
            target => target,
        };
        actor.may(operation, target)?;
    }
    let mut slice = slice.clone();
    match reach {
        Reach::Chain => {}
        Reach::Region => {
            if slice.region_id.is_some_and(|region| actor.region_id != Some(region)) {
                return Err(denied);
            }
            slice.region_id = actor.region_id;
        }
        Reach::Store => {
            if slice.region_id.is_some() {
                return Err(denied);
            }
            slice.store_id = actor.store_id;
        }
        Reach::Own => {
            if slice.region_id.is_some()
                || slice.employee_id.is_some_and(|id| id != actor.employee_id)
            {
                return Err(denied);
            }
            slice.employee_id = Some(actor.employee_id);
        }
    }
    Ok(slice)
}

/// Conditions on a table that has `store_key, day, employee_key, channel`, with their values.
pub(super) struct Conditions {
    pub(super) sql: String,
    pub(super) values: Vec<SqlValue>,
}

/// Days to whose ends a period is bound.
pub(super) const THESE_DAYS: &str = "fact.day BETWEEN ? AND ?";

/// The slice as conditions on the columns of `fact`.
pub(super) fn conditions(sql: &Connection, slice: &Slice) -> Result<Conditions> {
    conditions_over(sql, slice, THESE_DAYS, slice.period())
}

/// The slice as conditions on the columns of `fact`, with one on its days to which a period is bound.
pub(super) fn conditions_over(
    sql: &Connection,
    slice: &Slice,
    days: &str,
    period: Period,
) -> Result<Conditions> {
    let stores = org::store_keys(sql, slice.region_id, slice.store_id)?;
    Ok(conditions_in(stores, slice, days, period))
}

/// The same in these stores.
pub(super) fn conditions_in(
    stores: impl IntoIterator<Item = i64>,
    slice: &Slice,
    days: &str,
    period: Period,
) -> Conditions {
    let stores: Vec<String> = stores.into_iter().map(|store| store.to_string()).collect();
    let mut conditions = vec![format!("fact.store_key IN ({}) AND {days}", stores.join(", "))];
    let mut values =
        vec![SqlValue::Integer(day_number(period.from)), SqlValue::Integer(day_number(period.to))];
    if let Some(employee) = slice.employee_id {
        conditions.push("fact.employee_key = (SELECT key FROM employee WHERE id = ?)".into());
        values.push(SqlValue::Blob(employee.as_bytes().to_vec()));
    }
    if let Some(channel) = &slice.channel {
        conditions.push("fact.channel = ?".into());
        values.push(SqlValue::Text(channel.clone()));
    }
    Conditions { sql: conditions.join(" AND "), values }
}

/// The slice as conditions on a table of plain facts, which names no employee.
pub(super) fn fact_conditions(sql: &Connection, slice: &Slice) -> Result<Conditions> {
    let of_documents = Slice { employee_id: None, ..slice.clone() };
    let Conditions { sql: mut text, mut values } = conditions(sql, &of_documents)?;
    let lines = line_conditions(slice);
    if !lines.sql.is_empty() {
        text = format!("{text} AND {}", lines.sql.replace("line.product_key", "fact.product_key"));
        values.extend(lines.values);
    }
    Ok(Conditions { sql: text, values })
}

/// Conditions on lines, asked of each line of a document rather than of the lines of each product.
pub(super) fn of_each(lines: &Conditions) -> String {
    lines.sql.replace("line.product_key", "+line.product_key")
}

/// The slice's products as conditions on `line.product_key`; empty when it looks at all.
pub(super) fn line_conditions(slice: &Slice) -> Conditions {
    let mut conditions = Vec::new();
    let mut values = Vec::new();
    let mut only = |condition: &str, value: SqlValue| {
        conditions.push(format!("line.product_key IN ({})", keys_where(condition)));
        values.extend([value.clone(), value]);
    };
    if let Some(category) = &slice.category {
        only("product.category = ?", SqlValue::Text(category.clone()));
    }
    if let Some(product) = slice.product_id {
        only("product.id = ?", SqlValue::Blob(product.as_bytes().to_vec()));
    }
    Conditions { sql: conditions.join(" AND "), values }
}
