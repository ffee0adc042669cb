//! Column mappings as TOML files.

use domain::mapping::normal_header;
use exchange::mapping_file::{from_toml, to_toml};

use crate::Corpus;

/// A mapping that is taken survives its file, and names what such files must have.
pub fn check(bytes: &[u8]) -> Corpus {
    let Ok(text) = std::str::from_utf8(bytes) else { return Corpus::Reject };
    match from_toml(text) {
        Err(refused) => assert!(!refused.to_string().is_empty() && !refused.code().is_empty()),
        Ok(mapping) => {
            assert_eq!(mapping.subject.missing(mapping.columns.keys()), []);
            assert!(mapping.columns.values().all(|header| !normal_header(header).is_empty()));
            assert_eq!(from_toml(&to_toml(&mapping)), Ok(mapping));
        }
    }
    Corpus::Keep
}

/// The committed examples, and a mapping with a mistake.
pub fn seeds() -> Vec<Vec<u8>> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../samples/mappings");
    let files = std::fs::read_dir(folder).expect("the examples");
    let mut seeds: Vec<Vec<u8>> = files
        .map(|file| std::fs::read(file.expect("an example").path()).expect("an example"))
        .filter(|bytes| std::str::from_utf8(bytes).is_ok())
        .collect();
    seeds.push(b"name = \"a\"\nheaders = [\"c\"]\n[columns]\norder_no = \"b\"\n".to_vec());
    seeds
}
