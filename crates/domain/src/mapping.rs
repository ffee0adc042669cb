//! Column mappings: which column of a file carries which field.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::Id;

/// A field of a sales file.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, specta::Type,
)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    /// Number of the order, receipt or invoice. Needed.
    OrderNo,
    /// When it was sold. Needed.
    OrderedAt,
    /// Code of the product.
    ProductCode,
    /// Name of the product.
    ProductName,
    /// Category of the product.
    Category,
    /// Quantity.
    Quantity,
    /// Price of one unit.
    UnitPrice,
    /// Amount paid for the line. Needed when quantity and unit price are not both there.
    Amount,
    /// The customer's number in the source.
    CustomerNo,
    /// The customer's phone number.
    Phone,
    /// The customer's member card.
    Card,
    /// The customer's name.
    CustomerName,
    /// Store name or code.
    Store,
    /// Employee who sold: name or code.
    Employee,
    /// Sales channel.
    Channel,
    /// Sale or refund, in words.
    Kind,
    /// Order status, in words.
    Status,
    /// Country or region of the buyer. Read to recognise a format; not stored.
    Country,
}

impl Field {
    /// Every field, in the order a form shows them.
    pub const ALL: [Self; 18] = [
        Self::OrderNo,
        Self::OrderedAt,
        Self::ProductCode,
        Self::ProductName,
        Self::Category,
        Self::Quantity,
        Self::UnitPrice,
        Self::Amount,
        Self::CustomerNo,
        Self::Phone,
        Self::Card,
        Self::CustomerName,
        Self::Store,
        Self::Employee,
        Self::Channel,
        Self::Kind,
        Self::Status,
        Self::Country,
    ];

    /// The stable name used in mapping files and in the interface's texts.
    pub const fn code(self) -> &'static str {
        match self {
            Self::OrderNo => "order_no",
            Self::OrderedAt => "ordered_at",
            Self::ProductCode => "product_code",
            Self::ProductName => "product_name",
            Self::Category => "category",
            Self::Quantity => "quantity",
            Self::UnitPrice => "unit_price",
            Self::Amount => "amount",
            Self::CustomerNo => "customer_no",
            Self::Phone => "phone",
            Self::Card => "card",
            Self::CustomerName => "customer_name",
            Self::Store => "store",
            Self::Employee => "employee",
            Self::Channel => "channel",
            Self::Kind => "kind",
            Self::Status => "status",
            Self::Country => "country",
        }
    }
}

/// A mapping that a person made for files with a certain header row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct Mapping {
    /// Identity, derived from the fingerprint: the same headers have one mapping in the chain.
    pub id: Id,
    /// What people call this source.
    pub name: String,
    /// Fingerprint of the header row (see [`fingerprint`]).
    pub fingerprint: String,
    /// Field to header text, as it stands in the file.
    pub columns: BTreeMap<Field, String>,
}

impl Mapping {
    /// The identity of the mapping for this header row.
    pub fn id_of(fingerprint: &str) -> Id {
        Id::derived("mapping", &[fingerprint])
    }
}

/// A header as it is compared: without white space around, byte order mark, tab, quote signs or
/// letter case.
pub fn normal_header(header: &str) -> String {
    header
        .trim_matches(|c: char| c.is_whitespace() || matches!(c, '\u{feff}' | '\'' | '"' | '='))
        .to_lowercase()
}

/// One text that stands for a header row whatever the order of its columns.
pub fn fingerprint(headers: &[String]) -> String {
    let mut names: Vec<String> =
        headers.iter().map(|h| normal_header(h)).filter(|h| !h.is_empty()).collect();
    names.sort();
    names.join("\u{1f}")
}

/// Which needed fields a set of mapped fields lacks; empty when a file can be imported with it.
pub fn missing_fields<'a>(mapped: impl IntoIterator<Item = &'a Field>) -> Vec<Field> {
    let mapped: Vec<Field> = mapped.into_iter().copied().collect();
    let has = |field| mapped.contains(&field);
    let mut missing: Vec<Field> =
        [Field::OrderNo, Field::OrderedAt].into_iter().filter(|field| !has(*field)).collect();
    if !has(Field::Amount) {
        missing
            .extend([Field::Quantity, Field::UnitPrice].into_iter().filter(|field| !has(*field)));
    }
    missing
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fingerprint_ignores_order_case_and_dressing() {
        let one = ["\u{feff}订单号".to_string(), " 数量 ".to_string(), "SKU".to_string()];
        let two = ["sku".to_string(), "'订单号".to_string(), "数量".to_string()];
        assert_eq!(fingerprint(&one), fingerprint(&two));
        assert_ne!(fingerprint(&one), fingerprint(&two[..2]));
    }

    #[test]
    fn a_file_needs_number_time_and_an_amount() {
        use Field::{Amount, OrderNo, OrderedAt, Quantity, UnitPrice};
        let cases: [(&[Field], &[Field]); 5] = [
            (&[OrderNo, OrderedAt, Amount], &[]),
            (&[OrderNo, OrderedAt, Quantity, UnitPrice], &[]),
            (&[OrderNo, OrderedAt, Quantity], &[UnitPrice]),
            (&[OrderNo, Amount], &[OrderedAt]),
            (&[], &[OrderNo, OrderedAt, Quantity, UnitPrice]),
        ];
        for (mapped, missing) in cases {
            assert_eq!(missing_fields(mapped), missing, "{mapped:?}");
        }
    }
}
