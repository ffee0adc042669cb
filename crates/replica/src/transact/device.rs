//! This device: its id, its clock and the last numbers it gave out.

use domain::Id;
use domain::clock::Hlc;
use rusqlite::{Connection, OptionalExtension, named_params};

use crate::database::{SqlId, id_from_sql};
use crate::error::Result;

pub(super) struct Device {
    pub(super) id: Id,
    pub(super) device_seq: i64,
    pub(super) tx: i64,
    pub(super) clock: Hlc,
    pub(super) chain_hash: [u8; 32],
}

impl Device {
    /// The device as its last log row and its last transaction left it. One that has not written
    /// yet gets its id.
    pub(super) fn load_or_make(sql: &Connection, now_ms: i64) -> Result<Self> {
        let known = sql
            .prepare_cached("SELECT id FROM device")?
            .query_row([], |row| id_from_sql(row, "id"))
            .optional()?;
        let id = match known {
            Some(id) => id,
            None => make(sql, now_ms)?,
        };
        let last = sql
            .prepare_cached(
                "SELECT device_seq, tx, stamp, hash FROM op WHERE device_id = :id
                 ORDER BY device_seq DESC LIMIT 1",
            )?
            .query_row(named_params! { ":id": SqlId(id) }, |row| {
                Ok(Self {
                    id,
                    device_seq: row.get("device_seq")?,
                    tx: row.get("tx")?,
                    clock: Hlc::from_packed(row.get("stamp")?),
                    chain_hash: row.get("hash")?,
                })
            })
            .optional()?;
        let new = Self { id, device_seq: 0, tx: 0, clock: Hlc::default(), chain_hash: [0; 32] };
        Ok(last.unwrap_or(new))
    }
}

fn make(sql: &Connection, now_ms: i64) -> Result<Id> {
    let id = crate::new_id(now_ms)?;
    sql.execute(
        "INSERT INTO device (one, id) VALUES (1, :id)",
        named_params! { ":id": SqlId(id) },
    )?;
    Ok(id)
}
