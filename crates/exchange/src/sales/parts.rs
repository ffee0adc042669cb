//! Rows that hold several parts of an order in one cell.

/// One part, to become a line of its own.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PartLine {
    /// Code of the product; empty when there is none.
    pub code: Vec<u8>,
    /// Name of the product; empty when the line names none.
    pub name: Vec<u8>,
    /// Quantity in thousandths.
    pub quantity_milli: i64,
    /// Unit price in ten-thousandths; 0 when it is not known.
    pub unit_price_e4: i64,
    /// Amount in minor units.
    pub amount: i64,
    /// Whether its money went back, by its own status.
    pub is_given_back: bool,
}

/// The parts of a cell, which semicolons part.
pub fn parted(cell: &[u8]) -> Vec<&[u8]> {
    let mut parts = Vec::new();
    let mut rest = cell;
    loop {
        let ascii = rest.iter().position(|&byte| byte == b';').map(|at| (at, 1));
        let wide = rest.windows(3).position(|bytes| bytes == "；".as_bytes()).map(|at| (at, 3));
        let Some((at, length)) = ascii.into_iter().chain(wide).min() else { break };
        parts.push(crate::cell::bare(&rest[..at]));
        rest = &rest[at + length..];
    }
    let last = crate::cell::bare(rest);
    if !last.is_empty() || parts.is_empty() {
        parts.push(last);
    }
    parts
}

/// Names and counts of `口红(1件);面膜(2件)`; `None` when an item bears no count.
pub fn counted(cell: &[u8]) -> Option<Vec<(&str, i64)>> {
    parted(cell).into_iter().map(counted_item).collect()
}

fn counted_item(item: &[u8]) -> Option<(&str, i64)> {
    let text = std::str::from_utf8(item).ok()?;
    let inside = text.strip_suffix([')', '）'])?.trim_end().strip_suffix('件')?;
    let open = inside.rfind(['(', '（'])?;
    let count = inside[open..].trim_start_matches(['(', '（']).trim().parse().ok()?;
    Some((inside[..open].trim(), count))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn semicolons_of_both_widths_part_a_cell() {
        let cases: [(&str, &[&str]); 5] = [
            ("a;b", &["a", "b"]),
            ("\ta；\tb ;c", &["a", "b", "c"]),
            ("a;", &["a"]),
            ("a;;b", &["a", "", "b"]),
            ("", &[""]),
        ];
        for (cell, expected) in cases {
            let expected: Vec<&[u8]> = expected.iter().map(|part| part.as_bytes()).collect();
            assert_eq!(parted(cell.as_bytes()), expected, "{cell:?}");
        }
    }

    #[test]
    fn counts_stand_behind_the_names() {
        let cases = [
            ("口红(1件);面膜(2件)", Some(vec![("口红", 1), ("面膜", 2)])),
            ("口红（正红）（3件）", Some(vec![("口红（正红）", 3)])),
            ("口红", None),
            ("口红(1件);赠品", None),
        ];
        for (cell, expected) in cases {
            assert_eq!(counted(cell.as_bytes()), expected, "{cell}");
        }
    }
}
