//! Numbers from sums of days and months against the facts themselves.

use std::collections::{BTreeMap, BTreeSet};

use domain::calendar::{Grain, Period};
use domain::metrics::{CATALOG, Slice};

use super::from_facts;
use super::group::{Group, PartKey};
use super::rows::first;
use super::tally::{Asked, Counted, Counter, Tallies, is_of_documents, tallies};
use crate::measures::{Cell, Customers};
use crate::plans::{Chain, chain};
use crate::{Page, ProductFilter};

const EVERYTHING: Asked = Asked { buyers: true, customers: true, goods: true };

const GROUPS: [Group; 12] = [
    Group::Whole,
    Group::Time(Grain::Day),
    Group::Time(Grain::Week),
    Group::Time(Grain::Month),
    Group::Time(Grain::Quarter),
    Group::Time(Grain::Year),
    Group::Region,
    Group::Store,
    Group::Employee,
    Group::Channel,
    Group::Category,
    Group::Product,
];

fn period(from: &str, to: &str) -> Period {
    Period { from: from.parse().unwrap(), to: to.parse().unwrap() }
}

/// Slices of every shape over a period.
fn shapes(chain: &Chain, period: Period) -> Vec<Slice> {
    let Chain { replica, owner, .. } = chain;
    let stores = replica.list_stores().unwrap();
    let products =
        replica.list_products(owner, &ProductFilter::default(), Page::first(400)).unwrap().rows;
    let seller = replica.list_employees(owner, "", Page::first(400)).unwrap().rows;
    let seller = seller.iter().find(|row| row.employee.store_id == Some(stores[2].id)).unwrap();
    let whole = Slice::chain(period);
    let places = [
        whole.clone(),
        Slice { region_id: stores[1].region_id, ..whole.clone() },
        Slice { store_id: Some(stores[2].id), ..whole.clone() },
        Slice { employee_id: Some(seller.employee.id), ..whole.clone() },
        Slice { channel: Some("小程序".into()), ..whole },
    ];
    let product = &products[7].product;
    let mut shapes = places.to_vec();
    for place in places {
        let category = Some(product.category.clone());
        let product_id = Some(product.id);
        shapes.push(Slice { category: category.clone(), ..place.clone() });
        shapes.push(Slice { product_id, ..place.clone() });
        shapes.push(Slice { category, product_id, ..place.clone() });
        shapes.push(Slice { category: Some(String::new()), ..place });
    }
    shapes
}

/// What each part counts, by the sums of days and months, and by the facts.
fn told_twice(chain: &Chain, slice: &Slice, group: Group) -> [BTreeMap<PartKey, Counted>; 2] {
    let told = chain.replica.database.read(|sql| {
        let mut counter = Counter::new(sql, EVERYTHING)?;
        let mut counted = |cells: Tallies| -> BTreeMap<PartKey, Counted> {
            let with_documents = cells.into_iter().filter(|(_, cell)| cell.sums.documents > 0);
            let count = |(key, cell): (PartKey, Cell)| (key, counter.count(&cell));
            with_documents.map(count).collect()
        };
        let mut facts = Tallies::new();
        from_facts::add(sql, slice, group, Customers::Told, &mut facts)?;
        Ok([counted(tallies(sql, slice, group, EVERYTHING)?), counted(facts)])
    });
    told.unwrap()
}

#[test]
fn sums_of_days_and_months_tell_what_the_facts_tell() {
    let chain = chain();
    let mut told = 0;
    // November is open.
    let periods = [
        (period("2026-07-30", "2026-09-02"), 1),
        (period("2026-09-01", "2026-09-30"), 4),
        (period("2026-10-20", "2026-11-21"), 4),
    ];
    for (period, every) in periods {
        for (at, slice) in shapes(&chain, period).into_iter().enumerate().step_by(every) {
            // Whole places are cut in every way, the others each in three.
            for group in GROUPS
                .into_iter()
                .skip(if at < 5 { 0 } else { at % 4 })
                .step_by(if at < 5 { 1 } else { 4 })
            {
                let [sums, facts] = told_twice(&chain, &slice, group);
                assert_eq!(sums, facts, "{group:?} of {slice:?}");
                told += sums.len();
            }
        }
    }
    assert!(told > 1_000, "{told} parts");
}

#[test]
fn pages_of_rows_follow_each_other_and_add_up_to_the_number() {
    let chain = chain();
    let Chain { replica, owner, .. } = &*chain;
    let shapes = shapes(&chain, period("2026-08-25", "2026-10-03"));
    for (at, slice) in shapes.into_iter().enumerate().step_by(5) {
        let told = CATALOG.iter().filter(|metric| first(metric).is_some_and(is_of_documents));
        for metric in told.skip(at / 5 % 3).step_by(3) {
            let page = |offset, limit| {
                replica.metric_rows(owner, &metric.code, &slice, Page { offset, limit }).unwrap()
            };
            let all = page(0, 100_000);
            let answer = replica.metric(owner, &metric.code, &slice).unwrap();
            assert_eq!(all.rows.len(), all.total as usize, "{} of {slice:?}", metric.code);
            assert_eq!(answer.rows, all.total, "{} of {slice:?}", metric.code);
            let amounts: f64 = all.rows.iter().map(|row| row.amount.parse::<f64>().unwrap()).sum();
            if ["net_sales", "gross_sales", "refunds"].contains(&&*metric.code) {
                let sum = all.sum.parse::<f64>().unwrap();
                assert!((amounts - sum).abs() < 0.001, "{amounts} is not {sum}");
            }
            let marks: BTreeSet<_> =
                all.rows.iter().map(|row| (row.order_id, row.customer_id, &row.number)).collect();
            assert_eq!(marks.len(), all.rows.len(), "each row once");
            assert!(all.rows.is_sorted_by(|one, next| one.day >= next.day), "newest first");
            for offset in [1, all.total / 2, all.total.saturating_sub(3), all.total] {
                let from = (offset as usize).min(all.rows.len());
                let to = (from + 5).min(all.rows.len());
                let rows = page(offset, 5).rows;
                assert_eq!(rows, all.rows[from..to], "{} at {offset} of {slice:?}", metric.code);
            }
        }
    }
}
