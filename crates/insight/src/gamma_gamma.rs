//! What a customer's next purchase is worth: the gamma-gamma model.
//!
//! Fader and Hardie (2013), The Gamma-Gamma Model of Monetary Value, note 025. Mean values vary
//! around a value of each customer's own, which does not depend on how often they come.

use crate::minimise::least;
use crate::special::ln_gamma;

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
        // In units of the typical value all shops look alike.
        let scaled = telling.iter().map(|one| RepeatValue { mean: one.mean / typical, ..*one });
        let scaled: Vec<RepeatValue> = scaled.collect();
        let found = least([1.0, 1.0, 0.0], |logs: &[f64; 3]| {
            if logs.iter().any(|log| log.abs() > FURTHEST) {
                return f64::INFINITY;
            }
            let model = Self { p: logs[0].exp(), q: logs[1].exp(), v: logs[2].exp() };
            -scaled.iter().map(|customer| model.ln_density(customer)).sum::<f64>()
        });
        let [p, q, v] = found.at.map(f64::exp);
        Some(FittedValue {
            model: Self { p, q, v: v * typical },
            log_likelihood: -found.value - telling.len() as f64 * typical.ln(),
            converged: found.converged,
        })
    }

    /// Logarithm of the density of one customer's mean value.
    fn ln_density(&self, customer: &RepeatValue) -> f64 {
        let Self { p, q, v } = *self;
        let x = f64::from(customer.repeats);
        ln_gamma(p * x + q) - ln_gamma(p * x) - ln_gamma(q)
            + q * v.ln()
            + (p * x - 1.0) * customer.mean.ln()
            + p * x * x.ln()
            - (p * x + q) * (v + x * customer.mean).ln()
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
