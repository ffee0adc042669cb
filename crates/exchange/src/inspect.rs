//! A first look at a file: what it is, where its header row stands, which column carries what.

use std::collections::BTreeMap;
use std::path::Path;

use domain::mapping::{Field, Mapping, fingerprint, normal_header};
use domain::subject::Subject;

use crate::FileError;
use crate::formats::Format;
use crate::recognise::{Recognised, known_headers, looks_like_header, recognise, recognise_as};
use crate::sheet::{FileKind, HEADER_WITHIN, Opened, Row, Sheet};
use crate::table::flattened;

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
    /// Code of the format; `None` when needed fields are missing, or while `candidates` are to be
    /// decided between.
    pub format: Option<String>,
    /// What the file is about.
    pub subject: Subject,
    /// Codes of the formats that fit equally well; empty when one fits best.
    pub candidates: Vec<String>,
    /// Headers that files of the recognised format usually have and this one lacks.
    pub missing_headers: Vec<String>,
    /// Headers that the recognised format does not know.
    pub new_headers: Vec<String>,
    /// Field to column.
    pub columns: BTreeMap<Field, usize>,
    /// Name of the saved mapping that was applied.
    pub mapping_name: Option<String>,
    /// Needed fields without a column; empty when the file can be imported.
    pub missing: Vec<Field>,
    pub(crate) opened: Option<Opened>,
}

impl Inspection {
    /// The fingerprint of the header row, under which a mapping for such files is kept.
    pub fn fingerprint(&self) -> String {
        fingerprint(&self.headers)
    }

    /// The same file, about this subject, with columns chosen by header text instead of guessed
    /// ones. Fields whose header the file does not have are left without a column. A recognised
    /// format of the subject stays: it says how the rows are to be understood.
    #[must_use]
    pub fn with_columns(mut self, subject: Subject, chosen: &BTreeMap<Field, String>) -> Self {
        self.columns = chosen
            .iter()
            .filter_map(|(field, header)| Some((*field, column_named(&self.headers, header)?)))
            .collect();
        self.missing = subject.missing(self.columns.keys());
        let recognised = recognise(&self.headers);
        let own = recognised.format.filter(|_| recognised.subject == subject);
        let code = own.or_else(|| Format::general(subject).map(|format| format.code));
        self.format = code.filter(|_| self.missing.is_empty()).map(str::to_string);
        self.subject = subject;
        self.candidates.clear();
        self
    }

    /// The same file as one of this format: settles between `candidates`. A code that no format
    /// has changes nothing.
    #[must_use]
    pub fn as_format(self, code: &str) -> Self {
        match Format::named(code) {
            Some(format) => {
                let found = recognise_as(&self.headers, format);
                self.with_recognised(found)
            }
            None => self,
        }
    }

    fn with_recognised(self, found: Recognised) -> Self {
        Self {
            format: found.format.map(str::to_string),
            subject: found.subject,
            columns: found.columns,
            missing: found.missing,
            candidates: found.candidates.into_iter().map(str::to_string).collect(),
            missing_headers: found.missing_headers,
            new_headers: found.new_headers,
            ..self
        }
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
    let (heading, mapping) = find_heading(&rows, mappings)?;
    let samples = rows
        .iter()
        .filter(|row| row.number > heading.row && !row.is_empty())
        .take(SAMPLES)
        .map(|row| row.texts(SHOWN_CHARS))
        .collect();
    let found = recognise(&heading.texts);
    let inspection = Inspection {
        file_kind: sheet.kind(),
        encoding: sheet.encoding().to_string(),
        sheet: sheet.sheet_name().map(str::to_string),
        headers: heading.texts,
        header_row: heading.row,
        samples,
        format: None,
        subject: Subject::default(),
        candidates: Vec::new(),
        missing_headers: Vec::new(),
        new_headers: Vec::new(),
        columns: BTreeMap::new(),
        mapping_name: mapping.map(|mapping| mapping.name.clone()),
        missing: Vec::new(),
        opened: sheet.opened(),
    };
    let inspection = inspection.with_recognised(found);
    Ok(match mapping {
        Some(mapping) => inspection.with_columns(mapping.subject, &mapping.columns),
        None => inspection,
    })
}

/// Texts that may be the headers, and the row below which the table begins.
#[derive(Debug, Clone)]
struct Heading {
    row: u32,
    texts: Vec<String>,
}

/// The headers: those that a saved mapping knows, else those with known names, else the first row
/// with two filled cells.
fn find_heading<'m>(
    rows: &[Row],
    mappings: &'m [Mapping],
) -> Result<(Heading, Option<&'m Mapping>), FileError> {
    let single: Vec<Heading> = rows
        .iter()
        .filter(|row| row.number <= HEADER_WITHIN)
        .map(|row| Heading { row: row.number, texts: row.texts(SHOWN_CHARS) })
        .filter(|heading| heading.texts.iter().any(|text| !text.is_empty()))
        .collect();
    if single.is_empty() && rows.iter().all(Row::is_empty) {
        return Err(FileError::Empty);
    }
    let double = double_headings(&single);
    for heading in single.iter().chain(&double) {
        let marks = fingerprint(&heading.texts);
        if let Some(mapping) = mappings.iter().find(|mapping| mapping.fingerprint == marks) {
            return Ok((heading.clone(), Some(mapping)));
        }
    }
    let two_filled =
        |heading: &&Heading| heading.texts.iter().filter(|text| !text.is_empty()).count() >= 2;
    double
        .iter()
        .chain(&single)
        .find(|heading| looks_like_header(&heading.texts))
        .or_else(|| single.iter().find(two_filled))
        .map(|heading| (heading.clone(), None))
        .ok_or(FileError::NoHeader)
}

/// Headings of two rows: two rows below each other that say more together than each alone.
fn double_headings(single: &[Heading]) -> Vec<Heading> {
    let pairs = single.windows(2).filter_map(|pair| match pair {
        [above, below] if above.row + 1 == below.row => Some((above, below)),
        _ => None,
    });
    pairs
        .filter_map(|(above, below)| {
            let texts = flattened(&above.texts, &below.texts);
            let alone = known_headers(&above.texts).max(known_headers(&below.texts));
            (known_headers(&texts) > alone).then_some(Heading { row: below.row, texts })
        })
        .collect()
}
