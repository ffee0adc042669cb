//! Goals.

use std::path::Path;

use chrono::NaiveDate;
use domain::Id;
use domain::goals::{
    BreakDown, Demand, Dependency, GoalLink, GoalRules, MethodAdvice, Simulated, StaffNeed,
    Strategy, Todo, advise, simulate,
};
use domain::promotions::Promotion;
use replica::{
    Calibration, GoalChange, GoalFilter, GoalPage, GoalPlan, GoalSheetChange, GoalTemplateInfo,
    GoalTree, NewCheckIn, PlannedTarget, SyncMeeting, TemplateChoice, Topic,
};
use serde::{Deserialize, Serialize};
use tauri::State;

use crate::error::Answer;
use crate::state::{App, Counted, Written};

/// The goals that a filter finds.
#[tauri::command(async)]
#[specta::specta]
pub fn goal_tree(app: State<'_, App>, filter: GoalFilter) -> Answer<GoalTree> {
    app.read(|replica, actor| replica.goal_tree(actor, &filter))
}

/// The page of a key result, or of an objective by its first one.
#[tauri::command(async)]
#[specta::specta]
pub fn goal_page(app: State<'_, App>, id: Id) -> Answer<GoalPage> {
    app.read(|replica, actor| replica.goal_page(actor, id))
}

/// What became of goals that would have been given a chance of 30, 50, 70 and 90 %.
#[tauri::command(async)]
#[specta::specta]
pub fn goal_calibration(app: State<'_, App>) -> Answer<Vec<Calibration>> {
    app.read(|replica, actor| replica.goal_calibration(actor))
}

/// Makes or changes an objective with its key results.
#[tauri::command(async)]
#[specta::specta]
pub fn save_goal(app: State<'_, App>, change: GoalChange) -> Answer<Written> {
    app.put(|replica, actor| replica.save_goal(actor, change))
}

/// Agrees to objectives, or opens them again.
#[tauri::command(async)]
#[specta::specta]
pub fn agree_goals(app: State<'_, App>, ids: Vec<Id>, agreed: bool) -> Answer<Written> {
    app.put(|replica, actor| replica.agree_goals(actor, &ids, agreed))
}

/// Drops an objective; what supports it may support another one instead.
#[tauri::command(async)]
#[specta::specta]
pub fn delete_goal(app: State<'_, App>, id: Id, relink_to: Option<Id>) -> Answer<Written> {
    app.put(|replica, actor| replica.delete_goal(actor, id, relink_to))
}

/// Marks what was learnt at the end of an objective's period.
#[tauri::command(async)]
#[specta::specta]
pub fn review_goal(
    app: State<'_, App>,
    id: Id,
    score: Option<u32>,
    lessons: String,
) -> Answer<Written> {
    app.put(|replica, actor| replica.review_goal(actor, id, score, &lessons))
}

/// Makes or changes a link between goals.
#[tauri::command(async)]
#[specta::specta]
pub fn save_goal_link(app: State<'_, App>, link: GoalLink) -> Answer<Written> {
    app.put(|replica, actor| replica.save_goal_link(actor, link))
}

/// Takes a link between goals away.
#[tauri::command(async)]
#[specta::specta]
pub fn delete_goal_link(app: State<'_, App>, id: Id) -> Answer<Written> {
    app.put(|replica, actor| replica.delete_goal_link(actor, id))
}

/// Says how a key result goes.
#[tauri::command(async)]
#[specta::specta]
pub fn check_in(app: State<'_, App>, said: NewCheckIn) -> Answer<Written> {
    app.put(|replica, actor| replica.check_in(actor, said))
}

/// The templates of goals, with their days in a year.
#[tauri::command(async)]
#[specta::specta]
pub fn goal_templates(app: State<'_, App>, year: i32) -> Answer<Vec<GoalTemplateInfo>> {
    app.read(|replica, actor| replica.goal_templates(actor, year))
}

/// Makes the goals of a template; answers how many objectives there are.
#[tauri::command(async)]
#[specta::specta]
pub fn apply_goal_template(app: State<'_, App>, choice: TemplateChoice) -> Answer<Counted> {
    app.put_many(|replica, actor| replica.apply_goal_template(actor, &choice))
}

/// Whether KPI or OKR fits.
#[tauri::command(async)]
#[specta::specta]
pub fn advise_method(strategy: Strategy, staff: StaffNeed) -> MethodAdvice {
    advise(strategy, staff)
}

/// What planned visitors ask of stock and service; nothing when the numbers are too great.
#[tauri::command(async)]
#[specta::specta]
pub fn simulate_demand(demand: Demand, dependency: Dependency) -> Option<Simulated> {
    simulate(&demand, &dependency)
}

/// Goes on with an objective in another period; answers the new one.
#[tauri::command(async)]
#[specta::specta]
pub fn carry_goal(
    app: State<'_, App>,
    id: Id,
    begins_on: NaiveDate,
    ends_on: NaiveDate,
) -> Answer<CarriedGoal> {
    let done = app.write(|replica, actor| replica.carry_goal(actor, id, begins_on, ends_on))?;
    Ok(CarriedGoal { objective_id: done.value, tx: done.tx, changed: done.changed })
}

/// An objective that goes on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct CarriedGoal {
    /// The new objective.
    pub objective_id: Id,
    /// The transaction, by which it can be undone; none when nothing changed.
    #[specta(type = Option<f64>)]
    pub tx: Option<i64>,
    /// What to read again.
    pub changed: Vec<Topic>,
}

/// What each store should bring of a key result.
#[tauri::command(async)]
#[specta::specta]
pub fn goal_plan(app: State<'_, App>, key_result: Id, by: BreakDown) -> Answer<GoalPlan> {
    app.read(|replica, actor| replica.goal_plan(actor, key_result, by))
}

/// Gives stores their parts of a key result.
#[tauri::command(async)]
#[specta::specta]
pub fn save_goal_plan(
    app: State<'_, App>,
    key_result: Id,
    targets: Vec<PlannedTarget>,
) -> Answer<Counted> {
    app.put_many(|replica, actor| replica.save_goal_plan(actor, key_result, &targets))
}

/// The agenda of a week's meeting.
#[tauri::command(async)]
#[specta::specta]
pub fn sync_meeting(app: State<'_, App>, day: Option<NaiveDate>) -> Answer<SyncMeeting> {
    app.read(|replica, actor| replica.sync_meeting(actor, day))
}

/// Says when the weekly meeting is.
#[tauri::command(async)]
#[specta::specta]
pub fn save_goal_rules(app: State<'_, App>, rules: GoalRules) -> Answer<Written> {
    app.put(|replica, actor| replica.save_goal_rules(actor, rules))
}

/// Writes down what the meeting decided.
#[tauri::command(async)]
#[specta::specta]
pub fn save_decision(app: State<'_, App>, todo: Todo) -> Answer<Written> {
    app.put(|replica, actor| replica.save_decision(actor, todo))
}

/// The chain's own promotions.
#[tauri::command(async)]
#[specta::specta]
pub fn list_promotions(app: State<'_, App>) -> Answer<Vec<Promotion>> {
    app.read(|replica, actor| replica.list_promotions(actor))
}

/// Makes or changes a promotion.
#[tauri::command(async)]
#[specta::specta]
pub fn save_promotion(app: State<'_, App>, promotion: Promotion) -> Answer<Written> {
    app.put(|replica, actor| replica.save_promotion(actor, promotion))
}

/// Drops a promotion.
#[tauri::command(async)]
#[specta::specta]
pub fn delete_promotion(app: State<'_, App>, id: Id) -> Answer<Written> {
    app.put(|replica, actor| replica.delete_promotion(actor, id))
}

/// What a sheet of goals changes, and the transaction that did.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct GoalSheet {
    /// What differs, and what cannot be taken.
    pub changes: Vec<GoalSheetChange>,
    /// The transaction, by which it can be undone; none when nothing changed.
    #[specta(type = Option<f64>)]
    pub tx: Option<i64>,
    /// What to read again.
    pub changed: Vec<Topic>,
}

/// What a sheet of goals would change, or with `apply` changes.
#[tauri::command(async)]
#[specta::specta]
pub fn import_goal_sheet(app: State<'_, App>, path: String, apply: bool) -> Answer<GoalSheet> {
    let path = Path::new(&path);
    let done = app.write(|replica, actor| replica.import_goal_sheet(actor, path, apply))?;
    Ok(GoalSheet { changes: done.value, tx: done.tx, changed: done.changed })
}
