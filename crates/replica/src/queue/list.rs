//! What stands in the queue.

use chrono_tz::Tz;
use domain::access::{Actor, Operation};
use domain::calendar::business_day;
use rusqlite::{Connection, named_params};

use super::entry::{COLUMNS, QueueState, QueuedFile, QueuedRow};
use crate::error::Result;
use crate::{Replica, org};

const TWO_DAYS_MS: i64 = 2 * 86_400_000;

impl Replica {
    /// The queue of this device in the order it is worked through: what waits, runs or failed, and
    /// what ended today by the chain's clock.
    pub fn list_queue(&self, actor: &Actor) -> Result<Vec<QueuedFile>> {
        actor.may_somewhere(Operation::ImportSales)?;
        let now_ms = self.now_ms();
        let files = self.database.read(|sql| {
            let zone = org::time_zone(&org::chain(sql)?.time_zone)?;
            let mut files = recent(sql, now_ms)?;
            files.retain(|file| is_open(file) || ended_today(file, now_ms, zone));
            Ok(files)
        })?;
        self.as_held(files)
    }

    /// Files as they are: one that ran when its holder died waits again.
    pub(super) fn as_held(&self, mut files: Vec<QueuedFile>) -> Result<Vec<QueuedFile>> {
        let is_running = |file: &QueuedFile| file.state == QueueState::Running;
        if !files.iter().any(is_running) || self.is_queue_held()? {
            return Ok(files);
        }
        for file in files.iter_mut().filter(|file| is_running(file)) {
            file.state = QueueState::Waiting;
        }
        Ok(files)
    }
}

fn recent(sql: &Connection, now_ms: i64) -> Result<Vec<QueuedFile>> {
    let mut statement = sql.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM queued_file
         WHERE state IN ('waiting', 'running', 'paused', 'failed') OR ended_ms >= :since
         ORDER BY added_ms, key"
    ))?;
    let rows =
        statement.query_map(named_params! { ":since": now_ms - TWO_DAYS_MS }, QueuedRow::read)?;
    rows.map(|row| Ok(row?.file)).collect()
}

fn is_open(file: &QueuedFile) -> bool {
    match file.state {
        QueueState::Waiting | QueueState::Running | QueueState::Paused | QueueState::Failed => true,
        QueueState::Done | QueueState::Ignored => false,
    }
}

fn ended_today(file: &QueuedFile, now_ms: i64, zone: Tz) -> bool {
    let day = |ms| business_day(ms, zone);
    file.ended_at.is_some_and(|ended| day(ended) == day(now_ms))
}
