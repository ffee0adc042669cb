//! What is asked: numbers, the rows behind them, searches and lists.

use std::time::Instant;

use chrono::NaiveDate;
use domain::metrics::{MeasureSource, Slice};
use replica::{By, LifetimeUnit, OrderFilter, Page, TodayScope};

use super::Question;
use super::slices::{periods, shapes, some};
use crate::data_folder::Chain;
use crate::failure::Failure;

const PAGE: u32 = 50;

/// Finds what is asked of one kind; little else is read than what the questions are about.
pub(super) type Find = for<'a> fn(&'a Chain) -> Result<Vec<Question<'a>>, Failure>;

/// The questions of each kind.
pub(super) const KINDS: [(&str, Find); 11] = [
    ("metric", metrics),
    ("parts", parts),
    ("rows-first", |chain| rows(chain, 0)),
    ("rows-middle", |chain| rows(chain, 1)),
    ("rows-last", |chain| rows(chain, 2)),
    ("search", searches),
    ("customers", customer_pages),
    ("orders", order_pages),
    ("today", today),
    ("rfm", classes),
    ("lifetime", scores),
];

fn today(chain: &Chain) -> Result<Vec<Question<'_>>, Failure> {
    let ask = || chain.replica.today_page(&chain.owner, &TodayScope::default()).map(|_| ());
    Ok(vec![question("today", ask)])
}

fn classes(chain: &Chain) -> Result<Vec<Question<'_>>, Failure> {
    let ask = || chain.replica.rfm(&chain.owner, &TodayScope::default(), None).map(|_| ());
    Ok(vec![question("classes of all customers", ask)])
}

fn scores(chain: &Chain) -> Result<Vec<Question<'_>>, Failure> {
    let newest = newest_day(chain)?;
    let (owner, unit) = (&chain.owner, LifetimeUnit::Week);
    let ask = move || chain.replica.lifetime_scores(owner, newest, unit).map(|_| ());
    Ok(vec![question("fit, and what to expect of all customers", ask)])
}

fn question<'a>(
    name: impl Into<String>,
    ask: impl Fn() -> replica::Result<()> + 'a,
) -> Question<'a> {
    let ask = move || {
        let begun = Instant::now();
        ask().map(|()| begun)
    };
    Question { name: name.into(), ask: Box::new(ask) }
}

fn newest_day(chain: &Chain) -> Result<NaiveDate, Failure> {
    let newest =
        chain.replica.list_orders(&chain.owner, &OrderFilter::default(), Page::first(1))?;
    Ok(newest.rows.first().map_or(NaiveDate::MIN, |row| row.day))
}

fn slices(chain: &Chain) -> Result<Vec<(String, Slice)>, Failure> {
    let newest =
        chain.replica.list_orders(&chain.owner, &OrderFilter::default(), Page::first(200))?;
    let mut channels: Vec<String> = newest.rows.into_iter().map(|row| row.channel).collect();
    channels.sort();
    channels.dedup();
    let periods = periods(chain)?;
    let over = |(name, shape): (String, Slice)| {
        let periods = periods.iter();
        periods
            .map(|(span, period)| (format!("{name}, {span}"), shape.over(*period)))
            .collect::<Vec<_>>()
    };
    Ok(shapes(chain, &some(channels, 2))?.into_iter().flat_map(over).collect())
}

/// The metrics that sales and their customers tell: of the others the chain has no facts.
fn codes(chain: &Chain) -> Result<Vec<String>, Failure> {
    let metrics = chain.replica.list_metrics()?.into_iter();
    let told = |kind| matches!(kind, MeasureSource::Sales | MeasureSource::Buyers);
    Ok(metrics.filter(|metric| told(metric.kind)).map(|metric| metric.code).collect())
}

fn metrics(chain: &Chain) -> Result<Vec<Question<'_>>, Failure> {
    let (codes, slices) = (codes(chain)?, slices(chain)?);
    let mut questions = Vec::new();
    for code in &codes {
        for (name, slice) in &slices {
            let (code, slice) = (code.clone(), slice.clone());
            questions.push(question(format!("{code} of {name}"), move || {
                chain.replica.metric(&chain.owner, &code, &slice).map(|_| ())
            }));
        }
    }
    Ok(questions)
}

fn parts(chain: &Chain) -> Result<Vec<Question<'_>>, Failure> {
    let slices = slices(chain)?;
    let mut questions = Vec::new();
    for code in ["net_sales", "orders", "buyers", "units"] {
        for by in [By::Day, By::Month, By::Store, By::Category, By::Product, By::Employee] {
            for (name, slice) in &slices {
                let slice = slice.clone();
                questions.push(question(format!("{code} by {by:?} of {name}"), move || {
                    chain.replica.metric_parts(&chain.owner, code, &slice, by).map(|_| ())
                }));
            }
        }
    }
    Ok(questions)
}

/// The first, middle or last page of the rows behind each number.
fn rows(chain: &Chain, part: u32) -> Result<Vec<Question<'_>>, Failure> {
    let (codes, slices) = (codes(chain)?, slices(chain)?);
    let mut questions = Vec::new();
    for code in &codes {
        for (name, slice) in &slices {
            let (code, slice) = (code.clone(), slice.clone());
            let name = format!("rows of {code} of {name}");
            let ask = move || {
                // How many there are is known by the number whose rows these are.
                let total = match part {
                    0 => 0,
                    _ => chain.replica.metric(&chain.owner, &code, &slice)?.rows,
                };
                let begun = Instant::now();
                let page = page_at(total, part);
                chain.replica.metric_rows(&chain.owner, &code, &slice, page).map(|_| begun)
            };
            questions.push(Question { name, ask: Box::new(ask) });
        }
    }
    Ok(questions)
}

fn page_at(total: u32, part: u32) -> Page {
    Page { offset: total.saturating_sub(PAGE) / 2 * part, limit: PAGE }
}

/// Ends of phone numbers, names, cards and beginnings of order numbers of those who are there.
fn searches(chain: &Chain) -> Result<Vec<Question<'_>>, Failure> {
    let Chain { replica, owner } = chain;
    let total =
        replica.list_customers(owner, &replica::CustomerFilter::default(), Page::first(1))?.total;
    let mut texts = Vec::new();
    for place in 0..25 {
        let page = Page { offset: total / 25 * place, limit: 1 };
        for row in replica.list_customers(owner, &replica::CustomerFilter::default(), page)?.rows {
            let customer = row.customer;
            let tail = customer.phone.len().saturating_sub(4);
            texts.push(("phone tail", customer.phone[tail..].to_string()));
            texts.push(("name", customer.name));
            texts.push(("card", customer.card));
        }
    }
    let newest = replica.list_orders(owner, &OrderFilter::default(), Page::first(25))?;
    for row in newest.rows {
        texts.push(("order number", row.number.clone()));
        texts.push(("beginning of an order number", row.number.chars().take(6).collect()));
    }
    texts.retain(|(_, text)| !text.is_empty());
    Ok(texts
        .into_iter()
        .map(|(what, text)| {
            question(format!("{what} {text}"), move || replica.search(owner, &text).map(|_| ()))
        })
        .collect())
}

fn customer_pages(chain: &Chain) -> Result<Vec<Question<'_>>, Failure> {
    let Chain { replica, owner } = chain;
    let total =
        replica.list_customers(owner, &replica::CustomerFilter::default(), Page::first(1))?.total;
    Ok((0..3)
        .flat_map(|part| (0..5).map(move |turn| (part, turn)))
        .map(|(part, turn)| {
            let page = page_at(total, part);
            question(format!("customers at {} ({turn})", page.offset), move || {
                replica.list_customers(owner, &replica::CustomerFilter::default(), page).map(|_| ())
            })
        })
        .collect())
}

fn order_pages(chain: &Chain) -> Result<Vec<Question<'_>>, Failure> {
    let Chain { replica, owner } = chain;
    let all = OrderFilter::default;
    let mut filters = vec![("all".to_string(), all())];
    for store in some(replica.list_stores()?, 3) {
        let name = format!("store {}", store.code);
        filters.push((name, OrderFilter { store_id: Some(store.id), ..all() }));
    }
    let mut questions = Vec::new();
    for (name, filter) in filters {
        let total = replica.list_orders(owner, &filter, Page::first(1))?.total;
        for part in 0..3 {
            let (filter, page) = (filter.clone(), page_at(total, part));
            questions.push(question(format!("orders of {name} at {}", page.offset), move || {
                replica.list_orders(owner, &filter, page).map(|_| ())
            }));
        }
    }
    Ok(questions)
}
