//! What is bought together: association rules with one thing on their right side, counted exactly.
//!
//! Support is the share of baskets with all things of a rule, confidence the share of those with
//! the left side that have the right side too, lift the confidence over the right side's own share
//! (Agrawal, Imielinski and Swami 1993).

use rustc_hash::FxHashMap;

use crate::frequent::frequent_sets;

/// What was bought at once: numbers of things, in any order, each counted once.
pub type Basket = Vec<u32>;

/// Which rules are wanted.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RuleLimits {
    /// Least share of baskets with all things of the rule.
    pub support: f64,
    /// Least share of the baskets with the left side that have the right side too.
    pub confidence: f64,
    /// Fewest things on both sides together.
    pub least_things: usize,
    /// Most things on both sides together.
    pub most_things: usize,
}

/// Who buys these buys that.
#[derive(Debug, Clone, PartialEq)]
pub struct Rule {
    /// Left side, in ascending order; may be empty when single things are wanted.
    pub given: Vec<u32>,
    /// Right side.
    pub then: u32,
    /// Baskets with both sides.
    pub baskets: u32,
    /// Baskets with the left side.
    pub baskets_given: u32,
    /// Share of all baskets with both sides.
    pub support: f64,
    /// Share of the baskets with the left side that have the right side.
    pub confidence: f64,
    /// How much likelier the right side is with the left than at all.
    pub lift: f64,
}

/// All rules within the limits, the highest lift first.
pub fn rules(baskets: &[Basket], limits: &RuleLimits) -> Vec<Rule> {
    let fewest = fewest_baskets(baskets.len(), limits.support);
    let frequent = frequent_sets(baskets, fewest, limits.most_things);
    let counts = frequent.iter().map(|set| (set.things.as_slice(), set.baskets));
    let counts: FxHashMap<&[u32], u32> = counts.collect();
    let all = baskets.len() as f64;
    let (mut found, mut given) = (Vec::new(), Vec::new());
    for set in frequent.iter().filter(|set| set.things.len() >= limits.least_things.max(1)) {
        for then in &set.things {
            given.clear();
            given.extend(set.things.iter().copied().filter(|one| one != then));
            let baskets_given =
                if given.is_empty() { baskets.len() as u32 } else { counts[given.as_slice()] };
            let confidence = f64::from(set.baskets) / f64::from(baskets_given);
            if confidence + 1e-12 < limits.confidence {
                continue;
            }
            let alone = f64::from(counts[&[*then][..]]) / all;
            found.push(Rule {
                given: given.clone(),
                then: *then,
                baskets: set.baskets,
                baskets_given,
                support: f64::from(set.baskets) / all,
                confidence,
                lift: confidence / alone,
            });
        }
    }
    found.sort_by(|one, other| {
        let by_lift = other.lift.total_cmp(&one.lift);
        by_lift.then_with(|| (&one.given, one.then).cmp(&(&other.given, other.then)))
    });
    found
}

/// The least number of baskets that is a share of all.
fn fewest_baskets(all: usize, support: f64) -> u32 {
    ((support * all as f64 - 1e-9).ceil() as u32).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: RuleLimits =
        RuleLimits { support: 0.0, confidence: 0.0, least_things: 2, most_things: 6 };

    #[test]
    fn a_quarter_of_those_with_a_have_b_five_times_as_many_as_of_all() {
        // C-04: 1,000 baskets, A (0) in 100, B (1) in 50, both in 25.
        let basket = |number: u32| match number {
            0..25 => vec![0, 1],
            25..100 => vec![0],
            100..125 => vec![1],
            _ => vec![2],
        };
        let baskets: Vec<Basket> = (0..1_000).map(basket).collect();
        let found = rules(&baskets, &ALL);
        let rule = found.iter().find(|rule| rule.given == [0]).expect("A tells of B");
        assert_eq!((rule.then, rule.baskets, rule.baskets_given), (1, 25, 100));
        assert_eq!((rule.support, rule.confidence, rule.lift), (0.025, 0.25, 5.0));
        let limits = |support, confidence| RuleLimits { support, confidence, ..ALL };
        assert_eq!(rules(&baskets, &limits(0.025, 0.5)).len(), 1, "at both limits: B tells of A");
        assert_eq!(rules(&baskets, &limits(0.0251, 0.0)).len(), 0, "below the support");
        assert_eq!(rules(&baskets, &limits(0.0, 0.500_1)).len(), 0, "below the confidence");
    }

    #[test]
    fn a_thing_twice_in_a_basket_counts_once_and_order_does_not_matter() {
        let baskets = vec![vec![2, 1, 1], vec![1, 2], vec![3]];
        let found = rules(&baskets, &ALL);
        assert_eq!(found.len(), 2);
        assert!(found.iter().all(|rule| rule.baskets == 2 && rule.confidence == 1.0));
        assert!(rules(&[], &ALL).is_empty());
    }

    #[test]
    fn rare_and_common_things_are_counted_alike() {
        // Thing k lies in every (k + 1)th basket: from all of them to one in forty.
        let basket =
            |number: u32| (0..40).filter(|thing: &u32| number.is_multiple_of(thing + 1)).collect();
        let baskets: Vec<Basket> = (0..500).map(basket).collect();
        let limits = RuleLimits { support: 0.004, most_things: 3, ..ALL };
        let found = rules(&baskets, &limits);
        let holds = |things: &[u32]| {
            baskets
                .iter()
                .filter(|basket| things.iter().all(|thing| basket.contains(thing)))
                .count()
        };
        let (mut pairs, mut triples) = (0, 0);
        for one in 0..40 {
            for other in one + 1..40 {
                pairs += usize::from(holds(&[one, other]) >= 2);
                for third in other + 1..40 {
                    triples += usize::from(holds(&[one, other, third]) >= 2);
                }
            }
        }
        assert_eq!(found.len(), 2 * pairs + 3 * triples);
        for rule in &found {
            let all = [rule.given.as_slice(), &[rule.then]].concat();
            assert_eq!(rule.baskets as usize, holds(&all), "{all:?}");
            assert_eq!(rule.baskets_given as usize, holds(&rule.given), "{:?}", rule.given);
        }
    }
}
