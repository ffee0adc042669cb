//! The weekly meeting, what there is to do, and what one has to know.

use std::collections::HashMap;

use chrono::NaiveDate;
use domain::Id;
use domain::access::{Actor, Operation, Target};
use domain::calendar::Grain;
use domain::goals::{GoalRules, LinkKind, Notice, NoticeKind, Standing, Todo, TodoKind};
use domain::registry;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use super::board::{Board, KeyResultRow};
use super::check_ins::{self, CheckInRow};
use super::{rights, settle};
use crate::database::SqlId;
use crate::error::{Result, invalid};
use crate::org::{exists, required};
use crate::topic::Done;
use crate::{Replica, transact};

/// A notice with the titles of its goals.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct NoticeRow {
    /// The record.
    pub notice: Notice,
    /// Title of one's own goal.
    pub goal: String,
    /// Title of the goal that moved; empty when it is one's own.
    pub other: String,
    /// What there is to do about it, as the link says; may be empty.
    pub note: String,
}

/// Something to do with the names it shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct TodoRow {
    /// The record.
    pub todo: Todo,
    /// Who does it.
    pub owner_name: String,
    /// Title of the goal it is about; empty for none.
    pub goal: String,
}

/// A key result on the agenda.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct MeetingItem {
    /// The objective it belongs to.
    pub objective_id: Id,
    /// Title of the objective.
    pub objective: String,
    /// Whose objective it is; empty for the chain.
    pub holder_name: String,
    /// The key result.
    pub key_result: KeyResultRow,
    /// What was last said about it.
    pub check_in: Option<CheckInRow>,
    /// Whether nobody said anything since the week before.
    pub is_silent: bool,
    /// Titles of goals that hang together with it.
    pub linked: Vec<String>,
}

/// The agenda of a week's meeting, and what it decides.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct SyncMeeting {
    /// When meetings are.
    pub rules: GoalRules,
    /// Monday of the week.
    pub week: NaiveDate,
    /// What is behind, then what is at risk, then what nobody spoke of.
    pub items: Vec<MeetingItem>,
    /// Key results reached in all.
    pub met: u32,
    /// Key results on their way.
    pub on_track: u32,
    /// Decisions of this week, and those of earlier ones that are not done.
    pub decisions: Vec<TodoRow>,
    /// Whether this person may write decisions and change the time.
    pub may_decide: bool,
}

/// The newest of somebody's notices.
const NOTICES: u32 = 200;

impl Replica {
    /// What this person has to know, the newest first.
    pub fn list_notices(&self, actor: &Actor) -> Result<Vec<NoticeRow>> {
        self.database.read(|sql| {
            let board = self.board(sql)?;
            let mut statement = sql.prepare_cached(
                "SELECT id FROM notice WHERE employee_id = ?1 ORDER BY day DESC, key DESC LIMIT ?2",
            )?;
            let ids = statement
                .query_map((SqlId(actor.employee_id), NOTICES), |row| row.get::<_, SqlId>(0))?;
            let mut rows = Vec::new();
            for id in ids {
                let notice: Notice = transact::get(sql, id?.0)?;
                // A goal that was dropped needs nobody's attention.
                let Some(goal) = title(&board, notice.goal_id) else { continue };
                let other = notice.other_id.and_then(|id| title(&board, id)).unwrap_or_default();
                let note = note(&board, &notice);
                rows.push(NoticeRow { notice, goal, other, note });
            }
            Ok(rows)
        })
    }

    /// Marks one's own notices as read.
    pub fn read_notices(&self, actor: &Actor, ids: &[Id]) -> Result<Done> {
        self.transact(actor, "read_notices", |tx| {
            let today = self.today(tx.sql)?;
            for id in ids {
                let notice: Notice = transact::get(tx.sql, *id)?;
                if notice.employee_id == actor.employee_id && notice.read_on.is_none() {
                    tx.put(&Notice { read_on: Some(today), ..notice })?;
                }
            }
            Ok(())
        })
    }

    /// What this person has to do and has not done, the most urgent first.
    pub fn list_todos(&self, actor: &Actor) -> Result<Vec<TodoRow>> {
        self.database.read(|sql| {
            let board = self.board(sql)?;
            let all = todos(sql, "owner_id = ?1 AND done_on IS NULL", SqlId(actor.employee_id))?;
            named(sql, &board, all)
        })
    }

    /// Marks something as done, or as not done after all: whose it is may, and who decides.
    pub fn finish_todo(&self, actor: &Actor, id: Id, done: bool) -> Result<Done> {
        self.transact(actor, Operation::EditGoal.code(), |tx| {
            let todo: Todo = transact::get(tx.sql, id)?;
            if todo.owner_id != actor.employee_id {
                actor.may(Operation::EditGoal, Target::Chain)?;
            }
            let done_on = if done { Some(self.today(tx.sql)?) } else { None };
            tx.put(&Todo { done_on, ..todo })?;
            Ok(())
        })
    }

    /// Writes down what the meeting decided: somebody has to do it.
    pub fn save_decision(&self, actor: &Actor, todo: Todo) -> Result<Done> {
        actor.may(Operation::EditGoal, Target::Chain)?;
        let todo = Todo {
            kind: TodoKind::Decision,
            title: required("title", &todo.title)?,
            week: Grain::Week.start(todo.week),
            ..todo
        };
        self.transact(actor, Operation::EditGoal.code(), |tx| {
            exists(tx.sql, "owner_id", &registry::EMPLOYEE, Some(todo.owner_id))?;
            if let Some(old) = transact::find::<Todo>(tx.sql, todo.id)?
                && old.kind != TodoKind::Decision
            {
                return invalid("kind", "fixed");
            }
            tx.put(&todo)?;
            Ok(())
        })
    }

    /// Says when the weekly meeting is.
    pub fn save_goal_rules(&self, actor: &Actor, rules: GoalRules) -> Result<Done> {
        actor.may(Operation::EditGoal, Target::Chain)?;
        if !rules.is_sound() {
            return invalid("meeting_minute", "out_of_range");
        }
        let rules = GoalRules { id: GoalRules::default().id, ..rules };
        self.transact(actor, Operation::EditGoal.code(), |tx| {
            tx.put(&rules)?;
            Ok(())
        })
    }

    /// The agenda of the week that a day lies in, written from where the goals stand.
    pub fn sync_meeting(&self, actor: &Actor, day: Option<NaiveDate>) -> Result<SyncMeeting> {
        actor.may_somewhere(Operation::ViewGoals)?;
        self.database.read(|sql| {
            let board = self.board(sql)?;
            let week = Grain::Week.start(day.unwrap_or(board.today));
            let said = settle::last_check_ins(sql)?;
            let (mut items, mut met, mut on_track) = (Vec::new(), 0, 0);
            for row in &board.rows {
                let period = row.objective.period();
                let is_on = period.from <= board.today && board.today <= period.to;
                if !is_on || !rights::may_see(sql, actor, &row.objective)? {
                    continue;
                }
                for one in &row.key_results {
                    met += u32::from(one.standing == Standing::Met);
                    on_track += u32::from(one.standing == Standing::OnTrack);
                    let spoken = said.get(&one.key_result.id);
                    let is_silent = one.standing != Standing::Met
                        && spoken.is_none_or(|day| (week - *day).num_days() > 7);
                    if urgency(one.standing).is_none() && !is_silent {
                        continue;
                    }
                    items.push(MeetingItem {
                        objective_id: row.objective.id,
                        objective: row.objective.title.clone(),
                        holder_name: row.holder_name.clone(),
                        check_in: check_ins::of(sql, one.key_result.id)?.into_iter().next(),
                        is_silent,
                        linked: linked(&board, one.key_result.id, row.objective.id),
                        key_result: one.clone(),
                    });
                }
            }
            items.sort_by_key(|item| {
                (urgency(item.key_result.standing).unwrap_or(u8::MAX), item.objective_id)
            });
            let decisions = todos(
                sql,
                "kind = 'decision' AND (week = ?1 OR week < ?1 AND done_on IS NULL)",
                week.to_string(),
            )?;
            Ok(SyncMeeting {
                rules: rules(sql)?,
                week,
                items,
                met,
                on_track,
                decisions: named(sql, &board, decisions)?,
                may_decide: actor.may(Operation::EditGoal, Target::Chain).is_ok(),
            })
        })
    }
}

/// How soon a standing is spoken of; `None` when it need not be.
fn urgency(standing: Standing) -> Option<u8> {
    match standing {
        Standing::Behind | Standing::Missed => Some(0),
        Standing::AtRisk => Some(1),
        Standing::Upcoming | Standing::NoData | Standing::Met | Standing::OnTrack => None,
    }
}

/// When meetings are.
pub(super) fn rules(sql: &Connection) -> Result<GoalRules> {
    Ok(transact::list::<GoalRules>(sql, "key")?.pop().unwrap_or_default())
}

fn todos(sql: &Connection, which: &str, value: impl rusqlite::ToSql) -> Result<Vec<Todo>> {
    let query = format!("SELECT id FROM todo WHERE {which} ORDER BY due_on, key");
    let mut statement = sql.prepare_cached(&query)?;
    let ids = statement.query_map([value], |row| row.get::<_, SqlId>(0))?;
    ids.map(|id| transact::get(sql, id?.0)).collect()
}

fn named(sql: &Connection, board: &Board, todos: Vec<Todo>) -> Result<Vec<TodoRow>> {
    let employees: Vec<domain::org::Employee> = transact::list(sql, "code")?;
    let names: HashMap<Id, String> =
        employees.into_iter().map(|employee| (employee.id, employee.name)).collect();
    let row = |todo: Todo| TodoRow {
        owner_name: names.get(&todo.owner_id).cloned().unwrap_or_default(),
        goal: todo.goal_id.and_then(|id| title(board, id)).unwrap_or_default(),
        todo,
    };
    Ok(todos.into_iter().map(row).collect())
}

fn title(board: &Board, goal: Id) -> Option<String> {
    if let Some(row) = board.row(goal) {
        return Some(row.objective.title.clone());
    }
    board.key_result(goal).map(|(_, one)| one.key_result.title.clone())
}

/// What the link says there is to do for who is warned.
fn note(board: &Board, notice: &Notice) -> String {
    let is_warning = notice.kind == NoticeKind::Overshoot;
    let link = board.links.iter().filter(|_| is_warning).find(|link| {
        link.kind == LinkKind::Warns
            && Some(link.from_id) == notice.other_id
            && link.to_id == notice.goal_id
    });
    link.map(|link| link.note.clone()).unwrap_or_default()
}

/// Titles of what hangs together with a key result or its objective.
fn linked(board: &Board, key_result: Id, objective: Id) -> Vec<String> {
    let is_one = |id: Id| id == key_result || id == objective;
    let sideways = board.links.iter().filter(|link| !link.kind.leads_up());
    sideways
        .filter_map(|link| match (is_one(link.from_id), is_one(link.to_id)) {
            (true, false) => title(board, link.to_id),
            (false, true) => title(board, link.from_id),
            _ => None,
        })
        .collect()
}
