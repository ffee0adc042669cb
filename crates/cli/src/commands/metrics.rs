//! `metrics`: the dictionary, metrics of one's own, and numbers that people enter.

use std::path::Path;

use domain::calendar::Period;
use domain::metrics::{Direction, MetricUnit, OwnMetric, Slice};
use replica::{FormulaCheck, Language, ManualEntry, MetricInfo};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::arguments::{Meaningful, Metrics};
use crate::data_folder::Chain;
use crate::failure::Failure;
use crate::lookup;
use crate::printer::Printer;
use crate::speech::say;

#[derive(Serialize)]
struct Written {
    /// By which it can be undone; none when nothing changed.
    tx: Option<i64>,
}

/// Does what was asked; lists every metric when nothing was.
pub(super) fn run(
    chain: &Chain,
    command: Option<&Metrics>,
    printer: &mut Printer,
) -> Result<(), Failure> {
    match command {
        None | Some(Metrics::List) => list(chain, printer),
        Some(Metrics::Measures) => measures(chain, printer),
        Some(Metrics::Check(formula)) => check(chain, formula, printer),
        Some(Metrics::Define { code, name, name_en, definition, definition_en, formula }) => {
            refuse_faulty(chain, formula)?;
            let known = own(chain, code)?;
            let id = known.map_or_else(|| chain.replica.new_id(), |metric| Ok(metric.id))?;
            let own = OwnMetric {
                id,
                code: code.clone(),
                name_zh: name.clone(),
                name_en: name_en.clone(),
                definition_zh: definition.clone(),
                definition_en: definition_en.clone(),
                formula: formula.formula.clone(),
                unit: unit(formula)?,
                direction: direction(formula)?,
                owner: chain.owner.role,
                version: 1,
            };
            written(chain.replica.save_own_metric(&chain.owner, own)?.tx, printer)
        }
        Some(Metrics::Drop { code }) => {
            let own = own(chain, code)?.ok_or_else(|| no_such(code))?;
            written(chain.replica.delete_own_metric(&chain.owner, own.id)?.tx, printer)
        }
        Some(Metrics::Enter { measure, value, store, day }) => {
            let store_id = lookup::store(chain, store)?.id;
            let entry =
                ManualEntry { store_id, day: *day, measure: measure.clone(), value: value.clone() };
            written(chain.replica.enter_values(&chain.owner, &[entry])?.tx, printer)
        }
        Some(Metrics::Import { file }) => import(chain, file, printer),
    }
}

fn list(chain: &Chain, printer: &mut Printer) -> Result<(), Failure> {
    let metrics = chain.replica.list_metrics()?;
    printer.answer(&metrics, |language| metrics.iter().map(|info| line(language, info)).collect())
}

fn line(language: Language, metric: &MetricInfo) -> String {
    let name = say(language, &metric.name_zh, &metric.name_en);
    let definition = say(language, &metric.definition_zh, &metric.definition_en);
    format!("{}\t{name}\t{definition}\t{}", metric.code, metric.formula)
}

fn measures(chain: &Chain, printer: &mut Printer) -> Result<(), Failure> {
    let measures = chain.replica.list_measures(&chain.owner)?;
    printer.answer(&measures, |language| {
        let line = |info: &replica::MeasureInfo| {
            let name = say(language, info.name_zh.clone(), info.name_en.clone());
            let entered =
                if info.manual { say(language, "手工录入", "entered by hand") } else { "" };
            format!("{}\t{name}\t{entered}", info.code)
        };
        measures.iter().map(line).collect()
    })
}

fn check(chain: &Chain, formula: &Meaningful, printer: &mut Printer) -> Result<(), Failure> {
    let checked = refuse_faulty(chain, formula)?;
    printer.answer(&checked, |_| vec![checked.understood.clone().unwrap_or_default()])
}

/// What a formula means; what is wrong with it is told with a line that points at the place.
fn refuse_faulty(chain: &Chain, formula: &Meaningful) -> Result<FormulaCheck, Failure> {
    let today = chrono::DateTime::UNIX_EPOCH.date_naive();
    let slice = Slice::chain(Period::day(today));
    let (unit, direction) = (unit(formula)?, direction(formula)?);
    let checked =
        chain.replica.check_formula(&chain.owner, &formula.formula, unit, direction, &slice)?;
    let Some(fault) = &checked.fault else { return Ok(checked) };
    let place = fault.at + 1;
    Err(Failure::said(
        format!("第 {place} 个字符起：{}", fault.said_zh),
        format!("from character {place}: {}", fault.said_en),
    ))
}

fn unit(formula: &Meaningful) -> Result<MetricUnit, Failure> {
    word("unit", &formula.unit)
}

fn direction(formula: &Meaningful) -> Result<Direction, Failure> {
    word("better", &formula.better)
}

fn word<T: DeserializeOwned>(option: &str, text: &str) -> Result<T, Failure> {
    serde_json::from_value(serde_json::Value::String(text.to_string())).map_err(|_| {
        Failure::said(format!("--{option} 不认识 {text}"), format!("--{option} knows no {text}"))
    })
}

fn own(chain: &Chain, code: &str) -> Result<Option<OwnMetric>, Failure> {
    let metrics = chain.replica.list_metrics()?;
    let id = metrics.iter().find(|metric| metric.code == code).and_then(|metric| metric.own_id);
    Ok(id.map(|id| chain.replica.own_metric(&chain.owner, id)).transpose()?)
}

fn no_such(code: &str) -> Failure {
    Failure::said(
        format!("没有自定义指标 {code}"),
        format!("there is no metric {code} of the chain's own"),
    )
}

fn import(chain: &Chain, file: &Path, printer: &mut Printer) -> Result<(), Failure> {
    let done = chain.replica.import_manual_values(&chain.owner, file)?;
    let outcome = done.value;
    printer.answer(&outcome, |language| {
        let (taken, rejected) = (outcome.taken, outcome.rejected.len());
        let head = say(
            language,
            format!("已录入 {taken} 行，未收 {rejected} 行"),
            format!("{taken} rows taken, {rejected} rejected"),
        );
        let lines = outcome.rejected.iter().map(|(line, reason)| {
            say(language, format!("第 {line} 行：{reason}"), format!("line {line}: {reason}"))
        });
        [head].into_iter().chain(lines).collect()
    })
}

fn written(tx: Option<i64>, printer: &mut Printer) -> Result<(), Failure> {
    printer.answer(&Written { tx }, |language| {
        vec![match tx {
            None => say(language, "没有变化", "nothing changed").to_string(),
            Some(tx) => say(
                language,
                format!("已保存，可用 undo {tx} 撤销"),
                format!("saved; undo {tx} takes it back"),
            ),
        }]
    })
}
