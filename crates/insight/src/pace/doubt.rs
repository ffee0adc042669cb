//! How unsure the days to come are apart from their level.

use super::pattern::Pattern;
use super::tally::Measure;

/// A level this much above or below the usual one has no greater or smaller noise.
const NOISE_BY_LEVEL: (f64, f64) = (0.5, 2.0);

/// What is not known of the days to come beside the level.
pub struct Doubt<'a> {
    pattern: &'a Pattern,
    noise: f64,
    /// Weights by weekday, without its factor.
    weekdays: [f64; 7],
    /// Weights by promotion, without its factor.
    promotions: Vec<f64>,
}

impl<'a> Doubt<'a> {
    pub fn new(pattern: &'a Pattern) -> Self {
        let promotions = vec![0.0; pattern.promotions.len()];
        Self { pattern, noise: 0.0, weekdays: [0.0; 7], promotions }
    }

    /// Adds a day of this weight.
    pub fn add(&mut self, weekday: usize, promotion: Option<u32>, weight: f64) {
        self.noise += self.pattern.noise_of(weight);
        self.weekdays[weekday] += without(self.pattern.weekdays.factors[weekday], weight);
        let kinds = self.pattern.promotions.iter().zip(&mut self.promotions);
        for (kind, sum) in kinds.filter(|(kind, _)| Some(kind.kind) == promotion) {
            *sum += without(kind.factor, weight);
        }
    }

    /// Variance of all days added, at a height of the level.
    pub fn variance(&self, measure: Measure, height: f64) -> f64 {
        let noise = match measure {
            Measure::Sum => height.abs().clamp(NOISE_BY_LEVEL.0, NOISE_BY_LEVEL.1).powi(2),
            Measure::Mean => 1.0,
        };
        let kinds = self.pattern.promotions.iter().zip(&self.promotions);
        let promotions: f64 = kinds.map(|(kind, sum)| sum * sum * kind.variance).sum();
        noise * self.noise + height * height * (promotions + self.of_weekdays())
    }

    /// Too high a factor of one weekday means too low ones of the others: what falls on all alike
    /// is no doubt.
    fn of_weekdays(&self) -> f64 {
        let days = &self.weekdays;
        let mean = days.iter().sum::<f64>() / 7.0;
        let terms = days.iter().zip(&self.pattern.weekdays.variances);
        terms.map(|(days, variance)| (days - mean).powi(2) * variance).sum()
    }
}

/// What a factor made of a weight, undone.
fn without(factor: f64, weight: f64) -> f64 {
    if factor > 0.0 { weight / factor } else { 0.0 }
}
