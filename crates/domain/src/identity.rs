//! Who a buyer may be when no exact key says so: weak marks suggest, they never join (D-12, C-31).

use serde::{Deserialize, Serialize};

/// What suggests that a customer is somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum CandidateReason {
    /// People said so.
    Decided,
    /// The two share a whole phone number, a card or an outside number.
    ExactKey,
    /// One is known by a hash of the phone number that the other has.
    HashedPhone,
    /// The shown digits of the phone and the name agree.
    PhoneAndName,
    /// The shown digits of the phone agree.
    Phone,
    /// Name and address agree.
    NameAddress,
}

impl CandidateReason {
    /// How sure the reason makes it, from 0 to 100, when `alike` customers have it. A mark that
    /// several customers have says little about each of them.
    pub const fn confidence(self, alike: usize) -> u8 {
        match (self, alike) {
            (Self::Decided | Self::ExactKey, _) | (Self::HashedPhone, 0 | 1) => 100,
            (Self::PhoneAndName, 0 | 1) => 95,
            (Self::Phone, 0 | 1) => 70,
            (Self::NameAddress, 0 | 1) => 60,
            (Self::HashedPhone | Self::PhoneAndName | Self::Phone | Self::NameAddress, _) => 40,
        }
    }
}

/// A masked phone number as it is compared: digits and stars only, without the Chinese country
/// prefix. Each star stands for one hidden digit.
pub fn normal_mask(text: &str) -> String {
    let mask: String = text.chars().filter(|c| c.is_ascii_digit() || *c == '*').collect();
    let prefixed = ["0086", "86"].into_iter().find_map(|prefix| mask.strip_prefix(prefix));
    match prefixed {
        Some(rest) if rest.len() == 11 => rest.to_string(),
        Some(_) | None => mask,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_that_several_customers_have_says_little() {
        let cases = [
            (CandidateReason::PhoneAndName, 1, 95),
            (CandidateReason::PhoneAndName, 2, 40),
            (CandidateReason::Phone, 1, 70),
            (CandidateReason::Phone, 2, 40),
            (CandidateReason::NameAddress, 1, 60),
            (CandidateReason::NameAddress, 3, 40),
            (CandidateReason::HashedPhone, 1, 100),
            (CandidateReason::HashedPhone, 2, 40),
            (CandidateReason::ExactKey, 2, 100),
            (CandidateReason::Decided, 1, 100),
        ];
        for (reason, alike, expected) in cases {
            assert_eq!(reason.confidence(alike), expected, "{reason:?} of {alike}");
        }
    }

    #[test]
    fn masks_are_compared_by_digits_and_stars() {
        let cases = [
            ("1******6198", "1******6198"),
            ("'138****6198", "138****6198"),
            ("+86 138-****-6198", "138****6198"),
            ("0086138****6198", "138****6198"),
            ("86****6198", "86****6198"), // no prefix: what follows is no mobile number
            ("", ""),
        ];
        for (text, expected) in cases {
            assert_eq!(normal_mask(text), expected, "{text}");
        }
    }
}
