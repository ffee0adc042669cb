//! Whose birthday is near.

use chrono::NaiveDate;
use domain::access::Actor;
use domain::birthdays::kept_on;
use domain::calendar::day_number;
use rusqlite::named_params;
use serde::{Deserialize, Serialize};

use super::{CustomerRow, bounds_within, customer_row};
use crate::database::SqlId;
use crate::error::Result;
use crate::identity::same_number::COUNTS_FOR_ITSELF;
use crate::{Page, Replica, TodayScope};

/// So many days hold no birthday twice.
const LONGEST: u32 = 365;

/// A customer and the day on which they keep their birthday.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct BirthdayRow {
    /// The customer.
    pub customer: CustomerRow,
    /// The day.
    pub day: NaiveDate,
}

/// A page of birthdays.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct BirthdayRows {
    /// How many there are in all.
    pub total: u32,
    /// The page.
    pub rows: Vec<BirthdayRow>,
}

impl Replica {
    /// Customers of a scope whose birthday is within so many days from today on, a year at most, by day
    /// and then by what they paid. Whoever does not want to be contacted is left out.
    pub fn birthdays(
        &self,
        actor: &Actor,
        scope: &TodayScope,
        days: u32,
        page: Page,
    ) -> Result<BirthdayRows> {
        self.database.read(|sql| {
            let (region, store) = bounds_within(sql, actor, scope)?;
            let today = self.today(sql)?;
            let kept = kept_on(today, days.min(LONGEST));
            let told: Vec<(&str, i64)> =
                kept.iter().map(|(text, day)| (text.as_str(), day_number(*day))).collect();
            let mut statement = sql.prepare_cached(&format!(
                "SELECT customer.id, kept.value ->> 1 AS day
                 FROM json_each(:kept) AS kept
                 CROSS JOIN customer ON customer.birthday <> ''
                     AND substr(customer.birthday, -5) = kept.value ->> 0
                 JOIN store ON store.id = customer.home_store_id
                 LEFT JOIN customer_summary AS summary ON summary.customer_key = customer.key
                 WHERE {COUNTS_FOR_ITSELF} AND customer.do_not_contact = 0
                   AND (:store IS NULL OR store.id = :store)
                   AND (:region IS NULL OR store.region_id = :region)
                   AND (:assigned_to IS NULL OR customer.assigned_to = :assigned_to)
                 ORDER BY day, coalesce(summary.gross_sales, 0) DESC, customer.key",
            ))?;
            let filter = named_params! {
                ":kept": serde_json::to_string(&told)?,
                ":store": store.map(SqlId), ":region": region.map(SqlId),
                ":assigned_to": scope.assigned_to.map(SqlId),
            };
            let found: Vec<(SqlId, i64)> = statement
                .query_map(filter, |row| Ok((row.get(0)?, row.get(1)?)))?
                .collect::<rusqlite::Result<_>>()?;
            let wanted = found.iter().skip(page.offset as usize).take(page.limit() as usize);
            let row = |(id, day): &(SqlId, i64)| {
                let customer = customer_row(sql, actor, id.0, day_number(today))?;
                Ok(BirthdayRow { customer, day: crate::database::day_from_sql(*day)? })
            };
            Ok(BirthdayRows {
                total: u32::try_from(found.len()).unwrap_or(u32::MAX),
                rows: wanted.map(row).collect::<Result<_>>()?,
            })
        })
    }
}
