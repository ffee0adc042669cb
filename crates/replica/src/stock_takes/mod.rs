//! Counting what is on hand against the books, at the counter. A count is that of a store and a day;
//! its lines are plain facts, written as an import writes them.

mod books;
mod list;
mod save;
mod weigh;

use chrono::NaiveDate;
use domain::Id;
use domain::access::{Actor, Operation};
use serde::{Deserialize, Serialize};

use crate::error::Result;
use crate::orders::product_coded;
use crate::{Replica, org};

pub use list::StockTakeRow;
pub use save::StockTakeSaved;
pub use weigh::{StockTakeTotals, WeighedLine, WeighedStockTake};

/// A count to begin or to go on with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct StockTakeSheet {
    /// The store.
    pub store_id: Id,
    /// The day of the count.
    pub day: NaiveDate,
    /// The day of the stock list that tells the books; `None` when there is none.
    pub books_of: Option<NaiveDate>,
    /// Whether a file told this count warehouse by warehouse; it is not counted anew here.
    pub by_warehouse: bool,
    /// The products of the books and those counted beside them, by code.
    pub lines: Vec<StockTakeLine>,
}

/// A product to count.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct StockTakeLine {
    /// The product.
    pub product_id: Id,
    /// Its code.
    pub code: String,
    /// Its name; empty when nobody told it.
    pub name: String,
    /// What a scanner may read for it, letters in upper case: its codes and its short code.
    pub scans: Vec<String>,
    /// Quantity by the books; `None` without a stock list, which is not zero.
    pub book: Option<String>,
    /// Quantity counted and saved; `None` before it is counted.
    pub counted: Option<String>,
}

/// What was counted of a product.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct CountedProduct {
    /// The product.
    pub product_id: Id,
    /// The quantity, as people write it.
    pub counted: String,
}

impl Replica {
    /// The sheet of a store's count: the products of its last stock list up to that day with their
    /// book quantities, all warehouses together, and what was counted and saved. A product that the
    /// list does not name has nothing by the books.
    ///
    /// # Errors
    /// [`crate::Error::Denied`] to who may not count in this store.
    pub fn begin_stock_take(
        &self,
        actor: &Actor,
        store: Id,
        day: NaiveDate,
    ) -> Result<StockTakeSheet> {
        self.database.read(|sql| {
            actor.may(Operation::TakeStock, org::store_target(sql, store)?)?;
            let books = books::Books::of(sql, store, day)?;
            Ok(StockTakeSheet {
                store_id: store,
                day,
                books_of: books.list_of,
                by_warehouse: books.by_warehouse,
                lines: books.lines(sql)?,
            })
        })
    }

    /// The product that a scanner means by a code which the sheet does not have; `None` when nobody
    /// knows the code.
    ///
    /// # Errors
    /// As [`Replica::begin_stock_take`].
    pub fn find_counted_product(
        &self,
        actor: &Actor,
        store: Id,
        day: NaiveDate,
        code: &str,
    ) -> Result<Option<StockTakeLine>> {
        self.database.read(|sql| {
            actor.may(Operation::TakeStock, org::store_target(sql, store)?)?;
            let key = match product_coded(sql, code)?.key {
                Some(key) => Some(key),
                None => books::with_short_code(sql, code)?,
            };
            let Some(key) = key else { return Ok(None) };
            books::Books::of(sql, store, day)?.line(sql, key).map(Some)
        })
    }
}
