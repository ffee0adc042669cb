//! This device's row: its id, its clock and the last numbers it gave out.

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
    pub(super) fn load_or_make(sql: &Connection, now_ms: i64) -> Result<Self> {
        let found = sql
            .prepare_cached("SELECT id, device_seq, tx, clock, chain_hash FROM device")?
            .query_row([], |row| {
                Ok(Self {
                    id: id_from_sql(row, "id")?,
                    device_seq: row.get("device_seq")?,
                    tx: row.get("tx")?,
                    clock: Hlc::from_packed(row.get("clock")?),
                    chain_hash: row.get("chain_hash")?,
                })
            })
            .optional()?;
        if let Some(device) = found {
            return Ok(device);
        }
        let device = Self {
            id: crate::new_id(now_ms)?,
            device_seq: 0,
            tx: 0,
            clock: Hlc::default(),
            chain_hash: [0; 32],
        };
        sql.execute(
            "INSERT INTO device (one, id, device_seq, tx, clock, chain_hash)
             VALUES (1, :id, 0, 0, 0, :chain_hash)",
            named_params! { ":id": SqlId(device.id), ":chain_hash": device.chain_hash },
        )?;
        Ok(device)
    }

    pub(super) fn save(&self, sql: &Connection) -> Result<()> {
        sql.prepare_cached(
            "UPDATE device SET device_seq = :device_seq, tx = :tx, clock = :clock, chain_hash = :chain_hash",
        )?
        .execute(named_params! {
            ":device_seq": self.device_seq,
            ":tx": self.tx,
            ":clock": self.clock.packed(),
            ":chain_hash": self.chain_hash,
        })?;
        Ok(())
    }
}
