//! KPI sheets and scores.

use std::path::Path;

use chrono::NaiveDate;
use domain::Id;
use domain::calendar::{Grain, Period};
use domain::kpi::{
    Finding, JobCard, KpiContent, KpiSheet, Posting, SheetChange, StagePack, centres, job_cards,
    stage_packs,
};
use replica::{
    AssignmentRow, Language, LibraryEntry, NewAssignment, NewRating, PastScore, RatingTask,
    ScoreBoard, ScoreDifference, ScoreProof, SheetDifficulty, SheetDraft, SheetRow, Topic, WhatIf,
    WhatIfOutcome,
};
use serde::{Deserialize, Serialize};
use tauri::State;

use crate::error::Answer;
use crate::state::{App, Counted, Written};

/// A version of a sheet that was kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct KeptSheet {
    /// The version.
    pub sheet_id: Id,
    /// The transaction, by which it can be undone; none when nothing changed.
    #[specta(type = Option<f64>)]
    pub tx: Option<i64>,
    /// What to read again.
    pub changed: Vec<Topic>,
}

impl From<replica::Done<Id>> for KeptSheet {
    fn from(done: replica::Done<Id>) -> Self {
        Self { sheet_id: done.value, tx: done.tx, changed: done.changed }
    }
}

/// The score of somebody in a period, with everything it is made of; one's own without an employee.
#[tauri::command(async)]
#[specta::specta]
pub fn score_proof(
    app: State<'_, App>,
    employee: Option<Id>,
    day: Option<NaiveDate>,
    grain: Option<Grain>,
) -> Answer<ScoreProof> {
    app.read(|replica, actor| replica.score_proof(actor, employee, day, grain))
}

/// The scores of the periods before.
#[tauri::command(async)]
#[specta::specta]
pub fn score_history(
    app: State<'_, App>,
    employee: Option<Id>,
    day: Option<NaiveDate>,
) -> Answer<Vec<PastScore>> {
    app.read(|replica, actor| replica.score_history(actor, employee, day))
}

/// Why a score that was kept would be another one now.
#[tauri::command(async)]
#[specta::specta]
pub fn score_difference(
    app: State<'_, App>,
    employee: Option<Id>,
    day: Option<NaiveDate>,
    grain: Option<Grain>,
) -> Answer<Option<ScoreDifference>> {
    app.read(|replica, actor| replica.score_difference(actor, employee, day, grain))
}

/// Keeps the scores of a period; of everybody without an employee.
#[tauri::command(async)]
#[specta::specta]
pub fn keep_scores(
    app: State<'_, App>,
    day: NaiveDate,
    grain: Grain,
    employee: Option<Id>,
) -> Answer<Counted> {
    app.put_many(|replica, actor| replica.keep_scores(actor, day, grain, employee))
}

/// The scores of a team.
#[tauri::command(async)]
#[specta::specta]
pub fn score_board(
    app: State<'_, App>,
    day: Option<NaiveDate>,
    grain: Option<Grain>,
    region: Option<Id>,
    store: Option<Id>,
) -> Answer<ScoreBoard> {
    app.read(|replica, actor| replica.score_board(actor, day, grain, (region, store)))
}

/// The library of templates.
#[tauri::command(async)]
#[specta::specta]
pub fn kpi_library(app: State<'_, App>) -> Answer<Vec<LibraryEntry>> {
    app.read(|replica, actor| replica.kpi_library(actor))
}

/// The centres and the posts with their duties.
#[tauri::command(async)]
#[specta::specta]
pub fn kpi_job_cards() -> Vec<JobCard> {
    [centres(), job_cards()].concat()
}

/// What fits a chain at each stage.
#[tauri::command(async)]
#[specta::specta]
pub fn kpi_stage_packs() -> Vec<StagePack> {
    stage_packs().to_vec()
}

/// Every sheet.
#[tauri::command(async)]
#[specta::specta]
pub fn list_kpi_sheets(app: State<'_, App>) -> Answer<Vec<SheetRow>> {
    app.read(|replica, actor| replica.list_kpi_sheets(actor))
}

/// All versions of a sheet, the newest first.
#[tauri::command(async)]
#[specta::specta]
pub fn kpi_sheet_versions(app: State<'_, App>, family: Id) -> Answer<Vec<KpiSheet>> {
    app.read(|replica, actor| replica.kpi_sheet_versions(actor, family))
}

/// Keeps a draft of a sheet.
#[tauri::command(async)]
#[specta::specta]
pub fn save_kpi_draft(app: State<'_, App>, draft: SheetDraft) -> Answer<KeptSheet> {
    Ok(app.write(|replica, actor| replica.save_kpi_draft(actor, draft))?.into())
}

/// Makes a draft of a template.
#[tauri::command(async)]
#[specta::specta]
pub fn draft_from_template(app: State<'_, App>, code: String) -> Answer<KeptSheet> {
    Ok(app.write(|replica, actor| replica.draft_from_template(actor, &code))?.into())
}

/// Makes a draft of a sheet in a file.
#[tauri::command(async)]
#[specta::specta]
pub fn import_kpi_sheet(app: State<'_, App>, path: String) -> Answer<KeptSheet> {
    Ok(app.write(|replica, actor| replica.import_kpi_sheet(actor, Path::new(&path)))?.into())
}

/// Writes a version of a sheet into a file.
#[tauri::command(async)]
#[specta::specta]
pub fn export_kpi_sheet(app: State<'_, App>, id: Id, path: String) -> Answer<()> {
    app.read(|replica, actor| replica.export_kpi_sheet(actor, id, Path::new(&path)))
}

/// Writes the sheet of a period with its people as a spreadsheet with live formulas.
#[tauri::command(async)]
#[specta::specta]
pub fn export_kpi_workbook(
    app: State<'_, App>,
    family: Id,
    day: Option<NaiveDate>,
    path: String,
    language: Language,
) -> Answer<()> {
    app.read(|replica, actor| {
        replica.export_kpi_workbook(actor, family, day, Path::new(&path), language)
    })
}

/// What an edited spreadsheet changes of a sheet, and the transaction that did.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct KpiWorkbookChanges {
    /// What differs, and what cannot be taken.
    pub changes: Vec<SheetChange>,
    /// The transaction, by which it can be undone; none when nothing changed.
    #[specta(type = Option<f64>)]
    pub tx: Option<i64>,
    /// What to read again.
    pub changed: Vec<Topic>,
}

/// What an edited spreadsheet would change of a sheet; with `apply` it becomes a draft.
#[tauri::command(async)]
#[specta::specta]
pub fn import_kpi_workbook(
    app: State<'_, App>,
    family: Id,
    path: String,
    apply: bool,
) -> Answer<KpiWorkbookChanges> {
    let path = Path::new(&path);
    let done =
        app.write(|replica, actor| replica.import_kpi_workbook(actor, family, path, apply))?;
    Ok(KpiWorkbookChanges { changes: done.value, tx: done.tx, changed: done.changed })
}

/// Publishes a draft from a day on.
#[tauri::command(async)]
#[specta::specta]
pub fn publish_kpi_sheet(app: State<'_, App>, id: Id, from: NaiveDate) -> Answer<Written> {
    app.put(|replica, actor| replica.publish_kpi_sheet(actor, id, from))
}

/// Lets a sheet count no more from a day on.
#[tauri::command(async)]
#[specta::specta]
pub fn retire_kpi_sheet(app: State<'_, App>, family: Id, from: NaiveDate) -> Answer<Written> {
    app.put(|replica, actor| replica.retire_kpi_sheet(actor, family, from))
}

/// Drops a draft.
#[tauri::command(async)]
#[specta::specta]
pub fn delete_kpi_draft(app: State<'_, App>, id: Id) -> Answer<Written> {
    app.put(|replica, actor| replica.delete_kpi_draft(actor, id))
}

/// What is wrong with a sheet, or unwise.
#[tauri::command(async)]
#[specta::specta]
pub fn check_kpi_sheet(
    app: State<'_, App>,
    content: KpiContent,
    template: String,
) -> Answer<Vec<Finding>> {
    app.read(|replica, actor| replica.check_kpi_sheet(actor, &content, &template))
}

/// How hard each target of a sheet is, by what was reached before.
#[tauri::command(async)]
#[specta::specta]
pub fn kpi_difficulty(
    app: State<'_, App>,
    family: Id,
    content: KpiContent,
) -> Answer<Vec<SheetDifficulty>> {
    app.read(|replica, actor| replica.kpi_difficulty(actor, family, &content))
}

/// What another content of a sheet would have made of people.
#[tauri::command(async)]
#[specta::specta]
pub fn kpi_what_if(app: State<'_, App>, asked: WhatIf) -> Answer<WhatIfOutcome> {
    app.read(|replica, actor| replica.kpi_what_if(actor, &asked))
}

/// Whom sheets measure.
#[tauri::command(async)]
#[specta::specta]
pub fn list_kpi_assignments(app: State<'_, App>, family: Option<Id>) -> Answer<Vec<AssignmentRow>> {
    app.read(|replica, actor| replica.list_kpi_assignments(actor, family))
}

/// Lets a sheet measure people; answers how many assignments it took the place of.
#[tauri::command(async)]
#[specta::specta]
pub fn assign_kpi_sheet(app: State<'_, App>, assignment: NewAssignment) -> Answer<Counted> {
    app.put_many(|replica, actor| replica.assign_kpi_sheet(actor, &assignment))
}

/// Ends an assignment with a day.
#[tauri::command(async)]
#[specta::specta]
pub fn end_kpi_assignment(app: State<'_, App>, id: Id, to: NaiveDate) -> Answer<Written> {
    app.put(|replica, actor| replica.end_kpi_assignment(actor, id, to))
}

/// The posts that people have.
#[tauri::command(async)]
#[specta::specta]
pub fn list_posts(app: State<'_, App>) -> Answer<Vec<String>> {
    app.read(|replica, actor| replica.list_posts(actor))
}

/// Where somebody worked, the first first.
#[tauri::command(async)]
#[specta::specta]
pub fn list_postings(app: State<'_, App>, employee: Id) -> Answer<Vec<Posting>> {
    app.read(|replica, actor| replica.list_postings(actor, employee))
}

/// Says where somebody works from a day on.
#[tauri::command(async)]
#[specta::specta]
pub fn save_posting(app: State<'_, App>, posting: Posting) -> Answer<Written> {
    app.put(|replica, actor| replica.save_posting(actor, posting))
}

/// Drops a posting that was entered by mistake.
#[tauri::command(async)]
#[specta::specta]
pub fn delete_posting(app: State<'_, App>, id: Id) -> Answer<Written> {
    app.put(|replica, actor| replica.delete_posting(actor, id))
}

/// What this person can mark in a period.
#[tauri::command(async)]
#[specta::specta]
pub fn rating_tasks(app: State<'_, App>, period: Period) -> Answer<Vec<RatingTask>> {
    app.read(|replica, actor| replica.rating_tasks(actor, period))
}

/// Gives a mark.
#[tauri::command(async)]
#[specta::specta]
pub fn rate_work(app: State<'_, App>, rating: NewRating) -> Answer<Written> {
    app.put(|replica, actor| replica.rate_work(actor, rating))
}

/// Agrees to the sheet of somebody in the period of a day.
#[tauri::command(async)]
#[specta::specta]
pub fn agree_kpi_sheet(app: State<'_, App>, employee: Id, day: NaiveDate) -> Answer<Written> {
    app.put(|replica, actor| replica.agree_kpi_sheet(actor, employee, day))
}
