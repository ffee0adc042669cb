//! The tables of sums, written from one look at the documents of some days of a store.

use std::collections::{BTreeMap, HashMap};

use rusqlite::types::Value as SqlValue;
use rusqlite::{Connection, ToSql};

use super::cell::Cell;
use super::documents::{Customers, Document, Line, Shelf, Source, each_document};
use super::packed::{pack_buyers, pack_goods};
use super::sums::Sums;
use crate::error::Result;

/// Tables whose rows stand for a day.
pub(super) const OF_DAYS: [&str; 3] = ["measure_store_day", "measure_day", "measure_category_day"];
/// Tables whose rows stand for a month.
pub(super) const OF_MONTHS: [&str; 3] =
    ["measure_month", "measure_category_month", "measure_product_month"];

/// Days of a store, by their numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Days {
    pub(super) store_key: i64,
    pub(super) first: i64,
    pub(super) last: i64,
}

/// Sums of days, and of the month that they are.
#[derive(Default)]
struct Added {
    store_days: BTreeMap<(i64, usize), Cell>,
    days: BTreeMap<(i64, i64, usize), Cell>,
    category_days: BTreeMap<(i64, usize, usize), Cell>,
    months: BTreeMap<(i64, usize), Cell>,
    category_months: BTreeMap<(usize, i64, usize), Cell>,
    product_months: HashMap<i64, Cell>,
}

impl Added {
    fn add(&mut self, document: &Document, lines: &mut [Line], is_month: bool) {
        let Document { day, employee_key, channel, .. } = *document;
        self.store_days.entry((day, channel)).or_default().add(document, lines);
        self.days.entry((day, employee_key, channel)).or_default().add(document, lines);
        if is_month {
            self.months.entry((employee_key, channel)).or_default().add(document, lines);
        }
        lines.sort_unstable_by_key(|line| (line.category, line.product_key));
        for lines in lines.chunk_by(|one, next| one.category == next.category) {
            let category = lines[0].category;
            let add = |cell: &mut Cell| {
                cell.add(document, lines);
                cell.add_goods(document, lines);
            };
            add(self.category_days.entry((day, category, channel)).or_default());
            if !is_month {
                continue;
            }
            add(self.category_months.entry((category, employee_key, channel)).or_default());
            for lines in lines.chunk_by(|one, next| one.product_key == next.product_key) {
                let cell = self.product_months.entry(lines[0].product_key);
                cell.or_default().add(document, lines);
            }
        }
    }
}

/// Writes the sums of days for which `wanted` says so into rows that are not there yet, and those of
/// the whole month that they are with `is_month`. `prefix` stands before the tables' names.
pub(super) fn write(
    sql: &Connection,
    shelf: &mut Shelf<'_>,
    days: Days,
    is_month: bool,
    prefix: &str,
    wanted: impl Fn(i64) -> bool,
) -> Result<()> {
    let added = add_up(sql, shelf, days, is_month)?;
    let Days { store_key: store, first, .. } = days;
    let table = |name: &'static str, keys: &[&str], more: &[&str]| {
        Writer::new(sql, prefix, name, keys, more)
    };
    let of_orders = ["first_order_key", "last_order_key"];
    let mut rows = table("measure_store_day", &["channel"], &of_orders)?;
    for ((day, channel), mut cell) in added.store_days {
        if wanted(day) {
            let reach: [&dyn ToSql; 2] = [&cell.first_order_key, &cell.last_order_key];
            let buyers = pack_buyers(&mut cell.buyers);
            rows.write(store, day, &[&shelf.text(channel)], &cell.sums, &buyers, &reach)?;
        }
    }
    let mut rows = table("measure_day", &["employee_key", "channel"], &of_orders)?;
    for ((day, employee, channel), mut cell) in added.days {
        if wanted(day) {
            let buyers = pack_buyers(&mut cell.buyers);
            let keys: [&dyn ToSql; 2] = [&employee, &shelf.text(channel)];
            rows.write(store, day, &keys, &cell.sums, &buyers, &[&0, &0])?;
        }
    }
    let mut rows = table("measure_category_day", &["category", "channel"], &["goods"])?;
    for ((day, category, channel), mut cell) in added.category_days {
        if wanted(day) {
            let (buyers, goods) = (pack_buyers(&mut cell.buyers), pack_goods(&mut cell.goods));
            let keys: [&dyn ToSql; 2] = [&shelf.text(category), &shelf.text(channel)];
            rows.write(store, day, &keys, &cell.sums, &buyers, &[&goods])?;
        }
    }
    if !is_month {
        return Ok(());
    }
    let mut rows = table("measure_month", &["employee_key", "channel"], &[])?;
    for ((employee, channel), mut cell) in added.months {
        let buyers = pack_buyers(&mut cell.buyers);
        rows.write(store, first, &[&employee, &shelf.text(channel)], &cell.sums, &buyers, &[])?;
    }
    let keys = ["category", "employee_key", "channel"];
    let mut rows = table("measure_category_month", &keys, &["goods"])?;
    for ((category, employee, channel), mut cell) in added.category_months {
        let (buyers, goods) = (pack_buyers(&mut cell.buyers), pack_goods(&mut cell.goods));
        let keys: [&dyn ToSql; 3] = [&shelf.text(category), &employee, &shelf.text(channel)];
        rows.write(store, first, &keys, &cell.sums, &buyers, &[&goods])?;
    }
    let mut rows = table("measure_product_month", &["product_key"], &[])?;
    let mut products: Vec<(i64, Cell)> = added.product_months.into_iter().collect();
    products.sort_unstable_by_key(|(product, _)| *product);
    for (product, mut cell) in products {
        let buyers = pack_buyers(&mut cell.buyers);
        rows.write(store, first, &[&product], &cell.sums, &buyers, &[])?;
    }
    Ok(())
}

fn add_up(sql: &Connection, shelf: &mut Shelf<'_>, days: Days, is_month: bool) -> Result<Added> {
    let source = Source {
        from: format!(
            "FROM orders AS fact INDEXED BY orders_by_day {}
             CROSS JOIN order_line AS line ON line.order_key = fact.key
             WHERE fact.store_key = ? AND fact.day BETWEEN ? AND ?
               AND fact.status = 0 AND fact.voided = 0",
            Customers::Told.join()
        ),
        values: [days.store_key, days.first, days.last].map(SqlValue::Integer).to_vec(),
        is_whole: true,
        customers: Customers::Told,
    };
    let mut added = Added::default();
    each_document(sql, &source, shelf, |document, lines, _| {
        added.add(document, lines, is_month);
        Ok(())
    })?;
    Ok(added)
}

/// Inserts the rows of one table.
struct Writer<'a> {
    insert: rusqlite::CachedStatement<'a>,
}

impl<'a> Writer<'a> {
    fn new(
        sql: &'a Connection,
        prefix: &str,
        table: &str,
        keys: &[&str],
        more: &[&str],
    ) -> Result<Self> {
        let columns = ["store_key", "day"].iter().chain(keys).chain(Sums::COLUMNS);
        let columns: Vec<&str> = columns.chain(&["buyers"]).chain(more).copied().collect();
        let insert = sql.prepare_cached(&format!(
            "INSERT INTO {prefix}{table} ({}) VALUES ({})",
            columns.join(", "),
            vec!["?"; columns.len()].join(", "),
        ))?;
        Ok(Self { insert })
    }

    fn write(
        &mut self,
        store: i64,
        day: i64,
        keys: &[&dyn ToSql],
        sums: &Sums,
        buyers: &[u8],
        more: &[&dyn ToSql],
    ) -> Result<()> {
        let sums = sums.values();
        let mut values: Vec<&dyn ToSql> = vec![&store, &day];
        values.extend(keys);
        values.extend(sums.iter().map(|sum| sum as &dyn ToSql));
        values.push(&buyers);
        values.extend(more);
        self.insert.execute(values.as_slice())?;
        Ok(())
    }
}
