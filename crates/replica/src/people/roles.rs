//! Roles and what each may do.

use domain::access::{Grant, Role, grants};
use serde::{Deserialize, Serialize};

use crate::Replica;
use crate::error::Result;

/// A role with its permissions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct RoleInfo {
    /// The role.
    pub role: Role,
    /// What it may do.
    pub grants: Vec<Grant>,
    /// How many people have it who have not left.
    pub people: u32,
}

impl Replica {
    /// Every role.
    pub fn list_roles(&self) -> Result<Vec<RoleInfo>> {
        self.database.read(|sql| {
            let mut count = sql.prepare_cached(
                "SELECT count(*) FROM employee WHERE role = ?1 AND left_on IS NULL",
            )?;
            Role::ALL
                .into_iter()
                .map(|role| {
                    let people = count.query_row([role.code()], |row| row.get(0))?;
                    Ok(RoleInfo { role, grants: grants(role), people })
                })
                .collect()
        })
    }
}
