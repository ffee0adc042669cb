//! Workbooks of today. A damaged archive is refused at once, so an input is a list of parts, each a
//! name and what it holds, of which a whole archive is made; one that begins as an archive is read as
//! it is.

use std::io::{Cursor, Read, Write};

use formats::Encoding;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use crate::{Corpus, rows, scratch, seeds, soundness, text};

/// Stands before each part; neither name nor XML holds it.
const PART: u8 = 0x01;
/// Parts the name of a part from what it holds.
const NAMED: u8 = 0x02;

/// Reads a workbook.
pub fn check(input: &[u8]) -> Corpus {
    let bytes = if input.starts_with(b"PK") { input.to_vec() } else { workbook(input) };
    if !bytes.starts_with(b"PK\x03\x04") {
        return Corpus::Reject;
    }
    scratch::with(&bytes, |path| {
        rows::hold(path);
        let Ok((found, content)) = soundness::read(path, &text::options()) else { return };
        assert_eq!(soundness::fault(&found, &content), None);
    });
    Corpus::Keep
}

/// An archive of the parts that an input lists.
fn workbook(input: &[u8]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for part in input.split(|byte| *byte == PART).skip(1) {
        let mut halves = part.splitn(2, |byte| *byte == NAMED);
        let (Some(name), Some(content)) = (halves.next(), halves.next()) else { continue };
        let name = String::from_utf8_lossy(name);
        // Two parts of one name make no archive; the first is kept.
        if writer.start_file(name.as_ref(), stored).is_ok() {
            writer.write_all(content).expect("written into memory");
        }
    }
    writer.finish().expect("written into memory").into_inner()
}

fn parts(workbook: &[u8]) -> Vec<u8> {
    let mut archive = ZipArchive::new(Cursor::new(workbook)).expect("an archive");
    let mut input = Vec::new();
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).expect("a part");
        input.push(PART);
        input.extend(part.name_raw());
        input.push(NAMED);
        part.read_to_end(&mut input).expect("a part");
    }
    input
}

/// Every format, as a list of parts and as an archive.
pub fn seeds() -> Vec<Vec<u8>> {
    let archives = seeds::every(Encoding::Xlsx);
    let listed: Vec<Vec<u8>> = archives.iter().map(|archive| parts(archive)).collect();
    listed.into_iter().chain(archives).collect()
}
