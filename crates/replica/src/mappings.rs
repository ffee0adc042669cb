//! Column mappings that people kept.

use std::collections::BTreeMap;
use std::path::Path;

use domain::Id;
use domain::access::{Actor, Operation, Target};
use domain::mapping::{Field, Mapping};
use domain::registry;
use domain::subject::Subject;
use exchange::{FileError, mapping_file};
use rusqlite::Connection;

use crate::error::{Error, Result, invalid};
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

    /// Makes or changes the mapping for files with these headers.
    pub fn save_mapping(&self, actor: &Actor, mapping: Mapping) -> Result<Done> {
        actor.may(Operation::EditMapping, Target::Chain)?;
        let missing = mapping.subject.missing(mapping.columns.keys());
        if !missing.is_empty() {
            return invalid("columns", "missing");
        }
        let name = org::required("name", &mapping.name)?;
        self.transact(actor, Operation::EditMapping.code(), |tx| {
            let id = Mapping::id_of(&mapping.fingerprint);
            tx.put(&Mapping { id, name, ..mapping })?;
            Ok(())
        })
    }

    /// Writes a mapping as a TOML file that people can read, send and correct.
    pub fn export_mapping(&self, id: Id, path: &Path) -> Result<()> {
        let mapping: Mapping = self.database.read(|sql| transact::get(sql, id))?;
        std::fs::write(path, mapping_file::to_toml(&mapping))
            .map_err(|error| mapping_failure(path, FileError::Unwritable(error.kind().to_string())))
    }

    /// Keeps the mapping that a TOML file holds, in place of one for the same headers.
    pub fn import_mapping(&self, actor: &Actor, path: &Path) -> Result<Done<Id>> {
        actor.may(Operation::EditMapping, Target::Chain)?;
        let text = std::fs::read_to_string(path)
            .map_err(|error| mapping_failure(path, FileError::Unreadable(error.kind())))?;
        let mapping = mapping_file::from_toml(&text)
            .map_err(|error| mapping_failure(path, FileError::BadMapping(error)))?;
        self.transact(actor, Operation::EditMapping.code(), |tx| {
            tx.put(&mapping)?;
            Ok(mapping.id)
        })
    }
}

fn mapping_failure(path: &Path, source: FileError) -> Error {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned());
    Error::File { name: name.unwrap_or_default(), source }
}

pub(crate) fn all(sql: &Connection) -> Result<Vec<Mapping>> {
    transact::list(sql, "name")
}

/// Keeps a mapping for files with these headers, in the transaction of the import it serves.
pub(crate) fn keep(
    tx: &mut Tx<'_>,
    name: &str,
    fingerprint: &str,
    subject: Subject,
    columns: &BTreeMap<Field, String>,
) -> Result<()> {
    tx.put(&Mapping {
        id: Mapping::id_of(fingerprint),
        name: org::required("name", name)?,
        fingerprint: fingerprint.to_string(),
        columns: columns.clone(),
        subject,
    })?;
    Ok(())
}
