//! Beginning: a chain of one's own, or the sample.

use chrono::NaiveDate;
use domain::access::Role;
use domain::org::{Chain, Department, Employee, OrgTemplate, Store, StoreFormat, TradeArea};
use domain::{Currency, Id};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use crate::error::{Error, Result, invalid};
use crate::people::{Credential, hash_password};
use crate::sample::{self, SampleKind};
use crate::transact::{Author, Tx};
use crate::{Replica, goals, kpi, orders, org, transact};

/// What a new chain begins with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct NewChain {
    /// Name.
    pub name: String,
    /// ISO 4217 code.
    pub currency: String,
    /// IANA time zone.
    pub time_zone: String,
    /// Which departments to begin with.
    pub org_template: OrgTemplate,
    /// The stores; at least one.
    pub stores: Vec<NewStore>,
    /// Name of the owner.
    pub owner_name: String,
    /// The owner's password.
    pub owner_password: String,
}

/// A store of a new chain.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct NewStore {
    /// Code.
    pub code: String,
    /// Name.
    pub name: String,
}

/// The chain as every screen needs it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct ChainInfo {
    /// Identity.
    pub id: Id,
    /// Name.
    pub name: String,
    /// ISO 4217 code.
    pub currency: String,
    /// Digits of its minor unit.
    pub currency_digits: u8,
    /// IANA time zone.
    pub time_zone: String,
    /// Which sample this is.
    pub sample: Option<SampleKind>,
    /// Today in the head office.
    pub today: NaiveDate,
    /// Whether ID-card numbers of member lists are kept.
    pub keep_id_numbers: bool,
}

/// The password of everyone who can sign in to a sample chain. Samples hold invented people only.
pub const SAMPLE_PASSWORD: &str = "storeloop";

impl Replica {
    /// The chain as every screen needs it; `None` before the beginning.
    pub fn chain_info(&self) -> Result<Option<ChainInfo>> {
        self.database.read(|sql| {
            let Some(chain) = transact::list::<Chain>(sql, "key")?.into_iter().next() else {
                return Ok(None);
            };
            let currency = Currency::from_code(&chain.currency).unwrap_or(Currency::CNY);
            Ok(Some(ChainInfo {
                id: chain.id,
                name: chain.name,
                currency_digits: currency.digits(),
                currency: chain.currency,
                time_zone: chain.time_zone,
                sample: SampleKind::from_code(&chain.sample),
                today: self.today(sql)?,
                keep_id_numbers: chain.keep_id_numbers,
            }))
        })
    }

    /// Today's business day in the head office.
    pub(crate) fn today(&self, sql: &Connection) -> Result<NaiveDate> {
        let zone = org::time_zone(&org::chain(sql)?.time_zone)?;
        domain::calendar::business_day(self.now_ms(), zone)
            .ok_or(Error::Internal("the clock is outside the calendar"))
    }

    /// The day given, or today's in the head office.
    pub fn day_or_today(&self, day: Option<NaiveDate>) -> Result<NaiveDate> {
        day.map_or_else(|| self.database.read(|sql| self.today(sql)), Ok)
    }

    /// Begins a chain of one's own.
    pub fn start_chain(&self, new: NewChain) -> Result<()> {
        let name = org::required("name", &new.name)?;
        let owner_name = org::required("owner_name", &new.owner_name)?;
        if Currency::from_code(&new.currency).is_none() {
            return invalid("currency", "unknown");
        }
        org::time_zone(&new.time_zone)?;
        if new.stores.is_empty() {
            return invalid("stores", "missing");
        }
        let password_hash = hash_password(&new.owner_password)?;
        self.transact(Author::default(), "start_chain", |tx| {
            refuse_second_chain(tx.sql)?;
            tx.put(&Chain {
                id: tx.new_id()?,
                name,
                currency: new.currency.clone(),
                time_zone: new.time_zone.clone(),
                sample: String::new(),
                auto_lock_minutes: 10,
                keep_id_numbers: false,
            })?;
            put_departments(tx, new.org_template)?;
            put_stores(tx, &new)?;
            put_owner(tx, owner_name, password_hash)
        })?;
        Ok(())
    }

    /// Begins a sample chain, its dates relative to today. `progress` is told how many of how
    /// many documents are written.
    pub fn start_sample(&self, kind: SampleKind, progress: &dyn Fn(u64, u64)) -> Result<()> {
        let zone = chrono_tz::Asia::Shanghai;
        let today = domain::calendar::business_day(self.now_ms(), zone)
            .ok_or(Error::Internal("the clock is outside the calendar"))?;
        let sample = sample::generate(kind, today);
        let password_hash = hash_password(SAMPLE_PASSWORD)?;
        self.transact(Author::default(), "start_sample", |tx| {
            refuse_second_chain(tx.sql)?;
            tx.put(&sample.chain)?;
            for region in &sample.regions {
                tx.put(region)?;
            }
            for store in &sample.stores {
                tx.put(store)?;
            }
            for department in &sample.departments {
                tx.put(department)?;
            }
            for employee in &sample.employees {
                tx.put(employee)?;
            }
            for product in &sample.products {
                tx.put(product)?;
            }
            for id in &sample.demo_people {
                tx.put(&Credential { id: *id, password_hash: password_hash.clone() })?;
            }
            let origin = transact::Origin { import: None };
            orders::write_sales(tx, &sample.sales, origin, &|done, total| {
                progress(done, total);
                Ok(())
            })
        })?;
        let owner = self.owner()?;
        self.transact(Author::default(), "start_sample", |tx| {
            goals::put_sample(tx, &owner, &sample, today)?;
            kpi::put_sample(tx, &owner, &sample, today)
        })?;
        Ok(())
    }
}

fn refuse_second_chain(sql: &Connection) -> Result<()> {
    match org::chain(sql) {
        Err(Error::NoChain) => Ok(()),
        Ok(_) => Err(Error::ChainExists),
        Err(error) => Err(error),
    }
}

fn put_departments(tx: &mut Tx<'_>, template: OrgTemplate) -> Result<()> {
    let mut made: Vec<Department> = Vec::new();
    for department in template.departments() {
        let parent = department.parent.and_then(|name| made.iter().find(|made| made.name == name));
        let department = Department {
            id: tx.new_id()?,
            name: department.name.to_string(),
            parent_id: parent.map(|parent| parent.id),
        };
        tx.put(&department)?;
        made.push(department);
    }
    Ok(())
}

fn put_stores(tx: &mut Tx<'_>, new: &NewChain) -> Result<()> {
    for store in &new.stores {
        let store = Store {
            id: tx.new_id()?,
            code: org::required("code", &store.code)?,
            name: org::required("name", &store.name)?,
            region_id: None,
            trade_area: TradeArea::Other,
            format: StoreFormat::Standard,
            time_zone: new.time_zone.clone(),
            opened_on: None,
            closed_on: None,
        };
        org::unique(tx.sql, &domain::registry::STORE, "code", &store.code, store.id)?;
        tx.put(&store)?;
    }
    Ok(())
}

fn put_owner(tx: &mut Tx<'_>, name: String, password_hash: String) -> Result<()> {
    let id = tx.new_id()?;
    tx.put(&Employee {
        id,
        code: "E0001".to_string(),
        name,
        role: Role::Owner,
        department_id: None,
        post: String::new(),
        store_id: None,
        region_id: None,
        joined_on: None,
        left_on: None,
    })?;
    tx.put(&Credential { id, password_hash })?;
    Ok(())
}
