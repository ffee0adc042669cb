//! A first look at a file: what it is, where its header row stands, which column carries what.

use std::collections::BTreeMap;
use std::path::Path;

use domain::mapping::{Field, Mapping, fingerprint, missing_fields, normal_header};

use crate::FileError;
use crate::recognise::{SALES_LINES, looks_like_header, recognise};
use crate::sheet::{FileKind, HEADER_WITHIN, Row, Sheet};

/// Data rows shown to the person who checks a mapping.
const SAMPLES: usize = 5;
const SHOWN_CHARS: usize = 200;

/// What a first look at a file found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inspection {
    /// What the file is.
    pub file_kind: FileKind,
    /// Name of its text encoding, for example `GB18030`.
    pub encoding: String,
    /// The sheet that is read, when it is a workbook.
    pub sheet: Option<String>,
    /// Header texts, by column.
    pub headers: Vec<String>,
    /// Row of the headers, counted from 1 as a spreadsheet does.
    pub header_row: u32,
    /// The first five data rows, each cell cut at 200 characters.
    pub samples: Vec<Vec<String>>,
    /// Code of the format; `None` when needed fields are missing.
    pub format: Option<String>,
    /// Field to column.
    pub columns: BTreeMap<Field, usize>,
    /// Name of the saved mapping that was applied.
    pub mapping_name: Option<String>,
    /// Needed fields without a column; empty when the file can be imported.
    pub missing: Vec<Field>,
}

impl Inspection {
    /// The fingerprint of the header row, under which a mapping for such files is kept.
    pub fn fingerprint(&self) -> String {
        fingerprint(&self.headers)
    }

    /// The same file with columns chosen by header text instead of guessed ones. Fields whose
    /// header the file does not have are left without a column.
    pub fn with_columns(mut self, chosen: &BTreeMap<Field, String>) -> Self {
        self.columns = chosen
            .iter()
            .filter_map(|(field, header)| Some((*field, column_named(&self.headers, header)?)))
            .collect();
        self.missing = missing_fields(self.columns.keys());
        self.format = self.missing.is_empty().then(|| SALES_LINES.to_string());
        self
    }
}

fn column_named(headers: &[String], name: &str) -> Option<usize> {
    let name = normal_header(name);
    headers.iter().position(|header| normal_header(header) == name)
}

/// Looks at a file. A saved mapping whose fingerprint equals the file's wins over guessing.
///
/// # Errors
/// [`FileError`] for files that are no readable table, or have no header row.
pub fn inspect(path: &Path, mappings: &[Mapping]) -> Result<Inspection, FileError> {
    let sheet = Sheet::open(path)?;
    let rows = sheet.first_rows(SAMPLES as u32 * 2)?;
    let (header, mapping) = find_header(&rows, mappings)?;
    let headers = header.texts(SHOWN_CHARS);
    let header_row = header.number;
    let samples = rows
        .iter()
        .filter(|row| row.number > header_row && !row.is_empty())
        .take(SAMPLES)
        .map(|row| row.texts(SHOWN_CHARS))
        .collect();
    let guessed = recognise(&headers);
    let inspection = Inspection {
        file_kind: sheet.kind(),
        encoding: sheet.encoding().to_string(),
        sheet: sheet.sheet_name().map(str::to_string),
        missing: missing_fields(guessed.columns.keys()),
        format: guessed.format.map(str::to_string),
        columns: guessed.columns,
        mapping_name: mapping.map(|mapping| mapping.name.clone()),
        headers,
        header_row,
        samples,
    };
    Ok(match mapping {
        Some(mapping) => inspection.with_columns(&mapping.columns),
        None => inspection,
    })
}

type Found<'r, 'm> = (&'r Row, Option<&'m Mapping>);

/// The header row: one that a saved mapping knows, else one with known names, else the first with
/// two filled cells.
fn find_header<'r, 'm>(
    rows: &'r [Row],
    mappings: &'m [Mapping],
) -> Result<Found<'r, 'm>, FileError> {
    let candidates: Vec<(&Row, Vec<String>)> = rows
        .iter()
        .filter(|row| row.number <= HEADER_WITHIN)
        .map(|row| (row, row.texts(SHOWN_CHARS)))
        .filter(|(_, texts)| texts.iter().any(|text| !text.is_empty()))
        .collect();
    if candidates.is_empty() && rows.iter().all(Row::is_empty) {
        return Err(FileError::Empty);
    }
    for (row, texts) in &candidates {
        let marks = fingerprint(texts);
        if let Some(mapping) = mappings.iter().find(|mapping| mapping.fingerprint == marks) {
            return Ok((row, Some(mapping)));
        }
    }
    let known = candidates.iter().find(|(_, texts)| looks_like_header(texts));
    let two_filled = |texts: &[String]| texts.iter().filter(|text| !text.is_empty()).count() >= 2;
    known
        .or_else(|| candidates.iter().find(|(_, texts)| two_filled(texts)))
        .map(|(row, _)| (*row, None))
        .ok_or(FileError::NoHeader)
}
