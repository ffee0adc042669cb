//! KPI or OKR: which fits where (G-21).

use serde::{Deserialize, Serialize};

/// As what an objective is meant.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, specta::Type,
)]
#[serde(rename_all = "snake_case")]
pub enum Method {
    /// A direction with results to strive for.
    #[default]
    Okr,
    /// A number that is required.
    Kpi,
}

/// How clear the way is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum Strategy {
    /// What to do is known.
    Clear,
    /// The market changes fast.
    Changing,
}

/// How the people work.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum StaffNeed {
    /// They need guidance.
    Guidance,
    /// They manage themselves.
    SelfManaged,
}

/// What is advised.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum MethodAdvice {
    /// KPI.
    Kpi,
    /// OKR.
    Okr,
    /// Both, on different metrics.
    BothOnDifferentMetrics,
}

/// KPI where the way is clear and people need guidance, OKR where the market changes and people
/// manage themselves, both where the answers differ.
pub fn advise(strategy: Strategy, staff: StaffNeed) -> MethodAdvice {
    match (strategy, staff) {
        (Strategy::Clear, StaffNeed::Guidance) => MethodAdvice::Kpi,
        (Strategy::Changing, StaffNeed::SelfManaged) => MethodAdvice::Okr,
        _ => MethodAdvice::BothOnDifferentMetrics,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_answers_give_one_advice() {
        use {MethodAdvice as A, StaffNeed as N, Strategy as S};
        let cases = [
            (S::Clear, N::Guidance, A::Kpi),
            (S::Changing, N::SelfManaged, A::Okr),
            (S::Clear, N::SelfManaged, A::BothOnDifferentMetrics),
            (S::Changing, N::Guidance, A::BothOnDifferentMetrics),
        ];
        for (strategy, staff, expected) in cases {
            assert_eq!(advise(strategy, staff), expected, "{strategy:?} {staff:?}");
        }
    }
}
