//! The weekly word on a key result: how confident its owner is, and what is in the way.

use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::Id;

/// A check-in (每周更新).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct CheckIn {
    /// Identity.
    pub id: Id,
    /// The key result.
    pub key_result_id: Id,
    /// Who wrote it.
    pub employee_id: Id,
    /// On which day.
    pub day: NaiveDate,
    /// How sure they are that it will be reached, 0 to 10.
    pub confidence: u32,
    /// How it goes.
    pub note: String,
    /// What is in the way; empty for nothing.
    pub obstacle: String,
    /// The value, where no metric tells it.
    #[specta(type = Option<String>)]
    pub value: Option<Decimal>,
}

impl CheckIn {
    /// The greatest confidence.
    pub const SUREST: u32 = 10;
}
