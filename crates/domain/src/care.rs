//! What a shop does for a customer beside selling: tags, contacts, consent, and who looked at a hidden
//! phone number and why.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::Id;

/// A word by which customers are grouped (标签).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct Tag {
    /// Identity.
    pub id: Id,
    /// The word.
    pub name: String,
    /// Its colour.
    pub colour: TagColour,
}

/// The colours a tag may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum TagColour {
    /// Grey.
    Grey,
    /// The colour of the house.
    Teal,
    /// Green.
    Green,
    /// Amber.
    Amber,
    /// Red.
    Red,
}

/// A tag on a customer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CustomerTag {
    /// Identity, derived from both.
    pub id: Id,
    /// The customer's home store when they were tagged.
    pub store_id: Id,
    /// The customer.
    pub customer_id: Id,
    /// The tag.
    pub tag_id: Id,
}

impl CustomerTag {
    /// The identity of a tag on a customer.
    pub fn id_of(customer: Id, tag: Id) -> Id {
        Id::derived("customer_tag", &[&customer.to_string(), &tag.to_string()])
    }
}

/// One contact with a customer, or a note about them (C-35).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contact {
    /// Identity.
    pub id: Id,
    /// The customer's home store.
    pub store_id: Id,
    /// The customer.
    pub customer_id: Id,
    /// By which way.
    pub kind: ContactKind,
    /// When, UTC milliseconds.
    pub at_ms: i64,
    /// The day of it at the store.
    pub day: NaiveDate,
    /// What was said.
    pub text: String,
    /// Who was in touch.
    pub employee_id: Id,
}

/// By which way somebody was in touch.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum ContactKind {
    /// A call.
    Phone,
    /// A mail.
    Email,
    /// A message in a social network.
    Social,
    /// A chat with the service of an online shop.
    Online,
    /// A visit.
    Visit,
    /// No contact: something to remember.
    Note,
}

impl ContactKind {
    /// Every kind.
    pub const ALL: [Self; 6] =
        [Self::Phone, Self::Email, Self::Social, Self::Online, Self::Visit, Self::Note];

    /// The stable name.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Phone => "phone",
            Self::Email => "email",
            Self::Social => "social",
            Self::Online => "online",
            Self::Visit => "visit",
            Self::Note => "note",
        }
    }
}

/// Whether a customer may be written to or called by one way (D-25).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Consent {
    /// Identity, derived from customer and channel.
    pub id: Id,
    /// The customer's home store.
    pub store_id: Id,
    /// The customer.
    pub customer_id: Id,
    /// By which way.
    pub channel: ConsentChannel,
    /// What they said.
    pub state: ConsentState,
    /// On which day they said so.
    pub day: NaiveDate,
    /// Where that is known from.
    pub source: String,
}

impl Consent {
    /// The identity of a customer's word about a channel.
    pub fn id_of(customer: Id, channel: ConsentChannel) -> Id {
        Id::derived("consent", &[&customer.to_string(), channel.code()])
    }
}

/// A way to reach a customer that needs consent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum ConsentChannel {
    /// Text messages.
    Sms,
    /// Calls.
    Phone,
    /// WeChat.
    WeChat,
}

impl ConsentChannel {
    /// Every channel.
    pub const ALL: [Self; 3] = [Self::Sms, Self::Phone, Self::WeChat];

    /// The stable name.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Sms => "sms",
            Self::Phone => "phone",
            Self::WeChat => "we_chat",
        }
    }
}

/// What a customer said about a channel.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum ConsentState {
    /// Nobody asked.
    Unknown,
    /// Yes.
    Given,
    /// Not anymore.
    Withdrawn,
}

impl ConsentState {
    /// The stable name.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Unknown => "unknown",
            Self::Given => "given",
            Self::Withdrawn => "withdrawn",
        }
    }
}

/// One look at a phone number that the looker may not see by their role.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PhoneReveal {
    /// Identity.
    pub id: Id,
    /// The customer's home store.
    pub store_id: Id,
    /// The customer.
    pub customer_id: Id,
    /// When, UTC milliseconds.
    pub at_ms: i64,
    /// Who looked.
    pub employee_id: Id,
    /// Why.
    pub reason: String,
}
