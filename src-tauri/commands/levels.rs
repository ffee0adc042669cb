//! Member levels.

use domain::Id;
use domain::levels::LevelRules;
use replica::{LevelPage, LevelStanding};
use tauri::State;

use crate::error::Answer;
use crate::state::{App, Counted};

/// The rules, and how many have each level.
#[tauri::command(async)]
#[specta::specta]
pub fn level_page(app: State<'_, App>) -> Answer<LevelPage> {
    app.read(|replica, actor| replica.level_page(actor))
}

/// How many customers would get another level by these rules.
#[tauri::command(async)]
#[specta::specta]
pub fn preview_levels(app: State<'_, App>, rules: LevelRules) -> Answer<u32> {
    app.read(|replica, actor| replica.preview_levels(actor, &rules))
}

/// Changes the rules, and every level that differs.
#[tauri::command(async)]
#[specta::specta]
pub fn save_level_rules(app: State<'_, App>, rules: LevelRules) -> Answer<Counted> {
    app.put_many(|replica, actor| replica.save_level_rules(actor, rules))
}

/// Where a customer stands by the own rules.
#[tauri::command(async)]
#[specta::specta]
pub fn level_standing(app: State<'_, App>, customer: Id) -> Answer<Option<LevelStanding>> {
    app.read(|replica, actor| replica.level_standing(actor, customer))
}
