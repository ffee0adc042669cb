//! Text with cells parted by commas or tabs, in every encoding: any bytes that are no workbook.

use chrono::NaiveDate;
use domain::Currency;
use exchange::ReadOptions;
use exchange::decode::{TextEncoding, detect};
use formats::Encoding;

use crate::{Corpus, rows, scratch, seeds, soundness};

/// Yuan, and a day that no file names.
pub fn options() -> ReadOptions {
    let fallback_day = NaiveDate::from_ymd_opt(2024, 1, 31).expect("a day");
    ReadOptions { currency: Currency::CNY, keep_id_numbers: false, fallback_day }
}

/// Reads any bytes as a person would who drops in a file.
pub fn check(bytes: &[u8]) -> Corpus {
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"\xd0\xcf\x11\xe0") {
        return Corpus::Reject;
    }
    scratch::with(bytes, |path| {
        if !bytes.is_empty() && !bytes.contains(&0) && std::str::from_utf8(bytes).is_ok() {
            let is_utf8 = matches!(
                detect(path),
                Ok(TextEncoding::Utf8 | TextEncoding::Utf8Bom)
                    | Err(exchange::FileError::Binary(_))
            );
            assert!(is_utf8, "valid UTF-8 is read as such");
        }
        rows::hold(path);
        if let Ok((found, content)) = soundness::read(path, &options()) {
            assert_eq!(soundness::fault(&found, &content), None);
            rows::hold_count(path, &found, &content);
        }
    });
    Corpus::Keep
}

/// Every format in every encoding of text.
pub fn seeds() -> Vec<Vec<u8>> {
    let encodings =
        [Encoding::Utf8, Encoding::Utf8Bom, Encoding::Utf16Le, Encoding::Gbk, Encoding::Gb18030];
    let mut files: Vec<Vec<u8>> = encodings.into_iter().flat_map(seeds::every).collect();
    let tabbed = files
        .iter()
        .map(|file| file.iter().map(|byte| if *byte == b',' { b'\t' } else { *byte }).collect());
    let tabbed: Vec<Vec<u8>> = tabbed.collect();
    files.extend(tabbed);
    files
}
