//! Whom a typed text finds (C-34): the end of a phone number, a name or its pinyin or initials, a
//! card, an outside number, an order. Every way goes over an index.

use domain::Id;
use domain::access::Actor;
use domain::calendar::day_number;
use domain::customers::normal_phone;
use domain::name_search::folded;
use domain::phone_hash::hashes_of;
use rusqlite::{Connection, named_params};

use super::{CustomerRow, bounds, customer_row};
use crate::Replica;
use crate::database::SqlId;
use crate::error::Result;
use crate::identity::same_number::COUNTS_FOR_ITSELF;

/// So many customers of one name are looked at when only the best are asked for.
const ENOUGH: u32 = 200;
/// So many rows of names are read for that: what begins more of them is no name yet.
const LOOKED_AT: i64 = 5_000;
/// No limit, in SQLite's words.
const ALL: i64 = -1;
/// Fewer digits say nothing of a phone number.
const FEWEST_DIGITS: usize = 4;
/// From so many digits on a number is found by its beginning too.
const DIGITS_OF_BEGINNING: usize = 7;

/// Who fits, with how well: 0 what was typed is all of a name, number or mark, 1 a part of it.
/// Customers of a name who are out of bounds do not use up the limit, unless they count for another,
/// who may be within.
const CANDIDATES: &str = "
    SELECT customer_key AS key, rank FROM (
        SELECT named.customer_key, named.key_text <> :name AS rank
        FROM (SELECT key_text, customer_key FROM customer_search
              WHERE :name <> '' AND key_text >= :name AND key_text < :name_end
              LIMIT :looked_at) AS named
        CROSS JOIN customer ON customer.key = named.customer_key
        WHERE ((:store IS NULL OR customer.home_store_id = :store)
                 AND (:region IS NULL
                      OR customer.home_store_id IN (SELECT id FROM store WHERE region_id = :region))
               OR customer.merged_into IS NOT NULL
               OR customer.key IN (SELECT customer_key FROM same_number))
        LIMIT :enough)
    UNION ALL
    SELECT key, 0 FROM customer
    WHERE phone <> '' AND substr(phone, -4) = :tail AND substr(phone, -length(:digits)) = :digits
    UNION ALL
    SELECT key, 1 FROM customer
    WHERE :begins AND phone <> '' AND phone >= :digits AND phone < :digits_end
    UNION ALL
    SELECT key, 0 FROM customer
    WHERE phone_hash <> '' AND phone_hash IN (:md5, :sha1, :sha256)
    UNION ALL
    SELECT key, card <> :text FROM customer
    WHERE card <> '' AND card >= :text AND card < :text_end
    UNION ALL
    SELECT key, card <> :upper FROM customer
    WHERE card <> '' AND card >= :upper AND card < :upper_end
    UNION ALL
    SELECT key, outside_id <> :text FROM customer
    WHERE outside_id <> '' AND outside_id >= :text AND outside_id < :text_end
    UNION ALL
    SELECT customer_key, 0 FROM orders WHERE number = :text AND customer_key IS NOT NULL";

/// What was typed, as each kind of mark is compared.
struct Typed {
    text: String,
    upper: String,
    name: String,
    digits: String,
    tail: String,
    hashes: [String; 3],
}

impl Typed {
    fn new(text: &str) -> Self {
        let text = text.trim();
        let digits = digits_of(text);
        let tail = digits.get(digits.len().saturating_sub(FEWEST_DIGITS)..).unwrap_or_default();
        let hashed = normal_phone(text).filter(|phone| *phone == digits);
        Self {
            text: text.to_string(),
            upper: text.to_uppercase(),
            name: folded(text),
            tail: tail.to_string(),
            // No hash is a space.
            hashes: hashed.map_or_else(|| [(); 3].map(|()| " ".into()), |phone| hashes_of(&phone)),
            digits,
        }
    }
}

/// The digits of a phone number or of its end as people type one; empty when it is none.
fn digits_of(text: &str) -> String {
    let is_number = text.chars().all(|c| c.is_ascii_digit() || matches!(c, ' ' | '-' | '+'));
    if !is_number {
        return String::new();
    }
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let number = normal_phone(text).unwrap_or(digits);
    if number.len() < FEWEST_DIGITS { String::new() } else { number }
}

/// The first text that no longer begins with this one.
fn end(text: &str) -> String {
    format!("{text}\u{10ffff}")
}

/// The customers a text finds, as local keys of those for whom they count; without end for those
/// lists that show all of them.
pub(super) fn found_keys(sql: &Connection, text: &str) -> Result<Vec<i64>> {
    found(sql, text, (None, None), ALL)
}

/// The best of the customers a text finds within bounds, as ids.
pub(crate) fn best(
    sql: &Connection,
    text: &str,
    (region, store): (Option<Id>, Option<Id>),
    most: u32,
) -> Result<Vec<Id>> {
    let keys = found(sql, text, (region, store), ENOUGH.into())?;
    let mut statement = sql.prepare_cached(
        "SELECT customer.id FROM json_each(:keys) AS found
         JOIN customer ON customer.key = found.value
         JOIN store ON store.id = customer.home_store_id
         WHERE (:store IS NULL OR customer.home_store_id = :store)
           AND (:region IS NULL OR store.region_id = :region)
         ORDER BY found.key LIMIT :most",
    )?;
    let filters = named_params! {
        ":keys": serde_json::to_string(&keys)?,
        ":store": store.map(SqlId),
        ":region": region.map(SqlId),
        ":most": most,
    };
    let ids = statement.query_map(filters, |row| row.get::<_, SqlId>(0))?;
    Ok(ids.map(|id| id.map(|id| id.0)).collect::<rusqlite::Result<_>>()?)
}

/// Best fitting first, then by what they bought.
fn found(
    sql: &Connection,
    text: &str,
    (region, store): (Option<Id>, Option<Id>),
    enough: i64,
) -> Result<Vec<i64>> {
    let typed = Typed::new(text);
    if typed.text.is_empty() {
        return Ok(Vec::new());
    }
    let query = format!(
        "WITH RECURSIVE found (key, rank) AS (
             SELECT key, rank FROM ({CANDIDATES})
             UNION
             SELECT kept.key, found.rank FROM found
             JOIN customer AS one ON one.key = found.key
             JOIN customer AS kept ON kept.id = one.merged_into
             UNION
             SELECT same_number.counts_for, found.rank FROM found
             JOIN same_number ON same_number.customer_key = found.key),
         shown (key, rank) AS (SELECT key, min(rank) FROM found GROUP BY key)
         SELECT customer.key FROM shown
         CROSS JOIN customer ON customer.key = shown.key
         LEFT JOIN customer_summary AS summary ON summary.customer_key = customer.key
         WHERE {COUNTS_FOR_ITSELF}
         ORDER BY shown.rank, coalesce(summary.gross_sales, 0) DESC, customer.key"
    );
    let [md5, sha1, sha256] = &typed.hashes;
    let mut statement = sql.prepare_cached(&query)?;
    let keys = statement.query_map(
        named_params! {
            ":text": typed.text, ":text_end": end(&typed.text),
            ":upper": typed.upper, ":upper_end": end(&typed.upper),
            ":name": typed.name, ":name_end": end(&typed.name),
            ":digits": typed.digits, ":digits_end": end(&typed.digits), ":tail": typed.tail,
            ":begins": typed.digits.len() >= DIGITS_OF_BEGINNING,
            ":md5": md5, ":sha1": sha1, ":sha256": sha256,
            ":store": store.map(SqlId), ":region": region.map(SqlId), ":enough": enough,
            ":looked_at": if enough == ALL { ALL } else { LOOKED_AT },
        },
        |row| row.get(0),
    )?;
    Ok(keys.collect::<rusqlite::Result<_>>()?)
}

impl Replica {
    /// The customers a text finds, best fitting first, at most `most` of them.
    pub fn search_customers(
        &self,
        actor: &Actor,
        text: &str,
        most: u32,
    ) -> Result<Vec<CustomerRow>> {
        let bounds = bounds(actor)?;
        self.database.read(|sql| {
            let ids = best(sql, text, bounds, most.min(ENOUGH))?;
            let today = day_number(self.today(sql)?);
            ids.into_iter().map(|id| customer_row(sql, actor, id, today)).collect()
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::database::{in_memory, schema_sql};

    #[test]
    fn whatever_is_typed_is_looked_up_in_an_index() {
        let sql = in_memory().expect("a database");
        sql.execute_batch(&schema_sql().expect("schema")).expect("tables");
        let mut explained = sql.prepare(&format!("EXPLAIN QUERY PLAN {CANDIDATES}")).expect("SQL");
        // A plan does not hang on the parameters, which stay empty.
        let steps = explained.raw_query().mapped(|row| row.get::<_, String>("detail"));
        let plan: Vec<String> = steps.map(|step| step.expect("a step")).collect();
        // What a limited question gives is read from end to end; a table never.
        let is_scan = |line: &&String| {
            let scanned = line.strip_prefix("SCAN ");
            scanned.is_some_and(|of| of != "named" && !of.starts_with("(subquery"))
        };
        let scans: Vec<&String> = plan.iter().filter(is_scan).collect();
        assert!(scans.is_empty(), "{plan:#?}");
        for index in ["key_text>? AND key_text<?", "customer_by_phone_tail", "orders_by_number"] {
            assert!(plan.iter().any(|line| line.contains(index)), "{index}: {plan:#?}");
        }
    }

    #[test]
    fn the_end_of_a_phone_is_four_digits_or_more() {
        let cases = [
            ("621", ""),
            ("6621", "6621"),
            ("138 0013 8000", "13800138000"),
            ("+86 138-0013-8000", "13800138000"),
            ("+852 9123 4567", "85291234567"),
            ("VIP6621", ""),
            ("138****6621", ""),
        ];
        for (text, digits) in cases {
            assert_eq!(digits_of(text), digits, "{text}");
        }
    }
}
