//! `history` and `undo`.

use domain::registry;
use replica::{HistoryEntry, HistoryKind, Language};
use serde::Serialize;

use super::time::{utc_text, with_utc_texts};
use crate::arguments::Record;
use crate::data_folder::Chain;
use crate::failure::Failure;
use crate::lookup;
use crate::printer::Printer;
use crate::speech::say;

#[derive(Serialize)]
struct Undone {
    operation: String,
}

/// Prints who changed a record, newest first.
pub(super) fn run(chain: &Chain, record: &Record, printer: &mut Printer) -> Result<(), Failure> {
    let table = lookup::table(&record.table)?;
    let id = lookup::record(chain, table, &record.id, record.store.as_deref())?;
    let entries = chain.replica.history(&chain.owner, table.name, id)?;
    if entries.is_empty() {
        refuse_what_is_not_there(chain, table, record, id)?;
    }
    printer.answer(&with_utc_texts(&entries)?, |language| {
        entries.iter().flat_map(|entry| lines(language, entry)).collect()
    })
}

/// Orders come in batches and may have no entry of their own; any other record without history
/// was never there.
fn refuse_what_is_not_there(
    chain: &Chain,
    table: &registry::Table,
    record: &Record,
    id: domain::Id,
) -> Result<(), Failure> {
    if table.number == registry::ORDER.number {
        chain.replica.order(&chain.owner, id)?;
        return Ok(());
    }
    Err(Failure::said(
        format!("{} 中没有 {}", table.name, record.id),
        format!("there is no {} in {}", record.id, table.name),
    ))
}

/// Undoes a transaction, or the last one.
pub(super) fn undo(chain: &Chain, tx: Option<i64>, printer: &mut Printer) -> Result<(), Failure> {
    let undone = match tx {
        Some(tx) => chain.replica.undo(&chain.owner, tx)?,
        None => chain.replica.undo_last(&chain.owner)?,
    };
    let undone = Undone { operation: undone.operation };
    printer.answer(&undone, |language| {
        let operation = &undone.operation;
        vec![say(language, format!("已撤销 {operation}"), format!("undone: {operation}"))]
    })
}

fn lines(language: Language, entry: &HistoryEntry) -> Vec<String> {
    let kind = match entry.kind {
        HistoryKind::Created => say(language, "新建", "made"),
        HistoryKind::Changed => say(language, "修改", "changed"),
        HistoryKind::Deleted => say(language, "删除", "removed"),
    };
    let by = if entry.by.is_empty() { "Storeloop" } else { &entry.by };
    let head = format!("{}  {}  {by}  {kind}  {}", entry.tx, utc_text(entry.at), entry.operation);
    let fields = entry.fields.iter().map(|field| {
        let text = |value: &Option<String>| value.clone().unwrap_or_else(|| "-".to_string());
        format!("    {}: {} -> {}", field.field, text(&field.old), text(&field.new))
    });
    [head].into_iter().chain(fields).collect()
}
