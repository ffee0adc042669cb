//! Measures of plain facts, of members and of what people entered.

use chrono::NaiveDate;
use domain::calendar::{Grain, day_from_number, day_number};
use domain::customer_rules::CustomerRules;
use domain::metrics::{Adding, Measure, MeasureSource, MeasureUnit, Slice};
use rusqlite::Connection;
use rusqlite::types::Value as SqlValue;

use super::compute::{Parts, each_row};
use super::group::{Group, PartKey};
use super::months::span;
use super::scope::{Conditions, conditions, fact_conditions};
use crate::error::Result;
use crate::org;

/// A condition on traffic: from paid sources.
const PAID: &str =
    "(fact.source LIKE '%付费%' OR fact.source LIKE '%推广%' OR fact.source LIKE '%广告%'
    OR fact.source LIKE '%直通车%' OR fact.source LIKE '%paid%')";
/// A condition on traffic: the row that tells all sources together, or the sources where there is
/// no such row.
const ALL_SOURCES: &str = "(fact.source = '' OR NOT EXISTS (
    SELECT 1 FROM traffic AS total WHERE total.store_key = fact.store_key
      AND total.day = fact.day AND total.product_key IS fact.product_key AND total.source = ''))";
/// A condition on contacts: visits.
const VISIT: &str = "fact.kind = 'visit'";
/// Days after which what a stock list tells the age of is slow-moving.
const SLOW_DAYS: i64 = 90;

/// How a measure is told by the rows of its source.
pub(super) struct Telling {
    /// What the rows add up to.
    pub(super) sum: String,
    /// Which rows count: a condition on `fact`.
    pub(super) rows: String,
}

/// What one unit of a row of stock costs, in ten-thousandths: as its list says, or its product.
fn unit_cost(digits: u8) -> String {
    let to_e4 = 10_i64.pow(u32::from(4_u8.saturating_sub(digits)));
    format!(
        "coalesce(fact.unit_cost_e4, {to_e4} *
          (SELECT unit_cost FROM product WHERE product.key = fact.product_key))"
    )
}

/// How a measure is told by the lines of stock-takes, see [`domain::stock_take`].
fn telling_of_count(measure: Measure, digits: u8) -> Option<Telling> {
    let (book, counted) = ("fact.book_quantity_milli", "fact.counted_quantity_milli");
    let product = "coalesce(fact.product_key, -fact.key)";
    // A product without stock by the books cannot be missed.
    let drawn = format!("{counted} IS NOT NULL AND coalesce({book}, 1) > 0");
    let cost = unit_cost(digits);
    let worth = |sum: &str| Telling {
        sum: sum.to_string(),
        rows: format!("{book} IS NOT NULL AND {counted} IS NOT NULL AND {cost} IS NOT NULL"),
    };
    Some(match measure {
        Measure::CountedSkus => Telling { sum: format!("count(DISTINCT {product})"), rows: drawn },
        Measure::FoundSkus => Telling {
            sum: format!("count(DISTINCT CASE WHEN {counted} > 0 THEN {product} END)"),
            rows: drawn,
        },
        Measure::BookValue => worth(&format!("sum({book} * {cost})")),
        Measure::ValueDifference => worth(&format!("abs(sum(({counted} - {book}) * {cost}))")),
        Measure::LossValue => worth(&format!("sum(max({book} - {counted}, 0) * {cost})")),
        _ => return None,
    })
}

/// From which amount in minor units on a customer is one of high value.
fn vip_amount(digits: u8) -> String {
    let usual = CustomerRules::default().vip_amount;
    let minor = 10_i64.pow(digits.into());
    format!("{minor} * coalesce((SELECT max(vip_amount) FROM customer_rules), {usual})")
}

/// How a measure is told by the rows of its source; `None` when it is no measure of such a source.
pub(super) fn telling(measure: Measure, by_line: bool, digits: u8) -> Option<Telling> {
    let column = |name: &str| Telling {
        sum: format!("sum(fact.{name})"),
        rows: format!("fact.{name} IS NOT NULL"),
    };
    let count = |rows: &str| Telling { sum: "count(*)".into(), rows: rows.into() };
    let of_shop = if by_line { "fact.product_key IS NOT NULL" } else { "fact.product_key IS NULL" };
    let traffic = |name: &str, sources: &str| Telling {
        sum: format!("sum(fact.{name})"),
        rows: format!("fact.{name} IS NOT NULL AND {of_shop} AND {sources}"),
    };
    // In minor units times 10 to the power of `7 - digits`.
    let value = format!("(fact.quantity_milli * {})", unit_cost(digits));
    let worth = |rows: &str| Telling {
        sum: format!("sum({value})"),
        rows: format!("{value} IS NOT NULL AND {rows}"),
    };
    let skus = |rows: &str| Telling {
        sum: format!(
            "count(DISTINCT CASE WHEN fact.quantity_milli > 0 {rows} THEN
            coalesce(fact.product_key, -fact.key) END)"
        ),
        rows: "fact.quantity_milli IS NOT NULL".into(),
    };
    let slow = format!("AND fact.age_days >= {SLOW_DAYS}");
    Some(match measure {
        Measure::Visitors => traffic("visitors", ALL_SOURCES),
        Measure::PageViews => traffic("page_views", ALL_SOURCES),
        Measure::VisitBuyers => traffic("buyers", ALL_SOURCES),
        Measure::PaidVisitors => traffic("visitors", &format!("fact.source <> '' AND {PAID}")),
        Measure::FreeVisitors => traffic("visitors", &format!("fact.source <> '' AND NOT {PAID}")),
        Measure::AdCost => column("cost"),
        Measure::AdSales => column("amount"),
        Measure::Impressions => column("impressions"),
        Measure::Clicks => column("clicks"),
        Measure::Conversions => column("conversions"),
        Measure::Reviews => count("1"),
        Measure::GoodReviews => Telling {
            sum: "sum(fact.sentiment = 'positive')".into(),
            rows: "fact.sentiment IS NOT NULL".into(),
        },
        Measure::BadReviews => Telling {
            sum: "sum(fact.sentiment = 'negative')".into(),
            rows: "fact.sentiment IS NOT NULL".into(),
        },
        Measure::Ratings => count("fact.rating_milli IS NOT NULL"),
        Measure::RatingSum => column("rating_milli"),
        Measure::StockUnits | Measure::OpeningStockUnits => column("quantity_milli"),
        Measure::StockValue | Measure::AverageStockValue => worth("1"),
        Measure::SlowValue => Telling {
            sum: format!("sum(CASE WHEN fact.age_days >= {SLOW_DAYS} THEN {value} ELSE 0 END)"),
            rows: format!("{value} IS NOT NULL AND fact.age_days IS NOT NULL"),
        },
        Measure::StockedSkus => skus(""),
        Measure::SlowSkus => Telling { rows: "fact.age_days IS NOT NULL".into(), ..skus(&slow) },
        Measure::SettledIn => Telling {
            sum: "sum(CASE WHEN fact.amount > 0 THEN fact.amount ELSE 0 END)".into(),
            rows: "fact.amount IS NOT NULL".into(),
        },
        Measure::SettledOut => Telling {
            sum: "sum(CASE WHEN fact.amount < 0 THEN -fact.amount ELSE 0 END)".into(),
            rows: "fact.amount IS NOT NULL".into(),
        },
        Measure::AfterSales => count("1"),
        Measure::AfterSaleAmount => column("amount"),
        Measure::NewMembers => count("1"),
        Measure::NewSilverMembers => Telling {
            sum: "sum(fact.level LIKE '%银卡%' OR fact.level LIKE '%silver%')".into(),
            rows: "1".into(),
        },
        Measure::Visits => count(VISIT),
        Measure::VipVisits => Telling {
            sum: "count(*)".into(),
            rows: format!("{VISIT} AND fact.paid >= {}", vip_amount(digits)),
        },
        manual if manual.is_manual() => Telling {
            sum: "sum(fact.value)".into(),
            rows: format!("fact.measure = '{}'", manual.code()),
        },
        other => return telling_of_count(other, digits),
    })
}

/// The rows of a source, with `store_key` and `day` of each, `{from}` and `{to}` for a slice's days.
pub(super) fn table(source: MeasureSource) -> Option<&'static str> {
    Some(match source {
        MeasureSource::Traffic => "traffic",
        MeasureSource::Advertising => "advertising",
        MeasureSource::Review => "review",
        MeasureSource::Stock => "stock",
        MeasureSource::StockTake => "stock_take",
        MeasureSource::Settlement => "settlement",
        MeasureSource::AfterSale => "after_sale",
        MeasureSource::Contacts => {
            "(SELECT contact.key, contact.kind, contact.customer_id, NULL AS product_key,
                     employee.key AS employee_key, employee.name AS employee,
                     (SELECT key FROM store WHERE store.id = contact.store_id) AS store_key,
                     (SELECT summary.gross_sales FROM customer
                      JOIN customer_summary AS summary ON summary.customer_key = customer.key
                      WHERE customer.id = contact.customer_id) AS paid,
                     CAST(julianday(contact.day) - 2440587.5 AS INTEGER) AS day
              FROM contact LEFT JOIN employee ON employee.id = contact.employee_id)"
        }
        MeasureSource::Manual => {
            "(SELECT manual_value.key, store.key AS store_key, manual_value.measure,
                     manual_value.value, NULL AS product_key,
                     CAST(julianday(manual_value.day) - 2440587.5 AS INTEGER) AS day
              FROM manual_value JOIN store ON store.id = manual_value.store_id)"
        }
        MeasureSource::Members => {
            "(SELECT customer.key, store.key AS store_key, customer.level, NULL AS product_key,
                     CAST(julianday(customer.joined_on) - 2440587.5 AS INTEGER) AS day
              FROM customer INDEXED BY customer_by_joining
              CROSS JOIN store ON store.id = customer.home_store_id
              WHERE customer.joined_on <> '' AND customer.joined_on BETWEEN '{from}' AND '{to}'
                AND customer.merged_into IS NULL)"
        }
        MeasureSource::Sales
        | MeasureSource::Buyers
        | MeasureSource::Calendar
        | MeasureSource::Goals => return None,
    })
}

/// Whether the rows of a source tell the parts that a slice or a group asks for.
pub(super) fn tells(source: MeasureSource, slice: &Slice, group: Group) -> bool {
    let by_channel = slice.channel.is_some() || group == Group::Channel;
    let by_line = slice.is_by_line() || group.is_by_line();
    let by_employee = slice.employee_id.is_some() || group == Group::Employee;
    let has_channel = matches!(source, MeasureSource::Advertising | MeasureSource::Review);
    let has_product =
        !matches!(source, MeasureSource::Manual | MeasureSource::Members | MeasureSource::Contacts);
    let has_employee = source == MeasureSource::Contacts;
    (has_employee || !by_employee) && (has_channel || !by_channel) && (has_product || !by_line)
}

/// The rows that count for a measure: what stands after FROM, with its values.
pub(super) struct Rows {
    pub(super) from: String,
    pub(super) values: Vec<SqlValue>,
    pub(super) sum: String,
    /// The part of each row.
    pub(super) part: String,
}

/// The rows that count for a measure in a slice; `None` when its source does not tell the slice.
pub(super) fn rows(
    sql: &Connection,
    slice: &Slice,
    group: Group,
    measure: Measure,
) -> Result<Option<Rows>> {
    let (Some(table), true) = (table(measure.source()), tells(measure.source(), slice, group))
    else {
        return Ok(None);
    };
    // Whose dates are texts are found by them.
    let table =
        &table.replace("{from}", &slice.from.to_string()).replace("{to}", &slice.to.to_string());
    let by_line = slice.is_by_line() || group.is_by_line();
    let digits = org::currency(sql)?.digits();
    let Some(telling) = telling(measure, by_line, digits) else { return Ok(None) };
    let Conditions { sql: condition, values } = match measure.source() {
        MeasureSource::Contacts => conditions(sql, slice)?,
        _ => fact_conditions(sql, slice)?,
    };
    let named = |text: &str| text.replace("line.product_key", "fact.product_key");
    let part = named(group.expression()).replace("fact.channel", "coalesce(fact.channel, '')");
    let join = named(&group.join());
    let counts = &telling.rows;
    let (from, values) = if last_only(measure) {
        let days = match group {
            Group::Time(_) => part.as_str(),
            _ => "0",
        };
        let last = format!(
            "(SELECT fact.store_key AS store, {days} AS span, max(fact.day) AS day
              FROM {table} AS fact WHERE {condition} AND {counts} GROUP BY 1, 2) AS last"
        );
        let from = format!(
            "{last} CROSS JOIN {table} AS fact ON fact.store_key = last.store AND fact.day = last.day
             {join} WHERE {condition} AND {counts}"
        );
        (from, values.iter().chain(&values).cloned().collect())
    } else {
        (format!("{table} AS fact {join} WHERE {condition} AND {counts}"), values)
    };
    Ok(Some(Rows { from, values, sum: telling.sum, part }))
}

fn last_only(measure: Measure) -> bool {
    measure.adding() == Adding::Last
}

/// Adds a measure of plain facts, members or what was entered to the parts that have rows of it.
pub(super) fn add(
    sql: &Connection,
    slice: &Slice,
    group: Group,
    measure: Measure,
    parts: &mut Parts,
) -> Result<()> {
    if measure == Measure::OpeningStockUnits {
        return add_opening(sql, slice, group, parts);
    }
    let Some(rows) = rows(sql, slice, group, measure)? else { return Ok(()) };
    let Rows { from, values, sum, part } = &rows;
    let query = if measure.source() == MeasureSource::StockTake {
        // A count is that of a store and a day; products and differences are those of one count.
        format!(
            "SELECT part_key, sum(counted) FROM (
                 SELECT {part} AS part_key, {sum} AS counted
                 FROM {from} GROUP BY part_key, fact.store_key, fact.day)
             GROUP BY part_key"
        )
    } else if measure.adding() == Adding::Mean {
        format!(
            "SELECT part_key, sum(mean) FROM (
                 SELECT {part} AS part_key, {sum} / count(DISTINCT fact.day) AS mean
                 FROM {from} GROUP BY part_key, fact.store_key)
             GROUP BY part_key"
        )
    } else {
        format!("SELECT {part} AS part_key, {sum} FROM {from} GROUP BY part_key")
    };
    let digits = org::currency(sql)?.digits();
    each_row(sql, &query, values, |key, row| {
        if let Some(value) = row.get::<_, Option<i64>>(1)? {
            parts.entry(key).or_default().set(measure, in_minor(measure, value, digits));
        }
        Ok(())
    })
}

/// Stock is worth quantity times cost, which comes in finer steps than the minor unit.
fn in_minor(measure: Measure, value: i64, digits: u8) -> i64 {
    let is_of_stock = matches!(measure.source(), MeasureSource::Stock | MeasureSource::StockTake);
    if !is_of_stock || measure.unit() != MeasureUnit::Money {
        return value;
    }
    let scale = 10_i64.pow(u32::from(7_u8.saturating_sub(digits)));
    (value + value.signum() * scale / 2) / scale
}

/// The slice over all days before one.
pub(super) fn before(slice: &Slice, first: NaiveDate) -> Slice {
    Slice {
        from: day_from_number(0).unwrap_or(first),
        to: first.pred_opt().unwrap_or(first),
        ..slice.clone()
    }
}

/// What lay in stock before the first day: the last list before it, for each span its own.
fn add_opening(sql: &Connection, slice: &Slice, group: Group, parts: &mut Parts) -> Result<()> {
    let Group::Time(grain) = group else {
        let mut opening = Parts::new();
        add(sql, &before(slice, slice.from), group, Measure::StockUnits, &mut opening)?;
        take_opening(opening, parts, |key| key);
        return Ok(());
    };
    for first in starts(slice, grain) {
        let Some(span) = span(slice, grain, first) else { continue };
        let mut opening = Parts::new();
        add(sql, &before(slice, span.from), Group::Whole, Measure::StockUnits, &mut opening)?;
        take_opening(opening, parts, |_| PartKey::Number(first));
    }
    Ok(())
}

fn take_opening(opening: Parts, parts: &mut Parts, key_of: impl Fn(PartKey) -> PartKey) {
    for (key, measures) in opening {
        if let Some(units) = measures.get(Measure::StockUnits) {
            parts.entry(key_of(key)).or_default().set(Measure::OpeningStockUnits, units);
        }
    }
}

/// The first days of the spans that a slice touches.
fn starts(slice: &Slice, grain: Grain) -> Vec<i64> {
    let mut starts = Vec::new();
    let mut first = grain.start(slice.from);
    while first <= slice.to {
        starts.push(day_number(first));
        let Some(next) = grain.end(first).succ_opt() else { break };
        first = next;
    }
    starts
}
