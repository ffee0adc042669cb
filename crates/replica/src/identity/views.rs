//! What the review of identities shows.

use chrono::NaiveDate;
use domain::Id;
use domain::identity::CandidateReason;
use serde::{Deserialize, Serialize};

use crate::buyers::Buyer;

/// Which buyers to list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct BuyerFilter {
    /// Part of a name, masked phone or address; empty for all.
    pub text: String,
    /// Those somebody decided about, instead of those still open.
    pub decided: bool,
}

/// A buyer with what they bought and whom it may be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct BuyerRow {
    /// The buyer.
    pub buyer: Buyer,
    /// Name of the store where the buyer was seen first.
    pub store_name: String,
    /// Paid sales.
    pub orders: u32,
    /// What they paid, before refunds, in major units.
    pub amount: String,
    /// Last business day they bought on.
    pub last_day: Option<NaiveDate>,
    /// Whom it may be, best first, at most five. Of a buyer somebody decided about, the customer
    /// they chose comes first.
    pub candidates: Vec<Candidate>,
}

/// A page of buyers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct BuyerRows {
    /// How many there are in all.
    pub total: u32,
    /// The page: those that may be somebody first, of these the newest first.
    pub rows: Vec<BuyerRow>,
}

/// A customer whom a buyer, or another customer, may be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct Candidate {
    /// The customer.
    pub customer_id: Id,
    /// Name.
    pub name: String,
    /// Phone, masked.
    pub phone: String,
    /// Name of the home store.
    pub home_store_name: String,
    /// Why.
    pub reason: CandidateReason,
    /// How sure it is, from 0 to 100.
    pub confidence: u8,
    /// Their paid sales.
    pub orders: u32,
}

/// Two customers that share an exact key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct Duplicate {
    /// The one seen first.
    pub one: Candidate,
    /// The other.
    pub other: Candidate,
    /// What they share.
    pub reason: DuplicateReason,
}

/// What two customers share.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, specta::Type,
)]
#[serde(rename_all = "snake_case")]
pub enum DuplicateReason {
    /// The whole phone number.
    Phone,
    /// The phone number, of which one is known by a hash only; several others have it.
    PhoneHash,
    /// The member card.
    Card,
    /// The number an outside system uses.
    OutsideId,
}

/// A page of duplicates.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct DuplicateRows {
    /// How many there are in all.
    pub total: u32,
    /// The page.
    pub rows: Vec<Duplicate>,
}
