//! What is bought together.

use std::collections::HashMap;

use domain::Id;
use domain::access::{Actor, Operation, Target};
use domain::customers::Customer;
use insight::{Basket, Beside, RuleLimits, Together};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use crate::aliases::{counted, is_goods};
use crate::database::SqlId;
use crate::error::{Error, Result};
use crate::orders::key_of;
use crate::{Replica, org, transact};

/// A product of a rule.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct BasketProduct {
    /// The product.
    pub id: Id,
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
}

/// Who buys these buys that.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct BasketRule {
    /// Codes of the left side.
    pub given: Vec<String>,
    /// Code of the right side.
    pub then: String,
    /// Baskets with both sides.
    pub baskets: u32,
    /// Share of all baskets with both sides.
    pub support: f64,
    /// Share of the baskets with the left side that have the right side.
    pub confidence: f64,
    /// How much likelier the right side is with the left than at all.
    pub lift: f64,
}

/// A product that is bought together with another one, or with what a customer has.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct AlsoBought {
    /// The product.
    pub product: BasketProduct,
    /// Of the other product, or of the one the customer has.
    pub because: BasketProduct,
    /// Orders with both.
    pub baskets: u32,
    /// Share of the orders with the other product that have this one, in per cent with one place.
    pub confidence: String,
    /// How much likelier it is with the other product than at all, with one place.
    pub lift: String,
}

/// So many are shown.
const SHOWN: usize = 8;
/// Two things in fewer orders than this may lie together by chance.
const FEWEST: u32 = 5;
/// Of a customer's products so many are asked for what goes with them.
const FAVOURITES: usize = 10;
/// Of so many products the pairs are counted: every two of them take four bytes.
const MOST_PRODUCTS: u32 = 4_096;

/// A condition on orders and lines: what was paid for and counts.
fn sold() -> String {
    format!(
        "orders.kind = 0 AND orders.status = 0 AND orders.voided = 0
         AND line.quantity_milli > 0 AND line.product_key IS NOT NULL AND {}",
        is_goods()
    )
}

impl Replica {
    /// The rules within the limits over all paid sales, the highest lift first; goods only.
    pub fn basket_rules(&self, actor: &Actor, limits: &RuleLimits) -> Result<Vec<BasketRule>> {
        actor.may(Operation::ViewSales, Target::Chain)?;
        self.database.read(|sql| {
            let (baskets, keys) = baskets(sql)?;
            let codes = codes(sql)?;
            let code = |thing: &u32| codes.get(&keys[*thing as usize]).cloned().unwrap_or_default();
            let rules = insight::rules(&baskets, limits);
            let told = rules.iter().map(|rule| BasketRule {
                given: rule.given.iter().map(code).collect(),
                then: code(&rule.then),
                baskets: rule.baskets,
                support: rule.support,
                confidence: rule.confidence,
                lift: rule.lift,
            });
            Ok(told.collect())
        })
    }

    /// What is bought together with a product most tellingly: by lift, of what lies with it in five
    /// orders or more.
    pub fn also_bought(&self, actor: &Actor, product: Id) -> Result<Vec<AlsoBought>> {
        actor.may_somewhere(Operation::ViewSales)?;
        self.database.read(|sql| {
            let key = key_of(sql, "product", product)?.ok_or(Error::NotFound("product"))?;
            let counted = self.together.get(sql, &(), || Counted::of(sql))?;
            counted.beside(key).iter().take(SHOWN).map(|one| counted.told(sql, key, one)).collect()
        })
    }

    /// What a customer lacks that goes with what they bought most often (C-04).
    pub fn recommended(&self, actor: &Actor, customer: Id) -> Result<Vec<AlsoBought>> {
        self.database.read(|sql| {
            let who: Customer = transact::get(sql, customer)?;
            actor.may(Operation::ViewCustomers, org::store_target(sql, who.home_store_id)?)?;
            let counted = self.together.get(sql, &(), || Counted::of(sql))?;
            let has = bought_by(sql, customer)?;
            let mut best: HashMap<u32, (i64, Beside)> = HashMap::new();
            for because in has.iter().take(FAVOURITES) {
                for one in counted.beside(*because) {
                    let kept = best.entry(one.thing).or_insert((*because, one));
                    if one.best_first(&kept.1).is_lt() {
                        *kept = (*because, one);
                    }
                }
            }
            for owned in &has {
                counted.numbers.get(owned).map(|number| best.remove(number));
            }
            let mut found: Vec<(i64, Beside)> = best.into_values().collect();
            found.sort_by(|(_, one), (_, other)| one.best_first(other));
            let found = found.iter().take(SHOWN);
            found.map(|(because, one)| counted.told(sql, *because, one)).collect()
        })
    }
}

/// How often every two products were bought together, of those sold most often.
pub(crate) struct Counted {
    together: Together,
    /// Local keys of the products, by their numbers.
    keys: Vec<i64>,
    numbers: HashMap<i64, u32>,
}

impl Counted {
    fn of(sql: &Connection) -> Result<Self> {
        let keys = sold_most(sql)?;
        let numbers: HashMap<i64, u32> = keys.iter().copied().zip(0..).collect();
        let mut together = Together::default();
        let mut basket: Vec<u32> = Vec::new();
        each_basket(sql, |products| {
            basket.clear();
            basket.extend(products.iter().filter_map(|product| numbers.get(product)));
            together.add(&basket);
        })?;
        Ok(Self { together, keys, numbers })
    }

    fn beside(&self, product: i64) -> Vec<Beside> {
        let number = self.numbers.get(&product);
        number.map_or_else(Vec::new, |number| self.together.beside(*number, FEWEST))
    }

    fn told(&self, sql: &Connection, because: i64, one: &Beside) -> Result<AlsoBought> {
        Ok(AlsoBought {
            product: named(sql, self.keys[one.thing as usize])?,
            because: named(sql, because)?,
            baskets: one.baskets,
            confidence: format!("{:.1}", one.confidence * 100.0),
            lift: format!("{:.1}", one.lift),
        })
    }
}

/// Keys of the products on most lines.
fn sold_most(sql: &Connection) -> Result<Vec<i64>> {
    let query = format!(
        "SELECT coalesce(counted.key, line.product_key) AS sold
         FROM (SELECT product_key, count(*) AS lines FROM order_line
               WHERE product_key IS NOT NULL GROUP BY product_key) AS line
         {} GROUP BY sold ORDER BY sum(line.lines) DESC, sold LIMIT {MOST_PRODUCTS}",
        counted(),
    );
    let mut statement = sql.prepare(&query)?;
    let keys = statement.query_map([], |row| row.get(0))?;
    Ok(keys.collect::<rusqlite::Result<_>>()?)
}

/// What a customer bought, the most often bought first.
fn bought_by(sql: &Connection, customer: Id) -> Result<Vec<i64>> {
    let query = format!(
        "SELECT coalesce(counted.key, line.product_key) AS bought
         FROM customer CROSS JOIN orders ON orders.customer_key = customer.key
         CROSS JOIN order_line AS line ON line.order_key = orders.key
         {} WHERE customer.id = ?1 AND {}
         GROUP BY bought ORDER BY count(DISTINCT orders.key) DESC, bought",
        counted(),
        sold(),
    );
    let mut statement = sql.prepare_cached(&query)?;
    let keys = statement.query_map([SqlId(customer)], |row| row.get(0))?;
    Ok(keys.collect::<rusqlite::Result<_>>()?)
}

fn named(sql: &Connection, key: i64) -> Result<BasketProduct> {
    Ok(sql.prepare_cached("SELECT id, code, name FROM product WHERE key = ?1")?.query_row(
        [key],
        |row| {
            let id: SqlId = row.get(0)?;
            Ok(BasketProduct { id: id.0, code: row.get(1)?, name: row.get(2)? })
        },
    )?)
}

/// Shows the goods of every paid sale that has any, each once.
fn each_basket(sql: &Connection, mut visit: impl FnMut(&[i64])) -> Result<()> {
    let query = format!(
        "SELECT orders.key, coalesce(counted.key, line.product_key)
         FROM orders CROSS JOIN order_line AS line ON line.order_key = orders.key
         {} WHERE {} ORDER BY orders.key",
        counted(),
        sold(),
    );
    let mut statement = sql.prepare(&query)?;
    let mut rows = statement.query([])?;
    let (mut basket, mut last): (Vec<i64>, Option<i64>) = Default::default();
    while let Some(row) = rows.next()? {
        let (order, product): (i64, i64) = (row.get(0)?, row.get(1)?);
        if last.is_some_and(|last| last != order) {
            visit(&basket);
            basket.clear();
        }
        last = Some(order);
        if !basket.contains(&product) {
            basket.push(product);
        }
    }
    if last.is_some() {
        visit(&basket);
    }
    Ok(())
}

/// Every basket, its things numbered as the keys that come with it.
fn baskets(sql: &Connection) -> Result<(Vec<Basket>, Vec<i64>)> {
    let (mut numbers, mut keys): (HashMap<i64, u32>, Vec<i64>) = Default::default();
    let mut baskets: Vec<Basket> = Vec::new();
    each_basket(sql, |products| {
        let number = |product: &i64| {
            *numbers.entry(*product).or_insert_with(|| {
                keys.push(*product);
                keys.len() as u32 - 1
            })
        };
        baskets.push(products.iter().map(number).collect());
    })?;
    Ok((baskets, keys))
}

fn codes(sql: &Connection) -> Result<HashMap<i64, String>> {
    let mut statement = sql.prepare("SELECT key, code FROM product")?;
    let codes = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(codes.collect::<rusqlite::Result<_>>()?)
}
