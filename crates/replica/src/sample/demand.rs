//! How many orders each store takes on each day.

use chrono::{Datelike, NaiveDate};
use domain::org::{Store, TradeArea};

use super::catalog::Catalog;
use super::festivals::season;
use super::rng::Rng;
use super::span::Span;
use super::stories::{DECLINE_DAYS, DECLINE_TO, DECLINING_STORE, MISSING_STORE, NEW_STORE};

const ORDERS: f64 = 200_000.0;
const GROWTH_PER_YEAR: f64 = 0.08;
/// A store that is open sells something.
const FEWEST: u32 = 2;
/// A new store needs a month to become known.
const RAMP_DAYS: f64 = 30.0;

/// Orders by store and day; zero when the store was not open or its day is missing.
pub(super) fn orders_by_store_and_day(
    catalog: &Catalog,
    stores: &[Store],
    span: &Span,
    seed: u64,
) -> Vec<Vec<u32>> {
    let mut rng = Rng::new(seed, "demand");
    let mut weights: Vec<Vec<f64>> = catalog
        .places
        .iter()
        .zip(stores)
        .enumerate()
        .map(|(at, (place, store))| {
            let size = f64::from(place.size) * if at == NEW_STORE { 1.1 } else { 1.0 };
            let day_weight = |day| size * weight(span, day, store, catalog.festival, &mut rng);
            (0..span.days).map(day_weight).collect()
        })
        .collect();
    decline(&mut weights[DECLINING_STORE], span);
    if let Some(yesterday) = weights[MISSING_STORE].last_mut() {
        *yesterday = 0.0;
    }
    whole_orders(&weights)
}

fn weight(span: &Span, day: usize, store: &Store, festival: f64, rng: &mut Rng) -> f64 {
    let date = span.date(day);
    let noise = 0.86 + 0.28 * rng.fraction();
    let opened_on = store.opened_on.unwrap_or(span.start);
    if date < opened_on {
        return 0.0;
    }
    let open_days = (date - opened_on).num_days() as f64;
    let known = (0.55 + 0.45 * open_days / RAMP_DAYS).min(1.0);
    let growth = 1.0 + GROWTH_PER_YEAR * day as f64 / 365.0;
    let weekday = weekday(store.trade_area, date);
    weekday * season(date, store.trade_area, festival) * growth * known * noise
}

/// Monday to Sunday beside the average day.
fn weekday(trade_area: TradeArea, date: NaiveDate) -> f64 {
    let week = match trade_area {
        TradeArea::Core => [0.80, 0.79, 0.81, 0.88, 1.05, 1.38, 1.34],
        TradeArea::Community => [0.91, 0.90, 0.90, 0.93, 1.00, 1.18, 1.20],
        TradeArea::Office => [1.00, 1.02, 1.02, 1.02, 1.08, 0.96, 0.90],
        TradeArea::Transport => [0.92, 0.85, 0.87, 0.92, 1.22, 1.11, 1.15],
        TradeArea::Campus => [0.90, 0.90, 0.92, 0.95, 1.08, 1.18, 1.07],
        TradeArea::Online => [0.94, 0.94, 0.95, 0.96, 1.00, 1.09, 1.12],
        TradeArea::Other => [1.0; 7],
    };
    week[date.weekday().num_days_from_monday() as usize]
}

/// Bends the last eight weeks down, to a fixed part of the eight weeks before whatever the season.
fn decline(weights: &mut [f64], span: &Span) {
    let from = span.last(DECLINE_DAYS);
    let before: f64 = weights[span.last(2 * DECLINE_DAYS)..from].iter().sum();
    let last = &mut weights[from..];
    for (day, weight) in last.iter_mut().enumerate() {
        *weight *= 1.0 - 0.5 * day as f64 / DECLINE_DAYS as f64;
    }
    let bent: f64 = last.iter().sum();
    let scale = if bent > 0.0 { before * DECLINE_TO / bent } else { 1.0 };
    last.iter_mut().for_each(|weight| *weight *= scale);
}

/// Whole orders in proportion to the weights. What rounding leaves over goes to the store's next
/// day, so that the sum is kept.
fn whole_orders(weights: &[Vec<f64>]) -> Vec<Vec<u32>> {
    let total: f64 = weights.iter().flatten().sum();
    let per_weight = if total > 0.0 { ORDERS / total } else { 0.0 };
    let whole = |store: &Vec<f64>| {
        let mut left_over = 0.0;
        let mut round = |weight: &f64| {
            if *weight <= 0.0 {
                return 0;
            }
            let wanted = weight * per_weight + left_over;
            let orders = (wanted.max(0.0) as u32).max(FEWEST);
            left_over = wanted - f64::from(orders);
            orders
        };
        store.iter().map(&mut round).collect()
    };
    weights.iter().map(whole).collect()
}
