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

/// A set of things and in how many baskets they all are.
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

/// All sets of things in at least so many baskets: each thing is joined with those behind it, and
/// the baskets of both are those they share (Zaki 2000). Pairs are counted beforehand, so that only
/// those within the limit are joined.
fn frequent_sets(baskets: &[Basket], fewest: u32, most_things: usize) -> Vec<Frequent> {
    let things = baskets.iter().flatten().max().map_or(0, |most| *most as usize + 1);
    let mut covers = vec![Vec::new(); things];
    for (number, basket) in baskets.iter().enumerate() {
        for thing in basket {
            let cover: &mut Vec<u32> = &mut covers[*thing as usize];
            if cover.last() != Some(&(number as u32)) {
                cover.push(number as u32);
            }
        }
    }
    let kept = |(thing, cover): (usize, Vec<u32>)| {
        let baskets = cover.len() as u32;
        (baskets >= fewest).then_some(Branch {
            thing: thing as u32,
            baskets,
            cover: Cover::List(cover),
        })
    };
    let mut singles: Vec<Branch> = covers.into_iter().enumerate().filter_map(kept).collect();
    let pairs = Pairs::count(&singles, baskets.len());
    for single in &mut singles {
        single.cover.pack(baskets.len());
    }
    let mut found = Vec::new();
    let may_join = |one: usize, other: usize| pairs.of(one, other) >= fewest;
    join(&[], &singles, &may_join, fewest, most_things, &mut found);
    found
}

/// In how many baskets two frequent things lie together, for every two of them.
struct Pairs {
    counts: Vec<u32>,
}

impl Pairs {
    fn count(singles: &[Branch], baskets: usize) -> Self {
        let mut lying = vec![Vec::new(); baskets];
        for (at, single) in singles.iter().enumerate() {
            if let Cover::List(cover) = &single.cover {
                for basket in cover {
                    lying[*basket as usize].push(at);
                }
            }
        }
        let mut pairs =
            Self { counts: vec![0; singles.len() * singles.len().saturating_sub(1) / 2] };
        for things in lying {
            for (at, other) in things.iter().enumerate() {
                for one in &things[..at] {
                    pairs.counts[Self::place(*one, *other)] += 1;
                }
            }
        }
        pairs
    }

    /// The lower of the two first.
    fn place(one: usize, other: usize) -> usize {
        other * (other - 1) / 2 + one
    }

    fn of(&self, one: usize, other: usize) -> u32 {
        self.counts[Self::place(one, other)]
    }
}

/// A thing with the baskets in which it lies together with those before it.
struct Branch {
    thing: u32,
    baskets: u32,
    cover: Cover,
}

/// Baskets: their numbers in ascending order, or one bit for each where that is shorter.
enum Cover {
    List(Vec<u32>),
    Bits(Vec<u64>),
}

impl Cover {
    /// Takes bits where more than one basket in 32 is covered.
    fn pack(&mut self, baskets: usize) {
        let Self::List(list) = self else { return };
        if list.len() < baskets / 32 {
            return;
        }
        let mut bits = vec![0_u64; baskets.div_ceil(64)];
        for basket in list.iter() {
            bits[*basket as usize / 64] |= 1 << (basket % 64);
        }
        *self = Self::Bits(bits);
    }

    /// The baskets of both, and how many they are.
    fn shared(&self, other: &Self) -> (Self, u32) {
        match (self, other) {
            (Self::Bits(one), Self::Bits(other)) => {
                let both: Vec<u64> =
                    one.iter().zip(other).map(|(one, other)| one & other).collect();
                let count = both.iter().map(|word| word.count_ones()).sum();
                (Self::Bits(both), count)
            }
            (Self::List(list), Self::Bits(bits)) | (Self::Bits(bits), Self::List(list)) => {
                let is_in =
                    |basket: &&u32| bits[**basket as usize / 64] >> (**basket % 64) & 1 == 1;
                Self::counted(list.iter().filter(is_in).copied().collect())
            }
            (Self::List(one), Self::List(other)) => {
                let mut behind = other.as_slice();
                let is_in = |basket: &&u32| {
                    let at = behind.partition_point(|next| next < *basket);
                    behind = &behind[at..];
                    behind.first() == Some(*basket)
                };
                Self::counted(one.iter().filter(is_in).copied().collect())
            }
        }
    }

    fn counted(list: Vec<u32>) -> (Self, u32) {
        let count = list.len() as u32;
        (Self::List(list), count)
    }
}

fn join(
    before: &[u32],
    branches: &[Branch],
    may_join: &dyn Fn(usize, usize) -> bool,
    fewest: u32,
    most_things: usize,
    found: &mut Vec<Frequent>,
) {
    for (at, branch) in branches.iter().enumerate() {
        let things: Vec<u32> = before.iter().copied().chain([branch.thing]).collect();
        if things.len() < most_things {
            let others = branches.iter().enumerate().skip(at + 1);
            let behind: Vec<Branch> = others
                .filter(|(place, _)| may_join(at, *place))
                .filter_map(|(_, other)| {
                    let (cover, baskets) = branch.cover.shared(&other.cover);
                    (baskets >= fewest).then_some(Branch { thing: other.thing, baskets, cover })
                })
                .collect();
            join(&things, &behind, &|_, _| true, fewest, most_things, found);
        }
        found.push(Frequent { things, baskets: branch.baskets });
    }
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
        // Thing k lies in every (k + 1)th basket: from all of them to one in forty, so that some are
        // kept as bits and some as lists.
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
