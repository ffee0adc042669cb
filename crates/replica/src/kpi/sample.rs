//! The KPI sheets of the sample chain, and the marks that the managers of its first stores gave. Told in
//! `docs/sample-chain.md`.

use chrono::NaiveDate;
use domain::Id;
use domain::access::{Actor, Role};
use domain::calendar::{Grain, Period};
use domain::kpi::{
    AssignedTo, ItemSource, KpiAssignment, KpiRating, KpiSheet, SheetHead, template,
};
use domain::metrics::{Measure, Slice};
use domain::org::Employee;
use rust_decimal::Decimal;

use crate::error::{Error, Result};
use crate::metrics;
use crate::sample::SampleChain;
use crate::transact::Tx;

/// The templates and the posts that they measure.
const SHEETS: [(&str, &str); 3] =
    [("store_associate", "门店导购"), ("service_guide", "客服导购"), ("store_manager", "店长")];
/// So many stores whose managers gave marks.
const MARKING: usize = 3;
/// What shows an attitude, with its mark in halves.
const MARKS: [(&str, u8); 4] = [
    ("顾客点名表扬两次，主动帮忙包装", 10),
    ("接待及时，闭店前仍在整理货架", 9),
    ("神秘顾客检查：欢迎语漏了一次", 8),
    ("忙时没有招呼排队的顾客，已沟通", 7),
];

/// Writes them. The sales must be there with their sums.
pub(crate) fn put(
    tx: &mut Tx<'_>,
    owner: &Actor,
    sample: &SampleChain,
    today: NaiveDate,
) -> Result<()> {
    let month = Period::month_to_date(today);
    let last = Period { from: month.from, to: Grain::Month.end(month.from) }.previous();
    let from_on = Period { from: last.from, to: last.from }.months_before(11).from;
    for (code, post) in SHEETS {
        let sheet = sheet(tx, sample, code, post, last, from_on)?;
        tx.put(&sheet)?;
        tx.put(&KpiAssignment {
            id: id("assignment", &[&sample.chain.sample, code]),
            family_id: sheet.family_id,
            kind: AssignedTo::Post,
            post: post.into(),
            target_id: None,
            from_on,
            to_on: None,
        })?;
        if code == SHEETS[0].0 {
            marks(tx, sample, &sheet, last, owner)?;
        }
    }
    Ok(())
}

/// A sheet of a template whose plan of a month is what the people of the post sold in the last one, on
/// average, in whole hundreds.
fn sheet(
    tx: &mut Tx<'_>,
    sample: &SampleChain,
    code: &str,
    post: &str,
    last: Period,
    from_on: NaiveDate,
) -> Result<KpiSheet> {
    let template = template(code).ok_or(Error::Internal("a template of the sample"))?;
    let mut content = template.content();
    let people = sample.employees.iter().filter(|one| one.post == post && one.left_on.is_none());
    let people = Decimal::from(people.count().max(1));
    let plan = match post {
        "店长" => sold(tx, &sample.employees, last, |_| true)? / people,
        _ => sold(tx, &sample.employees, last, |one| one.post == post)? / people,
    };
    let plan = (plan / Decimal::ONE_HUNDRED).ceil() * Decimal::ONE_HUNDRED;
    for item in content.groups.iter_mut().flat_map(|group| &mut group.items) {
        if let ItemSource::Completion { monthly, .. } = &mut item.source {
            *monthly = plan;
        }
    }
    Ok(KpiSheet {
        id: id("sheet", &[&sample.chain.sample, code]),
        family_id: id("family", &[&sample.chain.sample, code]),
        version: 1,
        name: template.name.clone(),
        cycle: template.cycle,
        published_from: Some(from_on),
        retired_from: None,
        head: SheetHead::default(),
        content,
        change_reason: String::new(),
        template: code.into(),
    })
}

/// The net sales of people in a period.
fn sold(
    tx: &Tx<'_>,
    employees: &[Employee],
    period: Period,
    counts: impl Fn(&Employee) -> bool,
) -> Result<Decimal> {
    let metric = metrics::known("net_sales")?;
    let needed: Vec<Measure> = metric.formula.measures();
    let parts = metrics::groups(tx.sql, &Slice::chain(period), metrics::Group::Employee, &needed)?;
    let currency = crate::org::currency(tx.sql)?;
    let mut sum = Decimal::ZERO;
    for employee in employees.iter().filter(|one| counts(one)) {
        let key: i64 = tx
            .sql
            .prepare_cached("SELECT key FROM employee WHERE id = ?1")?
            .query_row([crate::database::SqlId(employee.id)], |row| row.get(0))?;
        let measures = parts.get(&metrics::PartKey::Number(key));
        sum += measures.and_then(|one| metric.value(one, currency)).unwrap_or_default();
    }
    Ok(sum)
}

/// Marks for the attitude of the associates of the first stores in the last month.
fn marks(
    tx: &mut Tx<'_>,
    sample: &SampleChain,
    sheet: &KpiSheet,
    last: Period,
    owner: &Actor,
) -> Result<()> {
    for store in sample.stores.iter().take(MARKING) {
        let of_store = || sample.employees.iter().filter(|one| one.store_id == Some(store.id));
        let manager = of_store().find(|one| one.role == Role::StoreManager);
        let rater_id = manager.map_or(owner.employee_id, |manager| manager.id);
        let associates = of_store().filter(|one| one.role == Role::SalesAssociate);
        for (at, associate) in associates.filter(|one| one.left_on.is_none()).enumerate() {
            let (evidence, halves) = MARKS[at % MARKS.len()];
            let period_from = last.from.to_string();
            tx.put(&KpiRating {
                id: Id::derived(
                    "kpi_rating",
                    &[
                        &associate.id.to_string(),
                        &sheet.family_id.to_string(),
                        "attitude",
                        &period_from,
                        &rater_id.to_string(),
                    ],
                ),
                employee_id: associate.id,
                family_id: sheet.family_id,
                item: "attitude".into(),
                period_from: last.from,
                value: Decimal::from(halves) / Decimal::TWO,
                evidence: evidence.into(),
                rater_id,
                day: last.to,
            })?;
        }
    }
    Ok(())
}

fn id(noun: &str, parts: &[&str]) -> Id {
    Id::derived(&format!("sample_kpi_{noun}"), parts)
}
