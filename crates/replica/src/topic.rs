//! What a write changed, in the words by which the window knows what to read again.

use domain::registry::{self, Table};
use serde::{Deserialize, Serialize};

/// A group of readings that a write can make stale.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, specta::Type,
)]
#[serde(rename_all = "snake_case")]
pub enum Topic {
    /// The chain's name and rules.
    Chain,
    /// Regions, stores, departments.
    Org,
    /// Employees, roles, passwords.
    People,
    /// Products.
    Products,
    /// Customers.
    Customers,
    /// Orders and refunds.
    Orders,
    /// Every computed number.
    Metrics,
    /// Goals, and what is said about them.
    Goals,
    /// KPI sheets, whom they measure, and what is said about scores.
    Scores,
    /// What somebody has to know or to do.
    Notices,
    /// Past imports.
    Imports,
    /// Column mappings.
    Mappings,
    /// Backups.
    Backups,
    /// Settings of this device.
    Settings,
}

impl Topic {
    /// Every topic.
    pub const ALL: [Self; 14] = [
        Self::Chain,
        Self::Org,
        Self::People,
        Self::Products,
        Self::Customers,
        Self::Orders,
        Self::Metrics,
        Self::Goals,
        Self::Scores,
        Self::Notices,
        Self::Imports,
        Self::Mappings,
        Self::Backups,
        Self::Settings,
    ];

    /// What a change of this table makes stale.
    pub(crate) fn of(table: &Table) -> &'static [Self] {
        match table.number {
            n if n == registry::CHAIN.number || n == registry::HIDDEN_MODULES.number => {
                &[Self::Chain]
            }
            n if n == registry::REGION.number || n == registry::STORE.number => {
                &[Self::Org, Self::Metrics]
            }
            n if n == registry::DEPARTMENT.number || n == registry::CLOSED_DAY.number => {
                &[Self::Org]
            }
            n if n == registry::EMPLOYEE.number || n == registry::CREDENTIAL.number => {
                &[Self::People]
            }
            n if n == registry::PRODUCT.number => &[Self::Products, Self::Metrics],
            // A code that stands for a product takes along what was sold under it.
            n if n == registry::PRODUCT_ALIAS.number => {
                &[Self::Products, Self::Orders, Self::Metrics]
            }
            // Whom orders count for hangs on both: who was merged, and who a buyer is said to be.
            n if n == registry::CUSTOMER.number || n == registry::BUYER.number => {
                &[Self::Customers, Self::Orders, Self::Metrics]
            }
            n if n == registry::CUSTOMER_RULES.number => &[Self::Customers],
            n if n == registry::TAG.number
                || n == registry::SEGMENT.number
                || n == registry::LEVEL_RULES.number
                || n == registry::LEVEL_CHANGE.number
                || n == registry::CUSTOMER_TAG.number
                || n == registry::CONTACT.number
                || n == registry::CONSENT.number
                || n == registry::PHONE_REVEAL.number =>
            {
                &[Self::Customers]
            }
            // Two metrics count goals.
            n if n == registry::OBJECTIVE.number
                || n == registry::KEY_RESULT.number
                || n == registry::GOAL_LINK.number =>
            {
                &[Self::Goals, Self::Metrics]
            }
            n if n == registry::CHECK_IN.number
                || n == registry::GOAL_RULES.number
                || n == registry::PROMOTION.number =>
            {
                &[Self::Goals]
            }
            n if n == registry::POSTING.number
                || n == registry::KPI_SHEET.number
                || n == registry::KPI_ASSIGNMENT.number
                || n == registry::KPI_RATING.number
                || n == registry::KPI_AGREEMENT.number
                || n == registry::KPI_RESULT.number =>
            {
                &[Self::Scores]
            }
            n if n == registry::TODO.number || n == registry::NOTICE.number => &[Self::Notices],
            n if n == registry::MAPPING.number => &[Self::Mappings],
            n if n == registry::IMPORT.number => &[Self::Imports],
            n if n == registry::OWN_METRIC.number
                || n == registry::MANUAL_VALUE.number
                || n == registry::PINNED_METRICS.number =>
            {
                &[Self::Metrics]
            }
            _ => &[Self::Orders, Self::Metrics],
        }
    }
}

/// The answer of a write: what it gave, the transaction by which it can be undone (none when
/// nothing changed), and what to read again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Done<T = ()> {
    /// What the operation gave.
    pub value: T,
    /// This device's transaction number.
    pub tx: Option<i64>,
    /// What to read again.
    pub changed: Vec<Topic>,
}
