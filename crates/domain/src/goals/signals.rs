//! What somebody has to know about goals: they fall behind, something they hang on does, the plan is
//! overshot, nobody said anything for a week (G-06, G-07).

use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::{GoalLink, LinkKind, Standing};
use crate::Id;
use crate::calendar::{Grain, Period};

/// After so many days without a word somebody is asked.
const SILENT_DAYS: i64 = 7;

/// What a notice is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum NoticeKind {
    /// A key result of one's own is behind.
    Behind,
    /// What hangs together with one's own goal is behind.
    LinkedBehind,
    /// Something goes so far beyond its plan that one has to look.
    Overshoot,
    /// Nobody said for a week how it goes.
    CheckInMissing,
}

/// A notice to one person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct Notice {
    /// Identity, derived from all it says and the span it is said for: the same notice found twice,
    /// or on five devices, is one.
    pub id: Id,
    /// To whom.
    pub employee_id: Id,
    /// What it is about.
    pub kind: NoticeKind,
    /// One's own goal.
    pub goal_id: Id,
    /// The goal that moved, when it is another.
    pub other_id: Option<Id>,
    /// When it was found.
    pub day: NaiveDate,
    /// When it was read; `None` while it is not.
    pub read_on: Option<NaiveDate>,
}

/// A goal at one moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GoalState {
    /// The objective or key result.
    pub id: Id,
    /// Who answers for it.
    pub owner_id: Id,
    /// Its days.
    pub period: Period,
    /// How it stands.
    pub standing: Standing,
    /// How far it has come, as it is.
    pub raw: Option<Decimal>,
    /// Whether people check in on it: on key results they do.
    pub is_key_result: bool,
    /// When somebody last did.
    pub last_check_in: Option<NaiveDate>,
}

impl GoalState {
    fn is_active(&self, today: NaiveDate) -> bool {
        self.period.from <= today && today <= self.period.to
    }

    fn is_silent(&self, today: NaiveDate) -> bool {
        let heard = self.last_check_in.unwrap_or(self.period.from);
        let is_done = self.standing == Standing::Met;
        self.is_key_result && !is_done && (today - heard).num_days() >= SILENT_DAYS
    }
}

/// Every notice that the goals give on a day. What is behind is told its owner once a week, what
/// hangs on it or is overshot once in the period of the goal that moved.
pub fn signals(states: &[GoalState], links: &[GoalLink], today: NaiveDate) -> Vec<Notice> {
    let week = Grain::Week.start(today).to_string();
    let mut found = Vec::new();
    for state in states.iter().filter(|state| state.is_active(today)) {
        let mut own = |kind| found.push(notice(kind, state, None, &week, today));
        if state.is_key_result && state.standing == Standing::Behind {
            own(NoticeKind::Behind);
        }
        if state.is_silent(today) {
            own(NoticeKind::CheckInMissing);
        }
    }
    let of = |id: Id| states.iter().find(|state| state.id == id);
    for link in links {
        let (Some(from), Some(to)) = (of(link.from_id), of(link.to_id)) else { continue };
        let mut told = |kind, moved: &GoalState, other: &GoalState| {
            if moved.is_active(today) && moved.owner_id != other.owner_id {
                let window = moved.period.from.to_string();
                found.push(notice(kind, other, Some(moved.id), &window, today));
            }
        };
        if link.kind == LinkKind::DependsOn {
            for (moved, other) in [(from, to), (to, from)] {
                if moved.standing == Standing::Behind {
                    told(NoticeKind::LinkedBehind, moved, other);
                }
            }
        }
        if from.raw.is_some_and(|raw| link.overshoots(raw)) {
            told(NoticeKind::Overshoot, from, to);
        }
    }
    found
}

fn notice(
    kind: NoticeKind,
    goal: &GoalState,
    other: Option<Id>,
    window: &str,
    today: NaiveDate,
) -> Notice {
    let code = match kind {
        NoticeKind::Behind => "behind",
        NoticeKind::LinkedBehind => "linked_behind",
        NoticeKind::Overshoot => "overshoot",
        NoticeKind::CheckInMissing => "check_in_missing",
    };
    let other_text = other.map(|id| id.to_string()).unwrap_or_default();
    let parts = [code, &goal.owner_id.to_string(), &goal.id.to_string(), &other_text, window];
    Notice {
        id: Id::derived("notice", &parts),
        employee_id: goal.owner_id,
        kind,
        goal_id: goal.id,
        other_id: other,
        day: today,
        read_on: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(name: &str) -> Id {
        Id::derived("test", &[name])
    }

    fn day(text: &str) -> NaiveDate {
        text.parse().expect(text)
    }

    fn state(name: &str, standing: Standing) -> GoalState {
        GoalState {
            id: id(name),
            owner_id: id(&format!("owner of {name}")),
            period: Period { from: day("2026-10-01"), to: day("2026-12-31") },
            standing,
            raw: Some(50.into()),
            is_key_result: true,
            last_check_in: Some(day("2026-11-20")),
        }
    }

    fn link(kind: LinkKind) -> GoalLink {
        GoalLink::new(id("a"), id("b"), kind)
    }

    fn kinds(states: &[GoalState], links: &[GoalLink], today: &str) -> Vec<(NoticeKind, Id)> {
        let found = signals(states, links, day(today));
        found.into_iter().map(|notice| (notice.kind, notice.employee_id)).collect()
    }

    #[test]
    fn when_one_side_lags_the_other_sides_owner_is_told_once() {
        let links = [link(LinkKind::DependsOn)];
        let states = [state("a", Standing::Behind), state("b", Standing::OnTrack)];
        let found = signals(&states, &links, day("2026-11-22"));
        let to_b: Vec<_> =
            found.iter().filter(|notice| notice.employee_id == id("owner of b")).collect();
        assert_eq!(to_b.len(), 1);
        assert_eq!((to_b[0].kind, to_b[0].other_id), (NoticeKind::LinkedBehind, Some(id("a"))));
        let later = signals(&states, &links, day("2026-12-07"));
        assert!(later.iter().any(|notice| notice.id == to_b[0].id), "the same one weeks later");
        let own = |found: &[Notice]| {
            found.iter().find(|notice| notice.kind == NoticeKind::Behind).map(|notice| notice.id)
        };
        assert_ne!(own(&found), own(&later), "one's own is told every week");
        let well = [state("a", Standing::AtRisk), state("b", Standing::OnTrack)];
        assert!(kinds(&well, &links, "2026-11-22").is_empty());
        let over = kinds(&states, &links, "2027-01-01");
        assert!(over.is_empty(), "nothing after the period");
    }

    #[test]
    fn visitors_beyond_the_plan_have_the_stock_looked_at() {
        // G-07: 12,500 and 11,900 visitors where 10,000 were planned, told from 120 % on.
        let links = [link(LinkKind::Warns)];
        for (raw, expected) in [(125, 1), (120, 1), (119, 0)] {
            let visitors = GoalState { raw: Some(raw.into()), ..state("a", Standing::Met) };
            let states = [visitors, state("b", Standing::OnTrack)];
            let found = kinds(&states, &links, "2026-11-22");
            let told =
                found.iter().filter(|one| **one == (NoticeKind::Overshoot, id("owner of b")));
            assert_eq!(told.count(), expected, "{raw}");
        }
    }

    #[test]
    fn a_week_without_a_word_is_asked_about() {
        let silent = |last: Option<&str>, standing| {
            let state = GoalState { last_check_in: last.map(day), ..state("a", standing) };
            kinds(&[state], &[], "2026-11-22").len()
        };
        assert_eq!(silent(Some("2026-11-15"), Standing::OnTrack), 1);
        assert_eq!(silent(Some("2026-11-16"), Standing::OnTrack), 0);
        assert_eq!(silent(None, Standing::NoData), 1);
        assert_eq!(silent(None, Standing::Met), 0);
        let objective = GoalState { is_key_result: false, ..state("a", Standing::Behind) };
        assert!(kinds(&[objective], &[], "2026-12-22").is_empty(), "people check in on results");
    }
}
