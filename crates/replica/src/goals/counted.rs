//! What metrics count of goals: how many are aligned (G-10), and how regions attain theirs (G-16).

use std::collections::HashSet;

use chrono::NaiveDate;
use domain::Id;
use domain::goals::{GoalLink, HolderKind, LinkKind, Objective, ObjectiveKind, Share, roll_up};
use domain::metrics::Slice;
use domain::org::{Employee, Store};
use rusqlite::Connection;
use rust_decimal::Decimal;

use super::board::Board;
use crate::error::Result;
use crate::transact;

/// An objective below the chain, and whether it supports another.
pub(crate) struct LowerGoal {
    /// Its title.
    pub(crate) title: String,
    /// The first of its days in the slice.
    pub(crate) day: NaiveDate,
    /// Whether it supports another goal.
    pub(crate) is_aligned: bool,
}

/// What a region attained of its objectives.
pub(crate) struct Attained {
    /// Name of the region.
    pub(crate) region: String,
    /// How much, in per cent: the mean of the progress of their key results as it is, so that what went
    /// beyond its target lifts the others.
    pub(crate) percent: Decimal,
}

/// The objectives below the chain whose periods touch a slice.
pub(crate) fn lower_goals(sql: &Connection, slice: &Slice) -> Result<Vec<LowerGoal>> {
    if slice.is_by_line() || slice.channel.is_some() {
        return Ok(Vec::new());
    }
    let places = Places::read(sql)?;
    let links: Vec<GoalLink> = transact::list(sql, "key")?;
    let supporting: HashSet<Id> = links
        .iter()
        .filter(|link| link.kind == LinkKind::Supports)
        .map(|link| link.from_id)
        .collect();
    let objectives: Vec<Objective> = transact::list(sql, "begins_on")?;
    let counts = |one: &&Objective| {
        one.kind == ObjectiveKind::Business
            && one.holder != HolderKind::Chain
            && one.begins_on <= slice.to
            && one.ends_on >= slice.from
            && places.hold(one, slice)
    };
    let lower = |one: &Objective| LowerGoal {
        title: one.title.clone(),
        day: one.begins_on.max(slice.from),
        is_aligned: supporting.contains(&one.id),
    };
    Ok(objectives.iter().filter(counts).map(lower).collect())
}

/// What each region with data attained of its objectives by the end of a slice, the most first.
pub(crate) fn attained(sql: &Connection, slice: &Slice) -> Result<Vec<Attained>> {
    let narrowed = slice.store_id.is_some() || slice.employee_id.is_some();
    if narrowed || slice.is_by_line() || slice.channel.is_some() {
        return Ok(Vec::new());
    }
    let board = Board::without_goal_metrics(sql, slice.to)?;
    let mut regions: Vec<(String, Vec<Share>)> = Vec::new();
    for row in &board.rows {
        let objective = &row.objective;
        let is_asked = objective.holder == HolderKind::Region
            && objective.begins_on <= slice.to
            && objective.ends_on >= slice.from
            && slice.region_id.is_none_or(|region| objective.holder_id == Some(region));
        if !is_asked {
            continue;
        }
        let shares = row.key_results.iter().map(|one| Share {
            weight: one.key_result.weight,
            counted: one.progress.map(|progress| progress.raw),
        });
        match regions.iter_mut().find(|(name, _)| *name == row.holder_name) {
            Some((_, known)) => known.extend(shares),
            None => regions.push((row.holder_name.clone(), shares.collect())),
        }
    }
    let told = |(region, shares): (String, Vec<Share>)| {
        Some(Attained { region, percent: roll_up(&shares)? })
    };
    let mut attained: Vec<Attained> = regions.into_iter().filter_map(told).collect();
    attained.sort_by_key(|one| std::cmp::Reverse(one.percent));
    Ok(attained)
}

/// Where stores and people belong.
struct Places {
    stores: Vec<Store>,
    employees: Vec<Employee>,
}

impl Places {
    fn read(sql: &Connection) -> Result<Self> {
        Ok(Self { stores: transact::list(sql, "code")?, employees: transact::list(sql, "code")? })
    }

    /// Whether an objective is one of the slice's region, store or person.
    fn hold(&self, objective: &Objective, slice: &Slice) -> bool {
        let employee = objective.holder_id.filter(|_| objective.holder == HolderKind::Employee);
        let employee = employee.and_then(|id| self.employees.iter().find(|one| one.id == id));
        let store = match objective.holder {
            HolderKind::Store => objective.holder_id,
            _ => employee.and_then(|employee| employee.store_id),
        };
        let region = match objective.holder {
            HolderKind::Region => objective.holder_id,
            _ => store
                .and_then(|id| self.stores.iter().find(|one| one.id == id))
                .and_then(|store| store.region_id),
        };
        slice.region_id.is_none_or(|id| region == Some(id))
            && slice.store_id.is_none_or(|id| store == Some(id))
            && slice.employee_id.is_none_or(|id| employee.map(|one| one.id) == Some(id))
    }
}
