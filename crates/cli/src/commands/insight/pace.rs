//! `insight pace`: how chances to reach a month's sum would have held on a plain file.

use std::collections::BTreeMap;
use std::path::Path;

use chrono::NaiveDate;
use domain::calendar::{Period, day_number};
use domain::goals::moments_of_months;
use insight::pace::{Measure, OpenDay, PastDay, back_test};
use serde::Serialize;

use super::{day, each_row, unreadable};
use crate::failure::Failure;
use crate::printer::Printer;
use crate::speech::say;

/// The chances that are looked at.
const SAID: [f64; 4] = [0.3, 0.5, 0.7, 0.9];

/// Goals that would have been given the same chance.
#[derive(Serialize)]
struct Held {
    said: f64,
    goals: usize,
    met: usize,
}

pub(super) fn run(file: &Path, printer: &mut Printer) -> Result<(), Failure> {
    let mut series: BTreeMap<String, BTreeMap<NaiveDate, f64>> = BTreeMap::new();
    each_row(file, &["date", "value"], "series", |[date, value, name]| {
        let date = day(date).ok_or_else(|| unreadable(date))?;
        let number: f64 = value.parse().map_err(|_| unreadable(value))?;
        *series.entry((*name).to_string()).or_default().entry(date).or_default() += number;
        Ok(())
    })?;
    let mut held = SAID.map(|said| Held { said, goals: 0, met: 0 });
    for days in series.values() {
        for (one, tried) in held.iter_mut().zip(tried(days)) {
            one.goals += tried.goals;
            one.met += tried.met;
        }
    }
    printer.answer(&held, |language| {
        let line = |one: &Held| {
            let Held { said, goals, met } = one;
            let (said, share) = (said * 100.0, *met as f64 * 100.0 / *goals as f64);
            say(
                language,
                format!("说有 {said:.0} % 把握的 {goals} 个目标里，达成了 {share:.1} %"),
                format!(
                    "Of {goals} goals given a chance of {said:.0} %, {share:.1} % were reached"
                ),
            )
        };
        held.iter().filter(|one| one.goals > 0).map(line).collect()
    })
}

fn tried(days: &BTreeMap<NaiveDate, f64>) -> Vec<insight::pace::Tried> {
    let (Some((from, _)), Some((to, _))) = (days.first_key_value(), days.last_key_value()) else {
        return Vec::new();
    };
    let history: Vec<PastDay> = days
        .iter()
        .map(|(day, value)| PastDay {
            day: day_number(*day),
            value: *value,
            rows: 1.0,
            promotion: None,
        })
        .collect();
    let months: Vec<(Vec<OpenDay>, i64)> = moments_of_months(Period { from: *from, to: *to })
        .into_iter()
        .map(|(month, at)| {
            let all = day_number(month.from)..=day_number(month.to);
            (all.map(|day| OpenDay { day, promotion: None }).collect(), day_number(at))
        })
        .collect();
    let moments: Vec<(&[OpenDay], i64)> =
        months.iter().map(|(days, from)| (days.as_slice(), *from)).collect();
    back_test(Measure::Sum, &history, &moments, &SAID)
}
