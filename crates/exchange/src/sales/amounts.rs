//! Quantity, price and amount of a row; one of the three may be derived from the others.

use domain::mapping::Field;
use domain::sales_file::RejectReason;
use domain::{Currency, Money};

use crate::cell::number::is_summand;
use crate::cell::text::{cut, shown};
use crate::cell::{NumberFlaw, parse_scaled, parse_summand};
use crate::sheet::Row;
use crate::table::Layout;

/// Quantities are kept in thousandths.
pub const QUANTITY_PLACES: u32 = 3;
const PRICE_PLACES: u32 = 4;
const SHOWN_CHARS: usize = 200;

/// What a row is worth.
#[derive(Debug, Clone, Copy)]
pub struct Amounts {
    /// Quantity in thousandths.
    pub quantity_milli: i64,
    /// Unit price in ten-thousandths.
    pub unit_price_e4: i64,
    /// Amount of the line.
    pub amount: Money,
}

/// The three numbers of a row.
///
/// # Errors
/// The reason for which the row is not taken.
pub fn amounts_in(row: &Row, layout: &Layout, currency: Currency) -> Result<Amounts, RejectReason> {
    let quantity = number_in(row, layout, Field::Quantity, QUANTITY_PLACES)?;
    let price = number_in(row, layout, Field::UnitPrice, PRICE_PLACES)?;
    let amount = money_in(row, layout, Field::Amount, currency)?;
    let Some(minor) = amount else { return computed(layout, currency, quantity, price) };
    let quantity_milli = quantity.unwrap_or(1_000);
    let unit_price_e4 = match price {
        Some(price) => price,
        None => derived_price(minor, quantity_milli, currency).ok_or(RejectReason::TooLarge)?,
    };
    Ok(Amounts { quantity_milli, unit_price_e4, amount: Money::from_minor(minor) })
}

/// Quantity times price of a row, whatever its amount column says.
///
/// # Errors
/// The reason for which the row is not taken.
pub fn worth_in(row: &Row, layout: &Layout, currency: Currency) -> Result<Amounts, RejectReason> {
    let quantity = number_in(row, layout, Field::Quantity, QUANTITY_PLACES)?
        .ok_or(RejectReason::Missing(Field::Quantity))?;
    let price = number_in(row, layout, Field::UnitPrice, PRICE_PLACES)?
        .ok_or(RejectReason::Missing(Field::UnitPrice))?;
    computed(layout, currency, Some(quantity), Some(price))
}

fn computed(
    layout: &Layout,
    currency: Currency,
    quantity: Option<i64>,
    price: Option<i64>,
) -> Result<Amounts, RejectReason> {
    let lacking = |field| {
        let needed = if layout.has(Field::Amount) { Field::Amount } else { field };
        RejectReason::Missing(needed)
    };
    let quantity_milli = quantity.ok_or_else(|| lacking(Field::Quantity))?;
    let unit_price_e4 = price.ok_or_else(|| lacking(Field::UnitPrice))?;
    let amount = Money::of_line(quantity_milli, unit_price_e4, currency)
        .filter(|amount| is_summand(amount.minor()))
        .ok_or(RejectReason::TooLarge)?;
    Ok(Amounts { quantity_milli, unit_price_e4, amount })
}

/// Amount over quantity, rounded half away from zero; without a quantity there is no price.
pub fn derived_price(minor: i64, quantity_milli: i64, currency: Currency) -> Option<i64> {
    if quantity_milli == 0 {
        return Some(0);
    }
    let scale = 10_i128.pow(PRICE_PLACES + QUANTITY_PLACES - u32::from(currency.digits()));
    let (numerator, divisor) = (i128::from(minor) * scale, i128::from(quantity_milli));
    let sign = numerator.signum() * divisor.signum();
    let (numerator, divisor) = (numerator.abs(), divisor.abs());
    i64::try_from((numerator + divisor / 2) / divisor * sign).ok()
}

/// A field's amount in minor units; `None` when the cell says nothing.
///
/// # Errors
/// [`RejectReason::BadNumber`] or [`RejectReason::TooLarge`].
pub fn money_in(
    row: &Row,
    layout: &Layout,
    field: Field,
    currency: Currency,
) -> Result<Option<i64>, RejectReason> {
    number_in(row, layout, field, u32::from(currency.digits()))
}

fn number_in(
    row: &Row,
    layout: &Layout,
    field: Field,
    places: u32,
) -> Result<Option<i64>, RejectReason> {
    layout.named(row, field).map(|cell| number(cell, field, places)).transpose()
}

/// A number with so many decimal places.
///
/// # Errors
/// As [`money_in`].
pub fn number(cell: &[u8], field: Field, places: u32) -> Result<i64, RejectReason> {
    let parse = if field == Field::UnitPrice { parse_scaled } else { parse_summand };
    match parse(cell, places) {
        Ok(number) => Ok(number),
        Err(NumberFlaw::TooLarge) => Err(RejectReason::TooLarge),
        Err(NumberFlaw::NotANumber) => Err(RejectReason::BadNumber(field, excerpt(cell))),
    }
}

/// What is shown of a cell that could not be taken.
pub fn excerpt(cell: &[u8]) -> String {
    cut(&shown(cell), SHOWN_CHARS).to_string()
}
