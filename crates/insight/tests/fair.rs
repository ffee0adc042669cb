//! Stores compared fairly (D-13), on simulated chains: luck does not make a rank, skill does.

use insight::fair::{Chance, Comparison, Unit, compare};

const CHAINS: u64 = 200;
const STORES: usize = 36;
const DAYS: usize = 30;

/// SplitMix64 (Steele, Lea and Flood 2014), and the normal numbers of Box and Muller.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn part(&mut self) -> f64 {
        ((self.next() >> 11) as f64 + 0.5) / (1_u64 << 53) as f64
    }

    fn normal(&mut self) -> f64 {
        let (one, other) = (self.part(), self.part());
        (-2.0 * one.ln()).sqrt() * (std::f64::consts::TAU * other).cos()
    }
}

/// A chain of three trade areas that sell as 1, 2 and 4 for the same size, in a season that lifts
/// each otherwise; sizes from 1 to 8, and days that scatter more in small stores.
struct Chain {
    units: Vec<Unit>,
    skill: Vec<f64>,
    place: Vec<f64>,
    luck: Vec<f64>,
}

impl Chain {
    fn new(random: &mut Random, skill_deviation: f64) -> Self {
        let mut chain = Self { units: vec![], skill: vec![], place: vec![], luck: vec![] };
        for store in 0..STORES {
            let group = store % 3;
            let place = [1.0, 2.0, 4.0][group] * [1.3, 1.1, 0.8][group];
            let size = (random.part() * 8.0_f64.ln()).exp();
            let skill = (skill_deviation * random.normal()).exp();
            let scatter = 0.25 / size.sqrt();
            let days: Vec<(f64, f64)> = (0..DAYS)
                .map(|day| {
                    let weekday = [0.8, 0.8, 0.9, 0.9, 1.1, 1.4, 1.3][day % 7];
                    let luck = 1.0 + scatter * random.normal();
                    (100.0 * place * size * skill * weekday * luck, weekday)
                })
                .collect();
            let actual: f64 = days.iter().map(|day| day.0).sum();
            let usual: f64 = days.iter().map(|day| 100.0 * place * size * skill * day.1).sum();
            let chance = Chance::of(&days);
            chain.units.push(Unit {
                group,
                actual,
                exposure: size,
                chance,
                exposure_variance: 0.0,
            });
            chain.skill.push(skill);
            chain.place.push(place * size);
            chain.luck.push(actual / usual);
        }
        chain
    }

    fn compared(&self) -> Comparison {
        compare(&self.units).expect("a chain of many stores")
    }
}

/// Spearman's rank correlation, ties sharing their mean rank; zero where all are tied.
fn rank_correlation(one: &[f64], other: &[f64]) -> f64 {
    let ranks = |values: &[f64]| -> Vec<f64> {
        let rank = |value: &f64| {
            let below = values.iter().filter(|other| *other < value).count() as f64;
            let tied = values.iter().filter(|other| *other == value).count() as f64;
            below + (tied - 1.0) / 2.0
        };
        values.iter().map(rank).collect()
    };
    let (one, other) = (ranks(one), ranks(other));
    let middle = (one.len() - 1) as f64 / 2.0;
    let product = |left: &[f64], right: &[f64]| -> f64 {
        left.iter().zip(right).map(|(left, right)| (left - middle) * (right - middle)).sum()
    };
    let spread = (product(&one, &one) * product(&other, &other)).sqrt();
    if spread > 0.0 { product(&one, &other) / spread } else { 0.0 }
}

fn adjusted(found: &Comparison) -> Vec<f64> {
    found.units.iter().map(|unit| unit.adjusted).collect()
}

/// The mean over many chains of how one thing ranks as the adjusted index does.
fn mean_correlation(skill: f64, with: impl Fn(&Chain) -> &[f64]) -> f64 {
    let correlations = (0..CHAINS).map(|seed| {
        let chain = Chain::new(&mut Random(seed), skill);
        rank_correlation(&adjusted(&chain.compared()), with(&chain))
    });
    correlations.sum::<f64>() / CHAINS as f64
}

#[test]
fn stores_of_equal_skill_are_not_ranked_by_their_luck() {
    let luck = mean_correlation(0.0, |chain| &chain.luck);
    assert!(luck.abs() < 0.1, "{luck}");
    // What they sold for their size would have ranked them by place, and the raw index by luck.
    let raw = |seed| {
        let chain = Chain::new(&mut Random(seed), 0.0);
        let found = chain.compared();
        let index: Vec<f64> = found.units.iter().map(|unit| unit.index).collect();
        let sold: Vec<f64> = chain.units.iter().map(|unit| unit.actual).collect();
        (rank_correlation(&index, &chain.luck), rank_correlation(&sold, &chain.place))
    };
    let (by_luck, by_place) = raw(1);
    assert!(by_luck > 0.8 && by_place > 0.8, "{by_luck} {by_place}");
}

#[test]
fn stores_of_different_skill_are_ranked_by_it_and_not_by_their_place() {
    let skill = mean_correlation(0.1, |chain| &chain.skill);
    assert!(skill > 0.8, "{skill}");
    let place = mean_correlation(0.1, |chain| &chain.place);
    assert!(place.abs() < 0.1, "{place}");
}

#[test]
fn eight_of_ten_ranges_hold_the_skill() {
    for skill in [0.03, 0.1, 0.2] {
        let (mut held, mut all) = (0, 0);
        for seed in 0..CHAINS {
            let chain = Chain::new(&mut Random(seed), skill);
            // Skill is told beside that of the stores of the same kind.
            let mut kinds = [(0.0, 0.0); 3];
            for (unit, skill) in chain.units.iter().zip(&chain.skill) {
                kinds[unit.group].0 += unit.exposure * skill;
                kinds[unit.group].1 += unit.exposure;
            }
            for (at, unit) in chain.compared().units.iter().enumerate() {
                let kind = kinds[chain.units[at].group];
                let skill = chain.skill[at] / (kind.0 / kind.1);
                held += usize::from(unit.low <= skill && skill <= unit.high);
                all += 1;
            }
        }
        let share = held as f64 / all as f64;
        assert!((0.75..=0.88).contains(&share), "{skill}: {share}");
    }
}
