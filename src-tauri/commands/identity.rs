//! Who somebody is: the review queue, duplicates, merging.

use domain::Id;
use replica::{BuyerFilter, BuyerRows, Candidate, DuplicateRows, Page};
use tauri::State;

use crate::error::Answer;
use crate::state::{App, Written};

/// Buyers known by weak marks only, with whom they may be.
#[tauri::command(async)]
#[specta::specta]
pub fn list_buyers(app: State<'_, App>, filter: BuyerFilter, page: Page) -> Answer<BuyerRows> {
    app.read(|replica, actor| replica.list_buyers(actor, &filter, page))
}

/// Says who a buyer is: a customer, somebody else, or open again.
#[tauri::command(async)]
#[specta::specta]
pub fn decide_buyer(
    app: State<'_, App>,
    buyer_id: Id,
    customer_id: Option<Id>,
    other: bool,
) -> Answer<Written> {
    app.put(|replica, actor| replica.decide_buyer(actor, buyer_id, customer_id, other))
}

/// Pairs of customers that share an exact key.
#[tauri::command(async)]
#[specta::specta]
pub fn list_duplicates(app: State<'_, App>, page: Page) -> Answer<DuplicateRows> {
    app.read(|replica, actor| replica.list_duplicates(actor, page))
}

/// Merges a customer into another.
#[tauri::command(async)]
#[specta::specta]
pub fn merge_customers(app: State<'_, App>, keep: Id, merged: Id) -> Answer<Written> {
    app.put(|replica, actor| replica.merge_customers(actor, keep, merged))
}

/// Sets a merged customer apart again.
#[tauri::command(async)]
#[specta::specta]
pub fn unmerge_customer(app: State<'_, App>, id: Id) -> Answer<Written> {
    app.put(|replica, actor| replica.unmerge_customer(actor, id))
}

/// The customers merged into one.
#[tauri::command(async)]
#[specta::specta]
pub fn list_merged(app: State<'_, App>, customer_id: Id) -> Answer<Vec<Candidate>> {
    app.read(|replica, actor| replica.list_merged(actor, customer_id))
}
