//! Marks that people give, each with what shows it.

use std::collections::HashMap;

use chrono::NaiveDate;
use domain::Id;
use domain::access::{Actor, Operation};
use domain::calendar::Period;
use domain::kpi::{ItemSource, KpiItem, KpiRating, Marks, Words};
use domain::org::Employee;
use rusqlite::Connection;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::rights;
use super::scored::Scored;
use crate::database::SqlId;
use crate::error::{Error, Result, invalid};
use crate::topic::Done;
use crate::{Replica, transact};

/// A mark as a form leaves it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct NewRating {
    /// Who is rated.
    pub employee_id: Id,
    /// The sheet.
    pub family_id: Id,
    /// Key of the item.
    pub item: String,
    /// A day of the period.
    pub day: NaiveDate,
    /// The mark.
    #[specta(type = String)]
    pub value: Decimal,
    /// What shows it.
    pub evidence: String,
}

/// An item of somebody's sheet that this person can mark.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct RatingTask {
    /// Who is rated.
    pub employee_id: Id,
    /// Their name.
    pub employee_name: String,
    /// Name of their store; empty where they have none.
    pub store_name: String,
    /// The sheet.
    pub family_id: Id,
    /// Key of the item.
    pub item: String,
    /// What people call it.
    pub name: Words,
    /// In what it is counted.
    pub unit: Words,
    /// The marks that may be given; any number where there are none.
    pub marks: Option<Marks>,
    /// Whether marks of several people are put together without saying whose they are.
    pub is_of_many: bool,
    /// What this person gave for the period; `None` while they gave nothing.
    #[specta(type = Option<String>)]
    pub given: Option<Decimal>,
    /// The evidence they gave with it.
    pub evidence: String,
    /// Whether somebody gave a mark, this person or another; always `false` of marks put together.
    pub is_done: bool,
}

/// The longest evidence.
const LONGEST: usize = 2_000;

impl Replica {
    /// Gives a mark, or changes the one given before for the same period.
    pub fn rate_work(&self, actor: &Actor, new: NewRating) -> Result<Done> {
        let evidence = new.evidence.trim().to_string();
        if evidence.chars().count() > LONGEST {
            return invalid("evidence", "too_long");
        }
        let today = self.day_or_today(None)?;
        self.transact(actor, Operation::RateWork.code(), |tx| {
            let period = self.period_of(tx.sql, new.employee_id, new.day)?;
            if period.from > today {
                return invalid("day", "out_of_range");
            }
            let scored = self.scored_one(tx.sql, period, new.employee_id)?;
            let item = found(&scored, new.family_id, &new.item)?;
            match &item.source {
                ItemSource::Raters { .. } if new.employee_id != actor.employee_id => {
                    actor.may_somewhere(Operation::ViewScores)?;
                }
                _ => rights::may_rate(tx.sql, actor, new.employee_id)?,
            }
            if item.source.marks().is_some_and(|marks| !marks.allows(new.value)) {
                return invalid("value", "out_of_range");
            }
            let is_of_many = matches!(item.source, ItemSource::Raters { .. });
            if evidence.is_empty() && !is_of_many {
                return invalid("evidence", "missing");
            }
            let period_from = period.from;
            let (person, family, day, rater) = (
                new.employee_id.to_string(),
                new.family_id.to_string(),
                period_from.to_string(),
                actor.employee_id.to_string(),
            );
            let parts = [person.as_str(), &family, &new.item, &day, &rater];
            tx.put(&KpiRating {
                id: Id::derived("kpi_rating", &parts),
                employee_id: new.employee_id,
                family_id: new.family_id,
                item: new.item.clone(),
                period_from,
                value: new.value,
                evidence: evidence.clone(),
                rater_id: actor.employee_id,
                day: today,
            })?;
            Ok(())
        })
    }

    /// What this person can mark in a period: the items of their people's sheets that somebody marks,
    /// and those of others that many mark.
    pub fn rating_tasks(&self, actor: &Actor, period: Period) -> Result<Vec<RatingTask>> {
        actor.may_somewhere(Operation::ViewScores)?;
        self.database.read(|sql| {
            let scored = self.scored(sql, period)?;
            let names = crate::org::names(sql)?;
            let mut tasks = Vec::new();
            for (subject, _) in scored.each() {
                let employee = &subject.employee;
                let may_rate = rights::may_rate(sql, actor, employee.id).is_ok();
                let is_other = employee.id != actor.employee_id;
                let Some(sheet) = scored.last_sheet(subject) else { continue };
                let period_from = sheet.cycle.start(period.from);
                let given = given_to(sql, employee.id, sheet.family_id, period_from)?;
                for (item, _) in sheet.content.all_items() {
                    let is_of_many = matches!(item.source, ItemSource::Raters { .. });
                    let is_mine = match &item.source {
                        ItemSource::Rating { .. } => may_rate,
                        ItemSource::Raters { .. } => is_other,
                        _ => false,
                    };
                    if !is_mine {
                        continue;
                    }
                    let of_item = given.get(&item.key);
                    let own = of_item
                        .and_then(|all| all.iter().find(|one| one.rater_id == actor.employee_id));
                    tasks.push(RatingTask {
                        employee_id: employee.id,
                        employee_name: employee.name.clone(),
                        store_name: names.of(employee.store_id),
                        family_id: sheet.family_id,
                        item: item.key.clone(),
                        name: item.name.clone(),
                        unit: item.unit.clone(),
                        marks: item.source.marks().cloned(),
                        is_of_many,
                        given: own.map(|one| one.value),
                        evidence: own.map(|one| one.evidence.clone()).unwrap_or_default(),
                        is_done: if is_of_many { own.is_some() } else { of_item.is_some() },
                    });
                }
            }
            Ok(tasks)
        })
    }
}

/// The item of the sheet that measures somebody in the period.
fn found<'a>(scored: &'a Scored, family_id: Id, key: &str) -> Result<&'a KpiItem> {
    let measured = scored.subjects.iter().flat_map(|one| one.measured(&scored.plan));
    let of_family = measured.map(|(_, sheet)| sheet).filter(|sheet| sheet.family_id == family_id);
    for sheet in of_family {
        let all = sheet.content.all_items();
        if let Some((item, _)) = all.into_iter().find(|(item, _)| item.key == key) {
            if item.source.is_marked() {
                return Ok(item);
            }
            return invalid("item", "not_marked");
        }
    }
    Err(Error::NotFound("kpi_item"))
}

/// The marks whose periods begin within some days.
pub(super) fn given(sql: &Connection, from: NaiveDate, to: NaiveDate) -> Result<Vec<KpiRating>> {
    let mut statement = sql.prepare_cached(
        "SELECT id FROM kpi_rating WHERE period_from BETWEEN ?1 AND ?2 ORDER BY period_from, key",
    )?;
    let ids = statement
        .query_map([from.to_string(), to.to_string()], |row| row.get::<_, SqlId>(0))?
        .collect::<rusqlite::Result<Vec<_>>>()?;
    ids.into_iter().map(|id| transact::get(sql, id.0)).collect()
}

/// What somebody was given for a period of a sheet, by item.
fn given_to(
    sql: &Connection,
    employee_id: Id,
    family_id: Id,
    period_from: NaiveDate,
) -> Result<HashMap<String, Vec<KpiRating>>> {
    let mut statement = sql.prepare_cached(
        "SELECT id FROM kpi_rating WHERE employee_id = ?1 AND family_id = ?2 AND period_from = ?3",
    )?;
    let key = rusqlite::params![SqlId(employee_id), SqlId(family_id), period_from.to_string()];
    let ids = statement.query_map(key, |row| row.get::<_, SqlId>(0))?;
    let mut found: HashMap<String, Vec<KpiRating>> = HashMap::new();
    for id in ids {
        let one: KpiRating = transact::get(sql, id?.0)?;
        found.entry(one.item.clone()).or_default().push(one);
    }
    Ok(found)
}

/// The name of somebody.
pub(super) fn name(sql: &Connection, id: Id) -> Result<String> {
    Ok(transact::find::<Employee>(sql, id)?.map(|one| one.name).unwrap_or_default())
}
