//! Settings of this device alone.

use std::path::Path;

use domain::access::{Actor, Denied, Operation, Role};
use rusqlite::{Connection, OptionalExtension};
use serde::{Deserialize, Serialize};

use crate::Replica;
use crate::error::{Result, invalid};

/// The language of the window.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub enum Language {
    /// Simplified Chinese.
    #[serde(rename = "zh-CN")]
    Chinese,
    /// English.
    #[serde(rename = "en")]
    English,
}

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum Theme {
    /// Light.
    Light,
    /// Dark.
    Dark,
    /// As the system is.
    #[default]
    System,
}

/// What this device remembers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(default)]
pub struct DeviceSettings {
    /// The language; `None` until somebody chose one.
    pub language: Option<Language>,
    /// Light or dark.
    pub theme: Theme,
    /// The folder for daily backups; `None` for the one in the data folder.
    pub backup_folder: Option<String>,
    /// The folder in which new files are looked for; empty for none.
    pub watch_folder: String,
}

const KEY: &str = "device";

impl Replica {
    /// The settings of this device.
    pub fn device_settings(&self) -> Result<DeviceSettings> {
        self.database.read(read)
    }

    /// Keeps the settings of this device. Anybody may choose language and theme, also before
    /// signing in; where backups go is for people who may make them, which folder is watched for
    /// people who may import.
    pub fn save_device_settings(
        &self,
        actor: Option<&Actor>,
        settings: &DeviceSettings,
    ) -> Result<()> {
        let before = self.device_settings()?;
        if settings.backup_folder != before.backup_folder {
            somebody_who_may(actor, Operation::BackUp)?;
        }
        if settings.watch_folder != before.watch_folder {
            somebody_who_may(actor, Operation::ImportSales)?;
            if !settings.watch_folder.is_empty() && !Path::new(&settings.watch_folder).is_dir() {
                return invalid("watch_folder", "unknown");
            }
        }
        self.database.writer().execute(
            "INSERT INTO device_setting (name, value) VALUES (?1, ?2)
             ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            (KEY, serde_json::to_string(settings)?),
        )?;
        Ok(())
    }
}

fn somebody_who_may(actor: Option<&Actor>, operation: Operation) -> Result<()> {
    let nobody = Denied { role: Role::SalesAssociate, operation };
    actor.ok_or(nobody)?.may_somewhere(operation)?;
    Ok(())
}

pub(crate) fn read(sql: &Connection) -> Result<DeviceSettings> {
    let stored: Option<String> = sql
        .prepare_cached("SELECT value FROM device_setting WHERE name = ?1")?
        .query_row([KEY], |row| row.get(0))
        .optional()?;
    Ok(stored.and_then(|json| serde_json::from_str(&json).ok()).unwrap_or_default())
}
