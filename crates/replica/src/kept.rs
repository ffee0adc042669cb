//! Computations over all documents, or over everything, kept as long as none of it changed.

use std::sync::{Arc, Mutex, PoisonError};

use rusqlite::Connection;

use crate::error::Result;
use crate::transact;

/// The last outcome of a computation, and what it was asked for.
pub(crate) struct Kept<K, T>(Mutex<Option<Outcome<K, T>>>);

/// Under which version, for what, and what came out.
type Outcome<K, T> = ((i64, K), Arc<T>);

impl<K, T> Default for Kept<K, T> {
    fn default() -> Self {
        Self(Mutex::new(None))
    }
}

impl<K: PartialEq + Clone, T> Kept<K, T> {
    /// The kept outcome for this key, or a new one when documents changed. Who asks while another
    /// computes waits for it.
    pub(crate) fn get(
        &self,
        sql: &Connection,
        key: &K,
        compute: impl FnOnce() -> Result<T>,
    ) -> Result<Arc<T>> {
        let version: i64 =
            sql.query_row("SELECT version FROM document_version", [], |row| row.get(0))?;
        self.get_of(version, key, compute)
    }

    /// The same where the outcome hangs on everything that is written.
    pub(crate) fn get_since(
        &self,
        sql: &Connection,
        key: &K,
        compute: impl FnOnce() -> Result<T>,
    ) -> Result<Arc<T>> {
        self.get_of(transact::log_length(sql)?, key, compute)
    }

    fn get_of(&self, version: i64, key: &K, compute: impl FnOnce() -> Result<T>) -> Result<Arc<T>> {
        let wanted = (version, key.clone());
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((found, outcome)) = &*kept
            && *found == wanted
        {
            return Ok(Arc::clone(outcome));
        }
        *kept = None;
        let outcome = Arc::new(compute()?);
        *kept = Some((wanted, Arc::clone(&outcome)));
        Ok(outcome)
    }
}
