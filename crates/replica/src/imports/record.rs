//! The row that stays of an import.

use chrono::NaiveDate;
use domain::Id;
use domain::subject::Subject;
use serde::{Deserialize, Serialize};

use super::views::{ControlRow, FilePreview, RowCounts};

/// One import: what came in, where to, by whom.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct ImportRecord {
    pub(crate) id: Id,
    /// The store whose scope it belongs to.
    pub(crate) store_id: Id,
    pub(crate) files: Vec<ImportFile>,
    pub(crate) started_ms: i64,
    pub(crate) employee_id: Option<Id>,
    /// When it was taken back; 0 when it was not.
    pub(crate) undone_ms: i64,
}

/// One file of an import.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct ImportFile {
    /// Name of the file.
    pub file: String,
    /// SHA-256 of its bytes.
    pub digest: String,
    /// Code of the format.
    pub recognised: String,
    /// Text encoding.
    pub encoding: String,
    /// Its headers, for the rejects file.
    pub headers: Vec<String>,
    /// How many rows were what.
    pub counts: RowCounts,
    /// Documents.
    pub orders: u32,
    /// What the file was about.
    #[serde(default)]
    pub subject: Subject,
    /// Plain facts.
    #[serde(default)]
    pub facts: u32,
    /// What the file's own summary rows said beside what we added up.
    #[serde(default)]
    pub controls: Vec<ControlRow>,
    /// What all lines add up to, in minor units.
    #[specta(type = f64)]
    pub net_amount_minor: i64,
    /// First business day.
    pub from: Option<NaiveDate>,
    /// Last business day.
    pub to: Option<NaiveDate>,
}

impl ImportFile {
    pub(super) fn of(preview: &FilePreview, digest: String) -> Self {
        Self {
            file: preview.file.clone(),
            digest,
            recognised: preview.recognised.clone().unwrap_or_default(),
            encoding: preview.encoding.clone(),
            headers: preview.columns.iter().map(|column| column.header.clone()).collect(),
            counts: preview.counts,
            orders: preview.orders,
            subject: preview.subject,
            facts: preview.facts,
            controls: preview.controls.clone(),
            net_amount_minor: preview.net_amount_minor,
            from: preview.from,
            to: preview.to,
        }
    }
}
