//! Who looks after whom.

use std::collections::BTreeSet;

use domain::Id;
use domain::access::{Actor, Operation};
use domain::customers::Customer;
use domain::registry;
use rusqlite::Connection;

use super::ChosenCustomers;
use crate::error::{Error, Result};
use crate::topic::Done;
use crate::{Replica, org, transact};

impl Replica {
    /// Gives customers to an employee who looks after them, or to nobody. Answers how many changed;
    /// one transaction takes all of it back.
    pub fn assign_customers(
        &self,
        actor: &Actor,
        chosen: &ChosenCustomers,
        employee: Option<Id>,
    ) -> Result<Done<u32>> {
        self.transact(actor, Operation::EditCustomer.code(), |tx| {
            org::exists(tx.sql, "assigned_to", &registry::EMPLOYEE, employee)?;
            let customers = self.may_change(tx.sql, actor, chosen)?;
            let mut changed = 0;
            for customer in customers {
                changed += u32::from(tx.put(&Customer { assigned_to: employee, ..customer })?);
            }
            Ok(changed)
        })
    }

    /// Says whether a customer may be contacted at all.
    pub fn set_do_not_contact(&self, actor: &Actor, id: Id, asked_not_to: bool) -> Result<Done> {
        self.transact(actor, Operation::EditCustomer.code(), |tx| {
            let customer: Customer = transact::get(tx.sql, id)?;
            let target = org::store_target(tx.sql, customer.home_store_id)?;
            actor.may(Operation::EditCustomer, target)?;
            tx.put(&Customer { do_not_contact: asked_not_to, ..customer })?;
            Ok(())
        })
    }

    /// The customers of a choice, all of whom this person may change; one they may not refuses the
    /// whole.
    pub(crate) fn may_change(
        &self,
        sql: &Connection,
        actor: &Actor,
        chosen: &ChosenCustomers,
    ) -> Result<Vec<Customer>> {
        let mut stores = BTreeSet::new();
        let mut customers = Vec::new();
        for id in self.chosen(sql, actor, chosen)? {
            let customer: Customer = transact::find(sql, id)?.ok_or(Error::NotFound("customer"))?;
            if stores.insert(customer.home_store_id) {
                let target = org::store_target(sql, customer.home_store_id)?;
                actor.may(Operation::EditCustomer, target)?;
            }
            customers.push(customer);
        }
        Ok(customers)
    }
}
