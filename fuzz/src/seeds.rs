//! Files of the generator, small ones: what the fuzzer begins with.

use chrono::NaiveDate;
use formats::{Encoding, Selection, Shop};

/// So many entries of each format: one of every trap is not among them, and need not be.
const ENTRIES: usize = 6;

/// A file of this format in this encoding.
pub fn file(format: &str, encoding: Encoding) -> Vec<u8> {
    let first_day = NaiveDate::from_ymd_opt(2026, 11, 15).expect("a day");
    let shop = Shop::new(7, 40, first_day, 7);
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("seed");
    shop.write(format, &path, &Selection::range(0..ENTRIES), encoding).expect("written");
    std::fs::read(&path).expect("read back")
}

/// Every format in this encoding.
pub fn every(encoding: Encoding) -> Vec<Vec<u8>> {
    formats::codes().into_iter().map(|format| file(format, encoding)).collect()
}
