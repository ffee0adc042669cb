//! Three hundred employees: head office, regional managers, and the people in the stores.

use chrono::NaiveDate;
use domain::Id;
use domain::access::Role;
use domain::org::{Employee, StoreFormat};

use super::catalog::Catalog;
use super::kind::SampleKind;
use super::names::employee_name;
use super::org::{Org, id};
use super::rng::Rng;
use super::span::{Span, days_before};

const EMPLOYEES: usize = 300;
const PLACES: usize = 24;

/// Head office: role, department, how many.
const HEAD_OFFICE: [(Role, &str, u32); 22] = [
    (Role::Owner, "", 1),
    (Role::GeneralManager, "", 1),
    (Role::OperationsDirector, "运营支持", 1),
    (Role::OperationsSpecialist, "店铺运营", 3),
    (Role::TeamLeader, "店铺运营", 3),
    (Role::SupplyChainHead, "仓配订单", 1),
    (Role::ServiceHead, "客服导购", 1),
    (Role::ServiceAgent, "客服导购", 8),
    (Role::AccountManager, "客服导购", 4),
    (Role::Merchandiser, "产品", 4),
    (Role::CategoryManager, "产品", 3),
    (Role::ProductManager, "产品", 2),
    (Role::Purchasing, "产品", 4),
    (Role::DesignManager, "设计", 1),
    (Role::Designer, "设计", 4),
    (Role::TrafficManager, "流量", 2),
    (Role::Marketing, "市场策划", 4),
    (Role::PromotionManager, "市场策划", 2),
    (Role::BusinessManager, "市场策划", 2),
    (Role::HumanResources, "人事行政", 4),
    (Role::InformationTechnology, "信息技术", 3),
    (Role::RegionalManager, "店铺运营", 3),
];

const STORE_DEPARTMENT: &str = "店铺运营";

/// Someone who sells in a store, while they work there.
#[derive(Clone, Copy, Debug)]
pub(super) struct Seller {
    /// Position among the employees.
    pub employee: u32,
    pub joined_on: NaiveDate,
    pub left_on: Option<NaiveDate>,
}

impl Seller {
    pub fn works_on(&self, day: NaiveDate) -> bool {
        self.joined_on <= day && self.left_on.is_none_or(|left_on| day <= left_on)
    }
}

/// The employees, and who of them sells in which store; the floor supervisor comes first and
/// stays the whole time, so that every store always has someone at the till.
pub(super) struct People {
    pub employees: Vec<Employee>,
    pub sellers: Vec<Vec<Seller>>,
}

impl People {
    pub fn of(kind: SampleKind, catalog: &Catalog, org: &Org, span: &Span, seed: u64) -> Self {
        let mut rng = Rng::new(seed, "people");
        let name_start = rng.below(60_000);
        let mut hiring =
            Hiring { kind, org, span, rng, name_start, employees: Vec::with_capacity(EMPLOYEES) };
        hiring.head_office();
        let associates = EMPLOYEES.saturating_sub(hiring.employees.len() + 2 * PLACES);
        let sizes = catalog.places.iter().map(|place| place.size);
        let sellers = shared_out(associates as u32, sizes)
            .into_iter()
            .enumerate()
            .map(|(store, associates)| hiring.store_team(store, associates))
            .collect();
        Self { employees: hiring.employees, sellers }
    }

    /// Those who can sign in to the sample: the owner, the regional manager of the first region,
    /// the manager and an associate of the first store, an operations specialist and someone of
    /// human resources.
    pub fn demo(&self, org: &Org) -> Vec<Id> {
        let first_store = org.stores.first().map(|store| store.id);
        let roles = [
            (Role::Owner, None),
            (Role::RegionalManager, None),
            (Role::StoreManager, first_store),
            (Role::SalesAssociate, first_store),
            (Role::OperationsSpecialist, None),
            (Role::HumanResources, None),
        ];
        let first = |(role, store): (Role, Option<Id>)| {
            let mut employed = self.employees.iter().filter(|e| e.left_on.is_none());
            employed.find(|e| e.role == role && e.store_id == store).map(|e| e.id)
        };
        roles.into_iter().filter_map(first).collect()
    }
}

/// Shares `total` out in proportion to sizes, without losing one to rounding.
fn shared_out(total: u32, sizes: impl Iterator<Item = u32>) -> Vec<u32> {
    let sizes: Vec<u32> = sizes.collect();
    let whole: u32 = sizes.iter().sum();
    let (mut reached, mut given) = (0, 0);
    sizes
        .iter()
        .map(|size| {
            reached += size;
            let share = total * reached / whole.max(1) - given;
            given += share;
            share
        })
        .collect()
}

struct Hiring<'a> {
    kind: SampleKind,
    org: &'a Org,
    span: &'a Span,
    rng: Rng,
    name_start: u32,
    employees: Vec<Employee>,
}

impl Hiring<'_> {
    fn head_office(&mut self) {
        let regions = &self.org.regions;
        for (role, department, count) in HEAD_OFFICE {
            for at in 0..count as usize {
                let joined_on = self.long_ago();
                let employee = self.hire(role, department, joined_on);
                if role == Role::RegionalManager {
                    employee.region_id = regions.get(at).map(|region| region.id);
                }
            }
        }
    }

    fn store_team(&mut self, store: usize, associates: u32) -> Vec<Seller> {
        let shop = &self.org.stores[store];
        let (store_id, opened_on) = (Some(shop.id), shop.opened_on.unwrap_or(self.span.start));
        self.hire(Role::StoreManager, STORE_DEPARTMENT, opened_on).store_id = store_id;
        let mut team = Vec::with_capacity(associates as usize + 1);
        for at in 0..=associates {
            let role = if at == 0 { Role::FloorSupervisor } else { Role::SalesAssociate };
            let joined_on = if at == 0 { opened_on } else { self.joined_since(opened_on) };
            let left_on = if at < 4 { None } else { self.left_since(joined_on) };
            let is_online = shop.format == StoreFormat::Online;
            let employee = self.hire(role, STORE_DEPARTMENT, joined_on);
            if role == Role::SalesAssociate && is_online {
                employee.post = "客服导购".into();
            }
            (employee.store_id, employee.left_on) = (store_id, left_on);
            team.push(Seller { employee: self.employees.len() as u32 - 1, joined_on, left_on });
        }
        team
    }

    fn hire(&mut self, role: Role, department: &str, joined_on: NaiveDate) -> &mut Employee {
        let at = self.employees.len();
        self.employees.push(Employee {
            id: id(self.kind, "employee", at + 1),
            code: format!("E{:03}", at + 1),
            name: employee_name(at as u32, self.name_start),
            role,
            department_id: self.org.department(department),
            post: post(role).into(),
            store_id: None,
            region_id: None,
            joined_on: Some(joined_on),
            left_on: None,
        });
        &mut self.employees[at]
    }

    fn long_ago(&mut self) -> NaiveDate {
        days_before(self.span.start, u64::from(self.rng.between(60, 2_400)))
    }

    /// Two in three associates were there when the sales begin, the others joined on the way.
    fn joined_since(&mut self, opened_on: NaiveDate) -> NaiveDate {
        let new = self.rng.happens(333);
        let latest = if new { self.span.today } else { self.span.start };
        let days_ago =
            u64::from(if new { self.rng.between(20, 500) } else { self.rng.between(1, 900) });
        days_before(latest, days_ago).max(opened_on)
    }

    /// Six in a hundred have left since.
    fn left_since(&mut self, joined_on: NaiveDate) -> Option<NaiveDate> {
        let left_on = days_before(self.span.today, u64::from(self.rng.between(5, 300)));
        let leaves = self.rng.happens(60);
        (leaves && left_on > joined_on).then_some(left_on)
    }
}

/// What people in a role are called where they work; the rest of the roles have no post of their own.
fn post(role: Role) -> &'static str {
    match role {
        Role::SalesAssociate => "门店导购",
        Role::FloorSupervisor => "楼层主管",
        Role::StoreManager => "店长",
        Role::RegionalManager => "区域经理",
        Role::ServiceAgent => "客服专员",
        Role::OperationsSpecialist => "运营专员",
        _ => "",
    }
}
