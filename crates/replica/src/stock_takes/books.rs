//! What a store should have of each product by its last stock list, and what was counted already.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::calendar::day_number;
use domain::products::normal_code;
use domain::stock_take::{CountedLine, mean_cost};
use domain::{Currency, Id};
use rusqlite::{Connection, OptionalExtension, named_params};
use rust_decimal::Decimal;

use super::StockTakeLine;
use crate::aliases;
use crate::database::{day_from_sql, id_from_sql};
use crate::error::{Error, Result};
use crate::orders::key_of;
use crate::org;

const QUANTITY_PLACES: u32 = 3;
const COST_PLACES: u8 = 4;

/// A product of the books: quantity in thousandths, cost of one in ten-thousandths.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Book {
    quantity_milli: Option<i64>,
    unit_cost_e4: Option<i64>,
}

/// The books of a store for a count, by local key of the product.
pub(super) struct Books {
    /// The day of the list that tells them.
    pub(super) list_of: Option<NaiveDate>,
    /// Whether a file told the count of this day by warehouses.
    pub(super) by_warehouse: bool,
    of_list: BTreeMap<i64, Book>,
    /// Lines that were saved, with the books they were counted against.
    saved: BTreeMap<i64, (Book, i64)>,
    currency: Currency,
}

impl Books {
    /// The books of a store up to a day.
    pub(super) fn of(sql: &Connection, store: Id, day: NaiveDate) -> Result<Self> {
        let store = key_of(sql, "store", store)?.ok_or(Error::NotFound("store"))?;
        let day = day_number(day);
        let list_day: Option<i64> = sql
            .prepare_cached("SELECT max(day) FROM stock WHERE store_key = ?1 AND day <= ?2")?
            .query_row([store, day], |row| row.get(0))?;
        let of_list = match list_day {
            Some(list_day) => of_list(sql, store, list_day)?,
            None => BTreeMap::new(),
        };
        let by_warehouse = sql
            .prepare_cached(
                "SELECT 1 FROM stock_take WHERE store_key = ?1 AND day = ?2 AND warehouse <> ''",
            )?
            .exists([store, day])?;
        Ok(Self {
            list_of: list_day.map(day_from_sql).transpose()?,
            by_warehouse,
            of_list,
            saved: saved(sql, store, day)?,
            currency: org::currency(sql)?,
        })
    }

    /// Every product of the list and every one counted beside it, by code.
    pub(super) fn lines(&self, sql: &Connection) -> Result<Vec<StockTakeLine>> {
        let keys = self.of_list.keys().chain(self.saved.keys());
        let keys: std::collections::BTreeSet<i64> = keys.copied().collect();
        let mut lines: Vec<StockTakeLine> =
            keys.into_iter().map(|key| self.line(sql, key)).collect::<Result<_>>()?;
        lines.sort_by(|one, other| one.code.cmp(&other.code));
        Ok(lines)
    }

    /// The line of a product.
    pub(super) fn line(&self, sql: &Connection, product: i64) -> Result<StockTakeLine> {
        let book = self.book(product);
        let mut line = sql
            .prepare_cached("SELECT id, code, name, short_code FROM product WHERE key = ?1")?
            .query_row([product], |row| {
                let (code, short): (String, String) = (row.get("code")?, row.get("short_code")?);
                let mut scans = vec![normal_code(&code)];
                scans.extend((!short.trim().is_empty()).then(|| normal_code(&short)));
                Ok(StockTakeLine {
                    product_id: id_from_sql(row, "id")?,
                    code,
                    name: row.get("name")?,
                    scans,
                    book: book.quantity_milli.map(quantity),
                    counted: self.saved.get(&product).map(|(_, counted)| quantity(*counted)),
                })
            })?;
        line.scans.extend(aliases::codes_of(sql, line.product_id)?);
        Ok(line)
    }

    /// What a count says of a product.
    pub(super) fn counted(
        &self,
        sql: &Connection,
        product: i64,
        counted_milli: i64,
    ) -> Result<CountedLine> {
        let Book { quantity_milli, unit_cost_e4 } = self.book(product);
        let unit_cost_e4 = match unit_cost_e4 {
            Some(cost) => Some(cost),
            None => self.cost_of_product(sql, product)?,
        };
        Ok(CountedLine { book_milli: quantity_milli, counted_milli, unit_cost_e4 })
    }

    /// A line that was saved keeps the books it was counted against.
    fn book(&self, product: i64) -> Book {
        if let Some((book, _)) = self.saved.get(&product) {
            return *book;
        }
        let unnamed = Book { quantity_milli: self.list_of.map(|_| 0), unit_cost_e4: None };
        self.of_list.get(&product).copied().unwrap_or(unnamed)
    }

    fn cost_of_product(&self, sql: &Connection, product: i64) -> Result<Option<i64>> {
        let minor: Option<i64> = sql
            .prepare_cached("SELECT unit_cost FROM product WHERE key = ?1")?
            .query_row([product], |row| row.get(0))?;
        let to_e4 = 10_i64.pow(u32::from(COST_PLACES.saturating_sub(self.currency.digits())));
        Ok(minor.and_then(|minor| minor.checked_mul(to_e4)))
    }
}

/// What a list tells of each product, its warehouses together.
fn of_list(sql: &Connection, store: i64, day: i64) -> Result<BTreeMap<i64, Book>> {
    let mut statement = sql.prepare_cached(&format!(
        "SELECT coalesce(counted.key, line.product_key) AS product, line.quantity_milli,
                line.unit_cost_e4
         FROM stock AS line {}
         WHERE line.store_key = :store AND line.day = :day AND line.product_key IS NOT NULL
           AND line.quantity_milli IS NOT NULL",
        aliases::counted()
    ))?;
    let rows = statement.query_map(named_params! { ":store": store, ":day": day }, |row| {
        Ok((row.get::<_, i64>(0)?, (row.get::<_, i64>(1)?, row.get::<_, Option<i64>>(2)?)))
    })?;
    let mut places: BTreeMap<i64, Vec<(i64, Option<i64>)>> = BTreeMap::new();
    for row in rows {
        let (product, place) = row?;
        places.entry(product).or_default().push(place);
    }
    let together = |places: Vec<(i64, Option<i64>)>| Book {
        quantity_milli: Some(places.iter().map(|(quantity, _)| quantity).sum()),
        unit_cost_e4: mean_cost(&places),
    };
    Ok(places.into_iter().map(|(product, places)| (product, together(places))).collect())
}

/// What was counted of each product without a warehouse.
fn saved(sql: &Connection, store: i64, day: i64) -> Result<BTreeMap<i64, (Book, i64)>> {
    let mut statement = sql.prepare_cached(&format!(
        "SELECT coalesce(counted.key, line.product_key), line.book_quantity_milli,
                line.unit_cost_e4, line.counted_quantity_milli
         FROM stock_take AS line {}
         WHERE line.store_key = :store AND line.day = :day AND line.warehouse = ''
           AND line.product_key IS NOT NULL AND line.counted_quantity_milli IS NOT NULL",
        aliases::counted()
    ))?;
    let rows = statement.query_map(named_params! { ":store": store, ":day": day }, |row| {
        let book = Book { quantity_milli: row.get(1)?, unit_cost_e4: row.get(2)? };
        Ok((row.get(0)?, (book, row.get(3)?)))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The only product with this short code; `None` when no or several products have it.
pub(super) fn with_short_code(sql: &Connection, code: &str) -> Result<Option<i64>> {
    let code = normal_code(code);
    if code.is_empty() {
        return Ok(None);
    }
    let found: Option<(i64, i64)> = sql
        .prepare_cached(
            "SELECT min(key), count(*) FROM product WHERE upper(trim(short_code)) = ?1
             HAVING count(*) > 0",
        )?
        .query_row([code], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    Ok(found.and_then(|(key, count)| (count == 1).then_some(key)))
}

/// A quantity in thousandths as people write it.
pub(super) fn quantity(milli: i64) -> String {
    Decimal::new(milli, QUANTITY_PLACES).normalize().to_string()
}
