//! `metric`: a number, its parts, or the very rows behind it.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::metrics::{Band, MetricUnit, Slice};
use domain::orders::DocumentKind;
use replica::{
    By, Error, Language, MetricAnswer, MetricPart, MetricRow, MetricRows, Page, RowColumn,
};
use serde::Serialize;

use super::time::utc_text;
use crate::arguments::{Metric, Part};
use crate::data_folder::{Chain, every};
use crate::failure::Failure;
use crate::lookup;
use crate::printer::Printer;
use crate::speech::say;

#[derive(Serialize)]
struct Valued {
    code: String,
    value: Option<String>,
    unit: MetricUnit,
    rows: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    band: Option<Band>,
    #[serde(skip_serializing_if = "Option::is_none")]
    list: Option<Vec<Listed>>,
}

#[derive(Serialize)]
struct Parted {
    code: String,
    unit: MetricUnit,
    parts: Vec<MetricPart>,
}

#[derive(Serialize)]
pub(super) struct Listed {
    number: String,
    at: String,
    day: NaiveDate,
    store: String,
    kind: Option<DocumentKind>,
    customer: String,
    employee: String,
    units: String,
    amount: String,
    /// The cells of a row that is no document, by column.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    cells: BTreeMap<String, Option<String>>,
}

/// Prints a metric of a slice.
pub(super) fn run(chain: &Chain, metric: &Metric, printer: &mut Printer) -> Result<(), Failure> {
    refuse_unknown(chain, &metric.code)?;
    let slice = slice(chain, metric)?;
    let answer = chain.replica.metric(&chain.owner, &metric.code, &slice)?;
    match metric.by {
        Some(part) => print_parts(chain, answer, &slice, by(part), printer),
        None => print_value(chain, metric, answer, &slice, printer),
    }
}

pub(super) fn refuse_unknown(chain: &Chain, code: &str) -> Result<(), Failure> {
    if chain.replica.list_metrics()?.iter().any(|metric| metric.code == code) {
        return Ok(());
    }
    Err(Failure::said(
        format!("没有指标 {code}，用 metrics 查看全部"),
        format!("there is no metric {code}; metrics lists them"),
    ))
}

fn print_value(
    chain: &Chain,
    metric: &Metric,
    answer: MetricAnswer,
    slice: &Slice,
    printer: &mut Printer,
) -> Result<(), Failure> {
    let list = if metric.rows { Some(rows(chain, &metric.code, slice)?) } else { None };
    let valued = Valued {
        code: answer.code,
        value: answer.value,
        unit: answer.unit,
        rows: answer.rows,
        band: answer.band,
        list,
    };
    printer.answer(&valued, |language| {
        let value = shown(language, valued.value.as_deref());
        let rows = valued.rows;
        let head = say(language, format!("{value}（{rows} 行）"), format!("{value} ({rows} rows)"));
        [head].into_iter().chain(valued.list.iter().flatten().map(line)).collect()
    })
}

fn print_parts(
    chain: &Chain,
    answer: MetricAnswer,
    slice: &Slice,
    by: By,
    printer: &mut Printer,
) -> Result<(), Failure> {
    let parts = chain.replica.metric_parts(&chain.owner, &answer.code, slice, by)?;
    let parted = Parted { code: answer.code, unit: answer.unit, parts };
    printer.answer(&parted, |language| {
        let line = |part: &MetricPart| {
            let name = if part.name.is_empty() { "-" } else { &part.name };
            format!("{name}  {}", shown(language, part.value.as_deref()))
        };
        parted.parts.iter().map(line).collect()
    })
}

fn slice(chain: &Chain, metric: &Metric) -> Result<Slice, Failure> {
    if metric.to < metric.from {
        return Err(Error::Invalid { field: "to", reason: "before_from" }.into());
    }
    let region = metric.region.as_deref().map(|text| lookup::region(chain, text)).transpose()?;
    let store = metric.store.as_deref().map(|text| lookup::store(chain, text)).transpose()?;
    let employee =
        metric.employee.as_deref().map(|text| lookup::employee(chain, text)).transpose()?;
    let product = metric.product.as_deref().map(|text| lookup::product(chain, text)).transpose()?;
    Ok(Slice {
        region_id: region.map(|region| region.id),
        store_id: store.map(|store| store.id),
        employee_id: employee.map(|employee| employee.id),
        category: metric.category.clone(),
        product_id: product.map(|product| product.id),
        channel: metric.channel.clone(),
        from: metric.from,
        to: metric.to,
    })
}

pub(super) fn rows(chain: &Chain, code: &str, slice: &Slice) -> Result<Vec<Listed>, Failure> {
    let read = |page| chain.replica.metric_rows(&chain.owner, code, slice, page);
    let MetricRows { columns, .. } = read(Page::first(1))?;
    let rows = every(|page| Ok(read(page)?.rows))?;
    Ok(rows.into_iter().map(|row| listed(row, &columns)).collect())
}

fn listed(row: MetricRow, columns: &[RowColumn]) -> Listed {
    let names = columns.iter().map(|column| column.name.clone());
    Listed {
        number: row.number,
        at: row.at.map(utc_text).unwrap_or_default(),
        day: row.day,
        store: row.store_name,
        kind: row.kind,
        customer: row.customer,
        employee: row.employee,
        units: row.units,
        amount: row.amount,
        cells: names.zip(row.cells).collect(),
    }
}

pub(super) fn line(row: &Listed) -> String {
    let Listed { number, day, store, customer, employee, units, amount, cells, .. } = row;
    if !cells.is_empty() {
        let told =
            cells.iter().map(|(name, cell)| format!("{name}={}", cell.as_deref().unwrap_or("-")));
        return format!("{number}\t{day}\t{store}\t{}", told.collect::<Vec<_>>().join("\t"));
    }
    format!("{number}\t{day}\t{store}\t{customer}\t{employee}\t{units}\t{amount}")
}

fn shown(language: Language, value: Option<&str>) -> &str {
    value.unwrap_or_else(|| say(language, "无数据", "no data"))
}

fn by(part: Part) -> By {
    match part {
        Part::Day => By::Day,
        Part::Week => By::Week,
        Part::Month => By::Month,
        Part::Quarter => By::Quarter,
        Part::Year => By::Year,
        Part::Store => By::Store,
        Part::Region => By::Region,
        Part::Employee => By::Employee,
        Part::Category => By::Category,
        Part::Product => By::Product,
        Part::Channel => By::Channel,
    }
}
