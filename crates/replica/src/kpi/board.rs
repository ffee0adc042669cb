//! The scores of a team, item by item.

use chrono::NaiveDate;
use domain::Id;
use domain::access::{Actor, Operation};
use domain::calendar::{Grain, Period};
use domain::kpi::{
    Grades, KpiItem, KpiSheet, Layer, Outcome, PersonTotal, Scale, Target, TargetKind, Words,
    grade_all, months_of,
};
use domain::money::round;
use rusqlite::Connection;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::rights;
use super::scored::{Scored, Subject};
use crate::error::Result;
use crate::{Replica, org};

/// One item of somebody's sheet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct ScoreCell {
    /// The item.
    pub key: String,
    /// Its value; `None` without data.
    #[specta(type = Option<String>)]
    pub value: Option<Decimal>,
    /// What it shall reach in the period.
    #[specta(type = String)]
    pub target: Decimal,
    /// How far the value is from that, nothing when it is reached; `None` without data.
    #[specta(type = Option<String>)]
    pub gap: Option<Decimal>,
    /// Whether the target is met.
    pub is_met: Option<bool>,
    /// Its score, in points of the sheet's scale.
    #[specta(type = Option<String>)]
    pub score: Option<Decimal>,
    /// What it adds to the score of the sheet.
    #[specta(type = String)]
    pub contribution: Decimal,
}

/// Somebody's score.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct PersonScore {
    /// Who.
    pub employee_id: Id,
    /// Staff number.
    pub code: String,
    /// Name.
    pub name: String,
    /// What they are.
    pub post: String,
    /// The store they work in.
    pub store_id: Option<Id>,
    /// Its name; empty where they have none.
    pub store_name: String,
    /// The version of the sheet that measures them last in the period.
    pub sheet_id: Id,
    /// How it came out.
    pub outcome: Outcome,
    /// The score.
    #[specta(type = Option<String>)]
    pub total: Option<Decimal>,
    /// The grade, where the sheet gives grades.
    pub grade: Option<String>,
    /// The place among all whom this sheet measures, from 1; those with the same score share it.
    pub rank: Option<u32>,
    /// How many stretches the score is made of.
    pub spans: u32,
    /// The items of the last stretch.
    pub cells: Vec<ScoreCell>,
}

/// An item as the head of a column.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct BoardItem {
    /// The item.
    pub key: String,
    /// What people call it.
    pub name: Words,
    /// In what it is counted.
    pub unit: Words,
    /// What it tells of.
    pub layer: Layer,
    /// Its share of the whole sheet in per cent.
    #[specta(type = String)]
    pub share: Decimal,
    /// Whether its points stand beside the weights.
    pub is_beside_weights: bool,
    /// How its target is meant.
    pub target_kind: TargetKind,
}

/// How many people have a grade.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct GradeCount {
    /// The grade.
    pub grade: String,
    /// How many.
    pub people: u32,
}

/// A sheet and the people whom it measures.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct BoardSheet {
    /// The version.
    pub sheet_id: Id,
    /// The sheet.
    pub family_id: Id,
    /// The version's number.
    pub version: u32,
    /// What people call it.
    pub name: Words,
    /// In which points it counts.
    pub scale: Scale,
    /// Its items.
    pub items: Vec<BoardItem>,
    /// The people, the highest score first, those without a score last.
    pub people: Vec<PersonScore>,
    /// The grades of these people, the best first; empty where the sheet gives none.
    pub grades: Vec<GradeCount>,
    /// The score in the middle of theirs; of an even number, the mean of the two, rounded to two
    /// places. `None` where nobody has one.
    #[specta(type = Option<String>)]
    pub middle: Option<Decimal>,
}

/// The scores of everybody whom this person answers for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct ScoreBoard {
    /// The period.
    pub period: Period,
    /// Today.
    pub today: NaiveDate,
    /// Whether this person sees more than their own score.
    pub sees_others: bool,
    /// The sheets, the one with the most people first.
    pub sheets: Vec<BoardSheet>,
}

impl Replica {
    /// The scores of a period, of everybody whom this person may see, or of one region or store of
    /// them: whoever worked there last in the period.
    pub fn score_board(
        &self,
        actor: &Actor,
        day: Option<NaiveDate>,
        grain: Option<Grain>,
        within: (Option<Id>, Option<Id>),
    ) -> Result<ScoreBoard> {
        actor.may_somewhere(Operation::ViewScores)?;
        self.database.read(|sql| {
            let today = self.today(sql)?;
            let (day, grain) = (day.unwrap_or(today), grain.unwrap_or(Grain::Month));
            let period = Period { from: grain.start(day), to: grain.end(day) };
            let scored = self.scored(sql, period)?;
            let names = org::names(sql)?;
            let placed = placed(&scored, |_, sheet| &sheet.content.grades, &scored.totals);
            let mut sheets: Vec<BoardSheet> = Vec::new();
            for ((subject, total), place) in scored.each().zip(placed) {
                let Some(sheet) = scored.last_sheet(subject) else { continue };
                if !scored.is_in(subject, within) || !sees(sql, actor, subject)? {
                    continue;
                }
                let person = person(&scored, subject, total, place, sheet, &names);
                match sheets.iter_mut().find(|one| one.sheet_id == sheet.id) {
                    Some(known) => known.people.push(person),
                    None => sheets.push(board_sheet(sheet, person)),
                }
            }
            for sheet in &mut sheets {
                sheet
                    .people
                    .sort_by(|one, other| (other.total, &one.code).cmp(&(one.total, &other.code)));
                sheet.grades = count_grades(&scored, sheet);
                sheet.middle = middle(sheet.people.iter().filter_map(|person| person.total));
            }
            sheets.sort_by_key(|sheet| std::cmp::Reverse(sheet.people.len()));
            let sees_others = rights::sees_others(actor);
            Ok(ScoreBoard { period, today, sees_others, sheets })
        })
    }
}

/// A grade and a place among those whom the same sheet measures.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Placed {
    pub(super) grade: Option<String>,
    pub(super) rank: Option<u32>,
}

/// Grades and places of everybody, in the order of the people.
pub(super) fn placed<'a>(
    scored: &'a Scored,
    grades_of: impl Fn(usize, &'a KpiSheet) -> &'a Grades,
    totals: &[PersonTotal],
) -> Vec<Placed> {
    let mut placed = vec![Placed::default(); totals.len()];
    let mut of_sheets: Vec<(&KpiSheet, Vec<usize>)> = Vec::new();
    for (at, subject) in scored.subjects.iter().enumerate() {
        let Some(sheet) = scored.last_sheet(subject) else { continue };
        match of_sheets.iter_mut().find(|(known, _)| known.id == sheet.id) {
            Some((_, people)) => people.push(at),
            None => of_sheets.push((sheet, vec![at])),
        }
    }
    for (sheet, people) in of_sheets {
        let scores: Vec<Option<Decimal>> = people.iter().map(|at| graded(&totals[*at])).collect();
        let grades = grade_all(grades_of(people[0], sheet), &scores);
        let ranked: Vec<Decimal> = scores.iter().copied().flatten().collect();
        for ((at, grade), score) in people.iter().zip(grades).zip(&scores) {
            let better = |score: &Decimal| ranked.iter().filter(|one| *one > score).count();
            let rank = score.as_ref().and_then(|score| u32::try_from(better(score) + 1).ok());
            placed[*at] = Placed { grade, rank };
        }
    }
    placed
}

/// The score by which somebody is graded: who failed a sheet has no grade but the last.
fn graded(total: &PersonTotal) -> Option<Decimal> {
    match total.outcome {
        Outcome::Failed => Some(Decimal::ZERO),
        _ => total.total,
    }
}

fn sees(sql: &Connection, actor: &Actor, subject: &Subject) -> Result<bool> {
    if subject.employee.id == actor.employee_id {
        return Ok(true);
    }
    if !rights::sees_others(actor) {
        return Ok(false);
    }
    Ok(rights::may_see(sql, actor, &subject.employee).is_ok())
}

fn person(
    scored: &Scored,
    subject: &Subject,
    total: &PersonTotal,
    place: Placed,
    sheet: &KpiSheet,
    names: &org::Names,
) -> PersonScore {
    let employee = &subject.employee;
    let last = subject.stretches.last();
    let months = last.map(|last| months_of(last.period)).unwrap_or_default();
    let store_id = last.map_or(employee.store_id, |last| last.place.store_id);
    let of_last = total.spans.last();
    let items = of_last.into_iter().flat_map(|span| &span.score.groups).flat_map(|one| &one.items);
    let cells = items.zip(sheet.content.items()).map(|(told, (_, item))| ScoreCell {
        key: told.key.clone(),
        value: told.value,
        target: item.target.over_months(months).value,
        gap: gap(&item.target.over_months(months), told.value),
        is_met: told.is_met,
        score: told.score,
        contribution: told.contribution,
    });
    PersonScore {
        employee_id: employee.id,
        code: employee.code.clone(),
        name: employee.name.clone(),
        post: last.map_or_else(|| employee.post.clone(), |last| last.place.post.clone()),
        store_id,
        store_name: names.of(store_id),
        sheet_id: scored.last_sheet(subject).map_or(sheet.id, |sheet| sheet.id),
        outcome: total.outcome,
        total: total.total,
        grade: place.grade,
        rank: place.rank,
        spans: u32::try_from(total.spans.len()).unwrap_or(u32::MAX),
        cells: cells.collect(),
    }
}

/// How far a value is from full: nothing once it is there (K-11).
pub(super) fn gap(target: &Target, value: Option<Decimal>) -> Option<Decimal> {
    let value = value?;
    let short = if target.falls() {
        value.checked_sub(target.value)?
    } else {
        target.value.checked_sub(value)?
    };
    Some(short.max(Decimal::ZERO))
}

fn board_sheet(sheet: &KpiSheet, first: PersonScore) -> BoardSheet {
    let item = |(group, item): (&domain::kpi::KpiGroup, &KpiItem)| BoardItem {
        key: item.key.clone(),
        name: item.name.clone(),
        unit: item.unit.clone(),
        layer: item.layer,
        share: group.weight * item.weight / Decimal::ONE_HUNDRED,
        is_beside_weights: item.curve.is_beside_weights(),
        target_kind: item.target.kind,
    };
    BoardSheet {
        sheet_id: sheet.id,
        family_id: sheet.family_id,
        version: sheet.version,
        name: sheet.name.clone(),
        scale: sheet.content.scale,
        items: sheet.content.items().map(item).collect(),
        people: vec![first],
        grades: Vec::new(),
        middle: None,
    }
}

/// The middle of some scores.
pub(super) fn middle(scores: impl Iterator<Item = Decimal>) -> Option<Decimal> {
    let mut scores: Vec<Decimal> = scores.collect();
    scores.sort();
    let upper = *scores.get(scores.len() / 2)?;
    let lower = *scores.get((scores.len() - 1) / 2)?;
    Some(round((lower + upper) / Decimal::TWO, 2))
}

fn count_grades(scored: &Scored, sheet: &BoardSheet) -> Vec<GradeCount> {
    let Some(record) = scored.plan.sheet(sheet.sheet_id) else { return Vec::new() };
    let count = |name: &str| {
        sheet.people.iter().filter(|person| person.grade.as_deref() == Some(name)).count()
    };
    let names = record.content.grades.names().into_iter();
    names
        .map(|name| GradeCount {
            grade: name.to_string(),
            people: u32::try_from(count(name)).unwrap_or(u32::MAX),
        })
        .collect()
}
