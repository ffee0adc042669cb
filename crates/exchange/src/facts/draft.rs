//! One row read and checked on its own, before it takes its place among the facts.

use chrono::NaiveDate;
use domain::facts::{FactKind, FactValue};
use domain::mapping::Field;
use domain::products::normal_code;
use domain::sales_file::RejectReason;

use super::cells::{Cells, day_of, excerpt, number_value, text_value};
use super::{reviews, settlement};
use crate::cell::date::written;
use crate::sheet::Row;

const QUANTITY_PLACES: u32 = 3;
const UNIT_COST_PLACES: u32 = 4;

/// What one row says, before its store and product are known by position.
#[derive(Debug, PartialEq, Eq)]
pub struct Draft {
    /// Its day.
    pub day: NaiveDate,
    /// Its key, without what tells two alike apart.
    pub key: String,
    /// One value for each of [`FactKind::values`], in that order.
    pub values: Vec<FactValue>,
    /// What a second row under the same key means.
    pub again: Again,
}

/// What a row means whose key came before.
#[derive(Debug, PartialEq, Eq)]
pub enum Again {
    /// The same fact told again when this mark is the same too: the later row replaces the earlier.
    Replaces(String),
    /// Another fact that stands beside the first. Rows of the same mark are remarked as repeats.
    StandsBeside(Option<String>),
}

/// Reads a row of a file of this kind. `fallback_day` is the day of lists that name none.
///
/// # Errors
/// The reason for which the row is not taken.
pub fn read(
    kind: FactKind,
    cells: &Cells,
    row: &Row,
    fallback_day: NaiveDate,
) -> Result<Draft, RejectReason> {
    match kind {
        FactKind::Traffic => traffic(cells, row),
        FactKind::Advertising => advertising(cells, row),
        FactKind::Review => reviews::read(cells, row),
        FactKind::Stock => stock(cells, row, fallback_day),
        FactKind::StockTake => stock_take(cells, row, fallback_day),
        FactKind::Settlement => settlement::read(cells, row),
        FactKind::AfterSale => after_sale(cells, row),
    }
}

/// The day of a row that must name one.
///
/// # Errors
/// [`RejectReason::Missing`] or [`RejectReason::BadDate`].
pub fn needed_day(cells: &Cells, row: &Row) -> Result<NaiveDate, RejectReason> {
    cells.day(row, Field::Day)?.ok_or(RejectReason::Missing(Field::Day))
}

fn traffic(cells: &Cells, row: &Row) -> Result<Draft, RejectReason> {
    let day = needed_day(cells, row)?;
    let numbers = [
        cells.count(row, Field::Visitors)?,
        cells.count(row, Field::PageViews)?,
        cells.count(row, Field::Buyers)?,
        cells.scaled(row, Field::Quantity, QUANTITY_PLACES)?,
        cells.money(row, Field::Amount)?,
    ];
    refuse_nothing(&numbers, Field::Visitors)?;
    let values = numbers.map(number_value).into();
    Ok(Draft::of_day(day, cells.text(row, Field::Channel).into(), values))
}

fn advertising(cells: &Cells, row: &Row) -> Result<Draft, RejectReason> {
    let day = needed_day(cells, row)?;
    let numbers = [
        cells.money(row, Field::Cost)?,
        cells.count(row, Field::Impressions)?,
        cells.count(row, Field::Clicks)?,
        cells.count(row, Field::Conversions)?,
        cells.money(row, Field::Amount)?,
    ];
    refuse_nothing(&numbers, Field::Cost)?;
    let channel = text_value(&cells.text(row, Field::Channel));
    let values = std::iter::once(channel).chain(numbers.map(number_value)).collect();
    Ok(Draft::of_day(day, cells.text(row, Field::Plan).into(), values))
}

fn stock(cells: &Cells, row: &Row, fallback_day: NaiveDate) -> Result<Draft, RejectReason> {
    let day = cells.day(row, Field::Day)?.unwrap_or(fallback_day);
    refuse_without_product(cells, row)?;
    let quantity = cells.scaled(row, Field::Quantity, QUANTITY_PLACES)?;
    let numbers = [
        Some(quantity.ok_or(RejectReason::Missing(Field::Quantity))?),
        cells.scaled(row, Field::UnitCost, UNIT_COST_PLACES)?,
        cells.count(row, Field::StockAge)?,
    ];
    let values = numbers.map(number_value).into();
    Ok(Draft::of_day(day, cells.text(row, Field::Warehouse).into(), values))
}

/// A line of a count. One whose count is blank was not counted, which is not the same as none found.
fn stock_take(cells: &Cells, row: &Row, fallback_day: NaiveDate) -> Result<Draft, RejectReason> {
    let day = cells.day(row, Field::Day)?.unwrap_or(fallback_day);
    refuse_without_product(cells, row)?;
    let book = cells.scaled(row, Field::BookQuantity, QUANTITY_PLACES)?;
    let counted = cells.scaled(row, Field::CountedQuantity, QUANTITY_PLACES)?;
    let counted = counted.ok_or(RejectReason::Missing(Field::CountedQuantity))?;
    if counted < 0 {
        let cell = cells.text(row, Field::CountedQuantity);
        return Err(RejectReason::BadNumber(Field::CountedQuantity, cell.into()));
    }
    let numbers = [book, Some(counted), cells.scaled(row, Field::UnitCost, UNIT_COST_PLACES)?];
    let values = numbers.map(number_value).into();
    Ok(Draft::of_day(day, cells.text(row, Field::Warehouse).into(), values))
}

fn refuse_without_product(cells: &Cells, row: &Row) -> Result<(), RejectReason> {
    let names_product = [Field::ProductCode, Field::ProductName]
        .into_iter()
        .any(|field| cells.layout.named(row, field).is_some());
    if names_product { Ok(()) } else { Err(RejectReason::Missing(Field::ProductCode)) }
}

/// A refund told again under its number is the same one further on. One without a number is known
/// by its order and product; told with another time it is another one.
fn after_sale(cells: &Cells, row: &Row) -> Result<Draft, RejectReason> {
    let order = cells.text(row, Field::OrderNo);
    if order.is_empty() {
        return Err(RejectReason::Missing(Field::OrderNo));
    }
    let local_ms = cells.moment(row, Field::OrderedAt)?;
    let day = day_of(local_ms).ok_or_else(|| bad_date(cells, row))?;
    let amount = cells.money(row, Field::Amount)?.map(i64::saturating_abs);
    let product = [Field::ProductCode, Field::ProductName]
        .into_iter()
        .find_map(|field| cells.layout.named(row, field))
        .map(|cell| normal_code(&excerpt(cell)))
        .unwrap_or_default();
    let number = cells.text(row, Field::EntryNo);
    let (key, mark) = if number.is_empty() {
        (format!("{order}/{product}"), written(local_ms))
    } else {
        (number.into(), product)
    };
    let values = vec![
        text_value(&order),
        number_value(amount),
        text_value(&cells.text(row, Field::Reason)),
        text_value(&cells.text(row, Field::Status)),
    ];
    Ok(Draft { day, key, values, again: Again::Replaces(mark) })
}

/// The time of a row as a date that cannot be read.
pub fn bad_date(cells: &Cells, row: &Row) -> RejectReason {
    RejectReason::BadDate(excerpt(cells.layout.bare(row, Field::OrderedAt)))
}

fn refuse_nothing(numbers: &[Option<i64>], needed: Field) -> Result<(), RejectReason> {
    let says_something = numbers.iter().any(Option::is_some);
    if says_something { Ok(()) } else { Err(RejectReason::Missing(needed)) }
}

impl Draft {
    /// A sum or count of a day: told again, the later one holds.
    fn of_day(day: NaiveDate, key: String, values: Vec<FactValue>) -> Self {
        Self { day, key, values, again: Again::Replaces(String::new()) }
    }
}
