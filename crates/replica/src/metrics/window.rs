//! Where in a long list of rows, newest first, a page lies: found by the sums of months and days, so
//! that the rows before it are passed over without being read.

use domain::calendar::{Grain, Period, day_from_number};
use domain::metrics::{Measure, Metric, Slice};
use rusqlite::Connection;

use super::group::{Group, PartKey};
use super::rows::is_net;
use super::tally::{self, Asked, Counted, Counter, Tallies, tallies};
use super::{buyers, sums};
use crate::Page;
use crate::error::Result;
use crate::measures::{Buyer, Cell, Seen};

/// Rows of so many days are found without asking for each day.
const FEW_ROWS: u32 = 300;

/// A metric's slice of which a page is looked for.
pub(super) struct Looked<'a> {
    pub(super) metric: &'a Metric,
    pub(super) measure: Measure,
    pub(super) slice: &'a Slice,
    /// What its months tell, and all of them together.
    pub(super) months: Tallies,
    pub(super) whole: &'a Cell,
}

/// The days a page comes from.
pub(super) struct Window {
    /// Its days; `None` when the page is empty.
    pub(super) days: Option<Period>,
    /// How many rows these days have.
    pub(super) rows: u32,
    /// Those of them that stand before the page.
    pub(super) offset: u32,
    /// Customers of later days, who stand before it.
    pub(super) seen: Seen,
    /// The customers whose rows these days have.
    pub(super) here: Seen,
}

/// Says of what is known of a customer whether it counts.
type Counts = fn(Buyer) -> bool;

/// Customers in the order of the newest of their documents that counts.
pub(super) struct Customers {
    measure: Measure,
    /// Who counts by all that the slice knows of them, where one document does not tell.
    chosen: Option<(Seen, Counts)>,
}

impl Customers {
    /// `None` for a measure whose rows are documents.
    pub(super) fn of(measure: Measure, whole: &Cell) -> Option<Self> {
        let counts = buyers::counts(measure)?;
        let mut chosen = None;
        if matches!(measure, Measure::RepeatBuyers | Measure::RepeatMembers) {
            let mut seen = Seen::default();
            for buyer in &whole.buyers {
                seen.note(*buyer);
            }
            chosen = Some((seen, counts));
        }
        Some(Self { measure, chosen })
    }

    fn counts(&self, customer: i64) -> bool {
        let Some((seen, counts)) = &self.chosen else { return true };
        seen.of(customer).is_some_and(counts)
    }

    /// Those of a span who did not stand before it, each once.
    fn new_ones(&self, buyers: &[Buyer], before: &Seen) -> Vec<i64> {
        let is_new = |buyer: &&Buyer| {
            buyers::holds(self.measure, **buyer)
                && before.of(buyer.key()).is_none()
                && self.counts(buyer.key())
        };
        let mut new: Vec<i64> = buyers.iter().filter(is_new).map(|buyer| buyer.key()).collect();
        new.sort_unstable();
        new.dedup();
        new
    }
}

/// The days in which a page of the rows lies.
pub(super) fn of_page(
    sql: &Connection,
    looked: Looked<'_>,
    customers: Option<&Customers>,
    page: Page,
) -> Result<Window> {
    let Looked { metric, measure, slice, months, .. } = looked;
    let mut window = Window {
        days: Some(slice.period()),
        rows: 0,
        offset: page.offset,
        seen: Seen::default(),
        here: Seen::default(),
    };
    let asked = Asked { goods: false, ..Asked::of(&[measure]) };
    let mut counter = Counter::new(sql, asked)?;
    let mut months = Some(months);
    for grain in [Grain::Month, Grain::Day] {
        let Some(days) = window.days else { break };
        let slice = slice.over(days);
        // Lines of a day of which there are no sums are found no faster than those of its month.
        if grain == Grain::Day && !sums::tell_days(&slice) {
            break;
        }
        let spans = match months.take() {
            Some(months) => months,
            None => tallies(sql, &slice, Group::Time(grain), asked)?,
        };
        let mut held = None::<Period>;
        (window.rows, window.here) = (0, Seen::default());
        for (key, cell) in spans.iter().rev() {
            let Some(span) = span_of(key, grain, days) else { continue };
            let new = customers.map(|customers| {
                let mut new = customers.new_ones(&cell.buyers, &window.seen);
                new.retain(|key| window.here.of(*key).is_none());
                new
            });
            let here = match &new {
                Some(new) => u32::try_from(new.len()).unwrap_or(u32::MAX),
                None => documents(metric, measure, counter.count(cell)),
            };
            let is_before = held.is_none() && window.offset >= here;
            let noted = if is_before { &mut window.seen } else { &mut window.here };
            for key in new.unwrap_or_default() {
                noted.note(Buyer::new(key, 0, 0));
            }
            if is_before {
                window.offset -= here;
                continue;
            }
            window.rows += here;
            held = Some(held.map_or(span, |held| Period { from: span.from, to: held.to }));
            if window.rows >= window.offset.saturating_add(page.limit()) {
                break;
            }
        }
        window.days = held;
        if window.rows <= FEW_ROWS {
            break;
        }
    }
    Ok(window)
}

/// How many documents or customers stand behind a metric whose first measure is this.
pub(super) fn documents(metric: &Metric, measure: Measure, counted: Counted) -> u32 {
    let rows = if is_net(metric) { counted.sums.documents } else { tally::rows(&counted, measure) };
    u32::try_from(rows).unwrap_or(u32::MAX)
}

/// The days of a span that lie in a period.
fn span_of(key: &PartKey, grain: Grain, days: Period) -> Option<Period> {
    let PartKey::Number(number) = key else { return None };
    let start = day_from_number(*number)?;
    Some(Period { from: start.max(days.from), to: grain.end(start).min(days.to) })
}
