//! The order book.

use domain::Id;
use replica::{OrderDetail, OrderFilter, OrderRows, Page};
use tauri::State;

use crate::error::Answer;
use crate::state::{App, Written};

/// The orders that pass a filter.
#[tauri::command(async)]
#[specta::specta]
pub fn list_orders(app: State<'_, App>, filter: OrderFilter, page: Page) -> Answer<OrderRows> {
    app.read(|replica, actor| replica.list_orders(actor, &filter, page))
}

/// One order with its lines.
#[tauri::command(async)]
#[specta::specta]
pub fn order(app: State<'_, App>, id: Id) -> Answer<OrderDetail> {
    app.read(|replica, actor| replica.order(actor, id))
}

/// Voids an order.
#[tauri::command(async)]
#[specta::specta]
pub fn void_order(app: State<'_, App>, id: Id) -> Answer<Written> {
    app.put(|replica, actor| replica.void_order(actor, id))
}
