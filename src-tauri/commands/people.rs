//! Employees, their roles, and signing in.

use domain::Id;
use domain::org::Employee;
use replica::{EmployeeRows, Page, RoleInfo, SAMPLE_PASSWORD, Session, SignInPerson};
use serde::{Deserialize, Serialize};
use tauri::State;

use crate::error::Answer;
use crate::state::{App, Written};

/// Who can sign in here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct SignInPage {
    /// The people with a password.
    pub people: Vec<SignInPerson>,
    /// The password of everyone, in a sample chain.
    pub sample_password: Option<String>,
}

/// Who can sign in here.
#[tauri::command(async)]
#[specta::specta]
pub fn sign_in_page(app: State<'_, App>) -> Answer<SignInPage> {
    app.with(|replica| {
        let people = replica.sign_in_people()?;
        let sample = replica.chain_info()?.and_then(|chain| chain.sample);
        Ok(SignInPage { people, sample_password: sample.map(|_| SAMPLE_PASSWORD.to_string()) })
    })
}

/// Signs somebody in.
#[tauri::command(async)]
#[specta::specta]
pub fn sign_in(app: State<'_, App>, employee_id: Id, password: String) -> Answer<Session> {
    app.sign_in(employee_id, &password)
}

/// What the person at the window sees; `null` when nobody is signed in. Counts as a sign of life.
#[tauri::command(async)]
#[specta::specta]
pub fn session(app: State<'_, App>) -> Answer<Option<Session>> {
    app.session()
}

/// Signs whoever is there out, which also locks the window.
#[tauri::command(async)]
#[specta::specta]
pub fn sign_out(app: State<'_, App>) -> Answer<()> {
    app.sign_out();
    Ok(())
}

/// Gives somebody a password.
#[tauri::command(async)]
#[specta::specta]
pub fn set_password(app: State<'_, App>, employee_id: Id, password: String) -> Answer<Written> {
    app.put(|replica, actor| replica.set_password(actor, employee_id, &password))
}

/// Changes the password of the person at the window.
#[tauri::command(async)]
#[specta::specta]
pub fn change_own_password(
    app: State<'_, App>,
    old: String,
    replacement: String,
) -> Answer<Written> {
    app.put(|replica, actor| replica.change_own_password(actor, &old, &replacement))
}

/// The employees this person may see.
#[tauri::command(async)]
#[specta::specta]
pub fn list_employees(app: State<'_, App>, text: String, page: Page) -> Answer<EmployeeRows> {
    app.read(|replica, actor| replica.list_employees(actor, &text, page))
}

/// Makes or changes an employee.
#[tauri::command(async)]
#[specta::specta]
pub fn save_employee(app: State<'_, App>, employee: Employee) -> Answer<Written> {
    app.put(|replica, actor| replica.save_employee(actor, employee))
}

/// Every role and what it may do.
#[tauri::command(async)]
#[specta::specta]
pub fn list_roles(app: State<'_, App>) -> Answer<Vec<RoleInfo>> {
    app.read(|replica, _| replica.list_roles())
}
