//! What a count says before it is saved: differences, values, and the metrics it would give.

use std::collections::HashSet;

use chrono::NaiveDate;
use domain::access::{Actor, Operation};
use domain::metrics::{Measure, Measures};
use domain::stock_take::{self, CountedLine};
use domain::{Currency, Id, money};
use rusqlite::Connection;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::CountedProduct;
use super::books::{Books, quantity};
use crate::error::{Error, Result, invalid};
use crate::metrics::known;
use crate::orders::key_of;
use crate::{Replica, org};

/// No shelf holds more than so many of one product.
const MOST: i64 = 1_000_000_000;
const MILLI: i64 = 1_000;
const QUANTITY_PLACES: u32 = 3;

/// A line of a count with what it differs by.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct WeighedLine {
    /// The product.
    pub product_id: Id,
    /// Counted less book quantity; `None` without a book quantity.
    pub difference: Option<String>,
    /// What the difference is worth at cost; `None` without a cost.
    pub value: Option<String>,
}

/// What a count says as a whole.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct StockTakeTotals {
    /// Products drawn from the books.
    pub counted_skus: u32,
    /// Those of them that were found.
    pub found_skus: u32,
    /// Value by the books; `None` when no line has one.
    pub book_value: Option<String>,
    /// How far the counted value is from it, without sign.
    pub value_difference: Option<String>,
    /// What is short, at cost.
    pub loss_value: Option<String>,
    /// The metric `sku_count_difference` in percent (K-118).
    pub sku_count_difference: Option<String>,
    /// The metric `sku_value_difference` in percent (K-119).
    pub sku_value_difference: Option<String>,
}

/// A count before it is saved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct WeighedStockTake {
    /// Its lines, in the order they were told.
    pub lines: Vec<WeighedLine>,
    /// What they say together.
    pub totals: StockTakeTotals,
}

impl Replica {
    /// Differences and values of a count, and the metrics it gives alone. Nothing is written.
    ///
    /// # Errors
    /// [`Error::Denied`] to who may not count in this store; [`Error::Invalid`] for a quantity that
    /// is none, is below zero or has more than three decimal places, and for a product told twice.
    pub fn weigh_stock_take(
        &self,
        actor: &Actor,
        store: Id,
        day: NaiveDate,
        counted: &[CountedProduct],
    ) -> Result<WeighedStockTake> {
        self.database.read(|sql| {
            actor.may(Operation::TakeStock, org::store_target(sql, store)?)?;
            let currency = org::currency(sql)?;
            let lines = read(sql, &Books::of(sql, store, day)?, counted)?;
            let told: Vec<CountedLine> = lines.iter().map(|(_, line)| *line).collect();
            let measures = stock_take::measures(&told, currency);
            Ok(WeighedStockTake {
                lines: lines.iter().map(|(id, line)| weighed(*id, line, currency)).collect(),
                totals: totals(&measures, currency)?,
            })
        })
    }
}

/// What was counted, each product once, beside its books.
pub(super) fn read(
    sql: &Connection,
    books: &Books,
    counted: &[CountedProduct],
) -> Result<Vec<(Id, CountedLine)>> {
    let mut met = HashSet::new();
    let line = |told: &CountedProduct| {
        if !met.insert(told.product_id) {
            return invalid("product_id", "twice");
        }
        let key = key_of(sql, "product", told.product_id)?.ok_or(Error::NotFound("product"))?;
        Ok((told.product_id, books.counted(sql, key, milli(&told.counted)?)?))
    };
    counted.iter().map(line).collect()
}

/// A quantity as people write it, in thousandths.
fn milli(text: &str) -> Result<i64> {
    let Ok(quantity) = text.trim().replace(',', "").parse::<Decimal>() else {
        return invalid("counted", "not_a_number");
    };
    if quantity.is_sign_negative() && !quantity.is_zero() || quantity > Decimal::from(MOST) {
        return invalid("counted", "out_of_range");
    }
    if quantity.normalize().scale() > QUANTITY_PLACES {
        return invalid("counted", "too_fine");
    }
    match i64::try_from(quantity * Decimal::from(MILLI)) {
        Ok(milli) => Ok(milli),
        Err(_) => invalid("counted", "out_of_range"),
    }
}

fn weighed(product_id: Id, line: &CountedLine, currency: Currency) -> WeighedLine {
    WeighedLine {
        product_id,
        difference: line.difference_milli().map(quantity),
        value: line.difference_value(currency).map(|value| currency.major(value).to_string()),
    }
}

/// What the measures of a count say in words of the window.
pub(super) fn totals(measures: &Measures, currency: Currency) -> Result<StockTakeTotals> {
    let skus = |measure| {
        let count = measures.get(measure).unwrap_or(0);
        u32::try_from(count).unwrap_or(u32::MAX)
    };
    let amount = |measure| measures.value(measure, currency).map(|value| value.to_string());
    let percent = |code| -> Result<Option<String>> {
        let value = known(code)?.value(measures, currency);
        Ok(value.map(|value| money::round(value, 2).normalize().to_string()))
    };
    Ok(StockTakeTotals {
        counted_skus: skus(Measure::CountedSkus),
        found_skus: skus(Measure::FoundSkus),
        book_value: amount(Measure::BookValue),
        value_difference: amount(Measure::ValueDifference),
        loss_value: amount(Measure::LossValue),
        sku_count_difference: percent("sku_count_difference")?,
        sku_value_difference: percent("sku_value_difference")?,
    })
}
