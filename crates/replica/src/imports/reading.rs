//! Reading one file of a request and saying what it is.

use std::collections::HashMap;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use domain::access::{Actor, Operation};
use domain::mapping::Mapping;
use domain::orders::DocumentKind;
use domain::sales_file::{Reject, SalesFile};
use domain::{Currency, Id, Money};
use exchange::{FileError, Inspection};
use rusqlite::Connection;

use super::ImportListener;
use super::views::{
    FileColumn, FilePreview, ImportProgress, ImportRequest, ImportStep, RejectRow, RemarkRow,
    RowCounts,
};
use crate::database::day_from_sql;
use crate::error::{Error, Result};
use crate::orders::{Plan, Stores, Verdict};
use crate::{mappings, org};

/// Rejected rows shown in a preview.
const SHOWN_REJECTS: usize = 200;

/// What every file of a request is read with.
pub(super) struct Reader<'a> {
    pub(super) request: &'a ImportRequest,
    pub(super) listener: ImportListener<'a>,
    pub(super) mappings: Vec<Mapping>,
    pub(super) currency: Currency,
    stores: Stores,
}

/// One file, read.
pub(super) struct ReadFile {
    pub(super) path: PathBuf,
    pub(super) inspection: Inspection,
    pub(super) sales: SalesFile,
    /// The columns were chosen by a person, not recognised or kept.
    pub(super) is_hand_mapped: bool,
}

impl<'a> Reader<'a> {
    pub(super) fn new(
        sql: &Connection,
        request: &'a ImportRequest,
        listener: ImportListener<'a>,
    ) -> Result<Self> {
        Ok(Self {
            request,
            listener,
            mappings: mappings::all(sql)?,
            currency: org::currency(sql)?,
            stores: Stores::load(sql)?,
        })
    }

    /// Tells the listener; an error when it wants to stop.
    pub(super) fn tell(&self, index: usize, step: ImportStep, done: u64, total: u64) -> Result<()> {
        match (self.listener)(self.progress(index, step, done, total)) {
            ControlFlow::Continue(()) => Ok(()),
            ControlFlow::Break(()) => Err(Error::Cancelled),
        }
    }

    fn progress(&self, index: usize, step: ImportStep, done: u64, total: u64) -> ImportProgress {
        let path = self.request.paths.get(index).map(String::as_str).unwrap_or_default();
        let small = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        ImportProgress {
            file: file_name(Path::new(path)),
            file_index: small(index),
            files: small(self.request.paths.len()),
            step,
            done,
            total,
        }
    }

    /// A first look at a file, with kept or chosen columns applied.
    pub(super) fn inspect(
        &self,
        path: &Path,
    ) -> std::result::Result<(Inspection, bool), FileError> {
        let inspection = exchange::inspect(path, &self.mappings)?;
        let chosen = self.request.columns.iter().find(|choice| Path::new(&choice.path) == path);
        Ok(match chosen {
            Some(choice) if !choice.columns.is_empty() => {
                (inspection.with_columns(&choice.columns), true)
            }
            Some(_) | None => (inspection, false),
        })
    }

    /// Reads a whole file.
    pub(super) fn read(&self, index: usize) -> Result<ReadFile> {
        let path = self.request.paths.get(index).ok_or(Error::NotFound("file"))?;
        let path = PathBuf::from(path);
        let (inspection, is_hand_mapped) =
            self.inspect(&path).map_err(|error| file_error(&path, error))?;
        let known_store = |name: &str| self.stores.named(name).is_some();
        let progress =
            |done, total| (self.listener)(self.progress(index, ImportStep::Reading, done, total));
        let sales =
            exchange::read_sales(&path, &inspection, self.currency, &known_store, &progress)
                .map_err(|error| file_error(&path, error))?;
        if sales.stores.is_empty() && self.request.store_id.is_none() {
            return crate::error::invalid("store_id", "missing");
        }
        Ok(ReadFile { path, inspection, sales, is_hand_mapped })
    }
}

/// Fails unless this person may import into every store the plan writes to.
pub(super) fn authorise(sql: &Connection, actor: &Actor, plan: &Plan) -> Result<()> {
    let mut asked: Vec<Id> = Vec::new();
    for planned in &plan.documents {
        if !asked.contains(&planned.store_id) {
            actor.may(Operation::ImportSales, org::store_target(sql, planned.store_id)?)?;
            asked.push(planned.store_id);
        }
    }
    Ok(())
}

/// A file that cannot be read, as an error that names it.
pub(super) fn file_error(path: &Path, error: FileError) -> Error {
    match error {
        FileError::Cancelled => Error::Cancelled,
        error => Error::File { name: file_name(path), source: error },
    }
}

/// The name of a file without its folder.
pub(super) fn file_name(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

/// What a file is, before its rows are read.
pub(super) fn looked_at(path: &Path, inspection: &Inspection) -> FilePreview {
    let columns = inspection
        .headers
        .iter()
        .enumerate()
        .map(|(at, header)| FileColumn {
            header: header.clone(),
            field: inspection
                .columns
                .iter()
                .find(|(_, column)| **column == at)
                .map(|(field, _)| *field),
            samples: inspection.samples.iter().filter_map(|row| row.get(at).cloned()).collect(),
        })
        .collect();
    FilePreview {
        recognised: inspection.format.clone(),
        mapping_name: inspection.mapping_name.clone(),
        encoding: inspection.encoding.clone(),
        sheet: inspection.sheet.clone(),
        header_row: inspection.header_row,
        fingerprint: inspection.fingerprint(),
        columns,
        missing: inspection.missing.clone(),
        ..unread(path)
    }
}

/// A file of which nothing is known but its name and size.
pub(super) fn unread(path: &Path) -> FilePreview {
    FilePreview {
        file: file_name(path),
        path: path.to_string_lossy().into_owned(),
        bytes: std::fs::metadata(path).map(|found| found.len()).unwrap_or(0),
        ..FilePreview::default()
    }
}

/// What a file is and what writing its plan does.
pub(super) fn planned(read: &ReadFile, plan: &Plan, currency: Currency) -> Result<FilePreview> {
    let sales = &read.sales;
    let mut preview = looked_at(&read.path, &read.inspection);
    preview.counts = counts(sales, plan);
    let mut amounts = [Money::ZERO; 3];
    for planned in &plan.documents {
        let document = &sales.documents[planned.position];
        let lines = &sales.lines[document.lines.start as usize..document.lines.end as usize];
        preview.lines += u32::try_from(lines.len()).unwrap_or(u32::MAX);
        add_amounts(&mut amounts, document.kind, lines.iter().map(|line| line.amount));
        match document.kind {
            DocumentKind::Sale => preview.sales += 1,
            DocumentKind::Refund => preview.refunds += 1,
            DocumentKind::Adjustment => preview.adjustments += 1,
        }
    }
    preview.orders = preview.sales + preview.refunds + preview.adjustments;
    let [gross, refunds, adjustments] = amounts;
    let net = gross - refunds + adjustments;
    let text = |amount: Money| currency.major(amount).to_string();
    preview.net_amount_minor = net.minor();
    preview.net_amount = text(net);
    preview.gross_amount = text(gross);
    preview.refund_amount = text(refunds);
    preview.adjustment_amount = text(adjustments);
    let new = |refs: &[crate::orders::Ref]| {
        let mut ids: Vec<Id> =
            refs.iter().filter(|found| found.key.is_none()).map(|found| found.id).collect();
        ids.sort_unstable();
        ids.dedup();
        u32::try_from(ids.len()).unwrap_or(u32::MAX)
    };
    preview.products_new = new(&plan.resolved.products);
    preview.customers_new = new(&plan.resolved.customers);
    let days = plan.documents.iter().map(|planned| planned.day);
    preview.from = days.clone().min().map(day_from_sql).transpose()?;
    preview.to = days.max().map(day_from_sql).transpose()?;
    preview.rejects = sales.rejects.iter().take(SHOWN_REJECTS).map(reject_row).collect();
    preview.remarks = sales
        .remarks
        .iter()
        .map(|remark| RemarkRow { code: remark.code.to_string(), count: remark.count })
        .collect();
    Ok(preview)
}

fn counts(sales: &SalesFile, plan: &Plan) -> RowCounts {
    let mut counts = RowCounts { rows: sales.rows, ..RowCounts::default() };
    let mut add: HashMap<&'static str, u32> = HashMap::new();
    for planned in &plan.documents {
        let lines = &sales.documents[planned.position].lines;
        let name = match planned.verdict {
            Verdict::New => "new",
            Verdict::Changed(_) => "changed",
            Verdict::Same => "same",
        };
        *add.entry(name).or_default() += lines.end - lines.start;
    }
    let of = |name: &str| add.get(name).copied().unwrap_or(0);
    counts.new = of("new");
    counts.changed = of("changed");
    counts.same = of("same");
    counts.rejected = sales.rows.saturating_sub(counts.new + counts.changed + counts.same);
    counts
}

/// Gross sales, refunds and adjustments, by the same rule as the measures.
fn add_amounts(amounts: &mut [Money; 3], kind: DocumentKind, lines: impl Iterator<Item = Money>) {
    for amount in lines {
        match kind {
            DocumentKind::Sale if amount > Money::ZERO => amounts[0] += amount,
            DocumentKind::Sale | DocumentKind::Refund => amounts[1] += -amount,
            DocumentKind::Adjustment => amounts[2] += amount,
        }
    }
}

/// A rejected row as it is shown and kept.
fn reject_row(reject: &Reject) -> RejectRow {
    RejectRow {
        row: reject.row,
        code: reject.reason.code().to_string(),
        field: reject.reason.field(),
        found: reject.reason.found().to_string(),
        cells: reject.cells.clone(),
    }
}
