//! Putting files in line, taking them out, trying them again.

use std::path::Path;

use domain::Id;
use domain::access::{Actor, Operation};
use rusqlite::{Connection, TransactionBehavior, named_params};

use super::entry::{Look, QueueState, QueuedFile, QueuedRow};
use crate::database::SqlId;
use crate::error::{Error, Result, invalid};
use crate::imports::{FileChoice, file_error};
use crate::{Replica, org};

/// A file on its way into the queue.
struct Entrant {
    choice: FileChoice,
    look: Look,
    digest: String,
    problem: &'static str,
}

impl Replica {
    /// Puts files in line, each to become an import of its own; those without a store get
    /// `default_store`. One that cannot be read stands there as failed. A file that is in the
    /// queue already with the same content is put in line again, once.
    pub fn enqueue(
        &self,
        actor: &Actor,
        files: Vec<FileChoice>,
        default_store: Option<Id>,
    ) -> Result<Vec<QueuedFile>> {
        actor.may_somewhere(Operation::ImportSales)?;
        if files.is_empty() {
            return invalid("paths", "missing");
        }
        let files = files.into_iter().map(|choice| {
            let store_id = choice.store_id.or(default_store);
            FileChoice { store_id, ..choice }
        });
        let entrants: Vec<Entrant> = files.map(Entrant::of).collect();
        let is_held = self.is_queue_held()?;
        let now_ms = self.now_ms();
        let mut writer = self.database.writer();
        let sql = writer.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let mut queued = Vec::with_capacity(entrants.len());
        for entrant in &entrants {
            if let Some(store) = entrant.choice.store_id {
                actor.may(Operation::ImportSales, org::store_target(&sql, store)?)?;
            }
            let key = entrant.put(&sql, actor, now_ms, is_held)?;
            queued.push(QueuedRow::get(&sql, key)?.file);
        }
        sql.commit()?;
        drop(writer);
        self.as_held(queued)
    }

    /// Takes a file out of the queue. One of the watched folder is remembered as ignored, so that
    /// it is not found again.
    pub fn drop_queued(&self, actor: &Actor, key: i64) -> Result<()> {
        self.must_not_run(actor, key)?;
        let is_held = self.is_queue_held()?;
        let now_ms = self.now_ms();
        let sql = self.database.writer();
        sql.execute(
            "UPDATE queued_file SET state = 'ignored', ended_ms = :now, employee_id = NULL
             WHERE key = :key AND watched AND NOT (state = 'running' AND :held)",
            named_params! { ":key": key, ":now": now_ms, ":held": is_held },
        )?;
        sql.execute(
            "DELETE FROM queued_file
             WHERE key = :key AND NOT watched AND NOT (state = 'running' AND :held)",
            named_params! { ":key": key, ":held": is_held },
        )?;
        Ok(())
    }

    /// Puts a file in line again, with the content it has now: one that failed, one that was
    /// ignored, or one of the watched folder that somebody wants.
    pub fn retry_queued(&self, actor: &Actor, key: i64) -> Result<QueuedFile> {
        let row = self.must_not_run(actor, key)?;
        let entrant = Entrant::of(row.file.choice);
        let is_held = self.is_queue_held()?;
        let mut writer = self.database.writer();
        let sql = writer.transaction_with_behavior(TransactionBehavior::Immediate)?;
        if entrant.digest != row.digest {
            entrant.take_over(&sql, key)?;
        }
        let key = entrant.put(&sql, actor, self.now_ms(), is_held)?;
        let file = QueuedRow::get(&sql, key)?.file;
        sql.commit()?;
        Ok(file)
    }

    /// A file of the queue; `Conflict` when it is being imported.
    fn must_not_run(&self, actor: &Actor, key: i64) -> Result<QueuedRow> {
        actor.may_somewhere(Operation::ImportSales)?;
        let row = self.database.read(|sql| QueuedRow::get(sql, key))?;
        if row.file.state == QueueState::Running && self.is_queue_held()? {
            return Err(Error::Conflict);
        }
        Ok(row)
    }
}

impl Entrant {
    fn of(choice: FileChoice) -> Self {
        let path = Path::new(&choice.path);
        // Looked at before it is read: a file that grows meanwhile is seen as new by the next look.
        let look = Look::at(path).unwrap_or_default();
        match exchange::file_digest(path) {
            Ok(digest) => Self { choice, look, digest, problem: "" },
            Err(error) => Self { look, digest: String::new(), problem: error.code(), choice },
        }
    }

    fn state(&self) -> QueueState {
        if self.problem.is_empty() { QueueState::Waiting } else { QueueState::Failed }
    }

    /// Gives a row of the queue this content instead of the one it had; when another row has it
    /// already, that one stays.
    fn take_over(&self, sql: &Connection, key: i64) -> Result<()> {
        let moved = sql.execute(
            "UPDATE OR IGNORE queued_file SET digest = :digest WHERE key = :key",
            named_params! { ":key": key, ":digest": self.digest },
        )?;
        if moved == 0 {
            sql.execute("DELETE FROM queued_file WHERE key = :key", named_params! { ":key": key })?;
        }
        Ok(())
    }

    /// Puts the file in line, or leaves it where it is when it is being imported. Answers its key.
    fn put(&self, sql: &Connection, actor: &Actor, now_ms: i64, is_held: bool) -> Result<i64> {
        sql.prepare_cached(
            "INSERT INTO queued_file
                     (path, digest, bytes, modified_ms, watched, state, request, employee_id,
                      added_ms, ended_ms, problem)
                 VALUES (:path, :digest, :bytes, :modified, 0, :state, :request, :employee,
                         :now, :ended, :problem)
                 ON CONFLICT (path, digest) DO UPDATE SET
                     bytes = :bytes, modified_ms = :modified, state = :state, request = :request,
                     employee_id = :employee, ended_ms = :ended, problem = :problem,
                     import_id = NULL, added_ms = iif(state = 'waiting', added_ms, :now)
                 WHERE NOT (state = 'running' AND :held)",
        )?
        .execute(named_params! {
            ":path": self.choice.path,
            ":digest": self.digest,
            ":bytes": self.look.bytes,
            ":modified": self.look.modified_ms,
            ":state": self.state().code(),
            ":request": serde_json::to_string(&self.choice)?,
            ":employee": SqlId(actor.employee_id),
            ":now": now_ms,
            ":ended": (self.state() == QueueState::Failed).then_some(now_ms),
            ":problem": self.problem,
            ":held": is_held,
        })?;
        Ok(sql
            .prepare_cached("SELECT key FROM queued_file WHERE path = :path AND digest = :digest")?
            .query_row(
                named_params! { ":path": self.choice.path, ":digest": self.digest },
                |row| row.get(0),
            )?)
    }
}

/// A file that is not what it was when it came into the queue.
pub(super) fn changed(path: &Path) -> Error {
    file_error(path, exchange::FileError::Changed)
}
