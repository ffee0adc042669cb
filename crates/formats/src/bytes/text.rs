//! Tables as delimited text.

use super::Encoding;
use crate::sheet::{Cell, Quoting, Sheet};

/// The table's bytes in one of the text encodings.
pub fn bytes(sheet: &Sheet, encoding: Encoding) -> Vec<u8> {
    let text = delimited(sheet);
    match encoding {
        Encoding::Gbk => gbk(&text),
        Encoding::Gb18030 => encoding_rs::GB18030.encode(&text).0.into_owned(),
        Encoding::Utf8Bom => format!("\u{feff}{text}").into_bytes(),
        Encoding::Utf16Le => {
            let marked = format!("\u{feff}{text}");
            marked.encode_utf16().flat_map(u16::to_le_bytes).collect()
        }
        Encoding::Utf8 | Encoding::Xlsx | Encoding::Xls => text.into_bytes(),
    }
}

/// GBK with a question mark for what it does not have.
fn gbk(text: &str) -> Vec<u8> {
    let (whole, _, lossy) = encoding_rs::GBK.encode(text);
    if !lossy {
        return whole.into_owned();
    }
    let mut letter = [0; 4];
    let mut known =
        |letter_of: char| !encoding_rs::GBK.encode(letter_of.encode_utf8(&mut letter)).2;
    let readable: String =
        text.chars().map(|letter| if known(letter) { letter } else { '?' }).collect();
    encoding_rs::GBK.encode(&readable).0.into_owned()
}

fn delimited(sheet: &Sheet) -> String {
    let mut rows = sheet.rows.clone();
    for merge in sheet.merges.iter().filter(|merge| merge.repeats_in_text) {
        let first = rows.get(merge.top).and_then(|row| row.get(merge.left)).cloned();
        for row in rows.iter_mut().take(merge.bottom + 1).skip(merge.top + 1) {
            if let (Some(cell), Some(first)) = (row.get_mut(merge.left), &first) {
                cell.clone_from(first);
            }
        }
    }
    let separator = if sheet.tabs { '\t' } else { ',' };
    let mut text = String::new();
    for row in &rows {
        for (column, cell) in row.iter().enumerate() {
            if column > 0 {
                text.push(separator);
            }
            push_cell(&mut text, cell, separator, sheet.quoting);
        }
        text.push_str("\r\n");
    }
    text
}

fn push_cell(text: &mut String, cell: &Cell, separator: char, quoting: Quoting) {
    let shown = cell.shown();
    let is_formula = shown.starts_with("=\"") && shown.ends_with('"');
    let needs = shown.contains([separator, '"', '\n', '\r']);
    let quoted = match quoting {
        Quoting::Always => true,
        Quoting::Needed => needs,
        Quoting::BareFormulas => needs && !is_formula,
    };
    if !quoted {
        return text.push_str(&shown);
    }
    text.push('"');
    text.push_str(&shown.replace('"', "\"\""));
    text.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheet(quoting: Quoting) -> Sheet {
        let cells = ["=\"12\"", "a,b", "c\nd", "e"].map(Cell::from).to_vec();
        Sheet { rows: vec![cells], quoting, ..Sheet::default() }
    }

    #[test]
    fn cells_are_quoted_as_the_export_does_it() {
        let cases = [
            (Quoting::Needed, "\"=\"\"12\"\"\",\"a,b\",\"c\nd\",e\r\n"),
            (Quoting::BareFormulas, "=\"12\",\"a,b\",\"c\nd\",e\r\n"),
            (Quoting::Always, "\"=\"\"12\"\"\",\"a,b\",\"c\nd\",\"e\"\r\n"),
        ];
        for (quoting, expected) in cases {
            assert_eq!(delimited(&sheet(quoting)), expected, "{quoting:?}");
        }
    }

    #[test]
    fn every_encoding_begins_and_reads_as_it_must() {
        let sheet = Sheet { rows: vec![vec!["店𠮷".into()]], ..Sheet::default() };
        let of = |encoding| bytes(&sheet, encoding);
        assert_eq!(of(Encoding::Gbk), [0xb5, 0xea, b'?', b'\r', b'\n'], "GBK lacks the second");
        assert_eq!(of(Encoding::Utf8), "店𠮷\r\n".as_bytes());
        assert_eq!(of(Encoding::Utf8Bom)[..6], [0xef, 0xbb, 0xbf, 0xe5, 0xba, 0x97]);
        assert_eq!(of(Encoding::Utf16Le)[..4], [0xff, 0xfe, 0x97, 0x5e]);
        let four_bytes = &of(Encoding::Gb18030)[2..6];
        assert_eq!(four_bytes, [0x95, 0x34, 0xb2, 0x35], "U+20BB7 in the standard's table");
    }
}
