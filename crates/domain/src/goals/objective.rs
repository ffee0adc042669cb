//! An objective: what somebody wants to reach in a period, and why.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Decomposition, Method};
use crate::Id;
use crate::calendar::Period;

/// At which level an objective stands (G-01), the highest first.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, specta::Type,
)]
#[serde(rename_all = "snake_case")]
pub enum HolderKind {
    /// The chain as a whole.
    Chain,
    /// A region.
    Region,
    /// A department.
    Department,
    /// A store.
    Store,
    /// One person.
    Employee,
}

/// Whose objective it is: a level, and who of that level.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Holder {
    /// The chain as a whole.
    Chain,
    /// A region.
    Region(Id),
    /// A department.
    Department(Id),
    /// A store.
    Store(Id),
    /// One person.
    Employee(Id),
}

/// What an objective is about.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, specta::Type,
)]
#[serde(rename_all = "snake_case")]
pub enum ObjectiveKind {
    /// The business.
    #[default]
    Business,
    /// A person's own development (G-26).
    Development,
}

/// A person's plan to grow (G-26).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(default)]
pub struct Development {
    /// Whom they take as a model (目标角色).
    pub role_model: String,
    /// What they are good at.
    pub strengths: Vec<String>,
    /// What they lack beside the model.
    pub gaps: Vec<String>,
    /// What they will do about it.
    pub actions: Vec<String>,
    /// Whether it counts in a score; it does not unless somebody weights it.
    pub is_weighted: bool,
}

/// What was learnt at the end of the period.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(default)]
pub struct ObjectiveReview {
    /// The owner's own mark, 0 to 100; `None` before the review.
    pub score: Option<u32>,
    /// What went well, what did not, what to do next time.
    pub lessons: String,
    /// The objective of the next period that goes on from here.
    pub carried_to: Option<Id>,
}

/// An objective (目标).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct Objective {
    /// Identity.
    pub id: Id,
    /// What is to be reached.
    pub title: String,
    /// Why it matters; an objective without is incomplete (G-27).
    pub why: String,
    /// At which level it stands.
    pub holder: HolderKind,
    /// Who of that level; `None` for the chain.
    pub holder_id: Option<Id>,
    /// Who answers for it.
    pub owner_id: Id,
    /// First day of its period.
    pub begins_on: NaiveDate,
    /// Last day of its period.
    pub ends_on: NaiveDate,
    /// Whether it is meant as an OKR or as a KPI.
    pub method: Method,
    /// What it is about.
    pub kind: ObjectiveKind,
    /// Where it comes from in the chain's plan (G-22).
    pub decomposition: Decomposition,
    /// A person's plan to grow; empty for the business.
    pub development: Development,
    /// Agreed: numbers change only with a reason.
    pub locked: bool,
    /// Why it was changed after it was agreed; empty while it was not.
    pub change_reason: String,
    /// What was learnt at the end.
    pub review: ObjectiveReview,
    /// The template it was made from; empty for none.
    pub template: String,
}

/// What an objective still lacks, or is wrong with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum ObjectiveFault {
    /// Nobody said why (G-27).
    NoWhy,
    /// It has no key result.
    NoKeyResult,
    /// The weights of its key results do not add up to 100.
    Weights,
    /// A level of the plan it comes from is missing (G-22).
    Decomposition,
    /// It stands below the chain and supports nothing.
    NotAligned,
    /// Its store closes before its period ends.
    StoreCloses,
}

impl Objective {
    /// Whose objective it is; `None` when the level and who of it do not fit.
    pub fn whose(&self) -> Option<Holder> {
        Some(match (self.holder, self.holder_id) {
            (HolderKind::Chain, None) => Holder::Chain,
            (HolderKind::Region, Some(id)) => Holder::Region(id),
            (HolderKind::Department, Some(id)) => Holder::Department(id),
            (HolderKind::Store, Some(id)) => Holder::Store(id),
            (HolderKind::Employee, Some(id)) => Holder::Employee(id),
            _ => return None,
        })
    }

    /// Its days.
    pub fn period(&self) -> Period {
        Period { from: self.begins_on, to: self.ends_on }
    }

    /// What it lacks, given the weights of its key results (with those it shares) and whether it
    /// supports another.
    pub fn faults(&self, weights: &[u32], is_aligned: bool) -> Vec<ObjectiveFault> {
        let sum: u32 = weights.iter().sum();
        let is_business = self.kind == ObjectiveKind::Business;
        let lacks = [
            (ObjectiveFault::NoWhy, self.why.trim().is_empty()),
            (ObjectiveFault::NoKeyResult, weights.is_empty()),
            (ObjectiveFault::Weights, !weights.is_empty() && sum != 100),
            (
                ObjectiveFault::Decomposition,
                self.decomposition.is_begun() && self.decomposition.missing(true).is_some(),
            ),
            (
                ObjectiveFault::NotAligned,
                is_business && self.holder != HolderKind::Chain && !is_aligned,
            ),
        ];
        lacks.into_iter().filter_map(|(fault, is_so)| is_so.then_some(fault)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn objective(why: &str, holder: HolderKind) -> Objective {
        let id = Id::derived("objective", &["1"]);
        let day = |text: &str| text.parse().expect(text);
        Objective {
            id,
            title: "双11 GMV破亿".into(),
            why: why.into(),
            holder,
            holder_id: (holder != HolderKind::Chain).then_some(id),
            owner_id: id,
            begins_on: day("2026-10-01"),
            ends_on: day("2026-12-31"),
            method: Method::Okr,
            kind: ObjectiveKind::Business,
            decomposition: Decomposition::default(),
            development: Development::default(),
            locked: false,
            change_reason: String::new(),
            review: ObjectiveReview::default(),
            template: String::new(),
        }
    }

    #[test]
    fn what_an_objective_lacks_is_named() {
        use ObjectiveFault as F;
        let (chain, store) = (HolderKind::Chain, HolderKind::Store);
        type Case = (&'static str, HolderKind, &'static [u32], bool, &'static [F]);
        let cases: [Case; 8] = [
            ("赢下双11", chain, &[60, 40], false, &[]),
            ("", chain, &[100], false, &[F::NoWhy]),
            ("  ", chain, &[100], false, &[F::NoWhy]),
            ("赢下双11", chain, &[], false, &[F::NoKeyResult]),
            ("赢下双11", chain, &[60, 39], false, &[F::Weights]),
            ("赢下双11", chain, &[60, 41], false, &[F::Weights]),
            ("赢下双11", store, &[100], false, &[F::NotAligned]),
            ("赢下双11", store, &[100], true, &[]),
        ];
        for (why, holder, weights, is_aligned, expected) in cases {
            let found = objective(why, holder).faults(weights, is_aligned);
            assert_eq!(found, expected, "{why:?} {holder:?} {weights:?} {is_aligned}");
        }
    }

    #[test]
    fn a_person_who_grows_need_not_support_a_number() {
        let own = Objective {
            kind: ObjectiveKind::Development,
            ..objective("成为店长", HolderKind::Employee)
        };
        assert_eq!(own.faults(&[100], false), []);
    }

    #[test]
    fn level_and_holder_fit_together() {
        let right = objective("", HolderKind::Store);
        assert_eq!(right.whose(), Some(Holder::Store(right.id)));
        let nobody = Objective { holder_id: None, ..right.clone() };
        assert_eq!(nobody.whose(), None);
        let somebody = Objective { holder: HolderKind::Chain, ..right };
        assert_eq!(somebody.whose(), None);
    }
}
