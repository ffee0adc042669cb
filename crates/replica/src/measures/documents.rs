//! Paid documents with what their lines count for, read from the facts.

use std::collections::HashMap;

use domain::calendar::day_from_number;
use rusqlite::types::Value as SqlValue;
use rusqlite::{CachedStatement, Connection, Row, params_from_iter};

use crate::aliases;
use crate::error::Result;

/// A paid document.
pub(crate) struct Document {
    pub(crate) key: i64,
    pub(crate) store_key: i64,
    pub(crate) day: i64,
    pub(crate) kind: i64,
    /// 0 for nobody.
    pub(crate) employee_key: i64,
    /// See [`Shelf::text`].
    pub(crate) channel: usize,
    pub(crate) customer_key: Option<i64>,
    /// It is the first sale of its customer.
    pub(crate) is_first: bool,
    /// No refund goes by its number.
    pub(crate) is_kept: bool,
    /// Its customer had joined before that day.
    pub(crate) is_of_member: bool,
    /// And was born in that month.
    pub(crate) is_of_birthday: bool,
}

impl Document {
    pub(crate) const SALE: i64 = 0;
    pub(crate) const REFUND: i64 = 1;
}

/// A line of a document.
pub(crate) struct Line {
    /// The product it counts for; 0 for none.
    pub(crate) product_key: i64,
    /// See [`Shelf::text`].
    pub(crate) category: usize,
    pub(crate) is_goods: bool,
    pub(crate) quantity_milli: i64,
    pub(crate) amount: i64,
}

/// What lines count for, and the texts of documents and products by a number each.
pub(crate) struct Shelf<'a> {
    product: CachedStatement<'a>,
    /// Those that were met so far.
    articles: HashMap<i64, Article>,
    texts: Vec<String>,
    numbers: HashMap<String, usize>,
}

#[derive(Clone, Copy)]
struct Article {
    key: i64,
    category: usize,
    is_goods: bool,
}

impl<'a> Shelf<'a> {
    pub(crate) fn new(sql: &'a Connection) -> Result<Self> {
        Ok(Self {
            product: sql.prepare_cached(aliases::COUNTED_PRODUCT)?,
            articles: HashMap::new(),
            texts: Vec::new(),
            numbers: HashMap::new(),
        })
    }

    /// The text of a number.
    pub(crate) fn text(&self, number: usize) -> &str {
        &self.texts[number]
    }

    fn number(&mut self, text: &str) -> usize {
        if let Some(number) = self.numbers.get(text) {
            return *number;
        }
        self.texts.push(text.to_string());
        self.numbers.insert(text.to_string(), self.texts.len() - 1);
        self.texts.len() - 1
    }

    /// A line without product is goods.
    fn article(&mut self, told: Option<i64>) -> Result<Article> {
        let Some(told) = told else {
            return Ok(Article { key: 0, category: self.number(""), is_goods: true });
        };
        if let Some(known) = self.articles.get(&told) {
            return Ok(*known);
        }
        let (key, category, is_goods): (_, String, _) =
            self.product.query_row([told], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
        let article = Article { key, category: self.number(&category), is_goods };
        self.articles.insert(told, article);
        Ok(article)
    }
}

/// Documents and lines in the order in which they are read, by a statement's FROM and WHERE.
pub(crate) struct Source {
    /// Names `fact`, `line`, and what [`Customers::join`] joins; lines of a document follow each other.
    pub(crate) from: String,
    pub(crate) values: Vec<SqlValue>,
    /// Every line of a document is among them.
    pub(crate) is_whole: bool,
    /// What is told of customers; without it nobody is anybody's first, member or kept.
    pub(crate) customers: Customers,
}

/// Whether a [`Source`] looks at customers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Customers {
    /// It does.
    Told,
    /// It does not, and is the faster for it.
    Untold,
}

impl Customers {
    /// What stands between `fact` and `line` in a [`Source`].
    pub(crate) fn join(self) -> &'static str {
        match self {
            Self::Told => {
                "LEFT JOIN customer_summary AS summary ON summary.customer_key = fact.customer_key
                 LEFT JOIN customer ON customer.key = fact.customer_key"
            }
            Self::Untold => "",
        }
    }

    /// The columns that tell whether a sale is its customer's first, whether it was kept, whether
    /// the customer is on the list, since when, and in which month they were born.
    fn columns(self, is_first_line: &str) -> String {
        match self {
            Self::Told => format!(
                "summary.first_order_key IS fact.key,
                 fact.kind = 0 AND fact.customer_key IS NOT NULL AND {is_first_line} AND NOT EXISTS (
                     SELECT 1 FROM orders AS back INDEXED BY orders_by_number
                     WHERE back.number = fact.number AND back.store_key = fact.store_key
                       AND back.kind = 1 AND back.status = 0 AND back.voided = 0),
                 customer.card <> '' OR customer.level <> '' OR customer.joined_on <> '',
                 customer.joined_on, substr(customer.birthday, -5, 2)"
            ),
            Self::Untold => "0, 0, 0, NULL, NULL".into(),
        }
    }
}

/// Reads the documents of a source, each with its lines.
pub(crate) fn each_document(
    sql: &Connection,
    source: &Source,
    shelf: &mut Shelf<'_>,
    mut take: impl FnMut(&Document, &mut [Line], &Shelf<'_>) -> Result<()>,
) -> Result<()> {
    let query = format!(
        "SELECT fact.key, fact.store_key, fact.day, fact.kind, coalesce(fact.employee_key, 0),
                fact.channel, fact.customer_key, {of_customers},
                line.product_key, line.quantity_milli, line.amount
         {from}",
        of_customers =
            source.customers.columns(if source.is_whole { "line.line_no = 1" } else { "1" }),
        from = source.from,
    );
    let mut statement = sql.prepare_cached(&query)?;
    let mut rows = statement.query(params_from_iter(&source.values))?;
    let mut document: Option<Document> = None;
    let mut lines: Vec<Line> = Vec::new();
    let mut day = Day::default();
    while let Some(row) = rows.next()? {
        let key: i64 = row.get(0)?;
        if let Some(whole) = document.take_if(|document| document.key != key) {
            take(&whole, &mut lines, shelf)?;
            lines.clear();
        }
        if document.is_none() {
            document = Some(read_document(row, key, shelf, &mut day)?);
        }
        // Columns are read by their places: there are many lines.
        let article = shelf.article(row.get(12)?)?;
        lines.push(Line {
            product_key: article.key,
            category: article.category,
            is_goods: article.is_goods,
            quantity_milli: row.get(13)?,
            amount: row.get(14)?,
        });
    }
    match document {
        Some(last) => take(&last, &mut lines, shelf),
        None => Ok(()),
    }
}

fn read_document(
    row: &Row<'_>,
    key: i64,
    shelf: &mut Shelf<'_>,
    day: &mut Day,
) -> Result<Document> {
    day.turn_to(row.get(2)?);
    let is_listed = row.get::<_, Option<bool>>(9)?.unwrap_or(false);
    let is_of_member = is_listed && text_of(row, 10)? < day.text.as_str();
    Ok(Document {
        key,
        store_key: row.get(1)?,
        day: day.number,
        kind: row.get(3)?,
        employee_key: row.get(4)?,
        channel: shelf.number(text_of(row, 5)?),
        customer_key: row.get(6)?,
        is_first: row.get(7)?,
        is_kept: row.get(8)?,
        is_of_member,
        is_of_birthday: is_of_member && text_of(row, 11)? == day.month(),
    })
}

/// A day as dates of customers are written.
#[derive(Default)]
struct Day {
    number: i64,
    text: String,
}

impl Day {
    fn turn_to(&mut self, number: i64) {
        if self.number != number || self.text.is_empty() {
            let text = day_from_number(number).map(|day| day.to_string());
            (self.number, self.text) = (number, text.unwrap_or_default());
        }
    }

    /// Two digits.
    fn month(&self) -> &str {
        self.text.rsplit('-').nth(1).unwrap_or_default()
    }
}

fn text_of<'a>(row: &'a Row<'_>, column: usize) -> Result<&'a str> {
    Ok(row.get_ref(column)?.as_str().map_err(rusqlite::Error::from)?)
}
