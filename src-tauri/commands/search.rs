//! The search box.

use replica::SearchHit;
use tauri::State;

use crate::error::Answer;
use crate::state::App;

/// What matches a text, of every noun this person may see.
#[tauri::command(async)]
#[specta::specta]
pub fn search(app: State<'_, App>, text: String) -> Answer<Vec<SearchHit>> {
    app.read(|replica, actor| replica.search(actor, &text))
}
