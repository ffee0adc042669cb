//! The one write path. Everything that is written goes through [`Replica::transact`]: rows, log
//! and derived numbers in one SQLite transaction, whole or not at all.

mod batch;
mod device;
mod history;
mod log;
mod record;
mod row_index;
mod undo;

use std::collections::BTreeSet;

use domain::Id;
use domain::access::Actor;
use domain::clock::Hlc;
use domain::registry::Table;
use rusqlite::{OptionalExtension, TransactionBehavior, named_params};

use crate::Replica;
use crate::error::Result;
use crate::identity::same_number;
use crate::measures;
use crate::topic::{Done, Topic};

use device::Device;

pub(crate) use batch::{BATCH, Batch, Origin, first_import, log_batch_out};
pub(crate) use device::LastDevice;
pub use history::{HistoryEntry, HistoryField, HistoryKind};
pub(crate) use log::{Change, LOG_ROWS, log_length, rows_of};
pub(crate) use record::{find, get, list, put_unlogged};
pub use undo::Undone;

/// On whose behalf a transaction runs, and what they had seen.
#[derive(Clone, Copy, Debug, Default)]
pub struct Author {
    /// The employee; `None` for the program itself.
    pub employee_id: Option<Id>,
    /// The scope's cursor when the form was loaded; the present one when absent.
    pub base_seq: Option<i64>,
}

impl From<&Actor> for Author {
    fn from(actor: &Actor) -> Self {
        Self { employee_id: Some(actor.employee_id), base_seq: None }
    }
}

/// A transaction under way.
pub(crate) struct Tx<'a> {
    pub(crate) sql: &'a rusqlite::Transaction<'a>,
    author: Author,
    operation: &'static str,
    device: Device,
    /// The number of its first log row, which names the transaction.
    number: i64,
    stamp: Hlc,
    changed: BTreeSet<Topic>,
    /// Store-days and customers whose derived numbers must be brought up to date.
    pub(crate) touched: measures::Touched,
    /// Customers of whom it must be settled anew whether they are one number.
    pub(crate) numbers: same_number::TouchedNumbers,
}

impl Replica {
    /// Runs `write` in one transaction and answers what it changed. An error rolls everything
    /// back.
    pub(crate) fn transact<T>(
        &self,
        author: impl Into<Author>,
        operation: &'static str,
        write: impl FnOnce(&mut Tx<'_>) -> Result<T>,
    ) -> Result<Done<T>> {
        let mut connection = self.database.writer();
        let sql = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let device = self.last_device.take(&sql, self.now_ms())?;
        let mut tx = Tx::begin(&sql, author.into(), operation, device, self.now_ms());
        let value = write(&mut tx)?;
        let (number, changed, device) = tx.finish()?;
        sql.commit()?;
        self.last_device.keep(device);
        Ok(Done { value, tx: number, changed })
    }
}

impl<'a> Tx<'a> {
    fn begin(
        sql: &'a rusqlite::Transaction<'a>,
        author: Author,
        operation: &'static str,
        device: Device,
        now_ms: i64,
    ) -> Self {
        let stamp = device.clock.next(now_ms);
        let number = device.device_seq + 1;
        Self {
            sql,
            author,
            operation,
            device,
            number,
            stamp,
            changed: BTreeSet::new(),
            touched: measures::Touched::default(),
            numbers: same_number::TouchedNumbers::default(),
        }
    }

    /// When this transaction happened, by the clock that never runs back.
    pub(crate) fn at_ms(&self) -> i64 {
        self.stamp.unix_ms()
    }

    /// The version that facts written by this transaction get.
    pub(crate) fn version(&self) -> i64 {
        self.stamp.packed()
    }

    /// The number of the next log row, by which a batch of facts finds its rows.
    pub(crate) fn next_device_seq(&self) -> i64 {
        self.device.device_seq + 1
    }

    /// A new random id for a row that a person makes.
    pub(crate) fn new_id(&self) -> Result<Id> {
        crate::new_id(self.at_ms())
    }

    fn base_seq(&self, scope: &str) -> Result<i64> {
        if let Some(seen) = self.author.base_seq {
            return Ok(seen);
        }
        let seq = self
            .sql
            .prepare_cached("SELECT seq FROM scope_cursor WHERE scope = :scope")?
            .query_row(named_params! { ":scope": scope }, |row| row.get(0))
            .optional()?;
        Ok(seq.unwrap_or(0))
    }

    fn mark(&mut self, table: &Table) {
        self.changed.extend(Topic::of(table));
    }

    /// Notes that this transaction undoes `tx`, so that neither can be undone again.
    pub(crate) fn mark_undone(&mut self, tx: i64) -> Result<()> {
        self.sql.execute(
            "INSERT INTO undone (tx, by_tx) VALUES (:tx, :by)",
            named_params! { ":tx": tx, ":by": self.number },
        )?;
        Ok(())
    }

    fn finish(mut self) -> Result<(Option<i64>, Vec<Topic>, Device)> {
        same_number::settle(&mut self)?;
        measures::refresh(self.sql, &self.touched)?;
        if self.next_device_seq() == self.number {
            return Ok((None, Vec::new(), self.device));
        }
        self.index_log_when_due()?;
        self.device.clock = self.stamp;
        Ok((Some(self.number), self.changed.into_iter().collect(), self.device))
    }
}
