//! Employees, their roles, and signing in.

mod employees;
mod roles;
mod session;
mod sign_in;

use domain::Id;
use serde::{Deserialize, Serialize};

pub(crate) use employees::target;
pub use employees::{EmployeeRow, EmployeeRows};
pub use roles::RoleInfo;
pub use session::{RegionChoice, Session, StoreChoice};
pub use sign_in::SignInPerson;
pub(crate) use sign_in::hash_password;

/// What proves that somebody is an employee.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Credential {
    /// The employee's id.
    pub(crate) id: Id,
    /// The password's Argon2id hash in PHC form.
    pub(crate) password_hash: String,
}
