//! The chain, its regions, its stores and its departments.

use chrono::{Months, NaiveDate};
use domain::Id;
use domain::org::{Chain, Department, OrgTemplate, Region, Store, StoreFormat, TradeArea};

use super::catalog::Catalog;
use super::kind::SampleKind;
use super::span::{Span, days_before};
use super::stories::NEW_STORE;

const TIME_ZONE: &str = "Asia/Shanghai";
const AUTO_LOCK_MINUTES: u32 = 10;
/// How old the new store is.
const NEW_STORE_MONTHS: u32 = 5;

/// The rows of the organisation, parents before children.
pub(super) struct Org {
    pub chain: Chain,
    pub regions: Vec<Region>,
    pub stores: Vec<Store>,
    pub departments: Vec<Department>,
}

impl Org {
    pub fn of(kind: SampleKind, catalog: &Catalog, span: &Span) -> Self {
        let regions: Vec<Region> = (1..)
            .zip(catalog.regions)
            .map(|(at, name)| Region { id: id(kind, "region", at), name: name.to_string() })
            .collect();
        Self {
            chain: chain(kind, catalog),
            stores: stores(kind, catalog, &regions, span),
            regions,
            departments: departments(kind),
        }
    }

    /// The department of a name.
    pub fn department(&self, name: &str) -> Option<Id> {
        self.departments.iter().find(|department| department.name == name).map(|found| found.id)
    }
}

/// The identity of the row at a position (from 1), the same whenever the sample is generated.
pub(super) fn id(kind: SampleKind, noun: &str, at: usize) -> Id {
    Id::derived("sample", &[kind.code(), noun, &at.to_string()])
}

fn chain(kind: SampleKind, catalog: &Catalog) -> Chain {
    Chain {
        id: id(kind, "chain", 1),
        name: catalog.chain.to_string(),
        currency: "CNY".to_string(),
        time_zone: TIME_ZONE.to_string(),
        sample: kind.code().to_string(),
        auto_lock_minutes: AUTO_LOCK_MINUTES,
        keep_id_numbers: false,
    }
}

fn stores(kind: SampleKind, catalog: &Catalog, regions: &[Region], span: &Span) -> Vec<Store> {
    let describe = |(at, place): (usize, &super::catalog::Place)| Store {
        id: id(kind, "store", at + 1),
        code: format!("S{:02}", at + 1),
        name: place.name.to_string(),
        region_id: region_of(at, place.trade_area).and_then(|r| regions.get(r)).map(|r| r.id),
        trade_area: place.trade_area,
        format: match place.trade_area {
            TradeArea::Online => StoreFormat::Online,
            TradeArea::Core => StoreFormat::Flagship,
            _ => StoreFormat::Standard,
        },
        time_zone: TIME_ZONE.to_string(),
        opened_on: Some(opened_on(at, span)),
        closed_on: None,
    };
    catalog.places.iter().enumerate().map(describe).collect()
}

/// Online shops serve the whole country and answer to head office.
fn region_of(store: usize, trade_area: TradeArea) -> Option<usize> {
    match store {
        _ if trade_area == TradeArea::Online => None,
        0..8 => Some(0),
        8..15 => Some(1),
        _ => Some(2),
    }
}

fn opened_on(store: usize, span: &Span) -> NaiveDate {
    if store == NEW_STORE {
        let months = Months::new(NEW_STORE_MONTHS);
        return span.today.checked_sub_months(months).unwrap_or(span.start);
    }
    // The oldest store opened about eight years before the sales begin, the youngest half a year.
    let age_days = 190 + (23 - store as u64) * 121;
    days_before(span.start, age_days)
}

fn departments(kind: SampleKind) -> Vec<Department> {
    let templates = OrgTemplate::SelfRun.departments();
    let id_of = |name: &str| Id::derived("sample", &[kind.code(), "department", name]);
    templates
        .iter()
        .map(|template| Department {
            id: id_of(template.name),
            name: template.name.to_string(),
            parent_id: template.parent.map(id_of),
        })
        .collect()
}
