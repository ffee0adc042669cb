//! The chain's rules for looking at customers.

use domain::access::{Actor, Operation, Target};
use domain::customer_rules::CustomerRules;
use rusqlite::Connection;

use crate::error::{Result, invalid};
use crate::topic::Done;
use crate::{Replica, transact};

impl Replica {
    /// The rules by which the chain looks at its customers.
    pub fn customer_rules(&self) -> Result<CustomerRules> {
        self.database.read(rules)
    }

    /// Changes the rules, for the whole chain.
    pub fn save_customer_rules(&self, actor: &Actor, rules: CustomerRules) -> Result<Done> {
        self.transact(actor, Operation::EditChain.code(), |tx| {
            actor.may(Operation::EditChain, Target::Chain)?;
            if let Err(wrong) = rules.check() {
                return invalid(wrong.field, wrong.reason);
            }
            tx.put(&CustomerRules { id: CustomerRules::only_id(), ..rules })?;
            Ok(())
        })
    }
}

/// As they stand, or as they are while nobody changed them.
pub(super) fn rules(sql: &Connection) -> Result<CustomerRules> {
    Ok(transact::find(sql, CustomerRules::only_id())?.unwrap_or_default())
}
