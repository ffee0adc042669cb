//! `imports`: past ones, and taking one back.

use domain::Id;
use replica::{ImportRow, Language};
use serde::Serialize;

use super::time::{utc_text, with_utc_texts};
use crate::arguments::Imports;
use crate::data_folder::{Chain, every};
use crate::failure::Failure;
use crate::printer::Printer;
use crate::speech::say;

#[derive(Serialize)]
struct TakenBack {
    removed: u32,
    restored: u32,
    kept: Vec<String>,
    facts_removed: u32,
    facts_restored: u32,
    facts_kept: u32,
}

/// Lists past imports or takes one back.
pub(super) fn run(chain: &Chain, imports: &Imports, printer: &mut Printer) -> Result<(), Failure> {
    match imports {
        Imports::List => list(chain, printer),
        Imports::Undo { id } => undo(chain, id, printer),
    }
}

fn list(chain: &Chain, printer: &mut Printer) -> Result<(), Failure> {
    let rows = every(|page| Ok(chain.replica.list_imports(&chain.owner, page)?.rows))?;
    printer.answer(&with_utc_texts(&rows)?, |language| {
        rows.iter().map(|row| line(language, row)).collect()
    })
}

fn line(language: Language, row: &ImportRow) -> String {
    let ImportRow { id, store_name, files, orders, net_amount, .. } = row;
    let at = utc_text(row.at);
    let undone = match row.undone_at {
        Some(_) => say(language, "（已撤销）", " (taken back)"),
        None => "",
    };
    say(
        language,
        format!("{id}  {at}  {store_name}  {files}  {orders} 单  {net_amount}{undone}"),
        format!("{id}  {at}  {store_name}  {files}  {orders} orders  {net_amount}{undone}"),
    )
}

fn undo(chain: &Chain, id: &str, printer: &mut Printer) -> Result<(), Failure> {
    let id: Id = id
        .parse()
        .map_err(|_| Failure::said(format!("没有导入 {id}"), format!("there is no import {id}")))?;
    let done = chain.replica.undo_import(&chain.owner, id)?.value;
    let taken_back = TakenBack {
        removed: done.removed,
        restored: done.restored,
        kept: done.kept.into_iter().map(|order| order.number).collect(),
        facts_removed: done.facts_removed,
        facts_restored: done.facts_restored,
        facts_kept: done.facts_kept,
    };
    printer.answer(&taken_back, |language| {
        let TakenBack { removed, restored, kept, .. } = &taken_back;
        let stay = kept.len();
        vec![say(
            language,
            format!("移除 {removed} 单，恢复 {restored} 单，保留 {stay} 单（之后有改动）"),
            format!("{removed} orders removed, {restored} restored, {stay} kept since they changed later"),
        )]
    })
}
