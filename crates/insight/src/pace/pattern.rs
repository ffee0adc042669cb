//! What makes one day unlike another: its weekday, a promotion, noise.
//!
//! A day's amount is level x exposure x weekday factor x promotion factor, plus noise. The exposure
//! of a sum is 1; that of a mean is the rows behind it, and its amount is the sum over them.

use super::level::Week;
use super::outliers::cut;
use super::tally::Measure;
use super::weekdays::Weekdays;
use super::weeks::WeekSums;

/// A day of the past.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Row {
    pub amount: f64,
    pub exposure: f64,
    pub promotion: Option<u32>,
    /// Weeks from the last day known back to this one, below [`WEEKS_OF_LEVEL`].
    pub week: usize,
    /// Monday is 0.
    pub weekday: usize,
}

/// The days of the past.
#[derive(Debug, Clone, PartialEq)]
pub struct Past {
    /// Days of no promotion, those of the newest weeks first.
    pub ordinary: Vec<Row>,
    /// Days of a promotion.
    pub promoted: Vec<Row>,
}

/// Weeks that tell the weekdays.
pub const WEEKS_OF_WEEKDAYS: usize = 13;
/// Weeks that tell how the level moves.
pub const WEEKS_OF_LEVEL: usize = 60;
/// The noise of days is at least this share of the level: nothing is certain.
const LEAST_NOISE: f64 = 0.005;
/// How strong promotions are before their days were seen: standard deviation of the factor.
const PROMOTION: f64 = 0.3;
/// How much the effect of a promotion differs from one time to the next, as a share of the effect.
const BETWEEN_TIMES: f64 = 0.25;
/// Days of one promotion so many weeks apart are different times of it.
const WEEKS_BETWEEN_TIMES: usize = 26;
/// A promotion and what it does.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Promotion {
    pub kind: u32,
    pub factor: f64,
    /// Variance of the factor.
    pub variance: f64,
}

/// What is known of the days; amounts and exposures are in units of their usual day.
#[derive(Debug, Clone, PartialEq)]
pub struct Pattern {
    measure: Measure,
    pub weekdays: Weekdays,
    /// Variance of a usual day by noise, as a share of the squared level.
    noise: f64,
    /// How many independent days told the noise.
    pub freedom: f64,
    /// The weeks before the last day known, the newest first.
    pub weeks: Vec<Option<Week>>,
    pub promotions: Vec<Promotion>,
}

impl Pattern {
    /// The pattern of the days known, and of the promotions asked for. Cuts outliers among the
    /// ordinary days.
    pub fn of(past: &mut Past, measure: Measure, promotions: &[u32]) -> Self {
        let rows = &mut past.ordinary[..];
        let mut weekdays = Weekdays::NONE;
        // Weekdays hide outliers and outliers spoil weekdays: each is found twice.
        for weeks in [WEEKS_OF_WEEKDAYS, WEEKS_OF_LEVEL] {
            cut(rows, &weekdays, weeks);
            weekdays = Weekdays::fit(recent(rows));
        }
        let mut sums = WeekSums::of(rows, measure, &weekdays);
        let (noise, freedom) = sums.noise(recent(rows), measure, &weekdays);
        weekdays.shrink(noise, measure);
        sums = WeekSums::of(rows, measure, &weekdays);
        let noise = noise.max(LEAST_NOISE * LEAST_NOISE);
        let mut pattern = Self {
            measure,
            weekdays,
            noise,
            freedom,
            weeks: sums.weeks(noise),
            promotions: Vec::new(),
        };
        pattern.promotions =
            promotions.iter().map(|kind| pattern.promotion(*kind, &past.promoted, &sums)).collect();
        pattern
    }

    /// How a day's expected amount compares with a usual one, for its exposure.
    pub fn weight(&self, weekday: usize, promotion: Option<u32>) -> f64 {
        self.weekdays.factors[weekday] * self.effect(promotion).map_or(1.0, |one| one.factor)
    }

    fn effect(&self, promotion: Option<u32>) -> Option<&Promotion> {
        self.promotions.iter().find(|one| Some(one.kind) == promotion)
    }

    /// Variance of a day of this weight by noise, as a share of the squared level.
    pub fn noise_of(&self, weight: f64) -> f64 {
        self.noise * self.measure.spread(weight)
    }

    fn promotion(&self, kind: u32, promoted: &[Row], sums: &WeekSums) -> Promotion {
        let (mut amount, mut expected, mut spread, mut times) = (0.0, 0.0, 0.0, 0_u64);
        for row in promoted.iter().filter(|row| row.promotion == Some(kind)) {
            let weight = row.exposure * self.weekdays.factors[row.weekday];
            let usual = sums.neighbourhood(row.week).max(0.0);
            amount += row.amount;
            expected += usual * weight;
            spread += usual * usual * self.measure.spread(weight);
            times |= 1 << (row.week / WEEKS_BETWEEN_TIMES);
        }
        let unseen = match self.measure {
            Measure::Sum => PROMOTION,
            Measure::Mean => self.noise.sqrt(),
        };
        if expected <= 0.0 {
            return Promotion { kind, factor: 1.0, variance: unseen * unseen };
        }
        let seen = (amount / expected).max(0.0);
        let times = f64::from(times.count_ones());
        let between = (BETWEEN_TIMES * (seen - 1.0)).powi(2);
        let error = self.noise * self.measure.spread(seen) * spread / (expected * expected)
            + between / times;
        let strength = ((seen - 1.0).powi(2) - error).max(unseen * unseen);
        let trust = strength / (strength + error);
        Promotion { kind, factor: 1.0 + trust * (seen - 1.0), variance: trust * error + between }
    }
}

/// The days of the weeks that tell the weekdays.
pub fn recent(ordinary: &[Row]) -> &[Row] {
    &ordinary[..ordinary.partition_point(|row| row.week < WEEKS_OF_WEEKDAYS)]
}
