//! Names by which files call a store or a product that the chain calls otherwise: said once,
//! remembered for every later file.

use domain::Id;
use domain::access::{Actor, Operation, Target};
use domain::org::Store;
use domain::products::{Product, normal_code};
use domain::registry;
use rusqlite::{Connection, OptionalExtension};
use serde::{Deserialize, Serialize};

use crate::Replica;
use crate::database::SqlId;
use crate::error::{Error, Result};
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

/// A code by which files call a product.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct ProductAlias {
    /// Identity, derived from the code.
    pub id: Id,
    /// The code as files write it, letters in upper case.
    pub text: String,
    /// The product it means.
    pub product_id: Id,
}

impl StoreAlias {
    fn id_of(text: &str) -> Id {
        Id::derived("store_alias", &[&normal_code(text)])
    }
}

impl ProductAlias {
    fn id_of(text: &str) -> Id {
        Id::derived("product_alias", &[&normal_code(text)])
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

    /// Every other code of a product.
    pub fn list_product_aliases(&self) -> Result<Vec<ProductAlias>> {
        self.database.read(|sql| transact::list(sql, "text"))
    }

    /// Remembers that later files mean this product by `text`; `None` forgets the code. Orders that
    /// came in before keep the product they have.
    pub fn set_product_alias(
        &self,
        actor: &Actor,
        text: &str,
        product: Option<Id>,
    ) -> Result<Done> {
        actor.may(Operation::EditMapping, Target::Chain)?;
        let text = normal_code(&required("text", text)?);
        let id = ProductAlias::id_of(&text);
        self.transact(actor, Operation::EditMapping.code(), |tx| {
            let Some(product_id) = product else {
                tx.delete(&registry::PRODUCT_ALIAS, id)?;
                return Ok(());
            };
            let product: Product = transact::get(tx.sql, product_id)?;
            if product.code == text {
                return Err(Error::Conflict);
            }
            tx.put(&ProductAlias { id, text, product_id })?;
            Ok(())
        })
    }
}

pub(crate) fn of_stores(sql: &Connection) -> Result<Vec<StoreAlias>> {
    transact::list(sql, "text")
}

/// The product that files mean by a code, when people said so.
pub(crate) fn product_named(sql: &Connection, code: &str) -> Result<Option<Id>> {
    Ok(sql
        .prepare_cached(
            "SELECT product_id FROM product_alias
             JOIN product ON product.id = product_alias.product_id
             WHERE product_alias.id = ?1",
        )?
        .query_row([SqlId(ProductAlias::id_of(code))], |row| row.get::<_, SqlId>(0))
        .optional()?
        .map(|id| id.0))
}
