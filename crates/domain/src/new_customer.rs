//! A customer whom somebody types in at the counter (C-34).

use serde::{Deserialize, Serialize};

use crate::Id;
use crate::customers::normal_phone;

/// Longer texts are no name and no card.
const LONGEST: usize = 200;

/// What is typed of a new customer: three fields at most.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct NewCustomer {
    /// Phone number, in any form a file may have it.
    pub phone: String,
    /// Name; may be empty.
    pub name: String,
    /// Card number; may be empty.
    pub card: String,
    /// The store they will belong to; the person's own when absent.
    pub store_id: Option<Id>,
}

/// The exact keys of a new customer, as they are compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewKeys {
    /// Phone number; empty when only a card was given.
    pub phone: String,
    /// Card number; may be empty.
    pub card: String,
}

/// What is wrong with what was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WrongEntry {
    /// Which field.
    pub field: &'static str,
    /// Why.
    pub reason: &'static str,
}

impl NewCustomer {
    /// The keys by which the customer is known. Fails without phone and card, and for a phone number
    /// that a file would not be taken with either.
    pub fn keys(&self) -> Result<NewKeys, WrongEntry> {
        let (typed, card) = (self.phone.trim(), self.card.trim());
        let texts = [("name", self.name.trim()), ("card", card)];
        if let Some((field, _)) = texts.into_iter().find(|(_, text)| text.chars().count() > LONGEST)
        {
            return Err(WrongEntry { field, reason: "too_long" });
        }
        if typed.is_empty() && card.is_empty() {
            return Err(WrongEntry { field: "phone", reason: "missing" });
        }
        let phone = match normal_phone(typed) {
            Some(phone) => phone,
            None if typed.is_empty() => String::new(),
            None => return Err(WrongEntry { field: "phone", reason: "not_a_phone" }),
        };
        Ok(NewKeys { phone, card: card.to_string() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phones_of_everywhere_are_taken_and_what_is_none_is_not() {
        let wrong = |field, reason| Err((field, reason));
        let cases = [
            ("138 0013 8000", "", Ok("13800138000")),
            ("+86 138-0013-8000", "", Ok("13800138000")),
            ("9123 4567", "", Ok("91234567")),
            ("+852 9123 4567", "", Ok("85291234567")),
            ("+853 6612 3456", "", Ok("85366123456")),
            ("0912-345-678", "", Ok("0912345678")),
            ("+886 912 345 678", "", Ok("886912345678")),
            ("+1 (415) 555-2671", "", Ok("14155552671")),
            ("+44 7911 123456", "", Ok("447911123456")),
            ("123456", "", wrong("phone", "not_a_phone")),
            ("1234567", "", Ok("1234567")),
            ("123456789012345", "", Ok("123456789012345")),
            ("1234567890123456", "", wrong("phone", "not_a_phone")),
            ("138****8000", "", wrong("phone", "not_a_phone")),
            ("张三", "VIP1", wrong("phone", "not_a_phone")),
            (" ", " ", wrong("phone", "missing")),
            ("", "VIP1", Ok("")),
        ];
        for (phone, card, expected) in cases {
            let new = NewCustomer { phone: phone.into(), card: card.into(), ..Default::default() };
            let found = new.keys().map_err(|wrong| (wrong.field, wrong.reason));
            assert_eq!(
                found.as_ref().map(|keys| keys.phone.as_str()),
                expected.as_ref().map(|e| *e)
            );
        }
    }

    #[test]
    fn names_are_as_long_as_any() {
        let name = |length| NewCustomer {
            phone: "13800138000".into(),
            name: "王".repeat(length),
            ..NewCustomer::default()
        };
        assert!(name(LONGEST).keys().is_ok());
        let refused = name(LONGEST + 1).keys().expect_err("too long");
        assert_eq!((refused.field, refused.reason), ("name", "too_long"));
    }
}
