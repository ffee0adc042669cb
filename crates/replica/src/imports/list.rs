//! Past imports.

use chrono::NaiveDate;
use domain::access::{Actor, Operation, Reach};
use domain::{Id, Money};
use rusqlite::named_params;
use serde::{Deserialize, Serialize};

use super::record::{ImportFile, ImportRecord};
use super::views::{ControlRow, RowCounts};
use crate::database::SqlId;
use crate::error::Result;
use crate::{Page, Replica, org, transact};

/// A past import.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct ImportRow {
    /// Identity.
    pub id: Id,
    /// When, UTC milliseconds.
    #[specta(type = f64)]
    pub at: i64,
    /// By whom.
    pub by: String,
    /// Into which store.
    pub store_name: String,
    /// Names of its files.
    pub files: String,
    /// Formats of its files.
    pub recognised: String,
    /// How many rows were what.
    pub counts: RowCounts,
    /// Documents.
    pub orders: u32,
    /// Plain facts.
    pub facts: u32,
    /// What the files' own summary rows said beside what we added up.
    pub controls: Vec<ControlRow>,
    /// What all lines add up to, in minor units.
    #[specta(type = f64)]
    pub net_amount_minor: i64,
    /// The same in major units.
    pub net_amount: String,
    /// First business day.
    pub from: Option<NaiveDate>,
    /// Last business day.
    pub to: Option<NaiveDate>,
    /// When it was taken back, UTC milliseconds.
    #[specta(type = Option<f64>)]
    pub undone_at: Option<i64>,
    /// Whether its rejected rows are kept on this device.
    pub rejects_saved: bool,
}

/// A page of past imports.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct ImportRows {
    /// How many there are in all.
    pub total: u32,
    /// The page, newest first.
    pub rows: Vec<ImportRow>,
}

const FROM_WHERE: &str = "FROM import
    JOIN store ON store.id = import.store_id
    LEFT JOIN employee ON employee.id = import.employee_id
    WHERE :chain OR import.store_id = :store OR store.region_id = :region";

impl Replica {
    /// Past imports of the stores this person may import into, newest first.
    pub fn list_imports(&self, actor: &Actor, page: Page) -> Result<ImportRows> {
        let reach = actor.may_somewhere(Operation::ImportSales)?;
        let region = (reach == Reach::Region).then_some(actor.region_id).flatten();
        self.database.read(|sql| {
            let currency = org::currency(sql)?;
            let filters = named_params! {
                ":chain": reach == Reach::Chain,
                ":store": actor.store_id.map(SqlId),
                ":region": region.map(SqlId),
            };
            let total = sql
                .prepare_cached(&format!("SELECT count(*) {FROM_WHERE}"))?
                .query_row(filters, |row| row.get(0))?;
            let query = format!(
                "SELECT import.id, coalesce(employee.name, ''), store.name,
                        EXISTS (SELECT 1 FROM import_reject WHERE import_id = import.id)
                 {FROM_WHERE} ORDER BY import.started_ms DESC, import.key DESC LIMIT {} OFFSET {}",
                page.limit(),
                page.offset
            );
            let mut statement = sql.prepare_cached(&query)?;
            let found = statement.query_map(filters, |row| {
                Ok((row.get::<_, SqlId>(0)?, row.get(1)?, row.get(2)?, row.get(3)?))
            })?;
            let rows = found
                .map(|row| {
                    let (id, by, store_name, rejects_saved) = row?;
                    let record: ImportRecord = transact::get(sql, id.0)?;
                    Ok(import_row(record, by, store_name, rejects_saved, currency))
                })
                .collect::<Result<_>>()?;
            Ok(ImportRows { total, rows })
        })
    }
}

fn import_row(
    record: ImportRecord,
    by: String,
    store_name: String,
    rejects_saved: bool,
    currency: domain::Currency,
) -> ImportRow {
    let files = &record.files;
    let total = |count: fn(&ImportFile) -> u32| files.iter().map(count).sum::<u32>();
    let net: i64 = files.iter().map(|file| file.net_amount_minor).sum();
    let mut formats: Vec<&str> = files.iter().map(|file| file.recognised.as_str()).collect();
    formats.sort_unstable();
    formats.dedup();
    ImportRow {
        id: record.id,
        at: record.started_ms,
        by,
        store_name,
        files: files.iter().map(|file| file.file.as_str()).collect::<Vec<_>>().join(", "),
        recognised: formats.join(", "),
        counts: RowCounts {
            rows: total(|file| file.counts.rows),
            new: total(|file| file.counts.new),
            changed: total(|file| file.counts.changed),
            same: total(|file| file.counts.same),
            rejected: total(|file| file.counts.rejected),
        },
        orders: total(|file| file.orders),
        facts: total(|file| file.facts),
        controls: files.iter().flat_map(|file| file.controls.clone()).collect(),
        net_amount_minor: net,
        net_amount: currency.major(Money::from_minor(net)).to_string(),
        from: files.iter().filter_map(|file| file.from).min(),
        to: files.iter().filter_map(|file| file.to).max(),
        undone_at: (record.undone_ms != 0).then_some(record.undone_ms),
        rejects_saved,
    }
}
