//! Sheets and their versions: drafts are changed, what is published never is.

use chrono::NaiveDate;
use domain::Id;
use domain::access::{Actor, Operation, Target};
use domain::calendar::Grain;
use domain::kpi::{Finding, KpiContent, KpiSheet, Severity, SheetFile, SheetHead, Words, template};
use domain::registry;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use super::assignments;
use super::check_up::findings;
use crate::database::SqlId;
use crate::error::{Error, Result, invalid};
use crate::org::required;
use crate::topic::Done;
use crate::{Replica, new_id, transact};

/// A sheet in a list, by its newest version.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct SheetRow {
    /// The version that counts today; `None` while none does.
    pub current: Option<KpiSheet>,
    /// The version that is being prepared, or will count later; `None` when there is none.
    pub next: Option<KpiSheet>,
    /// How many versions there are.
    pub versions: u32,
    /// How many people it measures today.
    pub people: u32,
}

/// A sheet as a form leaves it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct SheetDraft {
    /// The sheet of which it is another version; `None` for a new one.
    pub family_id: Option<Id>,
    /// What people call it.
    pub name: Words,
    /// How long a period is.
    pub cycle: Grain,
    /// What stands above it in print.
    pub head: SheetHead,
    /// What it holds.
    pub content: KpiContent,
    /// Why it is changed; a second version needs a reason before it is published.
    pub change_reason: String,
    /// Code of the template it was made from; empty for none.
    pub template: String,
}

/// The most items of all groups and medals together: more nobody can have meant.
const MOST_ITEMS: usize = 200;

impl Replica {
    /// Every sheet, by name.
    pub fn list_kpi_sheets(&self, actor: &Actor) -> Result<Vec<SheetRow>> {
        actor.may_somewhere(Operation::ViewScores)?;
        self.database.read(|sql| {
            let today = self.today(sql)?;
            let all: Vec<KpiSheet> = transact::list(sql, "version")?;
            let measured = assignments::measured_on(sql, today)?;
            let mut families: Vec<Id> = all.iter().map(|one| one.family_id).collect();
            families.sort();
            families.dedup();
            let may_edit = actor.may(Operation::EditKpiSheet, Target::Chain).is_ok();
            let mut rows: Vec<SheetRow> = Vec::new();
            for family in families {
                let versions: Vec<KpiSheet> =
                    all.iter().filter(|one| one.family_id == family).cloned().collect();
                let current = KpiSheet::valid_on(&versions, today).cloned();
                let newest = versions.last().cloned();
                let next = newest.filter(|newest| {
                    may_edit && newest.published_from.is_none_or(|from| from > today)
                });
                if !may_edit && current.is_none() {
                    continue;
                }
                let people = measured.iter().filter(|sheet| **sheet == family).count();
                rows.push(SheetRow {
                    current,
                    next,
                    versions: u32::try_from(versions.len()).unwrap_or(u32::MAX),
                    people: u32::try_from(people).unwrap_or(u32::MAX),
                });
            }
            let name = |row: &SheetRow| {
                let sheet = row.current.as_ref().or(row.next.as_ref());
                sheet.map(|sheet| sheet.name.zh.clone())
            };
            rows.sort_by_key(name);
            Ok(rows)
        })
    }

    /// One version of a sheet.
    pub fn kpi_sheet(&self, actor: &Actor, id: Id) -> Result<KpiSheet> {
        actor.may_somewhere(Operation::ViewScores)?;
        let sheet: KpiSheet = self.database.read(|sql| transact::get(sql, id))?;
        if sheet.published_from.is_none() {
            actor.may(Operation::EditKpiSheet, Target::Chain)?;
        }
        Ok(sheet)
    }

    /// All versions of a sheet, the newest first.
    pub fn kpi_sheet_versions(&self, actor: &Actor, family_id: Id) -> Result<Vec<KpiSheet>> {
        actor.may_somewhere(Operation::ViewScores)?;
        let mut found = self.database.read(|sql| versions(sql, family_id))?;
        if actor.may(Operation::EditKpiSheet, Target::Chain).is_err() {
            found.retain(|one| one.published_from.is_some());
        }
        if found.is_empty() {
            return Err(Error::NotFound("kpi_sheet"));
        }
        found.reverse();
        Ok(found)
    }

    /// Keeps a draft: of a new sheet, or as the next version of one. A sheet has one draft at most.
    /// Answers its id.
    pub fn save_kpi_draft(&self, actor: &Actor, draft: SheetDraft) -> Result<Done<Id>> {
        actor.may(Operation::EditKpiSheet, Target::Chain)?;
        check(&draft)?;
        let now = self.now_ms();
        self.transact(actor, Operation::EditKpiSheet.code(), |tx| {
            let family_id = match draft.family_id {
                Some(family) => family,
                None => new_id(now)?,
            };
            let versions = versions(tx.sql, family_id)?;
            if draft.family_id.is_some() && versions.is_empty() {
                return Err(Error::NotFound("kpi_sheet"));
            }
            let open = versions.iter().find(|one| one.published_from.is_none());
            let last = versions.iter().map(|one| one.version).max().unwrap_or(0);
            let sheet = KpiSheet {
                id: match open {
                    Some(open) => open.id,
                    None => new_id(now)?,
                },
                family_id,
                version: open.map_or(last + 1, |open| open.version),
                name: draft.name.clone(),
                cycle: draft.cycle,
                published_from: None,
                retired_from: None,
                head: draft.head.clone(),
                content: draft.content.clone(),
                change_reason: draft.change_reason.trim().to_string(),
                template: draft.template.clone(),
            };
            tx.put(&sheet)?;
            Ok(sheet.id)
        })
    }

    /// Makes a sheet of a template, as a draft. Answers its id.
    pub fn draft_from_template(&self, actor: &Actor, code: &str) -> Result<Done<Id>> {
        let template = template(code).ok_or(Error::NotFound("kpi_template"))?;
        self.save_kpi_draft(actor, SheetDraft::of(template))
    }

    /// Publishes a draft from a day on. What the check-up calls an error keeps it back; another
    /// version needs a reason, and counts from a later day than the one before it.
    pub fn publish_kpi_sheet(&self, actor: &Actor, id: Id, from: NaiveDate) -> Result<Done> {
        actor.may(Operation::EditKpiSheet, Target::Chain)?;
        let today = self.day_or_today(None)?;
        self.transact(actor, Operation::EditKpiSheet.code(), |tx| {
            let sheet: KpiSheet = transact::get(tx.sql, id)?;
            if sheet.published_from.is_some() {
                return Err(Error::Conflict);
            }
            let found = findings(tx.sql, today, &sheet.content, &sheet.template)?;
            if found.iter().any(|one: &Finding| one.severity == Severity::Error) {
                return invalid("content", "faults");
            }
            let versions = versions(tx.sql, sheet.family_id)?;
            let before = versions.iter().filter_map(|one| one.published_from).max();
            if let Some(before) = before {
                required("change_reason", &sheet.change_reason)?;
                if from <= before {
                    return invalid("published_from", "before_beginning");
                }
            }
            tx.put(&KpiSheet { published_from: Some(from), ..sheet })?;
            Ok(())
        })
    }

    /// Lets a sheet count no more from a day on.
    pub fn retire_kpi_sheet(&self, actor: &Actor, family_id: Id, from: NaiveDate) -> Result<Done> {
        actor.may(Operation::EditKpiSheet, Target::Chain)?;
        self.transact(actor, Operation::EditKpiSheet.code(), |tx| {
            let versions = versions(tx.sql, family_id)?;
            let newest = versions.into_iter().rev().find(|one| one.published_from.is_some());
            let newest = newest.ok_or(Error::NotFound("kpi_sheet"))?;
            if newest.published_from.is_some_and(|published| from < published) {
                return invalid("retired_from", "before_beginning");
            }
            tx.put(&KpiSheet { retired_from: Some(from), ..newest })?;
            Ok(())
        })
    }

    /// Drops a draft; what was published stays.
    pub fn delete_kpi_draft(&self, actor: &Actor, id: Id) -> Result<Done> {
        actor.may(Operation::EditKpiSheet, Target::Chain)?;
        self.transact(actor, Operation::EditKpiSheet.code(), |tx| {
            let sheet: KpiSheet = transact::get(tx.sql, id)?;
            if sheet.published_from.is_some() {
                return Err(Error::Conflict);
            }
            if versions(tx.sql, sheet.family_id)?.len() == 1 {
                assignments::drop_of(tx, sheet.family_id)?;
            }
            tx.delete(&registry::KPI_SHEET, id)?;
            Ok(())
        })
    }
}

impl SheetDraft {
    /// A new sheet as a file holds it.
    pub fn of(file: &SheetFile) -> Self {
        Self {
            family_id: None,
            name: file.name.clone(),
            cycle: file.cycle,
            head: SheetHead::default(),
            content: file.content(),
            change_reason: String::new(),
            template: file.code.clone(),
        }
    }
}

/// All versions of a sheet, the oldest first.
pub(super) fn versions(sql: &Connection, family_id: Id) -> Result<Vec<KpiSheet>> {
    let mut statement =
        sql.prepare_cached("SELECT id FROM kpi_sheet WHERE family_id = ?1 ORDER BY version, key")?;
    let ids = statement.query_map([SqlId(family_id)], |row| row.get::<_, SqlId>(0))?;
    ids.map(|id| transact::get(sql, id?.0)).collect()
}

fn check(draft: &SheetDraft) -> Result<()> {
    required("name", draft.name.in_chinese(true))?;
    required("name", draft.name.in_chinese(false))?;
    let items = draft.content.items().count() + draft.content.medal_rows().count();
    if items > MOST_ITEMS {
        return invalid("content", "too_long");
    }
    Ok(())
}
