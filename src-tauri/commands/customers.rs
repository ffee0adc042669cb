//! Customers.

use std::path::Path;

use domain::Id;
use domain::customers::Customer;
use domain::new_customer::NewCustomer;
use replica::{
    AddedCustomer, BirthdayRows, ChosenCustomers, CustomerFilter, CustomerProfile, CustomerRow,
    CustomerRows, KnownCustomer, Page, TimelineRows, TodayScope, Topic,
};
use serde::{Deserialize, Serialize};
use tauri::State;

use crate::error::Answer;
use crate::state::{App, Counted, Written};

/// The customers this person may see.
#[tauri::command(async)]
#[specta::specta]
pub fn list_customers(
    app: State<'_, App>,
    filter: CustomerFilter,
    page: Page,
) -> Answer<CustomerRows> {
    app.read(|replica, actor| replica.list_customers(actor, &filter, page))
}

/// Customers whose birthday is near.
#[tauri::command(async)]
#[specta::specta]
pub fn birthdays(
    app: State<'_, App>,
    scope: TodayScope,
    days: u32,
    page: Page,
) -> Answer<BirthdayRows> {
    app.read(|replica, actor| replica.birthdays(actor, &scope, days, page))
}

/// One customer.
#[tauri::command(async)]
#[specta::specta]
pub fn customer(app: State<'_, App>, id: Id) -> Answer<CustomerRow> {
    app.read(|replica, actor| replica.customer(actor, id))
}

/// One customer in full.
#[tauri::command(async)]
#[specta::specta]
pub fn customer_profile(app: State<'_, App>, id: Id) -> Answer<CustomerProfile> {
    app.read(|replica, actor| replica.customer_profile(actor, id))
}

/// What happened with a customer, newest first.
#[tauri::command(async)]
#[specta::specta]
pub fn customer_timeline(app: State<'_, App>, id: Id, page: Page) -> Answer<TimelineRows> {
    app.read(|replica, actor| replica.customer_timeline(actor, id, page))
}

/// The answer of a new customer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct Added {
    /// The transaction by which it can be undone; `None` when they were known.
    #[specta(type = Option<f64>)]
    pub tx: Option<i64>,
    /// What to read again.
    pub changed: Vec<Topic>,
    /// Who it is.
    pub customer: AddedCustomer,
}

/// Makes a customer, or finds who has the phone number or card already.
#[tauri::command(async)]
#[specta::specta]
pub fn add_customer(app: State<'_, App>, typed: NewCustomer) -> Answer<Added> {
    let done = app.write(|replica, actor| replica.add_customer(actor, &typed))?;
    Ok(Added { tx: done.tx, changed: done.changed, customer: done.value })
}

/// Who has a phone number or card already.
#[tauri::command(async)]
#[specta::specta]
pub fn known_customer(
    app: State<'_, App>,
    phone: String,
    card: String,
) -> Answer<Option<KnownCustomer>> {
    app.read(|replica, actor| replica.known_customer(actor, &phone, &card))
}

/// Changes a customer.
#[tauri::command(async)]
#[specta::specta]
pub fn save_customer(app: State<'_, App>, customer: Customer) -> Answer<Written> {
    app.put(|replica, actor| replica.save_customer(actor, customer))
}

/// Gives customers to an employee, or to nobody.
#[tauri::command(async)]
#[specta::specta]
pub fn assign_customers(
    app: State<'_, App>,
    chosen: ChosenCustomers,
    employee: Option<Id>,
) -> Answer<Counted> {
    app.put_many(|replica, actor| replica.assign_customers(actor, &chosen, employee))
}

/// Says whether a customer may be contacted at all.
#[tauri::command(async)]
#[specta::specta]
pub fn set_do_not_contact(app: State<'_, App>, id: Id, asked_not_to: bool) -> Answer<Written> {
    app.put(|replica, actor| replica.set_do_not_contact(actor, id, asked_not_to))
}

/// Shows one hidden phone number and notes who looked and why.
#[tauri::command(async)]
#[specta::specta]
pub fn reveal_phone(app: State<'_, App>, id: Id, reason: String) -> Answer<String> {
    Ok(app.write(|replica, actor| replica.reveal_phone(actor, id, &reason))?.value)
}

/// Writes everything about a person into a file; answers how many orders it holds.
#[tauri::command(async)]
#[specta::specta]
pub fn export_person(app: State<'_, App>, id: Id, path: String) -> Answer<u32> {
    app.read(|replica, actor| replica.export_person(actor, id, Path::new(&path)))
}

/// Takes everything personal of a person out.
#[tauri::command(async)]
#[specta::specta]
pub fn erase_person(app: State<'_, App>, id: Id) -> Answer<Written> {
    let done = app.write(|replica, actor| replica.erase_person(actor, id))?;
    // It cannot be undone, so no way back is offered.
    Ok(Written { tx: None, changed: done.changed })
}
