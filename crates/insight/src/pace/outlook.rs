//! The answer for a goal, put together from what is past and what is to come.

use super::rest::{Ahead, Known};
use super::tally::{Measure, Tally};
use super::{ComingDay, Forecast, Goal, OpenDay, PastDay};
use crate::normal::student_ninth_decile;

/// A day to come has at least this share of the rows of the others: of no rows there is no mean.
const LEAST_ROWS: f64 = 0.001;

/// Forecast of a goal. `None` when fewer than 14 days are known while days are to come, when no day
/// of the period is known and none is to come, and when the numbers or the target are too
/// great to compute with.
pub fn forecast(measure: Measure, history: &[PastDay], goal: &Goal) -> Option<Forecast> {
    let coming = goal.period.partition_point(|open| open.day < goal.from);
    let (past, coming) = goal.period.split_at(coming);
    let so_far = so_far(measure, history, goal);
    let known = Known::of(measure, history, goal);
    let share = |open| known.as_ref().map_or(1.0, |known| known.share(measure, open));
    let mut plan = shares(measure, history, past);
    plan.iter_mut().zip(past).for_each(|(part, open)| *part *= share(open));
    if coming.is_empty() {
        let is_told = so_far.exposure > 0.0 && so_far.amount.is_finite();
        return is_told.then(|| settled(measure, so_far, plan, goal));
    }
    let exposures = match measure {
        Measure::Sum => vec![1.0; coming.len()],
        Measure::Mean => rows_to_come(history, goal, coming)?,
    };
    plan.extend(coming.iter().zip(&exposures).map(|(open, rows)| rows * share(open)));
    accumulate(&mut plan);
    let known = known?;
    let freedom = known.freedom();
    let rest = known.rest(coming, &exposures);
    let end = rest.last()?;
    let whole = so_far.and(end.sum);
    let per_exposure = 1.0 / end.sum.exposure;
    let needed = (goal.target * measure.divisor(whole) - so_far.amount) * per_exposure;
    let expected = end.sum.amount * per_exposure;
    let forecast = Forecast {
        so_far: measure.value(so_far),
        rest: measure.value(end.sum),
        last: measure.value(whole),
        deviation: end.deviation / measure.divisor(whole),
        chance: 0.0,
        coming: bands(measure, so_far, coming, &rest, student_ninth_decile(freedom)),
        due: past.len().checked_sub(1).map_or(0.0, |at| plan[at]),
        plan,
        needed: Some(needed),
        needed_of_expected: (expected > 0.0).then(|| needed / expected),
        freedom,
    };
    let chance = forecast.chance_of(goal.target, goal.better);
    let bands = forecast.coming.iter().flat_map(|day| [day.expected, day.low, day.high]);
    let numbers = [forecast.last, forecast.deviation, needed];
    let finite = bands.chain(numbers).all(f64::is_finite);
    finite.then_some(Forecast { chance, ..forecast })
}

/// What the days of the period came to until now.
fn so_far(measure: Measure, history: &[PastDay], goal: &Goal) -> Tally {
    let Some(first) = goal.period.first() else { return Tally::default() };
    let past = history.iter().filter(|past| (first.day..goal.from).contains(&past.day));
    past.filter_map(|past| measure.tally(past)).fold(Tally::default(), Tally::and)
}

/// A goal without a day to come.
fn settled(measure: Measure, so_far: Tally, mut plan: Vec<f64>, goal: &Goal) -> Forecast {
    accumulate(&mut plan);
    let last = measure.value(so_far);
    Forecast {
        so_far: last,
        rest: 0.0,
        last,
        deviation: 0.0,
        chance: f64::from(u8::from(goal.better.reaches(last, goal.target))),
        coming: Vec::new(),
        plan,
        due: 1.0,
        needed: None,
        needed_of_expected: None,
        freedom: 1.0,
    }
}

/// The exposure of each past day of the period, 0 where the store was closed.
fn shares(measure: Measure, history: &[PastDay], past: &[OpenDay]) -> Vec<f64> {
    let mut shares = vec![0.0; past.len()];
    let Some(first) = past.first() else { return shares };
    for day in history.iter().filter(|day| day.day >= first.day) {
        if let (Ok(at), Some(tally)) =
            (past.binary_search_by_key(&day.day, |open| open.day), measure.tally(day))
        {
            shares[at] = tally.exposure;
        }
    }
    shares
}

/// Turns shares into the part of all of them that is there at the end of each.
fn accumulate(shares: &mut [f64]) {
    let all: f64 = shares.iter().sum();
    let days = shares.len() as f64;
    let mut sum = 0.0;
    for (at, share) in shares.iter_mut().enumerate() {
        sum += *share;
        *share = if all > 0.0 { (sum / all).min(1.0) } else { (at + 1) as f64 / days };
    }
}

/// How many rows to expect behind each day to come.
fn rows_to_come(history: &[PastDay], goal: &Goal, coming: &[OpenDay]) -> Option<Vec<f64>> {
    let rows: Vec<PastDay> = history
        .iter()
        .filter(|past| Measure::Mean.tally(past).is_some())
        .map(|past| PastDay { value: past.rows, ..*past })
        .collect();
    let known = Known::of(Measure::Sum, &rows, goal)?;
    let days = known.rest(coming, &vec![1.0; coming.len()]);
    let rows = || days.iter().map(|day| day.alone.amount.max(0.0));
    let least = LEAST_ROWS * rows().sum::<f64>() / days.len() as f64;
    Some(if least > 0.0 {
        rows().map(|rows| rows.max(least)).collect()
    } else {
        vec![1.0; coming.len()]
    })
}

fn bands(
    measure: Measure,
    so_far: Tally,
    coming: &[OpenDay],
    rest: &[Ahead],
    decile: f64,
) -> Vec<ComingDay> {
    let band = |(open, ahead): (&OpenDay, &Ahead)| {
        let whole = so_far.and(ahead.sum);
        let (middle, far) =
            (measure.value(whole), decile * ahead.deviation / measure.divisor(whole));
        let expected = measure.value(ahead.alone);
        ComingDay { day: open.day, expected, low: middle - far, high: middle + far }
    };
    coming.iter().zip(rest).map(band).collect()
}
