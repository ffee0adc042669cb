//! The proof of a score (D-02): a tree from the score to items, values, metrics and their rows, whose
//! leaves add up to it exactly.

use chrono::NaiveDate;
use domain::Id;
use domain::access::{Actor, Operation};
use domain::calendar::{Grain, Period};
use domain::kpi::{
    BlankRule, ItemSource, KpiAgreement, KpiItem, KpiSheet, MedalStanding, Outcome, Scale,
    ScoredSpan, Target, Words, award, months_of,
};
use domain::metrics::{MetricUnit, Slice};
use domain::org::Employee;
use rusqlite::Connection;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::board::{gap, placed};
use super::results::{self, KpiResult};
use super::scored::{Scored, Subject};
use super::values::{Answers, Measured};
use super::{agreements, ratings, rights};
use crate::error::Result;
use crate::orders::hex;
use crate::{Replica, metrics, org, transact};

/// A metric behind an item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct ProofSource {
    /// Its code.
    pub code: String,
    /// What people call it.
    pub name: Words,
    /// How it is made.
    pub formula: String,
    /// By which version of its definition.
    pub version: u32,
    /// Unit.
    pub unit: MetricUnit,
    /// WhoseFacts number and over which days: what its rows are asked by.
    pub slice: Slice,
    /// Its value; `None` without data.
    #[specta(type = Option<String>)]
    pub value: Option<Decimal>,
    /// How many rows are behind it.
    pub rows: u32,
}

/// A mark behind an item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct ProofMark {
    /// The mark; `None` where it would tell who gave it.
    #[specta(type = Option<String>)]
    pub value: Option<Decimal>,
    /// What shows it; empty where it would tell who gave it.
    pub evidence: String,
    /// Who gave it; empty where several give marks together.
    pub rater: String,
    /// When it was given last.
    pub day: NaiveDate,
}

/// An objective behind an item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct ProofGoal {
    /// The objective.
    pub objective_id: Id,
    /// Its title.
    pub title: String,
    /// How far it has come, 0 to 100.
    #[specta(type = Option<String>)]
    pub progress: Option<Decimal>,
}

/// One item of the proof.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct ProofItem {
    /// The item as the sheet has it.
    pub item: KpiItem,
    /// What it shall reach on these days: a count for a month is as much as the days are of it.
    pub target: Target,
    /// Its value.
    #[specta(type = Option<String>)]
    pub value: Option<Decimal>,
    /// Whether the target is met.
    pub is_met: Option<bool>,
    /// How far the value is from it.
    #[specta(type = Option<String>)]
    pub gap: Option<Decimal>,
    /// Its score.
    #[specta(type = Option<String>)]
    pub score: Option<Decimal>,
    /// Its share of the stretch in per cent, after blanks gave theirs away.
    #[specta(type = String)]
    pub share: Decimal,
    /// What it adds to the score.
    #[specta(type = String)]
    pub contribution: Decimal,
    /// The metrics behind it; of growth the days before are the second.
    pub sources: Vec<ProofSource>,
    /// The marks behind it.
    pub marks: Vec<ProofMark>,
    /// The objectives behind it.
    pub goals: Vec<ProofGoal>,
}

/// A group of the proof.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct ProofGroup {
    /// The group.
    pub key: String,
    /// What people call it.
    pub name: Words,
    /// Its weight in per cent.
    #[specta(type = String)]
    pub weight: Decimal,
    /// What it must reach, or the sheet fails.
    #[specta(type = Option<String>)]
    pub must_reach: Option<Decimal>,
    /// Its score.
    #[specta(type = Option<String>)]
    pub score: Option<Decimal>,
    /// What it adds to the score.
    #[specta(type = String)]
    pub contribution: Decimal,
    /// Its items.
    pub items: Vec<ProofItem>,
}

/// A stretch of the period on which one version of one sheet measured the person in one place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct ProofSpan {
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub to: NaiveDate,
    /// Its share of the score in per cent, by days.
    #[specta(type = String)]
    pub share: Decimal,
    /// How many months its days are.
    #[specta(type = String)]
    pub months: Decimal,
    /// What the person was.
    pub post: String,
    /// Where; empty outside stores.
    pub store_name: String,
    /// The version of the sheet.
    pub sheet_id: Id,
    /// The sheet.
    pub family_id: Id,
    /// Its name.
    pub sheet_name: Words,
    /// The version's number.
    pub version: u32,
    /// On which scale.
    pub scale: Scale,
    /// What happens to an item without data.
    pub blank: BlankRule,
    /// How it came out.
    pub outcome: Outcome,
    /// What it adds to the score.
    #[specta(type = Option<String>)]
    pub total: Option<Decimal>,
    /// Items without data.
    pub blanks: Vec<String>,
    /// Items and groups that had to be reached and were not.
    pub failed: Vec<String>,
    /// Its groups.
    pub groups: Vec<ProofGroup>,
}

/// The medals of a sheet and how far the person is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct ProofMedal {
    /// The medal.
    pub key: String,
    /// What people call it.
    pub name: Words,
    /// Whether it is reached.
    pub is_reached: bool,
    /// Names of rows that are not met.
    pub missed: Vec<Words>,
    /// Names of rows without data.
    pub blanks: Vec<Words>,
}

/// A score of an earlier period.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct PastScore {
    /// The period.
    pub period: Period,
    /// How it came out.
    pub outcome: Outcome,
    /// The score.
    #[specta(type = Option<String>)]
    pub total: Option<Decimal>,
    /// The grade; of sheets with forced shares only what was kept tells one.
    pub grade: Option<String>,
    /// The item that moved the score most since the period before; `None` for the first.
    pub mover: Option<Words>,
    /// By how much it did.
    #[specta(type = Option<String>)]
    pub moved: Option<Decimal>,
}

/// A score with everything it is made of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct ScoreProof {
    /// Who.
    pub employee_id: Id,
    /// Staff number.
    pub code: String,
    /// Name.
    pub name: String,
    /// The period.
    pub period: Period,
    /// Today; a period that runs is scored by what there is so far.
    pub today: NaiveDate,
    /// How it came out; `None` when no sheet measures the person.
    pub outcome: Option<Outcome>,
    /// The score: the sum of what all items of all stretches add.
    #[specta(type = Option<String>)]
    pub total: Option<Decimal>,
    /// On which scale.
    pub scale: Scale,
    /// The grade.
    pub grade: Option<String>,
    /// The place among all whom the sheet measures; told to those who see others alone.
    pub rank: Option<u32>,
    /// How many the sheet measures; told to those who see others alone.
    pub of_people: Option<u32>,
    /// The stretches in their order.
    pub spans: Vec<ProofSpan>,
    /// Medals, the best first.
    pub medals: Vec<ProofMedal>,
    /// What both sides agreed to.
    pub agreement: Option<KpiAgreement>,
    /// The score as it was kept last; `None` while nobody kept one.
    pub kept: Option<KpiResult>,
    /// Whether this person may rate the one who is measured.
    pub may_rate: bool,
    /// SHA-256 of all numbers above, in hexadecimal: a printed proof is the same as long as it is.
    pub hash: String,
}

/// So many earlier periods are told.
const PAST: u32 = 6;

impl Replica {
    /// The proof of somebody's score in the period of a day; without a grain the period is as long as
    /// that of the sheet that measures them.
    pub fn score_proof(
        &self,
        actor: &Actor,
        employee_id: Option<Id>,
        day: Option<NaiveDate>,
        grain: Option<Grain>,
    ) -> Result<ScoreProof> {
        self.database.read(|sql| {
            let (employee, period) = self.asked(sql, actor, employee_id, day, grain)?;
            self.proof(sql, actor, &employee, period)
        })
    }

    /// The scores of the periods before, the newest first.
    pub fn score_history(
        &self,
        actor: &Actor,
        employee_id: Option<Id>,
        day: Option<NaiveDate>,
    ) -> Result<Vec<PastScore>> {
        self.database.read(|sql| {
            let (employee, period) = self.asked(sql, actor, employee_id, day, None)?;
            let mut past: Vec<(PastScore, Vec<(Words, Decimal)>)> = Vec::new();
            let mut period = period;
            for _ in 0..=PAST {
                let scored = self.scored_one(sql, period, employee.id)?;
                if let Some((subject, total)) = scored.each().next() {
                    let grade = match placed(&scored, |_, one| &one.content.grades, &scored.totals)
                        .into_iter()
                        .next()
                    {
                        Some(place) if !has_shares(&scored, subject) => place.grade,
                        _ => results::kept(sql, employee.id, period)?
                            .and_then(|kept| kept.proof.grade),
                    };
                    let items = moved_items(&scored, subject);
                    let told = PastScore {
                        period,
                        outcome: total.outcome,
                        total: total.total,
                        grade,
                        mover: None,
                        moved: None,
                    };
                    past.push((told, items));
                }
                period = period.previous();
            }
            for at in 0..past.len().saturating_sub(1) {
                let (newer, older) = (past[at].1.clone(), past[at + 1].1.clone());
                let change = |(name, now): &(Words, Decimal)| {
                    let before = older.iter().find(|(known, _)| known == name)?.1;
                    Some((name.clone(), *now - before))
                };
                let most = newer.iter().filter_map(change).max_by_key(|(_, by)| by.abs());
                if let Some((name, by)) = most.filter(|(_, by)| !by.is_zero()) {
                    past[at].0.mover = Some(name);
                    past[at].0.moved = Some(by);
                }
            }
            past.truncate(PAST as usize);
            Ok(past.into_iter().map(|(told, _)| told).collect())
        })
    }

    /// Who is asked about, and over which days.
    pub(super) fn asked(
        &self,
        sql: &Connection,
        actor: &Actor,
        employee_id: Option<Id>,
        day: Option<NaiveDate>,
        grain: Option<Grain>,
    ) -> Result<(Employee, Period)> {
        actor.may_somewhere(Operation::ViewScores)?;
        let employee: Employee = transact::get(sql, employee_id.unwrap_or(actor.employee_id))?;
        rights::may_see(sql, actor, &employee)?;
        let day = day.map_or_else(|| self.today(sql), Ok)?;
        let period = match grain {
            Some(grain) => Period { from: grain.start(day), to: grain.end(day) },
            None => self.period_of(sql, employee.id, day)?,
        };
        Ok((employee, period))
    }

    pub(super) fn proof(
        &self,
        sql: &Connection,
        actor: &Actor,
        employee: &Employee,
        period: Period,
    ) -> Result<ScoreProof> {
        let mut scored = self.scored_one(sql, period, employee.id)?;
        let mut proof = ScoreProof {
            employee_id: employee.id,
            code: employee.code.clone(),
            name: employee.name.clone(),
            period,
            today: scored.today,
            outcome: None,
            total: None,
            scale: Scale::default(),
            grade: None,
            rank: None,
            of_people: None,
            spans: Vec::new(),
            medals: Vec::new(),
            agreement: None,
            kept: results::kept(sql, employee.id, period)?,
            may_rate: rights::may_rate(sql, actor, employee.id).is_ok(),
            hash: String::new(),
        };
        if let Some(subject) = scored.subjects.pop() {
            let total = scored.totals.pop().ok_or(crate::Error::Internal("a score for each"))?;
            let names = org::names(sql)?;
            let measured: Vec<_> = subject.measured(&scored.plan).collect();
            for (at, ((who, sheet), span)) in measured.iter().zip(&total.spans).enumerate() {
                let stretch = &subject.stretches[at];
                let groups = groups(sql, &scored.answers, who, sheet, span)?;
                proof.spans.push(ProofSpan {
                    from: span.from,
                    to: span.to,
                    share: span.share,
                    months: months_of(who.days),
                    post: stretch.place.post.clone(),
                    store_name: names.of(stretch.place.store_id),
                    sheet_id: sheet.id,
                    family_id: sheet.family_id,
                    sheet_name: sheet.name.clone(),
                    version: sheet.version,
                    scale: sheet.content.scale,
                    blank: sheet.content.blank,
                    outcome: span.score.outcome,
                    total: span.score.total,
                    blanks: span.score.blanks.clone(),
                    failed: span.score.failed.clone(),
                    groups,
                });
            }
            if let Some((who, sheet)) = measured.last() {
                proof.medals = medals(sql, &mut scored.answers, who, sheet)?;
                proof.agreement = agreements::of(sql, employee.id, sheet.id, period.from)?;
            }
            proof.outcome = Some(total.outcome);
            proof.total = total.total;
            proof.scale = total.scale;
            self.place(sql, actor, period, &mut proof)?;
        }
        proof.hash = hash(&proof)?;
        Ok(proof)
    }

    /// Grade and place. They hang on everybody whom the sheet measures.
    fn place(
        &self,
        sql: &Connection,
        actor: &Actor,
        period: Period,
        proof: &mut ScoreProof,
    ) -> Result<()> {
        let Some(sheet_id) = proof.spans.last().map(|span| span.sheet_id) else { return Ok(()) };
        let sheet: KpiSheet = transact::get(sql, sheet_id)?;
        let limits = !matches!(sheet.content.grades, domain::kpi::Grades::Shares { .. });
        if limits && !rights::sees_others(actor) {
            let score = match proof.outcome {
                Some(Outcome::Failed) => Some(Decimal::ZERO),
                _ => proof.total,
            };
            let grades = domain::kpi::grade_all(&sheet.content.grades, &[score]);
            proof.grade = grades.into_iter().next().flatten();
            return Ok(());
        }
        let scored = self.scored(sql, period)?;
        let places = placed(&scored, |_, one| &one.content.grades, &scored.totals);
        let at = scored.subjects.iter().position(|one| one.employee.id == proof.employee_id);
        let Some(place) = at.and_then(|at| places.into_iter().nth(at)) else { return Ok(()) };
        proof.grade = place.grade;
        if rights::sees_others(actor) {
            let of_sheet = scored
                .each()
                .filter(|(one, total)| {
                    total.total.is_some()
                        && scored.last_sheet(one).is_some_and(|sheet| sheet.id == sheet_id)
                })
                .count();
            proof.rank = place.rank;
            proof.of_people = u32::try_from(of_sheet).ok();
        }
        Ok(())
    }
}

fn has_shares(scored: &Scored, subject: &Subject) -> bool {
    scored
        .last_sheet(subject)
        .is_some_and(|one| matches!(one.content.grades, domain::kpi::Grades::Shares { .. }))
}

/// Each item of somebody's last sheet with what it adds.
fn moved_items(scored: &Scored, subject: &Subject) -> Vec<(Words, Decimal)> {
    let Some(sheet) = scored.last_sheet(subject) else { return Vec::new() };
    let Some(span) = scored.totals.first().and_then(|total| total.spans.last()) else {
        return Vec::new();
    };
    let told = span.score.groups.iter().flat_map(|group| &group.items);
    let items = sheet.content.items().zip(told);
    items.map(|((_, item), told)| (item.name.clone(), told.contribution)).collect()
}

fn groups(
    sql: &Connection,
    answers: &Answers,
    who: &Measured<'_>,
    sheet: &KpiSheet,
    span: &ScoredSpan,
) -> Result<Vec<ProofGroup>> {
    let months = months_of(who.days);
    let mut groups = Vec::new();
    for (group, told) in sheet.content.groups.iter().zip(&span.score.groups) {
        let mut items = Vec::new();
        for (item, told) in group.items.iter().zip(&told.items) {
            let target = item.target.over_months(months);
            items.push(ProofItem {
                item: item.clone(),
                value: told.value,
                is_met: told.is_met,
                gap: gap(&target, told.value),
                score: told.score,
                share: told.share,
                contribution: told.contribution,
                sources: sources(sql, answers, who, item)?,
                marks: marks(sql, answers, who, item)?,
                goals: goals(answers, who, item),
                target,
            });
        }
        groups.push(ProofGroup {
            key: group.key.clone(),
            name: group.name.clone(),
            weight: group.weight,
            must_reach: group.must_reach,
            score: told.score,
            contribution: told.contribution,
            items,
        });
    }
    Ok(groups)
}

fn sources(
    sql: &Connection,
    answers: &Answers,
    who: &Measured<'_>,
    item: &KpiItem,
) -> Result<Vec<ProofSource>> {
    let mut sources = Vec::new();
    for question in answers.questions(item, who) {
        let Some(metric) = answers.metric(&question.code) else { continue };
        let slice = question.slice.over(question.days);
        let answer = metrics::answer(sql, metric, &slice)?;
        sources.push(ProofSource {
            code: question.code,
            name: Words { zh: metric.name.zh.to_string(), en: metric.name.en.to_string() },
            formula: metric.formula.to_string(),
            version: answer.version,
            unit: answer.unit,
            slice,
            value: answer.value.and_then(|value| value.parse().ok()),
            rows: answer.rows,
        });
    }
    Ok(sources)
}

fn marks(
    sql: &Connection,
    answers: &Answers,
    who: &Measured<'_>,
    item: &KpiItem,
) -> Result<Vec<ProofMark>> {
    if !item.source.is_marked() {
        return Ok(Vec::new());
    }
    let is_open = matches!(item.source, ItemSource::Rating { .. });
    let mark = |one: &domain::kpi::KpiRating| {
        Ok(ProofMark {
            value: is_open.then_some(one.value),
            evidence: if is_open { one.evidence.clone() } else { String::new() },
            rater: if is_open { ratings::name(sql, one.rater_id)? } else { String::new() },
            day: one.day,
        })
    };
    answers.marks(item, who).into_iter().map(mark).collect()
}

fn goals(answers: &Answers, who: &Measured<'_>, item: &KpiItem) -> Vec<ProofGoal> {
    if item.source != ItemSource::Goals {
        return Vec::new();
    }
    let found = answers.goals(item.whose, who).into_iter();
    found
        .map(|(objective, progress)| ProofGoal {
            objective_id: objective.id,
            title: objective.title.clone(),
            progress,
        })
        .collect()
}

/// How far somebody is from each medal, every row over its own months.
fn medals(
    sql: &Connection,
    answers: &mut Answers,
    who: &Measured<'_>,
    sheet: &KpiSheet,
) -> Result<Vec<ProofMedal>> {
    let medals = &sheet.content.medals;
    for row in medals.iter().flat_map(|medal| &medal.rows) {
        answers.ask_item(sql, &row.item, &who.over_months(row.months))?;
    }
    let standing: MedalStanding =
        award(medals, |row| answers.value(&row.item, &who.over_months(row.months)));
    let mut is_below = false;
    let told = medals.iter().map(|medal| {
        let is_reached = standing.reached.as_ref() == Some(&medal.key);
        let gap = standing.gaps.iter().find(|gap| gap.medal == medal.key);
        let name = |keys: Option<&Vec<String>>| {
            let keys = keys.map(Vec::as_slice).unwrap_or_default();
            let rows = medal.rows.iter().filter(|row| keys.contains(&row.item.key));
            rows.map(|row| row.item.name.clone()).collect()
        };
        let told = ProofMedal {
            key: medal.key.clone(),
            name: medal.name.clone(),
            is_reached: is_reached || is_below,
            missed: name(gap.map(|gap| &gap.missed)),
            blanks: name(gap.map(|gap| &gap.blanks)),
        };
        is_below |= is_reached;
        told
    });
    Ok(told.collect())
}

/// The hash of what a proof says, without what hangs on who looks at it.
fn hash(proof: &ScoreProof) -> Result<String> {
    let said = (
        &proof.employee_id,
        &proof.period,
        &proof.outcome,
        &proof.total,
        &proof.grade,
        &proof.spans,
        &proof.medals,
    );
    let mut hash = Sha256::new();
    hash.update(serde_json::to_vec(&said)?);
    Ok(hex(&hash.finalize()))
}
