//! Tables of facts and lists written for one test, and how they are read.

#![allow(dead_code, clippy::unwrap_used, reason = "shared by several test programs")]

use std::ops::ControlFlow;

use chrono::NaiveDate;
use domain::Currency;
use domain::facts::{FactSeen, FactValue};
use domain::file_content::FileContent;
use domain::subject::Subject;
use exchange::{ReadOptions, inspect, read_file};

/// A day of 2026.
pub fn day(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, month, day).unwrap()
}

/// Amounts in yuan, no ID numbers, lists without a day are of 30 November 2026.
pub fn options() -> ReadOptions {
    ReadOptions { currency: Currency::CNY, keep_id_numbers: false, fallback_day: day(11, 30) }
}

/// What a file with these bytes says; every store is known but 外地店.
pub fn read_bytes(bytes: &[u8], options: &ReadOptions) -> FileContent {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("export.csv");
    std::fs::write(&path, bytes).unwrap();
    let inspection = inspect(&path, &[]).unwrap();
    let known = |name: &str| name != "外地店";
    read_file(&path, &inspection, options, &known, &|_, _| ControlFlow::Continue(())).unwrap()
}

/// What a file with this text says, which must be about `subject`.
pub fn read(subject: Subject, text: &str) -> FileContent {
    let content = read_bytes(text.as_bytes(), &options());
    assert_eq!(content.subject, subject, "{text}");
    content
}

/// The values of a fact by the names of their fields, those that say nothing left out.
pub fn values<'c>(
    content: &'c FileContent,
    fact: &'c FactSeen,
) -> Vec<(&'static str, &'c FactValue)> {
    let fields = content.facts.kind.unwrap().values();
    assert_eq!(fact.values.len(), fields.len(), "one value for each field");
    let named = fields.iter().map(|field| field.name).zip(&fact.values);
    named.filter(|(_, value)| **value != FactValue::Nothing).collect()
}

/// The value of one field of a fact.
pub fn value<'c>(content: &'c FileContent, fact: &'c FactSeen, name: &str) -> &'c FactValue {
    let fields = content.facts.kind.unwrap().values();
    &fact.values[fields.iter().position(|field| field.name == name).unwrap()]
}

/// The number in one field of every fact; `None` where the file says nothing.
pub fn numbers(content: &FileContent, name: &str) -> Vec<Option<i64>> {
    let number = |fact| match value(content, fact, name) {
        FactValue::Number(number) => Some(*number),
        FactValue::Nothing => None,
        FactValue::Text(text) => panic!("{name} is the text {text}"),
    };
    content.facts.rows.iter().map(number).collect()
}

/// The keys of all facts.
pub fn keys(content: &FileContent) -> Vec<&str> {
    content.facts.rows.iter().map(|fact| &*fact.key).collect()
}

/// A text as a value.
pub fn text(text: &str) -> FactValue {
    FactValue::Text(text.into())
}

/// Rows and codes of the rejects.
pub fn rejected(content: &FileContent) -> Vec<(u32, &'static str)> {
    content.rejects.iter().map(|reject| (reject.row, reject.reason.code())).collect()
}

/// Codes and counts of the remarks, by code.
pub fn remarks(content: &FileContent) -> Vec<(&'static str, u32)> {
    let mut remarks: Vec<_> = content.remarks.iter().map(|r| (r.code, r.count)).collect();
    remarks.sort_unstable();
    remarks
}

/// The text in UTF-16 with its mark.
pub fn utf16(text: &str) -> Vec<u8> {
    std::iter::once(0xfeff).chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect()
}

/// The text as old Chinese programs write it.
pub fn gbk(text: &str) -> Vec<u8> {
    let (bytes, _, spoilt) = encoding_rs::GBK.encode(text);
    assert!(!spoilt, "GBK has all of it");
    bytes.into_owned()
}
