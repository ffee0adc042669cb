//! Who bought: customers by their exact keys, buyers by weak marks.

use domain::Position;
use domain::customers::normal_phone;
use domain::mapping::Field;
use domain::phone_hash::normal_hash;
use domain::sales_file::{BuyerSeen, CustomerSeen, SalesFile};
use rustc_hash::FxHashMap;

use crate::cell::text::{half_width, shown};
use crate::sheet::Row;
use crate::table::Layout;
use crate::table::words::is_guest;

const FIELDS: [Field; 5] =
    [Field::CustomerNo, Field::Phone, Field::Card, Field::CustomerName, Field::Address];

/// Who bought, as far as a row says: at most one of the two.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Who {
    /// Position of the customer.
    pub customer: Option<Position>,
    /// Position of the buyer, when no exact key is known.
    pub buyer: Option<Position>,
}

/// The customers and buyers met so far.
#[derive(Debug)]
pub struct Customers {
    layout: Layout,
    platform: &'static str,
    any_column: bool,
    /// The columns that say something about who bought.
    columns: Vec<usize>,
    /// The cells as they stand in the file, to who they mean.
    by_cells: FxHashMap<Box<[u8]>, Who>,
    by_keys: FxHashMap<[Box<str>; 4], Position>,
    by_marks: FxHashMap<BuyerSeen, Position>,
    cells: Vec<u8>,
}

impl Customers {
    /// No customers yet. A platform's customer numbers are exact within it and bear its name.
    pub fn new(layout: Layout, platform: &'static str) -> Self {
        Self {
            layout,
            platform,
            any_column: FIELDS[..4].iter().any(|field| layout.has(*field)),
            columns: FIELDS.iter().filter_map(|field| layout.column(*field)).collect(),
            by_cells: FxHashMap::default(),
            by_keys: FxHashMap::default(),
            by_marks: FxHashMap::default(),
            cells: Vec::new(),
        }
    }

    /// Whether the file says anything about customers.
    pub fn are_named(&self) -> bool {
        self.any_column
    }

    /// Who bought what a row says; nobody for a guest.
    pub fn of_row(&mut self, row: &Row, file: &mut SalesFile) -> Who {
        if !self.any_column {
            return Who::default();
        }
        self.cells.clear();
        for column in &self.columns {
            self.cells.extend_from_slice(row.cell(*column));
            self.cells.push(0x1f);
        }
        if let Some(&known) = self.by_cells.get(self.cells.as_slice()) {
            return known;
        }
        let (customer, buyer) = who_in(row, &self.layout, self.platform);
        let customer = self.position_of(customer, &mut file.customers);
        let buyer = match customer {
            Some(_) => None,
            None => self.position_of_buyer(buyer, &mut file.buyers),
        };
        let who = Who { customer, buyer };
        self.by_cells.insert(self.cells.as_slice().into(), who);
        who
    }

    /// A phone with stars, or a name with an address: enough to suggest who it is.
    fn position_of_buyer(
        &mut self,
        buyer: BuyerSeen,
        seen: &mut Vec<BuyerSeen>,
    ) -> Option<Position> {
        let is_marked =
            !buyer.masked_phone.is_empty() || !(buyer.name.is_empty() || buyer.address.is_empty());
        if !is_marked {
            return None;
        }
        let next = Position::new(seen.len());
        let position = *self.by_marks.entry(buyer.clone()).or_insert(next);
        if position == next {
            seen.push(buyer);
        }
        Some(position)
    }

    fn position_of(
        &mut self,
        customer: CustomerSeen,
        seen: &mut Vec<CustomerSeen>,
    ) -> Option<Position> {
        let CustomerSeen { outside_id, phone, phone_hash, card, .. } = &customer;
        let keys = [outside_id, phone, phone_hash, card].map(Clone::clone);
        if keys.iter().all(|key| key.is_empty()) {
            return None;
        }
        let next = Position::new(seen.len());
        let position = *self.by_keys.entry(keys).or_insert(next);
        if position == next {
            seen.push(customer);
        } else if let Some(known) = seen.get_mut(position.index())
            && known.name.is_empty()
        {
            known.name = customer.name;
        }
        Some(position)
    }
}

fn who_in(row: &Row, layout: &Layout, platform: &str) -> (CustomerSeen, BuyerSeen) {
    let text = |field| {
        let cell = layout.bare(row, field);
        if is_guest(cell) { String::new() } else { shown(cell).into_owned() }
    };
    let member = text(Field::CustomerName);
    let (name, bracketed) = split_member(&member);
    let written_phone = text(Field::Phone);
    let phone = phone_in(&written_phone).or_else(|| phone_in(bracketed));
    let masked = [written_phone.as_str(), bracketed].into_iter().find(|text| is_masked(text));
    let address = text(Field::Address);
    let phone_hash = hash_in(&written_phone).filter(|_| phone.is_none());
    let customer = CustomerSeen {
        outside_id: outside_id(&text(Field::CustomerNo), platform).into(),
        phone: phone.unwrap_or_default().into(),
        phone_hash: phone_hash.unwrap_or_default().into(),
        card: text(Field::Card).into(),
        name: name.into(),
        birthday: Box::default(),
    };
    let buyer = BuyerSeen {
        name: unless_hidden(name).into(),
        masked_phone: masked.unwrap_or_default().into(),
        address: unless_hidden(&address).into(),
    };
    (customer, buyer)
}

/// A channel's number with the platform before it (`taobao:nick`); one with stars in it is no key.
fn outside_id(number: &str, platform: &str) -> String {
    let number = without_zero_fraction(number);
    if platform.is_empty() || number.is_empty() {
        return number.to_string();
    }
    if number.contains('*') {
        return String::new();
    }
    // A mail address is the same in capitals.
    let number = if number.contains('@') { number.to_lowercase() } else { number.to_string() };
    format!("{platform}:{number}")
}

fn is_masked(text: &str) -> bool {
    text.contains('*') && text.bytes().any(|byte| byte.is_ascii_digit())
}

/// A text of which something can be read.
fn unless_hidden(text: &str) -> &str {
    let shows = text.chars().any(|c| !matches!(c, '*' | ' ' | '-' | ','));
    if shows { text } else { "" }
}

fn phone_in(text: &str) -> Option<String> {
    let half: String = text.chars().map(half_width).collect();
    if is_relay(&half) {
        return None;
    }
    normal_phone(&half)
}

fn hash_in(text: &str) -> Option<String> {
    let half: String = text.trim().chars().map(half_width).collect();
    normal_hash(&half)
}

/// `13800138000-1234`, a number that a platform lends for one delivery.
fn is_relay(phone: &str) -> bool {
    let mut parts = phone.split(['-', '转']);
    let Some((line, extension)) = parts.next().zip(parts.next()) else { return false };
    let digits = |text: &str| text.bytes().filter(u8::is_ascii_digit).count();
    digits(line) == 11 && line.starts_with('1') && digits(extension) > 0
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
    fn a_number_lent_for_one_delivery_is_no_phone() {
        assert_eq!(phone_in("13800138000-1234"), None);
        assert_eq!(phone_in("13800138000转1234"), None);
        assert_eq!(phone_in("021-64310000").as_deref(), Some("02164310000"));
        assert_eq!(phone_in("138-0013-8000").as_deref(), Some("13800138000"));
    }

    #[test]
    fn a_channel_number_bears_its_platform() {
        let cases = [
            ("小鱼", "taobao", "taobao:小鱼"),
            ("A@Mail.example", "shopify", "shopify:a@mail.example"),
            ("t**3", "taobao", ""),
            ("17850.0", "", "17850"),
            ("", "jd", ""),
        ];
        for (number, platform, expected) in cases {
            assert_eq!(outside_id(number, platform), expected, "{number}");
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
