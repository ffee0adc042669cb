//! Counting stock.

use chrono::NaiveDate;
use domain::Id;
use replica::{
    CountedProduct, Done, StockTakeLine, StockTakeRow, StockTakeSheet, WeighedStockTake,
};
use tauri::State;

use crate::error::Answer;
use crate::state::{App, Written};

/// The sheet of a store's count.
#[tauri::command(async)]
#[specta::specta]
pub fn begin_stock_take(app: State<'_, App>, store: Id, day: NaiveDate) -> Answer<StockTakeSheet> {
    app.read(|replica, actor| replica.begin_stock_take(actor, store, day))
}

/// The product that a scanner means by a code.
#[tauri::command(async)]
#[specta::specta]
pub fn find_counted_product(
    app: State<'_, App>,
    store: Id,
    day: NaiveDate,
    code: String,
) -> Answer<Option<StockTakeLine>> {
    app.read(|replica, actor| replica.find_counted_product(actor, store, day, &code))
}

/// Differences, values and metrics of a count that is not saved yet.
#[tauri::command(async)]
#[specta::specta]
pub fn weigh_stock_take(
    app: State<'_, App>,
    store: Id,
    day: NaiveDate,
    counted: Vec<CountedProduct>,
) -> Answer<WeighedStockTake> {
    app.read(|replica, actor| replica.weigh_stock_take(actor, store, day, &counted))
}

/// Saves a count in place of what was saved of it before.
#[tauri::command(async)]
#[specta::specta]
pub fn save_stock_take(
    app: State<'_, App>,
    store: Id,
    day: NaiveDate,
    counted: Vec<CountedProduct>,
) -> Answer<Written> {
    let Done { tx, changed, .. } =
        app.write(|replica, actor| replica.save_stock_take(actor, store, day, &counted))?;
    Ok(Written { tx, changed })
}

/// Counts, newest first.
#[tauri::command(async)]
#[specta::specta]
pub fn list_stock_takes(app: State<'_, App>, store: Option<Id>) -> Answer<Vec<StockTakeRow>> {
    app.read(|replica, actor| replica.list_stock_takes(actor, store))
}
