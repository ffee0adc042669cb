//! Which part of the shop's world a file tells.

use std::ops::Range;

/// Which entries of a format a file tells: all of them, or some by their position in
/// [`crate::Shop::entries`]. Files cut from one world overlap where their entries do.
#[derive(Debug, Clone, Default)]
pub struct Selection {
    pub(crate) entries: Option<Vec<usize>>,
    pub(crate) before_payment: bool,
    pub(crate) store: Option<String>,
}

impl Selection {
    /// Everything.
    pub fn all() -> Self {
        Self::default()
    }

    /// The entries of a range; what lies beyond the last one is left out.
    pub fn range(range: Range<usize>) -> Self {
        Self::of(range.collect())
    }

    /// These entries, each once, in the world's order.
    pub fn of(mut entries: Vec<usize>) -> Self {
        entries.sort_unstable();
        entries.dedup();
        Self { entries: Some(entries), ..Self::default() }
    }

    /// As it looked before late payers paid: their orders are unpaid (order lists of Taobao).
    #[must_use]
    pub fn before_payment(self) -> Self {
        Self { before_payment: true, ..self }
    }

    /// Of the store with this code, where a format has one file for each store (`pos_receipts`).
    #[must_use]
    pub fn of_store(self, code: &str) -> Self {
        Self { store: Some(code.to_string()), ..self }
    }

    /// The chosen ones of all.
    pub(crate) fn pick<T: Clone>(&self, all: &[T]) -> Vec<T> {
        match &self.entries {
            None => all.to_vec(),
            Some(chosen) => chosen.iter().filter_map(|at| all.get(*at)).cloned().collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_selection_picks_each_chosen_entry_once() {
        let all = ["a", "b", "c", "d"];
        let cases = [
            (Selection::all(), vec!["a", "b", "c", "d"]),
            (Selection::range(1..3), vec!["b", "c"]),
            (Selection::range(3..9), vec!["d"]),
            (Selection::of(vec![2, 0, 2]), vec!["a", "c"]),
        ];
        for (selection, expected) in cases {
            assert_eq!(selection.pick(&all), expected, "{selection:?}");
        }
    }
}
