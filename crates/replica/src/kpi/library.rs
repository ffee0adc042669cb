//! The library of templates, and sheets as files.

use std::path::Path;

use domain::Id;
use domain::access::{Actor, Operation, Target};
use domain::kpi::{KpiSheet, SheetFile, Words, templates};
use serde::{Deserialize, Serialize};

use super::sheets::SheetDraft;
use crate::error::{Error, Result};
use crate::topic::Done;
use crate::{Replica, transact};

/// A template in the library.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct LibraryEntry {
    /// The template.
    pub template: SheetFile,
    /// How many people have the post it is for.
    pub people: u32,
    /// Sheets that were made from it.
    pub families: Vec<Id>,
}

/// Larger than any sheet somebody wrote.
const LARGEST: u64 = 1_000_000;

impl Replica {
    /// Every template, with who could be measured by it.
    pub fn kpi_library(&self, actor: &Actor) -> Result<Vec<LibraryEntry>> {
        actor.may_somewhere(Operation::ViewScores)?;
        self.database.read(|sql| {
            let sheets: Vec<KpiSheet> = transact::list(sql, "version")?;
            let mut of_post = sql.prepare_cached(
                "SELECT count(*) FROM employee
                 WHERE left_on IS NULL AND post <> '' AND post IN (?1, ?2)",
            )?;
            let mut found = Vec::new();
            for template in templates() {
                let Words { zh, en } = &template.post;
                let people = of_post.query_row([zh, en], |row| row.get(0))?;
                let mut families: Vec<Id> = sheets
                    .iter()
                    .filter(|sheet| sheet.template == template.code)
                    .map(|sheet| sheet.family_id)
                    .collect();
                families.dedup();
                found.push(LibraryEntry { template: template.clone(), people, families });
            }
            Ok(found)
        })
    }

    /// Writes a version of a sheet into a file that [`Self::import_kpi_sheet`] reads.
    pub fn export_kpi_sheet(&self, actor: &Actor, id: Id, path: &Path) -> Result<()> {
        actor.may(Operation::EditKpiSheet, Target::Chain)?;
        let sheet: KpiSheet = self.database.read(|sql| transact::get(sql, id))?;
        let text = SheetFile::of(&sheet)
            .write()
            .map_err(|_| Error::Internal("a sheet that cannot be written"))?;
        Ok(std::fs::write(path, text)?)
    }

    /// Makes a draft of a sheet in a file. Answers its id.
    pub fn import_kpi_sheet(&self, actor: &Actor, path: &Path) -> Result<Done<Id>> {
        actor.may(Operation::EditKpiSheet, Target::Chain)?;
        if std::fs::metadata(path)?.len() > LARGEST {
            return Err(Error::BadSheet { line: 0, what: "too large".into() });
        }
        let bytes = std::fs::read(path)?;
        let text = String::from_utf8(bytes)
            .map_err(|_| Error::BadSheet { line: 0, what: "not UTF-8".into() })?;
        let file = SheetFile::read(&text)
            .map_err(|fault| Error::BadSheet { line: fault.line, what: fault.what })?;
        self.save_kpi_draft(actor, SheetDraft::of(&file))
    }
}
