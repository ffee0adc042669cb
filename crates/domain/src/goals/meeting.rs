//! The weekly meeting about goals (每周OKR同步会, G-05), and what there is to do.

use chrono::{NaiveDate, NaiveDateTime, Timelike};
use serde::{Deserialize, Serialize};

use crate::Id;
use crate::calendar::Grain;

/// When the meeting is; one row, or none while nobody set it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct GoalRules {
    /// Identity, the same everywhere.
    pub id: Id,
    /// Whether there is a meeting.
    pub meets: bool,
    /// Its day, 1 for Monday to 7.
    pub meeting_weekday: u32,
    /// Its time, in minutes after midnight in the head office.
    pub meeting_minute: u32,
}

/// Why something has to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum TodoKind {
    /// Get one's key results ready for the meeting.
    SyncMeeting,
    /// The meeting decided so.
    Decision,
}

/// What somebody has to do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct Todo {
    /// Identity; derived from week and owner for the meeting's own.
    pub id: Id,
    /// Why.
    pub kind: TodoKind,
    /// What; empty for the meeting's own, which the window words.
    pub title: String,
    /// Who.
    pub owner_id: Id,
    /// Until when.
    pub due_on: NaiveDate,
    /// When it was done; `None` while it is not.
    pub done_on: Option<NaiveDate>,
    /// The goal it is about.
    pub goal_id: Option<Id>,
    /// Monday of the week of the meeting.
    pub week: NaiveDate,
}

impl Default for GoalRules {
    fn default() -> Self {
        let id = Id::derived("goal_rules", &[]);
        Self { id, meets: false, meeting_weekday: 1, meeting_minute: 9 * 60 }
    }
}

impl GoalRules {
    /// Whether day and time are such.
    pub fn is_sound(&self) -> bool {
        (1..=7).contains(&self.meeting_weekday) && self.meeting_minute < 24 * 60
    }
}

impl Todo {
    /// What somebody prepares for the meeting of a week: the same row however often it is made.
    pub fn of_meeting(owner_id: Id, week: NaiveDate, due_on: NaiveDate) -> Self {
        let id = Id::derived("todo", &["sync_meeting", &week.to_string(), &owner_id.to_string()]);
        Self {
            id,
            kind: TodoKind::SyncMeeting,
            title: String::new(),
            owner_id,
            due_on,
            done_on: None,
            goal_id: None,
            week,
        }
    }
}

/// The day of this week's meeting once its time has come, at a local time.
pub fn meeting_held(rules: &GoalRules, now: NaiveDateTime) -> Option<NaiveDate> {
    let today = now.date();
    let monday = Grain::Week.start(today);
    let days = chrono::Days::new(u64::from(rules.meeting_weekday.checked_sub(1)?));
    let day = monday.checked_add_days(days)?;
    let minute = now.hour() * 60 + now.minute();
    let has_come = today > day || today == day && minute >= rules.meeting_minute;
    (rules.meets && has_come).then_some(day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_meeting_has_come_at_its_minute_and_not_before() {
        let monday_nine = GoalRules { meets: true, ..GoalRules::default() };
        let friday =
            GoalRules { meeting_weekday: 5, meeting_minute: 17 * 60 + 30, ..monday_nine.clone() };
        let cases = [
            (monday_nine.clone(), "2026-11-23T08:59:59", None),
            (monday_nine.clone(), "2026-11-23T09:00:00", Some("2026-11-23")),
            (monday_nine.clone(), "2026-11-29T23:59:00", Some("2026-11-23")), // Sunday
            (monday_nine.clone(), "2026-11-30T08:59:00", None),
            (friday.clone(), "2026-11-23T09:00:00", None),
            (friday.clone(), "2026-11-27T17:29:00", None),
            (friday, "2026-11-27T17:30:00", Some("2026-11-27")),
            (GoalRules { meets: false, ..monday_nine }, "2026-11-23T09:00:00", None),
        ];
        for (rules, now, expected) in cases {
            let found = meeting_held(&rules, now.parse().expect(now));
            assert_eq!(found, expected.map(|day| day.parse().expect(day)), "{now}");
        }
    }

    #[test]
    fn a_day_that_is_none_is_refused() {
        let rules = GoalRules::default();
        assert!(rules.is_sound());
        assert!(!GoalRules { meeting_weekday: 0, ..rules.clone() }.is_sound());
        assert!(!GoalRules { meeting_weekday: 8, ..rules.clone() }.is_sound());
        assert!(!GoalRules { meeting_minute: 1_440, ..rules }.is_sound());
    }
}
