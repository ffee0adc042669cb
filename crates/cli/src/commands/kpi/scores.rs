//! What people came to, where every point comes from, and what would be.

use domain::calendar::{Grain, Period};
use domain::kpi::{KpiContent, Outcome};
use replica::{
    BoardSheet, Language, NewRating, PersonScore, ProofItem, ScoreDifference, ScoreProof, WhatIf,
    WhatIfOutcome,
};
use rust_decimal::Decimal;
use serde::Serialize;

use super::{said, sheets};
use crate::commands::time::span;
use crate::data_folder::Chain;
use crate::failure::Failure;
use crate::lookup;
use crate::printer::Printer;
use crate::speech::say;

/// The days that were typed, this month when none were, and how long they are.
fn asked(chain: &Chain, period: Option<&str>) -> Result<(Period, Grain), Failure> {
    let period = match period {
        Some(text) => span(text)?,
        None => {
            let today = chain.replica.day_or_today(None)?;
            Period { from: Grain::Month.start(today), to: Grain::Month.end(today) }
        }
    };
    let is_of = |grain: &Grain| {
        grain.start(period.from) == period.from && grain.end(period.from) == period.to
    };
    let grain = [Grain::Month, Grain::Quarter, Grain::Year, Grain::Week, Grain::Day];
    grain.into_iter().find(is_of).map(|grain| (period, grain)).ok_or_else(|| {
        Failure::said("请给出整月、整季或整年。", "Give a whole month, quarter or year.")
    })
}

pub(super) fn board(
    chain: &Chain,
    period: Option<&str>,
    printer: &mut Printer,
) -> Result<(), Failure> {
    let (period, grain) = asked(chain, period)?;
    let board =
        chain.replica.score_board(&chain.owner, Some(period.from), Some(grain), (None, None))?;
    printer.answer(&board, |language| {
        if board.sheets.is_empty() {
            let none = "这段时间没有考核表；kpi assign 指定一张。";
            return vec![
                say(language, none, "No sheet measures anybody then; kpi assign lets one.").into(),
            ];
        }
        board.sheets.iter().flat_map(|sheet| sheet_lines(sheet, language)).collect()
    })
}

fn sheet_lines(sheet: &BoardSheet, language: Language) -> Vec<String> {
    let mut lines = vec![format!("{} v{}", said(&sheet.name, language), sheet.version)];
    let line = |person: &PersonScore| {
        let rank = person.rank.map_or_else(|| "—".to_string(), |rank| rank.to_string());
        let grade = person.grade.as_deref().unwrap_or("");
        format!(
            "{rank:>4}  {}  {}  {}  {}  {grade}",
            shown(person.total),
            person.code,
            person.name,
            person.store_name
        )
    };
    lines.extend(sheet.people.iter().map(line));
    lines
}

fn shown(number: Option<Decimal>) -> String {
    number.map_or_else(|| "—".to_string(), |number| number.normalize().to_string())
}

pub(super) fn person(
    chain: &Chain,
    code: &str,
    period: Option<&str>,
    proof: bool,
    printer: &mut Printer,
) -> Result<(), Failure> {
    let (period, grain) = asked(chain, period)?;
    let who = lookup::employee(chain, code)?.id;
    let day = Some(period.from);
    let found = chain.replica.score_proof(&chain.owner, Some(who), day, Some(grain))?;
    printer.answer(&found, |language| proof_lines(&found, proof, language))
}

fn proof_lines(proof: &ScoreProof, whole: bool, language: Language) -> Vec<String> {
    let Some(outcome) = proof.outcome else {
        return vec![
            say(language, "这段时间没有考核表考核此人。", "No sheet measures this person then.")
                .into(),
        ];
    };
    let grade = proof.grade.as_deref().unwrap_or("");
    let mut lines = vec![format!(
        "{} {}  {} – {}  {}  {grade}  {}",
        proof.code,
        proof.name,
        proof.period.from,
        proof.period.to,
        shown(proof.total),
        outcome_words(outcome, language)
    )];
    for span in &proof.spans {
        lines.push(format!(
            "  {} – {}  {} v{}  {}",
            span.from,
            span.to,
            said(&span.sheet_name, language),
            span.version,
            shown(span.total)
        ));
        for group in &span.groups {
            lines.push(format!(
                "    {}  {} %  +{}",
                said(&group.name, language),
                group.weight.normalize(),
                group.contribution.normalize()
            ));
            for item in &group.items {
                lines.push(item_line(item, language));
                lines.extend(whole.then(|| source_lines(item)).into_iter().flatten());
            }
        }
    }
    if whole {
        lines.push(format!("sha256 {}", proof.hash));
    }
    lines
}

fn item_line(item: &ProofItem, language: Language) -> String {
    let name = said(&item.item.name, language);
    let target = item.target.value.normalize();
    let value = say(
        language,
        format!("值 {} / 目标 {target}", shown(item.value)),
        format!("value {} / target {target}", shown(item.value)),
    );
    let score = say(
        language,
        format!("得 {} × {} %", shown(item.score), item.share.normalize()),
        format!("{} × {} %", shown(item.score), item.share.normalize()),
    );
    format!("      {name}  {value}  {score}  +{}", item.contribution.normalize())
}

fn source_lines(item: &ProofItem) -> Vec<String> {
    let sources = item.sources.iter().map(|one| {
        let (from, to) = (one.slice.from, one.slice.to);
        format!("        {} = {}  {from} – {to}  {} rows", one.code, shown(one.value), one.rows)
    });
    let marks = item.marks.iter().map(|one| {
        format!("        {}  {}  {}  {}", shown(one.value), one.rater, one.day, one.evidence)
    });
    let goals =
        item.goals.iter().map(|one| format!("        {}  {} %", one.title, shown(one.progress)));
    sources.chain(marks).chain(goals).collect()
}

fn outcome_words(outcome: Outcome, language: Language) -> &'static str {
    match outcome {
        Outcome::Scored => say(language, "已算出", "scored"),
        Outcome::Failed => say(language, "不及格", "failed"),
        Outcome::Waiting => say(language, "等待数据", "waiting"),
        Outcome::NoData => say(language, "没有数据", "no data"),
    }
}

#[derive(Serialize)]
struct Kept {
    people: u32,
}

pub(super) fn keep(
    chain: &Chain,
    period: &str,
    person: Option<&str>,
    printer: &mut Printer,
) -> Result<(), Failure> {
    let (period, grain) = asked(chain, Some(period))?;
    let who = person.map(|code| lookup::employee(chain, code)).transpose()?.map(|one| one.id);
    let people = chain.replica.keep_scores(&chain.owner, period.from, grain, who)?.value;
    printer.answer(&Kept { people }, |language| {
        vec![say(
            language,
            format!("已定格 {people} 人的得分"),
            format!("The scores of {people} people are kept"),
        )]
    })
}

pub(super) fn difference(
    chain: &Chain,
    person: &str,
    period: &str,
    printer: &mut Printer,
) -> Result<(), Failure> {
    let (period, grain) = asked(chain, Some(period))?;
    let who = lookup::employee(chain, person)?.id;
    let day = Some(period.from);
    let found = chain.replica.score_difference(&chain.owner, Some(who), day, Some(grain))?;
    printer.answer(&found, |language| match &found {
        None => vec![say(language, "这段时间没有定格过得分。", "No score was kept.").into()],
        Some(found) => difference_lines(found, language),
    })
}

fn difference_lines(found: &ScoreDifference, language: Language) -> Vec<String> {
    let mut lines = vec![format!("{} -> {}", shown(found.kept.proof.total), shown(found.total))];
    for item in &found.items {
        lines.push(format!(
            "  {}  {} -> {}  ({} -> {})",
            said(&item.name, language),
            item.before.normalize(),
            item.after.normalize(),
            shown(item.value_before),
            shown(item.value_after)
        ));
        for source in &item.sources {
            let (before, after) = (shown(source.before), shown(source.after));
            lines.push(format!("    {}  {before} -> {after}", source.code));
            let row = |row: &replica::ChangedRow| {
                let how = if row.is_voided {
                    say(language, "作废", "voided")
                } else {
                    say(language, "新增或改动", "came or changed")
                };
                format!("      {}  {}  {how}", row.day, row.number)
            };
            lines.extend(source.rows.iter().map(row));
        }
    }
    lines
}

pub(super) fn rate(
    chain: &Chain,
    person: &str,
    (item, value, evidence): (&str, Decimal, &str),
    period: Option<&str>,
    printer: &mut Printer,
) -> Result<(), Failure> {
    let (period, grain) = asked(chain, period)?;
    let who = lookup::employee(chain, person)?.id;
    let day = Some(period.from);
    let proof = chain.replica.score_proof(&chain.owner, Some(who), day, Some(grain))?;
    let family_id = proof.spans.last().map(|span| span.family_id).ok_or_else(|| {
        Failure::said("这段时间没有考核表考核此人。", "No sheet measures this person then.")
    })?;
    let rating = NewRating {
        employee_id: who,
        family_id,
        item: item.to_string(),
        day: period.from,
        value,
        evidence: evidence.to_string(),
    };
    chain.replica.rate_work(&chain.owner, rating)?;
    printer.answer(&value, |language| vec![say(language, "已评分", "Rated").into()])
}

pub(super) fn what_if(
    chain: &Chain,
    name: &str,
    (weights, targets): (&[String], &[String]),
    period: Option<&str>,
    printer: &mut Printer,
) -> Result<(), Failure> {
    let sheet = sheets::find(chain, name)?;
    let period = match period {
        Some(text) => span(text)?,
        None => {
            let today = chain.replica.day_or_today(None)?;
            Period { from: Grain::Month.start(today), to: Grain::Month.end(today) }.previous()
        }
    };
    let mut content = sheet.content;
    for weight in weights {
        change(&mut content, weight, KpiContent::reweigh)?;
    }
    for target in targets {
        change(&mut content, target, KpiContent::retarget)?;
    }
    let asked = WhatIf { family_id: sheet.family_id, content, period };
    let found = chain.replica.kpi_what_if(&chain.owner, &asked)?;
    printer.answer(&found, |language| what_if_lines(&found, language))
}

fn change(
    content: &mut KpiContent,
    text: &str,
    apply: impl Fn(&mut KpiContent, &str, Decimal) -> bool,
) -> Result<(), Failure> {
    let parts = text
        .split_once('=')
        .and_then(|(key, number)| Some((key.trim(), number.trim().parse::<Decimal>().ok()?)));
    if parts.is_some_and(|(key, number)| apply(content, key, number)) {
        return Ok(());
    }
    let keys: Vec<&str> = content.items().map(|(_, item)| item.key.as_str()).collect();
    let keys = keys.join(", ");
    Err(Failure::said(
        format!("{text} 用不了；要写成 指标=数字，指标有：{keys}"),
        format!("{text} cannot be used; write ITEM=NUMBER, the items are {keys}"),
    ))
}

fn what_if_lines(found: &WhatIfOutcome, language: Language) -> Vec<String> {
    let mut lines = vec![say(
        language,
        format!("{} 人：名次变动 {}，等级变动 {}", found.rows.len(), found.moved, found.regraded),
        format!(
            "{} people: {} would have another place, {} another grade",
            found.rows.len(),
            found.moved,
            found.regraded
        ),
    )];
    lines.extend(found.rows.iter().map(|row| {
        let grade = |grade: &Option<String>| grade.clone().unwrap_or_default();
        format!(
            "  {}  {} -> {}  {} -> {}",
            row.name,
            shown(row.before),
            shown(row.after),
            grade(&row.grade_before),
            grade(&row.grade_after)
        )
    }));
    lines
}
