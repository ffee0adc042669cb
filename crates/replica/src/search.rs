//! The search box: one text, every noun.

use domain::Id;
use domain::access::{Actor, Operation};
use domain::customers::masked_phone;
use domain::metrics::CATALOG;
use domain::org::Store;
use rusqlite::{Connection, named_params, params_from_iter};
use serde::{Deserialize, Serialize};

use crate::customers::bounds;
use crate::customers::find::best;
use crate::database::SqlId;
use crate::error::Result;
use crate::identity::same_number::with_told_by_hash;
use crate::metrics::own_metrics;
use crate::orders::visible;
use crate::products::{found, like};
use crate::{Replica, transact};

/// Hits of one noun.
const EACH: u32 = 6;

/// What a hit is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum HitKind {
    /// An order, by the beginning of its number.
    Order,
    /// A product, by code or name.
    Product,
    /// A customer, by the end of the phone number, name, pinyin, card, outside number or order.
    Customer,
    /// A store, by code or name.
    Store,
    /// An employee, by staff number or name.
    Employee,
    /// A metric, by name.
    Metric,
    /// An objective or a key result, by title.
    Goal,
}

/// One hit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct SearchHit {
    /// What it is.
    pub kind: HitKind,
    /// Its id; a metric's code.
    pub id: String,
    /// What to show large.
    pub title: String,
    /// What to show small.
    pub detail: String,
}

impl Replica {
    /// What matches a text, of every noun this person may see, at most six each.
    pub fn search(&self, actor: &Actor, text: &str) -> Result<Vec<SearchHit>> {
        let text = text.trim();
        if text.is_empty() {
            return Ok(Vec::new());
        }
        self.database.read(|sql| {
            let mut hits = Vec::new();
            if actor.reach(Operation::ViewSales).is_some() {
                hits.extend(orders(sql, actor, text)?);
                hits.extend(products(sql, text)?);
            }
            if actor.reach(Operation::ViewCustomers).is_some() {
                hits.extend(customers(sql, actor, text)?);
            }
            hits.extend(stores(sql, text)?);
            if actor.reach(Operation::ViewPeople).is_some() {
                hits.extend(employees(sql, actor, text)?);
            }
            hits.extend(metrics(sql, text)?);
            if actor.reach(Operation::ViewGoals).is_some() {
                hits.extend(goals(sql, actor, text)?);
            }
            Ok(hits)
        })
    }
}

fn orders(sql: &Connection, actor: &Actor, text: &str) -> Result<Vec<SearchHit>> {
    let (condition, values) = visible(actor)?;
    let query = format!(
        "SELECT orders.id, orders.number, store.name || ' · ' || date(orders.day * 86400, 'unixepoch')
         FROM orders JOIN store ON store.key = orders.store_key
         WHERE orders.number >= ? AND orders.number < ? AND {condition} LIMIT {EACH}"
    );
    let bounds = [text.to_string(), format!("{text}\u{10ffff}")];
    let values = bounds.into_iter().map(rusqlite::types::Value::Text).chain(values);
    let mut statement = sql.prepare_cached(&query)?;
    let hits = statement.query_map(params_from_iter(values), |row| hit(row, HitKind::Order))?;
    Ok(hits.collect::<rusqlite::Result<_>>()?)
}

fn products(sql: &Connection, text: &str) -> Result<Vec<SearchHit>> {
    let mut statement = sql.prepare_cached(&format!(
        "SELECT id, CASE WHEN name = '' THEN code ELSE name END, code || ' · ' || category
         FROM product WHERE {found} ORDER BY code LIMIT 6",
        found = found()
    ))?;
    let hits = statement
        .query_map(named_params! { ":like": like(text) }, |row| hit(row, HitKind::Product))?;
    Ok(hits.collect::<rusqlite::Result<_>>()?)
}

fn customers(sql: &Connection, actor: &Actor, text: &str) -> Result<Vec<SearchHit>> {
    let ids = best(sql, text, bounds(actor)?, EACH)?;
    ids.into_iter().map(|id| customer(sql, id)).collect()
}

fn customer(sql: &Connection, id: Id) -> Result<SearchHit> {
    let customer = with_told_by_hash(sql, transact::get(sql, id)?)?;
    let store: Store = transact::get(sql, customer.home_store_id)?;
    let names = [&customer.name, &customer.outside_id, &customer.card];
    let title = names.into_iter().find(|name| !name.is_empty()).cloned().unwrap_or_default();
    let shown = masked_phone(&customer.phone);
    let detail = if shown.is_empty() { store.name } else { format!("{shown} · {}", store.name) };
    Ok(SearchHit { kind: HitKind::Customer, id: id.to_string(), title, detail })
}

fn stores(sql: &Connection, text: &str) -> Result<Vec<SearchHit>> {
    let mut statement = sql.prepare_cached(
        "SELECT id, name, code FROM store
         WHERE code LIKE :like ESCAPE '\\' OR name LIKE :like ESCAPE '\\' ORDER BY code LIMIT 6",
    )?;
    let hits = statement
        .query_map(named_params! { ":like": like(text) }, |row| hit(row, HitKind::Store))?;
    Ok(hits.collect::<rusqlite::Result<_>>()?)
}

fn employees(sql: &Connection, actor: &Actor, text: &str) -> Result<Vec<SearchHit>> {
    use domain::access::Reach;
    let reach = actor.may_somewhere(Operation::ViewPeople)?;
    let mut statement = sql.prepare_cached(
        "SELECT employee.id, employee.name, employee.code || coalesce(' · ' || store.name, '')
         FROM employee LEFT JOIN store ON store.id = employee.store_id
         WHERE (employee.code LIKE :like ESCAPE '\\' OR employee.name LIKE :like ESCAPE '\\')
           AND (:chain OR employee.store_id = :store OR (:in_region AND store.region_id = :region))
         ORDER BY employee.code LIMIT 6",
    )?;
    let filters = named_params! {
        ":like": like(text), ":chain": reach == Reach::Chain, ":store": actor.store_id.map(SqlId),
        ":in_region": reach == Reach::Region, ":region": actor.region_id.map(SqlId),
    };
    let hits = statement.query_map(filters, |row| hit(row, HitKind::Employee))?;
    Ok(hits.collect::<rusqlite::Result<_>>()?)
}

fn metrics(sql: &Connection, text: &str) -> Result<Vec<SearchHit>> {
    let wanted = text.to_lowercase();
    let own = own_metrics(sql)?;
    let all = CATALOG.iter().chain(own.iter().map(|(_, metric)| metric));
    Ok(all
        .filter(|metric| {
            metric.name.zh.contains(&wanted)
                || metric.name.en.to_lowercase().contains(&wanted)
                || metric.code.contains(&wanted)
        })
        .map(|metric| SearchHit {
            kind: HitKind::Metric,
            id: metric.code.to_string(),
            title: metric.name.zh.to_string(),
            detail: metric.name.en.to_string(),
        })
        .collect())
}

/// Plans to grow are found by who has them alone.
fn goals(sql: &Connection, actor: &Actor, text: &str) -> Result<Vec<SearchHit>> {
    let mut statement = sql.prepare_cached(
        "SELECT goal.id, goal.title, employee.name || ' · ' || goal.begins_on || ' – ' || goal.ends_on
         FROM (
             SELECT id, title, owner_id, begins_on, ends_on, kind FROM objective
             UNION ALL
             SELECT key_result.id, key_result.title, key_result.owner_id, begins_on, ends_on, objective.kind
             FROM key_result JOIN objective ON objective.id = key_result.objective_id
         ) AS goal JOIN employee ON employee.id = goal.owner_id
         WHERE goal.title LIKE :like ESCAPE '\\' AND (goal.kind = 'business' OR goal.owner_id = :me)
         ORDER BY goal.ends_on DESC, goal.id LIMIT 6",
    )?;
    let filters = named_params! { ":like": like(text), ":me": SqlId(actor.employee_id) };
    let hits = statement.query_map(filters, |row| hit(row, HitKind::Goal))?;
    Ok(hits.collect::<rusqlite::Result<_>>()?)
}

fn hit(row: &rusqlite::Row<'_>, kind: HitKind) -> rusqlite::Result<SearchHit> {
    let id: SqlId = row.get(0)?;
    Ok(SearchHit { kind, id: id.0.to_string(), title: row.get(1)?, detail: row.get(2)? })
}
