//! A plain reading of the files, written apart from the product's reader and from the generator:
//! decode strictly, split into cells, find columns by their headers, add up.

#![allow(dead_code, reason = "each test file uses its own part of this")]

use std::fs;
use std::path::{Path, PathBuf};

use calamine::{Data, Reader};
use chrono::NaiveDate;
use formats::{FileTruth, Manifest, Shop};

pub const SEED: u64 = 20_261_122;

pub fn shop() -> Shop {
    Shop::new(SEED, 400, NaiveDate::from_ymd_opt(2026, 11, 15).unwrap(), 7)
}

/// A folder with room for its manifest beside it.
pub struct Folder {
    path: PathBuf,
    _room: tempfile::TempDir,
}

impl Folder {
    pub fn new() -> Self {
        let room = tempfile::tempdir().unwrap();
        Self { path: room.path().join("files"), _room: room }
    }

    pub fn path(&self) -> &Path {
        &self.path
    }
}

/// A folder with the standard files, and its manifest.
pub fn folder() -> (Folder, Manifest) {
    let folder = Folder::new();
    let manifest = shop().files(folder.path()).unwrap();
    (folder, manifest)
}

pub fn named<'a>(manifest: &'a Manifest, format: &str) -> &'a FileTruth {
    manifest.files.iter().find(|file| file.format == format).unwrap()
}

/// The text of a text file; a byte that its encoding does not have is a failure.
pub fn strict_text(path: &Path, encoding: &str) -> String {
    let bytes = fs::read(path).unwrap();
    let decoder = match encoding {
        "gbk" => encoding_rs::GBK,
        "gb18030" => encoding_rs::GB18030,
        "utf-16le" => encoding_rs::UTF_16LE,
        "utf-8" | "utf-8-bom" => encoding_rs::UTF_8,
        other => panic!("{other} is no text encoding"),
    };
    let has_mark = bytes.starts_with(&[0xef, 0xbb, 0xbf]) || bytes.starts_with(&[0xff, 0xfe]);
    assert_eq!(has_mark, matches!(encoding, "utf-8-bom" | "utf-16le"), "{}", path.display());
    let (text, broken) = decoder.decode_with_bom_removal(&bytes);
    assert!(!broken, "{} is not {encoding}", path.display());
    text.into_owned()
}

/// Rows and cells of delimited text.
pub fn split(text: &str) -> Vec<Vec<String>> {
    let separator = if text.contains('\t') && !text.contains(',') { '\t' } else { ',' };
    let (mut rows, mut row, mut cell) = (Vec::new(), Vec::new(), String::new());
    let mut quoted = false;
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '"' if quoted && letters.peek() == Some(&'"') => cell.push(letters.next().unwrap()),
            '"' if quoted => quoted = false,
            '"' if cell.is_empty() => quoted = true,
            '\r' if !quoted => {}
            '\n' if !quoted => {
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            _ if letter == separator && !quoted => row.push(std::mem::take(&mut cell)),
            _ => cell.push(letter),
        }
    }
    rows
}

/// Cells of the last sheet of a workbook, numbers in their shortest decimal form.
pub fn workbook(path: &Path) -> Vec<Vec<String>> {
    let mut book = calamine::open_workbook_auto(path).unwrap();
    let sheet = book.sheet_names().last().unwrap().clone();
    let range = book.worksheet_range(&sheet).unwrap();
    let shown = |cell: &Data| match cell {
        Data::Empty => String::new(),
        other => other.to_string(),
    };
    range.rows().map(|row| row.iter().map(shown).collect()).collect()
}

/// A table under its header.
pub struct Table {
    headers: Vec<String>,
    pub rows: Vec<Vec<String>>,
}

impl Table {
    /// The table of a file; its header is the first row that has this cell.
    pub fn of(folder: &Path, file: &FileTruth, header: &str) -> Self {
        let path = folder.join(&file.file);
        let mut rows = match file.encoding.as_str() {
            "xlsx" | "xls" => workbook(&path),
            text => split(&strict_text(&path, text)),
        };
        let first = rows
            .iter()
            .position(|row| row.iter().any(|cell| cell.trim() == header))
            .unwrap_or_else(|| panic!("{} has no header {header}", file.file));
        let rest = rows.split_off(first + 1);
        let headers = rows.pop().unwrap().iter().map(|cell| cell.trim().to_string()).collect();
        Self { headers, rows: rest }
    }

    /// The cell of a row under a header, without white space around.
    pub fn cell<'a>(&self, row: &'a [String], header: &str) -> &'a str {
        let column = self.headers.iter().position(|known| known == header);
        let column = column.unwrap_or_else(|| panic!("no column {header}"));
        row.get(column).map_or("", |cell| cell.trim())
    }

    /// The number in a cell in hundredths; nothing counts as zero.
    pub fn hundredths(&self, row: &[String], header: &str) -> i64 {
        hundredths(self.cell(row, header))
    }
}

/// A decimal number in hundredths: 12.5 is 1250. Words around it are read over.
pub fn hundredths(text: &str) -> i64 {
    if matches!(text, "" | "-") {
        return 0;
    }
    let half = |letter: char| match letter {
        '０'..='９' => char::from_u32(letter as u32 - 0xfee0).unwrap(),
        other => other,
    };
    let bare: String =
        text.chars().map(half).filter(|letter| !matches!(letter, '¥' | '元' | ',')).collect();
    let number: f64 = bare.parse().unwrap_or_else(|_| panic!("{text} is no number"));
    (number * 100.0).round() as i64
}
