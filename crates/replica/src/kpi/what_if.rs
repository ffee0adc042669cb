//! What other weights, targets or curves would have made of past facts (D-03), before anything is
//! published.

use std::sync::Arc;

use domain::Id;
use domain::access::{Actor, Operation, Target};
use domain::calendar::Period;
use domain::kpi::{KpiContent, KpiSheet, PersonTotal, Scale};
use rusqlite::Connection;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::board::{GradeCount, middle, placed};
use super::scored::{Scored, Subject};
use crate::error::Result;
use crate::{Replica, org};

/// Another content of a sheet, tried on the people whom the sheet measured in a period. A sheet that
/// measures nobody yet is tried on those whom it is assigned to, or on everybody of a post.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct WhatIf {
    /// The sheet.
    pub family_id: Id,
    /// What it would hold.
    pub content: KpiContent,
    /// The days.
    pub period: Period,
}

/// What it would make of somebody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct WhatIfRow {
    /// Who.
    pub employee_id: Id,
    /// Name.
    pub name: String,
    /// Name of their store; empty where they have none.
    pub store_name: String,
    /// The score as it is; `None` where the sheet that is tried does not measure them yet.
    #[specta(type = Option<String>)]
    pub before: Option<Decimal>,
    /// The score as it would be.
    #[specta(type = Option<String>)]
    pub after: Option<Decimal>,
    /// The grade as it is.
    pub grade_before: Option<String>,
    /// The grade as it would be.
    pub grade_after: Option<String>,
    /// The place as it is.
    pub rank_before: Option<u32>,
    /// The place as it would be.
    pub rank_after: Option<u32>,
}

/// What it would make of everybody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct WhatIfOutcome {
    /// On which scale it would be.
    pub scale: Scale,
    /// Everybody, the highest score first.
    pub rows: Vec<WhatIfRow>,
    /// How many of those who have a score would have another place.
    pub moved: u32,
    /// How many of them would have another grade.
    pub regraded: u32,
    /// The grades as they are.
    pub grades_before: Vec<GradeCount>,
    /// The grades as they would be.
    pub grades_after: Vec<GradeCount>,
    /// The middle of the scores as they would be.
    #[specta(type = Option<String>)]
    pub middle: Option<Decimal>,
}

impl Replica {
    /// What another content of a sheet would have made of the people in a period. The content that
    /// counts gives what was.
    pub fn kpi_what_if(&self, actor: &Actor, asked: &WhatIf) -> Result<WhatIfOutcome> {
        actor.may(Operation::EditKpiSheet, Target::Chain)?;
        self.database.read(|sql| {
            let tried = self.tried_on(sql, asked.family_id, asked.period)?;
            let tried = tried.as_ref();
            let names = org::names(sql)?;
            let totals = totals(sql, tried, asked.family_id, &asked.content)?;
            let before = placed(tried, |_, one| &one.content.grades, &tried.totals);
            let is_tried = |sheet: &KpiSheet| sheet.family_id == asked.family_id;
            let after = placed(
                tried,
                |_, one| if is_tried(one) { &asked.content.grades } else { &one.content.grades },
                &totals,
            );
            let mut rows = Vec::new();
            for (at, subject) in tried.subjects.iter().enumerate() {
                if !tried.last_sheet(subject).is_some_and(is_tried) {
                    continue;
                }
                let was = &tried.totals[at];
                rows.push(WhatIfRow {
                    employee_id: subject.employee.id,
                    name: subject.employee.name.clone(),
                    store_name: names.of(subject.employee.store_id),
                    before: was.total,
                    after: totals[at].total,
                    grade_before: before[at].grade.clone(),
                    grade_after: after[at].grade.clone(),
                    rank_before: before[at].rank,
                    rank_after: after[at].rank,
                });
            }
            rows.sort_by_key(|row| std::cmp::Reverse(row.after));
            let sheet = tried.plan.versions(asked.family_id).last();
            let names_before = sheet.map(|sheet| sheet.content.grades.names()).unwrap_or_default();
            let count = |test: &dyn Fn(&&WhatIfRow) -> bool| {
                u32::try_from(rows.iter().filter(test).count()).unwrap_or(u32::MAX)
            };
            let middle = middle(rows.iter().filter_map(|row| row.after));
            Ok(WhatIfOutcome {
                scale: asked.content.scale,
                moved: count(&|row| row.before.is_some() && row.rank_before != row.rank_after),
                regraded: count(&|row| row.before.is_some() && row.grade_before != row.grade_after),
                grades_before: counts(&names_before, &rows, |row| row.grade_before.as_ref()),
                grades_after: counts(&asked.content.grades.names(), &rows, |row| {
                    row.grade_after.as_ref()
                }),
                middle,
                rows,
            })
        })
    }

    /// Each item of a content that has a value, for everybody whom the sheet measured in a period:
    /// the item, whether its target was met, the value.
    pub(super) fn tried<'a>(
        &self,
        sql: &Connection,
        family_id: Id,
        content: &'a KpiContent,
        period: Period,
    ) -> Result<Vec<(&'a str, bool, Decimal)>> {
        let today = self.today(sql)?;
        let tried =
            &Scored::as_if(sql, family_id, period, today, || self.goals_by(sql, period, today))?;
        let totals = totals(sql, tried, family_id, content)?;
        let mut found = Vec::new();
        for (subject, total) in tried.subjects.iter().zip(&totals) {
            if tried.last_sheet(subject).is_none_or(|sheet| sheet.family_id != family_id) {
                continue;
            }
            let Some(span) = total.spans.last() else { continue };
            let told = span.score.groups.iter().flat_map(|group| &group.items);
            for ((_, item), told) in content.items().zip(told) {
                if let (Some(value), Some(is_met)) = (told.value, told.is_met) {
                    found.push((item.key.as_str(), is_met, value));
                }
            }
        }
        Ok(found)
    }

    /// The people on whom a sheet is tried: those whom it measured in the period, and where it
    /// measured nobody, those whom it is assigned to, as if it had counted then.
    fn tried_on(&self, sql: &Connection, family_id: Id, period: Period) -> Result<Arc<Scored>> {
        let scored = self.scored(sql, period)?;
        let measures = |one: &Subject| {
            scored.last_sheet(one).is_some_and(|sheet| sheet.family_id == family_id)
        };
        if scored.subjects.iter().any(measures) {
            return Ok(scored);
        }
        let today = scored.today;
        self.scores_as_if.get_since(sql, &(family_id, period, today), || {
            Scored::as_if(sql, family_id, period, today, || self.goals_by(sql, period, today))
        })
    }
}

/// What everybody would come to with another content of one sheet.
fn totals<'a>(
    sql: &Connection,
    scored: &'a Scored,
    family_id: Id,
    content: &'a KpiContent,
) -> Result<Vec<PersonTotal>> {
    let mut answers = scored.answers.clone();
    let measured = scored.subjects.iter().flat_map(|one| one.measured(&scored.plan));
    let of_family = measured.filter(|(_, sheet)| sheet.family_id == family_id);
    answers.ask(sql, of_family.map(|(who, _)| (who, content)))?;
    let totals = scored.subjects.iter().zip(&scored.totals).map(|(subject, was)| {
        let is_concerned =
            subject.measured(&scored.plan).any(|(_, sheet)| sheet.family_id == family_id);
        if !is_concerned {
            return was.clone();
        }
        let with = |sheet: &'a KpiSheet| {
            if sheet.family_id == family_id { content } else { &sheet.content }
        };
        subject.total(&scored.plan, &answers, with)
    });
    Ok(totals.collect())
}

fn counts(
    names: &[&str],
    rows: &[WhatIfRow],
    grade: impl Fn(&WhatIfRow) -> Option<&String>,
) -> Vec<GradeCount> {
    let of =
        |name: &str| rows.iter().filter(|row| grade(row).is_some_and(|one| one == name)).count();
    names
        .iter()
        .map(|name| GradeCount {
            grade: (*name).to_string(),
            people: u32::try_from(of(name)).unwrap_or(u32::MAX),
        })
        .collect()
}
