//! How hard a target is, by what was reached in earlier comparable periods.

use crate::pace::Better;

/// Where a target stands among the values of earlier periods.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Standing {
    /// How many periods are known.
    pub periods: usize,
    /// How many of them reached the target.
    pub reached: usize,
    /// Share of the periods that fell short of the target, 0 to 1: 0.72 is P72.
    pub percentile: f64,
    /// What half of the periods reached.
    pub median: f64,
    /// What one period in ten reached.
    pub best_decile: f64,
    /// The best of all.
    pub best: f64,
}

/// How hard a target is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Difficulty {
    /// Among one's own periods and those of similar stores, each counting alike.
    pub all: Standing,
    /// Among one's own alone; `None` without any.
    pub own: Option<Standing>,
}

impl Standing {
    /// Whether no period reached the target.
    pub fn is_never_reached(&self) -> bool {
        self.reached == 0
    }

    /// A target among these values, which may stand in any order; `None` without a finite one.
    pub fn of(values: &[f64], target: f64, better: Better) -> Option<Self> {
        let worst_first = worst_first(values, better);
        let best = *worst_first.last()?;
        let reached = worst_first.iter().filter(|value| better.reaches(**value, target)).count();
        let periods = worst_first.len();
        Some(Self {
            periods,
            reached,
            percentile: (periods - reached) as f64 / periods as f64,
            median: quantile(&worst_first, 0.5),
            best_decile: quantile(&worst_first, 0.9),
            best,
        })
    }
}

/// How hard a target is by one's own earlier periods and those of similar stores. Values that are not
/// finite are left out; `None` when none is left.
pub fn difficulty(own: &[f64], similar: &[f64], target: f64, better: Better) -> Option<Difficulty> {
    let all = Standing::of(&[own, similar].concat(), target, better)?;
    Some(Difficulty { all, own: Standing::of(own, target, better) })
}

/// The target that a share of the periods fell short of: 0.5 is the median, 0.9 the best decile. `None`
/// without a finite value.
pub fn target_at(values: &[f64], share: f64, better: Better) -> Option<f64> {
    let worst_first = worst_first(values, better);
    (!worst_first.is_empty()).then(|| quantile(&worst_first, share))
}

fn worst_first(values: &[f64], better: Better) -> Vec<f64> {
    let mut known: Vec<f64> = values.iter().copied().filter(|value| value.is_finite()).collect();
    known.sort_unstable_by(f64::total_cmp);
    if better == Better::Lower {
        known.reverse();
    }
    known
}

/// Between neighbours in proportion: the seventh definition of Hyndman and Fan (1996), Sample
/// quantiles in statistical packages, The American Statistician 50. Of at least one value.
fn quantile(ordered: &[f64], share: f64) -> f64 {
    let at = share.clamp(0.0, 1.0) * (ordered.len() - 1) as f64;
    let (low, part) = (at.floor() as usize, at.fract());
    let next = (low + 1).min(ordered.len() - 1);
    ordered[low] * (1.0 - part) + ordered[next] * part
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Response times in seconds, 21 periods: the median is 28, the best decile 18.
    const SECONDS: [f64; 21] = [
        28.0, 16.0, 31.0, 18.0, 40.0, 22.0, 29.0, 17.0, 35.0, 24.0, 30.0, 20.0, 27.0, 33.0, 26.0,
        45.0, 32.0, 25.0, 38.0, 28.0, 36.0,
    ];

    #[test]
    fn a_target_nobody_reached_is_told_from_a_hard_one() {
        let at = |target| Standing::of(&SECONDS, target, Better::Lower).expect("periods");
        assert_eq!((at(10.0).median, at(10.0).best_decile, at(10.0).best), (28.0, 18.0, 16.0));
        assert!(at(10.0).is_never_reached());
        assert_eq!((at(10.0).periods, at(10.0).percentile), (21, 1.0));
        // 16, 17, 18 and 20 seconds.
        assert!(!at(20.0).is_never_reached());
        assert_eq!((at(20.0).reached, at(20.0).percentile), (4, 17.0 / 21.0));
        // Reached exactly, and missed by a hair.
        assert_eq!((at(16.0).reached, at(15.999).reached), (1, 0));
        assert_eq!((at(45.0).reached, at(45.0).percentile), (21, 0.0));
    }

    #[test]
    fn p72_means_that_72_of_100_periods_fell_short() {
        let values: Vec<f64> = (1..=100).map(f64::from).collect();
        let higher = Standing::of(&values, 73.0, Better::Higher).expect("periods");
        assert_eq!((higher.reached, higher.percentile), (28, 0.72));
        let lower = Standing::of(&values, 28.0, Better::Lower).expect("periods");
        assert_eq!((lower.reached, lower.percentile), (28, 0.72));
        assert_eq!(target_at(&values, 0.5, Better::Higher), Some(50.5));
    }

    #[test]
    fn similar_stores_count_beside_ones_own_periods() {
        let found = difficulty(&[10.0, 20.0], &[30.0, f64::NAN], 25.0, Better::Higher);
        let found = found.expect("periods");
        assert_eq!((found.all.periods, found.all.reached), (3, 1));
        let own = found.own.expect("own periods");
        assert_eq!((own.periods, own.is_never_reached()), (2, true));
        let alone = difficulty(&[], &[30.0], 25.0, Better::Higher).expect("a period");
        assert_eq!(alone.own, None);
    }

    #[test]
    fn without_earlier_periods_nothing_is_said() {
        for values in [&[][..], &[f64::NAN, f64::INFINITY]] {
            assert_eq!(difficulty(values, values, 1.0, Better::Higher), None);
            assert_eq!(target_at(values, 0.5, Better::Lower), None);
        }
    }
}
