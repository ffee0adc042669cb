//! Grades: by limits of the score, or by shares of the people.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use serde::{Deserialize, Serialize};

/// A grade that a score reaches.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(deny_unknown_fields)]
pub struct GradeLimit {
    /// What people call it; `S`, `A`.
    pub name: String,
    /// The lowest score that has it, in points of the sheet's scale.
    #[specta(type = String)]
    pub from: Decimal,
}

/// A grade that a share of the people has.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(deny_unknown_fields)]
pub struct GradeShare {
    /// What people call it.
    pub name: String,
    /// How many of all; in per cent or in parts, whatever they add up to.
    #[specta(type = String)]
    pub share: Decimal,
}

/// How scores become grades (K-07, K-82, K-83).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum Grades {
    /// They do not.
    #[default]
    None,
    /// Each for itself, by what it reaches.
    Limits {
        /// The best first.
        limits: Vec<GradeLimit>,
    },
    /// By rank among all: forced shares.
    Shares {
        /// The best first.
        shares: Vec<GradeShare>,
    },
}

impl Grades {
    /// The names of the grades, the best first.
    pub fn names(&self) -> Vec<&str> {
        match self {
            Self::None => Vec::new(),
            Self::Limits { limits } => limits.iter().map(|limit| limit.name.as_str()).collect(),
            Self::Shares { shares } => shares.iter().map(|share| share.name.as_str()).collect(),
        }
    }

    /// How many of so many people each grade is for, the best first, by the largest remainder: every
    /// grade has the whole part of its share, and the places left over go to the largest fractions,
    /// of equal ones to the better grade. 2/7/1 of seven people are 1.4, 4.9 and 0.7: 1, 5 and 1
    /// (K-82). `None` where grades are no shares, a share is below nothing, or all are nothing.
    pub fn places(&self, people: usize) -> Option<Vec<usize>> {
        let Self::Shares { shares } = self else { return None };
        let sum = shares.iter().try_fold(Decimal::ZERO, |sum, one| sum.checked_add(one.share))?;
        let is_sound = sum > Decimal::ZERO && shares.iter().all(|one| one.share >= Decimal::ZERO);
        is_sound.then_some(())?;
        let mut places = Vec::with_capacity(shares.len());
        let mut rests = Vec::with_capacity(shares.len());
        for (at, one) in shares.iter().enumerate() {
            // Kept times the sum of the shares, so that nothing is divided before it is compared.
            let exact = one.share.checked_mul(people.into())?;
            let rest = exact.checked_rem(sum)?;
            places.push(exact.checked_sub(rest)?.checked_div(sum)?.to_usize()?);
            rests.push((at, rest));
        }
        let left = people.checked_sub(places.iter().sum())?;
        rests.sort_by(|(_, one), (_, other)| other.cmp(one));
        for (at, _) in rests.into_iter().take(left) {
            *places.get_mut(at)? += 1;
        }
        Some(places)
    }
}

/// The grade of every score, in the order of the scores.
///
/// By limits: the first grade, from the best on, that the score reaches; none below all of them. By
/// shares: everybody with a score is ranked and the grades take their [`Grades::places`] from the
/// top. Equal scores always have equal grades: those of the best place among them, so that a grade
/// may have more people than places, at the cost of the worse ones. Who has no score has no grade and
/// takes no place.
pub fn grade_all(grades: &Grades, scores: &[Option<Decimal>]) -> Vec<Option<String>> {
    match grades {
        Grades::None => vec![None; scores.len()],
        Grades::Limits { limits } => {
            let reached = |score: Decimal| limits.iter().find(|limit| score >= limit.from);
            let name = |score: &Option<Decimal>| Some(reached((*score)?)?.name.clone());
            scores.iter().map(name).collect()
        }
        Grades::Shares { shares } => {
            let mut ranked: Vec<Decimal> = scores.iter().flatten().copied().collect();
            ranked.sort_by(|one, other| other.cmp(one));
            let Some(places) = grades.places(ranked.len()) else { return vec![None; scores.len()] };
            let ladder: Vec<&str> = shares
                .iter()
                .zip(places)
                .flat_map(|(share, places)| std::iter::repeat_n(share.name.as_str(), places))
                .collect();
            let name = |score: &Option<Decimal>| {
                let better = ranked.partition_point(|other| *other > (*score).unwrap_or_default());
                score.and(ladder.get(better)).map(|name| (*name).to_string())
            };
            scores.iter().map(name).collect()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Decimal {
        text.parse().expect(text)
    }

    fn shares(all: &[(&str, &str)]) -> Grades {
        let share = |(name, share): &(&str, &str)| GradeShare {
            name: (*name).into(),
            share: number(share),
        };
        Grades::Shares { shares: all.iter().map(share).collect() }
    }

    fn limits(all: &[(&str, &str)]) -> Grades {
        let limit =
            |(name, from): &(&str, &str)| GradeLimit { name: (*name).into(), from: number(from) };
        Grades::Limits { limits: all.iter().map(limit).collect() }
    }

    /// Grades written one after the other, a dot for none.
    fn graded(grades: &Grades, scores: &[&str]) -> String {
        let scores: Vec<Option<Decimal>> = scores.iter().map(|text| text.parse().ok()).collect();
        grade_all(grades, &scores).into_iter().map(|name| name.unwrap_or(".".into())).collect()
    }

    #[test]
    fn places_go_by_the_largest_remainder() {
        let two_seven_one = [("A", "2"), ("B", "7"), ("C", "1")];
        let per_cent = [("A", "35"), ("B", "50"), ("C", "15")];
        let halves = [("A", "50"), ("B", "50")];
        let thirds = [("A", "1"), ("B", "1"), ("C", "1")];
        type Case<'a> = (&'a str, &'a [(&'a str, &'a str)], usize, &'a [usize]);
        let cases: [Case<'_>; 13] = [
            ("K-82", &two_seven_one, 10, &[2, 7, 1]),
            ("K-82", &two_seven_one, 7, &[1, 5, 1]), // 1.4, 4.9, 0.7
            ("K-83", &per_cent, 20, &[7, 10, 3]),
            ("K-83, one less", &per_cent, 19, &[7, 9, 3]), // 6.65, 9.5, 2.85
            ("K-83, one more", &per_cent, 21, &[7, 11, 3]), // 7.35, 10.5, 3.15
            ("nobody", &two_seven_one, 0, &[0, 0, 0]),
            ("one", &two_seven_one, 1, &[0, 1, 0]), // 0.2, 0.7, 0.1
            ("two", &two_seven_one, 2, &[1, 1, 0]), // 0.4, 1.4, 0.2
            ("equal remainders", &halves, 5, &[3, 2]),
            ("equal remainders of three", &thirds, 4, &[2, 1, 1]),
            ("equal remainders of three", &thirds, 5, &[2, 2, 1]),
            ("a share of nothing", &[("S", "0"), ("A", "100")], 3, &[0, 3]),
            ("fractions", &[("A", "0.2"), ("B", "0.8")], 5, &[1, 4]),
        ];
        for (id, all, people, expected) in cases {
            assert_eq!(shares(all).places(people).as_deref(), Some(expected), "{id}: {people}");
        }
        for all in [&[][..], &[("A", "0")], &[("A", "-1"), ("B", "2")]] {
            assert_eq!(shares(all).places(5), None, "{all:?}");
            assert_eq!(graded(&shares(all), &["90", "80"]), "..", "{all:?}");
        }
        assert_eq!(limits(&[("A", "90")]).places(5), None);
    }

    #[test]
    fn forced_shares_take_people_by_rank() {
        let two_seven_one = shares(&[("A", "2"), ("B", "7"), ("C", "1")]);
        let cases: [(&str, &[&str], &str); 6] = [
            ("K-82", &["90", "89", "88", "87", "86", "85", "84", "83", "82", "81"], "AABBBBBBBC"),
            ("in any order", &["81", "90", "82", "83", "84", "85", "86"], "CABBBBB"),
            ("without a score", &["81", "", "90", "82", "83", "84", "", "85", "86"], "C.ABBB.BB"),
            (
                "equal, across the first limit",
                &["90", "90", "88", "87", "86", "85", "81"],
                "AABBBBC",
            ),
            (
                "equal, across the last limit",
                &["90", "89", "88", "87", "86", "81", "81"],
                "ABBBBBB",
            ),
            ("all equal", &["80", "80.0", "80", "80", "80", "80", "80"], "AAAAAAA"),
        ];
        for (name, scores, expected) in cases {
            assert_eq!(graded(&two_seven_one, scores), expected, "{name}");
        }
    }

    #[test]
    fn a_limit_belongs_to_its_grade() {
        let up_to_s = limits(&[("S", "95"), ("A", "85"), ("B", "70"), ("C", "60")]);
        let cases: [(&str, &str); 9] = [
            ("95", "S"),
            ("94.99", "A"),
            ("85", "A"),
            ("84.9999", "B"),
            ("70", "B"),
            ("69.99", "C"),
            ("60", "C"),
            ("59.99", "."),
            ("", "."),
        ];
        for (score, expected) in cases {
            assert_eq!(graded(&up_to_s, &[score]), expected, "{score}");
        }
        assert_eq!(graded(&Grades::None, &["99", ""]), "..");
        assert_eq!(up_to_s.names(), ["S", "A", "B", "C"]);
    }
}
