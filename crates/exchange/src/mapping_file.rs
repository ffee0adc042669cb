//! Mappings as TOML files that people can read, send and correct.
//!
//! ```toml
//! name = "收银机日报"
//! subject = "sales"
//! headers = ["流水号", "日期", "实收金额", "备注"]
//!
//! [columns]
//! order_no = "流水号"
//! ordered_at = "日期"
//! amount = "实收金额"
//! ```
//!
//! `headers` is the whole header row in any order, by which such files are known again; without it
//! the mapping fits files that have no other columns than the mapped ones. Without a `subject` the
//! files are about sales.

use std::collections::BTreeMap;

use domain::mapping::{Field, Mapping, fingerprint, normal_header};
use domain::subject::Subject;
use toml::{Table, Value};

/// Parts the headers of a fingerprint.
const BETWEEN_HEADERS: char = '\u{1f}';

/// What is wrong with a mapping file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MappingFileError {
    /// Not TOML; the message names the line.
    #[error("not a TOML file: {0}")]
    Syntax(String),
    /// A key that mappings do not have.
    #[error("unknown key `{0}`")]
    UnknownKey(String),
    /// A field under `[columns]` that does not exist.
    #[error("unknown field `columns.{0}`")]
    UnknownField(String),
    /// A subject that files cannot have.
    #[error("key `subject` names no kind of file: `{0}`")]
    UnknownSubject(String),
    /// A needed key is not there.
    #[error("key `{0}` is missing")]
    MissingKey(&'static str),
    /// A value of another type than the key needs.
    #[error("key `{0}` must be {1}")]
    WrongType(String, &'static str),
    /// A text that must not be empty.
    #[error("key `{0}` is empty")]
    EmptyText(String),
    /// Fields without which no file can be imported.
    #[error("needed fields are missing: {}", .0.join(", "))]
    MissingFields(Vec<&'static str>),
    /// A mapped header that is not among `headers`.
    #[error("key `columns.{0}` names a header that `headers` does not list")]
    HeaderNotListed(&'static str),
}

impl MappingFileError {
    /// Stable code, the key of its text in the interface.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Syntax(_) => "syntax",
            Self::UnknownKey(_) => "unknown_key",
            Self::UnknownField(_) => "unknown_field",
            Self::UnknownSubject(_) => "unknown_subject",
            Self::MissingKey(_) => "missing_key",
            Self::WrongType(..) => "wrong_type",
            Self::EmptyText(_) => "empty_text",
            Self::MissingFields(_) => "missing_fields",
            Self::HeaderNotListed(_) => "header_not_listed",
        }
    }
}

/// The mapping as TOML text.
pub fn to_toml(mapping: &Mapping) -> String {
    let mut table = Table::new();
    table.insert("name".to_string(), Value::String(mapping.name.clone()));
    table.insert("subject".to_string(), Value::String(mapping.subject.code().to_string()));
    let headers = mapping.fingerprint.split(BETWEEN_HEADERS).filter(|header| !header.is_empty());
    let headers = headers.map(|header| Value::String(header.to_string())).collect();
    table.insert("headers".to_string(), Value::Array(headers));
    let columns = mapping.columns.iter();
    let columns: Table = columns
        .map(|(field, header)| (field.code().to_string(), Value::String(header.clone())))
        .collect();
    table.insert("columns".to_string(), Value::Table(columns));
    table.to_string()
}

/// Reads a mapping from TOML text.
///
/// # Errors
/// [`MappingFileError`], which names the key at fault.
pub fn from_toml(text: &str) -> Result<Mapping, MappingFileError> {
    let table: Table = text.parse().map_err(|error: toml::de::Error| syntax_error(text, &error))?;
    for key in table.keys() {
        if !matches!(key.as_str(), "name" | "subject" | "headers" | "columns") {
            return Err(MappingFileError::UnknownKey(key.clone()));
        }
    }
    let name = table.get("name").ok_or(MappingFileError::MissingKey("name"))?;
    let name = filled_text("name", name)?;
    let subject = table.get("subject").map_or(Ok(Subject::Sales), read_subject)?;
    let columns = read_columns(table.get("columns"))?;
    let headers = match table.get("headers") {
        Some(value) => read_headers(value)?,
        None => columns.values().cloned().collect(),
    };
    for (field, header) in &columns {
        let is_listed = headers.iter().any(|known| normal_header(known) == normal_header(header));
        if !is_listed {
            return Err(MappingFileError::HeaderNotListed(field.code()));
        }
    }
    let missing = subject.missing(columns.keys());
    if !missing.is_empty() {
        let codes = missing.into_iter().map(Field::code).collect();
        return Err(MappingFileError::MissingFields(codes));
    }
    let fingerprint = fingerprint(&headers);
    Ok(Mapping { id: Mapping::id_of(&fingerprint), name, fingerprint, columns, subject })
}

fn syntax_error(text: &str, error: &toml::de::Error) -> MappingFileError {
    let start = error.span().map_or(0, |span| span.start);
    let line = text.get(..start).map_or(1, |before| before.matches('\n').count() + 1);
    MappingFileError::Syntax(format!("line {line}: {}", error.message()))
}

fn read_subject(value: &Value) -> Result<Subject, MappingFileError> {
    let code = filled_text("subject", value)?;
    Subject::named(&code).ok_or(MappingFileError::UnknownSubject(code))
}

fn read_columns(value: Option<&Value>) -> Result<BTreeMap<Field, String>, MappingFileError> {
    let value = value.ok_or(MappingFileError::MissingKey("columns"))?;
    let table = value
        .as_table()
        .ok_or_else(|| MappingFileError::WrongType("columns".to_string(), "a table"))?;
    let mut columns = BTreeMap::new();
    for (key, value) in table {
        let field = Field::ALL
            .into_iter()
            .find(|field| field.code() == key)
            .ok_or_else(|| MappingFileError::UnknownField(key.clone()))?;
        columns.insert(field, filled_text(&format!("columns.{key}"), value)?);
    }
    Ok(columns)
}

fn read_headers(value: &Value) -> Result<Vec<String>, MappingFileError> {
    let wrong = || MappingFileError::WrongType("headers".to_string(), "a list of texts");
    let list = value.as_array().ok_or_else(wrong)?;
    list.iter().map(|header| header.as_str().map(str::to_string).ok_or_else(wrong)).collect()
}

fn filled_text(key: &str, value: &Value) -> Result<String, MappingFileError> {
    let text = value
        .as_str()
        .ok_or_else(|| MappingFileError::WrongType(key.to_string(), "a text"))?
        .trim();
    if text.is_empty() {
        return Err(MappingFileError::EmptyText(key.to_string()));
    }
    Ok(text.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str = "name = \"收银机日报\"\nheaders = [\"流水号\", \"日期\", \"实收金额\", \"备注\"]\n\
        [columns]\norder_no = \"流水号\"\nordered_at = \"日期\"\namount = \"实收金额\"\n";

    #[test]
    fn a_mapping_survives_its_file() {
        let mapping = from_toml(GOOD).unwrap();
        assert_eq!(mapping.name, "收银机日报");
        assert_eq!(mapping.columns[&Field::Amount], "实收金额");
        let whole_row = ["备注", "实收金额", "日期", "流水号"].map(str::to_string);
        assert_eq!(mapping.fingerprint, fingerprint(&whole_row), "known by its whole header row");
        assert_eq!(from_toml(&to_toml(&mapping)), Ok(mapping));
    }

    #[test]
    fn a_mistake_is_named_by_its_key() {
        let cases = [
            ("name = ", "syntax", "line 1"),
            ("name = \"a\"\nname = \"b\"", "syntax", "line 2"),
            ("colour = 1", "unknown_key", "`colour`"),
            ("[columns]\norder_no = \"a\"", "missing_key", "`name`"),
            ("name = \"a\"", "missing_key", "`columns`"),
            ("name = 1\n[columns]", "wrong_type", "`name`"),
            ("name = \"a\"\nsubject = \"x\"\n[columns]", "unknown_subject", "`x`"),
            ("name = \"a\"\nsubject = \"stock\"\n[columns]", "missing_fields", "quantity"),
            ("name = \" \"\n[columns]", "empty_text", "`name`"),
            ("name = \"a\"\ncolumns = 3", "wrong_type", "`columns`"),
            ("name = \"a\"\nheaders = 3\n[columns]", "wrong_type", "`headers`"),
            (
                "name = \"a\"\n[columns]\nordernumber = \"b\"",
                "unknown_field",
                "columns.ordernumber",
            ),
            ("name = \"a\"\n[columns]\norder_no = 7", "wrong_type", "columns.order_no"),
            ("name = \"a\"\n[columns]\norder_no = \"b\"", "missing_fields", "ordered_at"),
            (
                "name = \"a\"\nheaders = [\"c\"]\n[columns]\norder_no = \"b\"",
                "header_not_listed",
                "columns.order_no",
            ),
        ];
        for (text, code, named) in cases {
            let error = from_toml(text).unwrap_err();
            assert_eq!(error.code(), code, "{text}");
            assert!(error.to_string().contains(named), "{error} should name {named}");
        }
    }
}
