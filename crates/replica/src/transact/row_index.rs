//! The log's index by row. Filling it with every write would cost each write a page more, so the
//! newest rows wait; the view `op_of_row` finds those too.

use rusqlite::named_params;

use super::Tx;
use crate::database::SqlId;
use crate::error::Result;

/// So many log rows may wait for the index; history reads them all.
const MAY_WAIT: i64 = 256;

impl Tx<'_> {
    pub(super) fn index_log_when_due(&mut self) -> Result<()> {
        if self.device.device_seq - self.device.rows_indexed >= MAY_WAIT {
            self.index_log()?;
        }
        Ok(())
    }

    /// Brings `op_by_row` up to this transaction's last log row.
    pub(crate) fn index_log(&mut self) -> Result<()> {
        self.sql
            .prepare_cached(
                "INSERT INTO op_by_row (table_number, row_id, stamp, device_id, device_seq)
                 SELECT table_number, row_id, stamp, device_id, device_seq FROM op
                 WHERE device_id = :device AND device_seq > :indexed",
            )?
            .execute(named_params! {
                ":device": SqlId(self.device.id), ":indexed": self.device.rows_indexed,
            })?;
        self.sql
            .prepare_cached("UPDATE device SET rows_indexed = :last")?
            .execute(named_params! { ":last": self.device.device_seq })?;
        self.device.rows_indexed = self.device.device_seq;
        Ok(())
    }
}
