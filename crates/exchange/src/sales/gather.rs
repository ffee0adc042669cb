//! Items put beside each other by their document.

use std::ops::Range;

/// Sorts `items` by their document, keeping file order within each, and gives every document its
/// range. Each range holds only a count before, in its end.
pub fn gather<'d, Item: Copy>(
    items: &mut Vec<Item>,
    document_of_item: &[u32],
    ranges: impl Iterator<Item = &'d mut Range<u32>>,
) {
    let mut start = 0;
    let mut next: Vec<u32> = Vec::new();
    for range in ranges {
        let count = range.end;
        *range = start..start + count;
        next.push(start);
        start += count;
    }
    if document_of_item.is_sorted() {
        return;
    }
    let mut sorted = items.clone();
    for (item, document) in items.iter().zip(document_of_item) {
        let place = &mut next[*document as usize];
        sorted[*place as usize] = *item;
        *place += 1;
    }
    *items = sorted;
}
