//! This device: its id, its clock and the last numbers it gave out.

use std::sync::{Mutex, MutexGuard, PoisonError};

use domain::Id;
use domain::clock::Hlc;
use rusqlite::{Connection, OptionalExtension, named_params};

use crate::database::{SqlId, id_from_sql};
use crate::error::Result;

pub(super) struct Device {
    /// Which state of the database this was read from.
    data_version: i64,
    pub(super) id: Id,
    pub(super) device_seq: i64,
    /// Up to which of its log rows the log is indexed by row.
    pub(super) rows_indexed: i64,
    pub(super) clock: Hlc,
    pub(super) chain_hash: [u8; 32],
}

/// What the last transaction of this process left, so that the next need not look it up.
#[derive(Default)]
pub(crate) struct LastDevice(Mutex<Option<Device>>);

impl LastDevice {
    /// The device as the last transaction left it, whichever process that was in. What is taken
    /// is forgotten until [`Self::keep`]: a transaction that fails leaves nothing behind.
    pub(super) fn take(&self, sql: &Connection, now_ms: i64) -> Result<Device> {
        // SQLite's own number, which changes when another connection commits.
        let version = sql.prepare_cached("PRAGMA data_version")?.query_row([], |row| row.get(0))?;
        let known = self.lock().take();
        match known.filter(|device| device.data_version == version) {
            Some(device) => Ok(device),
            None => Ok(Device { data_version: version, ..Device::load_or_make(sql, now_ms)? }),
        }
    }

    /// Remembers the device after its transaction was committed.
    pub(super) fn keep(&self, device: Device) {
        *self.lock() = Some(device);
    }

    fn lock(&self) -> MutexGuard<'_, Option<Device>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Device {
    /// The device as its last log row and its last transaction left it. One that has not written
    /// yet gets its id.
    fn load_or_make(sql: &Connection, now_ms: i64) -> Result<Self> {
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
                    data_version: 0,
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
    let clock = Hlc::default();
    Ok(Device { data_version: 0, id, device_seq: 0, rows_indexed: 0, clock, chain_hash: [0; 32] })
}
