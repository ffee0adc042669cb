//! That both sides agreed to what somebody is measured by (K-127).

use chrono::NaiveDate;
use domain::Id;
use domain::access::{Actor, Operation};
use domain::kpi::KpiAgreement;
use rusqlite::Connection;

use super::rights;
use crate::error::{Error, Result};
use crate::topic::Done;
use crate::{Replica, transact};

impl Replica {
    /// Agrees to the sheet that measures somebody in the period of a day: the person for themselves,
    /// somebody above for the other side. Answers nothing new when that side had agreed already.
    pub fn agree_kpi_sheet(&self, actor: &Actor, employee_id: Id, day: NaiveDate) -> Result<Done> {
        let now = self.now_ms();
        self.transact(actor, Operation::ViewScores.code(), |tx| {
            let period = self.period_of(tx.sql, employee_id, day)?;
            let from = period.from;
            let scored = self.scored_one(tx.sql, period, employee_id)?;
            let subject = scored.subjects.first().ok_or(Error::NotFound("kpi_sheet"))?;
            let sheet = scored.last_sheet(subject).ok_or(Error::NotFound("kpi_sheet"))?;
            let before = of(tx.sql, employee_id, sheet.id, from)?;
            let mut agreement = before.unwrap_or(KpiAgreement {
                id: id_of(employee_id, sheet.id, from),
                employee_id,
                sheet_id: sheet.id,
                period_from: from,
                employee_at: None,
                manager_at: None,
                manager_id: None,
            });
            if employee_id == actor.employee_id {
                agreement.employee_at = agreement.employee_at.or(Some(now));
            } else {
                rights::may_rate(tx.sql, actor, employee_id)?;
                if agreement.manager_at.is_none() {
                    agreement.manager_at = Some(now);
                    agreement.manager_id = Some(actor.employee_id);
                }
            }
            tx.put(&agreement)?;
            Ok(())
        })
    }
}

/// What was agreed about a version of a sheet for a period.
pub(super) fn of(
    sql: &Connection,
    employee_id: Id,
    sheet_id: Id,
    period_from: NaiveDate,
) -> Result<Option<KpiAgreement>> {
    transact::find(sql, id_of(employee_id, sheet_id, period_from))
}

fn id_of(employee_id: Id, sheet_id: Id, period_from: NaiveDate) -> Id {
    let parts = [employee_id.to_string(), sheet_id.to_string(), period_from.to_string()];
    Id::derived("kpi_agreement", &[&parts[0], &parts[1], &parts[2]])
}
