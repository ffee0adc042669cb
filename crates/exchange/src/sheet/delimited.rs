//! CSV and its relatives, read as a stream with a bounded memory.
//!
//! Rows follow RFC 4180, more forgiving in three places: a quote inside an unquoted cell is an
//! ordinary character (`12" RULER`); cells may be missing or too many; and a quote that is opened
//! by mistake spoils one row, not the rest of the file: when it runs over line breaks and turns
//! out never to close properly, reading resumes on the line after it.

use super::row::{Row, RowFlaw};
use crate::FileError;
use crate::decode::TextSource;

/// The longest cell taken, in characters: what a spreadsheet cell can hold.
pub const MAX_CELL_CHARS: usize = 32_767;
const MAX_CELL_BYTES: usize = MAX_CELL_CHARS * 4;
/// What one row may take in memory.
const MAX_ROW_BYTES: usize = 8 * 1024 * 1024;
/// More columns than any spreadsheet has are not kept.
const MAX_COLUMNS: usize = 16_384;
const CHUNK: usize = 256 * 1024;

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    CellStart,
    Unquoted,
    Quoted,
    /// A quote inside a quoted cell: the end of the cell, or half of a doubled quote.
    QuoteSeen,
}

/// A reader of rows.
pub struct Delimited {
    source: TextSource,
    delimiter: u8,
    buffer: Vec<u8>,
    from: usize,
    until: usize,
    next_number: u32,
    open_quote: Option<OpenQuote>,
}

/// A quoted cell that has run over a line break, with all that is needed to take it back.
struct OpenQuote {
    /// Bytes of the cell before its first line break.
    first_line: usize,
    /// Everything read after that line break, as it stands in the file.
    behind: Vec<u8>,
}

impl Delimited {
    /// Reads rows from `source`, whose cells are parted by `delimiter`.
    pub fn new(source: TextSource, delimiter: u8) -> Self {
        let buffer = vec![0; CHUNK];
        Self { source, delimiter, buffer, from: 0, until: 0, next_number: 1, open_quote: None }
    }

    /// Bytes of the file taken so far.
    pub fn bytes_read(&self) -> u64 {
        self.source.bytes_read()
    }

    /// Reads the next row, blank ones too; `false` at the end of the file.
    ///
    /// # Errors
    /// [`FileError::Unreadable`].
    pub fn read_row(&mut self, row: &mut Row) -> Result<bool, FileError> {
        row.clear(self.next_number);
        self.open_quote = None;
        let mut state = State::CellStart;
        let mut begun = false;
        loop {
            if self.from == self.until && !self.fill()? {
                if begun {
                    self.end_at_end_of_file(row, state);
                    self.next_number += 1;
                }
                return Ok(begun);
            }
            begun = true;
            match state {
                State::CellStart if self.buffer[self.from] == b'"' => {
                    self.from += 1;
                    state = State::Quoted;
                }
                State::CellStart | State::Unquoted => match self.unquoted(row) {
                    None => state = State::Unquoted,
                    Some(b'\n') => {
                        self.next_number += 1;
                        return Ok(true);
                    }
                    Some(_) => state = State::CellStart,
                },
                State::Quoted => {
                    if self.quoted(row) {
                        state = State::QuoteSeen;
                    } else if self.runs_too_long(row) {
                        return Ok(self.take_back(row));
                    }
                }
                State::QuoteSeen => {
                    let byte = self.take_byte();
                    match byte {
                        b'"' => {
                            keep(row, b"\"");
                            state = State::Quoted;
                        }
                        b'\r' => {}
                        b'\n' => {
                            end_cell(row);
                            self.next_number += 1;
                            return Ok(true);
                        }
                        byte if byte == self.delimiter => {
                            end_cell(row);
                            self.open_quote = None;
                            state = State::CellStart;
                        }
                        _ if self.open_quote.is_some() => return Ok(self.take_back(row)),
                        byte => {
                            keep(row, &[byte]);
                            state = State::Unquoted;
                        }
                    }
                }
            }
        }
    }

    /// Reads on in an unquoted cell; gives the byte that ended it, `None` when the buffer did.
    fn unquoted(&mut self, row: &mut Row) -> Option<u8> {
        let rest = &self.buffer[self.from..self.until];
        let delimiter = self.delimiter;
        let length = rest.iter().position(|&byte| byte == delimiter || byte == b'\n');
        let taken = length.unwrap_or(rest.len());
        keep(row, &rest[..taken]);
        self.from += taken;
        length?;
        let ended_by = self.buffer[self.from];
        self.from += 1;
        if ended_by == b'\n' && row.open_cell().ends_with(b"\r") {
            row.cut_open_cell(row.open_cell().len() - 1);
        }
        end_cell(row);
        Some(ended_by)
    }

    /// Reads on in a quoted cell; whether a quote was met.
    fn quoted(&mut self, row: &mut Row) -> bool {
        let rest = &self.buffer[self.from..self.until];
        let quote = rest.iter().position(|&byte| byte == b'"');
        let taken = quote.unwrap_or(rest.len());
        let passed = &self.buffer[self.from..self.from + taken];
        match &mut self.open_quote {
            Some(open) => open.behind.extend_from_slice(passed),
            None => {
                if let Some(line_end) = passed.iter().position(|&byte| byte == b'\n') {
                    let first_line = row.open_cell().len() + line_end;
                    let behind = passed[line_end + 1..].to_vec();
                    self.open_quote = Some(OpenQuote { first_line, behind });
                }
            }
        }
        keep(row, passed);
        self.from += taken;
        if quote.is_some() {
            self.take_byte();
        }
        quote.is_some()
    }

    fn take_byte(&mut self) -> u8 {
        let byte = self.buffer[self.from];
        self.from += 1;
        if let Some(open) = &mut self.open_quote {
            open.behind.push(byte);
        }
        byte
    }

    fn runs_too_long(&self, row: &Row) -> bool {
        self.open_quote.is_some() && matches!(row.flaw, Some(RowFlaw::CellTooLong(_)))
    }

    /// The open quote was a mistake: the row ends with its first line, and everything behind that
    /// line is read again as rows.
    fn take_back(&mut self, row: &mut Row) -> bool {
        let Some(mut open) = self.open_quote.take() else { return true };
        row.cut_open_cell(open.first_line);
        end_cell(row);
        row.flaw = Some(RowFlaw::CutOff);
        self.next_number += 1;
        if open.behind.len() <= self.from {
            self.from -= open.behind.len();
            return true;
        }
        open.behind.extend_from_slice(&self.buffer[self.from..self.until]);
        self.from = 0;
        self.until = open.behind.len();
        self.buffer = open.behind;
        true
    }

    fn end_at_end_of_file(&mut self, row: &mut Row, state: State) {
        if state == State::Quoted {
            if self.open_quote.is_some() {
                // `take_back` counts the row; the caller is about to count it again.
                self.take_back(row);
                self.next_number -= 1;
                return;
            }
            row.flaw = Some(RowFlaw::CutOff);
        }
        if std::str::from_utf8(row.open_cell()).is_err() {
            row.flaw = Some(RowFlaw::CutOff);
        }
        end_cell(row);
        row.ends_the_file = true;
    }

    fn fill(&mut self) -> Result<bool, FileError> {
        self.buffer.resize(CHUNK, 0);
        self.until = self.source.read(&mut self.buffer)?;
        self.from = 0;
        Ok(self.until > 0)
    }
}

/// Adds to the open cell, as far as its length allows.
fn keep(row: &mut Row, bytes: &[u8]) {
    let cell_room = MAX_CELL_BYTES.saturating_sub(row.open_cell().len());
    let room = cell_room.min(MAX_ROW_BYTES.saturating_sub(row.content().0.len()));
    if bytes.len() > room {
        row.append(&bytes[..room]);
        flag_too_long(row);
        return;
    }
    row.append(bytes);
}

fn end_cell(row: &mut Row) {
    let cell = row.open_cell();
    if cell.len() > MAX_CELL_CHARS && chars(cell) > MAX_CELL_CHARS {
        flag_too_long(row);
    }
    if row.len() < MAX_COLUMNS {
        row.end_cell();
    } else {
        row.cut_open_cell(0);
    }
}

fn flag_too_long(row: &mut Row) {
    let column = row.len();
    row.flaw.get_or_insert(RowFlaw::CellTooLong(column));
}

fn chars(utf8: &[u8]) -> usize {
    utf8.iter().filter(|byte| **byte & 0xc0 != 0x80).count()
}

/// The delimiter of a table, found in the beginning of its text: the one that parts the most rows
/// into the same number of cells. A comma when none does.
pub fn guess_delimiter(beginning: &[u8]) -> u8 {
    let mut best = (b',', 0);
    for delimiter in [b',', b'\t', b';'] {
        let score = evenness(beginning, delimiter);
        if score > best.1 {
            best = (delimiter, score);
        }
    }
    best.0
}

fn evenness(text: &[u8], delimiter: u8) -> usize {
    let mut widths: Vec<usize> = Vec::new();
    let (mut width, mut quoted) = (1, false);
    for (at, &byte) in text.iter().enumerate() {
        match byte {
            // A tab that pads a cell parts nothing.
            b'\t' if text.get(at + 1) == Some(&b',') => {}
            b'"' => quoted = !quoted,
            b'\n' if !quoted => {
                widths.push(width);
                width = 1;
                if widths.len() == 50 {
                    break;
                }
            }
            byte if byte == delimiter && !quoted => width += 1,
            _ => {}
        }
    }
    if width > 1 && widths.len() < 50 {
        widths.push(width);
    }
    let rows_like = |width: usize| widths.iter().filter(|other| **other == width).count();
    widths.iter().filter(|width| **width > 1).map(|w| rows_like(*w) * w).max().unwrap_or(0)
}
