//! Signing in with a password, and being locked out after too many wrong ones.

use argon2::password_hash::{PasswordHash, PasswordHasher, PasswordVerifier, SaltString};
use argon2::{Algorithm, Argon2, Params, Version};
use domain::Id;
use domain::access::{Actor, Operation, Role, may_hand_out};
use domain::org::Employee;
use rusqlite::{Connection, OptionalExtension, named_params};
use serde::{Deserialize, Serialize};

use super::Credential;
use crate::database::{SqlId, id_from_sql};
use crate::error::{Error, Result, invalid};
use crate::topic::Done;
use crate::{Replica, transact};

/// Wrong passwords in a row before the person must wait.
const FREE_FAILURES: i64 = 5;
/// The first wait; it doubles with every further wrong password.
const FIRST_WAIT_MS: i64 = 60_000;
const LONGEST_WAIT_MS: i64 = 60 * 60_000;

/// Somebody who can sign in on this device.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct SignInPerson {
    /// The employee.
    pub employee_id: Id,
    /// Name.
    pub name: String,
    /// Role.
    pub role: Role,
    /// The store they work in.
    pub store_name: Option<String>,
}

impl Replica {
    /// Everyone who has a password and has not left, head office first.
    pub fn sign_in_people(&self) -> Result<Vec<SignInPerson>> {
        self.database.read(|sql| {
            let mut statement = sql.prepare_cached(
                "SELECT employee.id, employee.name, employee.role, store.name AS store_name
                 FROM credential
                 JOIN employee ON employee.id = credential.id
                 LEFT JOIN store ON store.id = employee.store_id
                 WHERE employee.left_on IS NULL
                 ORDER BY employee.store_id IS NOT NULL, store.code, employee.key",
            )?;
            let people = statement.query_map([], |row| {
                let role: String = row.get("role")?;
                Ok(SignInPerson {
                    employee_id: id_from_sql(row, "id")?,
                    name: row.get("name")?,
                    role: Role::from_code(&role).unwrap_or(Role::SalesAssociate),
                    store_name: row.get("store_name")?,
                })
            })?;
            Ok(people.collect::<rusqlite::Result<_>>()?)
        })
    }

    /// Signs a person in. Five wrong passwords are free; after that the person waits a minute,
    /// then two, then four, up to an hour.
    pub fn sign_in(&self, employee_id: Id, password: &str) -> Result<Actor> {
        let now = self.now_ms();
        let (employee, hash, until_ms) = self.database.read(|sql| {
            let employee: Employee = transact::get(sql, employee_id)?;
            let credential: Credential = transact::get(sql, employee_id)?;
            Ok((employee, credential.password_hash, locked_until(sql, employee_id)?))
        })?;
        if until_ms > now {
            return Err(Error::LockedOut { until_ms });
        }
        if employee.left_on.is_some() {
            return Err(Error::NotFound("employee"));
        }
        if !check_password(password, &hash) {
            return Err(self.note_failure(employee_id, now)?);
        }
        self.database
            .writer()
            .execute("DELETE FROM sign_in_failure WHERE employee_id = ?1", [SqlId(employee_id)])?;
        Ok(actor_of(&employee))
    }

    /// The actor of an employee, for a process that has the data folder itself (the command line).
    pub fn owner(&self) -> Result<Actor> {
        self.database.read(|sql| {
            let employees = transact::list::<Employee>(sql, "key")?;
            let owner = employees
                .iter()
                .find(|employee| employee.role == Role::Owner)
                .ok_or(Error::NoChain)?;
            Ok(actor_of(owner))
        })
    }

    /// Gives an employee a password, so that they can sign in.
    pub fn set_password(&self, actor: &Actor, employee_id: Id, password: &str) -> Result<Done> {
        let password_hash = hash_password(password)?;
        self.transact(actor, Operation::SetPassword.code(), |tx| {
            let employee: Employee = transact::get(tx.sql, employee_id)?;
            if employee_id != actor.employee_id {
                actor.may(Operation::SetPassword, super::employees::target(tx.sql, &employee)?)?;
                if !may_hand_out(actor.role, employee.role) {
                    return Err(refused(actor));
                }
            }
            tx.put(&Credential { id: employee_id, password_hash })?;
            Ok(())
        })
    }

    /// Changes one's own password, which needs the old one.
    pub fn change_own_password(&self, actor: &Actor, old: &str, new: &str) -> Result<Done> {
        self.sign_in(actor.employee_id, old)?;
        self.set_password(actor, actor.employee_id, new)
    }

    fn note_failure(&self, employee_id: Id, now: i64) -> Result<Error> {
        let writer = self.database.writer();
        let failures: i64 = writer.query_row(
            "INSERT INTO sign_in_failure (employee_id, failures, until_ms) VALUES (:id, 1, 0)
             ON CONFLICT (employee_id) DO UPDATE SET failures = failures + 1
             RETURNING failures",
            named_params! { ":id": SqlId(employee_id) },
            |row| row.get(0),
        )?;
        let Some(wait) = wait_after(failures) else { return Ok(Error::WrongPassword) };
        let until_ms = now + wait;
        writer.execute(
            "UPDATE sign_in_failure SET until_ms = :until WHERE employee_id = :id",
            named_params! { ":until": until_ms, ":id": SqlId(employee_id) },
        )?;
        Ok(Error::LockedOut { until_ms })
    }
}

pub(super) fn refused(actor: &Actor) -> Error {
    Error::Denied(domain::access::Denied { role: actor.role, operation: Operation::SetPassword })
}

fn wait_after(failures: i64) -> Option<i64> {
    let beyond = failures - FREE_FAILURES;
    if beyond < 0 {
        return None;
    }
    let doublings = u32::try_from(beyond.min(10)).unwrap_or(10);
    Some((FIRST_WAIT_MS << doublings).min(LONGEST_WAIT_MS))
}

fn locked_until(sql: &Connection, employee: Id) -> Result<i64> {
    let until = sql
        .prepare_cached("SELECT until_ms FROM sign_in_failure WHERE employee_id = ?1")?
        .query_row([SqlId(employee)], |row| row.get(0))
        .optional()?;
    Ok(until.unwrap_or(0))
}

pub(super) fn actor_of(employee: &Employee) -> Actor {
    Actor {
        employee_id: employee.id,
        name: employee.name.clone(),
        role: employee.role,
        store_id: employee.store_id,
        region_id: employee.region_id,
    }
}

/// Argon2id with 19 MiB, two passes, one lane: what OWASP recommends at least, and quick enough
/// on a shop PC.
fn argon2() -> Argon2<'static> {
    Argon2::new(Algorithm::Argon2id, Version::V0x13, Params::default())
}

/// Hashes a password of at least six characters.
pub(crate) fn hash_password(password: &str) -> Result<String> {
    if password.chars().count() < 6 {
        return invalid("password", "too_short");
    }
    let mut salt = [0_u8; 16];
    getrandom::fill(&mut salt).map_err(|_| Error::Internal("no random numbers"))?;
    let salt = SaltString::encode_b64(&salt).map_err(|_| Error::Internal("salt"))?;
    let hash = argon2()
        .hash_password(password.as_bytes(), &salt)
        .map_err(|_| Error::Internal("hashing a password"))?;
    Ok(hash.to_string())
}

/// Whether a password is the one that was hashed.
pub(crate) fn check_password(password: &str, hash: &str) -> bool {
    PasswordHash::new(hash)
        .is_ok_and(|hash| argon2().verify_password(password.as_bytes(), &hash).is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waiting_begins_with_the_fifth_wrong_password_and_doubles_up_to_an_hour() {
        let cases = [
            (1, None),
            (4, None),
            (5, Some(60_000)),
            (6, Some(120_000)),
            (10, Some(1_920_000)),
            (11, Some(3_600_000)),
            (1_000, Some(3_600_000)),
        ];
        for (failures, wait) in cases {
            assert_eq!(wait_after(failures), wait, "after {failures}");
        }
    }

    #[test]
    fn a_password_is_hashed_with_salt_and_argon2id() {
        let one = hash_password("海棠花开了").err();
        assert!(matches!(one, Some(Error::Invalid { field: "password", reason: "too_short" })));
        let hash = hash_password("海棠花开了六").expect("six characters");
        assert!(hash.starts_with("$argon2id$"));
        assert_ne!(hash, hash_password("海棠花开了六").expect("again"), "salted");
        assert!(check_password("海棠花开了六", &hash));
        assert!(!check_password("海棠花开了七", &hash));
    }
}
