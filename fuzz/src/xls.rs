//! Workbooks of Excel 97 to 2003. An input that begins as a container is read as it is; any other is
//! the stream of a workbook, for which a whole container is made.

use std::io::{Cursor, Read, Write};

use formats::Encoding;

use crate::{Corpus, rows, scratch, seeds, soundness, text};

const MAGIC: &[u8] = b"\xd0\xcf\x11\xe0";

/// Reads a workbook.
pub fn check(input: &[u8]) -> Corpus {
    let bytes = if input.starts_with(MAGIC) { input.to_vec() } else { workbook(input) };
    scratch::with(&bytes, |path| {
        rows::hold(path);
        let Ok((found, content)) = soundness::read(path, &text::options()) else { return };
        assert_eq!(soundness::fault(&found, &content), None);
    });
    Corpus::Keep
}

/// A container with this stream.
fn workbook(stream: &[u8]) -> Vec<u8> {
    let mut container = cfb::CompoundFile::create(Cursor::new(Vec::new())).expect("a container");
    let mut book = container.create_stream("/Workbook").expect("a stream");
    book.write_all(stream).expect("written into memory");
    drop(book);
    container.into_inner().into_inner()
}

fn stream(workbook: &[u8]) -> Vec<u8> {
    let mut container = cfb::CompoundFile::open(Cursor::new(workbook)).expect("a container");
    let mut stream = Vec::new();
    container.open_stream("/Workbook").expect("a workbook").read_to_end(&mut stream).expect("read");
    stream
}

/// Every format, as a stream and in its container, and the committed old workbooks.
pub fn seeds() -> Vec<Vec<u8>> {
    let containers = seeds::every(Encoding::Xls);
    let streams: Vec<Vec<u8>> = containers.iter().map(|container| stream(container)).collect();
    let fixtures = concat!(env!("CARGO_MANIFEST_DIR"), "/../crates/exchange/tests/fixtures");
    let fixtures = ["stock_merged.xls", "traffic_products.xls"]
        .map(|name| std::fs::read(format!("{fixtures}/{name}")).expect("a fixture"));
    streams.into_iter().chain(containers).chain(fixtures).collect()
}
