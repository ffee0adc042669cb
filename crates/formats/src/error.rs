//! Why a file could not be written.

use std::fmt;

/// Why a file could not be written.
#[derive(Debug)]
pub enum FormatError {
    /// No format has this code.
    UnknownFormat(String),
    /// The file system or a workbook library refused; with what it said.
    Unwritable(String),
}

impl FormatError {
    /// Keeps what a library or the file system said.
    pub(crate) fn writing(cause: impl fmt::Display) -> Self {
        Self::Unwritable(cause.to_string())
    }
}

impl fmt::Display for FormatError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnknownFormat(code) => write!(formatter, "no format has the code `{code}`"),
            Self::Unwritable(cause) => write!(formatter, "could not be written: {cause}"),
        }
    }
}

impl std::error::Error for FormatError {}
