//! Saved segments.

use domain::Id;
use domain::segments::{CustomerFilter, Segment};
use replica::{CustomerWords, SegmentRow};
use tauri::State;

use crate::error::Answer;
use crate::state::{App, Written};

/// Every segment.
#[tauri::command(async)]
#[specta::specta]
pub fn list_segments(app: State<'_, App>) -> Answer<Vec<SegmentRow>> {
    app.read(|replica, actor| replica.list_segments(actor))
}

/// Makes or changes a segment.
#[tauri::command(async)]
#[specta::specta]
pub fn save_segment(app: State<'_, App>, segment: Segment) -> Answer<Written> {
    app.put(|replica, actor| replica.save_segment(actor, segment))
}

/// Drops a segment.
#[tauri::command(async)]
#[specta::specta]
pub fn delete_segment(app: State<'_, App>, id: Id) -> Answer<Written> {
    app.put(|replica, actor| replica.delete_segment(actor, id))
}

/// The words that filters of customers can ask for.
#[tauri::command(async)]
#[specta::specta]
pub fn customer_words(app: State<'_, App>) -> Answer<CustomerWords> {
    app.read(|replica, actor| replica.customer_words(actor))
}

/// How many customers a filter finds.
#[tauri::command(async)]
#[specta::specta]
pub fn count_customers(app: State<'_, App>, filter: CustomerFilter) -> Answer<u32> {
    app.read(|replica, actor| replica.count_customers(actor, &filter))
}
