//! Customers, joined by exact keys only: phone number in full or as a hash, card number, outside
//! number.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::Id;

/// A customer of the chain (客户); a member (会员) once they hold a card.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct Customer {
    /// Identity, derived from the first exact key the customer was seen with.
    pub id: Id,
    /// The store the customer belongs to: where they were seen first.
    pub home_store_id: Id,
    /// Name as the source wrote it; may be empty.
    pub name: String,
    /// Phone number in full; may be empty.
    pub phone: String,
    /// Member card number; may be empty.
    pub card: String,
    /// The number an outside system uses; may be empty.
    pub outside_id: String,
    /// What a person noted.
    pub note: String,
    /// `male`, `female` or empty.
    pub gender: String,
    /// `1990-05-23`, or `05-23` without a year; may be empty.
    pub birthday: String,
    /// Member level.
    pub level: String,
    /// Balance of the stored-value card when it was last told, in minor units.
    #[specta(type = Option<f64>)]
    pub balance: Option<i64>,
    /// Points when they were last told.
    #[specta(type = Option<f64>)]
    pub points: Option<i64>,
    /// Mail address.
    pub email: String,
    /// WeChat number.
    pub we_chat: String,
    /// Address.
    pub address: String,
    /// Day of joining, `2026-11-22`; may be empty.
    pub joined_on: String,
    /// Who brought them.
    pub referrer: String,
    /// ID-card number; empty unless the owner switched keeping it on.
    pub id_number: String,
    /// The customer this one was merged into; its orders count there.
    pub merged_into: Option<Id>,
    /// Hash of the phone number, as a source told it (see [`crate::phone_hash`]); may be empty.
    pub phone_hash: String,
    /// The employee who looks after them.
    pub assigned_to: Option<Id>,
    /// They asked not to be contacted at all.
    pub do_not_contact: bool,
    /// The day on which everything personal was taken out; what sources tell is kept no more.
    pub erased_on: Option<NaiveDate>,
}

impl Customer {
    /// A customer of whom nothing is known yet.
    pub fn new(id: Id, home_store_id: Id) -> Self {
        Self {
            id,
            home_store_id,
            name: String::new(),
            phone: String::new(),
            card: String::new(),
            outside_id: String::new(),
            note: String::new(),
            gender: String::new(),
            birthday: String::new(),
            level: String::new(),
            balance: None,
            points: None,
            email: String::new(),
            we_chat: String::new(),
            address: String::new(),
            joined_on: String::new(),
            referrer: String::new(),
            id_number: String::new(),
            merged_into: None,
            phone_hash: String::new(),
            assigned_to: None,
            do_not_contact: false,
            erased_on: None,
        }
    }

    /// The identity of a customer first seen with these exact keys (empty ones do not count):
    /// the phone number when there is one, else its hash, the card, the outside number. `None`
    /// without any.
    pub fn id_of(phone: &str, phone_hash: &str, card: &str, outside_id: &str) -> Option<Id> {
        [("phone", phone), ("phone_hash", phone_hash), ("card", card), ("outside_id", outside_id)]
            .into_iter()
            .find(|(_, key)| !key.is_empty())
            .map(|(kind, key)| Id::derived("customer", &[kind, key]))
    }

    /// Takes over what another record of the same person says where this one is silent.
    /// Phone, home store and whom it was merged into stay its own.
    pub fn fill_gaps(&mut self, other: Self) {
        let texts = [
            (&mut self.name, other.name),
            (&mut self.card, other.card),
            (&mut self.outside_id, other.outside_id),
            (&mut self.note, other.note),
            (&mut self.gender, other.gender),
            (&mut self.birthday, other.birthday),
            (&mut self.level, other.level),
            (&mut self.email, other.email),
            (&mut self.we_chat, other.we_chat),
            (&mut self.address, other.address),
            (&mut self.joined_on, other.joined_on),
            (&mut self.referrer, other.referrer),
            (&mut self.id_number, other.id_number),
        ];
        for (gap, text) in texts {
            if gap.is_empty() {
                *gap = text;
            }
        }
        self.balance = self.balance.or(other.balance);
        self.points = self.points.or(other.points);
    }

    /// The customer without anything personal, as erased on a day: their purchases stay, nameless.
    pub fn erased(&self, on: NaiveDate) -> Self {
        Self {
            merged_into: self.merged_into,
            level: self.level.clone(),
            joined_on: self.joined_on.clone(),
            do_not_contact: true,
            erased_on: Some(on),
            ..Self::new(self.id, self.home_store_id)
        }
    }

    /// Whether of the phone number only a hash is known.
    pub fn is_hashed(&self) -> bool {
        self.phone.is_empty() && !self.phone_hash.is_empty()
    }
}

/// A phone number as it is compared: digits only, without the Chinese country prefix.
/// A masked number (`1******6198`), one too short to be a phone, and anything with letters in it (a
/// hash, `1.38E+10`) gives `None`.
pub fn normal_phone(text: &str) -> Option<String> {
    if text.contains('*') || text.contains(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let mut number = digits.as_str();
    // As often as it stands there: what was compared once is compared again.
    while let Some(rest) = without_country(number) {
        number = rest;
    }
    (SHORTEST_PHONE..=15).contains(&number.len()).then(|| number.to_string())
}

const SHORTEST_PHONE: usize = 7;

fn without_country(number: &str) -> Option<&str> {
    let long = number.strip_prefix("0086").filter(|rest| rest.len() >= SHORTEST_PHONE);
    long.or_else(|| number.strip_prefix("86").filter(|rest| rest.len() == 11))
}

/// What others may see of a phone number: `138****6621`.
pub fn masked_phone(phone: &str) -> String {
    let chars: Vec<char> = phone.chars().collect();
    if chars.len() < 7 {
        return "*".repeat(chars.len());
    }
    let tail = chars.len() - 4;
    let head: String = chars[..3].iter().collect();
    let end: String = chars[tail..].iter().collect();
    format!("{head}{}{end}", "*".repeat(tail - 3))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phones_are_compared_by_their_digits() {
        let cases = [
            ("13800138000", Some("13800138000")),
            ("'138 0013 8000", Some("13800138000")),
            ("+86 138-0013-8000", Some("13800138000")),
            ("0086 13800138000", Some("13800138000")),
            ("021-6431 0000", Some("02164310000")),
            ("0086 21 6431 0000", Some("2164310000")),
            ("0086 86 138 0013 8000", Some("13800138000")),
            ("0086 0086 8300", Some("00868300")),
            ("1******6198", None),
            ("1.38001E+10", None),
            ("0a1380013800fbcd", None),
            ("123456", None),
            ("1234567", Some("1234567")),
            ("", None),
        ];
        for (text, expected) in cases {
            let phone = normal_phone(text);
            assert_eq!(phone.as_deref(), expected, "{text}");
            assert_eq!(phone.as_deref().and_then(normal_phone), phone, "{text}, once more");
        }
    }

    #[test]
    fn a_masked_phone_shows_head_and_tail_only() {
        assert_eq!(masked_phone("13812346621"), "138****6621");
        assert_eq!(masked_phone("123456"), "******");
    }
}
