//! Whether a customer still comes, and how often they will: the BG/NBD model.
//!
//! Fader, Hardie and Lee (2005), "Counting Your Customers" the Easy Way, Marketing Science 24(2);
//! equation numbers are the paper's. Customers buy at a rate of their own (gamma distributed over
//! all customers) and may leave for good after each purchase with a chance of their own (beta
//! distributed). Times are in any unit; the parameters are in the same one.

use std::collections::hash_map::Entry;

use rustc_hash::FxHashMap;

use crate::minimise::{Least, least, least_near};
use crate::special::{LnProduct, hypergeometric, ln_beta, ln_rising, rising_slope};

/// What a customer did: the first purchase is the beginning of their time and does not count, and
/// purchases of one day are one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Purchases {
    /// Repeat purchases, `x` of the paper.
    pub repeats: u32,
    /// From the first to the last purchase, `t_x`; 0 without repeats.
    pub recency: f64,
    /// From the first purchase to the end of observation, `T`.
    pub age: f64,
}

/// Parameters of the model.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct BgNbd {
    /// Shape of the purchase rates.
    pub r: f64,
    /// Scale of the purchase rates, in the unit of time.
    pub alpha: f64,
    /// First parameter of the chance to leave.
    pub a: f64,
    /// Second parameter of the chance to leave.
    pub b: f64,
}

/// Whether the data tell leaving from waiting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dropout {
    /// They do.
    Told,
    /// The likelihood has no top within reach: next to nobody seems to leave for good. Expected
    /// purchases are usable, the chance to have left is not.
    NotTold,
}

/// A fit and how far it may be trusted.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Fitted {
    /// The parameters.
    pub model: BgNbd,
    /// Natural logarithm of the likelihood.
    pub log_likelihood: f64,
    /// Whether the search ended at a place better than all around.
    pub converged: bool,
    /// Whether the chance to have left may be shown.
    pub dropout: Dropout,
}

/// A chance to leave after a purchase below this, on average, is none.
const LEAST_CHANCE: f64 = 1e-3;
/// Beyond this a parameter of the chance to leave runs away.
const GREATEST: f64 = 1e3;
/// Logarithms of parameters are searched within these.
const FURTHEST: f64 = 12.0;
/// Beyond such odds, in their logarithm, a customer has left: adding 1 to them changes nothing.
const MOST_LN_ODDS: f64 = 300.0;
/// So many different customers are searched whole from every start.
const SAMPLE: usize = 1_500;
/// Logarithms of r, alpha, a and b at which the search begins: customers who come and go, and
/// customers who stay.
const STARTS: [[f64; 4]; 2] = [[-0.7, 0.0, -0.7, 0.7], [0.0, 1.0, -3.0, 1.0]];

impl BgNbd {
    /// The most likely parameters for customers, each with how many customers have such purchases.
    /// `None` without a repeat purchase: nothing can be learnt.
    pub fn fit(customers: &[(Purchases, u32)]) -> Option<Fitted> {
        if !customers.iter().any(|(purchases, count)| purchases.repeats > 0 && *count > 0) {
            return None;
        }
        let longest = customers.iter().map(|(purchases, _)| purchases.age).fold(0.0, f64::max);
        // In units of the longest time all data look alike, and so does the way to the top.
        let unit = if longest > 0.0 { longest / 10.0 } else { 1.0 };
        let data = Data::of(customers, unit);
        // A part of many customers leads near the top, from where all of them need a few steps.
        let nth = data.rows.len().div_ceil(SAMPLE);
        let found = if nth > 1 {
            let near = data.every(nth).best_of_starts()?;
            // So many times the customers are so many times as curved.
            let inverse = near.inverse.map(|row| row.map(|of_part| of_part / nth as f64));
            least_near(near.at, inverse, |logs| data.value_and_slope(logs))
        } else {
            data.best_of_starts()?
        };
        let in_units = Self::of_logs(&found.at);
        let model = Self { alpha: in_units.alpha * unit, ..in_units };
        Some(Fitted {
            model,
            // A density of times: the unit changes it by a power for each purchase.
            log_likelihood: -found.value - data.repeats * unit.ln(),
            converged: found.converged,
            dropout: model.dropout(),
        })
    }

    fn of_logs([r, alpha, a, b]: &[f64; 4]) -> Self {
        Self { r: r.exp(), alpha: alpha.exp(), a: a.exp(), b: b.exp() }
    }

    fn dropout(&self) -> Dropout {
        let chance = self.a / (self.a + self.b);
        if chance < LEAST_CHANCE || self.a > GREATEST || self.b > GREATEST {
            Dropout::NotTold
        } else {
            Dropout::Told
        }
    }

    /// Chance that the customer still comes. 1 without repeat purchases, by definition of the
    /// model: customers may leave after a purchase only, and the first one does not count.
    pub fn p_alive(&self, purchases: &Purchases) -> f64 {
        if purchases.repeats == 0 {
            return 1.0;
        }
        1.0 / (1.0 + self.odds_to_have_left(purchases))
    }

    fn odds_to_have_left(&self, purchases: &Purchases) -> f64 {
        let x = f64::from(purchases.repeats);
        let silent = (self.alpha + purchases.age) / (self.alpha + purchases.recency);
        self.a / (self.b + x - 1.0) * ((self.r + x) * silent.ln()).exp()
    }

    /// Purchases to expect of this customer within the next `time` (equation 10).
    pub fn expected(&self, purchases: &Purchases, time: f64) -> f64 {
        let x = f64::from(purchases.repeats);
        let left = if purchases.repeats == 0 { 0.0 } else { self.odds_to_have_left(purchases) };
        let z = time / (self.alpha + purchases.age + time);
        self.share(x, z) / (1.0 + left)
    }

    /// Purchases to expect of a customer within `time` of their first one (equation 9).
    pub fn expected_of_new(&self, time: f64) -> f64 {
        self.share(0.0, time / (self.alpha + time))
    }

    /// `(a + b + x - 1) / (a - 1) * (1 - (1 - z)^(r + x) * 2F1(r + x, b + x; a + b + x - 1; z))`,
    /// the function taken by Euler's transformation: its terms stay small for any `x`.
    fn share(&self, x: f64, z: f64) -> f64 {
        let Self { r, b, .. } = *self;
        // At a = 1 numerator and denominator vanish together; beside it the quotient is smooth.
        let a = if (self.a - 1.0).abs() < 1e-6 { 1.0 + 1e-6 } else { self.a };
        let c = a + b + x - 1.0;
        let series = hypergeometric(a + b - 1.0 - r, a - 1.0, c, z);
        c / (a - 1.0) * (1.0 - (1.0 - z).powf(a - 1.0) * series)
    }

    /// Chance of `count` purchases within `time` of the first one (equation 8).
    pub fn chance_of(&self, count: u32, time: f64) -> f64 {
        let Self { r, alpha, a, b } = *self;
        let (x, share) = (f64::from(count), time / (alpha + time));
        let ln_none = r * (alpha / (alpha + time)).ln();
        let poisson = |n: u32| {
            let factorial = ln_rising(1.0, n);
            (ln_rising(r, n) - factorial + ln_none + f64::from(n) * share.ln()).exp()
        };
        let first = if count == 0 { ln_none.exp() } else { poisson(count) };
        let stays = (ln_beta(a, b + x) - ln_beta(a, b)).exp() * first;
        if count == 0 {
            return stays;
        }
        let fewer: f64 = ln_none.exp() + (1..count).map(poisson).sum::<f64>();
        let leaves = (ln_beta(a + 1.0, b + x - 1.0) - ln_beta(a, b)).exp();
        stays + leaves * (1.0 - fewer)
    }
}

/// The customers as the search for the parameters sees them: those with the same purchases are one row,
/// and whatever hangs on a number of purchases or on a time alone is worked out once.
#[derive(Clone)]
struct Data {
    /// In order of repeats.
    rows: Vec<Row>,
    /// The ages and the recencies that occur, each once.
    times_seen: Vec<f64>,
    /// All repeat purchases.
    repeats: f64,
}

#[derive(Clone)]
struct Row {
    repeats: u32,
    /// Positions in the times that occur.
    recency_at: u32,
    age_at: u32,
    count: f64,
}

/// What depends on a time alone: the logarithm of alpha and the time together, and its slope.
struct ByTime {
    ln: f64,
    slope: f64,
}

impl ByTime {
    fn of(alpha: f64, time: f64) -> Self {
        Self { ln: (alpha + time).ln(), slope: (alpha + time).recip() }
    }
}

/// What depends on the number of repeat purchases alone.
struct ByRepeats {
    /// `r + x`.
    shape: f64,
    common: f64,
    r_slope: f64,
    stays_slope: f64,
    both_slope: f64,
    /// `b + x - 1`; without repeats infinite, as nobody leaves before coming back.
    beyond: f64,
}

impl ByRepeats {
    fn of(model: &BgNbd, repeats: u32) -> Self {
        let BgNbd { r, alpha, a, b } = *model;
        let x = f64::from(repeats);
        Self {
            shape: r + x,
            common: ln_rising(r, repeats) + r * alpha.ln() + ln_rising(b, repeats)
                - ln_rising(a + b, repeats),
            r_slope: rising_slope(r, repeats) + alpha.ln(),
            stays_slope: rising_slope(b, repeats),
            both_slope: rising_slope(a + b, repeats),
            beyond: if repeats == 0 { f64::INFINITY } else { b + x - 1.0 },
        }
    }
}

/// Sums over customers with the same number of repeat purchases.
#[derive(Default)]
struct Sums {
    customers: f64,
    /// The chances that they have left.
    gone: f64,
    /// What the times until they left, or until the end, are as logarithms, and the slopes of these.
    stayed: f64,
    stayed_slope: f64,
    /// What they add to the log-likelihood beside what depends on the number of repeats alone.
    ln_likelihood: f64,
}

impl Data {
    fn of(customers: &[(Purchases, u32)], unit: f64) -> Self {
        let mut places = FxHashMap::default();
        let mut times_seen = Vec::new();
        let mut time_at = |time: f64| {
            *places.entry(time.to_bits()).or_insert_with(|| {
                times_seen.push(time / unit);
                place_of(times_seen.len() - 1)
            })
        };
        let mut alike: FxHashMap<(u32, u32, u32), u32> = FxHashMap::default();
        let mut rows: Vec<Row> = Vec::new();
        for (Purchases { repeats, recency, age }, count) in customers {
            let (recency_at, age_at) = (time_at(*recency), time_at(*age));
            let count = f64::from(*count);
            match alike.entry((*repeats, recency_at, age_at)) {
                Entry::Occupied(row) => rows[*row.get() as usize].count += count,
                Entry::Vacant(place) => {
                    place.insert(place_of(rows.len()));
                    rows.push(Row { repeats: *repeats, recency_at, age_at, count });
                }
            }
        }
        rows.sort_by_key(|row| row.repeats);
        let repeats = rows.iter().map(|row| f64::from(row.repeats) * row.count).sum();
        Self { rows, times_seen, repeats }
    }

    /// Every so-many-th row: as they stand in order of repeats, a picture of all of them.
    fn every(&self, nth: usize) -> Self {
        Self { rows: self.rows.iter().step_by(nth).cloned().collect(), ..self.clone() }
    }

    /// The better of what the starts lead to.
    fn best_of_starts(&self) -> Option<Least<4>> {
        let tops = STARTS.map(|start| least(start, |logs| self.value_and_slope(logs))).into_iter();
        tops.min_by(|one, other| one.value.total_cmp(&other.value))
    }

    /// Minus the log-likelihood (equation 7), and its slope by the logarithms of the parameters.
    fn value_and_slope(&self, logs: &[f64; 4]) -> (f64, [f64; 4]) {
        if logs.iter().any(|log| log.abs() > FURTHEST) {
            return (f64::INFINITY, [0.0; 4]);
        }
        let model = BgNbd::of_logs(logs);
        let BgNbd { r, alpha, a, b } = model;
        let by_time: Vec<ByTime> =
            self.times_seen.iter().map(|time| ByTime::of(alpha, *time)).collect();
        let (mut value, mut slope) = (0.0, [0.0; 4]);
        for alike in self.rows.chunk_by(|one, other| one.repeats == other.repeats) {
            let known = ByRepeats::of(&model, alike[0].repeats);
            let sums = Sums::of(alike, known.shape, (a / known.beyond).ln(), &by_time);
            value += sums.customers * known.common + sums.ln_likelihood;
            slope[0] += sums.customers * known.r_slope - sums.stayed;
            slope[1] += sums.customers * r / alpha - known.shape * sums.stayed_slope;
            slope[2] += sums.gone / a - sums.customers * known.both_slope;
            slope[3] +=
                sums.customers * (known.stays_slope - known.both_slope) - sums.gone / known.beyond;
        }
        (-value, std::array::from_fn(|at| -slope[at] * [r, alpha, a, b][at]))
    }
}

/// A position in little room: there are fewer customers than 2 to the power of 32.
fn place_of(position: usize) -> u32 {
    u32::try_from(position).unwrap_or(u32::MAX)
}

impl Sums {
    fn of(alike: &[Row], shape: f64, ln_leaves: f64, by_time: &[ByTime]) -> Self {
        let mut sums = Self::default();
        let mut either_way = LnProduct::new();
        let mut to_ends = 0.0;
        for Row { recency_at, age_at, count, .. } in alike {
            let (to_last, to_end) = (&by_time[*recency_at as usize], &by_time[*age_at as usize]);
            let ln_odds = ln_leaves + shape * (to_end.ln - to_last.ln);
            let gone_share = if ln_odds > MOST_LN_ODDS {
                sums.ln_likelihood += count * ln_odds;
                1.0
            } else {
                let either = 1.0 + ln_odds.exp();
                either_way.multiply_often(either, *count);
                1.0 - either.recip()
            };
            let gone = count * gone_share;
            sums.customers += count;
            sums.gone += gone;
            to_ends += count * to_end.ln;
            sums.stayed += gone * (to_last.ln - to_end.ln);
            sums.stayed_slope += count * to_end.slope + gone * (to_last.slope - to_end.slope);
        }
        sums.stayed += to_ends;
        sums.ln_likelihood += either_way.ln() - shape * to_ends;
        sums
    }
}
