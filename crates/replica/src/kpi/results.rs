//! Scores that were kept, and why they would differ now (D-20).

use chrono::NaiveDate;
use domain::Id;
use domain::access::{Actor, Operation};
use domain::calendar::{Grain, Period};
use domain::kpi::{Outcome, Words};
use domain::metrics::Slice;
use domain::org::Employee;
use rusqlite::Connection;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::proof::{ProofItem, ScoreProof};
use super::rights;
use crate::error::{Error, Result};
use crate::metrics::{self, ChangedRow};
use crate::topic::Done;
use crate::{Replica, transact};

/// A metric as it stood when a score was kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct KeptSource {
    /// Its code.
    pub code: String,
    /// WhoseFacts number and over which days.
    pub slice: Slice,
    /// Its value.
    #[specta(type = Option<String>)]
    pub value: Option<Decimal>,
    /// How many rows were behind it.
    pub rows: u32,
}

/// An item as it stood when a score was kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct KeptItem {
    /// The stretch, from 0.
    pub span: u32,
    /// The item.
    pub key: String,
    /// What people called it.
    pub name: Words,
    /// Its value.
    #[specta(type = Option<String>)]
    pub value: Option<Decimal>,
    /// What it added to the score.
    #[specta(type = String)]
    pub contribution: Decimal,
    /// The metrics behind it.
    pub sources: Vec<KeptSource>,
}

/// A score as it stood when it was kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct KeptProof {
    /// How it came out; `None` when no sheet measured the person.
    pub outcome: Option<Outcome>,
    /// The score.
    #[specta(type = Option<String>)]
    pub total: Option<Decimal>,
    /// The grade.
    pub grade: Option<String>,
    /// The items.
    pub items: Vec<KeptItem>,
    /// The number of the newest row of the log.
    #[specta(type = f64)]
    pub log_number: i64,
}

/// A score that was kept (定格).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct KpiResult {
    /// Identity, the same for the same person and period.
    pub id: Id,
    /// Who.
    pub employee_id: Id,
    /// First day.
    pub period_from: NaiveDate,
    /// Last day.
    pub period_to: NaiveDate,
    /// When it was kept, UTC milliseconds.
    #[specta(type = f64)]
    pub kept_at: i64,
    /// The score and its items.
    pub proof: KeptProof,
    /// The hash of the whole proof.
    pub hash: String,
}

/// A metric that has another value now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct SourceDifference {
    /// Its code.
    pub code: String,
    /// WhoseFacts number and over which days.
    pub slice: Slice,
    /// Its value then.
    #[specta(type = Option<String>)]
    pub before: Option<Decimal>,
    /// Its value now.
    #[specta(type = Option<String>)]
    pub after: Option<Decimal>,
    /// The rows that came, changed or were voided since, the newest first; of very many the first.
    pub rows: Vec<ChangedRow>,
}

/// An item that adds another number now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct ItemDifference {
    /// What people call it.
    pub name: Words,
    /// Its value then.
    #[specta(type = Option<String>)]
    pub value_before: Option<Decimal>,
    /// Its value now.
    #[specta(type = Option<String>)]
    pub value_after: Option<Decimal>,
    /// What it added then.
    #[specta(type = String)]
    pub before: Decimal,
    /// What it adds now.
    #[specta(type = String)]
    pub after: Decimal,
    /// The metrics behind it that changed.
    pub sources: Vec<SourceDifference>,
}

/// What is another now than when a score was kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct ScoreDifference {
    /// The score that was kept.
    pub kept: KpiResult,
    /// The score as it would be now.
    #[specta(type = Option<String>)]
    pub total: Option<Decimal>,
    /// Whether the sheets that measure the person are others now.
    pub other_rules: bool,
    /// The items that add another number.
    pub items: Vec<ItemDifference>,
}

impl Replica {
    /// Keeps the scores of a period, of one person or of everybody whom this person answers for.
    /// Answers how many.
    pub fn keep_scores(
        &self,
        actor: &Actor,
        day: NaiveDate,
        grain: Grain,
        employee_id: Option<Id>,
    ) -> Result<Done<u32>> {
        actor.may_somewhere(Operation::RateWork)?;
        let period = Period { from: grain.start(day), to: grain.end(day) };
        let now = self.now_ms();
        self.transact(actor, Operation::RateWork.code(), |tx| {
            let log_number = tx.next_device_seq() - 1;
            let people: Vec<Employee> = match employee_id {
                Some(id) => vec![transact::get(tx.sql, id)?],
                None => {
                    let scored = self.scored(tx.sql, period)?;
                    scored.subjects.iter().map(|one| one.employee.clone()).collect()
                }
            };
            let mut kept = 0;
            for employee in people {
                let may = actor.may(Operation::RateWork, rights::target(tx.sql, &employee)?);
                if employee_id.is_some() {
                    may?;
                } else if may.is_err() {
                    continue;
                }
                let proof = self.proof(tx.sql, actor, &employee, period)?;
                if proof.outcome.is_none() {
                    continue;
                }
                tx.put(&KpiResult {
                    id: id_of(employee.id, period),
                    employee_id: employee.id,
                    period_from: period.from,
                    period_to: period.to,
                    kept_at: now,
                    hash: proof.hash.clone(),
                    proof: KeptProof::of(&proof, log_number),
                })?;
                kept += 1;
            }
            Ok(kept)
        })
    }

    /// Why a score that was kept would be another one now; nothing when none was kept.
    pub fn score_difference(
        &self,
        actor: &Actor,
        employee_id: Option<Id>,
        day: Option<NaiveDate>,
        grain: Option<Grain>,
    ) -> Result<Option<ScoreDifference>> {
        self.database.read(|sql| {
            let (employee, period) = self.asked(sql, actor, employee_id, day, grain)?;
            let Some(kept) = kept(sql, employee.id, period)? else { return Ok(None) };
            let now = self.proof(sql, actor, &employee, period)?;
            let items = differences(sql, actor, &kept.proof, &now)?;
            let now_kept = KeptProof::of(&now, 0);
            let keys = |proof: &KeptProof| {
                proof.items.iter().map(|one| (one.span, one.key.clone())).collect::<Vec<_>>()
            };
            Ok(Some(ScoreDifference {
                other_rules: keys(&kept.proof) != keys(&now_kept),
                total: now.total,
                items,
                kept,
            }))
        })
    }
}

impl KeptProof {
    fn of(proof: &ScoreProof, log_number: i64) -> Self {
        let items = proof.spans.iter().enumerate().flat_map(|(at, span)| {
            let span_number = u32::try_from(at).unwrap_or(u32::MAX);
            let items = span.groups.iter().flat_map(|group| &group.items);
            items.map(move |item| KeptItem::of(span_number, item))
        });
        Self {
            outcome: proof.outcome,
            total: proof.total,
            grade: proof.grade.clone(),
            items: items.collect(),
            log_number,
        }
    }
}

impl KeptItem {
    fn of(span: u32, item: &ProofItem) -> Self {
        let source = |one: &super::proof::ProofSource| KeptSource {
            code: one.code.clone(),
            slice: one.slice.clone(),
            value: one.value,
            rows: one.rows,
        };
        Self {
            span,
            key: item.item.key.clone(),
            name: item.item.name.clone(),
            value: item.value,
            contribution: item.contribution,
            sources: item.sources.iter().map(source).collect(),
        }
    }
}

/// The items that add another number than they did, or stand on other values.
fn differences(
    sql: &Connection,
    actor: &Actor,
    kept: &KeptProof,
    now: &ScoreProof,
) -> Result<Vec<ItemDifference>> {
    let now = KeptProof::of(now, 0);
    let mut found = Vec::new();
    for before in &kept.items {
        let same = |one: &&KeptItem| (one.span, &one.key) == (before.span, &before.key);
        let after = now.items.iter().find(same);
        let is_same = after.is_some_and(|after| {
            (after.value, after.contribution) == (before.value, before.contribution)
        });
        if is_same {
            continue;
        }
        let mut sources = Vec::new();
        for source in &before.sources {
            let value = match metrics::named(sql, &source.code) {
                Ok(metric) => metrics::value(sql, &metric, &source.slice)?,
                Err(Error::NotFound(_)) => None,
                Err(error) => return Err(error),
            };
            if value == source.value {
                continue;
            }
            sources.push(SourceDifference {
                code: source.code.clone(),
                slice: source.slice.clone(),
                before: source.value,
                after: value,
                rows: changed_rows(sql, actor, source, kept.log_number)?,
            });
        }
        found.push(ItemDifference {
            name: before.name.clone(),
            value_before: before.value,
            value_after: after.and_then(|after| after.value),
            before: before.contribution,
            after: after.map(|after| after.contribution).unwrap_or_default(),
            sources,
        });
    }
    let is_new = |one: &&KeptItem| {
        kept.items.iter().all(|known| (known.span, &known.key) != (one.span, &one.key))
    };
    found.extend(now.items.iter().filter(is_new).map(|one| ItemDifference {
        name: one.name.clone(),
        value_before: None,
        value_after: one.value,
        before: Decimal::ZERO,
        after: one.contribution,
        sources: Vec::new(),
    }));
    Ok(found)
}

/// The rows behind a metric that changed, for those who may see all of them; else none.
fn changed_rows(
    sql: &Connection,
    actor: &Actor,
    source: &KeptSource,
    log_number: i64,
) -> Result<Vec<ChangedRow>> {
    let KeptSource { code, slice, .. } = source;
    let metric = match metrics::named(sql, code) {
        Ok(metric) => metric,
        Err(Error::NotFound(_)) => return Ok(Vec::new()),
        Err(error) => return Err(error),
    };
    match metrics::authorise_for(sql, actor, &metric, slice) {
        Ok(seen) if seen == *slice => metrics::changed_since(sql, code, slice, log_number),
        Ok(_) | Err(Error::Denied(_)) => Ok(Vec::new()),
        Err(error) => Err(error),
    }
}

/// The score of a person's period as it was kept last.
pub(super) fn kept(sql: &Connection, employee_id: Id, period: Period) -> Result<Option<KpiResult>> {
    transact::find(sql, id_of(employee_id, period))
}

fn id_of(employee_id: Id, period: Period) -> Id {
    let parts = [employee_id.to_string(), period.from.to_string(), period.to.to_string()];
    Id::derived("kpi_result", &[&parts[0], &parts[1], &parts[2]])
}
