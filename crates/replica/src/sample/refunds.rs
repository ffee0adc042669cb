//! Which orders come back, when, and how much of them.

use domain::sales_file::DocumentLine;
use domain::{Money, Position};

use super::basket::Shelves;
use super::catalog::COMPLAINED_OF;
use super::rng::Rng;
use super::span::Span;
use super::stories::COMPLAINT_DAYS;

const PER_MILLE: u32 = 41;
const WHOLE_ORDER_PER_MILLE: u32 = 200;
const LATEST_AFTER_DAYS: u32 = 12;
/// The product with rising complaints, in its last weeks.
const COMPLAINTS_PER_MILLE: u32 = 150;
const COMPLAINTS_AFTER_DAYS: u32 = 6;

/// Goods on their way back.
#[derive(Clone, Debug)]
pub(super) struct Return {
    pub store: usize,
    pub customer: Option<Position>,
    pub channel: Option<Position>,
    pub lines: Vec<DocumentLine>,
}

/// The returns of every day to come.
pub(super) struct Returns {
    by_day: Vec<Vec<Return>>,
    complaints_from: usize,
}

impl Returns {
    pub fn over(span: &Span) -> Self {
        // Complaints arrive some days after the sale, so they start a little earlier.
        let complaints_from = span.last(COMPLAINT_DAYS + COMPLAINTS_AFTER_DAYS as usize / 2);
        Self { by_day: vec![Vec::new(); span.days], complaints_from }
    }

    /// Decides whether an order, or something of it, comes back. What would come back after
    /// yesterday has not come back yet.
    pub fn consider(&mut self, order: Return, day: usize, shelves: &Shelves<'_>, rng: &mut Rng) {
        let complaint = self.complaint(&order.lines, day, rng);
        let (lines, latest) = match complaint {
            Some(line) => (vec![line], COMPLAINTS_AFTER_DAYS),
            None if rng.happens(PER_MILLE) => {
                (some_of(&order.lines, shelves, rng), LATEST_AFTER_DAYS)
            }
            None => return,
        };
        let comes_back = day + rng.between(1, latest) as usize;
        if let Some(returns) = self.by_day.get_mut(comes_back).filter(|_| !lines.is_empty()) {
            returns.push(Return { lines: lines.iter().map(given_back).collect(), ..order });
        }
    }

    /// What comes back on a day.
    pub fn take(&mut self, day: usize) -> Vec<Return> {
        self.by_day.get_mut(day).map(std::mem::take).unwrap_or_default()
    }

    fn complaint(&self, lines: &[DocumentLine], day: usize, rng: &mut Rng) -> Option<DocumentLine> {
        if day < self.complaints_from {
            return None;
        }
        let bad = |line: &&DocumentLine| line.product == Some(Position::new(COMPLAINED_OF));
        let line = lines.iter().find(bad).copied()?;
        rng.happens(COMPLAINTS_PER_MILLE).then_some(line)
    }
}

fn some_of(lines: &[DocumentLine], shelves: &Shelves<'_>, rng: &mut Rng) -> Vec<DocumentLine> {
    let goods: Vec<DocumentLine> =
        lines.iter().copied().filter(|line| shelves.is_goods(line)).collect();
    if rng.happens(WHOLE_ORDER_PER_MILLE) {
        return goods;
    }
    rng.pick(&goods).copied().into_iter().collect()
}

fn given_back(line: &DocumentLine) -> DocumentLine {
    DocumentLine {
        quantity_milli: -line.quantity_milli,
        amount: Money::ZERO - line.amount,
        ..*line
    }
}
