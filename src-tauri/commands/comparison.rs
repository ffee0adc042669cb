//! Stores compared fairly.

use replica::{FairQuestion, StoreComparison};
use tauri::State;

use crate::error::Answer;
use crate::state::App;

/// Stores beside what is to be expected of them.
#[tauri::command(async)]
#[specta::specta]
pub fn compare_stores(app: State<'_, App>, question: FairQuestion) -> Answer<StoreComparison> {
    app.read(|replica, actor| replica.compare_stores(actor, &question))
}
