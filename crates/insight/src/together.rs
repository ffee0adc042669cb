//! How often every two things were bought together, counted basket by basket.

/// Counts of single things and of pairs. Things are numbers from 0 on; memory grows with the square
/// of how many there are.
#[derive(Debug, Clone, Default)]
pub struct Together {
    baskets: u32,
    alone: Vec<u32>,
    both: Vec<u32>,
}

/// A thing beside another one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Beside {
    /// The thing.
    pub thing: u32,
    /// Baskets with both.
    pub baskets: u32,
    /// Share of the baskets with the other thing that have this one.
    pub confidence: f64,
    /// How much likelier it is with the other thing than at all.
    pub lift: f64,
}

impl Together {
    /// Counts a basket; each of its things must stand in it once.
    pub fn add(&mut self, basket: &[u32]) {
        self.baskets += 1;
        for (at, one) in basket.iter().enumerate() {
            let most = *basket.iter().max().unwrap_or(one) as usize;
            if self.alone.len() <= most {
                self.alone.resize(most + 1, 0);
                self.both.resize(most * (most + 1) / 2, 0);
            }
            self.alone[*one as usize] += 1;
            for other in &basket[..at] {
                self.both[place(*one, *other)] += 1;
            }
        }
    }

    /// What lies with a thing in at least `fewest` baskets and more often than by chance, the highest
    /// lift first.
    pub fn beside(&self, thing: u32, fewest: u32) -> Vec<Beside> {
        let alone = |one: u32| self.alone.get(one as usize).copied().unwrap_or(0);
        let things = self.alone.len() as u32;
        let beside = |one: u32| {
            let baskets = self.both[place(one, thing)];
            let confidence = f64::from(baskets) / f64::from(alone(thing));
            let lift = confidence * f64::from(self.baskets) / f64::from(alone(one));
            (baskets >= fewest && lift > 1.0).then_some(Beside {
                thing: one,
                baskets,
                confidence,
                lift,
            })
        };
        if thing >= things {
            return Vec::new();
        }
        let others = (0..things).filter(|one| *one != thing && alone(*one) >= fewest);
        let mut found: Vec<Beside> = others.filter_map(beside).collect();
        found.sort_by(Beside::best_first);
        found
    }
}

impl Beside {
    /// The higher lift first, then the more baskets.
    pub fn best_first(&self, other: &Self) -> std::cmp::Ordering {
        let by_lift = other.lift.total_cmp(&self.lift);
        by_lift.then(other.baskets.cmp(&self.baskets)).then(self.thing.cmp(&other.thing))
    }
}

/// Place of two things in the triangle of pairs.
fn place(one: u32, other: u32) -> usize {
    let (low, high) = (one.min(other) as usize, one.max(other) as usize);
    high * (high - 1) / 2 + low
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn buyers_of_a_are_told_of_b() {
        // C-04: 1,000 baskets, A (0) in 100, B (1) in 50, both in 25.
        let mut together = Together::default();
        for number in 0..1_000 {
            match number {
                0..25 => together.add(&[1, 0]),
                25..100 => together.add(&[0]),
                100..125 => together.add(&[1]),
                _ => together.add(&[2]),
            }
        }
        let b = Beside { thing: 1, baskets: 25, confidence: 0.25, lift: 5.0 };
        assert_eq!(together.beside(0, 25), [b]);
        assert!(together.beside(0, 26).is_empty(), "in fewer baskets than wanted");
        assert!(together.beside(2, 1).is_empty(), "nothing lies with it");
        assert!(together.beside(9, 1).is_empty(), "nobody bought it");
        assert!(Together::default().beside(0, 1).is_empty());
    }

    #[test]
    fn what_lies_together_by_chance_is_not_told() {
        // Everybody has 0: with or without 1 it is as likely.
        let mut together = Together::default();
        (0..10).for_each(|number| together.add(if number < 5 { &[0, 1] } else { &[0] }));
        assert!(together.beside(1, 1).is_empty());
    }
}
