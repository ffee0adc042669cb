//! Names by which files call stores and products.

use domain::Id;
use replica::{ProductNames, StoreAlias};
use tauri::State;

use crate::error::Answer;
use crate::state::{App, Written};

/// Every other name of a store.
#[tauri::command(async)]
#[specta::specta]
pub fn list_store_aliases(app: State<'_, App>) -> Answer<Vec<StoreAlias>> {
    app.read(|replica, _| replica.list_store_aliases())
}

/// Remembers which store files mean by a name, or forgets the name.
#[tauri::command(async)]
#[specta::specta]
pub fn set_store_alias(app: State<'_, App>, text: String, store: Option<Id>) -> Answer<Written> {
    app.put(|replica, actor| replica.set_store_alias(actor, &text, store))
}

/// What files call a product, and what it stands for.
#[tauri::command(async)]
#[specta::specta]
pub fn product_names(app: State<'_, App>, product: Id) -> Answer<ProductNames> {
    app.read(|replica, actor| replica.product_names(actor, product))
}

/// Says which product files mean by a code, or forgets the code.
#[tauri::command(async)]
#[specta::specta]
pub fn set_product_alias(
    app: State<'_, App>,
    text: String,
    product: Option<Id>,
) -> Answer<Written> {
    app.put(|replica, actor| replica.set_product_alias(actor, &text, product))
}
