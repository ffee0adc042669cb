//! All goals at one moment: values, progress and standing, and how they hang together.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use domain::Id;
use domain::calendar::Period;
use domain::goals::{
    Aim, GoalLink, HolderKind, KeyResult, KeyResultSource, LinkKind, Objective, ObjectiveFault,
    Pace, Progress, Share, Standing, attainment, clashes, is_met, pace, progress, roll_up,
};
use domain::metrics::{MeasureSource, Metric, MetricUnit};
use rusqlite::Connection;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::chances::Chances;
use super::values;
use crate::database::SqlId;
use crate::error::{Error, Result};
use crate::{metrics, transact};

/// A key result with its value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct KeyResultRow {
    /// The record.
    pub key_result: KeyResult,
    /// Name of who answers for it.
    pub owner_name: String,
    /// What a metric's value is counted in; `None` where people tell it.
    pub unit: Option<MetricUnit>,
    /// The value, money in major units; `None` when there is no data.
    #[specta(type = Option<String>)]
    pub value: Option<Decimal>,
    /// The value at which it is reached.
    #[specta(type = Option<String>)]
    pub aim: Option<Decimal>,
    /// How far it has come; `None` without data.
    pub progress: Option<Progress>,
    /// Whether it is reached.
    pub is_met: bool,
    /// The chance to reach it that was forecast last today, in per cent (D-22); `None` where none
    /// can be told.
    #[specta(type = Option<String>)]
    pub chance: Option<Decimal>,
    /// How it stands.
    pub standing: Standing,
    /// The value against the lower target, in per cent.
    #[specta(type = Option<String>)]
    pub of_budget: Option<Decimal>,
    /// The value against the higher target, in per cent.
    #[specta(type = Option<String>)]
    pub of_stretch: Option<Decimal>,
    /// How far it is from the best of the trade, positive while it falls short.
    #[specta(type = Option<String>)]
    pub benchmark_gap: Option<Decimal>,
    /// The metric it asks is no more.
    pub lost_metric: bool,
}

/// A key result of another objective that counts for this one too.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct SharedKeyResult {
    /// The key result.
    pub key_result_id: Id,
    /// Its title.
    pub title: String,
    /// Its weight here, in per cent.
    pub weight: u32,
    /// How far it has come, 0 to 100.
    #[specta(type = Option<String>)]
    pub counted: Option<Decimal>,
}

/// An objective with everything that is shown of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct GoalRow {
    /// The record.
    pub objective: Objective,
    /// Name of whose it is; empty for the chain.
    pub holder_name: String,
    /// Name of who answers for it.
    pub owner_name: String,
    /// How far it has come, 0 to 100; `None` when nothing of it has data.
    #[specta(type = Option<String>)]
    pub progress: Option<Decimal>,
    /// How many of its key results have no data.
    pub without_data: u32,
    /// How it stands: as the worst of its key results that are not reached.
    pub standing: Standing,
    /// Days and plan.
    pub pace: Pace,
    /// What it lacks.
    pub faults: Vec<ObjectiveFault>,
    /// The sum of the weights of its key results, with those it shares.
    pub weights: u32,
    /// Its key results in their order.
    pub key_results: Vec<KeyResultRow>,
    /// Key results of others that count for it.
    pub shared: Vec<SharedKeyResult>,
    /// The objectives and key results it supports.
    pub supports: Vec<Id>,
    /// The objectives that support it or a key result of it; in a tree those that its filter finds.
    pub supporters: Vec<Id>,
}

/// All goals at one moment.
#[derive(Debug, Default)]
pub(crate) struct Board {
    pub(super) today: NaiveDate,
    pub(super) rows: Vec<GoalRow>,
    pub(super) links: Vec<GoalLink>,
    pub(super) clashes: Vec<(Id, Id)>,
    places: HashMap<Id, usize>,
    /// Of each key result: its objective's place, and its own among those of the objective.
    results: HashMap<Id, (usize, usize)>,
}

impl Board {
    /// Every goal as it stands on a day.
    pub(crate) fn on(sql: &Connection, today: NaiveDate) -> Result<Self> {
        Self::of(sql, today, |_| true)
    }

    /// Every goal as it stands on a day, but for key results that ask metrics made of goals, which
    /// would ask themselves.
    pub(super) fn without_goal_metrics(sql: &Connection, today: NaiveDate) -> Result<Self> {
        Self::of(sql, today, |metric| {
            let sources = metric.formula.measures();
            sources.iter().all(|measure| measure.source() != MeasureSource::Goals)
        })
    }

    fn of(sql: &Connection, today: NaiveDate, asks: impl Fn(&Metric) -> bool) -> Result<Self> {
        let objectives: Vec<Objective> = transact::list(sql, "begins_on")?;
        let mut key_results: Vec<KeyResult> = transact::list(sql, "position")?;
        let links: Vec<GoalLink> = transact::list(sql, "key")?;
        let names = Names::read(sql)?;
        let periods: HashMap<Id, Period> =
            objectives.iter().map(|one| (one.id, names.period(one))).collect();
        key_results.retain(|one| periods.contains_key(&one.objective_id));
        let of_period = key_results.iter().map(|one| (one, periods[&one.objective_id]));
        let measured = values::of_metrics(sql, of_period, today, asks)?;
        let told = values::told(sql, today)?;
        let units = units(sql, &key_results)?;
        let mut summing = Summing {
            objectives: objectives.iter().map(|one| one.id).collect(),
            of_objective: HashMap::new(),
            by_id: key_results.iter().map(|one| (one.id, one)).collect(),
            upward: Upward::of(&links),
            measured,
            told,
            chances: Chances::read(sql)?,
            done: HashMap::new(),
            under_way: HashSet::new(),
        };
        for one in &key_results {
            summing.of_objective.entry(one.objective_id).or_default().push(one.id);
        }
        let mut board =
            Self { today, clashes: clashes(&aims(&objectives, &key_results)), ..Self::default() };
        for objective in &objectives {
            let days = (periods[&objective.id], today);
            let row = summing.row(objective, days, &names, &units);
            let at = board.rows.len();
            board.places.insert(objective.id, at);
            let results = row.key_results.iter().enumerate();
            board.results.extend(results.map(|(place, one)| (one.key_result.id, (at, place))));
            board.rows.push(row);
        }
        for link in links.iter().filter(|link| link.kind == LinkKind::Supports) {
            let (from, to) = (link.from_id, summing.objective_of(link.to_id));
            if let Some(place) = board.places.get(&from) {
                board.rows[*place].supports.push(link.to_id);
            }
            if let Some(place) = to.and_then(|to| board.places.get(&to)) {
                board.rows[*place].supporters.push(from);
            }
        }
        board.links = links;
        Ok(board)
    }

    /// Every objective.
    pub(crate) fn rows(&self) -> &[GoalRow] {
        &self.rows
    }

    /// The objective of an id.
    pub(super) fn row(&self, id: Id) -> Option<&GoalRow> {
        self.places.get(&id).map(|place| &self.rows[*place])
    }

    /// The objective of a goal with those it helps to reach and those that help it, near and far.
    pub(super) fn branch(&self, goal: Id) -> HashSet<Id> {
        let Some(start) = self.objective_of(goal) else { return HashSet::new() };
        let above = self.reached(start, |row| &row.supports);
        let below = self.reached(start, |row| &row.supporters);
        above.union(&below).copied().collect()
    }

    /// The objectives that support this one or a key result of it.
    pub(super) fn under(&self, goal: Id) -> HashSet<Id> {
        let row = self.objective_of(goal).and_then(|id| self.row(id));
        row.map(|row| row.supporters.iter().copied().collect()).unwrap_or_default()
    }

    /// All objectives that one comes to step by step, and where it starts.
    fn reached(&self, start: Id, next: impl Fn(&GoalRow) -> &[Id]) -> HashSet<Id> {
        let mut reached = HashSet::from([start]);
        let mut open = vec![start];
        while let Some(row) = open.pop().and_then(|id| self.row(id)) {
            for id in next(row).iter().filter_map(|goal| self.objective_of(*goal)) {
                if reached.insert(id) {
                    open.push(id);
                }
            }
        }
        reached
    }

    fn objective_of(&self, goal: Id) -> Option<Id> {
        match self.places.get(&goal) {
            Some(_) => Some(goal),
            None => self.key_result(goal).map(|(row, _)| row.objective.id),
        }
    }

    /// A key result and the objective it belongs to.
    pub(super) fn key_result(&self, id: Id) -> Option<(&GoalRow, &KeyResultRow)> {
        let (row, place) = *self.results.get(&id)?;
        let row = &self.rows[row];
        Some((row, &row.key_results[place]))
    }
}

/// Names of holders and owners, and the days on which stores closed.
struct Names {
    names: HashMap<Id, String>,
    closed: HashMap<Id, NaiveDate>,
}

impl Names {
    fn read(sql: &Connection) -> Result<Self> {
        let mut statement = sql.prepare_cached(
            "SELECT id, name, NULL FROM region UNION ALL SELECT id, name, NULL FROM department
             UNION ALL SELECT id, name, closed_on FROM store
             UNION ALL SELECT id, name, NULL FROM employee",
        )?;
        let mut rows = statement.query([])?;
        let (mut names, mut closed) = (HashMap::new(), HashMap::new());
        while let Some(row) = rows.next()? {
            let id = row.get::<_, SqlId>(0)?.0;
            names.insert(id, row.get(1)?);
            let day: Option<String> = row.get(2)?;
            closed.extend(day.and_then(|day| day.parse().ok()).map(|day| (id, day)));
        }
        Ok(Self { names, closed })
    }

    fn of(&self, id: Option<Id>) -> String {
        id.and_then(|id| self.names.get(&id)).cloned().unwrap_or_default()
    }

    /// The days of an objective; those of a store that closes end with it.
    fn period(&self, objective: &Objective) -> Period {
        let period = objective.period();
        let store = objective.holder_id.filter(|_| objective.holder == HolderKind::Store);
        let closed = store.and_then(|store| self.closed.get(&store));
        let to = closed.map_or(period.to, |closed| period.to.min(*closed).max(period.from));
        Period { to, ..period }
    }

    fn closes(&self, objective: &Objective) -> bool {
        self.period(objective) != objective.period()
    }
}

/// The units of the metrics that key results ask; `None` for one that is no more.
fn units(
    sql: &Connection,
    key_results: &[KeyResult],
) -> Result<HashMap<String, Option<MetricUnit>>> {
    let mut units = HashMap::new();
    for one in key_results.iter().filter(|one| one.source == KeyResultSource::Metric) {
        if units.contains_key(&one.metric) {
            continue;
        }
        let unit = match metrics::named(sql, &one.metric) {
            Ok(metric) => Some(metric.unit),
            Err(Error::NotFound(_)) => None,
            Err(error) => return Err(error),
        };
        units.insert(one.metric.clone(), unit);
    }
    Ok(units)
}

fn aims(objectives: &[Objective], key_results: &[KeyResult]) -> Vec<Aim> {
    let by_id: HashMap<Id, &Objective> = objectives.iter().map(|one| (one.id, one)).collect();
    let aim = |one: &KeyResult| {
        let objective = by_id.get(&one.objective_id)?;
        Some(Aim {
            id: one.id,
            method: objective.method,
            owner_id: one.owner_id,
            metric: one.metric.clone(),
            period: objective.period(),
        })
    };
    key_results.iter().filter_map(aim).collect()
}

/// Links upwards, with their weights.
#[derive(Default)]
struct Upward {
    /// Of each goal, the objectives that support it.
    supporters: HashMap<Id, Vec<(Id, u32)>>,
    /// The objectives that support another goal.
    supporting: HashSet<Id>,
    /// Of each objective, the key results of others that it shares.
    shared: HashMap<Id, Vec<(Id, u32)>>,
}

impl Upward {
    fn of(links: &[GoalLink]) -> Self {
        let mut upward = Self::default();
        for link in links {
            match link.kind {
                LinkKind::Supports => {
                    let supporters = upward.supporters.entry(link.to_id).or_default();
                    supporters.push((link.from_id, link.weight));
                    upward.supporting.insert(link.from_id);
                }
                LinkKind::Shares => {
                    let shared = upward.shared.entry(link.from_id).or_default();
                    shared.push((link.to_id, link.weight));
                }
                LinkKind::DependsOn | LinkKind::Warns => {}
            }
        }
        upward
    }

    fn shared(&self, objective: Id) -> Vec<(Id, u32)> {
        self.shared.get(&objective).cloned().unwrap_or_default()
    }
}

/// Adds progress up along the links. A loop, which only two devices at once can make, counts once.
struct Summing<'a> {
    objectives: HashSet<Id>,
    of_objective: HashMap<Id, Vec<Id>>,
    by_id: HashMap<Id, &'a KeyResult>,
    upward: Upward,
    measured: HashMap<Id, Decimal>,
    told: HashMap<Id, Decimal>,
    chances: Chances,
    done: HashMap<Id, Option<Decimal>>,
    under_way: HashSet<Id>,
}

impl Summing<'_> {
    fn objective_of(&self, goal: Id) -> Option<Id> {
        if self.objectives.contains(&goal) {
            return Some(goal);
        }
        self.by_id.get(&goal).map(|one| one.objective_id)
    }

    fn value(&mut self, one: &KeyResult) -> Option<Decimal> {
        match one.source {
            KeyResultSource::Metric => self.measured.get(&one.id).copied(),
            KeyResultSource::CheckIn => self.told.get(&one.id).copied(),
            KeyResultSource::Milestones => {
                let done = one.milestones.iter().filter(|step| step.done_on.is_some()).count();
                let all = Decimal::from(one.milestones.len());
                let share = Decimal::from(done * 100).checked_div(all)?;
                Some(domain::money::round(share, 2))
            }
            KeyResultSource::Supporters => {
                let supporters = self.upward.supporters.get(&one.id).cloned().unwrap_or_default();
                let shares: Vec<Share> = supporters
                    .into_iter()
                    .map(|(from, weight)| Share { weight, counted: self.objective(from) })
                    .collect();
                roll_up(&shares)
            }
        }
    }

    fn progress(&mut self, one: &KeyResult) -> Option<Progress> {
        let value = self.value(one)?;
        match one.source {
            KeyResultSource::Milestones => Some(Progress::of(value)),
            KeyResultSource::Supporters if !one.kind.is_threshold() => Some(Progress::of(value)),
            _ => progress(one.kind, one.start, one.target, value),
        }
    }

    fn counted(&mut self, key_result: Id) -> Option<Decimal> {
        let one = *self.by_id.get(&key_result)?;
        Some(self.progress(one)?.counted)
    }

    /// How far an objective has come.
    fn objective(&mut self, objective: Id) -> Option<Decimal> {
        if let Some(done) = self.done.get(&objective) {
            return *done;
        }
        if !self.under_way.insert(objective) {
            return None;
        }
        let own = self.of_objective.get(&objective).cloned().unwrap_or_default();
        let own: Vec<(Id, u32)> = own.into_iter().map(|id| (id, self.by_id[&id].weight)).collect();
        let parts: Vec<Share> = own
            .into_iter()
            .chain(self.upward.shared(objective))
            .map(|(id, weight)| Share { weight, counted: self.counted(id) })
            .collect();
        let found = roll_up(&parts);
        self.under_way.remove(&objective);
        self.done.insert(objective, found);
        found
    }

    fn row(
        &mut self,
        objective: &Objective,
        (period, today): (Period, NaiveDate),
        names: &Names,
        units: &HashMap<String, Option<MetricUnit>>,
    ) -> GoalRow {
        let pace = pace(period, today);
        let ids = self.of_objective.get(&objective.id).cloned().unwrap_or_default();
        let mut key_results = Vec::with_capacity(ids.len());
        for id in &ids {
            let one = self.by_id[id];
            let chance = self.chances.of(one, objective.period(), today);
            key_results.push(self.key_result(one, &pace, chance, names, units));
        }
        let shared: Vec<SharedKeyResult> = self
            .upward
            .shared(objective.id)
            .into_iter()
            .filter_map(|(id, weight)| {
                let title = self.by_id.get(&id)?.title.clone();
                let counted = self.counted(id);
                Some(SharedKeyResult { key_result_id: id, title, weight, counted })
            })
            .collect();
        let weights: Vec<u32> = key_results
            .iter()
            .map(|one| one.key_result.weight)
            .chain(shared.iter().map(|one| one.weight))
            .collect();
        let is_aligned = self.upward.supporting.contains(&objective.id);
        let mut faults = objective.faults(&weights, is_aligned);
        if names.closes(objective) {
            faults.push(ObjectiveFault::StoreCloses);
        }
        let without = key_results.iter().filter(|one| one.progress.is_none()).count();
        GoalRow {
            holder_name: names.of(objective.holder_id),
            owner_name: names.of(Some(objective.owner_id)),
            progress: self.objective(objective.id),
            without_data: u32::try_from(without).unwrap_or(u32::MAX),
            standing: worst(key_results.iter().map(|one| one.standing)),
            pace,
            faults,
            weights: weights.iter().sum(),
            key_results,
            shared,
            supports: Vec::new(),
            supporters: Vec::new(),
            objective: objective.clone(),
        }
    }

    fn key_result(
        &mut self,
        one: &KeyResult,
        pace: &Pace,
        chance: Option<Decimal>,
        names: &Names,
        units: &HashMap<String, Option<MetricUnit>>,
    ) -> KeyResultRow {
        let value = self.value(one);
        let progress = self.progress(one);
        let aim = one.aim();
        let is_met = match one.source {
            KeyResultSource::Milestones | KeyResultSource::Supporters => {
                progress.is_some_and(|done| done.counted == Decimal::ONE_HUNDRED)
            }
            _ => value.zip(aim).is_some_and(|(value, aim)| is_met(one.kind, one.start, aim, value)),
        };
        let unit = units.get(&one.metric).copied().flatten();
        KeyResultRow {
            key_result: one.clone(),
            owner_name: names.of(Some(one.owner_id)),
            unit: unit.filter(|_| one.source == KeyResultSource::Metric),
            value,
            aim,
            progress,
            is_met,
            chance,
            standing: pace.standing(progress, is_met, chance),
            of_budget: value.zip(one.budget).and_then(|(value, of)| attainment(value, of)),
            of_stretch: value.zip(one.stretch).and_then(|(value, of)| attainment(value, of)),
            benchmark_gap: value.and_then(|value| one.benchmark_gap(value)),
            lost_metric: one.source == KeyResultSource::Metric && unit.is_none(),
        }
    }
}

/// The standing that asks most for attention.
fn worst(standings: impl Iterator<Item = Standing>) -> Standing {
    let rank = |standing: &Standing| match standing {
        Standing::Met => 0,
        Standing::OnTrack => 1,
        Standing::Upcoming => 2,
        Standing::NoData => 3,
        Standing::AtRisk => 4,
        Standing::Behind => 5,
        Standing::Missed => 6,
    };
    standings.max_by_key(rank).unwrap_or(Standing::NoData)
}
