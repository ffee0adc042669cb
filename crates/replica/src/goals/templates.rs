//! Ready sets of goals, applied with one's own numbers.

use std::collections::HashMap;

use chrono::NaiveDate;
use domain::Id;
use domain::access::{Actor, Operation, Target};
use domain::calendar::{Against, Period};
use domain::goals::templates::{
    GoalTemplate, TEMPLATES, TemplateHolder, TemplateKeyResult, TemplateObjective,
};
use domain::goals::{
    Decomposition, Development, GoalLink, GoalSlice, HolderKind, KeyResult, KeyResultKind,
    LinkKind, Method, Objective, ObjectiveKind, ObjectiveReview,
};
use domain::metrics::Bilingual;
use domain::org::{Department, Store};
use rusqlite::Connection;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::links;
use crate::error::{Error, Result, invalid};
use crate::settings::Language;
use crate::topic::Done;
use crate::transact::Tx;
use crate::{Replica, metrics, transact};

/// A number of a template.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct TemplateTarget {
    /// The key result's name within the template.
    pub name: String,
    /// What is to be reached, in Chinese.
    pub title_zh: String,
    /// What is to be reached, in English.
    pub title_en: String,
    /// How the number is meant.
    pub kind: KeyResultKind,
    /// Code of the metric; empty where people tell the value.
    pub metric: String,
    /// In what it is counted where no metric tells it, in Chinese.
    pub unit_zh: String,
    /// The same in English.
    pub unit_en: String,
    /// The number.
    #[specta(type = String)]
    pub target: Decimal,
}

/// A template as it is offered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct GoalTemplateInfo {
    /// Stable name.
    pub code: String,
    /// Name in Chinese.
    pub name_zh: String,
    /// Name in English.
    pub name_en: String,
    /// What it is good for, in Chinese.
    pub about_zh: String,
    /// What it is good for, in English.
    pub about_en: String,
    /// First day in the year asked for.
    pub begins_on: NaiveDate,
    /// Last day.
    pub ends_on: NaiveDate,
    /// Its numbers, which may be changed.
    pub targets: Vec<TemplateTarget>,
}

/// A template as it is to be applied.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct TemplateChoice {
    /// Which.
    pub code: String,
    /// First day.
    pub begins_on: NaiveDate,
    /// Last day.
    pub ends_on: NaiveDate,
    /// Numbers that differ from the template's, by name.
    pub targets: Vec<TemplateNumber>,
    /// In which language the goals are written.
    pub language: Language,
}

/// A number in place of a template's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct TemplateNumber {
    /// The key result's name within the template.
    pub name: String,
    /// The number.
    #[specta(type = String)]
    pub target: Decimal,
}

impl Replica {
    /// The templates, with their days in a year.
    pub fn goal_templates(&self, actor: &Actor, year: i32) -> Result<Vec<GoalTemplateInfo>> {
        actor.may_somewhere(Operation::ViewGoals)?;
        TEMPLATES.iter().map(|template| info(template, year)).collect()
    }

    /// Makes the goals of a template. The same template for the same days makes the same goals, so
    /// that applying it twice changes their numbers and makes nothing anew. Answers how many
    /// objectives there are.
    pub fn apply_goal_template(&self, actor: &Actor, choice: &TemplateChoice) -> Result<Done<u32>> {
        actor.may(Operation::EditGoal, Target::Chain)?;
        let template = GoalTemplate::named(&choice.code).ok_or(Error::NotFound("goal_template"))?;
        if choice.ends_on < choice.begins_on {
            return invalid("ends_on", "before_beginning");
        }
        self.transact(actor, Operation::EditGoal.code(), |tx| {
            let mut applied = Applied::new(tx.sql, actor, choice)?;
            let mut count = 0;
            for objective in template.objectives {
                for holder in applied.holders(objective.holder) {
                    applied.put(tx, objective, &holder)?;
                    count += 1;
                }
            }
            for (from, kind, to) in template.links {
                if let (Some(from), Some(to)) = (applied.made.get(from), applied.made.get(to)) {
                    links::put(tx, &applied.link(*from, *to, *kind))?;
                }
            }
            Ok(count)
        })
    }
}

fn info(template: &GoalTemplate, year: i32) -> Result<GoalTemplateInfo> {
    let Some(period) = template.period(year) else { return invalid("year", "out_of_range") };
    let target = |one: &TemplateKeyResult| TemplateTarget {
        name: one.name.into(),
        title_zh: one.title.zh.to_string(),
        title_en: one.title.en.to_string(),
        kind: one.kind,
        metric: one.metric.into(),
        unit_zh: one.unit.zh.to_string(),
        unit_en: one.unit.en.to_string(),
        target: one.target(),
    };
    Ok(GoalTemplateInfo {
        code: template.code.into(),
        name_zh: template.name.zh.to_string(),
        name_en: template.name.en.to_string(),
        about_zh: template.about.zh.to_string(),
        about_en: template.about.en.to_string(),
        begins_on: period.from,
        ends_on: period.to,
        targets: template.key_results().map(target).collect(),
    })
}

/// Whose an objective becomes.
struct TakenBy {
    kind: HolderKind,
    id: Option<Id>,
    slice: GoalSlice,
}

/// A template on its way into the chain.
struct Applied<'a> {
    actor: &'a Actor,
    choice: &'a TemplateChoice,
    departments: Vec<Department>,
    stores: Vec<Store>,
    /// Key results by their names, as far as there is one of each.
    made: HashMap<&'static str, Id>,
}

impl<'a> Applied<'a> {
    fn new(sql: &Connection, actor: &'a Actor, choice: &'a TemplateChoice) -> Result<Self> {
        Ok(Self {
            actor,
            choice,
            departments: transact::list(sql, "key")?,
            stores: transact::list(sql, "code")?,
            made: HashMap::new(),
        })
    }

    fn period(&self) -> Period {
        Period { from: self.choice.begins_on, to: self.choice.ends_on }
    }

    fn said<'b>(&self, text: &'b Bilingual) -> &'b str {
        match self.choice.language {
            Language::Chinese => &text.zh,
            Language::English => &text.en,
        }
    }

    fn holders(&self, holder: TemplateHolder) -> Vec<TakenBy> {
        let whole = |kind, id| TakenBy { kind, id, slice: GoalSlice::default() };
        match holder {
            TemplateHolder::Chain => vec![whole(HolderKind::Chain, None)],
            TemplateHolder::Department(names) => {
                let found = names.iter().find_map(|name| {
                    self.departments.iter().find(|department| department.name == *name)
                });
                vec![match found {
                    Some(department) => whole(HolderKind::Department, Some(department.id)),
                    None => whole(HolderKind::Chain, None),
                }]
            }
            TemplateHolder::Stores(area) => {
                let is_open =
                    |store: &&Store| store.closed_on.is_none_or(|day| day >= self.choice.begins_on);
                let of_area = self.stores.iter().filter(|store| store.trade_area == area);
                of_area
                    .filter(is_open)
                    .map(|store| TakenBy {
                        kind: HolderKind::Store,
                        id: Some(store.id),
                        slice: GoalSlice { store_id: Some(store.id), ..GoalSlice::default() },
                    })
                    .collect()
            }
        }
    }

    fn id(&self, noun: &str, name: &str, holder: &TakenBy) -> Id {
        let choice = self.choice;
        let (from, to) = (choice.begins_on.to_string(), choice.ends_on.to_string());
        let holder = holder.id.map(|id| id.to_string()).unwrap_or_default();
        Id::derived(noun, &[&choice.code, &from, &to, name, &holder])
    }

    fn put(
        &mut self,
        tx: &mut Tx<'_>,
        template: &TemplateObjective,
        holder: &TakenBy,
    ) -> Result<()> {
        let name = template.key_results.first().map_or("", |one| one.name);
        let id = self.id("objective", name, holder);
        let before = transact::find::<Objective>(tx.sql, id)?;
        tx.put(&match before {
            Some(before) => before,
            None => Objective {
                id,
                title: self.said(&template.title).to_string(),
                why: self.said(&template.why).to_string(),
                holder: holder.kind,
                holder_id: holder.id,
                owner_id: self.actor.employee_id,
                begins_on: self.choice.begins_on,
                ends_on: self.choice.ends_on,
                method: Method::Okr,
                kind: ObjectiveKind::Business,
                decomposition: Decomposition::default(),
                development: Development::default(),
                locked: false,
                change_reason: String::new(),
                review: ObjectiveReview::default(),
                template: self.choice.code.clone(),
            },
        })?;
        for (position, one) in template.key_results.iter().enumerate() {
            let made = self.key_result(tx.sql, one, id, holder, position)?;
            self.made.insert(one.name, made.id);
            tx.put(&made)?;
        }
        if let Some(above) = self.made.get(template.supports) {
            links::put(tx, &GoalLink::new(id, *above, LinkKind::Supports))?;
        }
        Ok(())
    }

    fn key_result(
        &self,
        sql: &Connection,
        template: &TemplateKeyResult,
        objective: Id,
        holder: &TakenBy,
        position: usize,
    ) -> Result<KeyResult> {
        let chosen = self.choice.targets.iter().find(|number| number.name == template.name);
        let start = if template.kind.needs_start() {
            self.before(sql, template.metric, &holder.slice)?
        } else {
            None
        };
        // Where nothing tells what it was before, there is nothing to rise from: the start is asked
        // of the person by an aim that cannot be told.
        let made = KeyResult {
            id: self.id("key_result", template.name, holder),
            objective_id: objective,
            title: self.said(&template.title).to_string(),
            owner_id: self.actor.employee_id,
            kind: template.kind,
            source: template.source(),
            metric: template.metric.to_string(),
            slice: holder.slice.clone(),
            unit: self.said(&template.unit).to_string(),
            start,
            target: chosen.map_or_else(|| template.target(), |number| number.target),
            budget: None,
            stretch: None,
            benchmark: None,
            weight: template.weight,
            position: u32::try_from(position).unwrap_or(u32::MAX),
            milestones: Vec::new(),
        };
        match made.check() {
            Err(wrong) if wrong.field != "start" => invalid(wrong.field, wrong.reason),
            _ => Ok(made),
        }
    }

    /// What a metric was on the same days a year before, or else right before.
    fn before(&self, sql: &Connection, metric: &str, slice: &GoalSlice) -> Result<Option<Decimal>> {
        let metric = metrics::named(sql, metric)?;
        for against in [Against::LastYear, Against::Previous] {
            let slice = slice.over(against.before(self.period()));
            if let Some(value) = metrics::value(sql, &metric, &slice)?.filter(|v| !v.is_zero()) {
                return Ok(Some(value));
            }
        }
        Ok(None)
    }

    fn link(&self, from: Id, to: Id, kind: LinkKind) -> GoalLink {
        let note = match (kind, self.choice.language) {
            (LinkKind::Warns, Language::Chinese) => "检查库存",
            (LinkKind::Warns, Language::English) => "Check the stock",
            _ => "",
        };
        GoalLink { note: note.to_string(), ..GoalLink::new(from, to, kind) }
    }
}
