//! Working through the queue, one file after another, each an import of its own.

use std::cell::Cell;
use std::ops::ControlFlow;
use std::path::Path;

use domain::access::{Actor, Operation};
use rusqlite::{OptionalExtension, TransactionBehavior, named_params};

use super::QueueHold;
use super::entry::{QueueState, QueuedFile, QueuedRow};
use super::line::changed;
use super::problem::{problem_of, stops_the_queue};
use crate::Replica;
use crate::database::SqlId;
use crate::error::{Error, Result};
use crate::imports::{ImportListener, ImportRecord, ImportRequest, ImportStep, file_error};
use crate::topic::Topic;
use crate::transact::Tx;

/// What a person wants of the queue while it runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QueueWish {
    /// Go on.
    GoOn,
    /// Stop where nothing is lost: a file that is being read is put down and read again later, one
    /// that is being written is finished.
    Pause,
    /// Stop at once: nothing of the present file is written.
    Cancel,
}

/// The file that would be next: it was asked for and has not ended. One that ran when its holder
/// died is among them, since whoever asks now holds the queue.
const NEXT: &str = "SELECT key FROM queued_file
    WHERE state IN ('waiting', 'paused', 'running') AND employee_id IS NOT NULL
    ORDER BY added_ms, key LIMIT 1";

impl Replica {
    /// The next file of the queue, from now on `running`; `None` when nobody waits.
    pub fn next_queued(&self, _: &QueueHold, actor: &Actor) -> Result<Option<QueuedFile>> {
        actor.may_somewhere(Operation::ImportSales)?;
        self.set_next(QueueState::Running)
    }

    /// Says that the queue stands still although a file waits. Whoever takes it up again goes on
    /// with that file.
    pub fn pause_next_queued(&self, _: &QueueHold) -> Result<Option<QueuedFile>> {
        self.set_next(QueueState::Paused)
    }

    /// Gives the file up at which the queue was paused, as cancelling it while it ran would have.
    pub fn cancel_paused(&self, _: &QueueHold) -> Result<()> {
        self.database.writer().execute(
            "UPDATE queued_file SET state = 'failed', problem = 'cancelled', ended_ms = :now
             WHERE state = 'paused'",
            named_params! { ":now": self.now_ms() },
        )?;
        Ok(())
    }

    /// Imports a file of the queue on behalf of this person. What is wrong with the file becomes
    /// its `problem`; an error is something every other file would meet too, and a reason to stop.
    /// Answers the file and what to read again.
    pub fn run_queued(
        &self,
        _: &QueueHold,
        actor: &Actor,
        key: i64,
        listener: ImportListener<'_>,
        wish: &dyn Fn() -> QueueWish,
    ) -> Result<(QueuedFile, Vec<Topic>)> {
        let row = self.database.read(|sql| QueuedRow::get(sql, key))?;
        let paused = Cell::new(false);
        let heard = |progress: crate::imports::ImportProgress| {
            let step = progress.step;
            listener(progress)?;
            match wish() {
                QueueWish::GoOn => ControlFlow::Continue(()),
                QueueWish::Pause if is_written(step) => ControlFlow::Continue(()),
                QueueWish::Pause => {
                    paused.set(true);
                    ControlFlow::Break(())
                }
                QueueWish::Cancel => ControlFlow::Break(()),
            }
        };
        let changed = match self.import_queued(actor, &row, &heard) {
            Ok(changed) => changed,
            Err(Error::Cancelled) if paused.get() => {
                self.set_state(key, QueueState::Paused, "")?;
                Vec::new()
            }
            Err(error) => {
                let noted = self.set_state(key, QueueState::Failed, problem_of(&error));
                if stops_the_queue(&error) {
                    // A disk that is full takes no note either: then the file waits again once
                    // nobody holds the queue.
                    return Err(error);
                }
                noted?;
                Vec::new()
            }
        };
        let row = self.database.read(|sql| QueuedRow::get(sql, key))?;
        Ok((row.file, changed))
    }

    fn import_queued(
        &self,
        actor: &Actor,
        row: &QueuedRow,
        listener: ImportListener<'_>,
    ) -> Result<Vec<Topic>> {
        let path = Path::new(&row.file.path);
        let digest = exchange::file_digest(path).map_err(|error| file_error(path, error))?;
        if digest != row.digest {
            return Err(changed(path));
        }
        let request = ImportRequest {
            paths: vec![row.file.path.clone()],
            store_id: row.file.choice.store_id,
            choices: vec![row.file.choice.clone()],
            save_mapping_as: None,
        };
        let outcome = self.run_import_and(actor, &request, listener, |tx, record| {
            if record.files.iter().any(|file| file.digest != row.digest) {
                return Err(changed(path));
            }
            mark_done(tx, row.file.key, record)
        })?;
        Ok(outcome.changed)
    }

    fn set_next(&self, state: QueueState) -> Result<Option<QueuedFile>> {
        let mut writer = self.database.writer();
        let sql = writer.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let key: Option<i64> = sql
            .prepare_cached(&format!(
                "UPDATE queued_file SET state = :state, problem = '', ended_ms = NULL
                 WHERE key = ({NEXT}) RETURNING key"
            ))?
            .query_row(named_params! { ":state": state.code() }, |row| row.get(0))
            .optional()?;
        let file = key.map(|key| QueuedRow::get(&sql, key)).transpose()?.map(|row| row.file);
        sql.commit()?;
        Ok(file)
    }

    fn set_state(&self, key: i64, state: QueueState, problem: &str) -> Result<()> {
        let ended_ms = (state == QueueState::Failed).then(|| self.now_ms());
        self.database.writer().execute(
            "UPDATE queued_file SET state = :state, problem = :problem, ended_ms = :ended
             WHERE key = :key",
            named_params! {
                ":key": key, ":state": state.code(), ":problem": problem, ":ended": ended_ms,
            },
        )?;
        Ok(())
    }
}

/// Whether a file at this step has begun to be written: putting it down would lose that work.
fn is_written(step: ImportStep) -> bool {
    match step {
        ImportStep::Reading | ImportStep::Comparing => false,
        ImportStep::Writing | ImportStep::Computing => true,
    }
}

/// Part of the import's own transaction. Fails when the file is no longer the one that runs, so
/// that nothing is imported that the queue does not know of.
fn mark_done(tx: &Tx<'_>, key: i64, record: &ImportRecord) -> Result<()> {
    let marked = tx.sql.execute(
        "UPDATE queued_file
         SET state = 'done', import_id = :import, ended_ms = :now, problem = ''
         WHERE key = :key AND state = 'running'",
        named_params! { ":key": key, ":import": SqlId(record.id), ":now": tx.at_ms() },
    )?;
    if marked == 1 { Ok(()) } else { Err(Error::Conflict) }
}
