//! Contacts with customers (C-35) and the count of visits (C-42).

use chrono::NaiveDate;
use domain::Id;
use domain::access::{Actor, Operation};
use domain::calendar::{Period, business_day};
use domain::care::{Contact, ContactKind};
use domain::customers::Customer;
use domain::org::Store;
use rusqlite::named_params;
use serde::{Deserialize, Serialize};

use crate::customers::bounds;
use crate::database::{SqlId, id_from_sql};
use crate::error::{Error, Result, invalid};
use crate::topic::Done;
use crate::{Replica, org, transact};

/// Longer texts are no note.
const LONGEST: usize = 2_000;

/// A contact as somebody writes it down.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct NewContact {
    /// With whom.
    pub customer_id: Id,
    /// By which way.
    pub kind: ContactKind,
    /// When, UTC milliseconds; now when absent.
    #[specta(type = Option<f64>)]
    pub at: Option<i64>,
    /// What was said; a note must say something.
    pub text: String,
}

/// How many visits somebody paid on a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct VisitCount {
    /// Who.
    pub employee_id: Id,
    /// Their name.
    pub employee: String,
    /// The day at the customer's store.
    pub day: NaiveDate,
    /// How many.
    pub visits: u32,
}

impl Replica {
    /// Writes a contact down, as one this person had. Answers its id.
    pub fn log_contact(&self, actor: &Actor, new: &NewContact) -> Result<Done<Id>> {
        let text = new.text.trim();
        if text.is_empty() && new.kind == ContactKind::Note {
            return invalid("text", "missing");
        }
        if text.chars().count() > LONGEST {
            return invalid("text", "too_long");
        }
        self.transact(actor, Operation::LogContact.code(), |tx| {
            let customer: Customer = transact::get(tx.sql, new.customer_id)?;
            let target = org::store_target(tx.sql, customer.home_store_id)?;
            actor.may(Operation::LogContact, target)?;
            let at_ms = new.at.unwrap_or(tx.at_ms());
            if at_ms > tx.at_ms() {
                return invalid("at", "in_future");
            }
            let store: Store = transact::get(tx.sql, customer.home_store_id)?;
            let day = business_day(at_ms, org::zone_of(&store))
                .ok_or(Error::Internal("a day outside the calendar"))?;
            let id = tx.new_id()?;
            tx.put(&Contact {
                id,
                store_id: store.id,
                customer_id: customer.id,
                kind: new.kind,
                at_ms,
                day,
                text: text.to_string(),
                employee_id: actor.employee_id,
            })?;
            Ok(id)
        })
    }

    /// Visits per employee and day, with customers this person may see.
    pub fn visit_counts(&self, actor: &Actor, period: Period) -> Result<Vec<VisitCount>> {
        let (region, store) = bounds(actor)?;
        self.database.read(|sql| {
            let mut statement = sql.prepare_cached(
                "SELECT contact.employee_id, coalesce(employee.name, '') AS employee, contact.day,
                        count(*) AS visits
                 FROM contact
                 JOIN customer ON customer.id = contact.customer_id
                 JOIN store ON store.id = customer.home_store_id
                 LEFT JOIN employee ON employee.id = contact.employee_id
                 WHERE contact.kind = :visit AND contact.day BETWEEN :from AND :to
                   AND (:store IS NULL OR store.id = :store)
                   AND (:region IS NULL OR store.region_id = :region)
                 GROUP BY contact.employee_id, contact.day
                 ORDER BY contact.day, visits DESC, contact.employee_id",
            )?;
            let filters = named_params! {
                ":visit": ContactKind::Visit.code(),
                ":from": period.from.to_string(), ":to": period.to.to_string(),
                ":store": store.map(SqlId), ":region": region.map(SqlId),
            };
            let mut rows = statement.query(filters)?;
            let mut counts = Vec::new();
            while let Some(row) = rows.next()? {
                let day: String = row.get("day")?;
                counts.push(VisitCount {
                    employee_id: id_from_sql(row, "employee_id")?,
                    employee: row.get("employee")?,
                    day: day.parse().map_err(|_| Error::Internal("a day that is none"))?,
                    visits: row.get("visits")?,
                });
            }
            Ok(counts)
        })
    }
}
