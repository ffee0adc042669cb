//! What people came to in a period.

use std::collections::HashMap;
use std::sync::Arc;

use chrono::NaiveDate;
use domain::Id;
use domain::calendar::{Grain, Period};
use domain::kpi::{
    AssignedTo, ItemSource, KpiAssignment, KpiContent, KpiSheet, PersonTotal, Posting, SheetPlan,
    Stretch, by_days, months_of, score,
};
use domain::org::Employee;
use rusqlite::Connection;

use super::sheets;
use super::values::{Answers, Measured};
use crate::error::{Error, Result};
use crate::goals::Board;
use crate::{Replica, transact};

/// Somebody with the stretches of a period on which a sheet measures them.
#[derive(Debug)]
pub(super) struct Subject {
    pub(super) employee: Employee,
    pub(super) stretches: Vec<Stretch>,
}

/// People in a period, all that is known of them, and what they came to.
pub(crate) struct Scored {
    pub(super) today: NaiveDate,
    pub(super) plan: SheetPlan,
    pub(super) subjects: Vec<Subject>,
    pub(super) answers: Answers,
    /// One for each of the people.
    pub(super) totals: Vec<PersonTotal>,
}

/// Every sheet and every assignment.
pub(super) fn plan(sql: &Connection) -> Result<SheetPlan> {
    let sheets: Vec<KpiSheet> = transact::list(sql, "version")?;
    Ok(SheetPlan::new(sheets, transact::list(sql, "from_on")?))
}

impl Subject {
    /// Those who are measured by anything in a period; all of them, or one.
    fn find(
        sql: &Connection,
        plan: &SheetPlan,
        period: Period,
        one: Option<Id>,
    ) -> Result<Vec<Self>> {
        let employees: Vec<Employee> = match one {
            Some(id) => vec![transact::get(sql, id)?],
            None => transact::list(sql, "code")?,
        };
        let mut postings: HashMap<Id, Vec<Posting>> = HashMap::new();
        for posting in transact::list::<Posting>(sql, "from_on")? {
            postings.entry(posting.employee_id).or_default().push(posting);
        }
        let none = Vec::new();
        let subject = |employee: Employee| {
            let postings = postings.get(&employee.id).unwrap_or(&none);
            let stretches = plan.stretches(&employee, postings, period);
            Self { employee, stretches }
        };
        let found = employees.into_iter().map(subject);
        Ok(found.filter(|one| !one.stretches.is_empty()).collect())
    }

    /// Each stretch with who is measured on it and what the sheet holds.
    pub(super) fn measured<'a>(
        &'a self,
        plan: &'a SheetPlan,
    ) -> impl Iterator<Item = (Measured<'a>, &'a KpiSheet)> {
        self.stretches.iter().filter_map(move |stretch| {
            let sheet = plan.sheet(stretch.sheet_id)?;
            Some((Measured::of(self.employee.id, stretch, sheet), sheet))
        })
    }

    /// What they came to, with other contents of sheets where `content_of` gives one.
    pub(super) fn total<'a>(
        &'a self,
        plan: &'a SheetPlan,
        answers: &Answers,
        content_of: impl Fn(&'a KpiSheet) -> &'a KpiContent,
    ) -> PersonTotal {
        let spans = self.measured(plan).map(|(who, sheet)| {
            let content = content_of(sheet);
            let scored = score(content, months_of(who.days), |item| answers.value(item, &who));
            (who.days, content.scale, scored)
        });
        by_days(spans.collect())
    }
}

impl Scored {
    /// What people came to: all of them, or one.
    fn of(
        sql: &Connection,
        period: Period,
        today: NaiveDate,
        one: Option<Id>,
        goals: impl FnOnce() -> Result<Arc<Board>>,
    ) -> Result<Self> {
        Self::by(sql, plan(sql)?, period, today, one, goals)
    }

    fn by(
        sql: &Connection,
        plan: SheetPlan,
        period: Period,
        today: NaiveDate,
        one: Option<Id>,
        goals: impl FnOnce() -> Result<Arc<Board>>,
    ) -> Result<Self> {
        let subjects = Subject::find(sql, &plan, period, one)?;
        let wants_goals = subjects.iter().flat_map(|one| one.measured(&plan)).any(|(_, sheet)| {
            let items = sheet.content.all_items();
            items.iter().any(|(item, _)| item.source == ItemSource::Goals)
        });
        let goals = if wants_goals { Some(goals()?) } else { None };
        let mut answers = Answers::begin(sql, period, today, goals)?;
        let measured = subjects.iter().flat_map(|one| one.measured(&plan));
        answers.ask(sql, measured.map(|(who, sheet)| (who, &sheet.content)))?;
        let total = |one: &Subject| one.total(&plan, &answers, |sheet| &sheet.content);
        let totals = subjects.iter().map(total).collect();
        Ok(Self { today, plan, subjects, answers, totals })
    }

    /// Those whom a sheet is assigned to (everybody, where it is to nobody), as if its newest version
    /// had counted in a period; what they came to is left open.
    pub(super) fn as_if(
        sql: &Connection,
        family_id: Id,
        period: Period,
        today: NaiveDate,
        goals: impl FnOnce() -> Result<Arc<Board>>,
    ) -> Result<Self> {
        let versions = sheets::versions(sql, family_id)?;
        let newest = versions.last().ok_or(Error::NotFound("kpi_sheet"))?.clone();
        let sheet = KpiSheet { published_from: Some(period.from), retired_from: None, ..newest };
        let mut assigned: Vec<KpiAssignment> = transact::list(sql, "from_on")?;
        assigned.retain(|one| one.family_id == family_id);
        if assigned.is_empty() {
            assigned.push(KpiAssignment {
                id: family_id,
                family_id,
                kind: AssignedTo::Chain,
                post: String::new(),
                target_id: None,
                from_on: period.from,
                to_on: None,
            });
        }
        for one in &mut assigned {
            one.from_on = one.from_on.min(period.from);
            one.to_on = one.to_on.filter(|to| *to >= period.from);
        }
        let plan = SheetPlan::new(vec![sheet], assigned);
        let mut tried = Self::by(sql, plan, period, today, None, goals)?;
        tried.totals = tried.subjects.iter().map(|_| by_days(Vec::new())).collect();
        Ok(tried)
    }

    /// Everybody with what they came to.
    pub(super) fn each(&self) -> impl Iterator<Item = (&Subject, &PersonTotal)> {
        self.subjects.iter().zip(&self.totals)
    }

    /// Whether somebody worked last in a region and in a store, each where one is asked for.
    pub(super) fn is_in(
        &self,
        subject: &Subject,
        (region, store): (Option<Id>, Option<Id>),
    ) -> bool {
        let Some(place) = subject.stretches.last().map(|last| &last.place) else { return false };
        let is_there = store.is_none() || place.store_id == store;
        is_there && (region.is_none() || self.answers.region_of(place) == region)
    }

    /// The sheet that measures somebody last in the period.
    pub(super) fn last_sheet(&self, subject: &Subject) -> Option<&KpiSheet> {
        self.plan.sheet(subject.stretches.last()?.sheet_id)
    }
}

impl Replica {
    /// What everybody came to in a period, kept until anything is written.
    pub(super) fn scored(&self, sql: &Connection, period: Period) -> Result<Arc<Scored>> {
        let today = self.today(sql)?;
        self.scores.get_since(sql, &(period, today), || {
            Scored::of(sql, period, today, None, || self.goals_by(sql, period, today))
        })
    }

    /// What one person came to in a period.
    pub(super) fn scored_one(
        &self,
        sql: &Connection,
        period: Period,
        employee: Id,
    ) -> Result<Scored> {
        let today = self.today(sql)?;
        Scored::of(sql, period, today, Some(employee), || self.goals_by(sql, period, today))
    }

    /// The period of a day, as long as one of the sheet that measures somebody then: of who came later
    /// in it, the sheet that does; a month where none does.
    pub(super) fn period_of(
        &self,
        sql: &Connection,
        employee: Id,
        day: NaiveDate,
    ) -> Result<Period> {
        let period = |grain: Grain| Period { from: grain.start(day), to: grain.end(day) };
        for grain in [Grain::Day, Grain::Month, Grain::Quarter, Grain::Year] {
            let one = self.scored_one(sql, period(grain), employee)?;
            let sheet = one.subjects.first().and_then(|subject| one.last_sheet(subject));
            if let Some(sheet) = sheet {
                return Ok(period(sheet.cycle));
            }
        }
        Ok(period(Grain::Month))
    }

    /// All goals as they stood at the end of a period, or stand now while it runs.
    pub(super) fn goals_by(
        &self,
        sql: &Connection,
        period: Period,
        today: NaiveDate,
    ) -> Result<Arc<Board>> {
        if period.to >= today {
            return self.board(sql);
        }
        Ok(Arc::new(Board::on(sql, period.to)?))
    }
}
