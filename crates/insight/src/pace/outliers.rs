//! Days that no pattern explains, cut before they spoil it.

use super::pattern::{Row, WEEKS_OF_WEEKDAYS};
use super::weekdays::Weekdays;

/// A day farther from the median than so many times the ninth decile of such distances is cut there:
/// 5.9 standard deviations of normal noise.
const FARTHEST: f64 = 3.6;
/// Distances of fewer days say nothing of what is far.
const FEWEST_TO_CUT: usize = 14;

/// Cuts ordinary days of the newest weeks far off the median of their quarter, weekdays taken out.
pub fn cut(ordinary: &mut [Row], weekdays: &Weekdays, weeks: usize) {
    let newest = ordinary.partition_point(|row| row.week < weeks);
    let quarter = |row: &Row| row.week / WEEKS_OF_WEEKDAYS;
    let mut levels: Vec<f64> = Vec::with_capacity(7 * WEEKS_OF_WEEKDAYS);
    for rows in ordinary[..newest].chunk_by_mut(|one, next| quarter(one) == quarter(next)) {
        let weight = |row: &Row| row.exposure * weekdays.factors[row.weekday];
        let worked = rows.iter().filter(|row| weight(row) > 0.0);
        levels.clear();
        levels.extend(worked.map(|row| row.amount / weight(row)));
        if let Some((least, most)) = limits(&mut levels) {
            for row in rows {
                let weight = weight(row);
                row.amount = row.amount.max(least * weight).min(most * weight);
            }
        }
    }
}

fn limits(levels: &mut [f64]) -> Option<(f64, f64)> {
    if levels.len() < FEWEST_TO_CUT {
        return None;
    }
    let middle = *levels.select_nth_unstable_by(levels.len() / 2, f64::total_cmp).1;
    levels.iter_mut().for_each(|level| *level = (*level - middle).abs());
    let ninth = (levels.len() - 1) * 9 / 10;
    let far = FARTHEST * *levels.select_nth_unstable_by(ninth, f64::total_cmp).1;
    // Where nothing happens on most days, the few others are no outliers.
    let seldom = middle == 0.0 && far == 0.0;
    (!seldom && far.is_finite()).then_some((middle - far, middle + far))
}
