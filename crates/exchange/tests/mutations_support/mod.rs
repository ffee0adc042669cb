//! Damage done to files, the same on every machine.

#![allow(clippy::unwrap_used, reason = "a test may fail by panicking")]

use std::fmt;
use std::io::{Cursor, Read, Write};
use std::ops::Range;

use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// What a spreadsheet cell can hold is 32,767 characters; this is far beyond.
const LONG_CELL: usize = 200_000;

/// Numbers at and beyond the borders of what a ledger holds.
const EXTREMES: [&str; 8] = [
    "9223372036854775807",
    "-9223372036854775808",
    "92233720368547758.07",
    "-99999999999999999999999999",
    "1e308",
    "9999-12-31 23:59:59",
    "0000-00-00",
    "-0.005",
];

/// Numbers that follow from a seed (an additive counter, mixed).
pub struct Chance(u64);

impl Chance {
    /// The numbers of this seed.
    pub fn of(seed: u64) -> Self {
        Self(seed)
    }

    /// A number below `end`; 0 when there is none.
    pub fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 32)).wrapping_mul(0xd6e8_feb8_6659_fd93);
        mixed = (mixed ^ (mixed >> 32)).wrapping_mul(0xd6e8_feb8_6659_fd93);
        ((mixed ^ (mixed >> 32)) % end.max(1) as u64) as usize
    }
}

/// One way to damage a file. Positions are bytes.
#[derive(Clone)]
pub enum Mutation {
    /// The file ends here.
    CutAt(usize),
    /// These bytes are others.
    Flipped(Vec<(usize, u8)>),
    /// So many bytes from here on are gone.
    Deleted(usize, usize),
    /// So many bytes from here on stand there again, so many times.
    Repeated(usize, usize, usize),
    /// What parts two cells, and what parts two others, have changed places.
    Swapped(usize, usize),
    /// From the middle on, another file follows.
    Spliced(&'static str, Vec<u8>),
    /// So many zero bytes stand here.
    Zeros(usize, usize),
    /// A cell begins here that is too long; each character takes so many bytes.
    LongCell(usize, usize),
    /// What stands from here to there is another number; each character takes so many bytes.
    Extreme(usize, usize, &'static str, usize),
}

impl fmt::Debug for Mutation {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::CutAt(at) => write!(out, "cut off at {at}"),
            Self::Flipped(bytes) => write!(out, "bytes flipped: {bytes:?}"),
            Self::Deleted(at, length) => write!(out, "{length} bytes gone at {at}"),
            Self::Repeated(at, length, times) => {
                write!(out, "{length} bytes at {at} repeated {times} times")
            }
            Self::Swapped(one, two) => write!(out, "separators at {one} and {two} swapped"),
            Self::Spliced(format, half) => {
                write!(out, "{} bytes of {format} behind the first half", half.len())
            }
            Self::Zeros(at, count) => write!(out, "{count} zero bytes at {at}"),
            Self::LongCell(at, _) => write!(out, "a cell of {LONG_CELL} characters at {at}"),
            Self::Extreme(from, to, text, _) => write!(out, "{text} in place of {from}..{to}"),
        }
    }
}

/// How many kinds of mutations there are.
pub const KINDS: usize = 9;

impl Mutation {
    /// A mutation of a kind (below [`KINDS`]) for a file with these bytes, whose characters take
    /// `width` bytes each as far as they are ASCII; `other` is half of another format's file.
    pub fn of_kind(
        kind: usize,
        chance: &mut Chance,
        bytes: &[u8],
        width: usize,
        other: (&'static str, &[u8]),
    ) -> Self {
        let end = bytes.len();
        let at = chance.below(end);
        let cell = cell(chance, bytes, width);
        match kind {
            0 => Self::CutAt(at),
            1 => {
                let most = 1 + chance.below(40);
                let count = 1 + chance.below(most);
                let flips = (0..count).map(|_| (chance.below(end), 1 + chance.below(255) as u8));
                Self::Flipped(flips.collect())
            }
            2 => Self::Deleted(at, 1 + chance.below(400)),
            3 => Self::Repeated(at, 1 + chance.below(400), 1 + chance.below(30)),
            4 => {
                let marks = |byte: u8| match is_xml(bytes) {
                    // There the address of a cell says which it is.
                    true => byte.is_ascii_digit(),
                    false => matches!(byte, b',' | b'\t' | b'\n'),
                };
                let one = find_from(chance, bytes, width, marks);
                let other_mark = |byte| marks(byte) && byte != bytes[one];
                Self::Swapped(one, find_from(chance, bytes, width, other_mark))
            }
            5 => Self::Spliced(other.0, other.1.to_vec()),
            6 => Self::Zeros(at, 1 + chance.below(20)),
            7 => Self::LongCell(cell.start, width),
            _ => {
                let text = EXTREMES[chance.below(EXTREMES.len())];
                Self::Extreme(cell.start, cell.end, text, width)
            }
        }
    }

    /// The damaged file.
    pub fn done_to(&self, bytes: &[u8]) -> Vec<u8> {
        let mut out = bytes.to_vec();
        let end = bytes.len();
        match self {
            Self::CutAt(at) => out.truncate(*at),
            Self::Flipped(flips) => flips.iter().for_each(|(at, by)| out[*at] ^= by),
            Self::Deleted(at, length) => drop(out.drain(*at..end.min(at + length))),
            Self::Repeated(at, length, times) => {
                let span = bytes[*at..end.min(at + length)].repeat(*times);
                out.splice(at..at, span);
            }
            Self::Swapped(one, two) => out.swap(*one, *two),
            Self::Spliced(_, half) => {
                out.truncate(end / 2);
                out.extend_from_slice(half);
            }
            Self::Zeros(at, count) => drop(out.splice(at..at, vec![0; *count])),
            Self::LongCell(at, width) => {
                let at = end.min(*at);
                out.splice(at..at, wide(&"7".repeat(LONG_CELL), *width));
            }
            Self::Extreme(from, to, text, width) => {
                let from = end.min(*from);
                out.splice(from..end.min(*to).max(from), wide(text, *width));
            }
        }
        out
    }
}

fn wide(ascii: &str, width: usize) -> Vec<u8> {
    ascii.bytes().flat_map(|byte| [byte, 0].into_iter().take(width)).collect()
}

fn is_xml(bytes: &[u8]) -> bool {
    bytes.starts_with(b"<?xml")
}

/// Where a byte of a kind stands, somewhere in the file.
fn find_from(
    chance: &mut Chance,
    bytes: &[u8],
    width: usize,
    is_wanted: impl Fn(u8) -> bool,
) -> usize {
    let start = chance.below(bytes.len() / width) * width;
    let behind = (start..bytes.len()).step_by(width);
    behind.chain((0..start).step_by(width)).find(|at| is_wanted(bytes[*at])).unwrap_or(0)
}

/// The bytes of a cell, somewhere in the file.
fn cell(chance: &mut Chance, bytes: &[u8], width: usize) -> Range<usize> {
    let is_xml = is_xml(bytes);
    let begins =
        |byte: u8| if is_xml { byte == b'>' } else { matches!(byte, b',' | b'\t' | b'\n') };
    let ends = |byte: u8| if is_xml { byte == b'<' } else { begins(byte) };
    let mut start = find_from(chance, bytes, width, begins) + width;
    while is_xml && bytes.get(start) == Some(&b'<') {
        start = find_from(chance, bytes, width, begins) + width;
    }
    let end = (start..bytes.len()).step_by(width).find(|at| ends(bytes[*at]));
    start..end.unwrap_or(bytes.len())
}

/// Names and bytes of the parts of a workbook.
pub fn parts_of(workbook: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = ZipArchive::new(Cursor::new(workbook)).unwrap();
    (0..archive.len())
        .map(|index| {
            let mut part = archive.by_index(index).unwrap();
            let mut bytes = Vec::new();
            part.read_to_end(&mut bytes).unwrap();
            (part.name().unwrap().into_owned(), bytes)
        })
        .collect()
}

/// A workbook of these parts: its container is whole, whatever the parts are.
pub fn workbook_of(parts: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, bytes) in parts {
        writer.start_file(name.as_str(), stored).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}
