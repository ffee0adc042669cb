//! Ids and days as SQLite keeps them.

use chrono::NaiveDate;
use domain::Id;
use rusqlite::Row;
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};

use crate::error::{Error, Result};

/// An id as a parameter or a column: 16 bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct SqlId(pub(crate) Id);

impl ToSql for SqlId {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(ValueRef::Blob(self.0.as_bytes())))
    }
}

impl FromSql for SqlId {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        let bytes: [u8; 16] = value
            .as_blob()?
            .try_into()
            .map_err(|_| FromSqlError::InvalidBlobSize { expected_size: 16, blob_size: 0 })?;
        Ok(Self(Id::from_bytes(bytes)))
    }
}

/// Reads an id column.
pub(crate) fn id_from_sql(row: &Row<'_>, column: &str) -> rusqlite::Result<Id> {
    row.get::<_, SqlId>(column).map(|id| id.0)
}

/// Reads a business day kept as days since 1970.
pub(crate) fn day_from_sql(number: i64) -> Result<NaiveDate> {
    domain::calendar::day_from_number(number).ok_or(Error::Internal("a day outside the calendar"))
}
