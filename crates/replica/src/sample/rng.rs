//! A small generator of pseudo-random numbers: SplitMix64 (Steele, Lea and Flood 2014).
//!
//! Only integers and the four operations of IEEE arithmetic are used, no logarithm or power from
//! the platform's mathematics library, so that Windows, macOS and Linux draw the very same chain.

/// A stream of numbers that depends on its seed alone.
#[derive(Clone, Debug)]
pub(super) struct Rng(u64);

const STEP: u64 = 0x9e37_79b9_7f4a_7c15;

impl Rng {
    /// A stream of its own for each part of the chain: more draws in one part do not move another.
    pub fn new(seed: u64, part: &str) -> Self {
        let mut rng = Self(seed);
        for byte in part.bytes() {
            rng.0 ^= u64::from(byte);
            rng.0 = rng.next();
        }
        rng
    }

    /// 64 random bits.
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(STEP);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        bits ^ (bits >> 31)
    }

    /// A whole number from 0 to `bound` - 1; 0 when there is nothing to choose from.
    pub fn below(&mut self, bound: u32) -> u32 {
        let product = (self.next() >> 32) * u64::from(bound);
        // The product of two 32-bit numbers, shifted, fits 32 bits.
        (product >> 32) as u32
    }

    /// A whole number from `low` to `high`, both included.
    pub fn between(&mut self, low: u32, high: u32) -> u32 {
        low + self.below(high - low + 1)
    }

    /// A fraction from 0 up to, not including, 1.
    pub fn fraction(&mut self) -> f64 {
        const ONE: f64 = (1_u64 << 53) as f64;
        (self.next() >> 11) as f64 / ONE
    }

    /// True in `per_mille` of a thousand draws.
    pub fn happens(&mut self, per_mille: u32) -> bool {
        self.below(1_000) < per_mille
    }

    /// One of the choices.
    pub fn pick<'a, T>(&mut self, choices: &'a [T]) -> Option<&'a T> {
        choices.get(self.below(choices.len() as u32) as usize)
    }

    /// A position in a table of running totals, each as likely as its share of the last total.
    pub fn weighted(&mut self, running_totals: &[u32]) -> usize {
        let total = running_totals.last().copied().unwrap_or(0);
        let drawn = self.below(total);
        running_totals.partition_point(|reached| *reached <= drawn)
    }
}

/// The running totals of a list of weights, for [`Rng::weighted`].
pub(super) fn running_totals(weights: impl IntoIterator<Item = u32>) -> Vec<u32> {
    let add = |total: &mut u32, weight: u32| {
        *total += weight;
        Some(*total)
    };
    weights.into_iter().scan(0, add).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stream_depends_on_its_seed_and_its_part() {
        let first = |seed, part| Rng::new(seed, part).next();
        assert_eq!(first(1, "orders"), first(1, "orders"));
        assert_ne!(first(1, "orders"), first(2, "orders"));
        assert_ne!(first(1, "orders"), first(1, "people"));
    }

    #[test]
    fn draws_stay_in_their_range_and_reach_both_ends() {
        let mut rng = Rng::new(7, "range");
        let drawn: Vec<u32> = (0..2_000).map(|_| rng.between(3, 9)).collect();
        assert_eq!(drawn.iter().min(), Some(&3));
        assert_eq!(drawn.iter().max(), Some(&9));
        assert_eq!(rng.below(0), 0);
    }

    #[test]
    fn a_weight_of_nothing_is_never_drawn() {
        let totals = running_totals([3, 0, 1]);
        let mut rng = Rng::new(7, "weights");
        let mut counts = [0_u32; 3];
        for _ in 0..4_000 {
            counts[rng.weighted(&totals)] += 1;
        }
        assert_eq!(counts[1], 0);
        assert!((2_800..3_200).contains(&counts[0]), "three in four expected: {counts:?}");
    }
}
