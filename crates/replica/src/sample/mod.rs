//! The sample chain: invented from nothing but its kind and today's date.
//!
//! The same kind and the same day give the same chain on every device, down to the last id, so a
//! sample opened twice is one chain. What is planted in it is told in `docs/sample-chain.md`.

mod basket;
mod catalog;
mod demand;
mod festivals;
mod hours;
mod kind;
mod members;
mod names;
mod orders;
mod org;
mod people;
mod refunds;
mod rng;
mod span;
mod stories;
#[cfg(test)]
mod tests;

use chrono::NaiveDate;
use domain::Id;
use domain::org::{Chain, Department, Employee, Region, Store};
use domain::products::Product;
use domain::sales_file::SalesFile;

pub use kind::SampleKind;
pub use stories::{
    COMPLAINT_DAYS, DECLINE_DAYS, DecliningStore, MissingStoreDay, RisingComplaints, SOLD_OUT_DAYS,
    SilentVip, SoldOutPromotion, Stories, VIP_LONGEST_PAUSE_DAYS, VIP_SILENT_DAYS,
    VIP_SPENT_AT_LEAST,
};

use catalog::{Article, COMPLAINED_OF, PROMOTED};
use members::Members;
use org::Org;
use people::People;
use span::Span;

/// A chain with everything it needs to be opened: organisation, people, products and sales.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SampleChain {
    /// The chain.
    pub chain: Chain,
    /// Three regions.
    pub regions: Vec<Region>,
    /// 24 stores, the last two online.
    pub stores: Vec<Store>,
    /// The departments of a chain that does everything itself, parents before children.
    pub departments: Vec<Department>,
    /// 300 employees.
    pub employees: Vec<Employee>,
    /// Goods, and what shares the lines with them, in the order of the sales file.
    pub products: Vec<Product>,
    /// 200,000 orders of 20,000 members and of guests, with refunds, over eighteen months that
    /// end yesterday. Stores and employees are named by their codes.
    pub sales: SalesFile,
    /// Employees who can sign in: owner, regional manager, store manager and sales associate of
    /// the first store, operations specialist, human resources.
    pub demo_people: Vec<Id>,
    /// What is planted in the sales.
    pub stories: Stories,
}

/// The one seed. Another would give chains nobody has looked at.
const SEED: u64 = 0x5708_e100_9000_0001;

/// The sample chain of a kind as it stands on the morning of `today`.
pub fn generate(kind: SampleKind, today: NaiveDate) -> SampleChain {
    let seed = rng::Rng::new(SEED, kind.code()).next();
    let span = Span::before(today);
    let catalog = catalog::catalog(kind);
    let articles = catalog::articles(catalog);
    let org = Org::of(kind, catalog, &span);
    let people = People::of(kind, catalog, &org, &span, seed);
    let orders = demand::orders_by_store_and_day(catalog, &org.stores, &span, seed);
    let mut members = Members::of(catalog, &orders, &span, seed);
    let trade = orders::Trade {
        catalog,
        articles: &articles,
        stores: &org.stores,
        people: &people,
        orders: &orders,
        span,
    };
    let sales = orders::write(&trade, &mut members, seed);
    SampleChain {
        stories: planted(&org.stores, &articles, &members, &sales, &span),
        demo_people: people.demo(&org),
        chain: org.chain,
        regions: org.regions,
        stores: org.stores,
        departments: org.departments,
        employees: people.employees,
        products: articles.into_iter().map(|article| article.product).collect(),
        sales,
    }
}

fn planted(
    stores: &[Store],
    articles: &[Article],
    members: &Members,
    sales: &SalesFile,
    span: &Span,
) -> Stories {
    let declining = &stores[stories::DECLINING_STORE];
    let missing = &stores[stories::MISSING_STORE];
    let (complained_of, promoted) = (&articles[COMPLAINED_OF].product, &articles[PROMOTED].product);
    let silent = |(customer, days): &(u32, Vec<usize>)| {
        Some(SilentVip {
            customer: *customer,
            phone: sales.customers.get(*customer as usize)?.phone.to_string(),
            last_bought: span.date(*days.last()?),
        })
    };
    Stories {
        declining_store: DecliningStore {
            store_id: declining.id,
            store_code: declining.code.clone(),
            from: span.date(span.last(DECLINE_DAYS)),
        },
        rising_complaints: RisingComplaints {
            product_id: complained_of.id,
            product_code: complained_of.code.clone(),
            from: span.date(span.last(COMPLAINT_DAYS)),
        },
        sold_out_promotion: SoldOutPromotion {
            product_id: promoted.id,
            product_code: promoted.code.clone(),
            day: stories::promotion_day(span.today),
        },
        silent_vips: members.vips.iter().filter_map(silent).collect(),
        missing_store_day: MissingStoreDay {
            store_id: missing.id,
            store_code: missing.code.clone(),
            day: span.date(span.last(1)),
        },
    }
}
