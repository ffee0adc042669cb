//! The chain's own sheets: making, assigning, and files of them.

use std::path::Path;

use chrono::NaiveDate;
use domain::Id;
use domain::calendar::Grain;
use domain::kpi::{AssignedTo, KpiSheet, SheetChange, Words, template};
use replica::{NewAssignment, SheetRow};
use serde::Serialize;

use super::said;
use crate::arguments::KpiTo;
use crate::commands::time::span;
use crate::data_folder::Chain;
use crate::failure::Failure;
use crate::lookup;
use crate::printer::Printer;
use crate::speech::say;

#[derive(Serialize)]
struct Listed {
    family_id: Id,
    name: Words,
    version: u32,
    template: String,
    published_from: Option<NaiveDate>,
    people: u32,
}

pub(super) fn list(chain: &Chain, printer: &mut Printer) -> Result<(), Failure> {
    let rows = chain.replica.list_kpi_sheets(&chain.owner)?;
    let listed: Vec<Listed> = rows.iter().filter_map(listed).collect();
    printer.answer(&listed, |language| {
        if listed.is_empty() {
            let none = "还没有考核表；kpi assign 从模板建一张。";
            return vec![say(language, none, "No sheets yet; kpi assign makes one.").into()];
        }
        let line = |one: &Listed| {
            let name = said(&one.name, language);
            let from = one.published_from.map_or_else(|| "—".to_string(), |day| day.to_string());
            let people =
                say(language, format!("{} 人", one.people), format!("{} people", one.people));
            format!("{name}  v{}  {from}  {people}  {}", one.version, one.template)
        };
        listed.iter().map(line).collect()
    })
}

fn listed(row: &SheetRow) -> Option<Listed> {
    let sheet = row.current.as_ref().or(row.next.as_ref())?;
    Some(Listed {
        family_id: sheet.family_id,
        name: sheet.name.clone(),
        version: sheet.version,
        template: sheet.template.clone(),
        published_from: sheet.published_from,
        people: row.people,
    })
}

/// The newest version of a sheet, by its name, the code of its template or its id.
pub(super) fn find(chain: &Chain, text: &str) -> Result<KpiSheet, Failure> {
    let rows = chain.replica.list_kpi_sheets(&chain.owner)?;
    let is = |sheet: &KpiSheet| {
        sheet.name.zh == text
            || sheet.name.en == text
            || sheet.template == text
            || sheet.family_id.to_string() == text
    };
    let sheets = rows.into_iter().filter_map(|row| row.current.or(row.next));
    sheets.into_iter().find(is).ok_or_else(|| {
        Failure::said(
            format!("没有考核表 {text}；kpi sheets 列出全部。"),
            format!("There is no sheet {text}; kpi sheets lists them all."),
        )
    })
}

#[derive(Serialize)]
struct Assigned {
    family_id: Id,
    sheet_id: Id,
    from: NaiveDate,
    /// How many people the sheet measures today.
    people: u32,
    /// How many assignments it took the place of.
    replaced: u32,
}

pub(super) fn assign(
    chain: &Chain,
    code: &str,
    to: &KpiTo,
    from: Option<NaiveDate>,
    printer: &mut Printer,
) -> Result<(), Failure> {
    let today = chain.replica.day_or_today(None)?;
    let from = from.unwrap_or_else(|| Grain::Month.start(today));
    let known = chain.replica.list_kpi_sheets(&chain.owner)?;
    let current = known.into_iter().filter_map(|row| row.current).find(|one| one.template == code);
    // Whom it names is looked up first, so that a wrong name leaves nothing behind.
    let nobody = Id::derived("kpi_sheet", &["nobody"]);
    let wanted = wanted(chain, to, nobody, from)?;
    let sheet = match current.filter(|one| one.published_from.is_some_and(|day| day <= from)) {
        Some(sheet) => sheet,
        None => {
            let id = match template(code) {
                Some(_) => chain.replica.draft_from_template(&chain.owner, code)?.value,
                None => chain.replica.import_kpi_sheet(&chain.owner, Path::new(code))?.value,
            };
            chain.replica.publish_kpi_sheet(&chain.owner, id, from)?;
            chain.replica.kpi_sheet(&chain.owner, id)?
        }
    };
    let wanted = NewAssignment { family_id: sheet.family_id, ..wanted };
    let replaced = chain.replica.assign_kpi_sheet(&chain.owner, &wanted)?.value;
    let rows = chain.replica.list_kpi_assignments(&chain.owner, Some(sheet.family_id))?;
    let people = rows.iter().map(|row| row.measured).sum();
    let done = Assigned { family_id: sheet.family_id, sheet_id: sheet.id, from, people, replaced };
    printer.answer(&done, |language| {
        vec![say(
            language,
            format!("「{}」从 {from} 起生效，今天考核 {people} 人", said(&sheet.name, language)),
            format!(
                "\"{}\" counts from {from} and measures {people} people today",
                said(&sheet.name, language)
            ),
        )]
    })
}

fn wanted(
    chain: &Chain,
    to: &KpiTo,
    family_id: Id,
    from_on: NaiveDate,
) -> Result<NewAssignment, Failure> {
    let (kind, post, target_id) = match to {
        KpiTo { post: Some(post), .. } => (AssignedTo::Post, post.clone(), None),
        KpiTo { store: Some(store), .. } => {
            (AssignedTo::Store, String::new(), Some(lookup::store(chain, store)?.id))
        }
        KpiTo { department: Some(name), .. } => {
            (AssignedTo::Department, String::new(), Some(lookup::department(chain, name)?.id))
        }
        KpiTo { person: Some(code), .. } => {
            (AssignedTo::Person, String::new(), Some(lookup::employee(chain, code)?.id))
        }
        _ => (AssignedTo::Chain, String::new(), None),
    };
    if kind == AssignedTo::Post && !chain.replica.list_posts(&chain.owner)?.contains(&post) {
        return Err(Failure::said(
            format!("没有人在岗位「{post}」上。"),
            format!("Nobody has the post \"{post}\"."),
        ));
    }
    Ok(NewAssignment { family_id, kind, post, target_id, from_on, to_on: None })
}

#[derive(Serialize)]
struct Exported {
    sheet_id: Id,
}

pub(super) fn export(
    chain: &Chain,
    name: &str,
    file: &Path,
    period: Option<&str>,
    printer: &mut Printer,
) -> Result<(), Failure> {
    let sheet = find(chain, name)?;
    let day = period.map(span).transpose()?.map(|period| period.to);
    if file.extension().is_some_and(|kind| kind.eq_ignore_ascii_case("toml")) {
        chain.replica.export_kpi_sheet(&chain.owner, sheet.id, file)?;
    } else {
        let language = printer.language();
        chain.replica.export_kpi_workbook(&chain.owner, sheet.family_id, day, file, language)?;
    }
    let shown = file.display().to_string();
    printer.answer(&Exported { sheet_id: sheet.id }, |language| {
        vec![say(language, format!("已写出 {shown}"), format!("{shown} written"))]
    })
}

#[derive(Serialize)]
struct Imported {
    changes: Vec<SheetChange>,
    /// By which it can be undone; none when nothing changed.
    tx: Option<i64>,
}

pub(super) fn import(
    chain: &Chain,
    name: &str,
    file: &Path,
    apply: bool,
    printer: &mut Printer,
) -> Result<(), Failure> {
    let sheet = find(chain, name)?;
    let done = chain.replica.import_kpi_workbook(&chain.owner, sheet.family_id, file, apply)?;
    let told = Imported { changes: done.value, tx: done.tx };
    printer.answer(&told, |language| {
        if told.changes.is_empty() {
            return vec![say(language, "没有改动", "Nothing was changed").into()];
        }
        let line = |one: &SheetChange| {
            let what = format!("{} {}: {} -> {}", one.line, one.field, one.old, one.new);
            if one.is_taken() { what } else { format!("{what}  ({})", one.problem) }
        };
        told.changes.iter().map(line).collect()
    })
}
