//! Codes by which files call a product. A product whose code stands for another is shown nowhere;
//! what was and will be sold under it counts for that other.

use std::collections::HashSet;

use domain::Id;
use domain::access::{Actor, Operation, Target};
use domain::products::{Product, normal_code};
use domain::registry;
use rusqlite::{Connection, OptionalExtension};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::database::SqlId;
use crate::error::{Error, Result, invalid};
use crate::org::required;
use crate::topic::Done;
use crate::transact::Tx;
use crate::{Replica, measures, transact};

/// A code by which files call a product.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct ProductAlias {
    /// Identity, derived from the code.
    pub id: Id,
    /// The code as files write it, letters in upper case.
    pub text: String,
    /// The product it means, which itself stands for no other.
    pub product_id: Id,
}

/// What files call a product, and what it stands for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct ProductNames {
    /// The product that files mean by this one's code, when people said so.
    pub stands_for: Option<Product>,
    /// The other codes that stand for this one, by code.
    pub names: Vec<ProductName>,
}

/// Another code of a product.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct ProductName {
    /// The code as files write it.
    pub text: String,
    /// The name that files gave with it; empty when none did.
    pub name: String,
}

impl ProductAlias {
    fn new(text: &str, product_id: Id) -> Self {
        Self { id: Self::id_of(text), text: normal_code(text), product_id }
    }

    fn id_of(text: &str) -> Id {
        Id::derived("product_alias", &[&normal_code(text)])
    }
}

impl Replica {
    /// What files call a product, and what it stands for.
    pub fn product_names(&self, actor: &Actor, product: Id) -> Result<ProductNames> {
        actor.may_somewhere(Operation::ViewSales)?;
        self.database.read(|sql| {
            let product: Product = transact::get(sql, product)?;
            let names = sql
                .prepare_cached(
                    "SELECT product_alias.text, coalesce(told.name, '') FROM product_alias
                     LEFT JOIN product AS told ON told.code = product_alias.text
                     WHERE product_alias.product_id = ?1 ORDER BY product_alias.text",
                )?
                .query_map([SqlId(product.id)], |row| {
                    Ok(ProductName { text: row.get(0)?, name: row.get(1)? })
                })?
                .collect::<rusqlite::Result<_>>()?;
            Ok(ProductNames { stands_for: meant_by(sql, &product.code)?, names })
        })
    }

    /// Says that files mean this product by a code; `None` forgets the code. What was sold under
    /// it, before and from now on, counts for the product. One that stands for another itself
    /// passes on what it gets. Fails when the code is the product's own.
    pub fn set_product_alias(
        &self,
        actor: &Actor,
        text: &str,
        product: Option<Id>,
    ) -> Result<Done> {
        actor.may(Operation::EditMapping, Target::Chain)?;
        let text = normal_code(&required("text", text)?);
        self.transact(actor, Operation::EditMapping.code(), |tx| {
            let Some(product) = product else { return forget(tx, &text) };
            let chosen: Product = transact::get(tx.sql, product)?;
            let meant = meant_by(tx.sql, &chosen.code)?.unwrap_or(chosen);
            if meant.code == text {
                return invalid("product_id", "itself");
            }
            if let Some(told) = coded(tx.sql, &text)? {
                for other in codes_of(tx.sql, told.id)? {
                    point(tx, &other, &meant)?;
                }
            }
            point(tx, &text, &meant)
        })
    }
}

fn point(tx: &mut Tx<'_>, text: &str, meant: &Product) -> Result<()> {
    let before = meant_by(tx.sql, text)?;
    tx.put(&ProductAlias::new(text, meant.id))?;
    recount(tx, text, before.as_ref(), Some(meant))
}

fn forget(tx: &mut Tx<'_>, text: &str) -> Result<()> {
    let before = meant_by(tx.sql, text)?;
    tx.delete(&registry::PRODUCT_ALIAS, ProductAlias::id_of(text))?;
    recount(tx, text, before.as_ref(), None)
}

/// What was sold under a code counted as `before` and counts as `after` now.
fn recount(
    tx: &mut Tx<'_>,
    text: &str,
    before: Option<&Product>,
    after: Option<&Product>,
) -> Result<()> {
    let Some(told) = coded(tx.sql, text)? else { return Ok(()) };
    let meant = |meant: Option<&Product>| meant.map_or(told.id, |meant| meant.id);
    if meant(before) == meant(after) {
        return Ok(());
    }
    measures::touch_lines_of(tx, told.id)
}

/// Brings the numbers up to date after the old values of a log row were put back.
pub(crate) fn recount_put_back_alias(
    tx: &mut Tx<'_>,
    id: Id,
    logged: &Map<String, Value>,
) -> Result<()> {
    let [text, product] = &registry::PRODUCT_ALIAS.fields else { return Ok(()) };
    let side = |number: u16, at: usize| {
        Some(logged.get(&number.to_string())?.get(at)?.as_str()?.to_string())
    };
    let known: Option<ProductAlias> = transact::find(tx.sql, id)?;
    let text = known.map(|known| known.text).or_else(|| side(text.number, 1));
    let Some(text) = text else { return Ok(()) };
    let meant = |at: usize| -> Result<Option<Product>> {
        match side(product.number, at).and_then(|id| id.parse().ok()) {
            Some(id) => transact::find(tx.sql, id),
            None => Ok(None),
        }
    };
    let (old, new) = (meant(0)?, meant(1)?);
    recount(tx, &text, new.as_ref(), old.as_ref())
}

/// Fails with `Conflict` when a code stands for a product that itself stands for another: putting
/// an old value back may lead to that.
pub(crate) fn refuse_detours(sql: &Connection) -> Result<()> {
    let detours = sql
        .prepare_cached(
            "SELECT 1 FROM product_alias
             JOIN product ON product.id = product_alias.product_id
             JOIN product_alias AS next ON next.text = product.code",
        )?
        .exists([])?;
    if detours { Err(Error::Conflict) } else { Ok(()) }
}

/// The product that files mean by a code, when people said so.
pub(crate) fn meant_by(sql: &Connection, code: &str) -> Result<Option<Product>> {
    let alias: Option<ProductAlias> = transact::find(sql, ProductAlias::id_of(code))?;
    Ok(alias.map(|alias| transact::find(sql, alias.product_id)).transpose()?.flatten())
}

/// The products, by id, that files name by the codes standing for others.
pub(crate) fn standing(sql: &Connection) -> Result<HashSet<Id>> {
    let mut statement = sql.prepare_cached("SELECT text FROM product_alias")?;
    let codes = statement.query_map([], |row| row.get::<_, String>(0))?;
    codes.map(|code| Ok(Product::id_of(&code?))).collect()
}

/// The product of a code.
fn coded(sql: &Connection, code: &str) -> Result<Option<Product>> {
    let id: Option<SqlId> = sql
        .prepare_cached("SELECT id FROM product WHERE code = ?1")?
        .query_row([code], |row| row.get(0))
        .optional()?;
    Ok(id.map(|id| transact::find(sql, id.0)).transpose()?.flatten())
}

/// The codes that stand for a product.
pub(crate) fn codes_of(sql: &Connection, product: Id) -> Result<Vec<String>> {
    let mut statement =
        sql.prepare_cached("SELECT text FROM product_alias WHERE product_id = ?1 ORDER BY text")?;
    let codes = statement.query_map([SqlId(product)], |row| row.get(0))?;
    Ok(codes.collect::<rusqlite::Result<_>>()?)
}
