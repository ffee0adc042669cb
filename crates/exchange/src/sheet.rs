//! One view on tables of every file type: rows of text cells.

mod delimited;
mod extent;
mod number_text;
mod old_workbook;
mod repeats;
mod row;
mod workbook;

use std::cell::RefCell;
use std::fs::File;
use std::io::Read;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use crate::FileError;
use crate::decode::{TextEncoding, TextSource, detect};
use crate::formats::Format;
use crate::recognise::{looks_like_header, recognise};
use crate::table::flattened;
use delimited::{Delimited, guess_delimiter};
use repeats::Repeats;

pub use delimited::MAX_CELL_CHARS;
pub use row::{Row, RowFlaw};
pub(crate) use workbook::Book;

/// The header row is looked for among the first so many rows.
pub const HEADER_WITHIN: u32 = 20;

/// What a file is, found by its content.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileKind {
    /// Text with cells parted by commas or semicolons.
    Csv,
    /// Text with cells parted by tabs.
    Tsv,
    /// An Excel workbook.
    Xlsx,
    /// A workbook of Excel 97 to 2003.
    Xls,
}

impl FileKind {
    /// Stable code: `csv`, `tsv`, `xlsx` or `xls`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Tsv => "tsv",
            Self::Xlsx => "xlsx",
            Self::Xls => "xls",
        }
    }
}

/// A file known to hold a table.
pub struct Sheet {
    path: PathBuf,
    bytes: u64,
    changed_at: Option<SystemTime>,
    form: Form,
    /// Columns in which a merged cell speaks for every row it reaches over.
    repeating: Vec<usize>,
    /// The workbook, once it is open: to open one is to read all its texts.
    book: RefCell<Option<Book>>,
}

/// A sheet that was opened before, with what tells whether its file is still the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opened {
    path: PathBuf,
    bytes: u64,
    changed_at: SystemTime,
    form: Form,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Form {
    Text { encoding: TextEncoding, delimiter: u8 },
    Workbook { sheet: String, is_old: bool },
}

/// Called for each row, with how much has been read so far (bytes of the file; of a workbook's
/// sheet inside this module, thousandths); breaks off when it has seen enough.
pub type Visit<'a> = &'a mut dyn FnMut(&Row, u64) -> Result<ControlFlow<()>, FileError>;

impl Sheet {
    /// Looks at a file's content and finds its type, encoding, delimiter or sheet.
    ///
    /// Of a workbook the visible sheet with the best-known header row is taken, else the first that
    /// is not empty.
    ///
    /// # Errors
    /// [`FileError`] for files that are missing, empty, no table, unreadable or too large.
    pub fn open(path: &Path) -> Result<Self, FileError> {
        let mut file = File::open(path).map_err(|error| FileError::reading(&error))?;
        let about = file.metadata().map_err(|error| FileError::reading(&error))?;
        if !about.is_file() {
            return Err(FileError::Unreadable(std::io::ErrorKind::IsADirectory));
        }
        let mut head = [0; 8];
        let length = file.read(&mut head).map_err(|error| FileError::reading(&error))?;
        let is_old = match &head[..length] {
            [0xd0, 0xcf, 0x11, 0xe0, ..] => Some(true),
            [b'P', b'K', 3, 4, ..] => Some(false),
            _ => None,
        };
        let mut book = is_old.map(|is_old| Book::check_and_open(path, is_old)).transpose()?;
        let form = match &mut book {
            Some(book) => workbook_form(book)?,
            None => text_form(path)?,
        };
        Ok(Self {
            path: path.to_path_buf(),
            bytes: about.len(),
            changed_at: about.modified().ok(),
            form,
            repeating: Vec::new(),
            book: RefCell::new(book),
        })
    }

    /// What spares looking at the content again while the file stays as it is; `None` where the
    /// system does not tell when a file changed.
    pub fn opened(&self) -> Option<Opened> {
        let (path, form) = (self.path.clone(), self.form.clone());
        Some(Opened { path, bytes: self.bytes, changed_at: self.changed_at?, form })
    }

    /// As [`Sheet::open`], without looking at the content again when this very file was opened
    /// before and has not changed since: to check a workbook is to unpack all of it.
    ///
    /// # Errors
    /// As [`Sheet::open`].
    pub fn reopen(path: &Path, opened: Option<&Opened>) -> Result<Self, FileError> {
        let about = std::fs::metadata(path).map_err(|error| FileError::reading(&error))?;
        let is_same = |opened: &&Opened| {
            opened.path == path
                && opened.bytes == about.len()
                && about.modified().is_ok_and(|changed_at| changed_at == opened.changed_at)
        };
        let Some(opened) = opened.filter(is_same) else { return Self::open(path) };
        let Opened { path, bytes, changed_at, form } = opened.clone();
        let (changed_at, repeating) = (Some(changed_at), Vec::new());
        Ok(Self { path, bytes, changed_at, form, repeating, book: RefCell::new(None) })
    }

    /// The same sheet, in which a cell of these columns that a workbook merges over several rows
    /// stands in each of them. A blank cell that is not merged stays blank.
    #[must_use]
    pub fn repeating(self, columns: Vec<usize>) -> Self {
        Self { repeating: columns, ..self }
    }

    /// The file's type.
    pub fn kind(&self) -> FileKind {
        match self.form {
            Form::Workbook { is_old: true, .. } => FileKind::Xls,
            Form::Workbook { is_old: false, .. } => FileKind::Xlsx,
            Form::Text { delimiter: b'\t', .. } => FileKind::Tsv,
            Form::Text { .. } => FileKind::Csv,
        }
    }

    /// The name of the text's encoding; workbooks are UTF-8 inside.
    pub fn encoding(&self) -> &'static str {
        match self.form {
            Form::Text { encoding, .. } => encoding.name(),
            Form::Workbook { .. } => TextEncoding::Utf8.name(),
        }
    }

    /// The sheet that is read, when the file is a workbook.
    pub fn sheet_name(&self) -> Option<&str> {
        match &self.form {
            Form::Workbook { sheet, .. } => Some(sheet),
            Form::Text { .. } => None,
        }
    }

    /// The file's size in bytes.
    pub fn bytes(&self) -> u64 {
        self.bytes
    }

    /// Shows every row to `visit`, from the top, until it breaks off.
    ///
    /// # Errors
    /// [`FileError`] of reading, or what `visit` answers.
    pub fn each_row(&self, visit: Visit<'_>) -> Result<(), FileError> {
        match &self.form {
            Form::Text { encoding, delimiter } => {
                let source = TextSource::open(&self.path, *encoding)?;
                each_text_row(&mut Delimited::new(source, *delimiter), visit)
            }
            Form::Workbook { sheet, is_old } => {
                let mut book = match self.book.take() {
                    Some(book) => book,
                    None => Book::open(&self.path, *is_old)?,
                };
                let mut repeats = Repeats::new(book.merged(sheet, &self.repeating)?);
                let bytes = self.bytes;
                book.each_row(sheet, &mut |row, share| {
                    let row = repeats.filled(row);
                    visit(row, bytes / 1_000 * share + bytes % 1_000 * share / 1_000)
                })?;
                self.book.replace(Some(book));
                Ok(())
            }
        }
    }

    /// Copies of the first rows, as many as the header row is looked for in and `more`.
    ///
    /// # Errors
    /// As [`Sheet::each_row`].
    pub fn first_rows(&self, more: u32) -> Result<Vec<Row>, FileError> {
        let mut rows = Vec::new();
        self.each_row(&mut |row, _| {
            rows.push(row.clone());
            let enough = rows.len() >= (HEADER_WITHIN + more) as usize;
            Ok(if enough { ControlFlow::Break(()) } else { ControlFlow::Continue(()) })
        })?;
        Ok(rows)
    }
}

fn each_text_row(rows: &mut Delimited, visit: Visit<'_>) -> Result<(), FileError> {
    let mut row = Row::default();
    while rows.read_row(&mut row)? {
        if visit(&row, rows.bytes_read())?.is_break() {
            break;
        }
    }
    Ok(())
}

fn text_form(path: &Path) -> Result<Form, FileError> {
    let encoding = detect(path)?;
    let mut beginning = vec![0; 64 * 1024];
    let length = TextSource::open(path, encoding)?.read(&mut beginning)?;
    let delimiter = guess_delimiter(&beginning[..length]);
    Ok(Form::Text { encoding, delimiter })
}

/// Of a workbook, the sheet whose headers say most: those of a platform's format, those of any
/// table we can read, known ones at least; else the first that is not empty.
fn workbook_form(book: &mut Book) -> Result<Form, FileError> {
    let is_old = matches!(book, Book::Old(_));
    let mut best: Option<(Familiar, String)> = None;
    for sheet in book.sheet_names() {
        let mut found: Option<Familiar> = None;
        let mut above: Vec<String> = Vec::new();
        book.each_row(&sheet, &mut |row, _| {
            let texts = row.texts(100);
            let here = familiar(&texts).max(familiar(&flattened(&above, &texts)));
            if !row.is_empty() {
                found = found.max(Some(here));
            }
            above = texts;
            let enough = found == Some(Familiar::Platform) || row.number >= HEADER_WITHIN;
            Ok(if enough { ControlFlow::Break(()) } else { ControlFlow::Continue(()) })
        })?;
        if let Some(found) = found
            && best.as_ref().is_none_or(|(so_far, _)| found > *so_far)
        {
            best = Some((found, sheet));
        }
    }
    best.map(|(_, sheet)| Form::Workbook { sheet, is_old }).ok_or(FileError::Empty)
}

/// How well the texts of a row are known as headers, least first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Familiar {
    /// They are no headers.
    Not,
    /// Known ones, too few to read the table by.
    Known,
    /// Enough to read the table by.
    Enough,
    /// Those of a platform's format.
    Platform,
}

fn familiar(texts: &[String]) -> Familiar {
    if !looks_like_header(texts) {
        return Familiar::Not;
    }
    let found = recognise(texts);
    let format = found.format.or(found.candidates.first().copied()).and_then(Format::named);
    match format {
        Some(format) if format.is_general() => Familiar::Enough,
        Some(_) => Familiar::Platform,
        None => Familiar::Known,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_looked_at_again_only_when_it_has_changed() {
        let file = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(file.path(), "a,b,c\n1,2,3\n").unwrap();
        let opened = Sheet::open(file.path()).unwrap().opened().unwrap();
        let kind = |opened: &Opened| Sheet::reopen(file.path(), Some(opened)).unwrap().kind();
        assert_eq!(kind(&opened), FileKind::Csv);
        let told = Form::Text { encoding: TextEncoding::Utf8, delimiter: b'\t' };
        let told = Opened { form: told, ..opened.clone() };
        assert_eq!(kind(&told), FileKind::Tsv, "an unchanged file is what it was found to be");
        let older = Opened { changed_at: SystemTime::UNIX_EPOCH, ..told.clone() };
        assert_eq!(kind(&older), FileKind::Csv, "changed since");
        let longer = Opened { bytes: told.bytes + 1, ..told };
        assert_eq!(kind(&longer), FileKind::Csv, "of another size");
        assert_eq!(Sheet::reopen(file.path(), None).unwrap().kind(), FileKind::Csv, "never opened");
    }
}
