//! This device: its id, its clock and the last numbers it gave out.

use domain::Id;
use domain::clock::Hlc;
use rusqlite::{Connection, OptionalExtension, named_params};

use crate::database::{SqlId, id_from_sql};
use crate::error::Result;

pub(super) struct Device {
    pub(super) id: Id,
    pub(super) device_seq: i64,
    /// Up to which of its log rows the log is indexed by row.
    pub(super) rows_indexed: i64,
    pub(super) clock: Hlc,
    pub(super) chain_hash: [u8; 32],
}

impl Device {
    /// The device as its last log row and its last transaction left it. One that has not written
    /// yet gets its id.
    pub(super) fn load_or_make(sql: &Connection, now_ms: i64) -> Result<Self> {
        let known = sql
            .prepare_cached(
                "SELECT device.id, device.rows_indexed, op.device_seq, op.stamp, op.hash
                 FROM device LEFT JOIN op ON op.device_id = device.id
                     AND op.device_seq = (SELECT max(device_seq) FROM op WHERE device_id = device.id)",
            )?
            .query_row([], |row| {
                let stamp: Option<i64> = row.get("stamp")?;
                let hash: Option<[u8; 32]> = row.get("hash")?;
                Ok(Self {
                    id: id_from_sql(row, "id")?,
                    device_seq: row.get::<_, Option<i64>>("device_seq")?.unwrap_or(0),
                    rows_indexed: row.get("rows_indexed")?,
                    clock: stamp.map(Hlc::from_packed).unwrap_or_default(),
                    chain_hash: hash.unwrap_or_default(),
                })
            })
            .optional()?;
        match known {
            Some(device) => Ok(device),
            None => make(sql, now_ms),
        }
    }
}

fn make(sql: &Connection, now_ms: i64) -> Result<Device> {
    let id = crate::new_id(now_ms)?;
    sql.execute(
        "INSERT INTO device (one, id) VALUES (1, :id)",
        named_params! { ":id": SqlId(id) },
    )?;
    Ok(Device { id, device_seq: 0, rows_indexed: 0, clock: Hlc::default(), chain_hash: [0; 32] })
}
