//! Units that stand in different places compared fairly (D-13): each beside what units of its kind
//! make of the same exposure, and pulled toward the average as far as its numbers may be chance.

use crate::normal::NINTH_DECILE;

/// Fewest units that are compared, and fewest of a group that are a measure of their own.
pub const FEWEST: usize = 3;
/// Fewest degrees of freedom from which chance is told.
const FEWEST_DEGREES: f64 = 10.0;
/// How many days of its own a unit needs so that its own days count as much as everybody's.
const PRIOR_DAYS: f64 = 10.0;
/// The 95th percentile of the normal distribution, in standard deviations.
const NINETEEN_OF_TWENTY: f64 = 1.644_853_626_951_472_7;

/// How much chance is in a number, by the days that make it up.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Chance {
    /// The variance of the number over its square.
    pub relative_variance: f64,
    /// How many days tell it.
    pub days: usize,
}

impl Chance {
    /// The chance in a sum or a ratio: days of what was reached and of the exposure in any unit, at
    /// least two, taken as independent. With `r` the ratio of the sums and `n` the days, the
    /// variance of the sum is `n / (n - 1)` times the sum of `(reached - r exposure)²`: the
    /// linearised variance of a ratio (Cochran 1977, Sampling Techniques, chapter 6). `None` when
    /// nothing was reached, for that has no relative variance.
    pub fn of(days: &[(f64, f64)]) -> Option<Self> {
        let count = days.len();
        let (reached, exposure) =
            days.iter().fold((0.0, 0.0), |(one, other), day| (one + day.0, other + day.1));
        if count < 2 || !(reached.is_finite() && exposure.is_finite()) || exposure <= 0.0 {
            return None;
        }
        if reached == 0.0 {
            return None;
        }
        let ratio = reached / exposure;
        let squares: f64 = days.iter().map(|day| (day.0 - ratio * day.1).powi(2)).sum();
        let freed = count as f64 / (count - 1) as f64;
        Some(Self { relative_variance: freed * squares / (reached * reached), days: count })
    }
}

/// One unit to compare.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Unit {
    /// Its kind; units of one kind are expected to reach as much for the same exposure.
    pub group: usize,
    /// What it reached.
    pub actual: f64,
    /// To what it is expected to be proportional: its size, its days, its own earlier number, or a
    /// product of them. Above zero.
    pub exposure: f64,
    /// The chance in what it reached.
    pub chance: Option<Chance>,
    /// The relative variance of the exposure, zero where it is known exactly.
    pub exposure_variance: f64,
}

/// What is told of one unit, in the order in which they were given.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Placed {
    /// What units of its kind reach for its exposure.
    pub expected: f64,
    /// Whether that is of its own kind, or of all because its kind has too few units.
    pub by_kind: bool,
    /// What it reached over what was expected.
    pub index: f64,
    /// The same, pulled toward the average.
    pub adjusted: f64,
    /// The lower end of a range that holds eight of ten cases.
    pub low: f64,
    /// The upper end.
    pub high: f64,
    /// How much of the distance from the average was left, 0 to 1.
    pub kept: f64,
}

/// Units compared.
#[derive(Debug, Clone, PartialEq)]
pub struct Comparison {
    /// The average index.
    pub average: f64,
    /// Standard deviation of what units differ by beside chance.
    pub spread: f64,
    /// Whether they differ more than by chance; else every unit is put at the average.
    pub differs: bool,
    /// The units.
    pub units: Vec<Placed>,
}

/// Compares units fairly. `None` for fewer than three, and when nothing tells how much is chance.
///
/// 1. The expected value is the exposure times what the units of the group reached together for
///    theirs (indirect standardisation); a group of fewer than three is measured by all units.
/// 2. The variance of an index is quasi-Poisson, `v = φ / expected` (Wedderburn 1974, Biometrika 61),
///    so that it does not hang on what was reached by luck. `φ` is the variance of what was reached
///    over what was reached, by the unit's own days and by those of all, weighted by days. Mixing a
///    variance with a common one follows Smyth (2004), Statistical Applications in Genetics and
///    Molecular Biology 3. What is not known of the exposure is added.
/// 3. Whether units differ at all is asked of Cochran's `Q = Σ (index - average)² / v` at the
///    level of 5 % (1954, Biometrics 10), with one degree less than there are units.
/// 4. The variance `τ²` between units is that which makes `Σ (index - average)² / (v + τ²)` as
///    large as its degrees (Paule and Mandel 1982, Journal of Research of the NBS 87).
/// 5. The adjusted index keeps `τ² / (τ² + v)` of its distance from the average, so that small
///    samples move most (empirical Bayes: Efron and Morris 1975, JASA 70). Its range has the
///    variance `kept v + (1 - kept)² / Σ 1 / (v + τ²)` and holds 80 %.
/// 6. Where units do not differ, nothing of the distance is kept, and the range allows for the
///    largest `τ²` whose `Q` is still above the lower decile (Q profile: Viechtbauer 2007, Statistics
///    in Medicine 26).
pub fn compare(units: &[Unit]) -> Option<Comparison> {
    let expected = expected(units)?;
    let indices: Vec<f64> =
        units.iter().zip(&expected).map(|(unit, (expected, _))| unit.actual / expected).collect();
    let measured = Measured { variances: variances(units, &expected)?, indices };
    let degrees = (units.len() - 1) as f64;
    let differs = measured.unlikeness(0.0) > chi_squared(degrees, NINETEEN_OF_TWENTY);
    let between = measured.between(degrees);
    let allowed =
        if differs { between } else { measured.between(chi_squared(degrees, -NINTH_DECILE)) };
    let (average, precision) = measured.average(allowed);
    let placed = |at: usize| {
        let (index, variance) = (measured.indices[at], measured.variances[at]);
        let share = allowed / (allowed + variance);
        let kept = if differs { share } else { 0.0 };
        let adjusted = average + kept * (index - average);
        let deviation = (share * variance + (1.0 - share).powi(2) / precision).sqrt();
        let (expected, by_kind) = expected[at];
        let reach = NINTH_DECILE * deviation;
        let (low, high) = (adjusted - reach, adjusted + reach);
        Placed { expected, by_kind, index, adjusted, low, high, kept }
    };
    let units = (0..units.len()).map(placed).collect();
    Some(Comparison { average, spread: between.sqrt(), differs, units })
}

/// What each unit is expected to reach, and whether its own kind tells it.
fn expected(units: &[Unit]) -> Option<Vec<(f64, bool)>> {
    let is_known = |unit: &Unit| {
        unit.actual.is_finite()
            && unit.exposure.is_finite()
            && unit.exposure > 0.0
            && unit.exposure_variance.is_finite()
    };
    if units.len() < FEWEST || !units.iter().all(is_known) {
        return None;
    }
    let reached = |of: &mut dyn Iterator<Item = &Unit>| {
        let sums = of.fold((0.0, 0.0), |sums, unit| (sums.0 + unit.actual, sums.1 + unit.exposure));
        sums.0 / sums.1
    };
    let of_all = reached(&mut units.iter());
    let told = units.iter().map(|unit| {
        let kind = || units.iter().filter(|other| other.group == unit.group);
        let by_kind = kind().count() >= FEWEST;
        let rate = if by_kind { reached(&mut kind()) } else { of_all };
        let expected = rate * unit.exposure;
        (expected > 0.0).then_some((expected, by_kind))
    });
    told.collect()
}

/// The variance of each index.
fn variances(units: &[Unit], expected: &[(f64, bool)]) -> Option<Vec<f64>> {
    let own = |unit: &Unit| {
        let chance = unit.chance?;
        Some((chance.relative_variance * unit.actual.abs(), chance.days as f64))
    };
    let (mut variance, mut size, mut degrees) = (0.0, 0.0, 0.0);
    for unit in units {
        if let Some((dispersion, days)) = own(unit) {
            variance += dispersion * unit.actual.abs();
            size += unit.actual.abs();
            degrees += days - 1.0;
        }
    }
    if degrees < FEWEST_DEGREES {
        return None;
    }
    let common = variance / size;
    let mixed = units.iter().zip(expected).map(|(unit, (expected, _))| {
        let dispersion = match own(unit) {
            Some((own, days)) => (own * days + common * PRIOR_DAYS) / (days + PRIOR_DAYS),
            None => common,
        };
        dispersion / expected + unit.exposure_variance
    });
    let mixed: Vec<f64> = mixed.collect();
    mixed.iter().all(|variance| variance.is_finite() && *variance > 0.0).then_some(mixed)
}

/// Indices with the variance that chance gives each.
struct Measured {
    indices: Vec<f64>,
    variances: Vec<f64>,
}

impl Measured {
    /// The average with a variance between units, and its precision.
    fn average(&self, between: f64) -> (f64, f64) {
        let weighted = self.indices.iter().zip(&self.variances);
        let (sum, precision) = weighted.fold((0.0, 0.0), |(sum, precision), (index, variance)| {
            let weight = 1.0 / (variance + between);
            (sum + weight * index, precision + weight)
        });
        (sum / precision, precision)
    }

    /// Cochran's Q with a variance between units; falls as that grows.
    fn unlikeness(&self, between: f64) -> f64 {
        let (average, _) = self.average(between);
        let each = self.indices.iter().zip(&self.variances);
        each.map(|(index, variance)| (index - average).powi(2) / (variance + between)).sum()
    }

    /// The variance between units at which Q is `wanted`; zero when it is never that large.
    fn between(&self, wanted: f64) -> f64 {
        if self.unlikeness(0.0) <= wanted {
            return 0.0;
        }
        let (mut low, mut high) = (0.0, self.variances.iter().copied().fold(0.0, f64::max));
        while self.unlikeness(high) > wanted && high.is_finite() {
            (low, high) = (high, high * 2.0);
        }
        for _ in 0..60 {
            let middle = (low + high) / 2.0;
            if self.unlikeness(middle) > wanted {
                low = middle;
            } else {
                high = middle;
            }
        }
        (low + high) / 2.0
    }
}

/// A quantile of the chi-squared distribution, told by that of the normal one (Wilson and Hilferty
/// 1931, PNAS 17).
fn chi_squared(degrees: f64, deviations: f64) -> f64 {
    let part = 2.0 / (9.0 * degrees);
    degrees * (1.0 - part + deviations * part.sqrt()).max(0.0).powi(3)
}

/// Cases of one class, such as a list of leads of the same quality.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CaseClass {
    /// How many were given.
    pub cases: f64,
    /// How many succeeded.
    pub successes: f64,
    /// What share succeeds with everybody, above 0 and up to 1.
    pub base_rate: f64,
}

/// How many succeeded for one that was expected to by the classes of the cases (K-69): indirect
/// standardisation, the successes over the sum of cases times base rate. `None` without cases, and
/// when none was expected to succeed.
pub fn adjusted_index(classes: &[CaseClass]) -> Option<f64> {
    let expected: f64 = classes.iter().map(|class| class.cases * class.base_rate).sum();
    let successes: f64 = classes.iter().map(|class| class.successes).sum();
    (expected > 0.0).then(|| successes / expected).filter(|index| index.is_finite())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn close(found: f64, expected: f64) {
        assert!((found - expected).abs() < 1e-9, "{found} for {expected}");
    }

    #[test]
    fn leads_of_another_quality_are_no_merit_and_no_fault() {
        let class = |cases, successes, base_rate| CaseClass { cases, successes, base_rate };
        let cases: [(&[CaseClass], Option<f64>); 7] = [
            // K-69: 9 % of class A, 3 % of class B.
            (&[class(100.0, 9.0, 0.10)], Some(0.9)),
            (&[class(100.0, 3.0, 0.02)], Some(1.5)),
            // Expected 10 + 2, reached 9 + 3.
            (&[class(100.0, 9.0, 0.10), class(100.0, 3.0, 0.02)], Some(1.0)),
            // Expected 5 + 3, reached 4 + 8.
            (&[class(50.0, 4.0, 0.10), class(150.0, 8.0, 0.02)], Some(1.5)),
            (&[class(100.0, 0.0, 0.02)], Some(0.0)),
            (&[class(0.0, 0.0, 0.10)], None),
            (&[], None),
        ];
        for (classes, expected) in cases {
            match (adjusted_index(classes), expected) {
                (Some(found), Some(expected)) => close(found, expected),
                (found, expected) => assert_eq!(found, expected),
            }
        }
    }

    #[test]
    fn the_chance_in_a_sum_is_what_its_days_say() {
        // Days 8, 12, 10, 10: mean 10, squares 8, variance of the sum 4/3 of 8 over 40².
        let days = [(8.0, 1.0), (12.0, 1.0), (10.0, 1.0), (10.0, 1.0)];
        let chance = Chance::of(&days).expect("four days");
        close(chance.relative_variance, 32.0 / 3.0 / 1600.0);
        assert_eq!(chance.days, 4);
        // What follows its exposure has none.
        close(Chance::of(&[(5.0, 1.0), (10.0, 2.0)]).expect("two").relative_variance, 0.0);
        assert_eq!(Chance::of(&days[..1]), None, "one day tells nothing of chance");
        assert_eq!(Chance::of(&[(0.0, 1.0), (0.0, 1.0)]), None);
    }

    #[test]
    fn quantiles_of_chi_squared_are_the_printed_ones() {
        let cases = [
            (2.0, NINETEEN_OF_TWENTY, 5.991),
            (10.0, NINETEEN_OF_TWENTY, 18.307),
            (30.0, NINETEEN_OF_TWENTY, 43.773),
            (10.0, -NINTH_DECILE, 4.865),
            (30.0, -NINTH_DECILE, 20.599),
        ];
        for (degrees, deviations, expected) in cases {
            let found = chi_squared(degrees, deviations);
            assert!((found - expected).abs() < 0.06, "{degrees}: {found}");
        }
    }

    fn unit(group: usize, actual: f64, exposure: f64, relative_variance: f64) -> Unit {
        let chance = Some(Chance { relative_variance, days: 30 });
        Unit { group, actual, exposure, chance, exposure_variance: 0.0 }
    }

    #[test]
    fn a_unit_is_measured_by_its_kind_and_by_all_where_its_kind_is_small() {
        let mut units = vec![
            unit(0, 90.0, 10.0, 0.01),
            unit(0, 110.0, 10.0, 0.01),
            unit(0, 200.0, 20.0, 0.01),
            unit(1, 20.0, 10.0, 0.01),
            unit(1, 40.0, 10.0, 0.01),
        ];
        let told = |units: &[Unit]| -> Vec<(f64, bool)> {
            let found = compare(units).expect("compared");
            found.units.iter().map(|unit| (unit.expected, unit.by_kind)).collect()
        };
        // The first kind reaches 400 for 40; all reach 460 for 60.
        let all = 10.0 * 460.0 / 60.0;
        let two = told(&units);
        assert_eq!(two[..3], [(100.0, true), (100.0, true), (200.0, true)]);
        for found in &two[3..] {
            assert!((found.0 - all).abs() < 1e-9 && !found.1);
        }
        units.push(unit(1, 60.0, 10.0, 0.01));
        assert_eq!(told(&units)[3..], [(40.0, true); 3], "120 for 30");
    }

    #[test]
    fn what_can_not_be_compared_is_not() {
        let three = [unit(0, 9.0, 1.0, 0.01), unit(0, 10.0, 1.0, 0.01), unit(0, 11.0, 1.0, 0.01)];
        assert!(compare(&three).is_some());
        assert_eq!(compare(&three[..2]), None, "two units");
        let silent = three.map(|unit| Unit { chance: None, ..unit });
        assert_eq!(compare(&silent), None, "nothing tells what is chance");
        let of_days = |days| three.map(|unit| Unit { chance: chance(days), ..unit });
        let chance_days = [(4, false), (5, true)];
        for (days, is_told) in chance_days {
            assert_eq!(compare(&of_days(days)).is_some(), is_told, "{days} days each");
        }
        let mut nowhere = three;
        nowhere[1].exposure = 0.0;
        assert_eq!(compare(&nowhere), None, "no exposure");
        assert_eq!(
            compare(&three.map(|unit| Unit { actual: 0.0, ..unit })),
            None,
            "nothing reached"
        );
    }

    fn chance(days: usize) -> Option<Chance> {
        Some(Chance { relative_variance: 0.01, days })
    }

    #[test]
    fn equal_variances_give_the_shrinkage_of_the_book() {
        // Indices 0.7, 1.0, 1.3 with variance 0.01 each: Q = 18, τ² = 0.18 / 2 - 0.01 = 0.08.
        let units = [0.7, 1.0, 1.3].map(|index| {
            // A dispersion of 1 for each: variance over size is 1 / 100 of what was expected.
            unit(0, 100.0 * index, 100.0, 0.01 / index)
        });
        let found = compare(&units).expect("compared");
        close(found.average, 1.0);
        assert!(found.differs, "18 is above 5.99");
        close(found.spread, 0.08_f64.sqrt());
        close(found.units[0].kept, 0.08 / 0.09);
        close(found.units[0].adjusted, 1.0 - 0.3 * 0.08 / 0.09);
        close(found.units[2].adjusted, 1.0 + 0.3 * 0.08 / 0.09);
        // Variance of the range: 0.08/0.09 of 0.01, and (0.01/0.09)² of 0.09 / 3.
        let deviation = (0.08_f64 / 0.09 * 0.01 + (1.0_f64 / 81.0) * 0.03).sqrt();
        close(found.units[1].high, 1.0 + 1.281_551_565_544_600_4 * deviation);
        close(found.units[1].low, 1.0 - 1.281_551_565_544_600_4 * deviation);
    }

    #[test]
    fn units_that_differ_by_chance_alone_stand_at_the_average_each_with_a_range() {
        // Q of 0.95, 1.00, 1.05 is 0.5.
        let units = [0.95, 1.0, 1.05].map(|index| unit(0, 100.0 * index, 100.0, 0.01 / index));
        let found = compare(&units).expect("compared");
        assert!(!found.differs);
        for unit in &found.units {
            close(unit.adjusted, 1.0);
            assert!(unit.low < 0.95 && unit.high > 1.05, "{unit:?}");
        }
    }

    #[test]
    fn the_extreme_of_a_small_unit_moves_more_than_that_of_a_large_one() {
        let large = |index: f64| unit(0, 1000.0 * index, 1000.0, 0.0004);
        let units = [
            unit(0, 15.0, 10.0, 0.04),
            large(1.5),
            large(0.6),
            large(0.9),
            large(1.0),
            large(0.8),
            large(1.2),
        ];
        let found = compare(&units).expect("compared");
        let (small, large) = (found.units[0], found.units[1]);
        assert!((small.index - large.index).abs() < 1e-9, "they stand alike");
        let moved = |unit: Placed| (unit.index - unit.adjusted).abs();
        assert!(moved(small) > 3.0 * moved(large), "{small:?} {large:?}");
        assert!(small.high - small.low > large.high - large.low);
    }
}
