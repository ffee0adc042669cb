//! Saved segments: filters of customers under a name, shared by the chain.

use domain::Id;
use domain::access::{Actor, Operation};
use domain::org::Employee;
use domain::registry;
use domain::segments::{CustomerFilter, Segment};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use crate::error::{Error, Result, invalid};
use crate::topic::Done;
use crate::{Replica, org, transact};

/// A segment with what its filter refers to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct SegmentRow {
    /// The segment.
    pub segment: Segment,
    /// Name of the employee its customers are looked after by; empty when it asks for none.
    pub assigned_to: String,
}

/// What a filter can ask for besides tags and stores: the words that occur.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct CustomerWords {
    /// Member levels.
    pub levels: Vec<String>,
    /// Channels in which customers bought.
    pub channels: Vec<String>,
}

/// Every level, found by jumping from one to the next in its index.
const LEVELS: &str = "
    WITH RECURSIVE one (word) AS (
        SELECT min(level) FROM customer WHERE level <> ''
        UNION ALL
        SELECT (SELECT min(level) FROM customer WHERE level <> '' AND level > one.word)
        FROM one WHERE one.word IS NOT NULL)
    SELECT word FROM one WHERE word IS NOT NULL";

/// Every channel, in the same way.
const CHANNELS: &str = "
    WITH RECURSIVE one (word) AS (
        SELECT min(channel) FROM orders
        WHERE customer_key IS NOT NULL AND kind = 0 AND status = 0 AND voided = 0
        UNION ALL
        SELECT (SELECT min(channel) FROM orders
                WHERE customer_key IS NOT NULL AND kind = 0 AND status = 0 AND voided = 0
                  AND channel > one.word)
        FROM one WHERE one.word IS NOT NULL)
    SELECT word FROM one WHERE word <> ''";

impl Replica {
    /// Every segment, by name.
    pub fn list_segments(&self, actor: &Actor) -> Result<Vec<SegmentRow>> {
        actor.may_somewhere(Operation::ViewCustomers)?;
        self.database.read(|sql| {
            let segments: Vec<Segment> = transact::list(sql, "name")?;
            let named = |segment: Segment| {
                let employee: Option<Employee> = match segment.filter.assigned_to {
                    Some(id) => transact::find(sql, id)?,
                    None => None,
                };
                let assigned_to = employee.map(|employee| employee.name).unwrap_or_default();
                Ok(SegmentRow { segment, assigned_to })
            };
            segments.into_iter().map(named).collect()
        })
    }

    /// Makes or changes a segment. Names are unique; a filter that narrows nothing is none.
    pub fn save_segment(&self, actor: &Actor, segment: Segment) -> Result<Done> {
        actor.may_somewhere(Operation::EditSegment)?;
        let segment = Segment { name: org::required("name", &segment.name)?, ..segment };
        if let Err(wrong) = segment.filter.check() {
            return invalid(wrong.field, wrong.reason);
        }
        if segment.filter == CustomerFilter::default() {
            return invalid("filter", "missing");
        }
        self.transact(actor, Operation::EditSegment.code(), |tx| {
            org::unique(tx.sql, &registry::SEGMENT, "name", &segment.name, segment.id)?;
            tx.put(&segment)?;
            Ok(())
        })
    }

    /// Drops a segment; its customers stay as they are.
    pub fn delete_segment(&self, actor: &Actor, id: Id) -> Result<Done> {
        actor.may_somewhere(Operation::EditSegment)?;
        self.transact(actor, Operation::EditSegment.code(), |tx| {
            if tx.delete(&registry::SEGMENT, id)? {
                Ok(())
            } else {
                Err(Error::NotFound("segment"))
            }
        })
    }

    /// The words that filters of customers can ask for.
    pub fn customer_words(&self, actor: &Actor) -> Result<CustomerWords> {
        actor.may_somewhere(Operation::ViewCustomers)?;
        self.database.read(|sql| {
            Ok(CustomerWords { levels: words(sql, LEVELS)?, channels: words(sql, CHANNELS)? })
        })
    }
}

fn words(sql: &Connection, query: &str) -> Result<Vec<String>> {
    let mut statement = sql.prepare_cached(query)?;
    let words = statement.query_map([], |row| row.get(0))?;
    Ok(words.collect::<rusqlite::Result<_>>()?)
}
