//! Customers.

use domain::Id;
use domain::customers::Customer;
use replica::{CustomerRow, CustomerRows, Page};
use tauri::State;

use crate::error::Answer;
use crate::state::{App, Written};

/// The customers this person may see.
#[tauri::command(async)]
#[specta::specta]
pub fn list_customers(app: State<'_, App>, text: String, page: Page) -> Answer<CustomerRows> {
    app.read(|replica, actor| replica.list_customers(actor, &text, page))
}

/// One customer.
#[tauri::command(async)]
#[specta::specta]
pub fn customer(app: State<'_, App>, id: Id) -> Answer<CustomerRow> {
    app.read(|replica, actor| replica.customer(actor, id))
}

/// Changes a customer.
#[tauri::command(async)]
#[specta::specta]
pub fn save_customer(app: State<'_, App>, customer: Customer) -> Answer<Written> {
    app.put(|replica, actor| replica.save_customer(actor, customer))
}
