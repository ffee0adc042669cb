//! The review queue: buyers known by weak marks only.

use domain::access::{Actor, Operation};
use domain::{Id, Money};
use rusqlite::{Connection, named_params};

use super::candidates;
use super::views::{BuyerFilter, BuyerRow, BuyerRows};
use crate::buyers::Buyer;
use crate::customers::bounds_of;
use crate::database::{SqlId, day_from_sql};
use crate::error::Result;
use crate::products::like;
use crate::{Page, Replica, org, transact};

impl Replica {
    /// Buyers of the stores whose identities this person may review, those that may be somebody
    /// first.
    pub fn list_buyers(
        &self,
        actor: &Actor,
        filter: &BuyerFilter,
        page: Page,
    ) -> Result<BuyerRows> {
        let (region, store) = bounds_of(actor, Operation::ReviewIdentity)?;
        let text = filter.text.trim();
        let decided = if filter.decided { "buyer.decision <> ''" } else { "buyer.decision = ''" };
        let from_where = format!(
            "FROM buyer JOIN store ON store.id = buyer.store_id
             WHERE {decided}
               AND (:text = '' OR buyer.name LIKE :like ESCAPE '\\'
                    OR buyer.masked_phone LIKE :like ESCAPE '\\'
                    OR buyer.address LIKE :like ESCAPE '\\')
               AND (:store IS NULL OR buyer.store_id = :store)
               AND (:region IS NULL OR store.region_id = :region)"
        );
        self.database.read(|sql| {
            let filters = named_params! {
                ":text": text, ":like": like(text),
                ":store": store.map(SqlId), ":region": region.map(SqlId),
            };
            let total = sql
                .prepare_cached(&format!("SELECT count(*) {from_where}"))?
                .query_row(filters, |row| row.get(0))?;
            let query = format!(
                "SELECT buyer.id {from_where}
                 ORDER BY {} DESC, buyer.key DESC LIMIT {} OFFSET {}",
                candidates::exists(),
                page.limit(),
                page.offset
            );
            let ids: Vec<SqlId> = sql
                .prepare_cached(&query)?
                .query_map(filters, |row| row.get(0))?
                .collect::<rusqlite::Result<_>>()?;
            let rows =
                ids.into_iter().map(|id| buyer_row(sql, actor, id.0)).collect::<Result<_>>()?;
            Ok(BuyerRows { total, rows })
        })
    }
}

fn buyer_row(sql: &Connection, actor: &Actor, id: Id) -> Result<BuyerRow> {
    let buyer: Buyer = transact::get(sql, id)?;
    let store_name = sql
        .prepare_cached("SELECT name FROM store WHERE id = ?1")?
        .query_row([SqlId(buyer.store_id)], |row| row.get(0))?;
    let (orders, amount, last): (u32, i64, Option<i64>) = sql
        .prepare_cached(
            "SELECT coalesce(sum(line.line_no = 1), 0),
                    coalesce(sum(CASE WHEN line.amount > 0 THEN line.amount END), 0),
                    max(orders.day)
             FROM buyer
             JOIN orders ON orders.buyer_key = buyer.key
             JOIN order_line AS line ON line.order_key = orders.key
             WHERE buyer.id = ?1
               AND orders.kind = 0 AND orders.status = 0 AND orders.voided = 0",
        )?
        .query_row([SqlId(id)], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    let amount = org::currency(sql)?.major(Money::from_minor(amount)).to_string();
    let candidates = candidates::of_buyer(sql, actor, &buyer)?;
    let last_day = last.map(day_from_sql).transpose()?;
    Ok(BuyerRow { buyer, store_name, orders, amount, last_day, candidates })
}
