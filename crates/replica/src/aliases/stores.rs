//! Names by which files call a store.

use domain::Id;
use domain::access::{Actor, Operation, Target};
use domain::org::Store;
use domain::products::normal_code;
use domain::registry;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use crate::Replica;
use crate::error::Result;
use crate::org::required;
use crate::topic::Done;
use crate::transact;

/// A name by which files call a store.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct StoreAlias {
    /// Identity, derived from the text: one text means one store in the whole chain.
    pub id: Id,
    /// The name as files write it.
    pub text: String,
    /// The store it means.
    pub store_id: Id,
}

impl StoreAlias {
    fn id_of(text: &str) -> Id {
        Id::derived("store_alias", &[&normal_code(text)])
    }
}

impl Replica {
    /// Every other name of a store.
    pub fn list_store_aliases(&self) -> Result<Vec<StoreAlias>> {
        self.database.read(of_stores)
    }

    /// Remembers that files mean this store by `text`; `None` forgets the name.
    pub fn set_store_alias(&self, actor: &Actor, text: &str, store: Option<Id>) -> Result<Done> {
        actor.may(Operation::EditMapping, Target::Chain)?;
        let text = required("text", text)?;
        let id = StoreAlias::id_of(&text);
        self.transact(actor, Operation::EditMapping.code(), |tx| {
            let Some(store_id) = store else {
                tx.delete(&registry::STORE_ALIAS, id)?;
                return Ok(());
            };
            transact::get::<Store>(tx.sql, store_id)?;
            tx.put(&StoreAlias { id, text, store_id })?;
            Ok(())
        })
    }
}

pub(crate) fn of_stores(sql: &Connection) -> Result<Vec<StoreAlias>> {
    transact::list(sql, "text")
}
