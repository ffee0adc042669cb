//! By what slices are cut into parts.

use std::collections::HashMap;

use domain::calendar::{Grain, day_number};
use rusqlite::Connection;

use crate::aliases::counted;
use crate::database::day_from_sql;
use crate::error::Result;
use crate::measures::{Document, Line, Shelf};

/// By what a slice is cut into parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Group {
    /// Not at all.
    Whole,
    /// By spans of days; the part is the day number on which the span begins.
    Time(Grain),
    /// By region; the part is its id in hexadecimal, empty for stores without a region.
    Region,
    /// By store; the part is its local key.
    Store,
    /// By employee; local key, 0 for none.
    Employee,
    /// By channel.
    Channel,
    /// By category.
    Category,
    /// By product; local key, 0 for none.
    Product,
}

/// The key of a part.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum PartKey {
    /// A local key or a day number.
    Number(i64),
    /// A channel or a category.
    Text(String),
}

impl Group {
    /// The part of a row, over `fact` and, for parts of lines, `line` and what [`Self::join`] adds.
    pub(super) fn expression(self) -> &'static str {
        match self {
            Self::Whole => "0",
            Self::Time(Grain::Day) => "fact.day",
            // 1970-01-01 was a Thursday: day -3 was the Monday before.
            Self::Time(Grain::Week) => "fact.day - (fact.day + 3) % 7",
            Self::Time(Grain::Month) => {
                "CAST(strftime('%s', fact.day * 86400, 'unixepoch', 'start of month') AS INTEGER) / 86400"
            }
            Self::Time(Grain::Quarter) => {
                "CAST(strftime('%s', fact.day * 86400, 'unixepoch', 'start of month', '-' ||
                 ((CAST(strftime('%m', fact.day * 86400, 'unixepoch') AS INTEGER) - 1) % 3) || ' months')
                 AS INTEGER) / 86400"
            }
            Self::Time(Grain::Year) => {
                "CAST(strftime('%s', fact.day * 86400, 'unixepoch', 'start of year') AS INTEGER) / 86400"
            }
            Self::Region => {
                "coalesce((SELECT hex(region_id) FROM store WHERE key = fact.store_key), '')"
            }
            Self::Store => "fact.store_key",
            Self::Employee => "coalesce(fact.employee_key, 0)",
            Self::Channel => "fact.channel",
            Self::Category => {
                "coalesce((SELECT category FROM product
                           WHERE key = coalesce(counted.key, line.product_key)), '')"
            }
            Self::Product => "coalesce(counted.key, line.product_key, 0)",
        }
    }

    /// What the statement joins to `line` for this.
    pub(super) fn join(self) -> String {
        if self.is_by_line() { counted() } else { String::new() }
    }

    pub(super) fn is_by_line(self) -> bool {
        matches!(self, Self::Category | Self::Product)
    }
}

/// The parts that documents and lines belong to, as [`Group::expression`] tells it of rows.
pub(super) struct Parting {
    group: Group,
    /// Of each store, in hexadecimal.
    regions: HashMap<i64, String>,
}

impl Parting {
    pub(super) fn new(sql: &Connection, group: Group) -> Result<Self> {
        let mut regions = HashMap::new();
        if group == Group::Region {
            let mut statement =
                sql.prepare_cached("SELECT key, coalesce(hex(region_id), '') FROM store")?;
            let mut rows = statement.query([])?;
            while let Some(row) = rows.next()? {
                regions.insert(row.get(0)?, row.get(1)?);
            }
        }
        Ok(Self { group, regions })
    }

    /// The part of a line of a document.
    pub(super) fn of(
        &self,
        document: &Document,
        line: &Line,
        shelf: &Shelf<'_>,
    ) -> Result<PartKey> {
        Ok(match self.group {
            Group::Whole => PartKey::Number(0),
            Group::Time(grain) => {
                PartKey::Number(day_number(grain.start(day_from_sql(document.day)?)))
            }
            Group::Region => {
                PartKey::Text(self.regions.get(&document.store_key).cloned().unwrap_or_default())
            }
            Group::Store => PartKey::Number(document.store_key),
            Group::Employee => PartKey::Number(document.employee_key),
            Group::Channel => PartKey::Text(shelf.text(document.channel).to_string()),
            Group::Category => PartKey::Text(shelf.text(line.category).to_string()),
            Group::Product => PartKey::Number(line.product_key),
        })
    }
}
