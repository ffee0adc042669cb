//! The metrics that a person wants on 今天.

use domain::access::{Actor, Operation};
use domain::metrics::PinnedMetrics;
use rusqlite::Connection;

use super::{named, needed_for};
use crate::error::{Result, invalid};
use crate::topic::Done;
use crate::{Replica, transact};

impl Replica {
    /// The codes of the metrics that this person pinned, in the order in which they did.
    pub fn pinned_metrics(&self, actor: &Actor) -> Result<Vec<String>> {
        actor.may_somewhere(Operation::PinMetric)?;
        self.database.read(|sql| pinned_by(sql, actor))
    }

    /// Puts a metric on this person's 今天, or takes it off.
    pub fn pin_metric(&self, actor: &Actor, code: &str, pinned: bool) -> Result<Done> {
        actor.may_somewhere(Operation::PinMetric)?;
        self.transact(actor, Operation::PinMetric.code(), |tx| {
            let mut codes = pinned_by(tx.sql, actor)?;
            codes.retain(|other| other != code);
            if pinned {
                let metric = named(tx.sql, code)?;
                actor.may_somewhere(needed_for(&metric))?;
                if codes.len() >= PinnedMetrics::MOST {
                    return invalid("code", "too_many_pinned");
                }
                codes.push(code.to_string());
            }
            tx.put(&PinnedMetrics { id: actor.employee_id, codes })?;
            Ok(())
        })
    }
}

/// The codes that a person pinned.
pub(crate) fn pinned_by(sql: &Connection, actor: &Actor) -> Result<Vec<String>> {
    let pinned = transact::find::<PinnedMetrics>(sql, actor.employee_id)?;
    Ok(pinned.map(|pinned| pinned.codes).unwrap_or_default())
}
