//! How goals hang together: what supports what, and loops, which are refused (G-01, G-04).

use std::collections::{BTreeMap, BTreeSet};

use super::{GoalLink, KeyResult};
use crate::Id;

/// The upward links of all goals. Objectives and key results are nodes; a key result leads up to
/// its objective.
#[derive(Debug, Default)]
pub struct Alignment {
    up: BTreeMap<Id, BTreeSet<Id>>,
}

/// A loop of goals that support each other, each once, in the order of the links.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CycleFound(pub Vec<Id>);

impl Alignment {
    /// From what there is. Links that do not lead upwards are left out.
    pub fn of(key_results: &[KeyResult], links: &[GoalLink]) -> Self {
        let mut alignment = Self::default();
        for key_result in key_results {
            alignment.add(key_result.id, key_result.objective_id);
        }
        for link in links.iter().filter(|link| link.kind.leads_up()) {
            alignment.add(link.from_id, link.to_id);
        }
        alignment
    }

    fn add(&mut self, from: Id, to: Id) {
        self.up.entry(from).or_default().insert(to);
    }

    /// Fails when a further link would close a loop, and names it.
    ///
    /// # Errors
    /// The goals of the loop, from where the link begins.
    pub fn check(&self, link: &GoalLink) -> Result<(), CycleFound> {
        if !link.kind.leads_up() {
            return Ok(());
        }
        match self.way(link.to_id, link.from_id) {
            None => Ok(()),
            Some(mut way) => {
                way.pop();
                way.insert(0, link.from_id);
                Err(CycleFound(way))
            }
        }
    }

    /// A shortest way upwards from one goal to another, both included.
    fn way(&self, from: Id, to: Id) -> Option<Vec<Id>> {
        let mut came_from: BTreeMap<Id, Id> = BTreeMap::new();
        let mut next = vec![from];
        while !next.is_empty() && !next.contains(&to) {
            let mut further = Vec::new();
            for at in next {
                for above in self.above(at) {
                    if above != from && !came_from.contains_key(&above) {
                        came_from.insert(above, at);
                        further.push(above);
                    }
                }
            }
            next = further;
        }
        if next.is_empty() {
            return None;
        }
        let mut way = vec![to];
        while let Some(before) = came_from.get(way.last()?).filter(|_| way.last() != Some(&from)) {
            way.push(*before);
        }
        way.reverse();
        Some(way)
    }

    fn above(&self, at: Id) -> impl Iterator<Item = Id> + '_ {
        self.up.get(&at).into_iter().flatten().copied()
    }

    /// Everything a goal helps to reach, nearest first, each once.
    pub fn upwards(&self, from: Id) -> Vec<Id> {
        let mut found: Vec<Id> = Vec::new();
        let mut next = vec![from];
        while !next.is_empty() {
            let above: Vec<Id> = next.iter().flat_map(|at| self.above(*at)).collect();
            next.clear();
            for at in above {
                if at != from && !found.contains(&at) {
                    found.push(at);
                    next.push(at);
                }
            }
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::goals::LinkKind::{DependsOn, Supports};

    fn id(name: &str) -> Id {
        Id::derived("goal", &[name])
    }

    fn links(pairs: &[(&str, &str)]) -> Vec<GoalLink> {
        pairs.iter().map(|(from, to)| GoalLink::new(id(from), id(to), Supports)).collect()
    }

    #[test]
    fn a_loop_is_refused_and_named() {
        let alignment = Alignment::of(&[], &links(&[("b", "a"), ("c", "b"), ("d", "b")]));
        let loops = |from, to| alignment.check(&GoalLink::new(id(from), id(to), Supports)).err();
        assert_eq!(loops("a", "c"), Some(CycleFound(vec![id("a"), id("c"), id("b")])));
        assert_eq!(loops("a", "b"), Some(CycleFound(vec![id("a"), id("b")])));
        assert_eq!(loops("a", "a"), Some(CycleFound(vec![id("a")])));
        assert_eq!(loops("d", "c"), None);
        assert_eq!(loops("d", "a"), None);
        assert_eq!(alignment.check(&GoalLink::new(id("a"), id("c"), DependsOn)), Ok(()));
    }

    #[test]
    fn a_goal_leads_up_to_everything_it_helps_each_once() {
        let pairs = [("b", "a"), ("c", "b"), ("c", "x"), ("x", "a")];
        let alignment = Alignment::of(&[], &links(&pairs));
        let up = alignment.upwards(id("c"));
        assert_eq!(up.len(), 3);
        assert_eq!(up[2], id("a"), "the furthest last");
        assert!(alignment.upwards(id("a")).is_empty());
    }
}
