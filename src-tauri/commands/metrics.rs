//! Metrics.

use chrono::NaiveDate;
use domain::Id;
use domain::metrics::{Direction, MetricUnit, OwnMetric, Slice};
use replica::{
    By, Done, Explored, FormulaCheck, ManualEntry, ManualRow, MeasureInfo, MetricAnswer,
    MetricInfo, MetricPart, MetricRows, Page, Question,
};
use tauri::State;

use crate::error::Answer;
use crate::state::{App, Written};

/// The dictionary of metrics.
#[tauri::command(async)]
#[specta::specta]
pub fn list_metrics(app: State<'_, App>) -> Answer<Vec<MetricInfo>> {
    app.read(|replica, _| replica.list_metrics())
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

/// A metric with its parts and what they were before.
#[tauri::command(async)]
#[specta::specta]
pub fn explore(app: State<'_, App>, question: Question) -> Answer<Explored> {
    app.read(|replica, actor| replica.explore(actor, &question))
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

/// Every measure of which formulas are made.
#[tauri::command(async)]
#[specta::specta]
pub fn list_measures(app: State<'_, App>) -> Answer<Vec<MeasureInfo>> {
    app.read(|replica, actor| replica.list_measures(actor))
}

/// What a formula means, or what is wrong with it.
#[tauri::command(async)]
#[specta::specta]
pub fn check_formula(
    app: State<'_, App>,
    formula: String,
    unit: MetricUnit,
    direction: Direction,
    slice: Slice,
) -> Answer<FormulaCheck> {
    app.read(|replica, actor| replica.check_formula(actor, &formula, unit, direction, &slice))
}

/// A metric of the chain's own.
#[tauri::command(async)]
#[specta::specta]
pub fn own_metric(app: State<'_, App>, id: Id) -> Answer<OwnMetric> {
    app.read(|replica, actor| replica.own_metric(actor, id))
}

/// Makes or changes a metric of the chain's own.
#[tauri::command(async)]
#[specta::specta]
pub fn save_own_metric(app: State<'_, App>, own: OwnMetric) -> Answer<Written> {
    app.put(|replica, actor| replica.save_own_metric(actor, own))
}

/// Drops a metric of the chain's own.
#[tauri::command(async)]
#[specta::specta]
pub fn delete_own_metric(app: State<'_, App>, id: Id) -> Answer<Written> {
    app.put(|replica, actor| replica.delete_own_metric(actor, id))
}

/// What was entered for a store and a day.
#[tauri::command(async)]
#[specta::specta]
pub fn list_manual_values(
    app: State<'_, App>,
    store: Id,
    day: NaiveDate,
) -> Answer<Vec<ManualRow>> {
    app.read(|replica, actor| replica.list_manual_values(actor, store, day))
}

/// Enters numbers, or takes them away.
#[tauri::command(async)]
#[specta::specta]
pub fn enter_values(app: State<'_, App>, entries: Vec<ManualEntry>) -> Answer<Written> {
    let Done { tx, changed, .. } =
        app.write(|replica, actor| replica.enter_values(actor, &entries))?;
    Ok(Written { tx, changed })
}

/// The codes of the metrics that this person pinned.
#[tauri::command(async)]
#[specta::specta]
pub fn pinned_metrics(app: State<'_, App>) -> Answer<Vec<String>> {
    app.read(|replica, actor| replica.pinned_metrics(actor))
}

/// Puts a metric on this person's page of the day, or takes it off.
#[tauri::command(async)]
#[specta::specta]
pub fn pin_metric(app: State<'_, App>, code: String, pinned: bool) -> Answer<Written> {
    app.put(|replica, actor| replica.pin_metric(actor, &code, pinned))
}
