//! Tags, contacts and consent.

use domain::Id;
use domain::calendar::Period;
use domain::care::{ConsentChannel, ConsentState, Tag};
use replica::{ChosenCustomers, Done, NewContact, TagRow, VisitCount};
use tauri::State;

use crate::error::Answer;
use crate::state::{App, Counted, Written};

/// Every tag.
#[tauri::command(async)]
#[specta::specta]
pub fn list_tags(app: State<'_, App>) -> Answer<Vec<TagRow>> {
    app.read(|replica, actor| replica.list_tags(actor))
}

/// Makes or changes a tag.
#[tauri::command(async)]
#[specta::specta]
pub fn save_tag(app: State<'_, App>, tag: Tag) -> Answer<Written> {
    app.put(|replica, actor| replica.save_tag(actor, tag))
}

/// Drops a tag and takes it off everybody.
#[tauri::command(async)]
#[specta::specta]
pub fn delete_tag(app: State<'_, App>, id: Id) -> Answer<Counted> {
    app.put_many(|replica, actor| replica.delete_tag(actor, id))
}

/// Puts a tag on customers.
#[tauri::command(async)]
#[specta::specta]
pub fn tag_customers(app: State<'_, App>, chosen: ChosenCustomers, tag: Id) -> Answer<Counted> {
    app.put_many(|replica, actor| replica.tag_customers(actor, &chosen, tag))
}

/// Takes a tag off customers.
#[tauri::command(async)]
#[specta::specta]
pub fn untag_customers(app: State<'_, App>, chosen: ChosenCustomers, tag: Id) -> Answer<Counted> {
    app.put_many(|replica, actor| replica.untag_customers(actor, &chosen, tag))
}

/// Notes a contact with a customer.
#[tauri::command(async)]
#[specta::specta]
pub fn log_contact(app: State<'_, App>, contact: NewContact) -> Answer<Written> {
    app.put(|replica, actor| {
        let Done { tx, changed, .. } = replica.log_contact(actor, &contact)?;
        Ok(Done { value: (), tx, changed })
    })
}

/// Visits per employee and day.
#[tauri::command(async)]
#[specta::specta]
pub fn visit_counts(app: State<'_, App>, period: Period) -> Answer<Vec<VisitCount>> {
    app.read(|replica, actor| replica.visit_counts(actor, period))
}

/// Notes what a customer said about a channel.
#[tauri::command(async)]
#[specta::specta]
pub fn set_consent(
    app: State<'_, App>,
    customer: Id,
    channel: ConsentChannel,
    state: ConsentState,
    source: String,
) -> Answer<Written> {
    app.put(|replica, actor| replica.set_consent(actor, customer, channel, state, &source))
}
