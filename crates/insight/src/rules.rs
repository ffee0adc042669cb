//! What is bought together: association rules with one thing on their right side, counted exactly.
//!
//! Support is the share of baskets with all things of a rule, confidence the share of those with
//! the left side that have the right side too, lift the confidence over the right side's own share
//! (Agrawal, Imielinski and Swami 1993).

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

/// A set of things with the baskets they are all in, as one bit each.
struct Frequent {
    things: Vec<u32>,
    baskets: u32,
}

/// All rules within the limits, the highest lift first.
pub fn rules(baskets: &[Basket], limits: &RuleLimits) -> Vec<Rule> {
    let fewest = fewest_baskets(baskets.len(), limits.support);
    let frequent = frequent_sets(baskets, fewest, limits.most_things);
    let mut counts = std::collections::HashMap::with_capacity(frequent.len());
    for set in &frequent {
        counts.insert(set.things.as_slice(), set.baskets);
    }
    let all = baskets.len() as f64;
    let mut found = Vec::new();
    for set in frequent.iter().filter(|set| set.things.len() >= limits.least_things.max(1)) {
        for then in &set.things {
            let given: Vec<u32> = set.things.iter().copied().filter(|one| one != then).collect();
            let baskets_given =
                if given.is_empty() { baskets.len() as u32 } else { counts[given.as_slice()] };
            let confidence = f64::from(set.baskets) / f64::from(baskets_given);
            if confidence + 1e-12 < limits.confidence {
                continue;
            }
            let alone = f64::from(counts[&[*then][..]]) / all;
            found.push(Rule {
                given,
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

/// All sets of things in at least so many baskets: each thing is joined with those behind it, and
/// the baskets of both are the bits they share (Zaki 2000).
fn frequent_sets(baskets: &[Basket], fewest: u32, most_things: usize) -> Vec<Frequent> {
    let things = baskets.iter().flatten().max().map_or(0, |most| *most as usize + 1);
    let words = baskets.len().div_ceil(64);
    let mut bits = vec![Vec::new(); things];
    for (number, basket) in baskets.iter().enumerate() {
        for thing in basket {
            let of_thing: &mut Vec<u64> = &mut bits[*thing as usize];
            of_thing.resize(words, 0);
            of_thing[number / 64] |= 1 << (number % 64);
        }
    }
    let single = |(thing, bits): (usize, Vec<u64>)| {
        let baskets = count(&bits);
        (baskets >= fewest).then_some((thing as u32, bits, baskets))
    };
    let singles: Vec<_> = bits.into_iter().enumerate().filter_map(single).collect();
    let mut found = Vec::new();
    join(&[], &singles, fewest, most_things, &mut found);
    found
}

type Branch = (u32, Vec<u64>, u32);

fn join(
    before: &[u32],
    branches: &[Branch],
    fewest: u32,
    most_things: usize,
    found: &mut Vec<Frequent>,
) {
    for (at, (thing, bits, baskets)) in branches.iter().enumerate() {
        let things: Vec<u32> = before.iter().copied().chain([*thing]).collect();
        if things.len() < most_things {
            let behind = branches[at + 1..].iter().filter_map(|(other, other_bits, _)| {
                let both: Vec<u64> =
                    bits.iter().zip(other_bits).map(|(one, other)| one & other).collect();
                let baskets = count(&both);
                (baskets >= fewest).then_some((*other, both, baskets))
            });
            let behind: Vec<Branch> = behind.collect();
            join(&things, &behind, fewest, most_things, found);
        }
        found.push(Frequent { things, baskets: *baskets });
    }
}

fn count(bits: &[u64]) -> u32 {
    bits.iter().map(|word| word.count_ones()).sum()
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
}
