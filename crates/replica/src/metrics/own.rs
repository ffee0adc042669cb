//! Metrics that the chain defines itself.

use domain::Id;
use domain::access::{Actor, Operation, Target};
use domain::metrics::{
    CodeProblem, Direction, FormulaError, Metric, MetricUnit, OwnMetric, Slice, checked,
};
use domain::registry;
use rusqlite::{Connection, OptionalExtension};
use serde::{Deserialize, Serialize};

use super::compute;
use super::scope::authorise;
use crate::database::SqlId;
use crate::error::{Error, Result, invalid};
use crate::org::{self, required, unique};
use crate::topic::Done;
use crate::{Replica, transact};

/// What a formula means, or what is wrong with it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct FormulaCheck {
    /// What is wrong; `None` when nothing is.
    pub fault: Option<FormulaFault>,
    /// The formula as it is understood.
    pub understood: Option<String>,
    /// Its value for the slice; `None` when there is no data.
    pub value: Option<String>,
}

/// What is wrong with a formula, and where.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct FormulaFault {
    /// The first character concerned, from 0.
    pub at: u32,
    /// How many characters are concerned.
    pub length: u32,
    /// What is wrong, in Chinese.
    pub said_zh: String,
    /// What is wrong, in English.
    pub said_en: String,
}

impl From<FormulaError> for FormulaFault {
    fn from(error: FormulaError) -> Self {
        let said = error.problem.said();
        let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        Self {
            at: count(error.at),
            length: count(error.length),
            said_zh: said.zh.into_owned(),
            said_en: said.en.into_owned(),
        }
    }
}

impl Replica {
    /// Reads a formula, and tries it out on a slice when nothing is wrong with it.
    pub fn check_formula(
        &self,
        actor: &Actor,
        formula: &str,
        unit: MetricUnit,
        direction: Direction,
        slice: &Slice,
    ) -> Result<FormulaCheck> {
        self.database.read(|sql| {
            let slice = authorise(sql, actor, slice)?;
            let formula = match checked(formula, unit, direction) {
                Ok(formula) => formula,
                Err(error) => {
                    let fault = Some(error.into());
                    return Ok(FormulaCheck { fault, understood: None, value: None });
                }
            };
            let measured = compute::whole(sql, &slice, &formula.measures())?.measures;
            let value = formula.value(&measured, unit, org::currency(sql)?);
            Ok(FormulaCheck {
                fault: None,
                understood: Some(formula.to_string()),
                value: value.map(|value| value.to_string()),
            })
        })
    }

    /// A metric of the chain's own, to be edited.
    pub fn own_metric(&self, actor: &Actor, id: Id) -> Result<OwnMetric> {
        actor.may_somewhere(Operation::ViewSales)?;
        self.database.read(|sql| transact::get(sql, id))
    }

    /// Makes or changes a metric of the chain's own. Its code is unique and does not change: screens
    /// refer to it. What changes its numbers makes another version, which is valid from now on; the
    /// earlier ones stand in its history.
    pub fn save_own_metric(&self, actor: &Actor, own: OwnMetric) -> Result<Done> {
        actor.may(Operation::EditMetric, Target::Chain)?;
        let own = OwnMetric {
            code: required("code", &own.code)?,
            name_zh: required("name", &own.name_zh)?,
            name_en: own.name_en.trim().to_string(),
            definition_zh: required("definition", &own.definition_zh)?,
            definition_en: own.definition_en.trim().to_string(),
            formula: own.formula.trim().to_string(),
            ..own
        };
        match own.check_code() {
            Ok(()) => {}
            Err(CodeProblem::Malformed) => return invalid("code", "malformed_code"),
            Err(CodeProblem::BuiltIn) => return invalid("code", "built_in"),
        }
        if own.metric().is_err() {
            return invalid("formula", "formula");
        }
        self.transact(actor, Operation::EditMetric.code(), |tx| {
            unique(tx.sql, &registry::OWN_METRIC, "code", &own.code, own.id)?;
            let before = transact::find::<OwnMetric>(tx.sql, own.id)?;
            let version = match &before {
                None => 1,
                Some(before) if before.code != own.code => return invalid("code", "fixed"),
                Some(before) if before.computes_as(&own) => before.version,
                Some(before) => before.version.saturating_add(1),
            };
            tx.put(&OwnMetric { version, ..own })?;
            Ok(())
        })
    }

    /// Drops a metric of the chain's own. Undo brings it back.
    pub fn delete_own_metric(&self, actor: &Actor, id: Id) -> Result<Done> {
        actor.may(Operation::EditMetric, Target::Chain)?;
        self.transact(actor, Operation::EditMetric.code(), |tx| {
            if !tx.delete(&registry::OWN_METRIC, id)? {
                return Err(Error::NotFound("own_metric"));
            }
            Ok(())
        })
    }
}

/// The chain's own metric of a code that must be known.
pub(super) fn coded(sql: &Connection, code: &str) -> Result<Metric> {
    let id: Option<SqlId> = sql
        .prepare_cached("SELECT id FROM own_metric WHERE code = ?1")?
        .query_row([code], |row| row.get(0))
        .optional()?;
    let own: OwnMetric = transact::get(sql, id.ok_or(Error::NotFound("metric"))?.0)?;
    own.metric().map_err(|_| Error::NotFound("metric"))
}

/// The chain's own metrics by code. One whose formula this program does not understand, since a
/// newer one wrote it, is left out.
pub(crate) fn all(sql: &Connection) -> Result<Vec<(Id, Metric)>> {
    let own = transact::list::<OwnMetric>(sql, "code")?;
    Ok(own.iter().filter_map(|own| Some((own.id, own.metric().ok()?))).collect())
}
