//! `kpi`: templates and sheets of KPIs, and what people came to by them.

mod check;
mod scores;
mod sheets;

use domain::kpi::{Shelf, Words, template, templates};
use replica::Language;
use serde::Serialize;

use crate::arguments::Kpi;
use crate::data_folder::Chain;
use crate::failure::Failure;
use crate::printer::Printer;
use crate::speech::say;

/// Does what was typed. Only what asks for the chain opens it.
pub(super) fn run(
    kpi: &Kpi,
    open: impl FnOnce() -> Result<Chain, Failure>,
    printer: &mut Printer,
) -> Result<(), Failure> {
    match kpi {
        Kpi::Templates => list(printer),
        Kpi::Template { code } => print(code, printer),
        Kpi::Check { file } => check::run(file, printer),
        Kpi::Sheets => sheets::list(&open()?, printer),
        Kpi::Assign { template, to, from } => {
            sheets::assign(&open()?, template, to, *from, printer)
        }
        Kpi::Score { person: Some(person), period, proof } => {
            scores::person(&open()?, person, period.as_deref(), *proof, printer)
        }
        Kpi::Score { person: None, period, .. } => {
            scores::board(&open()?, period.as_deref(), printer)
        }
        Kpi::Keep { period, person } => scores::keep(&open()?, period, person.as_deref(), printer),
        Kpi::Difference { person, period } => scores::difference(&open()?, person, period, printer),
        Kpi::Whatif { sheet, weights, targets, period } => {
            scores::what_if(&open()?, sheet, (weights, targets), period.as_deref(), printer)
        }
        Kpi::Rate { person, item, value, evidence, period } => {
            scores::rate(&open()?, person, (item, *value, evidence), period.as_deref(), printer)
        }
        Kpi::Export { sheet, file, period } => {
            sheets::export(&open()?, sheet, file, period.as_deref(), printer)
        }
        Kpi::Import { sheet, file, apply } => {
            sheets::import(&open()?, sheet, file, *apply, printer)
        }
    }
}

/// A template as it is listed.
#[derive(Serialize)]
struct Listed<'a> {
    code: &'a str,
    name: &'a Words,
    post: &'a Words,
    shelf: Shelf,
    about: &'a Words,
    groups: usize,
    items: usize,
}

fn list(printer: &mut Printer) -> Result<(), Failure> {
    let listed: Vec<Listed<'_>> = templates()
        .iter()
        .map(|one| Listed {
            code: &one.code,
            name: &one.name,
            post: &one.post,
            shelf: one.shelf,
            about: &one.about,
            groups: one.groups.len(),
            items: one.content().all_items().len(),
        })
        .collect();
    printer.answer(&listed, |language| {
        let word = |words| said(words, language);
        let lines = listed.iter().flat_map(|one| {
            let items =
                say(language, format!("{} 项指标", one.items), format!("{} items", one.items));
            [format!("{}  {}  {items}", one.code, word(one.name)), format!("  {}", word(one.about))]
        });
        lines.collect()
    })
}

fn print(code: &str, printer: &mut Printer) -> Result<(), Failure> {
    let template = template(code).ok_or_else(|| {
        Failure::said(
            format!("没有模板 {code}；kpi templates 列出全部。"),
            format!("There is no template {code}; kpi templates lists them all."),
        )
    })?;
    let text =
        template.write().map_err(|fault| Failure::said(fault.to_string(), fault.to_string()))?;
    printer.text(&text)
}

fn said(words: &Words, language: Language) -> &str {
    say(language, words.in_chinese(true), words.in_chinese(false))
}
