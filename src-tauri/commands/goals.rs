//! Goals.

use domain::Id;
use domain::goals::{
    Demand, Dependency, GoalLink, MethodAdvice, Simulated, StaffNeed, Strategy, advise, simulate,
};
use replica::{
    GoalChange, GoalFilter, GoalPage, GoalTemplateInfo, GoalTree, NewCheckIn, TemplateChoice,
};
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

/// Makes or changes an objective with its key results.
#[tauri::command(async)]
#[specta::specta]
pub fn save_goal(app: State<'_, App>, change: GoalChange) -> Answer<Written> {
    app.put(|replica, actor| replica.save_goal(actor, change))
}

/// Agrees to an objective, or opens it again.
#[tauri::command(async)]
#[specta::specta]
pub fn agree_goal(app: State<'_, App>, id: Id, agreed: bool) -> Answer<Written> {
    app.put(|replica, actor| replica.agree_goal(actor, id, agreed))
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
