//! Who may do what: one matrix of role x operation, asked by the replica and again by the hub.

mod matrix;
mod operation;
mod role;

use serde::{Deserialize, Serialize};

use crate::Id;

pub use operation::Operation;
pub use role::Role;

/// How far a permission goes. Ordered: each reach holds those before it.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, specta::Type,
)]
#[serde(rename_all = "snake_case")]
pub enum Reach {
    /// What the person did or owns themselves.
    Own,
    /// The store they work in.
    Store,
    /// The stores of the region they answer for.
    Region,
    /// The whole chain.
    Chain,
}

/// One permission of a role.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct Grant {
    /// What may be done.
    pub operation: Operation,
    /// To how much of the chain.
    pub reach: Reach,
}

/// Whom or what an operation touches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// Something that belongs to the chain as a whole.
    Chain,
    /// A region.
    Region(Id),
    /// A store and the region it is in.
    Store {
        /// The store.
        store: Id,
        /// Its region.
        region: Option<Id>,
    },
    /// What one employee did, and where.
    Employee {
        /// The employee.
        employee: Id,
        /// The store it was done in.
        store: Option<Id>,
        /// That store's region.
        region: Option<Id>,
    },
}

/// The person on whose behalf something is done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    /// The employee.
    pub employee_id: Id,
    /// Name, written beside what they do.
    pub name: String,
    /// Role.
    pub role: Role,
    /// The store they work in.
    pub store_id: Option<Id>,
    /// The region they answer for.
    pub region_id: Option<Id>,
}

/// The matrix says no.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{role:?} may not {operation:?} here")]
pub struct Denied {
    /// Who asked.
    pub role: Role,
    /// For what.
    pub operation: Operation,
}

impl Actor {
    /// How far this person may do `operation`; `None` when not at all. A reach that the person
    /// cannot fill (a regional manager without a region) shrinks to what they have.
    pub fn reach(&self, operation: Operation) -> Option<Reach> {
        match matrix::reach(self.role, operation)? {
            Reach::Region if self.region_id.is_none() => {
                Some(if self.store_id.is_some() { Reach::Store } else { Reach::Own })
            }
            Reach::Store if self.store_id.is_none() => Some(Reach::Own),
            reach => Some(reach),
        }
    }

    /// Fails unless this person may do `operation` to `target`.
    pub fn may(&self, operation: Operation, target: Target) -> Result<(), Denied> {
        let denied = Denied { role: self.role, operation };
        let reach = self.reach(operation).ok_or(denied)?;
        if self.covers(reach, target) { Ok(()) } else { Err(denied) }
    }

    /// Fails unless this person may do `operation` somewhere. For things that belong to everybody,
    /// such as the name of a product.
    pub fn may_somewhere(&self, operation: Operation) -> Result<Reach, Denied> {
        self.reach(operation).ok_or(Denied { role: self.role, operation })
    }

    fn covers(&self, reach: Reach, target: Target) -> bool {
        match (reach, target) {
            (Reach::Chain, _) => true,
            (_, Target::Chain) => false,
            (Reach::Region, Target::Region(region)) => self.region_id == Some(region),
            (Reach::Store | Reach::Own, Target::Region(_)) => false,
            (Reach::Region, Target::Store { region, .. }) => self.is_my_region(region),
            (Reach::Store, Target::Store { store, .. }) => self.store_id == Some(store),
            (Reach::Own, Target::Store { .. }) => false,
            (_, Target::Employee { employee, .. }) if employee == self.employee_id => true,
            (Reach::Region, Target::Employee { region, .. }) => self.is_my_region(region),
            (Reach::Store, Target::Employee { store, .. }) => {
                store.is_some() && self.store_id == store
            }
            (Reach::Own, Target::Employee { .. }) => false,
        }
    }

    fn is_my_region(&self, region: Option<Id>) -> bool {
        region.is_some() && self.region_id == region
    }
}

/// Whether a person in `own` role may hand out `other`, or set the password of someone who has it:
/// only when nothing that `other` may do goes beyond what they may do themselves. Human resources
/// and information technology look after accounts without selling, so for them it is enough that
/// `other` is no owner or general manager.
pub fn may_hand_out(own: Role, other: Role) -> bool {
    match own {
        Role::HumanResources | Role::InformationTechnology => {
            !matches!(other, Role::Owner | Role::GeneralManager)
        }
        _ => grants(other).iter().all(|grant| {
            matrix::reach(own, grant.operation).is_some_and(|reach| reach >= grant.reach)
        }),
    }
}

/// Everything a role may do.
pub fn grants(role: Role) -> Vec<Grant> {
    Operation::ALL
        .into_iter()
        .filter_map(|operation| Some(Grant { operation, reach: matrix::reach(role, operation)? }))
        .collect()
}

#[cfg(test)]
mod tests;
