//! `goals`: what everybody wants to reach, and how far they are.

use std::path::Path;

use domain::Id;
use domain::goals::Standing;
use replica::{
    Calibration, ExportFormat, ExportWhat, GoalFilter, GoalPage, GoalRow, GoalSheetChange,
    GoalTree, KeyResultRow, Language, TemplateChoice, TemplateNumber,
};
use serde::Serialize;

use super::metric::{Listed, line, rows};
use super::time::span;
use crate::arguments::{Goals, TemplateDo};
use crate::data_folder::Chain;
use crate::failure::Failure;
use crate::printer::Printer;
use crate::speech::say;

/// Does what was asked.
pub(super) fn run(chain: &Chain, goals: &Goals, printer: &mut Printer) -> Result<(), Failure> {
    match goals {
        Goals::List { period } => list(chain, period.as_deref(), printer),
        Goals::Show { goal, rows } => show(chain, goal, *rows, printer),
        Goals::Progress { period } => progress(chain, period.as_deref(), printer),
        Goals::Calibration => calibration(chain, printer),
        Goals::Export { file, period } => export(chain, file, period.as_deref(), printer),
        Goals::Import { file, apply } => import(chain, file, *apply, printer),
        Goals::Template(TemplateDo::List) => templates(chain, printer),
        Goals::Template(TemplateDo::Apply { code, year, targets }) => {
            apply(chain, code, *year, targets, printer)
        }
    }
}

fn filter(period: Option<&str>) -> Result<GoalFilter, Failure> {
    let period = period.map(span).transpose()?;
    Ok(GoalFilter {
        from: period.map(|period| period.from),
        to: period.map(|period| period.to),
        ..GoalFilter::default()
    })
}

/// The goals with their standing, for which the chances are brought up to date first.
fn tree(chain: &Chain, period: Option<&str>) -> Result<GoalTree, Failure> {
    chain.replica.forecast_goals()?;
    Ok(chain.replica.goal_tree(&chain.owner, &filter(period)?)?)
}

#[derive(Serialize)]
struct Exported {
    /// How many lines were written.
    rows: u32,
}

fn export(
    chain: &Chain,
    file: &Path,
    period: Option<&str>,
    printer: &mut Printer,
) -> Result<(), Failure> {
    let what = ExportWhat::Goals { filter: filter(period)? };
    let is_csv = file.extension().is_some_and(|kind| kind.eq_ignore_ascii_case("csv"));
    let format = if is_csv { ExportFormat::Csv } else { ExportFormat::Xlsx };
    let rows = chain.replica.export(&chain.owner, &what, format, file, printer.language())?;
    printer.answer(&Exported { rows }, |language| {
        vec![say(language, format!("已写出 {rows} 行"), format!("{rows} lines written"))]
    })
}

#[derive(Serialize)]
struct Sheet {
    changes: Vec<GoalSheetChange>,
    /// By which it can be undone; none when nothing changed.
    tx: Option<i64>,
}

fn import(chain: &Chain, file: &Path, apply: bool, printer: &mut Printer) -> Result<(), Failure> {
    let done = chain.replica.import_goal_sheet(&chain.owner, file, apply)?;
    let sheet = Sheet { changes: done.value, tx: done.tx };
    printer.answer(&sheet, |_| {
        let line = |change: &GoalSheetChange| {
            let GoalSheetChange { line, title, field, old, new, problem, .. } = change;
            format!("{line}\t{title}\t{field}\t{old} → {new}\t{problem}")
        };
        sheet.changes.iter().map(line).collect()
    })
}

fn list(chain: &Chain, period: Option<&str>, printer: &mut Printer) -> Result<(), Failure> {
    let tree = tree(chain, period)?;
    printer.answer(&tree, |language| {
        tree.rows.iter().flat_map(|row| objective_lines(language, row)).collect()
    })
}

fn objective_lines(language: Language, row: &GoalRow) -> Vec<String> {
    let whose = if row.holder_name.is_empty() {
        say(language, "公司", "Company")
    } else {
        &row.holder_name
    };
    let done = percent(row.progress);
    let head = format!("{done}  {whose}  {}", row.objective.title);
    let results = row.key_results.iter().map(|one| format!("    {}", result_line(language, one)));
    [head].into_iter().chain(results).collect()
}

fn result_line(language: Language, one: &KeyResultRow) -> String {
    let done = percent(one.progress.map(|progress| progress.raw));
    let value = one.value.map_or_else(|| "—".to_string(), |value| value.to_string());
    let aim = one.aim.map_or_else(|| "—".to_string(), |aim| aim.normalize().to_string());
    let standing = standing(language, one.standing);
    format!("{done}  {}  {value} / {aim}  {standing}", one.key_result.title)
}

fn percent(share: Option<rust_decimal::Decimal>) -> String {
    share.map_or_else(|| "—".to_string(), |share| format!("{} %", share.normalize()))
}

fn standing(language: Language, standing: Standing) -> &'static str {
    let (zh, en) = match standing {
        Standing::Upcoming => ("未开始", "not begun"),
        Standing::NoData => ("无数据", "no data"),
        Standing::Met => ("已达成", "reached"),
        Standing::OnTrack => ("正常", "on track"),
        Standing::AtRisk => ("有风险", "at risk"),
        Standing::Behind => ("落后", "behind"),
        Standing::Missed => ("未达成", "missed"),
    };
    say(language, zh, en)
}

#[derive(Serialize)]
struct Shown {
    #[serde(flatten)]
    page: GoalPage,
    /// The rows behind the value, when asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    rows: Option<Vec<Listed>>,
}

fn show(chain: &Chain, goal: &str, wants_rows: bool, printer: &mut Printer) -> Result<(), Failure> {
    let page = chain.replica.goal_page(&chain.owner, found(chain, goal)?)?;
    let asked = page.key_result.as_ref().zip(page.slice.as_ref()).filter(|_| wants_rows);
    let rows = asked.map(|(one, slice)| rows(chain, &one.key_result.metric, slice)).transpose()?;
    let shown =
        Shown { page, rows: if wants_rows { Some(rows.unwrap_or_default()) } else { None } };
    printer.answer(&shown, |language| {
        let page = &shown.page;
        let one = page.key_result.iter().map(|one| result_line(language, one));
        let above = page.path.iter().map(|above| format!("↑ {}", above.title));
        let head = [page.goal.objective.title.clone()].into_iter();
        head.chain(one).chain(above).chain(shown.rows.iter().flatten().map(line)).collect()
    })
}

/// The goal of an id or of a whole title.
fn found(chain: &Chain, text: &str) -> Result<Id, Failure> {
    if let Ok(id) = text.parse() {
        return Ok(id);
    }
    let rows = tree(chain, None)?.rows;
    let titled = rows.iter().flat_map(|row| {
        let results = row.key_results.iter().map(|one| (one.key_result.id, &one.key_result.title));
        results.chain([(row.objective.id, &row.objective.title)])
    });
    let mut titled = titled.filter(|(_, title)| *title == text).map(|(id, _)| id);
    match (titled.next(), titled.next()) {
        (Some(id), None) => Ok(id),
        (None, _) => Err(replica::Error::NotFound("key_result").into()),
        (Some(_), Some(_)) => Err(Failure::said(
            format!("不止一个目标叫“{text}”，请用 id"),
            format!("more than one goal is called \"{text}\": name its id"),
        )),
    }
}

#[derive(Serialize)]
struct Come {
    id: Id,
    objective: String,
    title: String,
    metric: String,
    value: Option<String>,
    aim: Option<String>,
    progress: Option<String>,
    /// To be reached, in per cent; null where none can be told.
    chance: Option<String>,
    standing: Standing,
}

fn calibration(chain: &Chain, printer: &mut Printer) -> Result<(), Failure> {
    let found = chain.replica.goal_calibration(&chain.owner)?;
    printer.answer(&found, |language| {
        let line = |one: &Calibration| {
            let (said, goals, share) = (one.said, one.goals, one.share().unwrap_or_default());
            say(
                language,
                format!("说有 {said} % 把握的 {goals} 个目标里，达成了 {share} %"),
                format!("Of {goals} goals given a chance of {said} %, {share} % were reached"),
            )
        };
        found.iter().map(line).collect()
    })
}

fn progress(chain: &Chain, period: Option<&str>, printer: &mut Printer) -> Result<(), Failure> {
    let tree = tree(chain, period)?;
    let come = |row: &GoalRow, one: &KeyResultRow| Come {
        id: one.key_result.id,
        objective: row.objective.title.clone(),
        title: one.key_result.title.clone(),
        metric: one.key_result.metric.clone(),
        value: one.value.map(|value| value.to_string()),
        aim: one.aim.map(|aim| aim.to_string()),
        progress: one.progress.map(|progress| progress.raw.to_string()),
        chance: one.chance.map(|chance| chance.to_string()),
        standing: one.standing,
    };
    let all: Vec<Come> = tree
        .rows
        .iter()
        .flat_map(|row| row.key_results.iter().map(move |one| come(row, one)))
        .collect();
    printer.answer(&all, |language| {
        let results = tree.rows.iter().flat_map(|row| &row.key_results);
        results.map(|one| result_line(language, one)).collect()
    })
}

fn templates(chain: &Chain, printer: &mut Printer) -> Result<(), Failure> {
    use chrono::Datelike;
    let year = chain.replica.day_or_today(None)?.year();
    let templates = chain.replica.goal_templates(&chain.owner, year)?;
    printer.answer(&templates, |language| {
        let name = |zh: &str, en: &str| say(language, zh.to_string(), en.to_string());
        templates
            .iter()
            .flat_map(|template| {
                let head =
                    format!("{}  {}", template.code, name(&template.name_zh, &template.name_en));
                let numbers = template.targets.iter().map(|one| {
                    format!(
                        "    {}={}  {}",
                        one.name,
                        one.target,
                        name(&one.title_zh, &one.title_en)
                    )
                });
                [head].into_iter().chain(numbers).collect::<Vec<_>>()
            })
            .collect()
    })
}

#[derive(Serialize)]
struct Applied {
    /// How many objectives there are.
    objectives: u32,
    /// By which it can be undone; none when nothing changed.
    tx: Option<i64>,
}

fn apply(
    chain: &Chain,
    code: &str,
    year: i32,
    targets: &[String],
    printer: &mut Printer,
) -> Result<(), Failure> {
    let templates = chain.replica.goal_templates(&chain.owner, year)?;
    let template = templates
        .into_iter()
        .find(|template| template.code == code)
        .ok_or(replica::Error::NotFound("goal_template"))?;
    let choice = TemplateChoice {
        code: template.code,
        begins_on: template.begins_on,
        ends_on: template.ends_on,
        targets: targets.iter().map(|text| number(text)).collect::<Result<_, _>>()?,
        language: printer.language(),
    };
    let done = chain.replica.apply_goal_template(&chain.owner, &choice)?;
    let applied = Applied { objectives: done.value, tx: done.tx };
    printer.answer(&applied, |language| {
        let count = applied.objectives;
        vec![say(language, format!("{count} 个目标"), format!("{count} objectives"))]
    })
}

fn number(text: &str) -> Result<TemplateNumber, Failure> {
    let read = text.split_once('=').and_then(|(name, number)| {
        Some(TemplateNumber { name: name.to_string(), target: number.trim().parse().ok()? })
    });
    read.ok_or_else(|| {
        Failure::said(
            format!("看不懂“{text}”，写成 名称=数字"),
            format!("\"{text}\" cannot be read: write NAME=NUMBER"),
        )
    })
}
