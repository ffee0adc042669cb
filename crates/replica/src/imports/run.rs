//! Running an import: all files in one transaction, whole or not at all.

use domain::access::{Actor, Operation};
use domain::{Id, registry};
use serde::{Deserialize, Serialize};

use super::ImportListener;
use super::plan::{EarlierFiles, FilePlan};
use super::reading::{ReadFile, Reader, file_error, needs_store, planned};
use super::record::{ImportFile, ImportRecord};
use super::views::{FilePreview, ImportRequest, ImportStep};
use crate::error::{Error, Result, invalid};
use crate::orders;
use crate::topic::Topic;
use crate::transact::{Origin, Tx};
use crate::{Replica, mappings};

/// What an import did.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct ImportOutcome {
    /// The import; `None` when no file had a row to keep.
    pub import_id: Option<Id>,
    /// What each file was.
    pub files: Vec<FilePreview>,
    /// The transaction, by which it can be undone.
    #[specta(type = Option<f64>)]
    pub tx: Option<i64>,
    /// What to read again.
    pub changed: Vec<Topic>,
}

impl Replica {
    /// Imports files. Nothing is written when one of them cannot be read, when a person cancels,
    /// or when the disk is full.
    pub fn run_import(
        &self,
        actor: &Actor,
        request: &ImportRequest,
        listener: ImportListener<'_>,
    ) -> Result<ImportOutcome> {
        self.run_import_and(actor, request, listener, |_, _| Ok(()))
    }

    /// The same, with something more to write in the import's own transaction, once everything
    /// else is.
    pub(crate) fn run_import_and(
        &self,
        actor: &Actor,
        request: &ImportRequest,
        listener: ImportListener<'_>,
        also: impl FnOnce(&mut Tx<'_>, &ImportRecord) -> Result<()>,
    ) -> Result<ImportOutcome> {
        actor.may_somewhere(Operation::ImportSales)?;
        if request.paths.is_empty() {
            return invalid("paths", "missing");
        }
        let now_ms = self.now_ms();
        let reader = self.database.read(|sql| Reader::new(sql, request, now_ms, listener))?;
        // Reading does not keep others from writing. Of several files only the first is read ahead:
        // together they may be larger than the memory.
        let mut ahead = Some(reader.read(0)?);
        let done = self.transact(actor, Operation::ImportSales.code(), |tx| {
            let record = open_record(tx, actor, request)?;
            let import_id = record.id;
            let mut running = Running { reader, record, rejects: Vec::new(), previews: Vec::new() };
            for index in 0..request.paths.len() {
                let read = match ahead.take() {
                    Some(read) => read,
                    None => running.reader.read(index)?,
                };
                running.import_file(tx, actor, index, &read)?;
            }
            running.close(tx)?;
            also(tx, &running.record)?;
            Ok((import_id, running.previews))
        })?;
        let (import_id, files) = done.value;
        Ok(ImportOutcome { import_id: Some(import_id), files, tx: done.tx, changed: done.changed })
    }
}

struct Running<'a> {
    reader: Reader<'a>,
    record: ImportRecord,
    rejects: Vec<Vec<domain::sales_file::Reject>>,
    previews: Vec<FilePreview>,
}

/// Makes the import's row first, so that its orders can refer to it.
fn open_record(tx: &mut Tx<'_>, actor: &Actor, request: &ImportRequest) -> Result<ImportRecord> {
    let store_id = match request.store_id.or(actor.store_id) {
        Some(store) => store,
        None => crate::transact::list::<domain::org::Store>(tx.sql, "key")?
            .first()
            .map(|store| store.id)
            .ok_or(Error::NotFound("store"))?,
    };
    let record = ImportRecord {
        id: tx.new_id()?,
        store_id,
        files: Vec::new(),
        started_ms: tx.at_ms(),
        employee_id: Some(actor.employee_id),
        undone_ms: 0,
    };
    tx.put(&record)?;
    Ok(record)
}

impl Running<'_> {
    fn import_file(
        &mut self,
        tx: &mut Tx<'_>,
        actor: &Actor,
        index: usize,
        read: &ReadFile,
    ) -> Result<()> {
        self.reader.tell(index, ImportStep::Comparing, 0, 1)?;
        let store = self.reader.store_of(&read.path);
        if store.is_none() && needs_store(&read.content) {
            return invalid("store_id", "missing");
        }
        let plan = FilePlan::make(tx.sql, &read.content, store, &mut EarlierFiles::default())?;
        plan.authorise(tx.sql, actor)?;
        let preview = planned(read, &plan, self.reader.currency)?;
        let digest =
            exchange::file_digest(&read.path).map_err(|error| file_error(&read.path, error))?;
        self.record.files.push(ImportFile::of(&preview, digest));
        self.rejects.push(read.content.rejects.clone());
        self.keep_mapping(tx, actor, read)?;
        self.previews.push(preview);
        let origin = Origin { import: Some((self.record.id, import_key(tx, self.record.id)?)) };
        let tell = |done, total| self.reader.tell(index, ImportStep::Writing, done, total);
        plan.write(tx, &read.content, origin, &tell)?;
        self.reader.tell(index, ImportStep::Computing, 0, 1)
    }

    fn keep_mapping(&self, tx: &mut Tx<'_>, actor: &Actor, read: &ReadFile) -> Result<()> {
        let Some(name) = &self.reader.request.save_mapping_as else { return Ok(()) };
        if !read.is_hand_mapped {
            return Ok(());
        }
        actor.may(Operation::EditMapping, domain::access::Target::Chain)?;
        let columns = read
            .inspection
            .columns
            .iter()
            .filter_map(|(field, at)| Some((*field, read.inspection.headers.get(*at)?.clone())))
            .collect();
        let subject = read.inspection.subject;
        mappings::keep(tx, name, &read.inspection.fingerprint(), subject, &columns)
    }

    fn close(&mut self, tx: &mut Tx<'_>) -> Result<()> {
        tx.put(&self.record)?;
        if self.rejects.iter().any(|rejects| !rejects.is_empty()) {
            super::rejects::keep(tx, self.record.id, &self.rejects)?;
        }
        Ok(())
    }
}

fn import_key(tx: &Tx<'_>, id: Id) -> Result<i64> {
    orders::key_of(tx.sql, registry::IMPORT.name, id)?.ok_or(Error::NotFound("import"))
}
