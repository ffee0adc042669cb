//! Customers.

mod add;
mod assign;
mod birthdays;
mod filter;
pub(crate) mod find;
pub(crate) mod names;
mod page;
pub(crate) mod person;
mod profile;
mod reveal;
pub(crate) mod rhythm;
mod timeline;
pub(crate) mod without_purchase;

use domain::Id;
use domain::access::{Actor, Denied, Operation, Reach};
use domain::calendar::day_number;
use domain::care::Tag;
use domain::customers::{Customer, masked_phone, normal_phone};
use domain::lifecycle::Stage;
use domain::org::Employee;
use domain::phone_hash::kind_of;
use domain::registry;
use domain::segments::CustomerFilter;
use rusqlite::{Connection, named_params};
use serde::{Deserialize, Serialize};

use crate::database::{SqlId, day_from_sql};
use crate::error::{Result, invalid};
use crate::identity::same_number::with_told_by_hash;
use crate::org;
use crate::tags::tags_of;
use crate::topic::Done;
use crate::{Page, Replica, TodayScope, transact};

use page::Sight;

pub use add::{AddedCustomer, KnownCustomer};
pub use birthdays::{BirthdayRow, BirthdayRows};
pub use filter::ChosenCustomers;
pub use person::ErasedPerson;
pub use profile::{CustomerProfile, Favourite, Place};
pub use timeline::{TimelineRow, TimelineRows};

/// A customer with what they bought.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct CustomerRow {
    /// The customer, with what sources told of them under a hash of their number. The phone number
    /// is masked for people who may not see it in full; of a hash only its kind is shown.
    pub customer: Customer,
    /// Name of the home store.
    pub home_store: String,
    /// Paid sales.
    pub orders: u32,
    /// What they paid, before refunds.
    pub gross_sales: String,
    /// First business day they bought on.
    pub first_day: Option<chrono::NaiveDate>,
    /// Last business day they bought on.
    pub last_day: Option<chrono::NaiveDate>,
    /// Where they stand today; `None` for who never bought.
    pub stage: Option<Stage>,
    /// Their tags, by name.
    pub tags: Vec<Tag>,
    /// Name of the employee who looks after them; empty when nobody does.
    pub assigned_to: String,
}

/// A page of customers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct CustomerRows {
    /// How many there are in all.
    pub total: u32,
    /// The page.
    pub rows: Vec<CustomerRow>,
}

impl Replica {
    /// The customers of a filter, the most valuable first.
    pub fn list_customers(
        &self,
        actor: &Actor,
        filter: &CustomerFilter,
        page: Page,
    ) -> Result<CustomerRows> {
        self.database.read(|sql| {
            let today = day_number(self.today(sql)?);
            let (total, ids) = if *filter == CustomerFilter::default() {
                Sight::of(actor)?.page(sql, page)?
            } else {
                self.narrowed(sql, actor, filter)?.page(sql, page)?
            };
            let rows = ids
                .into_iter()
                .map(|id| customer_row(sql, actor, id.0, today))
                .collect::<Result<_>>()?;
            Ok(CustomerRows { total, rows })
        })
    }

    /// How many customers a filter finds.
    pub fn count_customers(&self, actor: &Actor, filter: &CustomerFilter) -> Result<u32> {
        self.database.read(|sql| self.narrowed(sql, actor, filter)?.count(sql))
    }

    /// The rows of a choice; one customer this person may not see refuses the whole.
    pub(crate) fn chosen_rows(
        &self,
        actor: &Actor,
        chosen: &ChosenCustomers,
    ) -> Result<Vec<CustomerRow>> {
        self.database.read(|sql| {
            let today = day_number(self.today(sql)?);
            let row = |id| {
                let customer: Customer = transact::get(sql, id)?;
                let target = org::store_target(sql, customer.home_store_id)?;
                actor.may(Operation::ViewCustomers, target)?;
                customer_row(sql, actor, id, today)
            };
            self.chosen(sql, actor, chosen)?.into_iter().map(row).collect()
        })
    }

    /// One customer.
    pub fn customer(&self, actor: &Actor, id: Id) -> Result<CustomerRow> {
        self.database.read(|sql| {
            let customer: Customer = transact::get(sql, id)?;
            actor.may(Operation::ViewCustomers, org::store_target(sql, customer.home_store_id)?)?;
            customer_row(sql, actor, id, day_number(self.today(sql)?))
        })
    }

    /// Changes a customer. A phone number that comes back masked, as it was shown, is left as it
    /// is.
    pub fn save_customer(&self, actor: &Actor, customer: Customer) -> Result<Done> {
        self.transact(actor, Operation::EditCustomer.code(), |tx| {
            let old: Customer = transact::get(tx.sql, customer.id)?;
            actor.may(Operation::EditCustomer, org::store_target(tx.sql, old.home_store_id)?)?;
            let phone = new_phone(&old, &customer.phone)?;
            org::exists(tx.sql, "home_store_id", &registry::STORE, Some(customer.home_store_id))?;
            if customer.home_store_id != old.home_store_id {
                actor.may(
                    Operation::EditCustomer,
                    org::store_target(tx.sql, customer.home_store_id)?,
                )?;
            }
            let trimmed = |text: &str| text.trim().to_string();
            tx.put(&Customer {
                name: trimmed(&customer.name),
                card: trimmed(&customer.card),
                note: trimmed(&customer.note),
                phone,
                home_store_id: customer.home_store_id,
                ..old
            })?;
            Ok(())
        })
    }
}

/// Fills the derived tables of customers for the first time.
pub(crate) fn derive(sql: &Connection) -> Result<()> {
    names::recompute(sql, "customer_search")?;
    rhythm::recompute(sql, "customer_day", "customer_day", "customer_rhythm")
}

fn new_phone(old: &Customer, typed: &str) -> Result<String> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Ok(String::new());
    }
    if typed == masked_phone(&old.phone) {
        return Ok(old.phone.clone());
    }
    normal_phone(typed).map_or_else(|| invalid("phone", "not_a_phone"), Ok)
}

/// The region or store a person's view of customers ends at.
pub(crate) fn bounds(actor: &Actor) -> Result<(Option<Id>, Option<Id>)> {
    bounds_of(actor, Operation::ViewCustomers)
}

/// The region or store of a scope whose customers this person may see; a scope left open is narrowed
/// to theirs, one that goes beyond is refused.
pub(crate) fn bounds_within(
    sql: &Connection,
    actor: &Actor,
    scope: &TodayScope,
) -> Result<(Option<Id>, Option<Id>)> {
    let (region, store) = bounds(actor)?;
    if let Some(asked) = scope.store_id {
        actor.may(Operation::ViewCustomers, org::store_target(sql, asked)?)?;
    }
    if let Some(asked) = scope.region_id
        && (store.is_some() || region.is_some_and(|own| own != asked))
    {
        let operation = Operation::ViewCustomers;
        return Err(Denied { role: actor.role, operation }.into());
    }
    Ok((region.or(scope.region_id), store.or(scope.store_id)))
}

/// The region or store at which an operation of this person ends.
pub(crate) fn bounds_of(actor: &Actor, operation: Operation) -> Result<(Option<Id>, Option<Id>)> {
    Ok(match actor.may_somewhere(operation)? {
        Reach::Chain => (None, None),
        Reach::Region => (actor.region_id, None),
        // An id no store has, for a person who belongs to none.
        Reach::Store | Reach::Own => (None, actor.store_id.or(Some(actor.employee_id))),
    })
}

/// The row of a customer known by their local key.
pub(crate) fn customer_row_of(
    sql: &Connection,
    actor: &Actor,
    key: i64,
    today: i64,
) -> Result<CustomerRow> {
    let id: SqlId = sql
        .prepare_cached("SELECT id FROM customer WHERE key = ?1")?
        .query_row([key], |row| row.get(0))?;
    customer_row(sql, actor, id.0, today)
}

fn customer_row(sql: &Connection, actor: &Actor, id: Id, today: i64) -> Result<CustomerRow> {
    let currency = org::currency(sql)?;
    let mut customer = with_told_by_hash(sql, transact::get(sql, id)?)?;
    customer.phone_hash = kind_of(&customer.phone_hash).to_string();
    let target = org::store_target(sql, customer.home_store_id)?;
    if actor.may(Operation::RevealCustomerPhone, target).is_err() {
        hide(&mut customer);
    }
    let found = sql
        .prepare_cached(
            "SELECT store.name AS home_store, summary.orders, summary.gross_sales,
                    summary.first_day, summary.last_day, rhythm.median_gap_halves
             FROM customer JOIN store ON store.id = customer.home_store_id
             LEFT JOIN customer_summary AS summary ON summary.customer_key = customer.key
             LEFT JOIN customer_rhythm AS rhythm ON rhythm.customer_key = customer.key
             WHERE customer.id = :id",
        )?
        .query_row(named_params! { ":id": SqlId(id) }, |row| {
            Ok(Summary {
                home_store: row.get("home_store")?,
                orders: row.get::<_, Option<u32>>("orders")?.unwrap_or(0),
                gross_sales: row.get::<_, Option<i64>>("gross_sales")?.unwrap_or(0),
                first_day: row.get("first_day")?,
                last_day: row.get("last_day")?,
                median_gap_halves: row.get("median_gap_halves")?,
            })
        })?;
    let assigned: Option<Employee> = match customer.assigned_to {
        Some(employee) => transact::find(sql, employee)?,
        None => None,
    };
    Ok(CustomerRow {
        customer,
        home_store: found.home_store,
        orders: found.orders,
        gross_sales: currency.major(domain::Money::from_minor(found.gross_sales)).to_string(),
        first_day: found.first_day.map(day_from_sql).transpose()?,
        last_day: found.last_day.map(day_from_sql).transpose()?,
        stage: found.last_day.map(|last| Stage::of(found.median_gap_halves, today - last)),
        tags: tags_of(sql, id)?,
        assigned_to: assigned.map(|employee| employee.name).unwrap_or_default(),
    })
}

/// What is derived of a customer.
struct Summary {
    home_store: String,
    orders: u32,
    gross_sales: i64,
    first_day: Option<i64>,
    last_day: Option<i64>,
    median_gap_halves: Option<i64>,
}

/// Hides how a customer can be reached from those who may not see it.
fn hide(customer: &mut Customer) {
    customer.phone = masked_phone(&customer.phone);
    let marks = [
        &mut customer.email,
        &mut customer.we_chat,
        &mut customer.address,
        &mut customer.id_number,
    ];
    for mark in marks {
        if !mark.is_empty() {
            *mark = "****".to_string();
        }
    }
}
