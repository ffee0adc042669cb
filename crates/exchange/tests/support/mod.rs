//! Files written for one test, and how they are read.

#![allow(dead_code, clippy::unwrap_used, reason = "shared by several test programs")]

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use domain::Currency;
use domain::orders::DocumentKind;
use domain::sales_file::{Document, SalesFile};
use exchange::{FileError, Inspection, inspect, read_sales};

/// A file in a folder of its own.
pub struct TestFile {
    _folder: tempfile::TempDir,
    /// Where it is.
    pub path: PathBuf,
}

/// A file of that name with these bytes.
pub fn file(name: &str, bytes: &[u8]) -> TestFile {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    std::fs::write(&path, bytes).unwrap();
    TestFile { _folder: folder, path }
}

/// Looks at a file with these bytes.
pub fn inspected(bytes: &[u8]) -> Result<Inspection, FileError> {
    inspect(&file("sales.csv", bytes).path, &[])
}

/// Reads a file as sales in yuan, to its end.
pub fn sales_in(path: &Path) -> Result<SalesFile, FileError> {
    let inspection = inspect(path, &[])?;
    read_sales(path, &inspection, Currency::CNY, &|_| true, &|_, _| ControlFlow::Continue(()))
}

/// Reads a file with this text as sales.
pub fn sales(text: &str) -> SalesFile {
    sales_in(&file("sales.csv", text.as_bytes()).path).unwrap()
}

/// The code of the error for which a file with these bytes is refused.
pub fn refusal(bytes: &[u8]) -> &'static str {
    sales_in(&file("sales.csv", bytes).path).unwrap_err().code()
}

/// How often the file's remark of that code was made; 0 without one.
pub fn remarked(file: &SalesFile, code: &str) -> u32 {
    file.remarks.iter().find(|remark| remark.code == code).map_or(0, |remark| remark.count)
}

/// Kind and total in minor units of every document, by number.
pub fn totals(file: &SalesFile) -> Vec<(&str, DocumentKind, i64)> {
    file.documents.iter().map(|d| (&*d.number, d.kind, total(file, d))).collect()
}

/// The sum of a document's lines in minor units.
pub fn total(file: &SalesFile, document: &Document) -> i64 {
    let lines = document.lines.start as usize..document.lines.end as usize;
    file.lines[lines].iter().map(|line| line.amount.minor()).sum()
}

/// Rows and codes of the rejects.
pub fn rejected(file: &SalesFile) -> Vec<(u32, &'static str)> {
    file.rejects.iter().map(|reject| (reject.row, reject.reason.code())).collect()
}
