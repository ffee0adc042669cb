//! What a customer's next purchase is worth: the gamma-gamma model.
//!
//! Fader and Hardie (2013), The Gamma-Gamma Model of Monetary Value, note 025. Mean values vary
//! around a value of each customer's own, which does not depend on how often they come.

use crate::minimise::least;
use crate::special::{LnProduct, digamma, ln_gamma};

/// The repeat purchases of a customer.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RepeatValue {
    /// How many; the first purchase does not count.
    pub repeats: u32,
    /// Their mean value in any unit of money, above 0.
    pub mean: f64,
}

/// Parameters of the model.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct GammaGamma {
    /// Shape of the values of one customer.
    pub p: f64,
    /// Shape of the customers' own scales.
    pub q: f64,
    /// Scale of the customers' own scales, in the unit of money.
    pub v: f64,
}

/// A fit and how far it may be trusted.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct FittedValue {
    /// The parameters.
    pub model: GammaGamma,
    /// Natural logarithm of the likelihood.
    pub log_likelihood: f64,
    /// Whether the search ended at a place better than all around.
    pub converged: bool,
}

const FURTHEST: f64 = 14.0;

impl GammaGamma {
    /// The most likely parameters. Customers without a repeat purchase of some value tell nothing;
    /// `None` when all are such.
    pub fn fit(customers: &[RepeatValue]) -> Option<FittedValue> {
        let telling: Vec<RepeatValue> = customers
            .iter()
            .filter(|customer| customer.repeats > 0 && customer.mean > 0.0)
            .copied()
            .collect();
        let typical = telling.iter().map(|one| one.mean).sum::<f64>() / telling.len().max(1) as f64;
        if telling.is_empty() {
            return None;
        }
        let data = Data::of(&telling, typical);
        let found = least([1.0, 1.0, 0.0], |logs: &[f64; 3]| data.value_and_slope(logs));
        let [p, q, v] = found.at.map(f64::exp);
        Some(FittedValue {
            model: Self { p, q, v: v * typical },
            log_likelihood: -found.value - telling.len() as f64 * typical.ln(),
            converged: found.converged,
        })
    }

    /// Mean value to expect of a customer's purchases: their own mean drawn towards that of all,
    /// the less the more often they bought. `None` where the mean of all is not finite (`q <= 1`)
    /// and nothing is known of the customer.
    pub fn expected(&self, customer: &RepeatValue) -> Option<f64> {
        let Self { p, q, v } = *self;
        let x = f64::from(customer.repeats);
        let denominator = p * x + q - 1.0;
        (denominator > 0.0).then(|| p * (v + x * customer.mean) / denominator)
    }
}

/// The customers as the search for the parameters sees them, in units of the typical value: there all
/// shops look alike.
struct Data {
    /// The customers with each number of repeats that occurs.
    by_repeats: Vec<Alike>,
    /// All customers.
    customers: f64,
    /// Sums over all customers of `ln mean`, `x ln mean` and `x ln x`.
    ln_mean: f64,
    x_ln_mean: f64,
    x_ln_x: f64,
}

/// Customers with the same number of repeats.
struct Alike {
    x: f64,
    /// The sum of each customer's values.
    sums: Vec<f64>,
}

impl Data {
    fn of(customers: &[RepeatValue], typical: f64) -> Self {
        let mut sorted = customers.to_vec();
        sorted.sort_unstable_by_key(|one| one.repeats);
        let by_repeats = sorted.chunk_by(|one, other| one.repeats == other.repeats);
        let by_repeats = by_repeats.map(|same| {
            let x = f64::from(same[0].repeats);
            Alike { x, sums: same.iter().map(|one| x * one.mean / typical).collect() }
        });
        let mut data = Self {
            by_repeats: by_repeats.collect(),
            customers: customers.len() as f64,
            ln_mean: 0.0,
            x_ln_mean: 0.0,
            x_ln_x: 0.0,
        };
        for one in customers {
            let (x, ln_mean) = (f64::from(one.repeats), (one.mean / typical).ln());
            data.ln_mean += ln_mean;
            data.x_ln_mean += x * ln_mean;
            data.x_ln_x += x * x.ln();
        }
        data
    }

    /// Minus the sum over all customers of the logarithm of the density of the mean value (note 025,
    /// equation 1a), its parts that need no single customer taken together, and its slope by the
    /// logarithms of the parameters.
    fn value_and_slope(&self, logs: &[f64; 3]) -> (f64, [f64; 3]) {
        if logs.iter().any(|log| log.abs() > FURTHEST) {
            return (f64::INFINITY, [0.0; 3]);
        }
        let [p, q, v] = logs.map(f64::exp);
        let customers = self.customers;
        let of_all = p * (self.x_ln_mean + self.x_ln_x) - self.ln_mean;
        let mut value = customers * (q * v.ln() - ln_gamma(q)) + of_all;
        let mut slope =
            [self.x_ln_mean + self.x_ln_x, customers * (v.ln() - digamma(q)), customers * q / v];
        for Alike { x, sums } in &self.by_repeats {
            let (shape, customers) = (p * x + q, sums.len() as f64);
            let (mut scales, mut rates) = (LnProduct::new(), 0.0);
            for sum in sums {
                scales.multiply(v + sum);
                rates += (v + sum).recip();
            }
            let ln_scales = scales.ln();
            value += customers * (ln_gamma(shape) - ln_gamma(p * x)) - shape * ln_scales;
            let of_both = customers * digamma(shape) - ln_scales;
            slope[0] += x * (of_both - customers * digamma(p * x));
            slope[1] += of_both;
            slope[2] -= shape * rates;
        }
        (-value, std::array::from_fn(|at| -slope[at] * [p, q, v][at]))
    }
}
