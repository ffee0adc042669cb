//! A sheet and its people as a spreadsheet whose formulas give our scores, and back as a draft (D-23).

use std::path::Path;

use chrono::NaiveDate;
use domain::Id;
use domain::access::{Actor, Operation, Target};
use domain::calendar::Period;
use domain::kpi::{KpiSheet, SheetChange, months_of, score};
use exchange::kpi_workbook::{self, KpiWorkbook, WorkbookPerson};
use rusqlite::Connection;

use super::sheets::{self, SheetDraft};
use super::{rights, scored::Scored};
use crate::Replica;
use crate::error::{Error, Result};
use crate::settings::Language;
use crate::topic::Done;

impl Replica {
    /// Writes the sheet as it counts in a period, with everybody whom it measures last then and whose
    /// score this person may see. Who was measured in several stretches stands with the last one.
    pub fn export_kpi_workbook(
        &self,
        actor: &Actor,
        family_id: Id,
        day: Option<NaiveDate>,
        path: &Path,
        language: Language,
    ) -> Result<()> {
        actor.may_somewhere(Operation::ExportRows)?;
        let (sheet, people) = self.database.read(|sql| {
            let versions = sheets::versions(sql, family_id)?;
            let newest = versions.last().ok_or(Error::NotFound("kpi_sheet"))?;
            let day = day.map_or_else(|| self.today(sql), Ok)?;
            let cycle = newest.cycle;
            let period = Period { from: cycle.start(day), to: cycle.end(day) };
            let scored = self.scored(sql, period)?;
            let counted = KpiSheet::valid_on(&versions, period.to).unwrap_or(newest);
            let people = people(sql, actor, &scored, counted)?;
            Ok((counted.clone(), people))
        })?;
        let is_chinese = language == Language::Chinese;
        let workbook = KpiWorkbook {
            title: sheet.name.in_chinese(is_chinese),
            content: &sheet.content,
            people: &people,
            language: if is_chinese { exchange::Language::Zh } else { exchange::Language::En },
        };
        kpi_workbook::write(path, &workbook).map_err(|source| failed(path, source))
    }

    /// What an edited workbook would change of the newest version of a sheet. With `apply` what can be
    /// taken becomes a draft; the rest is told.
    pub fn import_kpi_workbook(
        &self,
        actor: &Actor,
        family_id: Id,
        path: &Path,
        apply: bool,
    ) -> Result<Done<Vec<SheetChange>>> {
        actor.may(Operation::EditKpiSheet, Target::Chain)?;
        let table = kpi_workbook::read(path).map_err(|source| failed(path, source))?;
        let newest = self.database.read(|sql| {
            let newest = sheets::versions(sql, family_id)?.pop();
            newest.ok_or(Error::NotFound("kpi_sheet"))
        })?;
        let found = kpi_workbook::difference(&newest.content, &table);
        let is_changed = found.changes.iter().any(SheetChange::is_taken);
        if !apply || !is_changed {
            return Ok(Done { value: found.changes, tx: None, changed: Vec::new() });
        }
        let draft = SheetDraft {
            family_id: Some(family_id),
            name: newest.name,
            cycle: newest.cycle,
            head: newest.head,
            content: found.content,
            change_reason: newest.change_reason,
            template: newest.template,
        };
        let done = self.save_kpi_draft(actor, draft)?;
        Ok(Done { value: found.changes, tx: done.tx, changed: done.changed })
    }
}

fn people(
    sql: &Connection,
    actor: &Actor,
    scored: &Scored,
    sheet: &KpiSheet,
) -> Result<Vec<WorkbookPerson>> {
    let mut people = Vec::new();
    for subject in &scored.subjects {
        let Some((who, last)) = subject.measured(&scored.plan).last() else { continue };
        if last.id != sheet.id || rights::may_see(sql, actor, &subject.employee).is_err() {
            continue;
        }
        let months = months_of(who.days);
        let value = |item: &domain::kpi::KpiItem| scored.answers.value(item, &who);
        people.push(WorkbookPerson {
            name: subject.employee.name.clone(),
            code: subject.employee.code.clone(),
            months,
            values: sheet.content.items().map(|(_, one)| (one.key.clone(), value(one))).collect(),
            score: score(&sheet.content, months, value),
        });
    }
    Ok(people)
}

fn failed(path: &Path, source: exchange::FileError) -> Error {
    Error::File {
        name: path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default(),
        source,
    }
}
