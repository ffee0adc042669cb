//! Sets of things that lie together in many baskets.

use crate::rules::Basket;

/// A set of things and in how many baskets they all are.
pub struct Frequent {
    /// In ascending order.
    pub things: Vec<u32>,
    pub baskets: u32,
}

/// All sets of things in at least so many baskets: single things, and sets of at most so many. A set
/// is joined with the things behind it only, and all of these are found by one walk through what lies
/// behind the set in its baskets (Uno, Asai, Uchida and Arimura 2003, "occurrence deliver").
pub fn frequent_sets(baskets: &[Basket], fewest: u32, most_things: usize) -> Vec<Frequent> {
    let ranks = Ranks::of(baskets, fewest);
    let (mut lying, mut starts) = (Vec::new(), Vec::with_capacity(baskets.len()));
    for basket in baskets {
        starts.push(lying.len() as u32);
        lying.extend(ranks.sorted(basket));
        lying.push(END);
    }
    let mut search = Search {
        fewest: fewest as usize,
        most_things,
        lying,
        behind: vec![Vec::new(); ranks.things.len()],
        things: ranks.things,
        set: Vec::new(),
        found: Vec::new(),
    };
    search.grow(&starts);
    search.found
}

/// Stands behind the last thing of a basket.
const END: u32 = u32::MAX;

/// The things in enough baskets, the rarest first: what lies behind a thing are the more common
/// ones, and the rare ones have few baskets to walk through.
struct Ranks {
    /// Things by their ranks.
    things: Vec<u32>,
    /// Ranks by the things, none for those in too few baskets.
    of_things: Vec<Option<u32>>,
}

impl Ranks {
    fn of(baskets: &[Basket], fewest: u32) -> Self {
        let counts = counts(baskets);
        let mut things: Vec<u32> = (0..counts.len() as u32).collect();
        things.retain(|thing| counts[*thing as usize] >= fewest);
        things.sort_by_key(|thing| counts[*thing as usize]);
        let mut of_things = vec![None; counts.len()];
        for (rank, thing) in (0..).zip(&things) {
            of_things[*thing as usize] = Some(rank);
        }
        Self { things, of_things }
    }

    /// The ranks of a basket's things in ascending order, each once.
    fn sorted(&self, basket: &Basket) -> Vec<u32> {
        let ranks = basket.iter().filter_map(|thing| self.of_things[*thing as usize]);
        let mut ranks: Vec<u32> = ranks.collect();
        ranks.sort_unstable();
        ranks.dedup();
        ranks
    }
}

/// In how many baskets each thing is.
fn counts(baskets: &[Basket]) -> Vec<u32> {
    let things = baskets.iter().flatten().max().map_or(0, |most| *most as usize + 1);
    let mut counts = vec![0; things];
    let mut last_seen_in = vec![usize::MAX; things];
    for (number, basket) in baskets.iter().enumerate() {
        for thing in basket {
            let thing = *thing as usize;
            counts[thing] += u32::from(last_seen_in[thing] != number);
            last_seen_in[thing] = number;
        }
    }
    counts
}

/// A set as it grows, and what was found on the way.
struct Search {
    fewest: usize,
    most_things: usize,
    /// Things by their ranks.
    things: Vec<u32>,
    /// The ranks of what lies in each basket, in ascending order, and an end behind each basket.
    lying: Vec<u32>,
    /// For each rank, where what lies behind it begins in those baskets of the set that have it.
    behind: Vec<Vec<u32>>,
    /// The ranks of the set's things.
    set: Vec<u32>,
    found: Vec<Frequent>,
}

impl Search {
    /// Joins the set with every thing that lies in enough of its baskets, which are given by where
    /// what lies behind the set begins.
    fn grow(&mut self, baskets: &[u32]) {
        // From the last thing to the first: the search below a thing only needs the lists of those
        // behind it, and these are done with.
        for rank in self.deal_out(baskets).into_iter().rev() {
            let mut behind = std::mem::take(&mut self.behind[rank as usize]);
            if behind.len() >= self.fewest {
                self.set.push(rank);
                self.keep(behind.len() as u32);
                if self.set.len() < self.most_things {
                    self.grow(&behind);
                }
                self.set.pop();
            }
            behind.clear();
            self.behind[rank as usize] = behind;
        }
    }

    /// Notes for each thing where what lies behind it begins, and answers the ranks of those things in ascending
    /// order.
    fn deal_out(&mut self, baskets: &[u32]) -> Vec<u32> {
        let mut dealt = Vec::new();
        for start in baskets {
            let lying = self.lying[*start as usize..].iter().take_while(|rank| **rank != END);
            for (next, rank) in (start + 1..).zip(lying) {
                let behind = &mut self.behind[*rank as usize];
                if behind.is_empty() {
                    dealt.push(*rank);
                }
                behind.push(next);
            }
        }
        dealt.sort_unstable();
        dealt
    }

    fn keep(&mut self, baskets: u32) {
        let mut things: Vec<u32> =
            self.set.iter().map(|rank| self.things[*rank as usize]).collect();
        things.sort_unstable();
        self.found.push(Frequent { things, baskets });
    }
}
