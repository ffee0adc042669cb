//! The values of items: each from its source, and of many people together.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use chrono::NaiveDate;
use domain::Id;
use domain::calendar::{Grain, Period};
use domain::goals::{GoalSlice, HolderKind, Objective, ObjectiveKind};
use domain::kpi::{
    ItemSource, KpiContent, KpiItem, KpiRating, KpiSheet, Stretch, WhoseFacts, WorkPlace,
    mean_mark, months_of,
};
use domain::metrics::{Direction, Metric};
use domain::money::round;
use domain::org::Store;
use rusqlite::Connection;
use rust_decimal::Decimal;

use crate::error::Result;
use crate::goals::Board;
use crate::metrics::{Asking, Metrics, gather};
use crate::{org, transact};

/// To so many places values in per cent are rounded, half away from zero.
const PLACES: u32 = 4;

/// What is asked of a metric.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Question {
    /// Its code.
    pub(super) code: String,
    /// WhoseFacts number.
    pub(super) slice: GoalSlice,
    /// Over which days.
    pub(super) days: Period,
}

/// Somebody on the days on which one sheet measures them.
#[derive(Clone, Debug)]
pub(super) struct Measured<'a> {
    pub(super) employee_id: Id,
    pub(super) family_id: Id,
    pub(super) place: &'a WorkPlace,
    /// How long a period of the sheet is.
    pub(super) cycle: Grain,
    /// The days; those to come bring nothing yet.
    pub(super) days: Period,
}

/// What is known of the items of people in a period.
#[derive(Clone, Default)]
pub(super) struct Answers {
    today: NaiveDate,
    /// The region of each store.
    regions: HashMap<Id, Option<Id>>,
    metrics: Metrics,
    values: HashMap<Question, Option<Decimal>>,
    goals: Option<Arc<Board>>,
    marks: HashMap<(Id, Id, String), Vec<KpiRating>>,
}

impl<'a> Measured<'a> {
    pub(super) fn of(employee_id: Id, stretch: &'a Stretch, sheet: &KpiSheet) -> Self {
        let KpiSheet { family_id, cycle, .. } = *sheet;
        Self { employee_id, family_id, place: &stretch.place, cycle, days: stretch.period }
    }

    /// The same person over so many months that end with these days.
    pub(super) fn over_months(&self, months: u8) -> Self {
        let back = u32::from(months.max(1)) - 1;
        let last = Grain::Month.start(self.days.to);
        let first = Period { from: last, to: last }.months_before(back).from;
        Self { days: Period { from: first, to: self.days.to }, ..self.clone() }
    }
}

impl Answers {
    /// What is known without asking any metric: where stores belong, and the marks of a period and
    /// the months before it.
    pub(super) fn begin(
        sql: &Connection,
        period: Period,
        today: NaiveDate,
        goals: Option<Arc<Board>>,
    ) -> Result<Self> {
        let stores: Vec<Store> = transact::list(sql, "code")?;
        let mut marks: HashMap<(Id, Id, String), Vec<KpiRating>> = HashMap::new();
        for one in super::ratings::given(sql, period.months_before(11).from, period.to)? {
            let key = (one.employee_id, one.family_id, one.item.clone());
            marks.entry(key).or_default().push(one);
        }
        Ok(Self {
            today,
            regions: stores.into_iter().map(|store| (store.id, store.region_id)).collect(),
            goals,
            marks,
            ..Self::default()
        })
    }

    /// Asks metrics for everything that the items of these people want and is not known yet.
    pub(super) fn ask<'a>(
        &mut self,
        sql: &Connection,
        wanted: impl IntoIterator<Item = (Measured<'a>, &'a KpiContent)>,
    ) -> Result<()> {
        let mut open: HashSet<Question> = HashSet::new();
        for (who, content) in wanted {
            for (_, item) in content.items() {
                let asked = self.questions(item, &who);
                open.extend(asked.into_iter().filter(|one| !self.values.contains_key(one)));
            }
        }
        self.measure(sql, open)
    }

    /// The same for one item.
    pub(super) fn ask_item(
        &mut self,
        sql: &Connection,
        item: &KpiItem,
        who: &Measured<'_>,
    ) -> Result<()> {
        let asked = self.questions(item, who);
        let open = asked.into_iter().filter(|one| !self.values.contains_key(one)).collect();
        self.measure(sql, open)
    }

    fn measure(&mut self, sql: &Connection, open: HashSet<Question>) -> Result<()> {
        let known: HashSet<&str> = open.iter().map(|one| one.code.as_str()).collect();
        self.metrics.learn(sql, known)?;
        let asking = open.iter().filter_map(|one| {
            let metric = self.metrics.get(&one.code)?;
            Some(Asking { by: one, slice: &one.slice, metric, period: one.days })
        });
        let currency = org::currency(sql)?;
        let mut found: HashMap<Question, Option<Decimal>> = HashMap::new();
        for asked in gather(asking) {
            let measured = asked.measure(sql)?;
            for one in &asked.of {
                let measures = measured.get(one.slice);
                let value = measures.and_then(|measures| one.metric.value(measures, currency));
                found.insert(one.by.clone(), value);
            }
        }
        for one in open {
            let value = found.remove(&one).flatten();
            self.values.insert(one, value);
        }
        Ok(())
    }

    /// The metric of a code that was asked; `None` when it is no more.
    pub(super) fn metric(&self, code: &str) -> Option<&Metric> {
        self.metrics.get(code)
    }

    /// What an item asks of metrics: of growth the days before too.
    pub(super) fn questions(&self, item: &KpiItem, who: &Measured<'_>) -> Vec<Question> {
        if who.days.from > self.today {
            return Vec::new();
        }
        let days = Period { from: who.days.from, to: who.days.to.min(self.today) };
        let slice = self.slice(item.whose, who);
        let ask = |code: &str, days| Question { code: code.into(), slice: slice.clone(), days };
        let mut asked: Vec<Question> =
            item.source.codes().into_iter().map(|code| ask(code, days)).collect();
        if let ItemSource::Growth { code } = &item.source {
            asked.push(ask(code, days.previous()));
        }
        asked
    }

    /// The region of somebody's store, or the one they answer for.
    pub(super) fn region_of(&self, place: &WorkPlace) -> Option<Id> {
        let of_store = place.store_id.and_then(|store| self.regions.get(&store)).copied();
        of_store.flatten().or(place.region_id)
    }

    /// WhoseFacts facts an item reads. Who works in no store answers for a region, else for the chain.
    fn slice(&self, whose: WhoseFacts, who: &Measured<'_>) -> GoalSlice {
        let place = who.place;
        let region = || GoalSlice { region_id: self.region_of(place), ..GoalSlice::default() };
        match whose {
            WhoseFacts::Person => {
                GoalSlice { employee_id: Some(who.employee_id), ..GoalSlice::default() }
            }
            WhoseFacts::Store if place.store_id.is_some() => {
                GoalSlice { store_id: place.store_id, ..GoalSlice::default() }
            }
            WhoseFacts::Store | WhoseFacts::Region => region(),
            WhoseFacts::Chain => GoalSlice::default(),
        }
    }

    /// The value of an item; `None` without data. What is asked of metrics must have been asked.
    pub(super) fn value(&self, item: &KpiItem, who: &Measured<'_>) -> Option<Decimal> {
        let asked = self.questions(item, who);
        let mut told = asked.iter().map(|one| self.values.get(one).copied().flatten());
        let percent = |part: Decimal, whole: Decimal| {
            let share = part.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(whole)?;
            Some(round(share, PLACES))
        };
        match &item.source {
            ItemSource::Metric { .. } => told.next()?,
            ItemSource::Completion { monthly, .. } => {
                percent(told.next()??, monthly.checked_mul(months_of(who.days))?)
            }
            ItemSource::Growth { .. } => {
                let (now, before) = (told.next()??, told.next()??);
                percent(now.checked_sub(before)?, before.abs())
            }
            ItemSource::Worst { of } => {
                let mut worst: Option<Decimal> = None;
                for (indicator, value) in of.iter().zip(told) {
                    let falls = self
                        .metric(&indicator.code)
                        .is_some_and(|metric| metric.direction == Direction::Lower);
                    let (part, whole) =
                        if falls { (indicator.target, value?) } else { (value?, indicator.target) };
                    let share = percent(part, whole)?;
                    worst = Some(worst.map_or(share, |worst| worst.min(share)));
                }
                worst
            }
            ItemSource::Goals => {
                let progress: Vec<Decimal> = self
                    .goals(item.whose, who)
                    .into_iter()
                    .filter_map(|(_, progress)| progress)
                    .collect();
                let sum: Decimal = progress.iter().sum();
                Some(round(sum.checked_div(Decimal::from(progress.len()))?, 2))
            }
            ItemSource::Rating { .. } => self.rating(item, who),
            ItemSource::Raters { at_least, .. } => self.raters(item, who, *at_least),
        }
    }

    /// The objectives that an item counts, with how far each has come.
    pub(super) fn goals(
        &self,
        whose: WhoseFacts,
        who: &Measured<'_>,
    ) -> Vec<(&Objective, Option<Decimal>)> {
        let Some(board) = &self.goals else { return Vec::new() };
        let slice = self.slice(whose, who);
        let is_theirs = |one: &Objective| match (slice.employee_id, slice.store_id) {
            (Some(person), _) => one.owner_id == person || one.holder_id == Some(person),
            (None, Some(store)) => one.holder_id == Some(store),
            (None, None) => match slice.region_id {
                Some(region) => one.holder_id == Some(region),
                None => one.holder == HolderKind::Chain,
            },
        };
        let counts = |one: &Objective| {
            let is_counted = one.kind == ObjectiveKind::Business || one.development.is_weighted;
            is_counted && one.begins_on <= who.days.to && one.ends_on >= who.days.from
        };
        let rows = board.rows().iter().map(|row| (&row.objective, row.progress));
        rows.filter(|(one, _)| is_theirs(one) && counts(one)).collect()
    }

    /// The marks of an item whose periods begin in these days, oldest first.
    pub(super) fn marks(&self, item: &KpiItem, who: &Measured<'_>) -> Vec<&KpiRating> {
        let first = who.cycle.start(who.days.from);
        let key = (who.employee_id, who.family_id, item.key.clone());
        let of_item = self.marks.get(&key).into_iter().flatten();
        of_item.filter(|one| (first..=who.days.to).contains(&one.period_from)).collect()
    }

    /// The mark that stands; where the days hold several periods, the mean of theirs, rounded to two
    /// places.
    fn rating(&self, item: &KpiItem, who: &Measured<'_>) -> Option<Decimal> {
        let mut of_periods: HashMap<NaiveDate, &KpiRating> = HashMap::new();
        for mark in self.marks(item, who) {
            let newest = of_periods.entry(mark.period_from).or_insert(mark);
            if (newest.day, newest.id) < (mark.day, mark.id) {
                *newest = mark;
            }
        }
        let sum: Decimal = of_periods.values().map(|mark| mark.value).sum();
        Some(round(sum.checked_div(Decimal::from(of_periods.len()))?, 2))
    }

    /// The mean over raters, each with the mean of what they gave.
    fn raters(&self, item: &KpiItem, who: &Measured<'_>, at_least: u8) -> Option<Decimal> {
        let mut of_raters: HashMap<Id, Vec<Decimal>> = HashMap::new();
        for mark in self.marks(item, who) {
            of_raters.entry(mark.rater_id).or_default().push(mark.value);
        }
        let mut given = Vec::with_capacity(of_raters.len());
        for marks in of_raters.values() {
            let sum: Decimal = marks.iter().sum();
            given.push(sum.checked_div(Decimal::from(marks.len()))?);
        }
        mean_mark(&given, at_least)
    }
}
