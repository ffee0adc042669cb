//! From bytes to UTF-8 text: byte order mark first, then strict UTF-8, then GB18030.
//!
//! The file is looked at once from end to end before it is read, so that a file never changes its
//! encoding half way; both passes hold one chunk in memory.

use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::path::Path;

use encoding_rs::{CoderResult, Decoder, Encoding, GB18030, UTF_16BE, UTF_16LE};

use crate::FileError;

const CHUNK: usize = 256 * 1024;

/// How the text of a file is encoded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextEncoding {
    /// UTF-8 without a mark.
    Utf8,
    /// UTF-8 with a byte order mark, as Excel writes it.
    Utf8Bom,
    /// UTF-16, low byte first, with a mark ("Unicode text" of Excel).
    Utf16Le,
    /// UTF-16, high byte first, with a mark.
    Utf16Be,
    /// GB18030, of which GBK and GB2312 are parts.
    Gb18030,
}

impl TextEncoding {
    /// The name people know.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Utf8Bom => "UTF-8 BOM",
            Self::Utf16Le => "UTF-16 LE",
            Self::Utf16Be => "UTF-16 BE",
            Self::Gb18030 => "GB18030",
        }
    }

    const fn mark_bytes(self) -> u64 {
        match self {
            Self::Utf8 | Self::Gb18030 => 0,
            Self::Utf8Bom => 3,
            Self::Utf16Le | Self::Utf16Be => 2,
        }
    }

    fn foreign(self) -> Option<&'static Encoding> {
        match self {
            Self::Utf8 | Self::Utf8Bom => None,
            Self::Utf16Le => Some(UTF_16LE),
            Self::Utf16Be => Some(UTF_16BE),
            Self::Gb18030 => Some(GB18030),
        }
    }
}

/// Finds the encoding of a text file.
///
/// # Errors
/// [`FileError::Empty`], [`FileError::Binary`] for a file that is no text, [`FileError::WrongEncoding`]
/// when GB18030 leaves more than one in twenty of its characters unreadable.
pub fn detect(path: &Path) -> Result<TextEncoding, FileError> {
    let mut file = File::open(path).map_err(|error| FileError::reading(&error))?;
    let mut head = [0; 16];
    let length = read_up_to(&mut file, &mut head)?;
    let head = &head[..length];
    if head.is_empty() {
        return Err(FileError::Empty);
    }
    if let Some(what) = binary_magic(head) {
        return Err(FileError::Binary(what));
    }
    match head {
        [0xff, 0xfe, ..] => checked(path, TextEncoding::Utf16Le),
        [0xfe, 0xff, ..] => checked(path, TextEncoding::Utf16Be),
        _ if is_utf8(&mut file)? => {
            let marked = head.starts_with(b"\xef\xbb\xbf");
            Ok(if marked { TextEncoding::Utf8Bom } else { TextEncoding::Utf8 })
        }
        _ => checked(path, TextEncoding::Gb18030),
    }
}

/// What a file that begins so is, when it is certainly not text.
fn binary_magic(head: &[u8]) -> Option<&'static str> {
    let kinds: [(&[u8], &str); 13] = [
        (b"\x7fELF", "a program"),
        (b"MZ\x90\0", "a program"),
        (b"\xcf\xfa\xed\xfe", "a program"),
        (b"\x89PNG", "a picture"),
        (b"\xff\xd8\xff", "a picture"),
        (b"GIF8", "a picture"),
        (b"%PDF-", "a PDF document"),
        (b"PK\x03\x04", "an archive"),
        (b"PK\x05\x06", "an archive"),
        (b"\x1f\x8b", "an archive"),
        (b"Rar!\x1a", "an archive"),
        (b"7z\xbc\xaf\x27\x1c", "an archive"),
        (b"SQLite format 3\0", "a database"),
    ];
    kinds.iter().find(|(magic, _)| head.starts_with(magic)).map(|(_, what)| *what)
}

/// Whether the whole file is UTF-8. A character cut in half at the very end still is: that file
/// was cut off, not written in another encoding.
fn is_utf8(file: &mut File) -> Result<bool, FileError> {
    file.seek(SeekFrom::Start(0)).map_err(|error| FileError::reading(&error))?;
    let mut valid = true;
    let mut carried = 0;
    let mut chunk = vec![0; CHUNK];
    loop {
        let read = read_up_to(file, &mut chunk[carried..])?;
        if read == 0 {
            return Ok(valid);
        }
        let filled = &chunk[..carried + read];
        if filled.contains(&0) {
            return Err(FileError::Binary("binary content"));
        }
        carried = if valid { unfinished_tail(filled, &mut valid) } else { 0 };
        let end = filled.len();
        chunk.copy_within(end - carried..end, 0);
    }
}

/// Bytes at the end that begin a character the next chunk will finish.
fn unfinished_tail(bytes: &[u8], valid: &mut bool) -> usize {
    match std::str::from_utf8(bytes) {
        Ok(_) => 0,
        Err(error) if error.error_len().is_none() => bytes.len() - error.valid_up_to(),
        Err(_) => {
            *valid = false;
            0
        }
    }
}

/// The encoding, once its text has been found readable in it.
fn checked(path: &Path, encoding: TextEncoding) -> Result<TextEncoding, FileError> {
    let mut text = TextSource::open(path, encoding)?;
    let mut chunk = vec![0; CHUNK];
    let (mut beyond_ascii, mut replaced) = (0_u64, 0_u64);
    loop {
        let read = text.read(&mut chunk)?;
        if read == 0 {
            break;
        }
        let decoded = &chunk[..read];
        if decoded.contains(&0) {
            return Err(FileError::Binary("binary content"));
        }
        beyond_ascii += decoded.iter().filter(|byte| **byte >= 0xc0).count() as u64;
        replaced += decoded.windows(3).filter(|bytes| bytes == b"\xef\xbf\xbd").count() as u64;
    }
    if replaced * 20 > beyond_ascii { Err(FileError::WrongEncoding) } else { Ok(encoding) }
}

/// The text of a file as UTF-8 bytes, without the byte order mark.
pub struct TextSource {
    file: File,
    decoder: Option<Decoder>,
    raw: Vec<u8>,
    from: usize,
    until: usize,
    at_end: bool,
    finished: bool,
    bytes_read: u64,
}

impl TextSource {
    /// Opens the file at its first character.
    ///
    /// # Errors
    /// [`FileError::NotFound`] or [`FileError::Unreadable`].
    pub fn open(path: &Path, encoding: TextEncoding) -> Result<Self, FileError> {
        let mut file = File::open(path).map_err(|error| FileError::reading(&error))?;
        let mark = encoding.mark_bytes();
        file.seek(SeekFrom::Start(mark)).map_err(|error| FileError::reading(&error))?;
        let decoder = encoding.foreign().map(Encoding::new_decoder_without_bom_handling);
        let raw = if decoder.is_some() { vec![0; CHUNK / 2] } else { Vec::new() };
        Ok(Self {
            file,
            decoder,
            raw,
            from: 0,
            until: 0,
            at_end: false,
            finished: false,
            bytes_read: mark,
        })
    }

    /// Bytes of the file taken so far.
    pub fn bytes_read(&self) -> u64 {
        self.bytes_read
    }

    /// Fills `out` with the next bytes of text; 0 at the end. `out` must hold at least 16 bytes.
    ///
    /// # Errors
    /// [`FileError::Unreadable`].
    pub fn read(&mut self, out: &mut [u8]) -> Result<usize, FileError> {
        let Some(decoder) = self.decoder.as_mut() else {
            let read = read_up_to(&mut self.file, out)?;
            self.bytes_read += read as u64;
            return Ok(read);
        };
        // A decoder must not be called again after it was told that the input is over.
        while !self.finished {
            if self.from == self.until && !self.at_end {
                self.until = read_up_to(&mut self.file, &mut self.raw)?;
                self.from = 0;
                self.at_end = self.until == 0;
                self.bytes_read += self.until as u64;
            }
            let raw = &self.raw[self.from..self.until];
            let (result, taken, written, _) = decoder.decode_to_utf8(raw, out, self.at_end);
            self.from += taken;
            self.finished = self.at_end && result == CoderResult::InputEmpty;
            if written > 0 {
                return Ok(written);
            }
        }
        Ok(0)
    }
}

/// Reads until the buffer is full or the file ends.
fn read_up_to(file: &mut File, buffer: &mut [u8]) -> Result<usize, FileError> {
    let mut filled = 0;
    while filled < buffer.len() {
        match file.read(&mut buffer[filled..]) {
            Ok(0) => break,
            Ok(read) => filled += read,
            Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
            Err(error) => return Err(FileError::reading(&error)),
        }
    }
    Ok(filled)
}
