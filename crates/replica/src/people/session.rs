//! What a person sees of the chain while they are signed in.

use domain::Id;
use domain::access::{Actor, Grant, Operation, Reach, Role, grants};
use domain::modules::Module;
use domain::org::{Employee, Region, Store};
use serde::{Deserialize, Serialize};

use super::sign_in::actor_of;
use crate::error::{Error, Result};
use crate::{Replica, modules, org, transact};

/// Who is signed in and what they may see.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct Session {
    /// The employee.
    pub employee_id: Id,
    /// Name.
    pub name: String,
    /// Role.
    pub role: Role,
    /// The region they answer for.
    pub region_id: Option<Id>,
    /// The store they work in.
    pub store_id: Option<Id>,
    /// What they may do.
    pub grants: Vec<Grant>,
    /// The stores whose numbers they may see.
    pub stores: Vec<StoreChoice>,
    /// The regions whose numbers they may see.
    pub regions: Vec<RegionChoice>,
    /// Whether they see numbers of the whole chain.
    pub whole_chain: bool,
    /// Whether they see only what they sold themselves.
    pub own_only: bool,
    /// The parts of the product that the chain leaves out of sight.
    pub hidden_modules: Vec<Module>,
    /// Minutes without a key or a click after which the window locks.
    pub auto_lock_minutes: u32,
}

/// A store in a switcher.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct StoreChoice {
    /// The store.
    pub id: Id,
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Its region.
    pub region_id: Option<Id>,
}

/// A region in a switcher.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct RegionChoice {
    /// The region.
    pub id: Id,
    /// Its name.
    pub name: String,
}

impl Replica {
    /// What a signed-in person sees.
    pub fn session(&self, actor: &Actor) -> Result<Session> {
        self.database.read(|sql| {
            let reach = actor.reach(Operation::ViewEntered);
            let stores: Vec<StoreChoice> = transact::list::<Store>(sql, "code")?
                .into_iter()
                .filter(|store| is_visible(actor, reach, store))
                .map(|store| StoreChoice {
                    id: store.id,
                    code: store.code,
                    name: store.name,
                    region_id: store.region_id,
                })
                .collect();
            let regions = transact::list::<Region>(sql, "key")?
                .into_iter()
                .filter(|region| match reach {
                    Some(Reach::Chain) => true,
                    Some(Reach::Region) => actor.region_id == Some(region.id),
                    Some(Reach::Store | Reach::Own) | None => false,
                })
                .map(|region| RegionChoice { id: region.id, name: region.name })
                .collect();
            Ok(Session {
                employee_id: actor.employee_id,
                name: actor.name.clone(),
                role: actor.role,
                region_id: actor.region_id,
                store_id: actor.store_id,
                grants: grants(actor.role),
                stores,
                regions,
                whole_chain: reach == Some(Reach::Chain),
                own_only: reach == Some(Reach::Own),
                hidden_modules: modules::hidden(sql)?,
                auto_lock_minutes: org::chain(sql)?.auto_lock_minutes,
            })
        })
    }

    /// The signed-in person as they are now: a changed role or store counts at once, and somebody
    /// who has left is signed out.
    pub fn refresh_actor(&self, actor: &Actor) -> Result<Actor> {
        self.database.read(|sql| {
            let employee: Employee = transact::get(sql, actor.employee_id)?;
            if employee.left_on.is_some() {
                return Err(Error::NotFound("employee"));
            }
            Ok(actor_of(&employee))
        })
    }
}

fn is_visible(actor: &Actor, reach: Option<Reach>, store: &Store) -> bool {
    match reach {
        Some(Reach::Chain) => true,
        Some(Reach::Region) => store.region_id.is_some() && actor.region_id == store.region_id,
        Some(Reach::Store | Reach::Own) => actor.store_id == Some(store.id),
        None => false,
    }
}
