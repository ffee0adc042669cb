//! A period of one person, who may have come, gone, changed store or post, or been measured by
//! another version of a sheet in the middle of it: each stretch is scored by itself, and they count by
//! their days.

use chrono::{Datelike, Days, NaiveDate};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::{Outcome, Scale, SheetScore};
use crate::calendar::{Grain, Period};
use crate::money::round;

/// How many months some days are: a whole month is one, of any other its days over all of its days.
/// Five of the 30 days of November are 0.1667, rounded to four places.
pub fn months_of(period: Period) -> Decimal {
    let mut months = Decimal::ZERO;
    let mut first = period.from;
    while first <= period.to {
        let last = Grain::Month.end(first);
        let until = last.min(period.to);
        let days = i64::from(until.day()) - i64::from(first.day()) + 1;
        months += round(Decimal::from(days) / Decimal::from(last.day()), 4);
        match until.checked_add_days(Days::new(1)) {
            Some(next) => first = next,
            None => break,
        }
    }
    months
}

/// A stretch of a person's period with what its sheet came to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct ScoredSpan {
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub to: NaiveDate,
    /// Its share of the score in per cent, by days, rounded to four places; nothing where it has no
    /// data.
    #[specta(type = String)]
    pub share: Decimal,
    /// What its sheet came to, by itself.
    pub score: SheetScore,
}

/// What all stretches come to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct PersonTotal {
    /// How it came out: failed when any stretch did, waiting when any waits.
    pub outcome: Outcome,
    /// The score, on the scale of the last stretch: the sum of what all items of all stretches add,
    /// each rounded to four places.
    #[specta(type = Option<String>)]
    pub total: Option<Decimal>,
    /// On which scale.
    pub scale: Scale,
    /// The stretches in their order. What their items contribute is what they add to the total.
    pub spans: Vec<ScoredSpan>,
}

/// Adds stretches up by their days. A stretch without data leaves its days to the others.
pub fn by_days(spans: Vec<(Period, Scale, SheetScore)>) -> PersonTotal {
    let scale = spans.last().map(|(_, scale, _)| *scale).unwrap_or_default();
    let days_of = |period: &Period| Decimal::from(period.days());
    let all: Decimal = spans
        .iter()
        .filter(|(_, _, score)| score.total.is_some())
        .map(|(period, ..)| days_of(period))
        .sum();
    let is_one = spans.len() == 1;
    let waits = spans.iter().any(|(_, _, score)| score.outcome == Outcome::Waiting);
    let fails = spans.iter().any(|(_, _, score)| score.outcome == Outcome::Failed);
    let spans: Vec<ScoredSpan> = spans
        .into_iter()
        .map(|(period, own, mut score)| {
            let days = score.total.and_then(|_| days_of(&period).checked_div(all));
            let part = days.unwrap_or_default();
            if !(is_one && own == scale) {
                let turn = part * scale.full() / own.full();
                for group in &mut score.groups {
                    for item in &mut group.items {
                        item.contribution = round(item.contribution * turn, 4);
                    }
                    group.contribution = group.items.iter().map(|item| item.contribution).sum();
                }
                score.total =
                    score.total.map(|_| score.groups.iter().map(|group| group.contribution).sum());
            }
            let share = round(part * Decimal::ONE_HUNDRED, 4);
            ScoredSpan { from: period.from, to: period.to, share, score }
        })
        .collect();
    let outcome = match (all.is_zero(), waits, fails) {
        (_, true, _) => Outcome::Waiting,
        (true, ..) => Outcome::NoData,
        (_, _, true) => Outcome::Failed,
        _ => Outcome::Scored,
    };
    let is_told = matches!(outcome, Outcome::Scored | Outcome::Failed);
    let total = is_told.then(|| spans.iter().filter_map(|span| span.score.total).sum());
    PersonTotal { outcome, total, scale, spans }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect(text)
    }

    fn days(from: &str, to: &str) -> Period {
        Period { from: day(from), to: day(to) }
    }

    fn number(text: &str) -> Decimal {
        text.parse().expect(text)
    }

    /// A sheet of one item that came to so many points.
    fn came_to(points: Option<&str>) -> SheetScore {
        use crate::kpi::{GroupScore, ItemScore};
        let points = points.map(number);
        let contribution = points.unwrap_or_default();
        let item = ItemScore {
            key: "sales".into(),
            value: points,
            is_met: None,
            score: points,
            share: Decimal::ONE_HUNDRED,
            contribution,
        };
        let group =
            GroupScore { key: "all".into(), score: points, contribution, items: vec![item] };
        SheetScore {
            outcome: if points.is_some() { Outcome::Scored } else { Outcome::NoData },
            total: points,
            groups: vec![group],
            blanks: Vec::new(),
            failed: Vec::new(),
        }
    }

    #[test]
    fn days_are_parts_of_their_months() {
        let cases = [
            ("2026-11-01", "2026-11-30", "1"),
            ("2026-02-01", "2026-02-28", "1"),
            ("2026-10-01", "2026-12-31", "3"),
            ("2026-11-01", "2026-11-15", "0.5"),
            ("2026-11-26", "2026-11-30", "0.1667"),
            // 16 of 31, a whole month, 1 of 31
            ("2026-10-16", "2026-12-01", "1.5484"),
            ("2026-11-02", "2026-11-01", "0"),
        ];
        for (from, to, expected) in cases {
            assert_eq!(months_of(days(from, to)), number(expected), "{from} to {to}");
        }
    }

    #[test]
    fn stretches_count_by_their_days() {
        use Scale::{Five, Hundred};
        type Span = (&'static str, &'static str, Scale, Option<&'static str>);
        let cases: [(&[Span], Option<&str>); 6] = [
            (&[("2026-11-01", "2026-11-30", Hundred, Some("81"))], Some("81")),
            // 10 days at 90 and 20 at 60: 30 + 40
            (
                &[
                    ("2026-11-01", "2026-11-10", Hundred, Some("90")),
                    ("2026-11-11", "2026-11-30", Hundred, Some("60")),
                ],
                Some("70"),
            ),
            // without data the days are the others'
            (
                &[
                    ("2026-11-01", "2026-11-10", Hundred, None),
                    ("2026-11-11", "2026-11-30", Hundred, Some("60")),
                ],
                Some("60"),
            ),
            // 4 of 5 for 15 days, 90 of 100 for 15: 40 + 45
            (
                &[
                    ("2026-11-01", "2026-11-15", Five, Some("4")),
                    ("2026-11-16", "2026-11-30", Hundred, Some("90")),
                ],
                Some("85"),
            ),
            // 1 of 3 days at 100: 33.3333 to four places
            (
                &[
                    ("2026-11-01", "2026-11-01", Hundred, Some("100")),
                    ("2026-11-02", "2026-11-03", Hundred, Some("0")),
                ],
                Some("33.3333"),
            ),
            (&[("2026-11-01", "2026-11-30", Hundred, None)], None),
        ];
        for (spans, expected) in cases {
            let given = spans
                .iter()
                .map(|(from, to, scale, points)| (days(from, to), *scale, came_to(*points)));
            let found = by_days(given.collect());
            assert_eq!(found.total, expected.map(number), "{spans:?}");
            let leaves: Decimal = found
                .spans
                .iter()
                .flat_map(|span| &span.score.groups)
                .flat_map(|group| &group.items)
                .map(|item| item.contribution)
                .sum();
            assert_eq!(found.total.unwrap_or_default(), leaves);
        }
        assert_eq!(by_days(Vec::new()).outcome, Outcome::NoData);
    }

    #[test]
    fn one_stretch_that_failed_or_waits_tells_for_all() {
        let with = |outcome: Outcome| SheetScore {
            outcome,
            total: (outcome != Outcome::Waiting).then_some(Decimal::ONE_HUNDRED),
            ..came_to(Some("100"))
        };
        let two = |outcome| {
            by_days(vec![
                (days("2026-11-01", "2026-11-10"), Scale::Hundred, with(outcome)),
                (days("2026-11-11", "2026-11-30"), Scale::Hundred, with(Outcome::Scored)),
            ])
        };
        assert_eq!(two(Outcome::Failed).outcome, Outcome::Failed);
        assert!(two(Outcome::Failed).total.is_some());
        assert_eq!(two(Outcome::Waiting).outcome, Outcome::Waiting);
        assert_eq!(two(Outcome::Waiting).total, None);
    }
}
