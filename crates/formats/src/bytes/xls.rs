//! Tables as workbooks of before 2007: the records of BIFF8 that a table needs, in an OLE2 file.
//!
//! Records and their layouts are those of Microsoft's published description [MS-XLS].

use std::collections::HashMap;
use std::io::{Cursor, Write};

use super::xlsx::number;
use crate::error::FormatError;
use crate::sheet::{Cell, Sheet};

const BOF: u16 = 0x0809;
const EOF: u16 = 0x000a;
const CODEPAGE: u16 = 0x0042;
const BOUNDSHEET: u16 = 0x0085;
const SST: u16 = 0x00fc;
const CONTINUE: u16 = 0x003c;
const DIMENSIONS: u16 = 0x0200;
const LABELSST: u16 = 0x00fd;
const NUMBER: u16 = 0x0203;
const MERGECELLS: u16 = 0x00e5;
/// What one record may hold; longer content goes on in CONTINUE records.
const MAX_RECORD: usize = 8_224;
/// Merged ranges that fit one record.
const MAX_MERGES: usize = 1_027;

/// The workbook's bytes, the same ones every time.
pub fn bytes(sheet: &Sheet) -> Result<Vec<u8>, FormatError> {
    let stream = workbook_stream(sheet);
    // Version 3, with sectors of 512 bytes, is what spreadsheets of that time wrote.
    let empty = Cursor::new(Vec::new());
    let mut file = cfb::CompoundFile::create_with_version(cfb::Version::V3, empty)
        .map_err(FormatError::writing)?;
    file.create_stream("/Workbook")
        .and_then(|mut part| part.write_all(&stream))
        .map_err(FormatError::writing)?;
    // The time of writing would make every file another one.
    file.set_modified_time("/", std::time::UNIX_EPOCH).map_err(FormatError::writing)?;
    file.flush().map_err(FormatError::writing)?;
    Ok(file.into_inner().into_inner())
}

/// Texts of a workbook, each kept once.
#[derive(Default)]
struct Strings {
    position: HashMap<String, u32>,
    texts: Vec<String>,
    uses: u32,
}

impl Strings {
    fn position_of(&mut self, text: &str) -> u32 {
        self.uses += 1;
        if let Some(known) = self.position.get(text) {
            return *known;
        }
        let position = self.position.len() as u32;
        self.position.insert(text.to_string(), position);
        self.texts.push(text.to_string());
        position
    }
}

fn workbook_stream(sheet: &Sheet) -> Vec<u8> {
    let mut strings = Strings::default();
    let mut pages = Vec::new();
    if !sheet.cover.is_empty() {
        let rows = sheet.cover.iter().map(|line| vec![Cell::from(line)]).collect();
        let cover = Sheet { name: "说明".to_string(), rows, ..Sheet::default() };
        pages.push((cover.name.clone(), page(&cover, &mut strings)));
    }
    pages.push((sheet.name.clone(), page(sheet, &mut strings)));
    let mut front = Vec::new();
    push(&mut front, BOF, &beginning(0x0005));
    push(&mut front, CODEPAGE, &1_200_u16.to_le_bytes());
    let mut back = Vec::new();
    push_strings(&mut back, &strings);
    push(&mut back, EOF, &[]);
    let names: usize = pages.iter().map(|(name, _)| 4 + bound_sheet(0, name).len()).sum();
    let mut start = front.len() + names + back.len();
    for (name, page) in &pages {
        push(&mut front, BOUNDSHEET, &bound_sheet(start as u32, name));
        start += page.len();
    }
    let pages = pages.into_iter().flat_map(|(_, page)| page);
    front.into_iter().chain(back).chain(pages).collect()
}

/// BOF of version 8: 5 is a workbook, 0x10 a sheet; build and year of the first writer.
fn beginning(kind: u16) -> Vec<u8> {
    let words = [0x0600, kind, 0x0dbb, 0x07cc, 0, 0, 0x0006, 0];
    words.iter().flat_map(|word: &u16| word.to_le_bytes()).collect()
}

/// Where the sheet begins, that it is a visible worksheet, and its name.
fn bound_sheet(start: u32, name: &str) -> Vec<u8> {
    let letters: Vec<u16> = name.encode_utf16().take(31).collect();
    let mut content = start.to_le_bytes().to_vec();
    content.extend([0, 0, letters.len() as u8, 1]);
    content.extend(letters.iter().flat_map(|letter| letter.to_le_bytes()));
    content
}

fn page(sheet: &Sheet, strings: &mut Strings) -> Vec<u8> {
    let mut out = Vec::new();
    push(&mut out, BOF, &beginning(0x0010));
    let columns = sheet.rows.iter().map(Vec::len).max().unwrap_or(0);
    let mut bounds = Vec::new();
    bounds.extend(0_u32.to_le_bytes());
    bounds.extend((sheet.rows.len() as u32).to_le_bytes());
    bounds.extend(0_u16.to_le_bytes());
    bounds.extend((columns as u16).to_le_bytes());
    bounds.extend(0_u16.to_le_bytes());
    push(&mut out, DIMENSIONS, &bounds);
    for (row, cells) in (0_u16..).zip(&sheet.rows) {
        for (column, cell) in (0_u16..).zip(cells) {
            push_cell(&mut out, row, column, cell, strings);
        }
    }
    push_merges(&mut out, sheet);
    push(&mut out, EOF, &[]);
    out
}

fn push_cell(out: &mut Vec<u8>, row: u16, column: u16, cell: &Cell, strings: &mut Strings) {
    let mut content = Vec::new();
    // Row, column and the first cell format.
    content.extend([row, column, 0].iter().flat_map(|word| word.to_le_bytes()));
    match cell {
        Cell::Blank => {}
        Cell::Number(value, places) => {
            content.extend(number(*value, *places).to_le_bytes());
            push(out, NUMBER, &content);
        }
        Cell::Text(_) | Cell::Moment(_) => {
            content.extend(strings.position_of(&cell.shown()).to_le_bytes());
            push(out, LABELSST, &content);
        }
    }
}

fn push_merges(out: &mut Vec<u8>, sheet: &Sheet) {
    for some in sheet.merges.chunks(MAX_MERGES) {
        let mut content = (some.len() as u16).to_le_bytes().to_vec();
        for merge in some {
            let ends = [merge.top, merge.bottom, merge.left, merge.right];
            content.extend(ends.iter().flat_map(|end| (*end as u16).to_le_bytes()));
        }
        push(out, MERGECELLS, &content);
    }
}

/// The table of texts. A record is ended between two texts, never inside one, so that no text has
/// to be cut and marked anew.
fn push_strings(out: &mut Vec<u8>, strings: &Strings) {
    let mut content = strings.uses.to_le_bytes().to_vec();
    content.extend((strings.texts.len() as u32).to_le_bytes());
    let mut record = SST;
    for text in &strings.texts {
        let letters: Vec<u16> = text.encode_utf16().take(MAX_RECORD / 2 - 2).collect();
        let mut one = (letters.len() as u16).to_le_bytes().to_vec();
        one.push(1);
        one.extend(letters.iter().flat_map(|letter| letter.to_le_bytes()));
        if content.len() + one.len() > MAX_RECORD {
            push(out, record, &content);
            record = CONTINUE;
            content.clear();
        }
        content.extend(one);
    }
    push(out, record, &content);
}

fn push(out: &mut Vec<u8>, record: u16, content: &[u8]) {
    out.extend(record.to_le_bytes());
    out.extend((content.len() as u16).to_le_bytes());
    out.extend(content);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sheet::Merge;
    use calamine::{Data, Reader, Xls};

    #[test]
    fn an_old_workbook_reads_back_with_texts_numbers_and_merges() {
        let long =
            |number: usize| format!("第{number}条很长的文字，没有一条相同{}", "长".repeat(60));
        let mut rows: Vec<Vec<Cell>> =
            (0..300).map(|row| vec![long(row).into(), Cell::Number(row as i64 * 101, 2)]).collect();
        rows[7][0] = Cell::Blank;
        let merge = Merge { top: 6, left: 0, bottom: 7, right: 0, repeats_in_text: true };
        let cover = vec!["统计说明".to_string()];
        let sheet =
            Sheet { name: "商品".into(), rows, merges: vec![merge], cover, ..Sheet::default() };
        let mut book = Xls::new(Cursor::new(bytes(&sheet).unwrap())).unwrap();
        assert_eq!(book.sheet_names(), ["说明", "商品"]);
        let range = book.worksheet_range("商品").unwrap();
        assert_eq!(range.get_size(), (300, 2));
        for row in [0, 6, 150, 299] {
            assert_eq!(range[(row, 0)], Data::String(long(row)));
            assert_eq!(range[(row, 1)], Data::Float(row as f64 * 101.0 / 100.0));
        }
        assert_eq!(range[(7, 0)], Data::Empty);
        let merges = book.merge_cells_by_sheet_name("商品").unwrap();
        assert_eq!((merges[0].start, merges[0].end), ((6, 0), (7, 0)));
    }
}
