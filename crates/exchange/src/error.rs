//! Why a file could not be read or written.

use std::io;

/// Why a whole file was refused. Messages name causes, never what stands in the file.
#[derive(Debug, thiserror::Error)]
pub enum FileError {
    /// No file there.
    #[error("the file does not exist")]
    NotFound,
    /// The system did not let us read it.
    #[error("the file cannot be read: {0}")]
    Unreadable(io::ErrorKind),
    /// Nothing in it, or only blank rows.
    #[error("the file is empty")]
    Empty,
    /// Not a table at all: a picture, a program, an archive.
    #[error("the file is not a table but {0}")]
    Binary(&'static str),
    /// A workbook locked with a password.
    #[error("the workbook has a password; save it without one")]
    Locked,
    /// Text in an encoding other than UTF-8, UTF-16 with a mark, or GB18030.
    #[error("the text is neither UTF-8, UTF-16 nor GB18030")]
    WrongEncoding,
    /// No row with at least two cells among the first twenty.
    #[error("no header row was found")]
    NoHeader,
    /// The headers do not carry the fields an import needs.
    #[error("needed columns were not recognised: {}", codes(.0))]
    UnknownHeaders(Vec<domain::mapping::Field>),
    /// Several formats fit the headers equally well; a person has to say which it is.
    #[error("the headers fit several kinds of files equally well")]
    Undecided,
    /// The workbook is larger, or unpacks to more, than we are willing to read.
    #[error("the workbook is too large")]
    TooLarge,
    /// The workbook's parts are damaged or missing.
    #[error("the workbook is damaged")]
    BrokenWorkbook,
    /// The file's header row is no longer the one that was inspected.
    #[error("the file has changed since it was inspected")]
    Changed,
    /// The caller asked to stop.
    #[error("stopped")]
    Cancelled,
    /// A file of a column mapping that cannot be taken.
    #[error("the mapping cannot be taken: {0}")]
    BadMapping(#[from] crate::mapping_file::MappingFileError),
    /// The target could not be written; nothing is left behind.
    #[error("the file cannot be written: {0}")]
    Unwritable(String),
}

impl FileError {
    /// Stable code, the key of its text in the interface.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NotFound => "not_found",
            Self::Unreadable(_) => "unreadable",
            Self::Empty => "empty",
            Self::Binary(_) => "binary",
            Self::Locked => "locked",
            Self::WrongEncoding => "wrong_encoding",
            Self::NoHeader => "no_header",
            Self::UnknownHeaders(_) => "unknown_headers",
            Self::Undecided => "undecided",
            Self::TooLarge => "too_large",
            Self::BrokenWorkbook => "broken_xlsx",
            Self::Changed => "changed",
            Self::Cancelled => "cancelled",
            Self::BadMapping(_) => "bad_mapping",
            Self::Unwritable(_) => "unwritable",
        }
    }

    /// A failed read of the file.
    pub(crate) fn reading(error: &io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound => Self::NotFound,
            kind => Self::Unreadable(kind),
        }
    }

    /// A failed write of the file.
    pub(crate) fn writing(error: impl std::fmt::Display) -> Self {
        Self::Unwritable(error.to_string())
    }
}

fn codes(fields: &[domain::mapping::Field]) -> String {
    fields.iter().map(|field| field.code()).collect::<Vec<_>>().join(", ")
}
