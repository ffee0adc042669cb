//! What customers said about being written to or called (D-25).

use chrono::NaiveDate;
use domain::Id;
use domain::access::{Actor, Operation};
use domain::care::{Consent, ConsentChannel, ConsentState};
use domain::customers::Customer;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use crate::error::{Result, invalid};
use crate::topic::Done;
use crate::{Replica, org, transact};

/// What a customer said about one channel.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct ConsentRow {
    /// The channel.
    pub channel: ConsentChannel,
    /// What they said; unknown when nobody asked.
    pub state: ConsentState,
    /// On which day they said so.
    pub day: Option<NaiveDate>,
    /// Where that is known from.
    pub source: String,
}

impl Replica {
    /// Notes what a customer said today about a channel, and where that is known from. What was
    /// said must have a source.
    pub fn set_consent(
        &self,
        actor: &Actor,
        customer: Id,
        channel: ConsentChannel,
        state: ConsentState,
        source: &str,
    ) -> Result<Done> {
        let source = source.trim();
        if source.is_empty() && state != ConsentState::Unknown {
            return invalid("source", "missing");
        }
        self.transact(actor, "set_consent", |tx| {
            let customer: Customer = transact::get(tx.sql, customer)?;
            let target = org::store_target(tx.sql, customer.home_store_id)?;
            actor.may(Operation::EditCustomer, target)?;
            tx.put(&Consent {
                id: Consent::id_of(customer.id, channel),
                store_id: customer.home_store_id,
                customer_id: customer.id,
                channel,
                state,
                day: self.today(tx.sql)?,
                source: source.to_string(),
            })?;
            Ok(())
        })
    }
}

/// What a customer said, one row for each channel.
pub(crate) fn consents_of(sql: &Connection, customer: Id) -> Result<Vec<ConsentRow>> {
    ConsentChannel::ALL
        .into_iter()
        .map(|channel| {
            let said: Option<Consent> = transact::find(sql, Consent::id_of(customer, channel))?;
            Ok(match said {
                Some(Consent { state, day, source, .. }) if state != ConsentState::Unknown => {
                    ConsentRow { channel, state, day: Some(day), source }
                }
                Some(_) | None => ConsentRow {
                    channel,
                    state: ConsentState::Unknown,
                    day: None,
                    source: String::new(),
                },
            })
        })
        .collect()
}
