//! Text without the dressing that spreadsheets and platforms put around it.

use std::borrow::Cow;

/// A cell without white space around it and without the signs that keep a number text:
/// `="123"`, a leading `'`, a leading tab.
pub fn bare(cell: &[u8]) -> &[u8] {
    let mut cell = trimmed(cell);
    loop {
        let undressed = match cell {
            [b'\'', rest @ ..] => rest,
            [b'=', b'"', inner @ .., b'"'] => inner,
            _ => return cell,
        };
        cell = trimmed(undressed);
    }
}

/// Whether a cell says nothing: empty, or the `-` that exports write for empty.
pub fn is_blank(bare_cell: &[u8]) -> bool {
    matches!(bare_cell, b"" | b"-" | b"--")
}

/// Without white space at both ends: the ASCII kinds, the ideographic space, the no-break space
/// and stray byte order marks.
fn trimmed(mut cell: &[u8]) -> &[u8] {
    loop {
        cell = cell.trim_ascii();
        cell = match cell {
            [0xe3, 0x80, 0x80, rest @ ..]
            | [0xef, 0xbb, 0xbf, rest @ ..]
            | [0xc2, 0xa0, rest @ ..]
            | [rest @ .., 0xe3, 0x80, 0x80]
            | [rest @ .., 0xef, 0xbb, 0xbf]
            | [rest @ .., 0xc2, 0xa0] => rest,
            _ => return cell,
        };
    }
}

/// The cell as text; bytes that are not UTF-8 are shown as the replacement character.
pub fn shown(cell: &[u8]) -> Cow<'_, str> {
    String::from_utf8_lossy(cell)
}

/// Full-width letters, digits and signs as their ordinary ASCII forms.
pub fn half_width(character: char) -> char {
    match character {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(character as u32 - 0xfee0).unwrap_or(character),
        '\u{3000}' => ' ',
        other => other,
    }
}

/// The first `limit` characters.
pub fn cut(text: &str, limit: usize) -> &str {
    text.char_indices().nth(limit).map_or(text, |(end, _)| &text[..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_lose_their_dressing() {
        let cases = [
            ("536365", "536365"),
            ("=\"138001380001234\"", "138001380001234"),
            ("'13800138000", "13800138000"),
            ("\t4980000123", "4980000123"),
            (" \u{3000}A\u{a0}", "A"),
            ("\u{feff}订单号 ", "订单号"),
            ("=\"\t'0012 \"", "0012"),
            ("=\"", "=\""),
            ("=A1+B1", "=A1+B1"),
            ("12\" RULER", "12\" RULER"),
            ("'", ""),
            ("", ""),
        ];
        for (cell, expected) in cases {
            assert_eq!(bare(cell.as_bytes()), expected.as_bytes(), "{cell:?}");
        }
    }

    #[test]
    fn a_dash_is_an_empty_cell_and_a_minus_number_is_not() {
        assert!(is_blank(b"") && is_blank(b"-") && is_blank(b"--"));
        assert!(!is_blank(b"-1") && !is_blank(b"0"));
    }

    #[test]
    fn a_cut_never_splits_a_character() {
        let cases = [("店环店环", 2, "店环"), ("abc", 3, "abc"), ("abc", 5, "abc"), ("店", 0, "")];
        for (text, limit, expected) in cases {
            assert_eq!(cut(text, limit), expected);
        }
    }
}
