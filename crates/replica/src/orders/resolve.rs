//! From the names in a file to the rows of the database: stores, products, customers, employees.

use std::collections::{HashMap, HashSet};

use chrono_tz::Tz;
use domain::customers::{Customer, normal_phone};
use domain::org::{Employee, Store};
use domain::products::{Product, normal_code};
use domain::sales_file::{CustomerSeen, ProductSeen, SalesFile};
use domain::{Id, Position};
use rusqlite::{Connection, OptionalExtension};

use crate::buyers::Buyer;
use crate::database::SqlId;
use crate::error::{Result, invalid};
use crate::identity::same_number;
use crate::{aliases, org, transact};

/// A store that a file's documents belong to.
#[derive(Clone, Debug)]
pub(crate) struct StoreRef {
    pub(crate) id: Id,
    pub(crate) key: i64,
    pub(crate) zone: Tz,
}

/// A row that is there already, or will be made.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Ref {
    pub(crate) id: Id,
    pub(crate) key: Option<i64>,
}

/// Everything a file names, resolved; positions are those of the file's lists.
pub(crate) struct Resolved {
    pub(crate) stores: Vec<Option<StoreRef>>,
    pub(crate) default_store: Option<StoreRef>,
    pub(crate) products: Vec<Ref>,
    pub(crate) customers: Vec<Ref>,
    pub(crate) employees: Vec<Option<Ref>>,
    /// Identities of the weakly known buyers.
    pub(crate) buyers: Vec<Id>,
    /// Keys of customers that count for others.
    pub(crate) merged: HashSet<i64>,
    /// New customers whose number is that of somebody known already.
    pub(crate) known_by_number: u32,
}

impl Resolved {
    pub(crate) fn of_file(
        sql: &Connection,
        file: &SalesFile,
        default_store: Option<Id>,
    ) -> Result<Self> {
        let stores = Stores::load(sql)?;
        let employees = Employees::load(sql)?;
        let customers = customers(sql, &file.customers)?;
        Ok(Self {
            stores: file.stores.iter().map(|name| stores.named(name)).collect(),
            default_store: default_store.and_then(|id| stores.with_id(id)),
            products: file.products.iter().map(|seen| product(sql, seen)).collect::<Result<_>>()?,
            known_by_number: known_by_number(sql, &file.customers, &customers)?,
            customers,
            employees: file.employees.iter().map(|name| employees.named(name)).collect(),
            buyers: file.buyers.iter().map(Buyer::id_of).collect(),
            merged: merged(sql)?,
        })
    }

    /// The store of a document: the one it names, else the one the person chose.
    pub(crate) fn store(&self, position: Option<Position>) -> Result<&StoreRef> {
        let found = match position {
            Some(position) => self.stores.get(position.index()).and_then(Option::as_ref),
            None => self.default_store.as_ref(),
        };
        found.map_or_else(|| invalid("store_id", "missing"), Ok)
    }
}

/// The chain's stores by code and by name.
pub(crate) struct Stores {
    by_text: HashMap<String, StoreRef>,
    by_id: HashMap<Id, StoreRef>,
}

impl Stores {
    pub(crate) fn load(sql: &Connection) -> Result<Self> {
        let mut stores = Self { by_text: HashMap::new(), by_id: HashMap::new() };
        for store in transact::list::<Store>(sql, "key")? {
            let key = key_of(sql, "store", store.id)?.unwrap_or(0);
            let found = StoreRef { id: store.id, key, zone: org::zone_of(&store) };
            for text in [&store.code, &store.name] {
                stores.by_text.insert(normal_code(text), found.clone());
            }
            stores.by_id.insert(store.id, found);
        }
        for alias in aliases::of_stores(sql)? {
            if let Some(found) = stores.by_id.get(&alias.store_id).cloned() {
                stores.by_text.entry(normal_code(&alias.text)).or_insert(found);
            }
        }
        Ok(stores)
    }

    pub(crate) fn named(&self, text: &str) -> Option<StoreRef> {
        self.by_text.get(&normal_code(text)).cloned()
    }

    pub(crate) fn with_id(&self, id: Id) -> Option<StoreRef> {
        self.by_id.get(&id).cloned()
    }
}

/// The chain's employees by staff number, and by name where the name is unique.
struct Employees(HashMap<String, Option<Ref>>);

impl Employees {
    fn load(sql: &Connection) -> Result<Self> {
        let mut by_text: HashMap<String, Option<Ref>> = HashMap::new();
        let employees = transact::list::<Employee>(sql, "key")?;
        for employee in &employees {
            let found = Ref { id: employee.id, key: key_of(sql, "employee", employee.id)? };
            by_text
                .entry(normal_code(&employee.name))
                .and_modify(|one| *one = None)
                .or_insert(Some(found));
        }
        for employee in &employees {
            let found = Ref { id: employee.id, key: key_of(sql, "employee", employee.id)? };
            by_text.insert(normal_code(&employee.code), Some(found));
        }
        Ok(Self(by_text))
    }

    fn named(&self, text: &str) -> Option<Ref> {
        self.0.get(&normal_code(text)).copied().flatten()
    }
}

/// The keys of customers that count for others.
pub(super) fn merged(sql: &Connection) -> Result<HashSet<i64>> {
    let mut statement = sql.prepare_cached(
        "SELECT key FROM customer WHERE merged_into IS NOT NULL
         UNION ALL SELECT customer_key FROM same_number",
    )?;
    let keys = statement.query_map([], |row| row.get(0))?;
    Ok(keys.collect::<rusqlite::Result<_>>()?)
}

/// The code a product has: its own, or its name when the file gives no codes.
pub(crate) fn code_of(seen: &ProductSeen) -> String {
    if seen.code.is_empty() { normal_code(&seen.name) } else { normal_code(&seen.code) }
}

/// The product that a file names, whatever it stands for: lines keep what was told.
pub(crate) fn product(sql: &Connection, seen: &ProductSeen) -> Result<Ref> {
    with_code(sql, &code_of(seen))
}

/// The product that a list means by a code.
pub(crate) fn product_coded(sql: &Connection, code: &str) -> Result<Ref> {
    let code = normal_code(code);
    match aliases::meant_by(sql, &code)? {
        Some(meant) => Ok(Ref { id: meant.id, key: key_of(sql, "product", meant.id)? }),
        None => with_code(sql, &code),
    }
}

fn with_code(sql: &Connection, code: &str) -> Result<Ref> {
    let known = sql
        .prepare_cached("SELECT id, key FROM product WHERE code = ?1")?
        .query_row([code], |row| Ok(Ref { id: row.get::<_, SqlId>(0)?.0, key: row.get(1)? }))
        .optional()?;
    Ok(known.unwrap_or_else(|| Ref { id: Product::id_of(code), key: None }))
}

/// How many of the new customers have the number of somebody whom the other of phone and hash told.
pub(crate) fn known_by_number(
    sql: &Connection,
    seen: &[CustomerSeen],
    found: &[Ref],
) -> Result<u32> {
    let new = seen.iter().zip(found).filter(|(_, found)| found.key.is_none());
    let (seen, ids): (Vec<&CustomerSeen>, Vec<Id>) =
        new.map(|(seen, found)| (seen, found.id)).unzip();
    let is_known = same_number::known(sql, &seen)?;
    let known: HashSet<Id> =
        ids.into_iter().zip(is_known).filter(|(_, known)| *known).map(|(id, _)| id).collect();
    Ok(u32::try_from(known.len()).unwrap_or(u32::MAX))
}

/// Exact keys only: phone first, then its hash, the card, the source's number. Two entries of a file
/// that share a key are one customer.
pub(crate) fn customers(sql: &Connection, seen: &[CustomerSeen]) -> Result<Vec<Ref>> {
    let mut new: HashMap<(u8, String), Ref> = HashMap::new();
    seen.iter()
        .map(|seen| {
            let keys = keys_of(seen);
            for (column, key) in &keys {
                if let Some(known) = known_customer(sql, *column, key)? {
                    return Ok(known);
                }
            }
            if let Some(known) = keys.iter().find_map(|key| new.get(key)) {
                return Ok(*known);
            }
            let text =
                |column: u8| keys.iter().find(|key| key.0 == column).map_or("", |key| &key.1);
            let id = Customer::id_of(text(0), text(1), text(2), text(3));
            let made =
                Ref { id: id.unwrap_or_else(|| Id::derived("customer", &[&seen.name])), key: None };
            for key in keys {
                new.insert(key, made);
            }
            Ok(made)
        })
        .collect()
}

fn keys_of(seen: &CustomerSeen) -> Vec<(u8, String)> {
    let phone = normal_phone(&seen.phone).unwrap_or_default();
    [phone, seen.phone_hash.to_string(), seen.card.to_string(), seen.outside_id.to_string()]
        .into_iter()
        .zip(0..)
        .map(|(key, column)| (column, key))
        .filter(|(_, key)| !key.is_empty())
        .collect()
}

fn known_customer(sql: &Connection, column: u8, key: &str) -> Result<Option<Ref>> {
    let query = match column {
        0 => "SELECT id, key FROM customer WHERE phone = ?1 AND phone <> '' ORDER BY key LIMIT 1",
        1 => {
            "SELECT id, key FROM customer WHERE phone_hash = ?1 AND phone_hash <> '' ORDER BY key LIMIT 1"
        }
        2 => "SELECT id, key FROM customer WHERE card = ?1 AND card <> '' ORDER BY key LIMIT 1",
        _ => {
            "SELECT id, key FROM customer WHERE outside_id = ?1 AND outside_id <> '' ORDER BY key LIMIT 1"
        }
    };
    Ok(sql
        .prepare_cached(query)?
        .query_row([key], |row| Ok(Ref { id: row.get::<_, SqlId>(0)?.0, key: row.get(1)? }))
        .optional()?)
}

/// The local key of a row.
pub(crate) fn key_of(sql: &Connection, table: &str, id: Id) -> Result<Option<i64>> {
    Ok(sql
        .prepare_cached(&format!("SELECT key FROM {table} WHERE id = ?1"))?
        .query_row([SqlId(id)], |row| row.get(0))
        .optional()?)
}
