//! Sets of customers and of products as they stand in the rows of sums: sorted by key, each as the
//! difference to the one before, seven bits a byte, the highest bit for more to come.

/// A customer who bought, and how often, counted up to [`Buyer::MOST`]: more of it is all the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Buyer(i64);

impl Buyer {
    const MOST: u8 = 2;

    /// A customer with so many orders that were not given back, and so many of these as a member.
    pub(crate) fn new(key: i64, kept: u8, as_member: u8) -> Self {
        Self(
            (key << 4)
                | i64::from(as_member.min(Self::MOST) << 2)
                | i64::from(kept.min(Self::MOST)),
        )
    }

    /// The local key of the customer.
    pub(crate) fn key(self) -> i64 {
        self.0 >> 4
    }

    /// Orders that were not given back.
    pub(crate) fn kept(self) -> u8 {
        (self.0 & 3) as u8
    }

    /// Those of them that were bought as a member.
    pub(crate) fn as_member(self) -> u8 {
        (self.0 >> 2 & 3) as u8
    }

    fn and(self, other: Self) -> Self {
        Self::new(self.key(), self.kept() + other.kept(), self.as_member() + other.as_member())
    }
}

/// Most customers of a row have one order, with or without being a member.
const ONE_ORDER: [(u8, u8); 2] = [(1, 0), (1, 1)];
const OTHERWISE: u64 = ONE_ORDER.len() as u64;

/// Customers as bytes. Sorts them and counts together those who stand several times.
pub(super) fn pack_buyers(buyers: &mut Vec<Buyer>) -> Vec<u8> {
    buyers.sort_unstable();
    buyers.dedup_by(|next, kept| {
        let is_same = next.key() == kept.key();
        if is_same {
            *kept = kept.and(*next);
        }
        is_same
    });
    let mut bytes = Vec::with_capacity(buyers.len() * 3);
    let mut before = 0;
    for buyer in buyers {
        let often = (buyer.kept(), buyer.as_member());
        let code = ONE_ORDER.iter().position(|one| *one == often).map_or(OTHERWISE, |at| at as u64);
        push(&mut bytes, buyer.key().abs_diff(before) << 2 | code);
        if code == OTHERWISE {
            bytes.push(often.1 << 2 | often.0);
        }
        before = buyer.key();
    }
    bytes
}

/// The customers of a row.
pub(crate) fn buyers(bytes: &[u8]) -> impl Iterator<Item = Buyer> {
    let (mut at, mut key) = (0, 0_i64);
    std::iter::from_fn(move || {
        let step = pull(bytes, &mut at)?;
        key = key.wrapping_add((step >> 2) as i64);
        let (kept, as_member) = match ONE_ORDER.get((step & 3) as usize) {
            Some(often) => *often,
            None => {
                let often = *bytes.get(at)?;
                at += 1;
                (often & 3, often >> 2 & 3)
            }
        };
        Some(Buyer::new(key, kept, as_member))
    })
}

/// Products by key with the thousandths sold of each, as bytes. Sorts them and adds together those
/// that stand several times.
pub(super) fn pack_goods(goods: &mut Vec<(i64, i64)>) -> Vec<u8> {
    goods.sort_unstable();
    goods.dedup_by(|next, kept| {
        let is_same = next.0 == kept.0;
        if is_same {
            kept.1 += next.1;
        }
        is_same
    });
    let mut bytes = Vec::with_capacity(goods.len() * 4);
    let mut before = 0;
    for (key, milli) in goods {
        push(&mut bytes, key.abs_diff(before));
        // Whole pieces are the rule.
        let is_whole = *milli % 1_000 == 0;
        let amount = if is_whole { *milli / 1_000 } else { *milli };
        push(&mut bytes, amount.unsigned_abs() << 1 | u64::from(!is_whole));
        before = *key;
    }
    bytes
}

/// The products of a row with the thousandths sold of each.
pub(crate) fn goods(bytes: &[u8]) -> impl Iterator<Item = (i64, i64)> {
    let (mut at, mut key) = (0, 0_i64);
    std::iter::from_fn(move || {
        key = key.wrapping_add(pull(bytes, &mut at)? as i64);
        let amount = pull(bytes, &mut at)?;
        let unit = if amount & 1 == 0 { 1_000 } else { 1 };
        Some((key, (amount >> 1) as i64 * unit))
    })
}

fn push(bytes: &mut Vec<u8>, mut number: u64) {
    while number >= 0x80 {
        bytes.push((number & 0x7f) as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}

fn pull(bytes: &[u8], at: &mut usize) -> Option<u64> {
    let (mut number, mut shift) = (0, 0_u32);
    loop {
        let byte = *bytes.get(*at)?;
        *at += 1;
        number |= u64::from(byte & 0x7f) << shift.min(63);
        if byte & 0x80 == 0 {
            return Some(number);
        }
        shift += 7;
    }
}

/// How many customers there are in several sets together, each counted once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct BuyerCounts {
    /// Who bought at all.
    pub(crate) buyers: i64,
    /// With an order that was not given back.
    pub(crate) kept: i64,
    /// With two or more of these.
    pub(crate) again: i64,
    /// With one bought as a member.
    pub(crate) members: i64,
    /// With two or more of these.
    pub(crate) members_again: i64,
}

/// What is known of each customer by key, of several sets together.
#[derive(Default)]
pub(crate) struct Seen {
    known: Vec<u8>,
}

impl Seen {
    const MET: u8 = 1 << 4;

    /// What was noted of a customer; `None` when nothing was.
    pub(crate) fn of(&self, key: i64) -> Option<Buyer> {
        let known = *self.known.get(usize::try_from(key).ok()?)?;
        (known != 0).then(|| Buyer::new(key, known & 3, known >> 2 & 3))
    }

    /// Notes a customer beside what was known; answers what is known now.
    pub(crate) fn note(&mut self, buyer: Buyer) -> Buyer {
        let now = self.of(buyer.key()).map_or(buyer, |known| known.and(buyer));
        let Ok(place) = usize::try_from(buyer.key()) else { return now };
        if place >= self.known.len() {
            self.known.resize(place + 1 + place / 2, 0);
        }
        self.known[place] = Self::MET | now.as_member() << 2 | now.kept();
        now
    }

    /// How many there are in these sets together. Nothing may be noted, and nothing is afterwards.
    pub(crate) fn count(&mut self, buyers: &[Buyer]) -> BuyerCounts {
        let mut counts = BuyerCounts::default();
        for buyer in buyers {
            let before = self.of(buyer.key());
            let now = self.note(*buyer);
            let (kept, as_member) = before.map_or((0, 0), |one| (one.kept(), one.as_member()));
            let reaches =
                |before: u8, now: u8, so_many| i64::from(before < so_many && now >= so_many);
            counts.buyers += i64::from(before.is_none());
            counts.kept += reaches(kept, now.kept(), 1);
            counts.again += reaches(kept, now.kept(), 2);
            counts.members += reaches(as_member, now.as_member(), 1);
            counts.members_again += reaches(as_member, now.as_member(), 2);
        }
        for buyer in buyers {
            if let Some(known) =
                usize::try_from(buyer.key()).ok().and_then(|at| self.known.get_mut(at))
            {
                *known = 0;
            }
        }
        counts
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn customers_come_out_sorted_each_once_with_how_often() {
        let one = |key| Buyer::new(key, 1, 0);
        let cases: [(&[Buyer], &[Buyer]); 6] = [
            (&[], &[]),
            (&[one(1)], &[one(1)]),
            (&[one(129), one(127), one(128)], &[one(127), one(128), one(129)]),
            (&[one(5), one(3), one(5), one(5)], &[one(3), Buyer::new(5, 2, 0)]),
            (&[Buyer::new(7, 0, 0), Buyer::new(7, 1, 1)], &[Buyer::new(7, 1, 1)]),
            (
                &[Buyer::new(1 << 40, 2, 1), one(1 << 31), Buyer::new(16_384, 0, 0)],
                &[Buyer::new(16_384, 0, 0), one(1 << 31), Buyer::new(1 << 40, 2, 1)],
            ),
        ];
        for (told, expected) in cases {
            let packed = pack_buyers(&mut told.to_vec());
            assert_eq!(buyers(&packed).collect::<Vec<_>>(), expected);
        }
        assert_eq!(pack_buyers(&mut (1..=100).map(one).collect()).len(), 100, "a byte each");
    }

    #[test]
    fn products_come_out_sorted_each_once_with_how_much() {
        type Goods = &'static [(i64, i64)];
        let cases: [(Goods, Goods); 4] = [
            (&[], &[]),
            (&[(3, 1_000), (1, 250), (3, 2_000)], &[(1, 250), (3, 3_000)]),
            (
                &[(128, 999), (127, 1_001), (16_384, 64_000)],
                &[(127, 1_001), (128, 999), (16_384, 64_000)],
            ),
            (&[(1 << 40, 1 << 50)], &[(1 << 40, 1 << 50)]),
        ];
        for (told, expected) in cases {
            let packed = pack_goods(&mut told.to_vec());
            assert_eq!(goods(&packed).collect::<Vec<_>>(), expected);
        }
    }

    #[test]
    fn a_customer_of_several_sets_is_counted_once_and_those_who_came_again_too() {
        let sets = [
            Buyer::new(64, 1, 0),
            Buyer::new(1, 1, 1),
            Buyer::new(65, 0, 0),
            Buyer::new(64, 1, 1),
            Buyer::new(1, 1, 1),
            Buyer::new(9, 2, 2),
        ];
        let expected = BuyerCounts { buyers: 4, kept: 3, again: 3, members: 3, members_again: 2 };
        let mut seen = Seen::default();
        assert_eq!(seen.count(&sets), expected);
        assert_eq!(seen.count(&sets), expected, "nothing stays");
        assert_eq!(seen.count(&[]), BuyerCounts::default());
    }

    #[test]
    fn bytes_cut_short_end_the_set() {
        let packed = pack_buyers(&mut vec![Buyer::new(300, 2, 0), Buyer::new(900, 1, 0)]);
        assert_eq!(buyers(&packed[..2]).count(), 0);
        assert_eq!(buyers(&packed[..4]).count(), 1);
    }
}
