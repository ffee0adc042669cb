//! Who bought: customers by their exact keys.

use domain::customers::normal_phone;
use domain::mapping::Field;
use domain::sales_file::CustomerSeen;
use rustc_hash::FxHashMap;

use super::layout::Layout;
use super::words::is_guest;
use crate::cell::text::{half_width, shown};
use crate::sheet::Row;

const FIELDS: [Field; 4] = [Field::CustomerNo, Field::Phone, Field::Card, Field::CustomerName];

/// The customers met so far.
#[derive(Debug)]
pub struct Customers {
    layout: Layout,
    any_column: bool,
    /// The four cells as they stand in the file, to the customer they mean.
    by_cells: FxHashMap<Box<[u8]>, Option<u32>>,
    by_keys: FxHashMap<[Box<str>; 3], u32>,
    cells: Vec<u8>,
}

impl Customers {
    /// No customers yet.
    pub fn new(layout: Layout) -> Self {
        Self {
            layout,
            any_column: FIELDS.iter().any(|field| layout.has(*field)),
            by_cells: FxHashMap::default(),
            by_keys: FxHashMap::default(),
            cells: Vec::new(),
        }
    }

    /// Whether the file says anything about customers.
    pub fn are_named(&self) -> bool {
        self.any_column
    }

    /// The customer of a row as a position in `seen`; `None` for a guest.
    pub fn of_row(&mut self, row: &Row, seen: &mut Vec<CustomerSeen>) -> Option<u32> {
        if !self.any_column {
            return None;
        }
        self.cells.clear();
        for field in FIELDS {
            self.cells.extend_from_slice(self.layout.raw(row, field));
            self.cells.push(0x1f);
        }
        if let Some(&known) = self.by_cells.get(self.cells.as_slice()) {
            return known;
        }
        let position = self.position_of(customer_in(row, &self.layout), seen);
        self.by_cells.insert(self.cells.as_slice().into(), position);
        position
    }

    fn position_of(&mut self, customer: CustomerSeen, seen: &mut Vec<CustomerSeen>) -> Option<u32> {
        let keys = [&customer.outside_id, &customer.phone, &customer.card].map(Clone::clone);
        if keys.iter().all(|key| key.is_empty()) {
            return None;
        }
        let next = u32::try_from(seen.len()).ok()?;
        let position = *self.by_keys.entry(keys).or_insert(next);
        if position == next {
            seen.push(customer);
        } else if let Some(known) = seen.get_mut(position as usize)
            && known.name.is_empty()
        {
            known.name = customer.name;
        }
        Some(position)
    }
}

fn customer_in(row: &Row, layout: &Layout) -> CustomerSeen {
    let text = |field| {
        let cell = layout.bare(row, field);
        if is_guest(cell) { String::new() } else { shown(cell).into_owned() }
    };
    let member = text(Field::CustomerName);
    let (name, bracketed) = split_member(&member);
    let phone = phone_in(&text(Field::Phone)).or_else(|| phone_in(bracketed));
    CustomerSeen {
        outside_id: without_zero_fraction(&text(Field::CustomerNo)).into(),
        phone: phone.unwrap_or_default().into(),
        card: text(Field::Card).into(),
        name: name.into(),
    }
}

fn phone_in(text: &str) -> Option<String> {
    let half: String = text.chars().map(half_width).collect();
    normal_phone(&half)
}

/// `17850.0`, as a spreadsheet writes a number, is the customer 17850.
fn without_zero_fraction(number: &str) -> &str {
    match number.strip_suffix(".0") {
        Some(whole) if !whole.is_empty() && whole.bytes().all(|b| b.is_ascii_digit()) => whole,
        _ => number,
    }
}

/// Name and what is in brackets behind it: `张三（13800138000）`. A cell that is nothing but a
/// mobile number is a phone without a name.
fn split_member(cell: &str) -> (&str, &str) {
    let is_mobile =
        cell.len() == 11 && cell.starts_with('1') && cell.bytes().all(|b| b.is_ascii_digit());
    if is_mobile {
        return ("", cell);
    }
    let closed = cell.strip_suffix('）').or_else(|| cell.strip_suffix(')'));
    let Some(inside) = closed else { return (cell, "") };
    let Some(open) = inside.rfind(['（', '(']) else { return (cell, "") };
    let bracketed = inside[open..].trim_start_matches(['（', '(']);
    if phone_in(bracketed).is_none() && !bracketed.contains('*') {
        return (cell, "");
    }
    (inside[..open].trim(), bracketed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_member_cell_splits_into_name_and_phone() {
        let cases = [
            ("张三（13800138000）", ("张三", "13800138000")),
            ("李四(13900139000)", ("李四", "13900139000")),
            ("王五（138****8000）", ("王五", "138****8000")),
            ("赵六（徐汇）", ("赵六（徐汇）", "")),
            ("13800138000", ("", "13800138000")),
            ("孙七", ("孙七", "")),
        ];
        for (cell, expected) in cases {
            assert_eq!(split_member(cell), expected, "{cell}");
        }
    }

    #[test]
    fn a_number_written_as_a_decimal_is_the_same_customer() {
        let cases = [("17850.0", "17850"), ("17850", "17850"), ("A.0", "A.0"), ("1.5", "1.5")];
        for (text, expected) in cases {
            assert_eq!(without_zero_fraction(text), expected);
        }
    }
}
