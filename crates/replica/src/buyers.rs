//! Buyers known by weak marks only: a masked phone, a name with an address.

use domain::Id;
use domain::identity::normal_mask;
use domain::sales_file::BuyerSeen;
use serde::{Deserialize, Serialize};

/// A buyer whom no exact key names. People may say who it is; nothing is joined by itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct Buyer {
    /// Identity, derived from the marks.
    pub id: Id,
    /// The store where the buyer was seen first.
    pub store_id: Id,
    /// Name as written.
    pub name: String,
    /// Phone with stars in it: digits and stars only, see [`normal_mask`].
    pub masked_phone: String,
    /// Address as written.
    pub address: String,
    /// The customer people said it is.
    pub customer_id: Option<Id>,
    /// What people decided: empty while nobody did, `same` (customer_id says who) or `other`
    /// (nobody we know).
    pub decision: String,
}

impl Buyer {
    /// The identity of a buyer with these marks: two spellings of one mask are one buyer.
    pub(crate) fn id_of(seen: &BuyerSeen) -> Id {
        let mask = normal_mask(&seen.masked_phone);
        Id::derived("buyer", &[seen.name.trim(), &mask, seen.address.trim()])
    }

    pub(crate) fn new(id: Id, store_id: Id, seen: &BuyerSeen) -> Self {
        Self {
            id,
            store_id,
            name: seen.name.trim().to_string(),
            masked_phone: normal_mask(&seen.masked_phone),
            address: seen.address.trim().to_string(),
            customer_id: None,
            decision: String::new(),
        }
    }
}
