//! `bench-scale`: how long people wait for what they look at, on whatever chain the folder holds.

mod goals;
mod imports;
mod questions;
mod scores;
mod slices;

use std::path::PathBuf;
use std::time::{Duration, Instant};

use serde::Serialize;

use crate::data_folder::Chain;
use crate::failure::Failure;
use crate::printer::Printer;

/// So many of the slowest questions are told by name.
const SLOWEST: usize = 400;

/// The kind that needs goals, which are made when there are none.
const GOALS: &str = "goals";
/// The kind that needs a KPI sheet, which is made when there is none.
const SCORES: &str = "scores";

/// Something to ask of the chain, by the name it is told under.
pub(super) struct Question<'a> {
    name: String,
    /// Answers when the wait began.
    ask: Box<dyn Fn() -> replica::Result<Instant> + 'a>,
}

/// How long the questions of one kind took.
#[derive(Serialize)]
struct Waited {
    kind: &'static str,
    asked: usize,
    of: usize,
    p50_ms: f64,
    p95_ms: f64,
    slowest: Vec<(String, f64)>,
}

/// Asks the questions of each kind for so many seconds and prints what they took; imports files
/// instead, where some are told, or looks at goals or scores.
pub(super) fn run(
    chain: &Chain,
    seconds: u64,
    only: Option<&str>,
    files: &[PathBuf],
    printer: &mut Printer,
) -> Result<(), Failure> {
    if let Some(kind @ (GOALS | SCORES)) = only {
        let waited = if kind == GOALS { goals::measure(chain)? } else { scores::measure(chain)? };
        return printer.text(&format!("{}\n", serde_json::to_string(&waited)?));
    }
    if !files.is_empty() {
        let waited = Waited::of("import", files.len(), imports::measure(chain, files)?);
        return printer.text(&format!("{}\n", serde_json::to_string(&[waited])?));
    }
    let budget = Duration::from_secs(seconds);
    let waited = questions::KINDS
        .into_iter()
        .filter(|(kind, _)| only.is_none_or(|only| only == *kind))
        .map(|(kind, find)| measured(kind, find(chain)?, budget))
        .collect::<Result<Vec<_>, _>>()?;
    printer.text(&format!("{}\n", serde_json::to_string(&waited)?))
}

/// Asks the questions shuffled, so that those a short time leaves are of all sorts, each once.
fn measured(
    kind: &'static str,
    questions: Vec<Question<'_>>,
    budget: Duration,
) -> Result<Waited, Failure> {
    let begun = Instant::now();
    let mut times = Vec::new();
    for at in shuffled(questions.len()) {
        if begun.elapsed() > budget {
            break;
        }
        let question = &questions[at];
        let asked = (question.ask)()?;
        times.push((question.name.clone(), asked.elapsed().as_secs_f64() * 1e3));
    }
    Ok(Waited::of(kind, questions.len(), times))
}

impl Waited {
    fn of(kind: &'static str, of: usize, mut times: Vec<(String, f64)>) -> Self {
        times.sort_by(|one, other| other.1.total_cmp(&one.1));
        let percentile = |part: usize| {
            let place = times.len() * (100 - part) / 100;
            times.get(place.min(times.len().saturating_sub(1))).map_or(0.0, |one| one.1)
        };
        let (p50_ms, p95_ms) = (percentile(50), percentile(95));
        let asked = times.len();
        times.truncate(SLOWEST);
        Self { kind, asked, of, p50_ms, p95_ms, slowest: times }
    }
}

/// Every place once, in an order that no regularity of the places shows through.
fn shuffled(places: usize) -> Vec<usize> {
    let mut order: Vec<usize> = (0..places).collect();
    order.sort_by_key(|place| mixed(*place as u64));
    order
}

/// A number that looks like chance and is the same on every run (the finaliser of SplitMix64).
fn mixed(number: u64) -> u64 {
    let number = (number ^ (number >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let number = (number ^ (number >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    number ^ (number >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_question_is_asked_once_whatever_their_number() {
        for places in 0..200 {
            let mut seen = shuffled(places);
            seen.sort_unstable();
            assert_eq!(seen, (0..places).collect::<Vec<_>>());
        }
    }
}
