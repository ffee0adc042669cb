//! The chain, its regions, stores and departments.

use domain::Id;
use domain::modules::Module;
use domain::org::{Department, Region, Store};
use replica::StoreProfile;
use tauri::State;

use crate::error::Answer;
use crate::state::{App, Written};

/// Changes the chain.
#[tauri::command(async)]
#[specta::specta]
pub fn save_chain(app: State<'_, App>, name: String, auto_lock_minutes: u32) -> Answer<Written> {
    app.put(|replica, actor| replica.save_chain(actor, &name, auto_lock_minutes))
}

/// Says whether ID-card numbers of member lists are kept.
#[tauri::command(async)]
#[specta::specta]
pub fn set_keep_id_numbers(app: State<'_, App>, keep: bool) -> Answer<Written> {
    app.put(|replica, actor| replica.set_keep_id_numbers(actor, keep))
}

/// Every region.
#[tauri::command(async)]
#[specta::specta]
pub fn list_regions(app: State<'_, App>) -> Answer<Vec<Region>> {
    app.read(|replica, _| replica.list_regions())
}

/// Makes or changes a region.
#[tauri::command(async)]
#[specta::specta]
pub fn save_region(app: State<'_, App>, region: Region) -> Answer<Written> {
    app.put(|replica, actor| replica.save_region(actor, region))
}

/// Every store.
#[tauri::command(async)]
#[specta::specta]
pub fn list_stores(app: State<'_, App>) -> Answer<Vec<Store>> {
    app.read(|replica, _| replica.list_stores())
}

/// Makes or changes a store.
#[tauri::command(async)]
#[specta::specta]
pub fn save_store(app: State<'_, App>, store: Store) -> Answer<Written> {
    app.put(|replica, actor| replica.save_store(actor, store))
}

/// Every department.
#[tauri::command(async)]
#[specta::specta]
pub fn list_departments(app: State<'_, App>) -> Answer<Vec<Department>> {
    app.read(|replica, _| replica.list_departments())
}

/// Makes or changes a department.
#[tauri::command(async)]
#[specta::specta]
pub fn save_department(app: State<'_, App>, department: Department) -> Answer<Written> {
    app.put(|replica, actor| replica.save_department(actor, department))
}

/// Who buys in a store, beside what kind of place it is.
#[tauri::command(async)]
#[specta::specta]
pub fn store_profile(app: State<'_, App>, id: Id) -> Answer<StoreProfile> {
    app.read(|replica, actor| replica.store_profile(actor, id))
}

/// Says which parts of the product are left out of sight.
#[tauri::command(async)]
#[specta::specta]
pub fn hide_modules(app: State<'_, App>, modules: Vec<Module>) -> Answer<Written> {
    app.put(|replica, actor| replica.hide_modules(actor, &modules))
}
