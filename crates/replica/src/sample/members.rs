//! Twenty thousand members and when they come.
//!
//! The shape follows the BG/NBD model of Fader, Hardie and Lee (2005): members differ in how often
//! they buy, few of them much more often than most, and after any purchase a member may leave for
//! good, some more readily than others.

use chrono::{Days, NaiveDate};
use domain::sales_file::CustomerSeen;

use super::catalog::Catalog;
use super::names::{card, member_name, phone};
use super::rng::{Rng, running_totals};
use super::span::Span;
use super::stories::{VIP_STORES, vip_days};

const MEMBERS: usize = 20_000;
/// Of a thousand members so many told their birthday, and of these so many the year too.
const TELL_BIRTHDAY_PER_MILLE: u32 = 820;
const TELL_YEAR_PER_MILLE: u32 = 640;
/// Of a thousand members of an old store, so many were members before the sales begin.
const KNOWN_PER_MILLE: u32 = 380;
/// Everyone known from before has come once within so many days.
const KNOWN_COME_WITHIN: usize = 150;
/// The last members join a week before the end, so that all have bought.
const JOIN_UNTIL_DAYS_BEFORE_END: usize = 7;
/// Members who pull this hard (130 is the average) do not leave.
const LOYAL_PULL: u32 = 500;
/// Nor does anyone who has bought this often: those who fall silent are the planted VIPs.
const LOYAL_PURCHASES: u32 = 20;
/// The pull of some hundred members: a store that has them finds a member for every order of one.
const FULL_PULL: u32 = 13_000;
/// Attempts to find someone who has not left since the week began.
const ATTEMPTS: u32 = 6;

/// A member as the generator sees them.
#[derive(Clone, Debug)]
struct Member {
    /// The day by which they have bought for the first time.
    first_by: usize,
    /// How often they buy, beside the others of their store.
    pull: u32,
    /// Chance to leave after a purchase, in a thousand.
    leaving: u32,
    purchases: u32,
    standing: Standing,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Standing {
    /// A member since before the sales begin; not seen yet.
    Known,
    /// Not a member yet.
    Stranger,
    Active,
    Gone,
    /// Follows a schedule of their own.
    Vip,
}

/// A store's members who may come any day.
#[derive(Default)]
struct Regulars {
    members: Vec<u32>,
    totals: Vec<u32>,
}

impl Regulars {
    fn pull(&self) -> u32 {
        self.totals.last().copied().unwrap_or(0)
    }
}

/// Who buys next.
pub(super) struct Members {
    pub seen: Vec<CustomerSeen>,
    /// The silent VIPs: member, and days of purchase.
    pub vips: Vec<(u32, Vec<usize>)>,
    members: Vec<Member>,
    homes: Vec<std::ops::Range<usize>>,
    regulars: Vec<Regulars>,
    /// By store: members who have not bought yet, the last to come first.
    expected: Vec<Vec<u32>>,
}

impl Members {
    /// Members in proportion to the orders of their home store.
    pub fn of(catalog: &Catalog, orders: &[Vec<u32>], span: &Span, seed: u64) -> Self {
        let mut rng = Rng::new(seed, "members");
        let homes = homes(orders);
        let mut members = Vec::with_capacity(MEMBERS);
        for (home, store_orders) in homes.iter().zip(orders) {
            let opens = store_orders.iter().position(|orders| *orders > 0).unwrap_or(0);
            members.extend(home.clone().map(|_| Member::drawn(opens, span, &mut rng)));
        }
        let vips = planted_vips(&mut members, &homes, span, &mut rng);
        let expected = homes.iter().map(|home| expected(&members, home.clone())).collect();
        Self {
            seen: seen(catalog, members.len(), seed),
            vips,
            members,
            regulars: homes.iter().map(|_| Regulars::default()).collect(),
            homes,
            expected,
        }
    }

    /// Looks up anew who is active; once a week is often enough.
    pub fn new_week(&mut self) {
        for (home, regulars) in self.homes.iter().zip(&mut self.regulars) {
            let active = |at: &usize| self.members[*at].may_come();
            regulars.members = home.clone().filter(active).map(|at| at as u32).collect();
            let pull = |member: &u32| self.members[*member as usize].pull;
            regulars.totals = running_totals(regulars.members.iter().map(pull));
        }
    }

    /// A member who buys in this store for the first time today, if one is due.
    pub fn due(&mut self, store: usize, day: usize) -> Option<u32> {
        let expected = &mut self.expected[store];
        while let Some(member) = expected.pop_if(|m| self.members[*m as usize].first_by <= day) {
            let standing = self.members[member as usize].standing;
            if matches!(standing, Standing::Known | Standing::Stranger) {
                return Some(member);
            }
        }
        None
    }

    /// A member who comes again, most often to their home store. `None` when nobody was found, as
    /// happens in a new store: its few members cannot come all the time.
    pub fn regular(&self, store: usize, online: bool, rng: &mut Rng) -> Option<u32> {
        let elsewhere = if online { 300 } else { 60 };
        let home = if rng.happens(elsewhere) { rng.below(24) as usize } else { store };
        let regulars = &self.regulars[home];
        if regulars.pull() <= rng.below(FULL_PULL) {
            return None;
        }
        (0..ATTEMPTS)
            .map(|_| regulars.members[rng.weighted(&regulars.totals)])
            .find(|member| self.members[*member as usize].may_come())
    }

    /// Notes that a member has bought, and whether that was the last time.
    pub fn bought(&mut self, member: u32, rng: &mut Rng) {
        let member = &mut self.members[member as usize];
        if member.standing == Standing::Vip {
            return;
        }
        member.purchases += 1;
        let leaves = rng.happens(member.leaving) && member.purchases < LOYAL_PURCHASES;
        member.standing = if leaves { Standing::Gone } else { Standing::Active };
    }
}

impl Member {
    fn drawn(opens: usize, span: &Span, rng: &mut Rng) -> Self {
        let known = opens == 0 && rng.happens(KNOWN_PER_MILLE);
        let last = span.last(JOIN_UNTIL_DAYS_BEFORE_END);
        let until = if known { last.min(KNOWN_COME_WITHIN) } else { last };
        let first_by = opens + rng.below(until.saturating_sub(opens) as u32) as usize;
        let pull = skewed(rng.fraction());
        let leaving = if pull > LOYAL_PULL { 0 } else { (rng.fraction() * 300.0) as u32 };
        let standing = if known { Standing::Known } else { Standing::Stranger };
        Self { first_by, pull, leaving, purchases: 0, standing }
    }

    fn may_come(&self) -> bool {
        matches!(self.standing, Standing::Known | Standing::Active)
    }
}

/// Hundredths from 10 to 840, on average 130, in half of all cases below 50: a long tail without
/// a logarithm.
fn skewed(fraction: f64) -> u32 {
    (100.0 * (0.1 + fraction * fraction / (1.12 - fraction))) as u32
}

fn homes(orders: &[Vec<u32>]) -> Vec<std::ops::Range<usize>> {
    let by_store: Vec<u64> =
        orders.iter().map(|days| days.iter().map(|n| u64::from(*n)).sum()).collect();
    let whole: u64 = by_store.iter().sum::<u64>().max(1);
    let mut reached = 0;
    let mut first = 0;
    let home = |orders: &u64| {
        reached += orders;
        let next = (MEMBERS as u64 * reached / whole) as usize;
        let home = first..next;
        first = next;
        home
    };
    by_store.iter().map(home).collect()
}

fn planted_vips(
    members: &mut [Member],
    homes: &[std::ops::Range<usize>],
    span: &Span,
    rng: &mut Rng,
) -> Vec<(u32, Vec<usize>)> {
    let plant = |store: usize| {
        let member = homes[store].start;
        members.get_mut(member)?.standing = Standing::Vip;
        Some((member as u32, vip_days(span, rng)))
    };
    VIP_STORES.into_iter().filter_map(plant).collect()
}

fn expected(members: &[Member], home: std::ops::Range<usize>) -> Vec<u32> {
    let mut expected: Vec<u32> =
        home.filter(|at| members[*at].standing != Standing::Vip).map(|at| at as u32).collect();
    expected.sort_by_key(|member| std::cmp::Reverse(members[*member as usize].first_by));
    expected
}

/// A birthday, of some without the year; not everybody told one. Nobody was born on 29 February: the
/// days of a year are alike.
fn birthday(rng: &mut Rng) -> Box<str> {
    const YEAR: NaiveDate = NaiveDate::from_ymd_opt(2001, 1, 1).expect("a day");
    let (told, year) = (rng.happens(TELL_BIRTHDAY_PER_MILLE), rng.between(1958, 2006));
    let day = YEAR.checked_add_days(Days::new(rng.below(365).into())).unwrap_or(YEAR);
    let day = day.format("%m-%d");
    match (told, rng.happens(TELL_YEAR_PER_MILLE)) {
        (false, _) => Box::default(),
        (true, true) => format!("{year}-{day}").into(),
        (true, false) => day.to_string().into(),
    }
}

fn seen(catalog: &Catalog, count: usize, seed: u64) -> Vec<CustomerSeen> {
    let mut rng = Rng::new(seed, "customers");
    let mut birthdays = Rng::new(seed, "birthdays");
    let phone_start = rng.below(100_000_000);
    (0..count as u32)
        .map(|at| CustomerSeen {
            birthday: birthday(&mut birthdays),
            phone: phone(at, phone_start),
            card: card(catalog.card_prefix, at),
            name: member_name(&mut rng).into(),
            ..CustomerSeen::default()
        })
        .collect()
}
