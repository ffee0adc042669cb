//! Gaps: what is missing, unknown, twice or odd in what the files brought, each with what a person
//! can do about it.

mod closed_days;
mod duplicates;
mod missing_days;
mod outliers;
#[cfg(test)]
mod plans;
mod scope;
mod unknown_stores;
mod unmapped_products;

use domain::access::Actor;
use serde::{Deserialize, Serialize};

use crate::Replica;
use crate::error::Result;
use crate::today::TodayScope;

pub use closed_days::ClosedDay;
pub use duplicates::{DuplicateDocument, DuplicateOrder};
pub use missing_days::MissingDay;
pub use outliers::Outlier;
pub use unknown_stores::{UnknownStore, UnknownStoreFile};
pub use unmapped_products::UnmappedProduct;

/// Days looked back at, up to yesterday by each store's own clock.
const DAYS: u64 = 30;

/// Everything that is missing or odd in a part of the chain.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct Gaps {
    /// Business days without a document, newest first.
    pub missing_days: Vec<MissingDay>,
    /// Stores that files name and nobody knew, those still unknown and those of the most rows
    /// first.
    pub unknown_stores: Vec<UnknownStore>,
    /// Goods that were sold and stand on no product list, those of the most orders first.
    pub unmapped_products: Vec<UnmappedProduct>,
    /// Documents that look like one and the same in two stores, newest first.
    pub duplicates: Vec<DuplicateOrder>,
    /// Days whose net sales are far from usual, newest first.
    pub outliers: Vec<Outlier>,
}

impl Replica {
    /// The gaps of the stores this person may import into; a scope left open is narrowed to them,
    /// one that names something else is refused.
    pub fn list_gaps(&self, actor: &Actor, scope: &TodayScope) -> Result<Gaps> {
        let now_ms = self.now_ms();
        self.database.read(|sql| {
            let stores = scope::stores(sql, actor, scope, now_ms)?;
            Ok(Gaps {
                missing_days: missing_days::list(sql, &stores)?,
                unknown_stores: unknown_stores::list(sql, &stores, now_ms)?,
                unmapped_products: unmapped_products::list(sql, &stores)?,
                duplicates: duplicates::list(sql, &stores)?,
                outliers: outliers::list(sql, &stores)?,
            })
        })
    }
}
