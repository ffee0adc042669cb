//! A logged look at a hidden phone number (D-25): it is asked for with a reason, one customer at a
//! time, and cannot be taken back.

use domain::Id;
use domain::access::{Actor, Operation};
use domain::care::PhoneReveal;
use domain::customers::Customer;

use crate::error::{Result, invalid};
use crate::identity::same_number::with_told_by_hash;
use crate::topic::Done;
use crate::{Replica, org, transact};

impl Replica {
    /// Shows one customer's phone number in full to somebody whose role hides it, and notes who
    /// looked and why. The look stays in the customer's history.
    pub fn reveal_phone(&self, actor: &Actor, id: Id, reason: &str) -> Result<Done<String>> {
        let reason = org::required("reason", reason)?;
        self.transact(actor, Operation::AskCustomerPhone.code(), |tx| {
            let customer: Customer = with_told_by_hash(tx.sql, transact::get(tx.sql, id)?)?;
            let target = org::store_target(tx.sql, customer.home_store_id)?;
            actor.may(Operation::AskCustomerPhone, target)?;
            if customer.phone.is_empty() {
                return invalid("phone", "missing");
            }
            tx.put(&PhoneReveal {
                id: tx.new_id()?,
                store_id: customer.home_store_id,
                customer_id: id,
                at_ms: tx.at_ms(),
                employee_id: actor.employee_id,
                reason,
            })?;
            Ok(customer.phone)
        })
    }
}
