//! How chances hold on a history: what would have been said then, and what came of it.

use super::outlook::forecast;
use super::tally::{Measure, Tally};
use super::{Better, Forecast, Goal, OpenDay, PastDay};

/// Goals that were given the same chance.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Tried {
    /// The chance that was said, 0 to 1.
    pub said: f64,
    /// How many goals were given it.
    pub goals: usize,
    /// How many of them were reached.
    pub met: usize,
}

/// A quantile lies within so many deviations of what is expected.
const FARTHEST: f64 = 1e4;
/// So many halvings find it as closely as numbers go.
const HALVINGS: usize = 80;

/// Goes back to each of these days within its period: to the target which the forecast of then
/// gives each of these chances, and tells how many of such targets were reached. A period of which
/// nothing could have been said then, or whose end is not known, is left out.
pub fn back_test(
    measure: Measure,
    history: &[PastDay],
    moments: &[(&[OpenDay], i64)],
    chances: &[f64],
) -> Vec<Tried> {
    let mut tried: Vec<Tried> =
        chances.iter().map(|said| Tried { said: *said, goals: 0, met: 0 }).collect();
    for (period, from) in moments {
        let Some(end) = end_of(measure, history, period) else { continue };
        let goal = Goal { period, from: *from, target: end, better: Better::Higher };
        let known: Vec<PastDay> = history.iter().copied().filter(|past| past.day < *from).collect();
        let Some(then) = forecast(measure, &known, &goal).filter(|then| then.deviation > 0.0)
        else {
            continue;
        };
        for one in &mut tried {
            one.goals += 1;
            one.met += usize::from(end >= target_of(&then, one.said));
        }
    }
    tried
}

/// What the days of a period came to; `None` before its last one is known.
fn end_of(measure: Measure, history: &[PastDay], period: &[OpenDay]) -> Option<f64> {
    let (first, last) = (period.first()?.day, period.last()?.day);
    let is_over = history.iter().any(|past| past.day >= last);
    let within = history.iter().filter(|past| (first..=last).contains(&past.day));
    let whole = within.filter_map(|past| measure.tally(past)).fold(Tally::default(), Tally::and);
    (is_over && whole.exposure > 0.0).then(|| measure.value(whole))
}

/// The target that is reached with this chance.
fn target_of(then: &Forecast, chance: f64) -> f64 {
    let (mut low, mut high) = (-FARTHEST, FARTHEST);
    for _ in 0..HALVINGS {
        let middle = f64::midpoint(low, high);
        let target = then.last + middle * then.deviation;
        if then.chance_of(target, Better::Higher) > chance {
            low = middle;
        } else {
            high = middle;
        }
    }
    then.last + low * then.deviation
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A store that sells much on one day in four and little on the others, as a die falls.
    fn history(days: i64) -> Vec<PastDay> {
        let mut seed = 7_u64;
        (0..days)
            .map(|day| {
                seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                let value = if seed >> 62 == 0 { 200.0 } else { 80.0 };
                PastDay { day, value, rows: 1.0, promotion: None }
            })
            .collect()
    }

    fn months(days: i64) -> Vec<Vec<OpenDay>> {
        let open = |first: i64| (first..first + 28).map(|day| OpenDay { day, promotion: None });
        (56..days - 28).step_by(28).map(|first| open(first).collect()).collect()
    }

    #[test]
    fn chances_hold_where_days_fall_as_dice_do() {
        let days = 28 * 400;
        let (history, months) = (history(days), months(days));
        let moments: Vec<(&[OpenDay], i64)> =
            months.iter().map(|month| (month.as_slice(), month[14].day)).collect();
        let tried = back_test(Measure::Sum, &history, &moments, &[0.1, 0.5, 0.7, 0.9]);
        for one in &tried {
            assert_eq!(one.goals, months.len());
            // Three standard deviations of so many throws.
            let share = one.met as f64 / one.goals as f64;
            let far = 3.0 * (one.said * (1.0 - one.said) / one.goals as f64).sqrt();
            assert!((share - one.said).abs() < far + 0.02, "{one:?} {share}");
        }
    }

    #[test]
    fn what_could_not_have_been_said_is_left_out() {
        let history = history(120);
        let open = |first: i64, last: i64| -> Vec<OpenDay> {
            (first..=last).map(|day| OpenDay { day, promotion: None }).collect()
        };
        // A month before which 13 days are known, one with 14, one that is not over, one over
        // before it is looked at.
        let periods = [open(0, 27), open(0, 27), open(100, 120), open(60, 80)];
        let froms = [13, 14, 110, 81];
        for ((period, from), goals) in periods.iter().zip(froms).zip([0, 1, 0, 0]) {
            let tried = back_test(Measure::Sum, &history, &[(period, from)], &[0.5]);
            assert_eq!(tried[0].goals, goals, "{from}");
        }
    }
}
