//! `stocktake`: counts in, and what they found.

use chrono::NaiveDate;
use replica::{StockTakeRow, StockTakeTotals};
use serde::Serialize;

use super::import;
use crate::arguments::Stocktake;
use crate::data_folder::Chain;
use crate::failure::Failure;
use crate::lookup;
use crate::printer::Printer;
use crate::speech::say;

#[derive(Serialize)]
struct Count<'a> {
    store: &'a str,
    day: NaiveDate,
    lines: u32,
    totals: Option<&'a StockTakeTotals>,
}

/// Brings counts in, or lists them.
pub(super) fn run(
    chain: &Chain,
    stocktake: &Stocktake,
    printer: &mut Printer,
) -> Result<(), Failure> {
    match stocktake {
        Stocktake::Import(files) => import::run(chain, files, printer),
        Stocktake::List { store } => list(chain, store.as_deref(), printer),
    }
}

fn list(chain: &Chain, store: Option<&str>, printer: &mut Printer) -> Result<(), Failure> {
    let store = store.map(|code| lookup::store(chain, code)).transpose()?;
    let rows = chain.replica.list_stock_takes(&chain.owner, store.map(|store| store.id))?;
    let counts: Vec<Count<'_>> = rows.iter().map(described).collect();
    printer.answer(&counts, |language| {
        counts
            .iter()
            .map(|count| {
                let Count { store, day, lines, totals } = count;
                let percent = |value: Option<&String>| {
                    value.map_or_else(|| "–".to_string(), |value| format!("{value} %"))
                };
                let kinds = percent(totals.and_then(|told| told.sku_count_difference.as_ref()));
                let value = percent(totals.and_then(|told| told.sku_value_difference.as_ref()));
                say(
                    language,
                    format!("{day} {store}：{lines} 行，种类差异 {kinds}，金额差异 {value}"),
                    format!("{day} {store}: {lines} lines, SKUs differ {kinds}, value {value}"),
                )
                .to_string()
            })
            .collect()
    })
}

fn described(row: &StockTakeRow) -> Count<'_> {
    Count { store: &row.store_name, day: row.day, lines: row.lines, totals: row.totals.as_ref() }
}
