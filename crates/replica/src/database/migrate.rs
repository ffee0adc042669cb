//! Bringing a database to the schema this program knows. Migrations only add; one that has landed
//! is never edited.

use rusqlite::{Connection, TransactionBehavior};

use crate::error::{Error, Result};
use crate::{customers, measures};

/// What SQL alone cannot work out, run right after its migration.
type Completion = fn(&Connection) -> Result<()>;

const MIGRATIONS: [(&str, Option<Completion>); 18] = [
    (include_str!("../../../../migrations/replica/0001_foundation.sql"), None),
    (include_str!("../../../../migrations/replica/0002_log_index.sql"), None),
    (include_str!("../../../../migrations/replica/0003_files.sql"), None),
    (include_str!("../../../../migrations/replica/0004_hashed_phones.sql"), None),
    (include_str!("../../../../migrations/replica/0005_customer_days.sql"), None),
    (include_str!("../../../../migrations/replica/0006_customers.sql"), Some(customers::derive)),
    (include_str!("../../../../migrations/replica/0007_metrics.sql"), None),
    (include_str!("../../../../migrations/replica/0008_speed.sql"), None),
    (include_str!("../../../../migrations/replica/0009_sums.sql"), None),
    (include_str!("../../../../migrations/replica/0010_segments_and_levels.sql"), None),
    (include_str!("../../../../migrations/replica/0011_stores_and_modules.sql"), None),
    (include_str!("../../../../migrations/replica/0012_customers_without_purchase.sql"), None),
    (include_str!("../../../../migrations/replica/0013_channels_of_categories.sql"), None),
    (include_str!("../../../../migrations/replica/0014_goals.sql"), None),
    (include_str!("../../../../migrations/replica/0015_chances.sql"), None),
    (
        include_str!("../../../../migrations/replica/0016_days_of_stores.sql"),
        Some(measures::derive),
    ),
    (include_str!("../../../../migrations/replica/0017_kpi.sql"), None),
    (include_str!("../../../../migrations/replica/0018_stock_take.sql"), None),
];

/// The schema version this program knows: how many migrations there are.
pub const SCHEMA_VERSION: i64 = MIGRATIONS.len() as i64;

/// The schema version of a database, kept in SQLite's `user_version`.
pub(super) fn version(connection: &Connection) -> Result<i64> {
    Ok(connection.pragma_query_value(None, "user_version", |row| row.get(0))?)
}

/// Applies what is missing, each migration whole or not at all.
pub(super) fn migrate(connection: &mut Connection) -> Result<()> {
    if version(connection)? == SCHEMA_VERSION {
        return Ok(());
    }
    let tx = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    // Read again under the lock: another process may have migrated in the meantime.
    let found = version(&tx)?;
    if found > SCHEMA_VERSION {
        return Err(Error::NewerVersion { found, known: SCHEMA_VERSION });
    }
    let done = usize::try_from(found).unwrap_or(0);
    for (migration, completion) in &MIGRATIONS[done..] {
        tx.execute_batch(migration)?;
        if let Some(complete) = completion {
            complete(&tx)?;
        }
    }
    tx.pragma_update(None, "user_version", SCHEMA_VERSION)?;
    tx.commit()?;
    Ok(())
}
