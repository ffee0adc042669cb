//! What an import shows before, while and after it runs.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::Id;
use domain::mapping::Field;
use domain::subject::Subject;
use serde::{Deserialize, Serialize};

/// Which files to import, where to, and how.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct ImportRequest {
    /// The files.
    pub paths: Vec<String>,
    /// The store of rows that name none.
    pub store_id: Option<Id>,
    /// What a person chose for single files.
    pub choices: Vec<FileChoice>,
    /// Keep the chosen columns under this name for the next such file.
    pub save_mapping_as: Option<String>,
}

/// What a person chose for one file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct FileChoice {
    /// The file.
    pub path: String,
    /// The store of its rows that name none; the request's when absent.
    pub store_id: Option<Id>,
    /// Which of several fitting formats it is.
    pub format: Option<String>,
    /// What it is about, when the columns were chosen by hand.
    pub subject: Subject,
    /// Field to header text; empty when the recognised columns stand.
    pub columns: BTreeMap<Field, String>,
}

/// One column of a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct FileColumn {
    /// Its header.
    pub header: String,
    /// The field it carries.
    pub field: Option<Field>,
    /// Its first cells.
    pub samples: Vec<String>,
}

/// How many rows are what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct RowCounts {
    /// Rows with something in them.
    pub rows: u32,
    /// Rows of documents not seen before.
    pub new: u32,
    /// Rows of documents seen with another content.
    pub changed: u32,
    /// Rows of documents seen with the same content.
    pub same: u32,
    /// Rows that were not taken.
    pub rejected: u32,
}

/// A row that was not taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct RejectRow {
    /// Row in the file, as a spreadsheet counts.
    pub row: u32,
    /// Why: a stable code.
    pub code: String,
    /// The field concerned.
    pub field: Option<Field>,
    /// The text that could not be taken.
    pub found: String,
    /// The row's cells.
    pub cells: Vec<String>,
}

/// Something noticed and settled by rule.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct RemarkRow {
    /// What: a stable code.
    pub code: String,
    /// How often.
    pub count: u32,
}

/// What one number of plain facts adds up to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct FactSum {
    /// The field, as it is registered: `visitors`, `cost`.
    pub field: String,
    /// The sum in the field's own unit: counts, minor units, thousandths.
    #[specta(type = f64)]
    pub sum: i64,
}

/// A total the file states itself, beside ours.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct ControlRow {
    /// Row in the file.
    pub row: u32,
    /// The field it totals.
    pub field: Field,
    /// What the file says, in major units.
    pub stated: String,
    /// What we add up, in major units.
    pub counted: String,
    /// Whether they are equal.
    pub agrees: bool,
}

/// A name in a file that nobody knows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct UnknownName {
    /// The name as written.
    pub text: String,
    /// How many rows bear it.
    pub rows: u32,
}

/// What a file is and what importing it does.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct FilePreview {
    /// Name of the file.
    pub file: String,
    /// The whole path.
    pub path: String,
    /// Its size.
    #[specta(type = f64)]
    pub bytes: u64,
    /// Why it cannot be read at all: a stable code.
    pub problem: Option<String>,
    /// Code of the recognised format.
    pub recognised: Option<String>,
    /// What the file is about.
    pub subject: Subject,
    /// Formats that fit equally well; a person has to choose.
    pub candidates: Vec<String>,
    /// Headers such files usually have and this one lacks.
    pub missing_headers: Vec<String>,
    /// Headers that the format does not know.
    pub new_headers: Vec<String>,
    /// The kept mapping that was applied.
    pub mapping_name: Option<String>,
    /// Text encoding.
    pub encoding: String,
    /// Sheet of a workbook.
    pub sheet: Option<String>,
    /// Row of the headers.
    pub header_row: u32,
    /// Fingerprint of the headers.
    pub fingerprint: String,
    /// Its columns.
    pub columns: Vec<FileColumn>,
    /// Needed fields without a column.
    pub missing: Vec<Field>,
    /// How many rows are what.
    pub counts: RowCounts,
    /// Documents of every kind.
    pub orders: u32,
    /// Lines of those documents.
    pub lines: u32,
    /// Sales among them.
    pub sales: u32,
    /// Refunds among them.
    pub refunds: u32,
    /// Adjustments among them.
    pub adjustments: u32,
    /// What all lines add up to, in minor units.
    #[specta(type = f64)]
    pub net_amount_minor: i64,
    /// The same in major units.
    pub net_amount: String,
    /// Sales before refunds, in major units.
    pub gross_amount: String,
    /// Refunds, in major units.
    pub refund_amount: String,
    /// Adjustments, in major units.
    pub adjustment_amount: String,
    /// Plain facts: days of traffic, reviews, entries of a settlement.
    pub facts: u32,
    /// What the numbers of the plain facts add up to, by field.
    pub sums: Vec<FactSum>,
    /// What the file's own summary rows say beside what we add up.
    pub controls: Vec<ControlRow>,
    /// Stores the file names that nobody knows.
    pub unknown_stores: Vec<UnknownName>,
    /// The store of rows that name none, when the file has such rows and none was chosen.
    pub needs_store: bool,
    /// Buyers known by weak marks only, not seen before.
    pub buyers_new: u32,
    /// Products not seen before.
    pub products_new: u32,
    /// Customers not seen before.
    pub customers_new: u32,
    /// First business day.
    pub from: Option<NaiveDate>,
    /// Last business day.
    pub to: Option<NaiveDate>,
    /// The first 200 rows that were not taken.
    pub rejects: Vec<RejectRow>,
    /// What was noticed and settled by rule.
    pub remarks: Vec<RemarkRow>,
    /// When the very same file was imported before, UTC milliseconds.
    #[specta(type = Option<f64>)]
    pub already_imported_at: Option<i64>,
}

/// How an import goes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct ImportProgress {
    /// Name of the file.
    pub file: String,
    /// Its place, from 0.
    pub file_index: u32,
    /// How many files.
    pub files: u32,
    /// What is being done.
    pub step: ImportStep,
    /// How much is done.
    #[specta(type = f64)]
    pub done: u64,
    /// Of how much.
    #[specta(type = f64)]
    pub total: u64,
}

/// The steps of an import.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum ImportStep {
    /// Reading the file.
    Reading,
    /// Comparing it with what is there.
    Comparing,
    /// Writing.
    Writing,
    /// Bringing the numbers up to date.
    Computing,
}
