//! Phone numbers that a source tells only as a hash (D-12): hexadecimal MD5, SHA-1 or SHA-256 of the
//! number as it is compared, see [`normal_phone`](crate::customers::normal_phone). Whose phone has
//! the hash has that very number; a salted hash fits nobody and names only itself.

use md5::Md5;
use sha1::Sha1;
use sha2::{Digest, Sha256};

/// What programs hash where there is no phone: such a hash is shared by strangers.
const NO_PHONE: [&str; 6] = ["", "0", "-", "null", "NULL", "None"];

/// The hash that a cell holds, in lower case. `None` when the cell is no hash, or the hash of a word
/// for nothing.
pub fn normal_hash(cell: &str) -> Option<String> {
    let is_hash = matches!(cell.len(), 32 | 40 | 64) && cell.bytes().all(|b| b.is_ascii_hexdigit());
    if !is_hash {
        return None;
    }
    let hash = cell.to_ascii_lowercase();
    let says_nothing = NO_PHONE.iter().any(|word| hash_like(&hash, word) == hash);
    (!says_nothing).then_some(hash)
}

/// Every hash under which a source may tell this phone.
pub fn hashes_of(phone: &str) -> [String; 3] {
    [hex(&Md5::digest(phone)), hex(&Sha1::digest(phone)), hex(&Sha256::digest(phone))]
}

/// The hash of a phone of the same kind as `hash`.
pub fn hash_like(hash: &str, phone: &str) -> String {
    match hash.len() {
        32 => hex(&Md5::digest(phone)),
        40 => hex(&Sha1::digest(phone)),
        _ => hex(&Sha256::digest(phone)),
    }
}

/// Which kind of hash it is: all that is shown of one. Empty for an empty text.
pub fn kind_of(hash: &str) -> &'static str {
    match hash.len() {
        0 => "",
        32 => "md5",
        40 => "sha1",
        _ => "sha256",
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hashes_are_those_of_the_standard() {
        // RFC 1321 and FIPS 180: "abc".
        let expected = [
            "900150983cd24fb0d6963f7d28e17f72",
            "a9993e364706816aba3e25717850c26c9cd0d89d",
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
        ];
        assert_eq!(hashes_of("abc"), expected);
        for (hash, kind) in expected.into_iter().zip(["md5", "sha1", "sha256"]) {
            assert_eq!((hash_like(hash, "abc").as_str(), kind_of(hash)), (hash, kind));
        }
        assert_eq!(kind_of(""), "");
    }

    #[test]
    fn a_phone_has_three_hashes() {
        // By md5sum, sha1sum and sha256sum.
        let expected = [
            "7945bd83237335e5376ff44d62e4f0ae",
            "ffe1cf3289b18e5aedf4f62e2c1ce2242bbdb0c2",
            "a6942f9771d67f34034d2f1926988ed3fad3bf1b4e7cedb9a31f31398dea43bc",
        ];
        assert_eq!(hashes_of("13800138000"), expected);
        assert!(expected.iter().all(|hash| normal_hash(hash).as_deref() == Some(hash)));
    }

    #[test]
    fn a_cell_of_32_40_or_64_hexadecimal_digits_is_a_hash() {
        let digits = |count: usize| "0123456789abcdef".repeat(5)[..count].to_string();
        for (count, is_hash) in
            [(31, false), (32, true), (33, false), (40, true), (48, false), (64, true), (65, false)]
        {
            let cell = digits(count);
            assert_eq!(normal_hash(&cell), is_hash.then(|| cell.clone()), "{count} digits");
            assert_eq!(
                normal_hash(&cell.to_uppercase()),
                is_hash.then_some(cell),
                "{count} capitals"
            );
        }
        let almost = format!("{}g", digits(31));
        for cell in ["", "13800138000", "138****8000", &almost, "口口口口口口口口口口口"]
        {
            assert_eq!(normal_hash(cell), None, "{cell}");
        }
    }

    #[test]
    fn the_hash_of_nothing_joins_nobody() {
        let cases = [
            "d41d8cd98f00b204e9800998ecf8427e",
            "D41D8CD98F00B204E9800998ECF8427E",
            "da39a3ee5e6b4b0d3255bfef95601890afd80709",
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "cfcd208495d565ef66e7dff9f98764da", // 0
            "37a6259cc0c1dae299a7866489dff0bd", // null
        ];
        for hash in cases {
            assert_eq!(normal_hash(hash), None, "{hash}");
        }
    }
}
