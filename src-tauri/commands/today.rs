//! 今天.

use replica::{TodayPage, TodayScope};
use tauri::State;

use crate::error::Answer;
use crate::state::App;

/// What happened yesterday and in the month so far.
#[tauri::command(async)]
#[specta::specta]
pub fn today_page(app: State<'_, App>, scope: TodayScope) -> Answer<TodayPage> {
    app.read(|replica, actor| replica.today_page(actor, &scope))
}
