//! Days on which a store was closed, so that no file of them is missing.

use std::collections::HashSet;

use chrono::NaiveDate;
use domain::access::{Actor, Operation};
use domain::{Id, registry};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use crate::error::Result;
use crate::topic::Done;
use crate::{Replica, org, transact};

/// A business day on which a store was closed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct ClosedDay {
    /// Identity, derived from store and day.
    pub id: Id,
    /// The store.
    pub store_id: Id,
    /// The day.
    pub day: NaiveDate,
}

impl ClosedDay {
    fn new(store_id: Id, day: NaiveDate) -> Self {
        let id = Id::derived("closed_day", &[&store_id.to_string(), &day.to_string()]);
        Self { id, store_id, day }
    }
}

impl Replica {
    /// Says that a store was closed on a day, or that it was open after all. For people who may
    /// import into the store: they are the ones who miss its file.
    pub fn set_closed_day(
        &self,
        actor: &Actor,
        store_id: Id,
        day: NaiveDate,
        closed: bool,
    ) -> Result<Done> {
        // Told in the history as what it is, a change of the store.
        self.transact(actor, Operation::EditStore.code(), |tx| {
            actor.may(Operation::ImportSales, org::store_target(tx.sql, store_id)?)?;
            let closed_day = ClosedDay::new(store_id, day);
            if closed {
                tx.put(&closed_day)?;
            } else {
                tx.delete(&registry::CLOSED_DAY, closed_day.id)?;
            }
            Ok(())
        })
    }
}

/// Every closed day of every store.
pub(super) fn all(sql: &Connection) -> Result<HashSet<(Id, NaiveDate)>> {
    let days = transact::list::<ClosedDay>(sql, "day")?;
    Ok(days.into_iter().map(|closed| (closed.store_id, closed.day)).collect())
}
