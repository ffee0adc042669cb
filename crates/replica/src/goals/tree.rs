//! The tree of goals: from the top down, or those of one person or team.

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use chrono::NaiveDate;
use domain::Id;
use domain::access::{Actor, Operation};
use domain::goals::{GoalLink, HolderKind, Objective, ObjectiveFault, ObjectiveKind, Standing};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use super::board::{Board, GoalRow};
use super::{chances, rights};
use crate::Replica;
use crate::error::Result;

/// Whose goals.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, specta::Type,
)]
#[serde(rename_all = "snake_case")]
pub enum Whose {
    /// Everybody's.
    #[default]
    All,
    /// Those this person answers for, or for a key result of.
    Mine,
    /// Those of people and places this person may set goals for.
    Team,
}

/// Which goals. Absent parts do not narrow.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(default)]
pub struct GoalFilter {
    /// Only those whose period reaches this day or later.
    pub from: Option<NaiveDate>,
    /// Only those whose period begins on this day or earlier.
    pub to: Option<NaiveDate>,
    /// Whose.
    pub whose: Whose,
    /// Only of this level.
    pub holder: Option<HolderKind>,
    /// Only of this region, department, store or person.
    pub holder_id: Option<Id>,
    /// Only those that stand so.
    pub standing: Option<Standing>,
    /// Only with these words in the title, of holder or owner.
    pub text: String,
    /// Only this objective, or that of this key result, with all it helps to reach and all that
    /// helps it.
    pub branch: Option<Id>,
    /// Only what directly supports this objective or a key result of it.
    pub under: Option<Id>,
    /// At most so many: the highest levels whole, and of the first that does not fit none.
    pub most: Option<u32>,
}

/// How many objectives of a level were found but are not among the rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct LeftOut {
    /// The level.
    pub holder: HolderKind,
    /// How many.
    pub goals: u32,
}

/// What was found, counted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct GoalTally {
    /// Objectives.
    pub objectives: u32,
    /// Their key results.
    pub key_results: u32,
    /// How many key results stand so; what none stands like is absent.
    pub standings: Vec<(Standing, u32)>,
    /// Objectives of the business below the chain.
    pub below: u32,
    /// How many of those support another one.
    pub aligned: u32,
}

/// Goals at one moment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct GoalTree {
    /// The day.
    pub today: NaiveDate,
    /// The objectives, the highest level first.
    pub rows: Vec<GoalRow>,
    /// The links between any two of their goals.
    pub links: Vec<GoalLink>,
    /// Pairs of key results that ask the same number of the same person as OKR and as KPI (G-20).
    pub clashes: Vec<(Id, Id)>,
    /// What was found beyond the most that was asked for.
    pub left_out: Vec<LeftOut>,
    /// All that was found, what was left out included.
    pub tally: GoalTally,
}

impl Replica {
    /// The goals that a filter finds and this person may see.
    pub fn goal_tree(&self, actor: &Actor, filter: &GoalFilter) -> Result<GoalTree> {
        actor.may_somewhere(Operation::ViewGoals)?;
        self.database.read(|sql| {
            let board = self.board(sql)?;
            let mut matching = Vec::new();
            for row in board.rows.iter().filter(|row| filter.finds(row)) {
                if belongs(sql, actor, filter.whose, row)?
                    && rights::may_see(sql, actor, &row.objective)?
                {
                    matching.push(row);
                }
            }
            let known: HashSet<Id> = matching.iter().map(|row| row.objective.id).collect();
            let branch = filter.branch.map(|goal| board.branch(goal));
            let under = filter.under.map(|goal| board.under(goal));
            let is_asked = |row: &&GoalRow| {
                [&branch, &under].into_iter().flatten().all(|ids| ids.contains(&row.objective.id))
            };
            let mut found: Vec<&GoalRow> = matching.into_iter().filter(is_asked).collect();
            found.sort_by_key(|row| (row.objective.holder, row.objective.begins_on));
            let tally = GoalTally::of(&found);
            let left_out = filter.most.map_or(Vec::new(), |most| leave_out(&mut found, most));
            let rows: Vec<GoalRow> = found
                .into_iter()
                .map(|row| {
                    let mut row = row.clone();
                    row.supporters.retain(|id| known.contains(id));
                    row
                })
                .collect();
            let goals: HashSet<Id> = rows
                .iter()
                .flat_map(|row| {
                    let of_row = row.key_results.iter().map(|one| one.key_result.id);
                    of_row.chain([row.objective.id])
                })
                .collect();
            let has = |id: &Id| goals.contains(id);
            let links = board.links.iter().filter(|link| has(&link.from_id) && has(&link.to_id));
            let clashes = board.clashes.iter().filter(|(okr, kpi)| has(okr) || has(kpi));
            Ok(GoalTree {
                today: board.today,
                links: links.cloned().collect(),
                clashes: clashes.copied().collect(),
                left_out,
                tally,
                rows,
            })
        })
    }

    /// All goals as they stand now.
    pub(crate) fn board(&self, sql: &Connection) -> Result<Arc<Board>> {
        let today = self.today(sql)?;
        let key = (today, chances::turn(sql)?);
        self.goals.get_since(sql, &key, || Board::on(sql, today))
    }
}

impl GoalFilter {
    fn finds(&self, row: &GoalRow) -> bool {
        let objective = &row.objective;
        let text = self.text.trim().to_lowercase();
        let has = |field: &str| field.to_lowercase().contains(&text);
        self.from.is_none_or(|from| objective.ends_on >= from)
            && self.to.is_none_or(|to| objective.begins_on <= to)
            && self.holder.is_none_or(|holder| objective.holder == holder)
            && self.holder_id.is_none_or(|id| objective.holder_id == Some(id))
            && self.standing.is_none_or(|standing| row.standing == standing)
            && (text.is_empty()
                || has(&objective.title)
                || has(&row.holder_name)
                || has(&row.owner_name)
                || row.key_results.iter().any(|one| has(&one.key_result.title)))
    }
}

impl GoalTally {
    fn of(found: &[&GoalRow]) -> Self {
        let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        let mut standings: BTreeMap<Standing, u32> = BTreeMap::new();
        for one in found.iter().flat_map(|row| &row.key_results) {
            *standings.entry(one.standing).or_default() += 1;
        }
        let below = found.iter().filter(|row| {
            let Objective { holder, kind, .. } = &row.objective;
            *holder != HolderKind::Chain && *kind == ObjectiveKind::Business
        });
        let is_aligned = |row: &&&GoalRow| !row.faults.contains(&ObjectiveFault::NotAligned);
        Self {
            objectives: count(found.len()),
            key_results: count(found.iter().map(|row| row.key_results.len()).sum()),
            standings: standings.into_iter().collect(),
            below: count(below.clone().count()),
            aligned: count(below.filter(is_aligned).count()),
        }
    }
}

/// Takes the lower levels out of objectives in the order of their levels, so that at most so many
/// stay; of the highest level as many as may.
fn leave_out(found: &mut Vec<&GoalRow>, most: u32) -> Vec<LeftOut> {
    let most = usize::try_from(most).unwrap_or(usize::MAX);
    if found.len() <= most {
        return Vec::new();
    }
    let level_of = |place: usize| found.get(place).map(|row| row.objective.holder);
    let mut stay = most;
    while stay > 0 && level_of(stay) == level_of(stay - 1) {
        stay -= 1;
    }
    let mut left_out: Vec<LeftOut> = Vec::new();
    for row in found.drain(if stay == 0 { most } else { stay }..) {
        let holder = row.objective.holder;
        match left_out.last_mut().filter(|last| last.holder == holder) {
            Some(last) => last.goals += 1,
            None => left_out.push(LeftOut { holder, goals: 1 }),
        }
    }
    left_out
}

fn belongs(sql: &Connection, actor: &Actor, whose: Whose, row: &GoalRow) -> Result<bool> {
    let me = actor.employee_id;
    let is_mine = row.objective.owner_id == me
        || row.objective.holder_id == Some(me)
        || row.key_results.iter().any(|one| one.key_result.owner_id == me);
    Ok(match whose {
        Whose::All => true,
        Whose::Mine => is_mine,
        Whose::Team => rights::may_edit(sql, actor, &row.objective).is_ok(),
    })
}
