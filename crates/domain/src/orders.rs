//! Orders, refunds and adjustments: the documents from which every sales number is computed.

use serde::{Deserialize, Serialize};

/// What kind of document a row of the order book is.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, specta::Type,
)]
#[serde(rename_all = "snake_case")]
pub enum DocumentKind {
    /// Goods sold for money.
    #[default]
    Sale,
    /// Money given back.
    Refund,
    /// A correction of the books that is neither: bad debt, stock written off.
    Adjustment,
}

impl DocumentKind {
    /// Every kind, in the order of their permanent numbers.
    pub const ALL: [Self; 3] = [Self::Sale, Self::Refund, Self::Adjustment];

    /// The permanent number kept in the database.
    pub const fn number(self) -> i64 {
        match self {
            Self::Sale => 0,
            Self::Refund => 1,
            Self::Adjustment => 2,
        }
    }

    /// The kind of a permanent number.
    pub fn from_number(number: i64) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.number() == number)
    }
}

/// Whether a document counts.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, specta::Type,
)]
#[serde(rename_all = "snake_case")]
pub enum DocumentStatus {
    /// Paid (or refunded): it counts.
    #[default]
    Paid,
    /// Placed but not paid yet: shown, not counted.
    Unpaid,
    /// Closed without money, or voided by a person: shown, not counted.
    Closed,
}

impl DocumentStatus {
    /// Every status, in the order of their permanent numbers.
    pub const ALL: [Self; 3] = [Self::Paid, Self::Unpaid, Self::Closed];

    /// The permanent number kept in the database.
    pub const fn number(self) -> i64 {
        match self {
            Self::Paid => 0,
            Self::Unpaid => 1,
            Self::Closed => 2,
        }
    }

    /// The status of a permanent number.
    pub fn from_number(number: i64) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.number() == number)
    }

    /// Only paid documents are counted in any metric.
    pub const fn counts(self) -> bool {
        matches!(self, Self::Paid)
    }
}
