//! The chance to reach each key result (D-22), forecast beside the work of people and kept: the
//! standing that every screen shows hangs on it.

use std::collections::HashMap;

use chrono::NaiveDate;
use domain::Id;
use domain::calendar::{Period, day_number};
use domain::goals::{KeyResult, KeyResultSource, Standing};
use domain::promotions::Promotion;
use rusqlite::{Connection, params};
use rust_decimal::Decimal;

use super::board::Board;
use super::outlook;
use crate::database::SqlId;
use crate::error::Result;
use crate::metrics::{Asking, Metrics, gather};
use crate::topic::{Done, Topic};
use crate::transact::Author;
use crate::{Replica, org, transact};

/// The chances as they were forecast last.
#[derive(Default)]
pub(super) struct Chances(HashMap<Id, Forecast>);

struct Forecast {
    day: i64,
    question: String,
    value: String,
    chance: Option<Decimal>,
}

/// A key result that is under way, and its value.
struct UnderWay {
    key_result: KeyResult,
    period: Period,
    value: String,
}

impl Chances {
    pub(super) fn read(sql: &Connection) -> Result<Self> {
        let mut statement = sql.prepare_cached(
            "SELECT key_result_id, day, question, value, chance FROM key_result_chance",
        )?;
        let mut rows = statement.query([])?;
        let mut found = HashMap::new();
        while let Some(row) = rows.next()? {
            let chance: Option<String> = row.get(4)?;
            let forecast = Forecast {
                day: row.get(1)?,
                question: row.get(2)?,
                value: row.get(3)?,
                chance: chance.and_then(|chance| chance.parse().ok()),
            };
            found.insert(row.get::<_, SqlId>(0)?.0, forecast);
        }
        Ok(Self(found))
    }

    /// The chance of a key result, if today's forecast was of what it asks now. Its value may have
    /// moved since.
    pub(super) fn of(
        &self,
        key_result: &KeyResult,
        period: Period,
        today: NaiveDate,
    ) -> Option<Decimal> {
        let kept = self.0.get(&key_result.id)?;
        let is_of_now =
            kept.day == day_number(today) && kept.question == question(key_result, period);
        kept.chance.filter(|_| is_of_now)
    }

    /// Whether the last forecast was of this day, question and value.
    fn is_current(&self, one: &UnderWay, today: NaiveDate) -> bool {
        self.0.get(&one.key_result.id).is_some_and(|kept| {
            kept.day == day_number(today)
                && kept.value == one.value
                && kept.question == question(&one.key_result, one.period)
        })
    }
}

/// How often chances were kept: whatever stands on them is of before when this differs.
pub(super) fn turn(sql: &Connection) -> Result<i64> {
    let turn = "SELECT coalesce(max(turn), 0) FROM key_result_chance";
    Ok(sql.prepare_cached(turn)?.query_row([], |row| row.get(0))?)
}

/// All that a forecast is asked but for the day.
fn question(one: &KeyResult, period: Period) -> String {
    let KeyResult { metric, slice, kind, start, target, .. } = one;
    format!("{metric} {slice:?} {kind:?} {start:?} {target} {} {}", period.from, period.to)
}

impl Replica {
    /// Forecasts the chance of each key result that is under way and whose day, question or value
    /// is another than at its last forecast. Answers how many there were.
    pub fn forecast_goals(&self) -> Result<Done<u32>> {
        let (stale, today) = self.database.read(|sql| {
            let (board, known) = (self.board(sql)?, Chances::read(sql)?);
            let mut stale = under_way(&board);
            stale.retain(|one| !known.is_current(one, board.today));
            Ok((stale, board.today))
        })?;
        if stale.is_empty() {
            return Ok(Done { value: 0, tx: None, changed: Vec::new() });
        }
        let chances = self.database.read(|sql| forecast(sql, &stale, today))?;
        let done = self.transact(Author::default(), "forecast_goals", |tx| {
            let turn = turn(tx.sql)? + 1;
            for one in &stale {
                let chance = chances.get(&one.key_result.id).copied();
                keep(tx.sql, one, today, chance, turn)?;
            }
            Ok(u32::try_from(stale.len()).unwrap_or(u32::MAX))
        })?;
        Ok(Done { changed: vec![Topic::Goals], ..done })
    }
}

/// The key results that a metric tells and whose days run, with their values.
fn under_way(board: &Board) -> Vec<UnderWay> {
    let mut found = Vec::new();
    for row in &board.rows {
        let is_open = row.pace.has_begun && row.pace.days_left > 0;
        for one in row.key_results.iter().filter(|_| is_open) {
            let is_told = one.key_result.source == KeyResultSource::Metric && !one.lost_metric;
            let Some(value) = one.value.filter(|_| is_told && one.standing != Standing::Met) else {
                continue;
            };
            found.push(UnderWay {
                key_result: one.key_result.clone(),
                period: row.objective.period(),
                value: value.to_string(),
            });
        }
    }
    found
}

/// The chances, where one can be told.
fn forecast(
    sql: &Connection,
    stale: &[UnderWay],
    today: NaiveDate,
) -> Result<HashMap<Id, Decimal>> {
    let metrics = Metrics::of(sql, stale.iter().map(|one| one.key_result.metric.as_str()))?;
    let asking = stale.iter().filter_map(|one| {
        let (key_result, period) = (&one.key_result, one.period);
        let metric = metrics.get(&key_result.metric)?;
        let slice = &key_result.slice;
        outlook::is_told(key_result, metric).then_some(Asking {
            by: key_result,
            slice,
            metric,
            period,
        })
    });
    let own: Vec<Promotion> = transact::list(sql, "begins_on")?;
    let currency = org::currency(sql)?;
    let mut chances = HashMap::new();
    for asked in gather(asking) {
        let period = asked.period;
        let histories = asked.history(sql, outlook::known_days(period, today))?;
        for Asking { by: key_result, metric, .. } in &asked.of {
            let asking = outlook::Asking { key_result, metric, period, today, own: &own, currency };
            let found = asking.outlook(histories.days(&key_result.slice));
            chances.extend(found.map(|found| (key_result.id, found.chance)));
        }
    }
    Ok(chances)
}

fn keep(
    sql: &Connection,
    one: &UnderWay,
    today: NaiveDate,
    chance: Option<Decimal>,
    turn: i64,
) -> Result<()> {
    sql.prepare_cached("INSERT OR REPLACE INTO key_result_chance VALUES (?1, ?2, ?3, ?4, ?5, ?6)")?
        .execute(params![
            SqlId(one.key_result.id),
            day_number(today),
            question(&one.key_result, one.period),
            one.value,
            chance.map(|chance| chance.to_string()),
            turn,
        ])?;
    Ok(())
}
