//! The page of one key result: its value day by day, whom it helps, who helps it, what was said.

use chrono::NaiveDate;
use domain::Id;
use domain::access::{Actor, Operation};
use domain::calendar::{Grain, Period, day_from_number};
use domain::goals::{Alignment, KeyResultSource};
use domain::metrics::{Metric, Slice};
use rusqlite::Connection;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::board::{Board, GoalRow, KeyResultRow};
use super::check_ins::{self, CheckInRow};
use super::outlook::{self, GoalOutlook, TargetDifficulty};
use super::rights;
use crate::database::{SqlId, day_from_sql};
use crate::error::{Error, Result};
use crate::metrics::{self, Group, PartKey};
use crate::{Replica, org};

/// A goal above, named.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct GoalPath {
    /// The objective or key result.
    pub id: Id,
    /// The objective it is, or belongs to.
    pub objective_id: Id,
    /// Its title.
    pub title: String,
    /// Whose objective it is; empty for the chain.
    pub holder_name: String,
    /// Whether it is a key result.
    pub is_key_result: bool,
}

/// The value of a key result by the end of a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct KeyResultDay {
    /// The day.
    pub day: NaiveDate,
    /// The value from the beginning of the period to this day; `None` without data.
    #[specta(type = Option<String>)]
    pub value: Option<Decimal>,
}

/// What a key result showed on a day, by the definition of that day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct KeptDay {
    /// The day.
    pub day: NaiveDate,
    /// The value.
    #[specta(type = String)]
    pub value: Decimal,
    /// How far it had come, as it was, in per cent.
    #[specta(type = String)]
    pub progress: Decimal,
    /// The version of the metric by which it was computed; 0 where no metric tells it.
    pub version: u32,
}

/// Everything that is shown of one key result.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct GoalPage {
    /// The day.
    pub today: NaiveDate,
    /// The objective it belongs to.
    pub goal: GoalRow,
    /// The key result; `None` on the page of an objective that has none.
    pub key_result: Option<KeyResultRow>,
    /// Its days so far, as they are asked of the metric; `None` where no metric tells it.
    pub slice: Option<Slice>,
    /// What it helps to reach, nearest first (G-03).
    pub path: Vec<GoalPath>,
    /// Objectives that support it or its objective.
    pub supporters: Vec<GoalRow>,
    /// Its value on days of the period so far.
    pub days: Vec<KeyResultDay>,
    /// What it showed on each day that this device looked, by the definition of that day.
    pub kept: Vec<KeptDay>,
    /// The chance to reach it and the pace it needs; `None` where that cannot be told.
    pub outlook: Option<GoalOutlook>,
    /// How hard its target is; `None` without anything to compare with.
    pub difficulty: Option<TargetDifficulty>,
    /// What was said about it, the newest first.
    pub check_ins: Vec<CheckInRow>,
    /// Whether this person may change it.
    pub may_edit: bool,
    /// Whether this person may agree to it.
    pub may_agree: bool,
    /// Whether this person may check in on it.
    pub may_check_in: bool,
}

/// About so many points of a value that does not add up are computed.
const POINTS: u64 = 14;

impl Replica {
    /// The page of a goal: of a key result, or of an objective by its first one.
    pub fn goal_page(&self, actor: &Actor, id: Id) -> Result<GoalPage> {
        actor.may_somewhere(Operation::ViewGoals)?;
        self.database.read(|sql| {
            let board = self.board(sql)?;
            let (goal, one) = match board.row(id) {
                Some(row) => (row, row.key_results.first()),
                None => {
                    let found = board.key_result(id).ok_or(Error::NotFound("key_result"))?;
                    (found.0, Some(found.1))
                }
            };
            if !rights::may_see(sql, actor, &goal.objective)? {
                return Err(Error::NotFound("key_result"));
            }
            let may_edit = rights::may_edit(sql, actor, &goal.objective).is_ok();
            let is_own = one.is_some_and(|one| one.key_result.owner_id == actor.employee_id);
            let mut supporters = Vec::new();
            for id in &goal.supporters {
                let Some(row) = board.row(*id) else { continue };
                if rights::may_see(sql, actor, &row.objective)? {
                    supporters.push(row.clone());
                }
            }
            let (outlook, difficulty) = match one {
                Some(one) => ahead(sql, actor, &board, goal, one)?,
                None => (None, None),
            };
            let subject = one.map_or(goal.objective.id, |one| one.key_result.id);
            Ok(GoalPage {
                today: board.today,
                slice: one.and_then(|one| slice_of(&board, goal, one)),
                path: path(&board, subject),
                supporters,
                days: one.map_or(Ok(Vec::new()), |one| days(sql, &board, goal, one))?,
                kept: kept(sql, subject)?,
                outlook,
                difficulty,
                check_ins: check_ins::of(sql, subject)?,
                may_edit,
                may_agree: rights::may_agree(sql, actor, &goal.objective).is_ok(),
                may_check_in: may_edit || is_own,
                key_result: one.cloned(),
                goal: goal.clone(),
            })
        })
    }
}

/// The slice that a key result asks, up to today; `None` where no metric tells it, or before its
/// period begins.
fn slice_of(board: &Board, goal: &GoalRow, one: &KeyResultRow) -> Option<Slice> {
    let period = goal.objective.period();
    let is_asked = one.key_result.source == KeyResultSource::Metric && !one.lost_metric;
    if !is_asked || period.from > board.today {
        return None;
    }
    let so_far = Period { from: period.from, to: period.to.min(board.today) };
    Some(one.key_result.slice.over(so_far))
}

/// What a key result showed on past days.
fn kept(sql: &Connection, key_result: Id) -> Result<Vec<KeptDay>> {
    let mut statement = sql.prepare_cached(
        "SELECT day, value, progress, version FROM key_result_day WHERE key_result_id = ?1
         ORDER BY day",
    )?;
    let mut rows = statement.query([SqlId(key_result)])?;
    let mut days = Vec::new();
    while let Some(row) = rows.next()? {
        let number = |column: usize| -> Result<Decimal> {
            let text: String = row.get(column)?;
            text.parse().map_err(|_| Error::Internal("a kept number cannot be read"))
        };
        days.push(KeptDay {
            day: day_from_sql(row.get(0)?)?,
            value: number(1)?,
            progress: number(2)?,
            version: row.get(3)?,
        });
    }
    Ok(days)
}

/// The outlook of a key result that a metric tells, and how hard its target is.
fn ahead(
    sql: &Connection,
    actor: &Actor,
    board: &Board,
    goal: &GoalRow,
    one: &KeyResultRow,
) -> Result<(Option<GoalOutlook>, Option<TargetDifficulty>)> {
    if one.key_result.source != KeyResultSource::Metric || one.lost_metric {
        return Ok((None, None));
    }
    let metric = metrics::named(sql, &one.key_result.metric)?;
    let whole = one.key_result.slice.over(goal.objective.period());
    let is_open = goal.pace.has_begun && goal.pace.days_left > 0;
    let outlook = if is_open {
        outlook::outlook(sql, &one.key_result, &metric, &whole, board.today)?
    } else {
        None
    };
    let difficulty =
        outlook::target_difficulty(sql, actor, &one.key_result, &metric, &whole, board.today)?;
    Ok((outlook, difficulty))
}

/// What a goal helps to reach, nearest first. Personal plans to grow lead nowhere, so none is shown.
fn path(board: &Board, from: Id) -> Vec<GoalPath> {
    let key_results: Vec<_> = board
        .rows
        .iter()
        .flat_map(|row| row.key_results.iter().map(|one| one.key_result.clone()))
        .collect();
    let above = Alignment::of(&key_results, &board.links).upwards(from);
    let named = |id: Id| {
        let (row, title, is_key_result) = match board.row(id) {
            Some(row) => (row, &row.objective.title, false),
            None => {
                let (row, one) = board.key_result(id)?;
                (row, &one.key_result.title, true)
            }
        };
        Some(GoalPath {
            id,
            objective_id: row.objective.id,
            title: title.clone(),
            holder_name: row.holder_name.clone(),
            is_key_result,
        })
    };
    above.into_iter().filter_map(named).collect()
}

/// The value by the end of days: of every day where the metric adds up over days, else of some.
fn days(
    sql: &Connection,
    board: &Board,
    goal: &GoalRow,
    one: &KeyResultRow,
) -> Result<Vec<KeyResultDay>> {
    let Some(slice) = slice_of(board, goal, one) else { return Ok(Vec::new()) };
    let metric = metrics::named(sql, &one.key_result.metric)?;
    if metric.formula.adds_up() {
        return adding_up(sql, &metric, &slice);
    }
    let period = slice.period();
    let step = period.days().div_ceil(POINTS).max(1);
    let mut days = Vec::new();
    let mut left = period.days();
    while left > 0 {
        let back = chrono::Days::new(period.days() - left);
        let day = period.to.checked_sub_days(back).unwrap_or(period.from);
        let until = slice.over(Period { from: period.from, to: day });
        days.push(KeyResultDay { day, value: metrics::value(sql, &metric, &until)? });
        left = left.saturating_sub(step);
    }
    days.reverse();
    Ok(days)
}

fn adding_up(sql: &Connection, metric: &Metric, slice: &Slice) -> Result<Vec<KeyResultDay>> {
    let group = Group::Time(Grain::Day);
    let measured = metrics::groups(sql, slice, group, &metric.formula.measures())?;
    let currency = org::currency(sql)?;
    let mut sum: Option<Decimal> = None;
    let mut days = Vec::new();
    for (key, measures) in &measured {
        let PartKey::Number(number) = key else { continue };
        let (Some(day), Some(value)) = (day_from_number(*number), metric.value(measures, currency))
        else {
            continue;
        };
        sum = Some(sum.unwrap_or_default() + value);
        days.push(KeyResultDay { day, value: sum });
    }
    Ok(days)
}
