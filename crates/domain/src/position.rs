//! Positions in a list that takes no more room for "none" than for a position.

use std::num::NonZeroU32;

/// Position in one of a file's lists, counted from 0. An `Option` of it is four bytes: a file with
/// a million receipts holds six million of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Position(NonZeroU32);

impl Position {
    /// The position with this index. No list here has four milliards of entries; an index beyond
    /// is the last position there is.
    pub fn new(index: usize) -> Self {
        let beyond = u32::try_from(index).unwrap_or(u32::MAX).saturating_add(1);
        Self(NonZeroU32::new(beyond).unwrap_or(NonZeroU32::MAX))
    }

    /// The index of the entry in its list.
    pub fn index(self) -> usize {
        self.0.get() as usize - 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_position_keeps_its_index_up_to_the_last_there_is() {
        let last = u32::MAX as usize - 1;
        let cases = [(0, 0), (1, 1), (999_999, 999_999), (last, last), (last + 1, last)];
        for (index, kept) in cases {
            assert_eq!(Position::new(index).index(), kept, "{index}");
        }
        assert_eq!(size_of::<Option<Position>>(), 4);
    }
}
