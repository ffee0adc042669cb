//! Products.

use chrono::Days;
use domain::Id;
use domain::access::{Actor, Operation, Reach};
use domain::calendar::Period;
use domain::metrics::Slice;
use domain::products::{Product, ProductKind, normal_code};
use domain::registry;
use rusqlite::named_params;
use serde::{Deserialize, Serialize};

use crate::aliases::hidden;
use crate::error::Result;
use crate::metrics::{known, values};
use crate::org::{required, unique};
use crate::topic::Done;
use crate::{Page, Replica, transact};

/// What a product sold is shown of so many days before today.
const DAYS_SHOWN: u64 = 90;

/// Which products to list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct ProductFilter {
    /// Part of the code or name; empty for all.
    pub text: String,
    /// Only this category.
    pub category: Option<String>,
    /// Only this kind.
    pub kind: Option<ProductKind>,
}

/// A product with what it sold lately.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct ProductRow {
    /// The product.
    pub product: Product,
    /// Net sales of the last 90 days in the chain; `None` without sales or for people who may not
    /// see those of the whole chain.
    pub net_sales_90d: Option<String>,
    /// Units sold in the last 90 days, likewise.
    pub units_90d: Option<String>,
}

/// A page of products.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct ProductRows {
    /// How many there are in all.
    pub total: u32,
    /// The page.
    pub rows: Vec<ProductRow>,
    /// Every category in use.
    pub categories: Vec<String>,
}

/// A condition on `product`: people see it, and it or what stands for it has `:like` in its code or
/// name.
pub(crate) fn found() -> String {
    let text = "product.code LIKE :like ESCAPE '\\' OR product.name LIKE :like ESCAPE '\\'";
    format!(
        "NOT ({hidden}) AND ({text} OR product.id IN (
             SELECT product_alias.product_id FROM product_alias
             LEFT JOIN product ON product.code = product_alias.text
             WHERE product_alias.text LIKE :like ESCAPE '\\' OR {text}))",
        hidden = hidden(),
    )
}

fn conditions() -> String {
    format!(
        "{found} AND (:category IS NULL OR product.category = :category)
         AND (:kind IS NULL OR product.kind = :kind)",
        found = found(),
    )
}

impl Replica {
    /// Products by code, with what they sold in the last 90 days.
    pub fn list_products(
        &self,
        actor: &Actor,
        filter: &ProductFilter,
        page: Page,
    ) -> Result<ProductRows> {
        actor.may_somewhere(Operation::ViewSales)?;
        self.database.read(|sql| {
            let filters = named_params! {
                ":like": like(&filter.text),
                ":category": filter.category,
                ":kind": filter.kind.map(ProductKind::code),
            };
            let conditions = conditions();
            let count = format!("SELECT count(*) FROM product WHERE {conditions}");
            let total = sql.prepare_cached(&count)?.query_row(filters, |row| row.get(0))?;
            let query = format!(
                "SELECT product.id FROM product WHERE {conditions} ORDER BY code LIMIT {} OFFSET {}",
                page.limit(),
                page.offset
            );
            let ids: Vec<crate::database::SqlId> = sql
                .prepare_cached(&query)?
                .query_map(filters, |row| row.get(0))?
                .collect::<rusqlite::Result<_>>()?;
            let rows = ids
                .into_iter()
                .map(|id| self.product_row(sql, actor, id.0))
                .collect::<Result<_>>()?;
            let categories = sql
                .prepare_cached(
                    "SELECT DISTINCT category FROM product WHERE category <> '' ORDER BY 1",
                )?
                .query_map([], |row| row.get(0))?
                .collect::<rusqlite::Result<_>>()?;
            Ok(ProductRows { total, rows, categories })
        })
    }

    /// One product with what it sold in the last 90 days.
    pub fn product(&self, actor: &Actor, id: Id) -> Result<ProductRow> {
        actor.may_somewhere(Operation::ViewSales)?;
        self.database.read(|sql| self.product_row(sql, actor, id))
    }

    /// Makes or changes a product. Its code is unique and does not change: lines refer to it.
    /// Changing what kind of thing it is brings the units of its days up to date.
    pub fn save_product(&self, actor: &Actor, product: Product) -> Result<Done> {
        actor.may(Operation::EditProduct, domain::access::Target::Chain)?;
        let product = Product {
            code: normal_code(&required("code", &product.code)?),
            name: product.name.trim().to_string(),
            category: product.category.trim().to_string(),
            ..product
        };
        self.transact(actor, Operation::EditProduct.code(), |tx| {
            unique(tx.sql, &registry::PRODUCT, "code", &product.code, product.id)?;
            let old = transact::find::<Product>(tx.sql, product.id)?;
            if old.is_some_and(|old| old.code != product.code) {
                return crate::error::invalid("code", "fixed");
            }
            tx.put(&product)?;
            Ok(())
        })
    }

    fn product_row(&self, sql: &rusqlite::Connection, actor: &Actor, id: Id) -> Result<ProductRow> {
        let product: Product = transact::get(sql, id)?;
        if actor.reach(Operation::ViewSales) != Some(Reach::Chain) {
            return Ok(ProductRow { product, net_sales_90d: None, units_90d: None });
        }
        let to = self.today(sql)?;
        let from = to.checked_sub_days(Days::new(DAYS_SHOWN)).unwrap_or(to);
        let slice = Slice { product_id: Some(id), ..Slice::chain(Period { from, to }) };
        let [net_sales, units] = values(sql, [known("net_sales")?, known("units")?], &slice)?
            .map(|value| value.map(|value| value.to_string()));
        Ok(ProductRow { product, net_sales_90d: net_sales, units_90d: units })
    }
}

/// A LIKE pattern for "contains this text", with the wild cards in it taken literally.
pub(crate) fn like(text: &str) -> String {
    let escaped = text.trim().replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
    format!("%{escaped}%")
}
