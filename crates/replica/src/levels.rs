//! Member levels by the chain's own rules (C-21): who has which, settled once a day and whenever the
//! documents changed.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use chrono::NaiveDate;
use domain::access::{Actor, Operation, Target};
use domain::customers::Customer;
use domain::levels::{LevelChange, LevelRule, LevelRules};
use domain::{Id, Money};
use rusqlite::{Connection, named_params};
use serde::{Deserialize, Serialize};

use crate::database::SqlId;
use crate::error::{Result, invalid};
use crate::identity::same_number::COUNTS_FOR_ITSELF;
use crate::topic::Done;
use crate::transact::{Author, Tx};
use crate::{Replica, org, transact};

/// The operation of a settlement in the log.
const SETTLE: &str = "settle_levels";

/// How many customers have a level.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct LevelCount {
    /// The level.
    pub level: String,
    /// Customers of the chain.
    pub customers: u32,
}

/// The rules, and the levels that customers have.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct LevelPage {
    /// The rules.
    pub rules: LevelRules,
    /// Levels that occur, whoever told them.
    pub counts: Vec<LevelCount>,
}

/// Where one customer stands by the own rules.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct LevelStanding {
    /// What they paid in the window, less what went back.
    pub spent: String,
    /// How many days count.
    pub window_days: u32,
    /// What members of their level get.
    pub benefits: String,
    /// The next level; none at the top.
    pub next: Option<String>,
    /// What is missing for it.
    pub missing: Option<String>,
}

/// For what levels were settled last: the version of the documents, the day, and the rules.
#[derive(Default)]
pub(crate) struct LastSettled(Mutex<Option<(i64, NaiveDate, LevelRules)>>);

/// A level that is not what the rules say.
struct Due {
    customer: Id,
    from: String,
    to: String,
    spent: i64,
}

impl Replica {
    /// The rules of member levels, and how many have each level.
    pub fn level_page(&self, actor: &Actor) -> Result<LevelPage> {
        actor.may_somewhere(Operation::ViewCustomers)?;
        let levels = self.customer_words(actor)?.levels;
        self.database.read(|sql| {
            let mut count = sql
                .prepare_cached("SELECT count(*) FROM customer WHERE level <> '' AND level = ?1")?;
            let counts = levels.into_iter().map(|level| {
                let customers = count.query_row([&level], |row| row.get(0))?;
                Ok(LevelCount { level, customers })
            });
            Ok(LevelPage { rules: rules(sql)?, counts: counts.collect::<Result<_>>()? })
        })
    }

    /// How many customers would get another level by these rules.
    pub fn preview_levels(&self, actor: &Actor, rules: &LevelRules) -> Result<u32> {
        actor.may(Operation::EditChain, Target::Chain)?;
        let rules = checked(rules.clone())?;
        self.database.read(|sql| {
            let due = if rules.own { due(sql, &rules, self.today(sql)?)? } else { Vec::new() };
            Ok(u32::try_from(due.len()).unwrap_or(u32::MAX))
        })
    }

    /// Changes the rules and, where they are in force, every level that differs, in one transaction.
    /// Answers how many levels changed. Switched off, levels stay as they are until files tell others.
    pub fn save_level_rules(&self, actor: &Actor, rules: LevelRules) -> Result<Done<u32>> {
        actor.may(Operation::EditChain, Target::Chain)?;
        let rules = checked(rules)?;
        self.transact(actor, Operation::EditChain.code(), |tx| {
            tx.put(&rules)?;
            if !rules.own {
                return Ok(0);
            }
            let today = self.today(tx.sql)?;
            let due = due(tx.sql, &rules, today)?;
            settle(tx, due, today)
        })
    }

    /// Gives everybody the level that the own rules say. Answers how many changed: none the second
    /// time, and none while files tell the levels.
    pub fn settle_levels(&self, actor: &Actor) -> Result<Done<u32>> {
        actor.may(Operation::EditChain, Target::Chain)?;
        self.settle_levels_as(actor.into())
    }

    /// The same on behalf of the program, when day, documents or rules changed since the last time.
    pub fn settle_levels_by_itself(&self) -> Result<Option<Done<u32>>> {
        let now = self.database.read(|sql| {
            let rules = rules(sql)?;
            if !rules.own {
                return Ok(None);
            }
            let version =
                sql.query_row("SELECT version FROM document_version", [], |row| row.get(0))?;
            Ok(Some((version, self.today(sql)?, rules)))
        })?;
        let mut last = self.last_settled.0.lock().unwrap_or_else(PoisonError::into_inner);
        if now.is_none() || *last == now {
            return Ok(None);
        }
        let done = self.settle_levels_as(Author::default())?;
        *last = now;
        Ok(Some(done))
    }

    /// Where a customer stands; `None` while files tell the levels.
    pub fn level_standing(&self, actor: &Actor, customer: Id) -> Result<Option<LevelStanding>> {
        self.database.read(|sql| {
            let customer: Customer = transact::get(sql, customer)?;
            actor.may(Operation::ViewCustomers, org::store_target(sql, customer.home_store_id)?)?;
            let rules = rules(sql)?;
            if !rules.own {
                return Ok(None);
            }
            let currency = org::currency(sql)?;
            let text = |minor: i64| currency.major(Money::from_minor(minor)).to_string();
            let key = crate::orders::key_of(sql, "customer", customer.id)?.unwrap_or(-1);
            let spent = spent(sql, key, rules.window(self.today(sql)?))?;
            let per_major = currency.minor_per_major();
            let next = rules.next_above(Money::from_minor(spent), per_major);
            let level = rules.levels.iter().find(|level| level.name == customer.level);
            Ok(Some(LevelStanding {
                spent: text(spent),
                window_days: rules.window_days,
                benefits: level.map(|level| level.benefits.clone()).unwrap_or_default(),
                next: next.map(|level| level.name.clone()),
                missing: next.map(|level| text(level.limit(per_major) - spent)),
            }))
        })
    }

    /// What is due is found beside other writers; only the writing keeps them out.
    fn settle_levels_as(&self, author: Author) -> Result<Done<u32>> {
        let (found, today) = self.database.read(|sql| {
            let (rules, today) = (rules(sql)?, self.today(sql)?);
            Ok((if rules.own { due(sql, &rules, today)? } else { Vec::new() }, today))
        })?;
        self.transact(author, SETTLE, |tx| settle(tx, found, today))
    }
}

/// As they stand, or as they are while nobody made any.
pub(crate) fn rules(sql: &Connection) -> Result<LevelRules> {
    Ok(transact::find(sql, LevelRules::only_id())?.unwrap_or_default())
}

fn checked(rules: LevelRules) -> Result<LevelRules> {
    let trimmed = |level: LevelRule| LevelRule {
        name: level.name.trim().to_string(),
        benefits: level.benefits.trim().to_string(),
        ..level
    };
    let levels = rules.levels.into_iter().map(trimmed).collect();
    let rules = LevelRules { id: LevelRules::only_id(), levels, ..rules };
    match rules.check() {
        Ok(()) => Ok(rules),
        Err(wrong) => invalid(wrong.field, wrong.reason),
    }
}

/// What a customer paid on the days of a window, less what went back.
fn spent(sql: &Connection, customer_key: i64, (from, to): (i64, i64)) -> Result<i64> {
    // A store's day begins and ends within a day of Greenwich's; the index on the time leads there.
    Ok(sql
        .prepare_cached(
            "SELECT coalesce(sum(line.amount), 0)
             FROM orders CROSS JOIN order_line AS line ON line.order_key = orders.key
             WHERE orders.customer_key = :key AND orders.kind IN (0, 1)
               AND orders.status = 0 AND orders.voided = 0
               AND orders.at_ms >= (:from - 1) * 86400000 AND orders.at_ms < (:to + 2) * 86400000
               AND orders.day BETWEEN :from AND :to",
        )?
        .query_row(named_params! { ":key": customer_key, ":from": from, ":to": to }, |row| {
            row.get(0)
        })?)
}

/// Everybody whose level is not what the rules say.
fn due(sql: &Connection, rules: &LevelRules, today: NaiveDate) -> Result<Vec<Due>> {
    let per_major = org::currency(sql)?.minor_per_major();
    let window = rules.window(today);
    let mut reached = HashMap::new();
    let lowest = rules.levels.first().map_or(i64::MAX, |level| level.limit(per_major));
    for key in may_reach(sql, window, lowest)? {
        let spent = spent(sql, key, window)?;
        if let Some(level) = rules.level_of(Money::from_minor(spent), per_major) {
            reached.insert(key, (level, spent));
        }
    }
    let mut due = Vec::new();
    let mut statement = sql.prepare_cached(&format!(
        "SELECT customer.key, customer.id, customer.level
         FROM (SELECT value AS key FROM json_each(?1)
               UNION SELECT key FROM customer WHERE level <> '') AS asked
         CROSS JOIN customer ON customer.key = asked.key
         WHERE {COUNTS_FOR_ITSELF} AND customer.erased_on IS NULL ORDER BY customer.key"
    ))?;
    let keys: Vec<&i64> = reached.keys().collect();
    let mut rows = statement.query([serde_json::to_string(&keys)?])?;
    while let Some(row) = rows.next()? {
        let key: i64 = row.get(0)?;
        let from: String = row.get(2)?;
        let to = reached.get(&key).map_or("", |(level, _)| level.name.as_str());
        if from != to {
            let spent = match reached.get(&key) {
                Some((_, spent)) => *spent,
                None => spent(sql, key, window)?,
            };
            let customer = row.get::<_, SqlId>(1)?.0;
            due.push(Due { customer, from, to: to.to_string(), spent });
        }
    }
    Ok(due)
}

/// The customers who bought enough in a window for the lowest level, before what went back.
fn may_reach(sql: &Connection, (from, to): (i64, i64), lowest: i64) -> Result<Vec<i64>> {
    let mut statement = sql.prepare_cached(
        "SELECT customer_key FROM customer_day WHERE day BETWEEN ?1 AND ?2
         GROUP BY customer_key HAVING sum(gross_sales) >= ?3",
    )?;
    let keys = statement.query_map([from, to, lowest], |row| row.get(0))?;
    Ok(keys.collect::<rusqlite::Result<_>>()?)
}

/// Writes the levels with a row of history each. Who got another level in the meantime is left to the
/// next time.
fn settle(tx: &mut Tx<'_>, due: Vec<Due>, today: NaiveDate) -> Result<u32> {
    let mut changed = 0;
    for Due { customer, from, to, spent } in due {
        let Some(old) = transact::find::<Customer>(tx.sql, customer)? else { continue };
        if old.level != from || old.erased_on.is_some() {
            continue;
        }
        tx.put(&LevelChange {
            id: LevelChange::id_of(customer, today, &from, &to),
            store_id: old.home_store_id,
            customer_id: customer,
            day: today,
            from_level: from,
            to_level: to.clone(),
            spent,
            at_ms: tx.at_ms(),
        })?;
        tx.put(&Customer { level: to, ..old })?;
        changed += 1;
    }
    Ok(changed)
}
