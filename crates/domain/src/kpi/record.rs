//! What is kept of KPI sheets: their versions, whom they measure, and what people say of each other.

use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::{KpiContent, Words};
use crate::Id;
use crate::calendar::Grain;

/// What stands above a printed sheet (K-99); empty where nobody filled it in.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(default)]
pub struct SheetHead {
    /// Number of the document in the chain's files.
    pub file_number: String,
    /// Who wrote it.
    pub written_by: String,
    /// Who checked it.
    pub checked_by: String,
    /// Who approved it.
    pub approved_by: String,
}

/// One version of a KPI sheet (考核表). What is published is never changed again: a change is
/// another version, so that an old period is always scored by the rules of its time (K-15, D-20).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct KpiSheet {
    /// Identity of this version.
    pub id: Id,
    /// Identity of the sheet through all its versions.
    pub family_id: Id,
    /// Counts from 1.
    pub version: u32,
    /// What people call it.
    pub name: Words,
    /// How long a period is.
    pub cycle: Grain,
    /// The first day it counts for; `None` for a draft.
    pub published_from: Option<NaiveDate>,
    /// Since when it counts no more, without another version that would; `None` while it does.
    pub retired_from: Option<NaiveDate>,
    /// What stands above it in print.
    pub head: SheetHead,
    /// What it holds.
    pub content: KpiContent,
    /// Why this version was made; empty for the first.
    pub change_reason: String,
    /// Code of the template it was made from; empty for none.
    pub template: String,
}

/// Whom an assignment names. The nearest wins: a person's own before that of the post, the
/// department, the store, the chain.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, specta::Type,
)]
#[serde(rename_all = "snake_case")]
pub enum AssignedTo {
    /// Everybody.
    Chain,
    /// Everybody in a store.
    Store,
    /// Everybody in a department.
    Department,
    /// Everybody in a post.
    Post,
    /// One person.
    Person,
}

/// Whom a sheet measures, and when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct KpiAssignment {
    /// Identity.
    pub id: Id,
    /// The sheet.
    pub family_id: Id,
    /// Whom it names.
    pub kind: AssignedTo,
    /// The post; empty for every other kind.
    pub post: String,
    /// The store, department or person; `None` for the other kinds.
    pub target_id: Option<Id>,
    /// First day.
    pub from_on: NaiveDate,
    /// Last day; `None` while it has no end.
    pub to_on: Option<NaiveDate>,
}

/// A mark that somebody gave for an item, with what shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct KpiRating {
    /// Identity, the same for the same rater, person, item and period.
    pub id: Id,
    /// Who is rated.
    pub employee_id: Id,
    /// The sheet.
    pub family_id: Id,
    /// Key of the item.
    pub item: String,
    /// First day of the period.
    pub period_from: NaiveDate,
    /// The mark.
    #[specta(type = String)]
    pub value: Decimal,
    /// What shows it.
    pub evidence: String,
    /// Who gave it.
    pub rater_id: Id,
    /// The day on which it was given last.
    pub day: NaiveDate,
}

/// Where somebody works, and as what, from a day on (任职).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct Posting {
    /// Identity, the same for the same person and day.
    pub id: Id,
    /// Who.
    pub employee_id: Id,
    /// First day.
    pub from_on: NaiveDate,
    /// What they are there, in the chain's words; may be empty.
    pub post: String,
    /// The department.
    pub department_id: Option<Id>,
    /// The store.
    pub store_id: Option<Id>,
    /// The region they answer for.
    pub region_id: Option<Id>,
}

/// That both sides agreed to a sheet before its period is judged (K-127).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct KpiAgreement {
    /// Identity, the same for the same person, sheet and period.
    pub id: Id,
    /// Who is measured.
    pub employee_id: Id,
    /// The version they agreed to.
    pub sheet_id: Id,
    /// First day of the period.
    pub period_from: NaiveDate,
    /// When the person agreed, UTC milliseconds.
    #[specta(type = Option<f64>)]
    pub employee_at: Option<i64>,
    /// When somebody above agreed, UTC milliseconds.
    #[specta(type = Option<f64>)]
    pub manager_at: Option<i64>,
    /// Who above.
    pub manager_id: Option<Id>,
}

impl KpiAssignment {
    /// Whether it counts on a day.
    pub fn counts_on(&self, day: NaiveDate) -> bool {
        self.from_on <= day && self.to_on.is_none_or(|to| day <= to)
    }
}

impl KpiSheet {
    /// Of the versions of one sheet, the one that counts on a day: the newest published until then,
    /// unless it was retired.
    pub fn valid_on(versions: &[Self], day: NaiveDate) -> Option<&Self> {
        versions
            .iter()
            .filter(|one| one.published_from.is_some_and(|from| from <= day))
            .max_by_key(|one| (one.published_from, one.version))
            .filter(|one| one.retired_from.is_none_or(|retired| day < retired))
    }
}
