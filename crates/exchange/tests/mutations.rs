//! Damaged files of every format: each is read or refused, none brings the reader down, and every
//! data row is accounted for.

#![allow(clippy::unwrap_used, reason = "a test may fail by panicking")]

mod mutations_support;
mod soundness;
mod support;

use std::collections::BTreeMap;
use std::panic::{self, AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::Mutex;

use chrono::NaiveDate;
use formats::{Encoding, Selection, Shop, codes};
use mutations_support::{Chance, KINDS, Mutation, parts_of, workbook_of};
use soundness::{fault, read};
use support::options;

/// With it, an XLS file comes to declare 56 GB of cells.
const SEED: u64 = 20_269_122;
const ORDERS: usize = 40;

/// A file as it should be.
struct Original {
    format: &'static str,
    encoding: Encoding,
    bytes: Vec<u8>,
}

fn originals(folder: &Path) -> Vec<Original> {
    let shop = Shop::new(7, ORDERS, NaiveDate::from_ymd_opt(2026, 11, 15).unwrap(), 7);
    let path = folder.join("original");
    let mut originals = Vec::new();
    for format in codes() {
        let usual = Shop::usual_encoding(format).unwrap();
        let workbooks = [Encoding::Xlsx, Encoding::Xls];
        let ways = workbooks.into_iter().chain((!workbooks.contains(&usual)).then_some(usual));
        for encoding in ways {
            shop.write(format, &path, &Selection::all(), encoding).unwrap();
            let bytes = std::fs::read(&path).unwrap();
            originals.push(Original { format, encoding, bytes });
        }
    }
    originals
}

/// What a damaged file came to: its content was sound, or the code of its refusal.
fn outcome(path: &Path) -> Result<&'static str, String> {
    let read = catch_unwind(AssertUnwindSafe(|| read(path, &options())));
    match read {
        Err(_) => Err(format!("panicked: {}", LAST_PANIC.lock().unwrap())),
        Ok(Err(refused)) => Ok(refused.code()),
        Ok(Ok((found, content))) => fault(&found, &content).map_or(Ok("read"), Err),
    }
}

/// Where the last panic was, and what it said.
static LAST_PANIC: Mutex<String> = Mutex::new(String::new());

/// Runs what may panic on purpose: the library that reads XLS does so on damaged files, and the
/// reader catches it. Nothing of it is printed; the last one is kept, for when it is not caught.
fn quietly<Answer>(run: impl FnOnce() -> Answer) -> Answer {
    let usual = panic::take_hook();
    panic::set_hook(Box::new(|what| *LAST_PANIC.lock().unwrap() = what.to_string()));
    let answer = run();
    panic::set_hook(usual);
    answer
}

/// The damaged files of an original, each with what was done to it.
fn damaged(
    original: &Original,
    other: (&'static str, &[u8]),
    chance: &mut Chance,
) -> Vec<(String, Vec<u8>)> {
    let width = if original.encoding == Encoding::Utf16Le { 2 } else { 1 };
    let mut files = Vec::new();
    for kind in (0..KINDS).cycle().take(KINDS * rounds(original.encoding)) {
        let mutation = Mutation::of_kind(kind, chance, &original.bytes, width, other);
        files.push((format!("{mutation:?}"), mutation.done_to(&original.bytes)));
    }
    if original.encoding != Encoding::Xlsx {
        return files;
    }
    // A byte changed anywhere breaks the container, so the parts are damaged before packing too.
    let parts = parts_of(&original.bytes);
    for kind in (0..KINDS).cycle().take(KINDS * 2) {
        let tables = ["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"];
        let wanted = tables[chance.below(tables.len())];
        let mut parts = parts.clone();
        let (name, part) = parts.iter_mut().find(|(name, _)| name == wanted).unwrap();
        let mutation = Mutation::of_kind(kind, chance, part, width, other);
        *part = mutation.done_to(part);
        let what = format!("{name}: {mutation:?}");
        files.push((what, workbook_of(&parts)));
    }
    files
}

/// How often every kind of damage is done to a file: most often where most of it can be read.
const fn rounds(encoding: Encoding) -> usize {
    match encoding {
        Encoding::Gbk
        | Encoding::Gb18030
        | Encoding::Utf8
        | Encoding::Utf8Bom
        | Encoding::Utf16Le => 3,
        Encoding::Xlsx | Encoding::Xls => 1,
    }
}

#[test]
fn a_damaged_file_is_read_or_refused_and_no_row_of_it_is_lost() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("damaged");
    let originals = originals(folder.path());
    let mut outcomes: BTreeMap<&str, usize> = BTreeMap::new();
    let mut faults = Vec::new();
    quietly(|| {
        for (at, original) in originals.iter().enumerate() {
            let seed = SEED + at as u64;
            let mut chance = Chance::of(seed);
            let other = &originals[(at + 1 + chance.below(originals.len() - 1)) % originals.len()];
            let half = (other.format, &other.bytes[other.bytes.len() / 2..]);
            let whole = ("nothing".to_string(), original.bytes.clone());
            for (what, bytes) in [whole].into_iter().chain(damaged(original, half, &mut chance)) {
                std::fs::write(&path, &bytes).unwrap();
                let fault = match outcome(&path) {
                    Ok(code) if what != "nothing" => {
                        *outcomes.entry(code).or_default() += 1;
                        continue;
                    }
                    Ok("read") => continue,
                    Ok(refused) => refused.to_string(),
                    Err(fault) => fault,
                };
                let (format, encoding) = (original.format, original.encoding.code());
                faults.push(format!("seed {seed}, {format} as {encoding}, {what}: {fault}"));
            }
        }
    });
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
    let tried: usize = outcomes.values().sum();
    assert!(tried >= 700, "{outcomes:?}");
    assert!(outcomes["read"] * 3 > tried, "the rows of many are reached: {outcomes:?}");
    assert!(outcomes["broken_xlsx"] > 50, "and many are beyond reading: {outcomes:?}");
}
