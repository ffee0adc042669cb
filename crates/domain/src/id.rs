//! Identifiers: random ones for what people create, derived ones for what is generated.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use sha1::{Digest, Sha1};
use uuid::{Builder, Uuid};

/// The identity of one row, the same on every device.
///
/// People's rows get a UUIDv7 (ordered by time of creation); generated rows get a UUIDv5 of what
/// they were generated from, so that two devices which generate the same row agree on its id.
/// Outside it is text, in SQLite 16 bytes.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, specta::Type,
)]
#[serde(transparent)]
pub struct Id(#[specta(type = String)] Uuid);

/// Root of every derived id. Changing it would change the identity of every generated row.
const NAMESPACE: Uuid = Uuid::from_u128(0x6f1d_0c5e_7a34_5b0e_9d52_5f3c_9a70_11e8);

impl Id {
    /// A new id for a row that a person creates at `unix_ms`; `entropy` comes from the caller's
    /// random source, since this crate has none.
    pub fn new_v7(unix_ms: i64, entropy: [u8; 10]) -> Self {
        let millis = u64::try_from(unix_ms).unwrap_or(0);
        Self(Builder::from_unix_timestamp_millis(millis, &entropy).into_uuid())
    }

    /// The id of a row generated from `parts` of a noun, for example
    /// `Id::derived("order", &[&store.to_string(), "536365"])`.
    pub fn derived(noun: &str, parts: &[&str]) -> Self {
        let mut name = Vec::with_capacity(128);
        name.extend_from_slice(NAMESPACE.as_bytes());
        name.extend_from_slice(noun.as_bytes());
        for part in parts {
            name.push(0x1f);
            name.extend_from_slice(part.as_bytes());
        }
        // As `Uuid::new_v5` does, with the processor's own instructions for it.
        let hash: [u8; 20] = Sha1::digest(&name).into();
        let mut bytes = [0; 16];
        bytes.copy_from_slice(&hash[..16]);
        Self(Builder::from_sha1_bytes(bytes).into_uuid())
    }

    /// The 16 bytes kept in SQLite.
    pub fn as_bytes(&self) -> &[u8; 16] {
        self.0.as_bytes()
    }

    /// Reads the 16 bytes kept in SQLite.
    pub const fn from_bytes(bytes: [u8; 16]) -> Self {
        Self(Uuid::from_bytes(bytes))
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Debug for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// The text was not an id.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not an id")]
pub struct NotAnId;

impl FromStr for Id {
    type Err = NotAnId;

    fn from_str(text: &str) -> Result<Self, NotAnId> {
        Uuid::parse_str(text).map(Self).map_err(|_| NotAnId)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_derived_id_depends_on_every_part_and_nothing_else() {
        let one = Id::derived("order", &["S01", "536365"]);
        assert_eq!(one, Id::derived("order", &["S01", "536365"]));
        assert_ne!(one, Id::derived("order", &["S015", "36365"]), "parts must not run together");
        assert_ne!(one, Id::derived("refund", &["S01", "536365"]));
    }

    #[test]
    fn a_derived_id_is_a_uuid_of_version_5() {
        let name = "order\u{1f}S01\u{1f}536365";
        let expected = Uuid::new_v5(&NAMESPACE, name.as_bytes());
        assert_eq!(Id::derived("order", &["S01", "536365"]).to_string(), expected.to_string());
    }

    #[test]
    fn new_ids_sort_by_time() {
        let early = Id::new_v7(1_700_000_000_000, [0xff; 10]);
        let late = Id::new_v7(1_700_000_000_001, [0; 10]);
        assert!(early < late);
    }

    #[test]
    fn an_id_survives_text_and_bytes() {
        let id = Id::derived("store", &["S01"]);
        assert_eq!(id.to_string().parse(), Ok(id));
        assert_eq!(Id::from_bytes(*id.as_bytes()), id);
        assert_eq!("S01".parse::<Id>(), Err(NotAnId));
    }
}
