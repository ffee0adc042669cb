//! The hybrid logical clock: real time when the clock is right, order when it is not.

use serde::{Deserialize, Serialize};

/// A stamp of a hybrid logical clock: 48 bits of UTC milliseconds and a 16-bit counter, ordered.
///
/// A device that has seen stamp `s` never gives out one at or below `s`, even when its clock is
/// set back by years.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Hlc(i64);

const COUNTER_BITS: u32 = 16;
const MAX_MS: i64 = (1 << 47) - 1;

impl Hlc {
    /// A stamp made of its parts; milliseconds outside 0..2^47 are clamped.
    pub fn from_parts(unix_ms: i64, counter: u16) -> Self {
        Self(unix_ms.clamp(0, MAX_MS) << COUNTER_BITS | i64::from(counter))
    }

    /// The form kept in the database.
    pub const fn packed(self) -> i64 {
        self.0
    }

    /// Reads the form kept in the database.
    pub const fn from_packed(packed: i64) -> Self {
        Self(packed)
    }

    /// The milliseconds of the stamp.
    pub const fn unix_ms(self) -> i64 {
        self.0 >> COUNTER_BITS
    }

    /// The next stamp of a device that last gave out or saw `self`, at wall clock `now_ms`.
    pub fn next(self, now_ms: i64) -> Self {
        let wall = Self::from_parts(now_ms, 0);
        if wall > self { wall } else { Self(self.0 + 1) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stamps_only_ever_rise() {
        let seen = Hlc::from_parts(1_000, 3);
        let cases = [
            (1_001, Hlc::from_parts(1_001, 0)),
            (1_000, Hlc::from_parts(1_000, 4)),
            (999, Hlc::from_parts(1_000, 4)),
            (0, Hlc::from_parts(1_000, 4)), // set back by years
            (-5, Hlc::from_parts(1_000, 4)),
        ];
        for (now, expected) in cases {
            assert_eq!(seen.next(now), expected, "at {now}");
            assert!(seen.next(now) > seen);
        }
    }

    #[test]
    fn a_full_counter_runs_over_into_the_next_millisecond() {
        let full = Hlc::from_parts(1_000, u16::MAX);
        assert_eq!(full.next(1_000), Hlc::from_parts(1_001, 0));
    }

    #[test]
    fn a_stamp_survives_the_database() {
        let stamp = Hlc::from_parts(1_795_363_200_000, 7);
        assert_eq!(Hlc::from_packed(stamp.packed()), stamp);
        assert_eq!(stamp.unix_ms(), 1_795_363_200_000);
    }
}
