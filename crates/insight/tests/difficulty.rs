//! Targets of a known difficulty are reached as often as that says, on simulated stores.

use insight::{difficulty, pace::Better, target_at};

/// Weyl's sequence, its bits mixed as in SplitMix64 (Steele, Lea and Flood 2014); between 0 and 1.
fn uniform(state: &mut u64) -> f64 {
    *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mut mixed = *state;
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    ((mixed ^ (mixed >> 31)) >> 11) as f64 / (1_u64 << 53) as f64
}

/// A period's value: the store's level, with a skewed noise.
fn value(state: &mut u64, level: f64) -> f64 {
    level * (0.7 + 0.2 * (1.0 - uniform(state)).ln().abs() + 0.2 * uniform(state))
}

/// Of targets set at a share of the earlier periods, the share that later periods reach.
fn reached(share: f64, better: Better) -> f64 {
    let (mut state, mut reached) = (20_240_103, 0);
    for _ in 0..4_000 {
        let level = 100.0 * (0.5 + uniform(&mut state));
        let earlier: Vec<f64> = (0..24).map(|_| value(&mut state, level)).collect();
        let target = target_at(&earlier, share, better).expect("earlier periods");
        let found = difficulty(&earlier, &[], target, better).expect("earlier periods");
        assert!((found.all.percentile - share).abs() < 0.05, "{}", found.all.percentile);
        reached += usize::from(better.reaches(value(&mut state, level), target));
    }
    reached as f64 / 4_000.0
}

#[test]
fn half_of_the_later_periods_reach_a_target_at_p50() {
    for better in [Better::Higher, Better::Lower] {
        let share = reached(0.5, better);
        assert!((0.45..=0.55).contains(&share), "{better:?}: {share}");
    }
}

#[test]
fn about_one_later_period_in_four_reaches_a_target_at_p75() {
    for better in [Better::Higher, Better::Lower] {
        let share = reached(0.75, better);
        assert!((0.2..=0.32).contains(&share), "{better:?}: {share}");
    }
}
