//! The recovery key: the key of the data in a text that people can write down, and the way back in
//! where the machine has lost the key or never had it.

use std::path::Path;

use domain::access::{Actor, Operation, Target};
use domain::org::Employee;
use rusqlite::{Connection, OptionalExtension};
use serde::{Deserialize, Serialize};

use crate::database::{self, Beginning, FILE_NAME};
use crate::error::{Error, Result, invalid};
use crate::keys::{Key, KeyPlace, KeyRing};
use crate::{Replica, transact};

const SETTING: &str = "recovery_key";

/// How the data of this device are locked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct Protection {
    /// Where the key is kept.
    pub key_place: KeyPlace,
    /// The last time the recovery key was shown; `None` while nobody can have written it down.
    pub shown: Option<RecoveryShown>,
}

/// When the recovery key was shown, and to whom.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct RecoveryShown {
    /// UTC milliseconds.
    #[specta(type = f64)]
    pub at: i64,
    /// Their name.
    pub to: String,
}

impl Replica {
    /// How the data of this device are locked.
    pub fn protection(&self, actor: &Actor) -> Result<Protection> {
        actor.may(Operation::ShowRecoveryKey, Target::Chain)?;
        let shown = self.database.read(shown)?;
        Ok(Protection { key_place: self.database.key_place(), shown })
    }

    /// The recovery key, to be written down. That it was shown is remembered on this device.
    pub fn recovery_key(&self, actor: &Actor) -> Result<String> {
        actor.may(Operation::ShowRecoveryKey, Target::Chain)?;
        let at = self.now_ms();
        let to = self.database.read(|sql| {
            let employee: Employee = transact::get(sql, actor.employee_id)?;
            Ok(employee.name)
        })?;
        self.database.writer().execute(
            "INSERT INTO device_setting (name, value) VALUES (?1, ?2)
             ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            (SETTING, serde_json::to_string(&RecoveryShown { at, to })?),
        )?;
        Ok(self.database.key().recovery_text())
    }

    /// The same for the person at a window, who says by their password that it is they.
    pub fn recovery_key_by_password(&self, actor: &Actor, password: &str) -> Result<String> {
        actor.may(Operation::ShowRecoveryKey, Target::Chain)?;
        self.sign_in(actor.employee_id, password)?;
        self.recovery_key(actor)
    }
}

/// Keeps the key of a recovery text for a data folder. The text must be of the file it is meant
/// for, when there is one: the folder's database unless another is named. Nothing else is touched.
pub fn accept_recovery_key(
    folder: &Path,
    text: &str,
    meant_for: Option<&Path>,
    keys: KeyRing,
) -> Result<KeyPlace> {
    let key = Key::from_recovery_text(text)?;
    let database = folder.join(FILE_NAME);
    match database::beginning(meant_for.unwrap_or(&database))? {
        Beginning::Locked(id, _) if id != key.id() => invalid("recovery_key", "of_other_data"),
        Beginning::Locked(..) | Beginning::Nothing => keys.keep(folder, &key),
        Beginning::Clear => invalid("recovery_key", "not_needed"),
        Beginning::Unknown => Err(database::not_ours()),
    }
}

fn shown(sql: &Connection) -> Result<Option<RecoveryShown>> {
    let stored: Option<String> = sql
        .prepare_cached("SELECT value FROM device_setting WHERE name = ?1")?
        .query_row([SETTING], |row| row.get(0))
        .optional()?;
    let read = |json: String| serde_json::from_str(&json).map_err(Error::from);
    stored.map(read).transpose()
}
