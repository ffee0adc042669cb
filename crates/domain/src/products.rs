//! Products and the things that share order lines with them.

use serde::{Deserialize, Serialize};

use crate::Id;

/// Something that can stand on an order line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct Product {
    /// Identity, derived from the code.
    pub id: Id,
    /// The chain's code, letters in upper case.
    pub code: String,
    /// Name.
    pub name: String,
    /// Category; empty when unknown.
    pub category: String,
    /// Goods or not.
    pub kind: ProductKind,
    /// Short code, for the counter.
    pub short_code: String,
    /// Unit of measure.
    pub unit: String,
    /// What one unit costs the chain, in minor units.
    #[specta(type = Option<f64>)]
    pub unit_cost: Option<i64>,
    /// What one unit is sold for, in minor units.
    #[specta(type = Option<f64>)]
    pub list_price: Option<i64>,
    /// How commission is reckoned, as the product list words it.
    pub commission_kind: String,
    /// The commission as the product list has it: an amount or a share.
    pub commission: String,
}

impl Product {
    /// A product of which no more than this is known.
    pub fn new(code: &str, name: &str, category: &str, kind: ProductKind) -> Self {
        Self {
            id: Self::id_of(code),
            code: normal_code(code),
            name: name.to_string(),
            category: category.to_string(),
            kind,
            short_code: String::new(),
            unit: String::new(),
            unit_cost: None,
            list_price: None,
            commission_kind: String::new(),
            commission: String::new(),
        }
    }

    /// The identity of the product with this code: the same on every device.
    pub fn id_of(code: &str) -> Id {
        Id::derived("product", &[&normal_code(code)])
    }
}

/// A code as it is compared: trimmed, letters in upper case (85123a is 85123A).
pub fn normal_code(code: &str) -> String {
    code.trim().to_uppercase()
}

/// What stands on the line. Only goods count as units; every kind counts in money.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, specta::Type,
)]
#[serde(rename_all = "snake_case")]
pub enum ProductKind {
    /// Goods.
    #[default]
    Goods,
    /// Postage and carriage.
    Postage,
    /// A discount written as a line.
    Discount,
    /// Bank charges, marketplace fees, commission.
    Fee,
    /// Gift vouchers.
    Voucher,
    /// Samples given away.
    Sample,
    /// An amount typed by hand, without goods named.
    Manual,
    /// A correction of the books.
    Adjustment,
}

impl ProductKind {
    /// Every kind, in the order of their permanent numbers.
    pub const ALL: [Self; 8] = [
        Self::Goods,
        Self::Postage,
        Self::Discount,
        Self::Fee,
        Self::Voucher,
        Self::Sample,
        Self::Manual,
        Self::Adjustment,
    ];

    /// The name kept in the database, never changed.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Goods => "goods",
            Self::Postage => "postage",
            Self::Discount => "discount",
            Self::Fee => "fee",
            Self::Voucher => "voucher",
            Self::Sample => "sample",
            Self::Manual => "manual",
            Self::Adjustment => "adjustment",
        }
    }
}
