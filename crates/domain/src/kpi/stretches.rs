//! By which sheet a person is measured on which days of a period.

use std::collections::{BTreeSet, HashMap};

use chrono::{Days, NaiveDate};

use super::{AssignedTo, KpiAssignment, KpiSheet, Posting};
use crate::Id;
use crate::calendar::Period;
use crate::org::Employee;

/// Where somebody works, and as what.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct WorkPlace {
    /// What they are; may be empty.
    pub post: String,
    /// The department.
    pub department_id: Option<Id>,
    /// The store.
    pub store_id: Option<Id>,
    /// The region they answer for.
    pub region_id: Option<Id>,
}

/// Days on which the same version of the same sheet measures somebody in the same place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// The days.
    pub period: Period,
    /// Where they worked.
    pub place: WorkPlace,
    /// The version of the sheet.
    pub sheet_id: Id,
    /// The assignment by which it counts.
    pub assignment_id: Id,
}

/// Which sheets there are, and whom they measure.
#[derive(Clone, Debug, Default)]
pub struct SheetPlan {
    sheets: HashMap<Id, Vec<KpiSheet>>,
    assignments: Vec<KpiAssignment>,
}

impl WorkPlace {
    fn of(employee: &Employee) -> Self {
        Self {
            post: employee.post.clone(),
            department_id: employee.department_id,
            store_id: employee.store_id,
            region_id: employee.region_id,
        }
    }

    fn posted(posting: &Posting) -> Self {
        Self {
            post: posting.post.clone(),
            department_id: posting.department_id,
            store_id: posting.store_id,
            region_id: posting.region_id,
        }
    }

    /// Where somebody worked on a day: as the newest posting until then says, before all of them as
    /// the first says, and as the person's own record says where there is none.
    pub fn on(day: NaiveDate, employee: &Employee, postings: &[Posting]) -> Self {
        let begun = postings.iter().filter(|one| one.from_on <= day);
        let newest = begun.max_by_key(|one| (one.from_on, one.id));
        let first = || postings.iter().min_by_key(|one| (one.from_on, one.id));
        newest.or_else(first).map_or_else(|| Self::of(employee), Self::posted)
    }
}

impl SheetPlan {
    /// All versions of all sheets, and all assignments.
    pub fn new(sheets: Vec<KpiSheet>, assignments: Vec<KpiAssignment>) -> Self {
        let mut by_family: HashMap<Id, Vec<KpiSheet>> = HashMap::new();
        for sheet in sheets {
            by_family.entry(sheet.family_id).or_default().push(sheet);
        }
        Self { sheets: by_family, assignments }
    }

    /// The version of an id.
    pub fn sheet(&self, id: Id) -> Option<&KpiSheet> {
        self.sheets.values().flatten().find(|sheet| sheet.id == id)
    }

    /// The versions of a sheet.
    pub fn versions(&self, family_id: Id) -> &[KpiSheet] {
        self.sheets.get(&family_id).map_or(&[], Vec::as_slice)
    }

    /// The assignments that name somebody on a day and whose sheets count then, the nearest first;
    /// of several as near, the one that began last.
    pub fn naming(
        &self,
        employee_id: Id,
        place: &WorkPlace,
        day: NaiveDate,
    ) -> Vec<(&KpiAssignment, &KpiSheet)> {
        let names = |one: &&KpiAssignment| match one.kind {
            AssignedTo::Chain => true,
            AssignedTo::Store => one.target_id.is_some() && one.target_id == place.store_id,
            AssignedTo::Department => {
                one.target_id.is_some() && one.target_id == place.department_id
            }
            AssignedTo::Post => !one.post.is_empty() && one.post == place.post,
            AssignedTo::Person => one.target_id == Some(employee_id),
        };
        let naming = self.assignments.iter().filter(|one| one.counts_on(day)).filter(names);
        let valid = naming.filter_map(|one| {
            Some((one, KpiSheet::valid_on(self.sheets.get(&one.family_id)?, day)?))
        });
        let mut found: Vec<_> = valid.collect();
        found.sort_by_key(|(one, _)| std::cmp::Reverse((one.kind, one.from_on, one.id)));
        found
    }

    /// The stretches of a person's period, in order. Days before they came or after they left, and
    /// days for which nothing is assigned, are left out.
    pub fn stretches(
        &self,
        employee: &Employee,
        postings: &[Posting],
        period: Period,
    ) -> Vec<Stretch> {
        let from = employee.joined_on.map_or(period.from, |day| day.max(period.from));
        let to = employee.left_on.map_or(period.to, |day| day.min(period.to));
        let after = |day: NaiveDate| day.checked_add_days(Days::new(1));
        let mut begins: BTreeSet<NaiveDate> = BTreeSet::from([from]);
        begins.extend(postings.iter().map(|one| one.from_on));
        begins.extend(self.assignments.iter().map(|one| one.from_on));
        begins.extend(self.assignments.iter().filter_map(|one| after(one.to_on?)));
        let versions = || self.sheets.values().flatten();
        begins.extend(versions().filter_map(|one| one.published_from));
        begins.extend(versions().filter_map(|one| one.retired_from));
        begins.retain(|day| (from..=to).contains(day));
        let begins: Vec<NaiveDate> = begins.into_iter().collect();
        let mut found: Vec<Stretch> = Vec::new();
        for (at, first) in begins.iter().enumerate() {
            let next = begins.get(at + 1).and_then(|next| next.pred_opt());
            let place = WorkPlace::on(*first, employee, postings);
            let naming = self.naming(employee.id, &place, *first);
            let Some((assignment, sheet)) = naming.first() else { continue };
            let stretch = Stretch {
                period: Period { from: *first, to: next.unwrap_or(to) },
                place,
                sheet_id: sheet.id,
                assignment_id: assignment.id,
            };
            match found.last_mut() {
                Some(last)
                    if after(last.period.to) == Some(*first)
                        && last.sheet_id == stretch.sheet_id
                        && last.place == stretch.place =>
                {
                    last.period.to = stretch.period.to;
                }
                _ => found.push(stretch),
            }
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::access::Role;
    use crate::calendar::Grain;
    use crate::kpi::{KpiContent, SheetHead, Words};

    fn day(text: &str) -> NaiveDate {
        text.parse().expect(text)
    }

    fn id(name: &str) -> Id {
        Id::derived("test", &[name])
    }

    fn sheet(name: &str, version: u32, from: Option<&str>) -> KpiSheet {
        KpiSheet {
            id: id(&format!("{name}{version}")),
            family_id: id(name),
            version,
            name: Words::default(),
            cycle: Grain::Month,
            published_from: from.map(day),
            retired_from: None,
            head: SheetHead::default(),
            content: KpiContent::default(),
            change_reason: String::new(),
            template: String::new(),
        }
    }

    fn assigned(sheet: &str, kind: AssignedTo, to: &str, from: &str) -> KpiAssignment {
        let is_post = kind == AssignedTo::Post;
        let target_id = (!is_post && kind != AssignedTo::Chain).then(|| id(to));
        KpiAssignment {
            id: id(&format!("{sheet}{to}{from}")),
            family_id: id(sheet),
            kind,
            post: if is_post { to.into() } else { String::new() },
            target_id,
            from_on: day(from),
            to_on: None,
        }
    }

    fn employee() -> Employee {
        Employee {
            id: id("林晓"),
            code: "E001".into(),
            name: "林晓".into(),
            role: Role::SalesAssociate,
            department_id: None,
            post: "店员".into(),
            store_id: Some(id("S01")),
            region_id: None,
            joined_on: Some(day("2026-01-01")),
            left_on: None,
        }
    }

    fn posted(from: &str, post: &str, store: &str) -> Posting {
        Posting {
            id: id(from),
            employee_id: id("林晓"),
            from_on: day(from),
            post: post.into(),
            department_id: None,
            store_id: Some(id(store)),
            region_id: None,
        }
    }

    const NOVEMBER: (&str, &str) = ("2026-11-01", "2026-11-30");

    fn stretches(
        plan: &SheetPlan,
        employee: &Employee,
        postings: &[Posting],
    ) -> Vec<(String, String, Id)> {
        let period = Period { from: day(NOVEMBER.0), to: day(NOVEMBER.1) };
        let told = plan.stretches(employee, postings, period);
        let text = |day: NaiveDate| day.format("%d").to_string();
        told.iter().map(|one| (text(one.period.from), text(one.period.to), one.sheet_id)).collect()
    }

    fn days(from: &str, to: &str, sheet: &str) -> (String, String, Id) {
        (from.into(), to.into(), id(sheet))
    }

    #[test]
    fn the_nearest_assignment_wins() {
        use AssignedTo::{Chain, Department, Person, Post, Store};
        let sheets = ["chain", "store", "department", "post", "person"]
            .map(|name| sheet(name, 1, Some("2026-01-01")));
        let all = [
            assigned("chain", Chain, "", "2026-01-01"),
            assigned("store", Store, "S01", "2026-01-01"),
            assigned("department", Department, "零售部", "2026-01-01"),
            assigned("post", Post, "店员", "2026-01-01"),
            assigned("person", Person, "林晓", "2026-01-01"),
        ];
        let who = Employee { department_id: Some(id("零售部")), ..employee() };
        for (count, name) in
            ["chain1", "store1", "department1", "post1", "person1"].iter().enumerate()
        {
            let plan = SheetPlan::new(sheets.to_vec(), all[..=count].to_vec());
            assert_eq!(stretches(&plan, &who, &[]), [days("01", "30", name)], "{name}");
        }
        let other = Employee { post: String::new(), store_id: None, ..employee() };
        let plan = SheetPlan::new(sheets.to_vec(), all[1..4].to_vec());
        assert_eq!(stretches(&plan, &other, &[]), [], "somebody whom nothing names");
    }

    #[test]
    fn of_two_as_near_the_one_that_began_last_wins() {
        let sheets = vec![sheet("old", 1, Some("2026-01-01")), sheet("new", 1, Some("2026-01-01"))];
        let plan = SheetPlan::new(
            sheets,
            vec![
                assigned("old", AssignedTo::Post, "店员", "2026-01-01"),
                assigned("new", AssignedTo::Post, "店员", "2026-11-16"),
            ],
        );
        let expected = [days("01", "15", "old1"), days("16", "30", "new1")];
        assert_eq!(stretches(&plan, &employee(), &[]), expected);
    }

    #[test]
    fn another_version_counts_from_its_day_on_and_a_draft_never() {
        let plan = SheetPlan::new(
            vec![
                sheet("a", 1, Some("2026-01-01")),
                sheet("a", 2, Some("2026-11-11")),
                sheet("a", 3, None),
            ],
            vec![assigned("a", AssignedTo::Chain, "", "2026-01-01")],
        );
        let expected = [days("01", "10", "a1"), days("11", "30", "a2")];
        assert_eq!(stretches(&plan, &employee(), &[]), expected);
        let mut retired = sheet("a", 1, Some("2026-01-01"));
        retired.retired_from = Some(day("2026-11-21"));
        let plan =
            SheetPlan::new(vec![retired], vec![assigned("a", AssignedTo::Chain, "", "2026-01-01")]);
        assert_eq!(stretches(&plan, &employee(), &[]), [days("01", "20", "a1")]);
    }

    #[test]
    fn who_comes_goes_or_moves_is_measured_for_their_days() {
        let plan = SheetPlan::new(
            vec![sheet("sales", 1, Some("2026-01-01")), sheet("lead", 1, Some("2026-01-01"))],
            vec![
                assigned("sales", AssignedTo::Post, "店员", "2026-01-01"),
                assigned("lead", AssignedTo::Post, "店长", "2026-01-01"),
            ],
        );
        let came = Employee { joined_on: Some(day("2026-11-10")), ..employee() };
        assert_eq!(stretches(&plan, &came, &[]), [days("10", "30", "sales1")]);
        let gone = Employee { left_on: Some(day("2026-11-20")), ..employee() };
        assert_eq!(stretches(&plan, &gone, &[]), [days("01", "20", "sales1")]);
        let before = Employee { left_on: Some(day("2026-10-31")), ..employee() };
        assert_eq!(stretches(&plan, &before, &[]), []);
        // Another store in the same post, then another post.
        let postings = [
            posted("2026-01-01", "店员", "S01"),
            posted("2026-11-08", "店员", "S02"),
            posted("2026-11-21", "店长", "S02"),
        ];
        let expected =
            [days("01", "07", "sales1"), days("08", "20", "sales1"), days("21", "30", "lead1")];
        assert_eq!(stretches(&plan, &employee(), &postings), expected);
        // The first posting tells of the days before it too.
        assert_eq!(stretches(&plan, &employee(), &postings[2..]), [days("01", "30", "lead1")]);
    }
}
