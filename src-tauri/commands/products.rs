//! Products.

use domain::Id;
use domain::products::Product;
use replica::{Page, ProductFilter, ProductRow, ProductRows};
use tauri::State;

use crate::error::Answer;
use crate::state::{App, Written};

/// The products that pass a filter.
#[tauri::command(async)]
#[specta::specta]
pub fn list_products(
    app: State<'_, App>,
    filter: ProductFilter,
    page: Page,
) -> Answer<ProductRows> {
    app.read(|replica, actor| replica.list_products(actor, &filter, page))
}

/// One product.
#[tauri::command(async)]
#[specta::specta]
pub fn product(app: State<'_, App>, id: Id) -> Answer<ProductRow> {
    app.read(|replica, actor| replica.product(actor, id))
}

/// Makes or changes a product.
#[tauri::command(async)]
#[specta::specta]
pub fn save_product(app: State<'_, App>, product: Product) -> Answer<Written> {
    app.put(|replica, actor| replica.save_product(actor, product))
}
