//! 今天.

use replica::{StageView, TodayPage, TodayPeriod, TodayScope};
use tauri::State;

use crate::error::Answer;
use crate::state::App;

/// What happened yesterday and in the month so far.
#[tauri::command(async)]
#[specta::specta]
pub fn today_page(app: State<'_, App>, scope: TodayScope) -> Answer<TodayPage> {
    app.read(|replica, actor| replica.today_page(actor, &scope))
}

/// What somebody who enters numbers answers for, over the month so far.
#[tauri::command(async)]
#[specta::specta]
pub fn entered_today(app: State<'_, App>, scope: TodayScope) -> Answer<TodayPeriod> {
    app.read(|replica, actor| replica.entered_today(actor, &scope))
}

/// The stages of the business, each with its metrics.
#[tauri::command(async)]
#[specta::specta]
pub fn business_stages(app: State<'_, App>, scope: TodayScope) -> Answer<Vec<StageView>> {
    app.read(|replica, actor| replica.business_stages(actor, &scope))
}
