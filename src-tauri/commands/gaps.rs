//! Gaps: what is missing, unknown, twice or odd.

use chrono::NaiveDate;
use domain::Id;
use replica::{Gaps, TodayScope};
use tauri::State;

use crate::error::Answer;
use crate::state::{App, Written};

/// The gaps of a scope.
#[tauri::command(async)]
#[specta::specta]
pub fn list_gaps(app: State<'_, App>, scope: TodayScope) -> Answer<Gaps> {
    app.read(|replica, actor| replica.list_gaps(actor, &scope))
}

/// Says that a store was closed on a day, or that it was open after all.
#[tauri::command(async)]
#[specta::specta]
pub fn set_closed_day(
    app: State<'_, App>,
    store_id: Id,
    day: NaiveDate,
    closed: bool,
) -> Answer<Written> {
    app.put(|replica, actor| replica.set_closed_day(actor, store_id, day, closed))
}
