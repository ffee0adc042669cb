//! Goals of a chain in which everybody has some: made where there are none, and looked at while
//! they change.

use std::collections::HashMap;
use std::time::Instant;

use domain::Id;
use domain::calendar::{Grain, Period};
use domain::goals::{
    Decomposition, Development, GoalSlice, HolderKind, KeyResult, KeyResultKind, KeyResultSource,
    Method, Objective, ObjectiveKind, ObjectiveReview,
};
use domain::org::Employee;
use replica::{GoalChange, GoalFilter, NewCheckIn};
use rust_decimal::Decimal;

use super::Waited;
use crate::data_folder::{Chain, every};
use crate::failure::Failure;

/// The objectives of each holder.
const OBJECTIVES: [&str; 3] = ["业绩增长", "服务更好", "客户更近"];
/// The metrics of their key results, and how many per cent above what is reached so far they aim.
const METRICS: [(&str, i64); 4] =
    [("net_sales", 200), ("orders", 180), ("average_order_value", 5), ("units", 220)];
/// The most objectives that the tree begins with, and that a map draws.
const IN_TREE: u32 = 500;
const ON_MAP: u32 = 300;
/// What somebody looks at is asked for so often, each time after something was written.
const TURNS: usize = 10;

/// How long the tree, the map and a page keep people waiting, as they are handed to a window.
pub(super) fn measure(chain: &Chain) -> Result<Vec<Waited>, Failure> {
    let Chain { replica, owner } = chain;
    let all = GoalFilter::default();
    if replica.goal_tree(owner, &all)?.rows.is_empty() {
        make(chain)?;
    }
    let begun = Instant::now();
    replica.forecast_goals()?;
    let forecast = vec![("every chance".to_string(), begun.elapsed().as_secs_f64() * 1e3)];
    let begun = Instant::now();
    let notices = replica.settle_goals()?.value;
    let settled = vec![(format!("{notices} notices"), begun.elapsed().as_secs_f64() * 1e3)];
    let first = first_result(chain)?;
    let first_levels = GoalFilter { most: Some(IN_TREE), ..GoalFilter::default() };
    let tree = turns(chain, |turn| {
        let tree = replica.goal_tree(owner, &first_levels)?;
        Ok((
            format!("turn {turn}, {} of {}", tree.rows.len(), tree.tally.objectives),
            serde_json::to_vec(&tree)?,
        ))
    })?;
    let most = GoalFilter { most: Some(ON_MAP), ..GoalFilter::default() };
    let map = turns(chain, |turn| {
        let tree = replica.goal_tree(owner, &most)?;
        Ok((
            format!("turn {turn}, {} of {}", tree.rows.len(), tree.tally.objectives),
            serde_json::to_vec(&tree)?,
        ))
    })?;
    let pages = turns(chain, |turn| {
        let found = replica.goal_page(owner, first)?;
        Ok((format!("turn {turn}"), serde_json::to_vec(&found)?))
    })?;
    Ok(vec![
        Waited::of("goals-forecast", 1, forecast),
        Waited::of("goals-settled", 1, settled),
        Waited::of("goals", TURNS, tree),
        Waited::of("goal-map", TURNS, map),
        Waited::of("goal-page", TURNS, pages),
    ])
}

/// Asks again and again, each time after a check-in made everything computed before worthless.
fn turns(
    chain: &Chain,
    ask: impl Fn(usize) -> Result<(String, Vec<u8>), Failure>,
) -> Result<Vec<(String, f64)>, Failure> {
    let first = first_result(chain)?;
    let mut times = Vec::with_capacity(TURNS);
    for turn in 0..TURNS {
        chain.replica.check_in(
            &chain.owner,
            NewCheckIn {
                key_result_id: first,
                confidence: 5,
                note: format!("{turn}"),
                obstacle: String::new(),
                value: None,
            },
        )?;
        let begun = Instant::now();
        let (name, handed) = ask(turn)?;
        let waited = begun.elapsed().as_secs_f64() * 1e3;
        times.push((format!("{name}, {} kB", handed.len() / 1_000), waited));
    }
    Ok(times)
}

fn first_result(chain: &Chain) -> Result<Id, Failure> {
    let tree = chain.replica.goal_tree(&chain.owner, &GoalFilter::default())?;
    let first = tree.rows.iter().flat_map(|row| &row.key_results).next();
    Ok(first.ok_or(replica::Error::NotFound("key_result"))?.key_result.id)
}

/// Three objectives of the chain, of each region, store and person, each supporting the one above.
fn make(chain: &Chain) -> Result<(), Failure> {
    let Chain { replica, owner } = chain;
    let today = replica.day_or_today(None)?;
    let quarter = Period { from: Grain::Quarter.start(today), to: Grain::Quarter.end(today) };
    let mut above: HashMap<Option<Id>, Vec<Id>> = HashMap::new();
    let top = put(chain, (HolderKind::Chain, None), owner.employee_id, quarter, &[])?;
    above.insert(None, top.clone());
    for region in replica.list_regions()? {
        let of = (HolderKind::Region, Some(region.id));
        above.insert(of.1, put(chain, of, owner.employee_id, quarter, &top)?);
    }
    for store in replica.list_stores()? {
        let upper = above.get(&store.region_id).unwrap_or(&top).clone();
        let of = (HolderKind::Store, Some(store.id));
        above.insert(of.1, put(chain, of, owner.employee_id, quarter, &upper)?);
    }
    for employee in people(chain)? {
        let upper = above.get(&employee.store_id).unwrap_or(&top).clone();
        let of = (HolderKind::Employee, Some(employee.id));
        put(chain, of, employee.id, quarter, &upper)?;
    }
    Ok(())
}

/// The people of the stores.
fn people(chain: &Chain) -> Result<Vec<Employee>, Failure> {
    let Chain { replica, owner } = chain;
    let rows = every(|page| Ok(replica.list_employees(owner, "", page)?.rows))?;
    let people = rows.into_iter().map(|row| row.employee);
    Ok(people.filter(|one| one.store_id.is_some()).collect())
}

/// The objectives of one holder.
fn put(
    chain: &Chain,
    (holder, holder_id): (HolderKind, Option<Id>),
    owner_id: Id,
    Period { from, to }: Period,
    above: &[Id],
) -> Result<Vec<Id>, Failure> {
    let mut made = Vec::with_capacity(OBJECTIVES.len());
    for (place, title) in OBJECTIVES.into_iter().enumerate() {
        let id = chain.replica.new_id()?;
        let objective = Objective {
            id,
            title: title.into(),
            why: "因为值得".into(),
            holder,
            holder_id,
            owner_id,
            begins_on: from,
            ends_on: to,
            method: Method::Okr,
            kind: ObjectiveKind::Business,
            decomposition: Decomposition::default(),
            development: Development::default(),
            locked: false,
            change_reason: String::new(),
            review: ObjectiveReview::default(),
            template: String::new(),
        };
        let key_results = METRICS
            .into_iter()
            .map(|metric| key_result(chain, &objective, metric))
            .collect::<Result<_, Failure>>()?;
        let supports = above.get(place).copied().into_iter().collect();
        chain.replica.save_goal(&chain.owner, GoalChange { objective, key_results, supports })?;
        made.push(id);
    }
    Ok(made)
}

fn key_result(
    chain: &Chain,
    objective: &Objective,
    (metric, more): (&str, i64),
) -> Result<KeyResult, Failure> {
    let of = |holder| objective.holder_id.filter(|_| objective.holder == holder);
    let slice = GoalSlice {
        region_id: of(HolderKind::Region),
        store_id: of(HolderKind::Store),
        employee_id: of(HolderKind::Employee),
        ..GoalSlice::default()
    };
    let period = Period { from: objective.begins_on, to: objective.ends_on };
    let so_far = chain.replica.metric(&chain.owner, metric, &slice.over(period))?.value;
    let so_far: Decimal = so_far.and_then(|value| value.parse().ok()).unwrap_or(Decimal::ONE);
    let target = (so_far * Decimal::from(100 + more) / Decimal::ONE_HUNDRED).round();
    Ok(KeyResult {
        id: chain.replica.new_id()?,
        objective_id: objective.id,
        title: format!("{metric} {target}"),
        owner_id: objective.owner_id,
        kind: KeyResultKind::Absolute,
        source: KeyResultSource::Metric,
        metric: metric.into(),
        slice,
        unit: String::new(),
        start: None,
        target,
        budget: None,
        stretch: None,
        benchmark: None,
        weight: 25,
        position: 0,
        milestones: Vec::new(),
    })
}
