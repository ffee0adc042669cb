//! Metrics.

use domain::metrics::Slice;
use replica::{By, MetricAnswer, MetricInfo, MetricPart, MetricRows, Page};
use tauri::State;

use crate::error::Answer;
use crate::state::App;

/// The dictionary of metrics.
#[tauri::command(async)]
#[specta::specta]
pub fn list_metrics(app: State<'_, App>) -> Answer<Vec<MetricInfo>> {
    app.read(|replica, _| Ok(replica.list_metrics()))
}

/// The value of a metric for a slice.
#[tauri::command(async)]
#[specta::specta]
pub fn metric(app: State<'_, App>, code: String, slice: Slice) -> Answer<MetricAnswer> {
    app.read(|replica, actor| replica.metric(actor, &code, &slice))
}

/// The values of a metric for the parts of a slice.
#[tauri::command(async)]
#[specta::specta]
pub fn metric_parts(
    app: State<'_, App>,
    code: String,
    slice: Slice,
    by: By,
) -> Answer<Vec<MetricPart>> {
    app.read(|replica, actor| replica.metric_parts(actor, &code, &slice, by))
}

/// The rows behind a metric's value.
#[tauri::command(async)]
#[specta::specta]
pub fn metric_rows(
    app: State<'_, App>,
    code: String,
    slice: Slice,
    page: Page,
) -> Answer<MetricRows> {
    app.read(|replica, actor| replica.metric_rows(actor, &code, &slice, page))
}
