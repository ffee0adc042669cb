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

/// Whether what was paid in this way was given to the shop earlier, or never: balances and visits of
/// a card. Known ways have codes, others stand as their source words them.
pub fn is_prepaid(method: &str) -> bool {
    const SIGNS: [&str; 9] = [
        "stored_",
        "times_card",
        "储值",
        "次卡",
        "会员卡",
        "礼品卡",
        "预付",
        "stored value",
        "gift card",
    ];
    let wording = method.to_lowercase();
    SIGNS.iter().any(|sign| wording.contains(sign))
}

/// Shares out what was paid for a whole order over the amounts of its lines, in proportion and
/// rounded half away from zero along the running total, so that no cent is lost. `None` when it is
/// no discount on these lines: more was paid than they come to, or their signs differ.
pub fn share_out(amounts: &[i64], paid: i64) -> Option<Vec<i64>> {
    let sum: i64 = amounts.iter().sum();
    let one_sign = amounts.iter().all(|amount| amount.signum() * sum.signum() >= 0);
    if sum == 0 || !one_sign || paid.signum() * sum.signum() < 0 || paid.abs() > sum.abs() {
        return None;
    }
    let whole = i128::from(sum).abs();
    let (mut so_far, mut given) = (0_i128, 0_i64);
    let share = |amount: &i64| {
        so_far += i128::from(*amount).abs();
        let exact = i128::from(paid).abs() * so_far;
        let until_here = (exact + whole / 2) / whole * i128::from(paid.signum());
        let until_here = i64::try_from(until_here).unwrap_or(paid);
        let own = until_here - given;
        given = until_here;
        own
    };
    Some(amounts.iter().map(share).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn balances_and_visits_of_a_card_are_no_new_money() {
        let cases = [
            ("cash", false),
            ("stored_principal", true),
            ("stored_gift", true),
            ("stored_value", true),
            ("times_card", true),
            ("储值卡支付", true),
            ("会员次卡", true),
            ("Stored Value Card", true),
            ("礼品卡", true),
            ("微信支付", false),
            ("支付宝余额", false), // of the platform, which pays the shop
            ("", false),
        ];
        for (method, expected) in cases {
            assert_eq!(is_prepaid(method), expected, "{method}");
        }
    }

    #[test]
    fn a_discount_on_an_order_is_shared_out_to_the_cent() {
        type Case = (&'static [i64], i64, Option<&'static [i64]>);
        let cases: [Case; 9] = [
            (&[6_000, 4_000], 10_000, Some(&[6_000, 4_000])),
            (&[6_000, 4_000], 9_000, Some(&[5_400, 3_600])),
            // 10.00 over three lines of 3.34: 3.33, 6.67 and 10.00 along the running total.
            (&[334, 334, 334], 1_000, Some(&[333, 334, 333])),
            (&[6_000], 0, Some(&[0])),
            (&[-6_000, -4_000], -9_000, Some(&[-5_400, -3_600])),
            (&[6_000, 4_000], 10_001, None),
            (&[6_000, -1_000], 4_500, None),
            (&[6_000], -100, None),
            (&[], 0, None),
        ];
        for (amounts, paid, shares) in cases {
            assert_eq!(share_out(amounts, paid).as_deref(), shares, "{amounts:?} {paid}");
        }
    }
}
