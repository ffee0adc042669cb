//! Files written for one test, and how they are read.

#![allow(dead_code, clippy::unwrap_used, reason = "shared by several test programs")]

use std::ops::{ControlFlow, Deref};
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use domain::Currency;
use domain::file_content::FileContent;
use domain::orders::DocumentKind;
use domain::sales_file::{Document, Reject, Remark, SalesFile};
use exchange::{FileError, Inspection, ReadOptions, inspect, read_file};

/// The sales of a file, with what else was read.
#[derive(Debug)]
pub struct Sales {
    /// Everything.
    pub content: FileContent,
    /// Data rows.
    pub rows: u32,
    /// Rows not taken.
    pub rejects: Vec<Reject>,
    /// What was noticed.
    pub remarks: Vec<Remark>,
}

impl Deref for Sales {
    type Target = SalesFile;
    fn deref(&self) -> &SalesFile {
        &self.content.sales
    }
}

/// Yuan, and a day that no file names.
pub fn options() -> ReadOptions {
    options_in(Currency::CNY)
}

/// As [`options`], in another currency.
pub fn options_in(currency: Currency) -> ReadOptions {
    let fallback_day = NaiveDate::from_ymd_opt(2024, 1, 31).unwrap();
    ReadOptions { currency, keep_id_numbers: false, fallback_day }
}

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

/// Reads a file to its end, whatever it is about.
pub fn content_in(path: &Path) -> Result<FileContent, FileError> {
    let inspection = inspect(path, &[])?;
    read_file(path, &inspection, &options(), &|_| true, &|_, _| ControlFlow::Continue(()))
}

/// Reads a file with this text, whatever it is about.
pub fn content(text: &str) -> FileContent {
    content_in(&file("file.csv", text.as_bytes()).path).unwrap()
}

/// Reads a file as sales in yuan, to its end.
pub fn sales_in(path: &Path) -> Result<Sales, FileError> {
    content_in(path).map(Sales::from)
}

impl From<FileContent> for Sales {
    fn from(content: FileContent) -> Self {
        let (rejects, remarks) = (content.rejects.clone(), content.remarks.clone());
        Self { rows: content.rows, rejects, remarks, content }
    }
}

/// Reads a file with this text as sales.
pub fn sales(text: &str) -> Sales {
    sales_in(&file("sales.csv", text.as_bytes()).path).unwrap()
}

/// The code of the error for which a file with these bytes is refused.
pub fn refusal(bytes: &[u8]) -> &'static str {
    sales_in(&file("sales.csv", bytes).path).unwrap_err().code()
}

/// How often the file's remark of that code was made; 0 without one.
pub fn remarked(file: &Sales, code: &str) -> u32 {
    file.remarks.iter().find(|remark| remark.code == code).map_or(0, |remark| remark.count)
}

/// Kind and total in minor units of every document, by number.
pub fn totals(file: &Sales) -> Vec<(&str, DocumentKind, i64)> {
    file.documents.iter().map(|d| (&*d.number, d.kind, total(file, d))).collect()
}

/// The sum of a document's lines in minor units.
pub fn total(file: &Sales, document: &Document) -> i64 {
    let lines = document.lines.start as usize..document.lines.end as usize;
    file.lines[lines].iter().map(|line| line.amount.minor()).sum()
}

/// Rows and codes of the rejects.
pub fn rejected(file: &Sales) -> Vec<(u32, &'static str)> {
    file.rejects.iter().map(|reject| (reject.row, reject.reason.code())).collect()
}
