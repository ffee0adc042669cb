//! What the program itself does about goals: tells who has to know, gives out what there is to
//! prepare for the meeting, and keeps what each day showed.

use std::collections::{BTreeSet, HashMap};
use std::sync::Mutex;
use std::sync::PoisonError;

use chrono::{DateTime, NaiveDate, NaiveDateTime};
use domain::Id;
use domain::calendar::{Grain, day_number};
use domain::goals::{GoalState, Notice, Progress, Todo, meeting_held, signals};
use rusqlite::{Connection, OptionalExtension, params};
use rust_decimal::Decimal;

use super::board::{Board, GoalRow};
use super::meeting;
use crate::database::SqlId;
use crate::error::{Error, Result};
use crate::topic::Done;
use crate::transact::{Author, Tx};
use crate::{Replica, metrics, org, transact};

const SETTLE: &str = "settle_goals";

/// Under which length of the log and for which meeting goals were settled last.
#[derive(Default)]
pub(crate) struct LastSettled(Mutex<Option<(i64, NaiveDate, Option<NaiveDate>)>>);

impl Replica {
    /// Forecasts and settles goals when anything changed since the last time. Answers `None` when
    /// nothing did.
    pub fn settle_goals_by_itself(&self) -> Result<Option<Done<u32>>> {
        let now = self.database.read(|sql| {
            let meeting = meeting_held(&meeting::rules(sql)?, self.local_now(sql)?);
            Ok((transact::log_length(sql)?, self.today(sql)?, meeting))
        })?;
        let mut last = self.goals_settled.0.lock().unwrap_or_else(PoisonError::into_inner);
        if *last == Some(now) {
            return Ok(None);
        }
        let forecast = self.forecast_goals()?;
        let mut done = self.settle_goals()?;
        done.changed.extend(forecast.changed);
        *last = Some(now);
        Ok(Some(done))
    }

    /// Tells everybody what they have to know about goals, gives out what there is to prepare for
    /// this week's meeting, and keeps what today shows. Answers how many notices and things to do
    /// are new: none the second time.
    pub fn settle_goals(&self) -> Result<Done<u32>> {
        self.transact(Author::default(), SETTLE, |tx| {
            let board = self.board(tx.sql)?;
            keep_day(tx.sql, &board)?;
            let mut new = 0;
            for notice in signals(&states(tx.sql, &board)?, &board.links, board.today) {
                if transact::find::<Notice>(tx.sql, notice.id)?.is_none() {
                    tx.put(&notice)?;
                    new += 1;
                }
            }
            if let Some(day) = meeting_held(&meeting::rules(tx.sql)?, self.local_now(tx.sql)?) {
                new += give_out(tx, &board, day)?;
            }
            Ok(new)
        })
    }

    /// The head office's wall clock.
    pub(super) fn local_now(&self, sql: &Connection) -> Result<NaiveDateTime> {
        let zone = org::time_zone(&org::chain(sql)?.time_zone)?;
        DateTime::from_timestamp_millis(self.now_ms())
            .map(|now| now.with_timezone(&zone).naive_local())
            .ok_or(Error::Internal("the clock is outside the calendar"))
    }
}

/// One thing to prepare for each owner of a key result whose period is on (G-05).
fn give_out(tx: &mut Tx<'_>, board: &Board, day: NaiveDate) -> Result<u32> {
    let is_on =
        |row: &&GoalRow| row.objective.period().from <= day && day <= row.objective.period().to;
    let owners: BTreeSet<Id> = board
        .rows
        .iter()
        .filter(is_on)
        .flat_map(|row| row.key_results.iter().map(|one| one.key_result.owner_id))
        .collect();
    let mut new = 0;
    for owner in owners {
        let todo = Todo::of_meeting(owner, Grain::Week.start(day), day);
        if transact::find::<Todo>(tx.sql, todo.id)?.is_none() {
            tx.put(&todo)?;
            new += 1;
        }
    }
    Ok(new)
}

/// Objectives and key results as the signals see them.
fn states(sql: &Connection, board: &Board) -> Result<Vec<GoalState>> {
    let said = last_check_ins(sql)?;
    let mut states = Vec::new();
    for row in &board.rows {
        let period = row.objective.period();
        states.push(GoalState {
            id: row.objective.id,
            owner_id: row.objective.owner_id,
            period,
            standing: row.standing,
            raw: row.progress,
            is_key_result: false,
            last_check_in: None,
        });
        states.extend(row.key_results.iter().map(|one| GoalState {
            id: one.key_result.id,
            owner_id: one.key_result.owner_id,
            period,
            standing: one.standing,
            raw: one.progress.map(|progress| progress.raw),
            is_key_result: true,
            last_check_in: said.get(&one.key_result.id).copied(),
        }));
    }
    Ok(states)
}

/// On which day somebody last checked in on each key result.
pub(super) fn last_check_ins(sql: &Connection) -> Result<HashMap<Id, NaiveDate>> {
    let mut statement =
        sql.prepare_cached("SELECT key_result_id, max(day) FROM check_in GROUP BY key_result_id")?;
    let mut rows = statement.query([])?;
    let mut said = HashMap::new();
    while let Some(row) = rows.next()? {
        let day: String = row.get(1)?;
        let id = row.get::<_, SqlId>(0)?.0;
        said.extend(day.parse().ok().map(|day| (id, day)));
    }
    Ok(said)
}

/// Keeps the value of every key result that has one, for today. Earlier days stay as they are.
fn keep_day(sql: &Connection, board: &Board) -> Result<()> {
    let today = day_number(board.today);
    let mut versions: HashMap<&str, u32> = HashMap::new();
    for one in board.rows.iter().flat_map(|row| &row.key_results) {
        let (Some(value), Some(progress)) = (one.value, one.progress) else { continue };
        let metric = one.key_result.metric.as_str();
        let version = match versions.get(metric) {
            Some(version) => *version,
            None => {
                let found = metrics::named(sql, metric).map_or(0, |metric| metric.version);
                versions.insert(metric, found);
                found
            }
        };
        keep(sql, one.key_result.id, today, value, progress, version)?;
    }
    Ok(())
}

fn keep(
    sql: &Connection,
    key_result: Id,
    day: i64,
    value: Decimal,
    progress: Progress,
    version: u32,
) -> Result<()> {
    let (value, progress) = (value.to_string(), progress.raw.to_string());
    let kept: Option<(String, String)> = sql
        .prepare_cached(
            "SELECT value, progress FROM key_result_day WHERE key_result_id = ?1 AND day = ?2",
        )?
        .query_row(params![SqlId(key_result), day], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    if kept.as_ref() == Some(&(value.clone(), progress.clone())) {
        return Ok(());
    }
    sql.prepare_cached("INSERT OR REPLACE INTO key_result_day VALUES (?1, ?2, ?3, ?4, ?5)")?
        .execute(params![SqlId(key_result), day, value, progress, version])?;
    Ok(())
}
