//! Who is leaving: the customers with whom most money goes, and why we think so.

use chrono::NaiveDate;
use domain::access::Actor;
use domain::calendar::day_from_number;
use domain::customer_rules::CustomerRules;
use domain::{Currency, Money};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use super::lifetime::{HORIZON_DAYS, Outlook, Scores};
use super::purchases::{History, day_of};
use super::rfm::count;
use super::rules::rules;
use super::sight::Sight;
use crate::customers::{CustomerRow, customer_row_of};
use crate::error::Result;
use crate::{Page, Replica, TodayScope, org};

/// Below this chance to still come somebody is said to be leaving. A weekly buyer silent for 30
/// days has 0.51, one who comes every quarter 0.80 (D-08).
const ALARM: f64 = 0.7;
/// Where the model cannot tell leaving from waiting: so many of their own usual gaps of silence.
const MISSED_GAPS: f64 = 2.5;
/// A rhythm shows after so many purchase days.
const RHYTHM_DAYS: u32 = 3;

/// Which rule says who is leaving.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum LeavingRule {
    /// Their own rhythm (D-08).
    OwnRhythm,
    /// Who paid much in all has stayed away for some weeks (C-07).
    Vip,
    /// The last purchase was large, and none has followed (C-06).
    LargePurchase,
}

/// What the list is ordered by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum LeavingOrder {
    /// Most money at risk first.
    AtRisk,
    /// Most to expect first.
    Expected,
    /// The plain baseline: who bought last first.
    Recency,
}

/// A customer who seems to be leaving.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, specta::Type)]
pub struct LeavingRow {
    /// The customer.
    pub customer: CustomerRow,
    /// The last day they bought.
    pub last_day: NaiveDate,
    /// Days since.
    pub silent_days: u32,
    /// Days with a purchase.
    pub purchase_days: u32,
    /// Mean days between two of them, rounded; absent after a single one.
    pub usual_gap_days: Option<u32>,
    /// Chance that they still come, in per cent; absent where the data cannot tell it.
    pub p_alive: Option<u32>,
    /// Purchases to expect within 90 days, to two places; absent when nothing can be expected.
    pub expected_90d: Option<String>,
    /// What those are worth.
    pub expected_value: Option<String>,
    /// What more would be expected of them if they had not begun to stay away.
    pub at_risk: Option<String>,
    /// Place in the plain order by the last purchase, among all on the list.
    pub recency_rank: u32,
}

/// Who is leaving.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, specta::Type)]
pub struct LeavingPage {
    /// The last day that counts.
    pub as_of: NaiveDate,
    /// How many are on the list.
    pub total: u32,
    /// What is at risk with all of them; absent when nothing can be expected of anybody.
    pub at_risk: Option<String>,
    /// Whether the data tell leaving from waiting.
    pub tells_leaving: bool,
    /// The rules in force.
    pub rules: CustomerRules,
    /// How many each rule finds.
    pub found: Vec<LeavingFound>,
    /// The page.
    pub rows: Vec<LeavingRow>,
}

/// How many customers a rule finds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct LeavingFound {
    /// The rule.
    pub rule: LeavingRule,
    /// How many.
    pub customers: u32,
}

impl Replica {
    /// Customers of a scope who seem to be leaving by a rule, in an order.
    pub fn leaving(
        &self,
        actor: &Actor,
        scope: &TodayScope,
        rule: LeavingRule,
        order: LeavingOrder,
        page: Page,
    ) -> Result<LeavingPage> {
        self.database.read(|sql| {
            let sight = Sight::of(sql, actor, scope)?;
            let as_of = self.today(sql)?;
            let scores = self.insights.scores(sql, as_of)?;
            let currency = org::currency(sql)?;
            let looker = Looker::new(sql, &scores, day_of(as_of), currency)?;
            let mut all = [Vec::new(), Vec::new(), Vec::new()];
            for at in 0..scores.histories.len() {
                let one = looker.of(at);
                if !sight.has(one.history.customer_key) {
                    continue;
                }
                for (rule, list) in RULES.iter().zip(&mut all) {
                    if looker.finds(*rule, &one)? {
                        list.push(one);
                    }
                }
            }
            let found = RULES.iter().zip(&all);
            let found = found
                .map(|(rule, list)| LeavingFound { rule: *rule, customers: count(list.len()) });
            let found = found.collect();
            let at = RULES.iter().position(|one| *one == rule).unwrap_or_default();
            let mut list = std::mem::take(&mut all[at]);
            let total = count(list.len());
            let sum: f64 = list.iter().filter_map(|one| one.at_risk).sum();
            let at_risk = scores.fitted.map(|_| shown(sum, currency));
            let ranks = recency_ranks(&mut list, order);
            let wanted = ranks.into_iter().skip(page.offset as usize).take(page.limit() as usize);
            let rows = wanted
                .map(|(rank, one)| one.row(sql, actor, currency, rank, &looker))
                .collect::<Result<_>>()?;
            Ok(LeavingPage {
                as_of,
                total,
                at_risk,
                tells_leaving: looker.tells_leaving,
                rules: looker.rules,
                found,
                rows,
            })
        })
    }
}

impl Replica {
    /// The local keys of who is leaving by a rule.
    pub(crate) fn leaving_keys(
        &self,
        sql: &Connection,
        actor: &Actor,
        scope: &TodayScope,
        rule: LeavingRule,
    ) -> Result<Vec<i64>> {
        let sight = Sight::of(sql, actor, scope)?;
        let as_of = self.today(sql)?;
        let scores = self.insights.scores(sql, as_of)?;
        let looker = Looker::new(sql, &scores, day_of(as_of), org::currency(sql)?)?;
        let mut keys = Vec::new();
        for at in 0..scores.histories.len() {
            let one = looker.of(at);
            if sight.has(one.history.customer_key) && looker.finds(rule, &one)? {
                keys.push(one.history.customer_key);
            }
        }
        Ok(keys)
    }
}

const RULES: [LeavingRule; 3] =
    [LeavingRule::OwnRhythm, LeavingRule::Vip, LeavingRule::LargePurchase];

/// A customer as the rules see them.
#[derive(Clone, Copy)]
struct One<'a> {
    history: &'a History,
    outlook: Option<Outlook>,
    silent_days: u32,
    /// In minor units.
    at_risk: Option<f64>,
}

struct Looker<'a> {
    scores: &'a Scores,
    as_of: i32,
    rules: CustomerRules,
    minor_per_major: i64,
    tells_leaving: bool,
    last_purchase: std::cell::RefCell<rusqlite::CachedStatement<'a>>,
}

impl<'a> Looker<'a> {
    fn new(
        sql: &'a Connection,
        scores: &'a Scores,
        as_of: i32,
        currency: Currency,
    ) -> Result<Self> {
        let last_purchase = sql.prepare_cached(
            "SELECT gross_sales FROM customer_day WHERE customer_key = ?1 AND day = ?2",
        )?;
        Ok(Self {
            scores,
            as_of,
            rules: rules(sql)?,
            minor_per_major: currency.minor_per_major(),
            tells_leaving: scores.tells_leaving(),
            last_purchase: last_purchase.into(),
        })
    }

    fn of(&self, at: usize) -> One<'a> {
        let history = &self.scores.histories[at];
        let outlook = self.scores.outlooks.get(at).copied();
        let silent_days = history.silent_days(self.as_of);
        let at_risk = outlook.map(|outlook| {
            if self.tells_leaving {
                // What would be expected of somebody who surely still comes, less what is.
                let surely = outlook.purchases / outlook.p_alive.max(f64::MIN_POSITIVE);
                (surely - outlook.purchases).max(0.0) * outlook.value
            } else {
                history.usual_gap().map_or(0.0, |gap| {
                    let usual = HORIZON_DAYS / gap.max(1.0);
                    let missed =
                        (f64::from(silent_days) - gap).max(0.0) / f64::from(silent_days).max(1.0);
                    usual * missed * outlook.value
                })
            }
        });
        One { history, outlook, silent_days, at_risk }
    }

    fn finds(&self, rule: LeavingRule, one: &One<'_>) -> Result<bool> {
        let silent = i64::from(one.silent_days);
        let paid = Money::from_minor(one.history.paid);
        Ok(match rule {
            LeavingRule::OwnRhythm => self.has_broken_rhythm(one),
            LeavingRule::Vip => self.rules.misses_vip(paid, self.minor_per_major, silent),
            // The day's purchase cannot be more than all of them.
            LeavingRule::LargePurchase => {
                self.rules.misses_large(paid, self.minor_per_major, silent)
                    && self.rules.misses_large(
                        self.last_purchase(one)?,
                        self.minor_per_major,
                        silent,
                    )
            }
        })
    }

    fn has_broken_rhythm(&self, one: &One<'_>) -> bool {
        let Some(outlook) = one.outlook else { return false };
        if self.tells_leaving {
            return outlook.p_alive < ALARM;
        }
        one.history.purchase_days >= RHYTHM_DAYS
            && one
                .history
                .usual_gap()
                .is_some_and(|gap| f64::from(one.silent_days) > MISSED_GAPS * gap)
    }

    /// What was paid on the last day with a purchase.
    fn last_purchase(&self, one: &One<'_>) -> Result<Money> {
        let at = [one.history.customer_key, i64::from(one.history.last_day)];
        let paid = self.last_purchase.borrow_mut().query_row(at, |row| row.get(0))?;
        Ok(Money::from_minor(paid))
    }
}

/// The list in its order, each with its place in the plain order by the last purchase.
fn recency_ranks<'a>(list: &mut [One<'a>], order: LeavingOrder) -> Vec<(u32, One<'a>)> {
    list.sort_unstable_by_key(|one| (one.silent_days, one.history.customer_key));
    let mut ranked: Vec<(u32, One<'a>)> =
        list.iter().enumerate().map(|(at, one)| (count(at + 1), *one)).collect();
    let most_first = |ranked: &mut Vec<(u32, One<'a>)>, of: fn(&One<'_>) -> f64| {
        ranked.sort_by(|(_, one), (_, other)| of(other).total_cmp(&of(one)));
    };
    match order {
        LeavingOrder::Recency => {}
        LeavingOrder::AtRisk => most_first(&mut ranked, |one| one.at_risk.unwrap_or(0.0)),
        LeavingOrder::Expected => most_first(&mut ranked, |one| one.expected()),
    }
    ranked
}

impl One<'_> {
    /// What is to be expected of them, in minor units.
    fn expected(&self) -> f64 {
        self.outlook.map_or(0.0, |outlook| outlook.purchases * outlook.value)
    }

    fn row(
        &self,
        sql: &Connection,
        actor: &Actor,
        currency: Currency,
        recency_rank: u32,
        looker: &Looker<'_>,
    ) -> Result<LeavingRow> {
        let last_day = day_from_number(self.history.last_day.into());
        Ok(LeavingRow {
            customer: customer_row_of(sql, actor, self.history.customer_key, looker.as_of.into())?,
            last_day: last_day.ok_or(crate::Error::Internal("a day outside the calendar"))?,
            silent_days: self.silent_days,
            purchase_days: self.history.purchase_days,
            usual_gap_days: self.history.usual_gap().map(|gap| gap.round() as u32),
            p_alive: self
                .outlook
                .filter(|_| looker.tells_leaving && self.history.purchase_days > 1)
                .map(|outlook| (outlook.p_alive * 100.0).round() as u32),
            expected_90d: self.outlook.map(|outlook| format!("{:.2}", outlook.purchases)),
            expected_value: self.outlook.map(|_| shown(self.expected(), currency)),
            at_risk: self.at_risk.map(|minor| shown(minor, currency)),
            recency_rank,
        })
    }
}

/// Minor units as text in major ones, rounded to the minor unit.
pub(super) fn shown(minor: f64, currency: Currency) -> String {
    currency.major(Money::from_minor(minor.round() as i64)).to_string()
}
