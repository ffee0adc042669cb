//! Reading one file of a request and saying what it is.

use std::collections::HashMap;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use domain::calendar::{business_day, day_number};
use domain::facts::{FactValue, FactsFile};
use domain::file_content::{ControlTotal, FileContent};
use domain::mapping::{Field, Mapping};
use domain::orders::DocumentKind;
use domain::registry::FieldType;
use domain::sales_file::{Reject, RejectReason};
use domain::{Currency, Id, Money};
use exchange::{FileError, Inspection, ReadOptions};
use rusqlite::Connection;

use super::ImportListener;
use super::plan::FilePlan;
use super::views::{
    ControlRow, FactSum, FileChoice, FileColumn, FilePreview, ImportProgress, ImportRequest,
    ImportStep, RejectRow, RemarkRow, UnknownName,
};
use crate::database::day_from_sql;
use crate::error::{Error, Result};
use crate::orders::{Stores, quantity_text};
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
    options: ReadOptions,
}

/// One file, read.
pub(super) struct ReadFile {
    pub(super) path: PathBuf,
    pub(super) inspection: Inspection,
    pub(super) content: FileContent,
    /// The columns were chosen by a person, not recognised or kept.
    pub(super) is_hand_mapped: bool,
}

impl<'a> Reader<'a> {
    pub(super) fn new(
        sql: &Connection,
        request: &'a ImportRequest,
        now_ms: i64,
        listener: ImportListener<'a>,
    ) -> Result<Self> {
        let currency = org::currency(sql)?;
        let chain = org::chain(sql)?;
        let zone = chain.time_zone.parse().unwrap_or(chrono_tz::UTC);
        let options = ReadOptions {
            currency,
            keep_id_numbers: chain.keep_id_numbers,
            fallback_day: business_day(now_ms, zone).unwrap_or_default(),
        };
        let (mappings, stores) = (mappings::all(sql)?, Stores::load(sql)?);
        Ok(Self { request, listener, mappings, currency, stores, options })
    }

    /// What a person chose for a file.
    fn choice(&self, path: &Path) -> Option<&FileChoice> {
        self.request.choices.iter().find(|choice| Path::new(&choice.path) == path)
    }

    /// The store of a file's rows that name none.
    pub(super) fn store_of(&self, path: &Path) -> Option<Id> {
        self.choice(path).and_then(|choice| choice.store_id).or(self.request.store_id)
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
        let Some(choice) = self.choice(path) else { return Ok((inspection, false)) };
        if !choice.columns.is_empty() {
            return Ok((inspection.with_columns(choice.subject, &choice.columns), true));
        }
        Ok(match &choice.format {
            Some(format) => (inspection.as_format(format), false),
            None => (inspection, false),
        })
    }

    /// Reads a whole file.
    pub(super) fn read(&self, index: usize) -> Result<ReadFile> {
        let path = Path::new(self.request.paths.get(index).ok_or(Error::NotFound("file"))?);
        let looked_at = self.inspect(path).map_err(|error| file_error(path, error))?;
        self.read_inspected(index, path, looked_at)
    }

    /// Reads a whole file that was looked at.
    pub(super) fn read_inspected(
        &self,
        index: usize,
        path: &Path,
        (inspection, is_hand_mapped): (Inspection, bool),
    ) -> Result<ReadFile> {
        let known_store = |name: &str| self.stores.named(name).is_some();
        let progress =
            |done, total| (self.listener)(self.progress(index, ImportStep::Reading, done, total));
        let content =
            exchange::read_file(path, &inspection, &self.options, &known_store, &progress)
                .map_err(|error| file_error(path, error))?;
        Ok(ReadFile { path: path.to_path_buf(), inspection, content, is_hand_mapped })
    }
}

/// Whether a file has rows for which a store must be chosen.
pub(super) fn needs_store(content: &FileContent) -> bool {
    content.sales.documents.iter().any(|document| document.store.is_none())
        || content.facts.rows.iter().any(|fact| fact.store.is_none())
        || content.members.iter().any(|member| member.store.is_none())
        || content.values.iter().any(|value| value.store.is_none())
}

/// A file that cannot be read, as an error that names it.
pub(crate) fn file_error(path: &Path, error: FileError) -> Error {
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
        subject: inspection.subject,
        candidates: inspection.candidates.clone(),
        missing_headers: inspection.missing_headers.clone(),
        new_headers: inspection.new_headers.clone(),
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

/// What a file is and what its rows say, before it is known where they go.
pub(super) fn told(read: &ReadFile, currency: Currency) -> FilePreview {
    let content = &read.content;
    let small = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    FilePreview {
        facts: small(content.facts.rows.len() + content.values.len()),
        sums: sums(&content.facts),
        controls: content.controls.iter().map(|control| control_row(control, currency)).collect(),
        unknown_stores: unknown_stores(&content.rejects),
        rejects: content.rejects.iter().take(SHOWN_REJECTS).map(reject_row).collect(),
        remarks: content
            .remarks
            .iter()
            .map(|remark| RemarkRow { code: remark.code.to_string(), count: remark.count })
            .collect(),
        ..looked_at(&read.path, &read.inspection)
    }
}

/// What a file is and what writing its plan does.
pub(super) fn planned(read: &ReadFile, plan: &FilePlan, currency: Currency) -> Result<FilePreview> {
    let sales = &read.content.sales;
    let mut preview = told(read, currency);
    preview.counts = plan.counts(&read.content);
    let mut amounts = [Money::ZERO; 3];
    for planned in &plan.sales.documents {
        let document = planned.of(sales);
        let lines = &sales.lines[document.lines.start as usize..document.lines.end as usize];
        preview.lines += u32::try_from(lines.len()).unwrap_or(u32::MAX);
        if document.status.counts() {
            add_amounts(&mut amounts, document.kind, lines.iter().map(|line| line.amount));
        }
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
    let resolved = &plan.sales.resolved;
    let facts_products = plan.facts.iter().flat_map(|plan| &plan.products);
    let products = resolved.products.iter().chain(facts_products);
    preview.products_new = new_ids(products.filter(|found| !plan.standing.contains(&found.id)))
        + added(plan.lists.products.iter().map(|(_, verdict)| *verdict));
    preview.customers_new = new_ids(resolved.customers.iter())
        + added(plan.lists.members.iter().map(|(_, verdict)| *verdict))
        - resolved.known_by_number
        - plan.lists.known_by_number;
    preview.buyers_new = u32::try_from(sales.buyers.len()).unwrap_or(u32::MAX);
    let days = || {
        let facts = read.content.facts.rows.iter().map(|fact| fact.day);
        let values = read.content.values.iter().map(|value| value.day);
        let plain = facts.chain(values).map(day_number);
        plan.sales.documents.iter().map(|planned| planned.day.into()).chain(plain)
    };
    preview.from = days().min().map(day_from_sql).transpose()?;
    preview.to = days().max().map(day_from_sql).transpose()?;
    Ok(preview)
}

/// Sums of every number that adds up: ages and unit costs do not.
fn sums(facts: &FactsFile) -> Vec<FactSum> {
    let Some(kind) = facts.kind else { return Vec::new() };
    let adds_up = |name: &str| !matches!(name, "age_days" | "unit_cost_e4" | "rating_milli");
    kind.values()
        .iter()
        .enumerate()
        .filter(|(_, field)| field.kind == FieldType::Integer && adds_up(field.name))
        .map(|(at, field)| {
            let numbers = facts.rows.iter().filter_map(|fact| match fact.values.get(at) {
                Some(FactValue::Number(number)) => Some(*number),
                Some(FactValue::Nothing | FactValue::Text(_)) | None => None,
            });
            FactSum { field: field.name.to_string(), sum: numbers.sum() }
        })
        .collect()
}

fn new_ids<'r>(refs: impl Iterator<Item = &'r crate::orders::Ref>) -> u32 {
    let mut ids: Vec<Id> = refs.filter(|found| found.key.is_none()).map(|found| found.id).collect();
    ids.sort_unstable();
    ids.dedup();
    u32::try_from(ids.len()).unwrap_or(u32::MAX)
}

fn added(verdicts: impl Iterator<Item = crate::orders::Verdict>) -> u32 {
    let new = verdicts.filter(|verdict| *verdict == crate::orders::Verdict::New).count();
    u32::try_from(new).unwrap_or(u32::MAX)
}

fn control_row(control: &ControlTotal, currency: Currency) -> ControlRow {
    let text = |number: i64| match control.field {
        Field::Quantity | Field::BookQuantity | Field::CountedQuantity => quantity_text(number),
        Field::Amount | Field::Income | Field::Expense | Field::Cost | Field::Balance => {
            currency.major(Money::from_minor(number)).to_string()
        }
        _ => number.to_string(),
    };
    ControlRow {
        row: control.row,
        field: control.field,
        stated: text(control.stated),
        counted: text(control.counted),
        agrees: control.stated == control.counted,
    }
}

/// Names of stores that nobody knows, those of the most rows first.
fn unknown_stores(rejects: &[Reject]) -> Vec<UnknownName> {
    let mut rows: HashMap<&str, u32> = HashMap::new();
    for reject in rejects {
        if let RejectReason::UnknownStore(text) = &reject.reason {
            *rows.entry(text).or_default() += 1;
        }
    }
    let mut names: Vec<UnknownName> =
        rows.into_iter().map(|(text, rows)| UnknownName { text: text.to_string(), rows }).collect();
    names.sort_by(|one, other| other.rows.cmp(&one.rows).then_with(|| one.text.cmp(&other.text)));
    names
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
