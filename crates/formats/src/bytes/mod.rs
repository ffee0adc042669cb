//! Tables into bytes: text in the encodings that occur, new and old workbooks.

mod text;
mod xls;
mod xlsx;

use std::fs;
use std::path::Path;

use crate::error::FormatError;
use crate::sheet::Sheet;

/// How a file's bytes are written, whatever its name ends with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// Text in GBK; characters it lacks become `?`, as exports do it.
    Gbk,
    /// Text in GB18030, which has every character.
    Gb18030,
    /// Text in UTF-8.
    Utf8,
    /// Text in UTF-8 behind a byte order mark.
    Utf8Bom,
    /// Text in UTF-16, low byte first, behind a byte order mark.
    Utf16Le,
    /// A workbook of today.
    Xlsx,
    /// A workbook of before 2007 (BIFF8).
    Xls,
}

impl Encoding {
    /// Every one.
    pub const ALL: [Self; 7] =
        [Self::Gbk, Self::Gb18030, Self::Utf8, Self::Utf8Bom, Self::Utf16Le, Self::Xlsx, Self::Xls];

    /// Its name in the manifest.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Gbk => "gbk",
            Self::Gb18030 => "gb18030",
            Self::Utf8 => "utf-8",
            Self::Utf8Bom => "utf-8-bom",
            Self::Utf16Le => "utf-16le",
            Self::Xlsx => "xlsx",
            Self::Xls => "xls",
        }
    }

    /// The ending such files usually have.
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Gbk | Self::Gb18030 | Self::Utf8 | Self::Utf8Bom => "csv",
            Self::Utf16Le => "txt",
            Self::Xlsx => "xlsx",
            Self::Xls => "xls",
        }
    }
}

/// Writes the table as a file.
pub fn write(sheet: &Sheet, path: &Path, encoding: Encoding) -> Result<(), FormatError> {
    let bytes = match encoding {
        Encoding::Xlsx => xlsx::bytes(sheet)?,
        Encoding::Xls => xls::bytes(sheet)?,
        Encoding::Gbk
        | Encoding::Gb18030
        | Encoding::Utf8
        | Encoding::Utf8Bom
        | Encoding::Utf16Le => text::bytes(sheet, encoding),
    };
    fs::write(path, bytes).map_err(|error| FormatError::writing(format!("{error}")))
}
