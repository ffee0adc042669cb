//! Which parts of the product a chain leaves out of sight (C-37).

use domain::access::{Actor, Operation, Target};
use domain::modules::{HiddenModules, Module};
use rusqlite::Connection;

use crate::error::Result;
use crate::topic::Done;
use crate::{Replica, transact};

impl Replica {
    /// Says which modules are left out of sight. Their data stay, and undo brings them back.
    pub fn hide_modules(&self, actor: &Actor, modules: &[Module]) -> Result<Done> {
        actor.may(Operation::EditChain, Target::Chain)?;
        self.transact(actor, Operation::EditChain.code(), |tx| {
            tx.put(&HiddenModules::of(modules.to_vec()))?;
            Ok(())
        })
    }
}

/// The modules that are left out of sight.
pub(crate) fn hidden(sql: &Connection) -> Result<Vec<Module>> {
    let kept = transact::find::<HiddenModules>(sql, HiddenModules::only_id())?;
    Ok(kept.map(|kept| kept.codes).unwrap_or_default())
}
