//! Whether a whole file can be relied on.

use rusqlite::Connection;

use super::migrate;
use super::open::not_ours;
use crate::error::{Error, Result};
use crate::measures::{broken_references, integrity};

/// Fails unless this is a whole database of ours that this program can read.
pub(crate) fn must_be_sound(sql: &Connection) -> Result<()> {
    let verdict = integrity(sql)?;
    if verdict != "ok" {
        return Err(Error::Damaged(verdict));
    }
    let found = migrate::version(sql)?;
    if found > migrate::SCHEMA_VERSION {
        return Err(Error::NewerVersion { found, known: migrate::SCHEMA_VERSION });
    }
    if found == 0 {
        return Err(not_ours());
    }
    match broken_references(sql)? {
        0 => Ok(()),
        _ => Err(Error::Damaged("rows refer to something that is not there".into())),
    }
}
