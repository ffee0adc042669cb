//! Derived numbers: kept by the transaction that brings the facts, always equal to what a
//! recomputation gives.

mod cell;
mod check;
mod documents;
mod members;
mod packed;
mod refresh;
mod sums;
mod tables;

use std::collections::BTreeSet;

use domain::Id;

use crate::aliases::keys_where;
use crate::database::SqlId;
use crate::error::Result;
use crate::transact::Tx;

pub(crate) use cell::Cell;
pub use check::Check;
pub(crate) use check::{broken_references, integrity};
pub(crate) use documents::{Customers, Document, Line, Shelf, Source, each_document};
pub(crate) use members::touch_member;
pub(crate) use packed::{Buyer, BuyerCounts, Seen, buyers, goods};
pub(crate) use refresh::{derive, refresh};
pub(crate) use sums::Sums;

/// What a transaction touched, as local keys.
#[derive(Debug, Default)]
pub(crate) struct Touched {
    store_days: BTreeSet<(i64, i64)>,
    customer_days: BTreeSet<CustomerDay>,
    /// Stores and numbers of refunds.
    refunds: BTreeSet<(i64, String)>,
}

/// A customer and a day in one number, for there may be millions of them: the key stands above the
/// lowest 24 bits, which hold the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct CustomerDay(i64);

impl CustomerDay {
    const DAY_BITS: u32 = 24;
    const DAY_ZERO: i64 = 1 << (Self::DAY_BITS - 1);

    fn new(customer_key: i64, day: i64) -> Self {
        Self((customer_key << Self::DAY_BITS) | (day + Self::DAY_ZERO))
    }

    fn customer_key(self) -> i64 {
        self.0 >> Self::DAY_BITS
    }

    fn day(self) -> i64 {
        (self.0 & ((1 << Self::DAY_BITS) - 1)) - Self::DAY_ZERO
    }
}

impl Touched {
    /// A document of this store, day and customer came, went or changed.
    pub(crate) fn document(&mut self, store_key: i64, day: i64, customer_key: Option<i64>) {
        self.store_days.insert((store_key, day));
        self.customer_days.extend(customer_key.map(|key| CustomerDay::new(key, day)));
    }

    /// A refund with this number came, went or changed.
    pub(crate) fn refund(&mut self, store_key: i64, number: &str) {
        self.refunds.insert((store_key, number.to_string()));
    }
}

/// Every day on which something counting for a product was sold, since what it is has changed.
pub(crate) fn touch_product(tx: &mut Tx<'_>, product: Id) -> Result<()> {
    touch_lines(tx, &keys_where("product.id = ?1"), product)
}

/// Every day on which a product was sold under its own code, since what its lines count for has
/// changed.
pub(crate) fn touch_lines_of(tx: &mut Tx<'_>, product: Id) -> Result<()> {
    touch_lines(tx, "SELECT key FROM product WHERE id = ?1", product)
}

fn touch_lines(tx: &mut Tx<'_>, keys: &str, product: Id) -> Result<()> {
    let days: Vec<(i64, i64)> = tx
        .sql
        .prepare_cached(&format!(
            "SELECT DISTINCT orders.store_key, orders.day
             FROM order_line CROSS JOIN orders ON orders.key = order_line.order_key
             WHERE order_line.product_key IN ({keys})"
        ))?
        .query_map([SqlId(product)], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<rusqlite::Result<_>>()?;
    tx.touched.store_days.extend(days);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_customer_and_a_day_come_out_as_they_went_in() {
        // 1900-01-01, 1970-01-01, 2026-11-22, 2090-12-31, and the ends of what dates can be told.
        for day in [-25_567, 0, 20_779, 44_194, -4_371_222, 2_932_896] {
            for key in [1, 7, 1_000_000, 1 << 38] {
                let packed = CustomerDay::new(key, day);
                assert_eq!((packed.customer_key(), packed.day()), (key, day));
            }
        }
    }
}
