//! The key of a data folder, its name and the text in which people carry it.

use std::fmt;

use sha2::{Digest, Sha256};

use crate::error::{Error, Result, invalid};

const LENGTH: usize = 32;
/// Hex digits of one group of a recovery key, as people read them to each other.
const GROUP: usize = 4;
/// Bytes behind the key that tell a mistyped recovery key from one of other data.
const SUM: usize = 2;

/// How the pages of a file are locked up, by the mark at its beginning: a damaged beginning is told
/// from a key that is not at hand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// Each page with a sum under the key, as the first version that locked up wrote them. Such a
    /// file stays so.
    Signed,
    /// Without sums, which cost several times as much as the cipher.
    Plain,
}

impl Form {
    fn mark(self) -> [u8; 4] {
        match self {
            Self::Signed => *b"SLdb",
            Self::Plain => *b"SLd2",
        }
    }
}

/// What the name of a key begins with.
const MARK: [u8; 4] = *b"SLdb";

/// A key: 32 random bytes. It is written nowhere but where keys are kept.
#[derive(Clone, PartialEq, Eq)]
pub struct Key([u8; LENGTH]);

/// The name of a key. It stands in clear at the beginning of every file the key opens, so that the
/// key is found without trying; the key does not follow from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KeyId([u8; 16]);

impl Key {
    /// A new one.
    pub fn random() -> Result<Self> {
        let mut bytes = [0; LENGTH];
        getrandom::fill(&mut bytes).map_err(|_| Error::Internal("no random numbers"))?;
        Ok(Self(bytes))
    }

    /// Its name.
    pub fn id(&self) -> KeyId {
        let mut hash = Sha256::new();
        hash.update(b"storeloop key id");
        hash.update(self.0);
        let digest = hash.finalize();
        let mut id = [0; 16];
        id[..MARK.len()].copy_from_slice(&MARK);
        id[MARK.len()..].copy_from_slice(&digest[..16 - MARK.len()]);
        KeyId(id)
    }

    /// The recovery key: the key in groups of four hex digits, the last of which is a sum.
    pub fn recovery_text(&self) -> String {
        let digits = hex(&[&self.0[..], &self.sum()].concat()).to_uppercase();
        let groups: Vec<&str> =
            (0..digits.len()).step_by(GROUP).map(|at| &digits[at..at + GROUP]).collect();
        groups.join("-")
    }

    /// Reads a recovery key as people type it: in any case, grouped by anything.
    pub fn from_recovery_text(text: &str) -> Result<Self> {
        let is_grouping = |c: &char| !c.is_whitespace() && !matches!(c, '-' | '－' | '—' | '–');
        let digits: String = text.chars().filter(is_grouping).collect();
        let Some(bytes) = unhex(&digits).filter(|bytes| bytes.len() == LENGTH + SUM) else {
            return invalid("recovery_key", "mistyped");
        };
        let mut key = [0; LENGTH];
        key.copy_from_slice(&bytes[..LENGTH]);
        let key = Self(key);
        if key.sum() == bytes[LENGTH..] { Ok(key) } else { invalid("recovery_key", "mistyped") }
    }

    /// The bytes, for where keys are kept.
    pub(super) fn bytes(&self) -> &[u8; LENGTH] {
        &self.0
    }

    /// The key that was kept as these bytes.
    pub(super) fn from_bytes(bytes: &[u8]) -> Option<Self> {
        bytes.try_into().ok().map(Self)
    }

    /// Key and name as SQLCipher takes them: used as they are, nothing derived from a password.
    pub(crate) fn for_sqlcipher(&self, form: Form) -> String {
        let mut beginning = self.id().0;
        beginning[..MARK.len()].copy_from_slice(&form.mark());
        format!("x'{}{}'", hex(&self.0), hex(&beginning))
    }

    fn sum(&self) -> [u8; SUM] {
        let digest = Sha256::digest(self.0);
        [digest[0], digest[1]]
    }
}

impl KeyId {
    /// The name at the beginning of a file, and the file's form; `None` when there is none.
    pub(crate) fn at_beginning(mut bytes: [u8; 16]) -> Option<(Self, Form)> {
        let forms = [Form::Signed, Form::Plain];
        let form = forms.into_iter().find(|form| bytes.starts_with(&form.mark()))?;
        bytes[..MARK.len()].copy_from_slice(&MARK);
        Some((Self(bytes), form))
    }

    /// The name in hex digits.
    pub fn text(&self) -> String {
        hex(&self.0)
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Key")
    }
}

pub(super) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

pub(super) fn unhex(digits: &str) -> Option<Vec<u8>> {
    let nibble = |digit: char| digit.to_digit(16).and_then(|value| u8::try_from(value).ok());
    let nibbles: Vec<u8> = digits.chars().map(nibble).collect::<Option<_>>()?;
    nibbles
        .len()
        .is_multiple_of(2)
        .then(|| nibbles.chunks(2).map(|pair| pair[0] << 4 | pair[1]).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_recovery_key_brings_the_key_back_however_it_is_typed() {
        let key = Key::random().unwrap();
        let text = key.recovery_text();
        assert_eq!(text.split('-').map(str::len).collect::<Vec<_>>(), [GROUP; 17]);
        let typed = [
            text.clone(),
            text.to_lowercase(),
            text.replace('-', " "),
            text.replace('-', ""),
            format!("  {}\n", text.replace('-', " － ")),
        ];
        for typed in typed {
            assert_eq!(Key::from_recovery_text(&typed).unwrap(), key);
        }
    }

    #[test]
    fn a_mistyped_recovery_key_is_no_key() {
        let text = Key::random().unwrap().recovery_text();
        let other = if text.starts_with('0') { "1" } else { "0" };
        let cases = [
            String::new(),
            text[1..].to_string(),
            format!("{text}0"),
            format!("{text}00"),
            format!("{other}{}", &text[1..]),
            format!("g{}", &text[1..]),
        ];
        for typed in cases {
            let refused = Key::from_recovery_text(&typed);
            let mistyped = Err(Error::Invalid { field: "recovery_key", reason: "mistyped" });
            assert_eq!(format!("{refused:?}"), format!("{:?}", mistyped as Result<Key>));
        }
    }

    #[test]
    fn a_key_shows_itself_nowhere_but_in_its_recovery_text() {
        let key = Key::random().unwrap();
        assert_eq!(format!("{key:?}"), "Key");
        assert!(!key.id().text().contains(&hex(key.bytes())[..8]));
        for form in [Form::Signed, Form::Plain] {
            let text = key.for_sqlcipher(form);
            let beginning = unhex(&text[text.len() - 33..text.len() - 1]).unwrap();
            let told = KeyId::at_beginning(beginning.try_into().unwrap());
            assert_eq!(told, Some((key.id(), form)));
        }
        assert_eq!(KeyId::at_beginning(*b"SQLite format 3\0"), None);
    }
}
