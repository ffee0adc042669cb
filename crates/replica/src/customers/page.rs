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

/// Those who count for somebody else.
const FOR_OTHERS: &str = "(
    SELECT key FROM customer INDEXED BY customer_by_merged_into WHERE merged_into IS NOT NULL
    UNION SELECT customer_key FROM same_number)";

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
        let of = |from: &str, condition: &str| {
            format!("{from} WHERE {COUNTS_FOR_ITSELF} AND {condition} AND {IN_SIGHT}")
        };
        let (limit, offset) = (page.limit(), page.offset);
        let (total, mut ids, bought) = if self.region.is_none() && self.store.is_none() {
            // Whoever has a summary counts for itself, and everybody is in sight.
            let bought = count_of(sql, "customer_summary")?;
            let total = count_of(sql, "customer")?.saturating_sub(count_of(sql, FOR_OTHERS)?);
            (total, best(sql, page, bought)?, Some(bought))
        } else {
            let order = "summary.gross_sales DESC, summary.customer_key";
            let total = self.count(sql, &of(EVERYBODY, "1"))?;
            (total, self.ids(sql, &of(BUYERS, "1"), order, limit, offset)?, None)
        };
        let missing = limit.saturating_sub(u32::try_from(ids.len()).unwrap_or(limit));
        if missing > 0 && offset.saturating_add(limit - missing) < total {
            let bought = match bought {
                Some(bought) => bought,
                None => self.count(sql, &of(BUYERS, "1"))?,
            };
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

/// A page of all who bought, from the best or, where that is nearer, from the other end.
fn best(sql: &Connection, page: Page, bought: u32) -> Result<Vec<SqlId>> {
    let limit = page.limit().min(bought.saturating_sub(page.offset));
    let behind = bought.saturating_sub(page.offset).saturating_sub(limit);
    let is_backwards = behind < page.offset;
    let (gross, key) = if is_backwards { ("ASC", "DESC") } else { ("DESC", "ASC") };
    let offset = if is_backwards { behind } else { page.offset };
    let query = format!(
        "SELECT customer.id
         FROM (SELECT customer_key FROM customer_summary
               ORDER BY gross_sales {gross}, customer_key {key} LIMIT {limit} OFFSET {offset}) AS page
         CROSS JOIN customer ON customer.key = page.customer_key"
    );
    let mut statement = sql.prepare_cached(&query)?;
    let ids = statement.query_map([], |row| row.get(0))?;
    let mut ids = ids.collect::<rusqlite::Result<Vec<_>>>()?;
    if is_backwards {
        ids.reverse();
    }
    Ok(ids)
}

fn count_of(sql: &Connection, rows: &str) -> Result<u32> {
    let query = format!("SELECT count(*) FROM {rows}");
    Ok(sql.prepare_cached(&query)?.query_row([], |row| row.get(0))?)
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
