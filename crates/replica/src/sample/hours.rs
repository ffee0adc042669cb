//! At what time of day people buy.

use domain::org::TradeArea;

use super::rng::{Rng, running_totals};

const OPENS_MS: u32 = (9 * 60 + 30) * 60_000;
const HALF_HOUR_MS: u32 = 30 * 60_000;
/// Half hours from 09:30 to 22:00.
const HALF_HOURS: usize = 25;

/// Towards noon, a dip, the evening; shopping streets and stations.
const SHOPPING: [u32; HALF_HOURS] = [
    8, 14, 20, 26, 32, 38, 40, 36, 32, 34, 38, 42, 44, 44, 42, 42, 46, 54, 62, 68, 70, 66, 54, 36,
    16,
];
/// Lunch break and the way home.
const WORKING: [u32; HALF_HOURS] = [
    24, 22, 20, 26, 46, 80, 92, 70, 36, 26, 24, 26, 30, 32, 30, 34, 52, 74, 76, 58, 42, 32, 24, 16,
    8,
];
/// Late evening, on the sofa.
const ONLINE: [u32; HALF_HOURS] = [
    26, 30, 32, 32, 34, 38, 40, 36, 32, 30, 30, 32, 34, 34, 34, 34, 36, 40, 48, 58, 72, 86, 94, 96,
    84,
];

/// The opening hours of one kind of place.
pub(super) struct Hours(Vec<u32>);

impl Hours {
    pub fn of(trade_area: TradeArea) -> Self {
        let curve = match trade_area {
            TradeArea::Office => WORKING,
            TradeArea::Online => ONLINE,
            TradeArea::Core
            | TradeArea::Community
            | TradeArea::Transport
            | TradeArea::Campus
            | TradeArea::Other => SHOPPING,
        };
        Self(running_totals(curve))
    }

    /// The times of one day's orders in order, as milliseconds since midnight, in whole seconds.
    pub fn times(&self, orders: u32, rng: &mut Rng) -> Vec<i64> {
        let mut times: Vec<i64> = (0..orders).map(|_| self.time(rng)).collect();
        times.sort_unstable();
        times
    }

    fn time(&self, rng: &mut Rng) -> i64 {
        let half_hour = rng.weighted(&self.0) as u32;
        let second = rng.below(HALF_HOUR_MS / 1_000);
        i64::from(OPENS_MS + half_hour * HALF_HOUR_MS + second * 1_000)
    }
}
