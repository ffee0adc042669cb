//! Which products were sold: from the sums of categories, from the facts where these do not tell.

use std::collections::{BTreeMap, HashMap};

use domain::metrics::Slice;
use rusqlite::{Connection, OptionalExtension};

use super::from_facts;
use super::group::{Group, PartKey};
use super::sums::{Rows, Span, is_by_employee, spans};
use super::tally::Tallies;
use crate::database::SqlId;
use crate::error::Result;
use crate::measures::{self, Customers};

/// The cost of products in minor units, by key; those without a cost are not there.
pub(super) fn costs(sql: &Connection) -> Result<HashMap<i64, i64>> {
    let mut statement =
        sql.prepare_cached("SELECT key, unit_cost FROM product WHERE unit_cost IS NOT NULL")?;
    let costs = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(costs.collect::<rusqlite::Result<_>>()?)
}

/// A thousandth, rounded half away from zero.
pub(super) fn thousandths(sum: i128) -> i64 {
    let rounded = (sum.abs() + 500) / 1_000 * sum.signum();
    i64::try_from(rounded).unwrap_or(if sum < 0 { i64::MIN } else { i64::MAX })
}

/// Adds the products sold to parts that are there already.
pub(super) fn add(
    sql: &Connection,
    slice: &Slice,
    group: Group,
    tallies: &mut Tallies,
) -> Result<()> {
    let product: Option<i64> = match slice.product_id {
        Some(id) => sql
            .prepare_cached("SELECT key FROM product WHERE id = ?1")?
            .query_row([SqlId(id)], |row| row.get(0))
            .optional()?,
        None => None,
    };
    let mut found: BTreeMap<PartKey, HashMap<i64, i64>> = BTreeMap::new();
    for span in spans(sql, slice, group)? {
        let rows = match span {
            Span::Months(months) => {
                Rows::of_months("measure_category_month", months).by_category(slice, group)
            }
            Span::Days(days) if !is_by_employee(slice, group) => {
                Rows::of_days("measure_category_day", days).by_category(slice, group)
            }
            Span::Days(days) => {
                let mut counted = Tallies::new();
                let slice = slice.over(days);
                from_facts::add(sql, &slice, group, Customers::Untold, &mut counted)?;
                for (key, cell) in counted {
                    let part = found.entry(key).or_default();
                    cell.goods.into_iter().for_each(|(product, milli)| {
                        *part.entry(product).or_default() += milli;
                    });
                }
                continue;
            }
        };
        rows.each(sql, slice, "goods", |key, row| {
            let goods = measures::goods(row.get_ref(1)?.as_blob().map_err(rusqlite::Error::from)?);
            let goods = goods.filter(|(key, _)| product.is_none_or(|product| product == *key));
            if group == Group::Product {
                for (key, milli) in goods {
                    let part = found.entry(PartKey::Number(key)).or_default();
                    *part.entry(key).or_default() += milli;
                }
                return Ok(());
            }
            let part = found.entry(key).or_default();
            goods.for_each(|(key, milli)| *part.entry(key).or_default() += milli);
            Ok(())
        })?;
    }
    for (key, goods) in found {
        if let Some(cell) = tallies.get_mut(&key) {
            cell.goods.extend(goods);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_thousandth_is_rounded_half_away_from_zero() {
        let cases = [
            (0, 0),
            (499, 0),
            (500, 1),
            (1_499, 1),
            (1_500, 2),
            (-499, 0),
            (-500, -1),
            (-1_500, -2),
        ];
        for (sum, expected) in cases {
            assert_eq!(thousandths(sum), expected, "{sum}");
        }
    }
}
