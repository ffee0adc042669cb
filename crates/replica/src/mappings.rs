//! Column mappings that people kept.

use std::collections::BTreeMap;

use domain::Id;
use domain::access::{Actor, Operation, Target};
use domain::mapping::{Field, Mapping};
use domain::registry;
use rusqlite::Connection;

use crate::error::{Error, Result};
use crate::topic::Done;
use crate::transact::{self, Tx};
use crate::{Replica, org};

/// A kept mapping, as a list shows it.
pub type MappingRow = Mapping;

impl Replica {
    /// Every mapping of the chain, by name.
    pub fn list_mappings(&self) -> Result<Vec<MappingRow>> {
        self.database.read(all)
    }

    /// Drops a mapping.
    pub fn delete_mapping(&self, actor: &Actor, id: Id) -> Result<Done> {
        actor.may(Operation::EditMapping, Target::Chain)?;
        self.transact(actor, Operation::EditMapping.code(), |tx| {
            if tx.delete(&registry::MAPPING, id)? {
                Ok(())
            } else {
                Err(Error::NotFound("mapping"))
            }
        })
    }
}

pub(crate) fn all(sql: &Connection) -> Result<Vec<Mapping>> {
    transact::list(sql, "name")
}

/// Keeps a mapping for files with these headers, in the transaction of the import it serves.
pub(crate) fn keep(
    tx: &mut Tx<'_>,
    name: &str,
    fingerprint: &str,
    columns: &BTreeMap<Field, String>,
) -> Result<()> {
    tx.put(&Mapping {
        id: Mapping::id_of(fingerprint),
        name: org::required("name", name)?,
        fingerprint: fingerprint.to_string(),
        columns: columns.clone(),
    })?;
    Ok(())
}
