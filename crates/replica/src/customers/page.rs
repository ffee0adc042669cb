//! A page of a list of customers: all whom a person sees, or those of a filter.

use domain::access::Actor;
use rusqlite::{Connection, named_params, params_from_iter};

use super::bounds;
use super::filter::Narrowed;
use crate::Page;
use crate::database::SqlId;
use crate::error::Result;
use crate::identity::same_number::COUNTS_FOR_ITSELF;

/// The stores whose customers a person sees, as SQL.
const IN_SIGHT: &str = "(:store IS NULL OR store.id = :store)
    AND (:region IS NULL OR store.region_id = :region)";

/// Those who bought, the most valuable first.
const BUYERS: &str = "FROM customer_summary AS summary
    CROSS JOIN customer ON customer.key = summary.customer_key
    CROSS JOIN store ON store.id = customer.home_store_id";

/// Everybody, store by store.
const EVERYBODY: &str = "FROM store CROSS JOIN customer ON customer.home_store_id = store.id
    LEFT JOIN customer_summary AS summary ON summary.customer_key = customer.key";

/// The region or store at which a person's view ends.
pub(super) struct Sight {
    region: Option<SqlId>,
    store: Option<SqlId>,
}

impl Sight {
    pub(super) fn of(actor: &Actor) -> Result<Self> {
        let (region, store) = bounds(actor)?;
        Ok(Self { region: region.map(SqlId), store: store.map(SqlId) })
    }

    /// A page of all: who bought most stands first and is found by an index, who never bought last.
    pub(super) fn page(&self, sql: &Connection, page: Page) -> Result<(u32, Vec<SqlId>)> {
        if self.region.is_none() && self.store.is_none() {
            return of_everybody(sql, page);
        }
        let of = |from: &str, condition: &str| {
            format!("{from} WHERE {COUNTS_FOR_ITSELF} AND {condition} AND {IN_SIGHT}")
        };
        let (limit, offset) = (page.limit(), page.offset);
        let total = self.count(sql, &of(EVERYBODY, "1"))?;
        let order = "summary.gross_sales DESC, summary.customer_key";
        let mut ids = self.ids(sql, &of(BUYERS, "1"), order, limit, offset)?;
        let missing = limit.saturating_sub(u32::try_from(ids.len()).unwrap_or(limit));
        if missing > 0 && offset.saturating_add(limit - missing) < total {
            let bought = self.count(sql, &of(BUYERS, "1"))?;
            let others = of(EVERYBODY, "summary.customer_key IS NULL");
            let offset = offset.saturating_sub(bought);
            ids.extend(self.ids(sql, &others, "customer.key", missing, offset)?);
        }
        Ok((total, ids))
    }

    fn count(&self, sql: &Connection, from_where: &str) -> Result<u32> {
        let query = format!("SELECT count(*) {from_where}");
        let sight = named_params! { ":store": self.store, ":region": self.region };
        Ok(sql.prepare_cached(&query)?.query_row(sight, |row| row.get(0))?)
    }

    fn ids(
        &self,
        sql: &Connection,
        from_where: &str,
        order: &str,
        limit: u32,
        offset: u32,
    ) -> Result<Vec<SqlId>> {
        let query = format!(
            "SELECT customer.id {from_where} ORDER BY {order} LIMIT {limit} OFFSET {offset}"
        );
        let sight = named_params! { ":store": self.store, ":region": self.region };
        let ids = sql
            .prepare_cached(&query)?
            .query_map(sight, |row| row.get(0))?
            .collect::<rusqlite::Result<_>>()?;
        Ok(ids)
    }
}

/// A page of the whole chain's: whoever bought and whoever did not counts for itself.
fn of_everybody(sql: &Connection, page: Page) -> Result<(u32, Vec<SqlId>)> {
    let buyers = Ranked {
        table: "customer_summary",
        order: "gross_sales DESC, customer_key",
        turned: "gross_sales, customer_key DESC",
    };
    let others = Ranked {
        table: "customer_without_purchase",
        order: "customer_key",
        turned: "customer_key DESC",
    };
    let (bought, did_not) = (buyers.count(sql)?, others.count(sql)?);
    let mut ids = buyers.page(sql, page.offset, page.limit(), bought)?;
    let missing = page.limit().saturating_sub(u32::try_from(ids.len()).unwrap_or(page.limit()));
    ids.extend(others.page(sql, page.offset.saturating_sub(bought), missing, did_not)?);
    Ok((bought.saturating_add(did_not), ids))
}

/// Customers in an order that an index has.
struct Ranked {
    table: &'static str,
    order: &'static str,
    /// The same from the other end.
    turned: &'static str,
}

impl Ranked {
    fn count(&self, sql: &Connection) -> Result<u32> {
        let query = format!("SELECT count(*) FROM {}", self.table);
        Ok(sql.prepare_cached(&query)?.query_row([], |row| row.get(0))?)
    }

    /// A page of so many, from the first or, where that is nearer, from the other end.
    fn page(&self, sql: &Connection, offset: u32, limit: u32, total: u32) -> Result<Vec<SqlId>> {
        let limit = limit.min(total.saturating_sub(offset));
        let behind = total.saturating_sub(offset).saturating_sub(limit);
        let is_backwards = behind < offset;
        let (order, passed) =
            if is_backwards { (self.turned, behind) } else { (self.order, offset) };
        let query = format!(
            "SELECT customer.id
             FROM (SELECT customer_key FROM {} ORDER BY {order} LIMIT ?1 OFFSET ?2) AS page
             CROSS JOIN customer ON customer.key = page.customer_key",
            self.table,
        );
        let mut statement = sql.prepare_cached(&query)?;
        let ids = statement.query_map([limit, passed], |row| row.get(0))?;
        let mut ids = ids.collect::<rusqlite::Result<Vec<_>>>()?;
        if is_backwards {
            ids.reverse();
        }
        Ok(ids)
    }
}

/// So many are sorted at once; of more, only as many as a page shows are looked at.
const SORTED: u32 = 2_000;

impl Narrowed {
    /// How many fit the filter.
    pub(super) fn count(&self, sql: &Connection) -> Result<u32> {
        let query = format!("SELECT count(*) {}", self.clauses());
        let mut statement = sql.prepare_cached(&query)?;
        Ok(statement.query_row(params_from_iter(&self.values), |row| row.get(0))?)
    }

    /// A page of those of the filter, the most valuable first.
    pub(super) fn page(&self, sql: &Connection, page: Page) -> Result<(u32, Vec<SqlId>)> {
        let total = self.count(sql)?;
        let by_value = self.clauses_by_value().filter(|_| total > SORTED);
        let query = match by_value {
            Some(clauses) => format!(
                "SELECT customer.id {clauses}
                 ORDER BY summary.gross_sales DESC, summary.customer_key"
            ),
            None => format!(
                "SELECT customer.id {}
                 ORDER BY coalesce(summary.gross_sales, 0) DESC, customer.key",
                self.clauses()
            ),
        };
        let query = format!("{query} LIMIT {} OFFSET {}", page.limit(), page.offset);
        let ids = sql
            .prepare_cached(&query)?
            .query_map(params_from_iter(&self.values), |row| row.get(0))?
            .collect::<rusqlite::Result<_>>()?;
        Ok((total, ids))
    }
}
