//! How much there is of everything, and that the parts fit each other.

use std::collections::{HashMap, HashSet};

use domain::access::Role;
use domain::customers::normal_phone;
use domain::org::TradeArea;
use domain::products::{Product, ProductKind};
use domain::{Currency, Money};

use super::*;

#[test]
fn every_kind_has_the_promised_size() {
    for (day, chain) in many_chains() {
        let name = format!("{} on {day}", chain.chain.name);
        assert_eq!(chain.regions.len(), 3, "{name}");
        assert_eq!(chain.stores.len(), 24, "{name}");
        assert_eq!(chain.employees.len(), 300, "{name}");
        assert_eq!(chain.sales.customers.len(), 20_000, "{name}");
        let orders = chain.sales_documents().count();
        assert!((196_000..=204_000).contains(&orders), "{name}: {orders} orders");
        let lines: usize = chain.sales_documents().map(|d| d.lines.len()).sum();
        let per_order = lines as f64 / orders as f64;
        assert!((2.1..2.4).contains(&per_order), "{name}: {per_order} lines an order");
    }
}

#[test]
fn physical_stores_lie_in_a_region_and_online_shops_in_none() {
    for (_, chain) in many_chains() {
        let online = |area| area == TradeArea::Online;
        assert_eq!(chain.stores.iter().filter(|s| online(s.trade_area)).count(), 2);
        for store in &chain.stores {
            let region = chain.regions.iter().find(|region| Some(region.id) == store.region_id);
            assert_eq!(region.is_some(), !online(store.trade_area), "{}", store.name);
        }
        let codes: HashSet<_> = chain.stores.iter().map(|store| &store.code).collect();
        let names: HashSet<_> = chain.stores.iter().map(|store| &store.name).collect();
        assert_eq!((codes.len(), names.len()), (24, 24));
    }
}

#[test]
fn every_role_occurs_and_every_store_is_staffed() {
    for (_, chain) in many_chains() {
        let roles: HashSet<Role> = chain.employees.iter().map(|person| person.role).collect();
        assert_eq!(roles.len(), Role::ALL.len());
        for store in &chain.stores {
            let team = chain.employees.iter().filter(|e| e.store_id == Some(store.id));
            let mut by_role = HashMap::new();
            team.for_each(|person| *by_role.entry(person.role).or_insert(0) += 1);
            assert_eq!(by_role[&Role::StoreManager], 1, "{}", store.name);
            assert_eq!(by_role[&Role::FloorSupervisor], 1, "{}", store.name);
            assert!(by_role[&Role::SalesAssociate] >= 3, "{}", store.name);
        }
        let regions: Vec<_> = chain.employees.iter().filter_map(|e| e.region_id).collect();
        assert_eq!(regions, chain.regions.iter().map(|r| r.id).collect::<Vec<_>>());
        let departments: HashSet<_> = chain.departments.iter().map(|d| d.id).collect();
        let placed = chain.employees.iter().filter_map(|e| e.department_id);
        assert_eq!(placed.filter(|id| departments.contains(id)).count(), 298, "but for the top");
    }
}

#[test]
fn nobody_shares_a_key_with_anybody() {
    for (_, chain) in many_chains() {
        let customers = &chain.sales.customers;
        let phones: HashSet<_> = customers.iter().map(|customer| &customer.phone).collect();
        let cards: HashSet<_> = customers.iter().map(|customer| &customer.card).collect();
        assert_eq!((phones.len(), cards.len()), (20_000, 20_000));
        let people: HashSet<_> = chain.employees.iter().map(|e| (&e.code, &e.name)).collect();
        let names: HashSet<_> = chain.employees.iter().map(|e| &e.name).collect();
        assert_eq!((people.len(), names.len()), (300, 300));
        let numbers: HashSet<_> = chain.sales.documents.iter().map(|d| &d.number).collect();
        assert_eq!(numbers.len(), chain.sales.documents.len());
    }
}

#[test]
fn a_phone_number_is_a_mobile_number() {
    for customer in &beauty().sales.customers {
        let phone = &*customer.phone;
        assert_eq!(normal_phone(phone).as_deref(), Some(phone));
        assert_eq!(phone.len(), 11);
        assert!(phone.starts_with('1') && ('3'..='9').contains(&phone.chars().nth(1).unwrap()));
        assert!(!customer.name.is_empty() && customer.outside_id.is_empty());
    }
}

#[test]
fn the_catalogue_has_180_goods_in_12_categories_and_some_non_goods() {
    for (_, chain) in many_chains() {
        let goods: Vec<_> =
            chain.products.iter().filter(|p| p.kind == ProductKind::Goods).collect();
        let categories: HashSet<_> = goods.iter().map(|product| &product.category).collect();
        assert_eq!((goods.len(), categories.len()), (180, 12));
        let kinds: HashSet<_> = chain.products.iter().map(|product| product.kind).collect();
        for kind in [ProductKind::Postage, ProductKind::Voucher, ProductKind::Sample] {
            assert!(kinds.contains(&kind), "{kind:?}");
        }
        let codes: HashSet<_> = chain.products.iter().map(|product| &product.code).collect();
        assert_eq!(codes.len(), chain.products.len());
        for (product, seen) in chain.products.iter().zip(&chain.sales.products) {
            assert_eq!(product.id, Product::id_of(&seen.code));
            assert_eq!((&*product.name, product.kind), (&*seen.name, seen.kind));
        }
    }
}

#[test]
fn documents_point_at_what_exists_and_their_lines_follow_each_other() {
    let chain = beauty();
    let sales = &chain.sales;
    let mut reached = 0;
    for document in &sales.documents {
        assert_eq!(document.lines.start, reached, "{}", document.number);
        reached = document.lines.end;
        assert!(!document.lines.is_empty(), "{}", document.number);
        assert!(document.customer.is_none_or(|at| at.index() < sales.customers.len()));
        assert!(document.channel.is_some_and(|at| at.index() < sales.channels.len()));
        for line in chain.lines(document) {
            assert!(line.product.is_some_and(|at| at.index() < sales.products.len()));
        }
    }
    assert_eq!(reached as usize, sales.lines.len());
    let codes: Vec<_> = chain.stores.iter().map(|store| store.code.clone()).collect();
    assert_eq!(sales.stores, codes);
}

#[test]
fn nothing_is_sold_before_a_store_opened_or_by_someone_who_does_not_work_there() {
    for (today, chain) in many_chains() {
        for document in &chain.sales.documents {
            let day = SampleChain::day(document);
            let store = &chain.stores[document.store.unwrap().index()];
            let seller = &chain.employees[document.employee.unwrap().index()];
            assert!(store.opened_on.unwrap() <= day && day < *today, "{}", document.number);
            assert_eq!(seller.store_id, Some(store.id), "{}", document.number);
            assert!(seller.joined_on.unwrap() <= day, "{} too early", seller.name);
            assert!(seller.left_on.is_none_or(|left| day <= left), "{} has left", seller.name);
        }
        let newest = chain.stores.iter().filter_map(|store| store.opened_on).max();
        assert_eq!(newest, today.checked_sub_months(chrono::Months::new(5)));
    }
}

#[test]
fn a_line_is_quantity_times_price_less_a_discount_now_and_then() {
    for (_, chain) in many_chains() {
        let (mut lines, mut discounted) = (0_u32, 0_u32);
        for line in chain.sales_documents().flat_map(|document| chain.lines(document)) {
            let full =
                Money::of_line(line.quantity_milli, line.unit_price_e4, Currency::CNY).unwrap();
            assert!(line.quantity_milli > 0 && line.amount.minor() >= 0);
            assert!(line.amount <= full && line.amount.minor() * 10 >= full.minor() * 7 - 10);
            lines += 1;
            discounted += u32::from(line.amount < full);
        }
        let share = f64::from(discounted) / f64::from(lines);
        assert!((0.05..0.10).contains(&share), "{share} of the lines have a discount");
    }
}

#[test]
fn a_refund_gives_back_what_the_same_customer_bought_there_earlier() {
    let chain = beauty();
    let mut bought: HashMap<_, Vec<i64>> = HashMap::new();
    for sale in chain.sales_documents() {
        for line in chain.lines(sale) {
            let what = (sale.store, sale.customer, line.product, line.quantity_milli, line.amount);
            bought.entry(what).or_default().push(sale.local_ms / MS_PER_DAY);
        }
    }
    for refund in chain.refunds() {
        for line in chain.lines(refund) {
            let (quantity, amount) = (-line.quantity_milli, Money::ZERO - line.amount);
            let what = (refund.store, refund.customer, line.product, quantity, amount);
            let earlier = bought.get(&what).and_then(|days| days.iter().min());
            let day = refund.local_ms / MS_PER_DAY;
            assert!(earlier.is_some_and(|earlier| *earlier < day), "{}", refund.number);
            assert!(line.unit_price_e4 > 0 && amount.minor() > 0, "{}", refund.number);
        }
    }
}

#[test]
fn those_who_can_sign_in_are_the_ones_named() {
    for (_, chain) in many_chains() {
        let who = |id: &domain::Id| chain.employees.iter().find(|person| person.id == *id).unwrap();
        let people: Vec<_> = chain.demo_people.iter().map(who).collect();
        let roles: Vec<Role> = people.iter().map(|person| person.role).collect();
        let expected = [
            Role::Owner,
            Role::RegionalManager,
            Role::StoreManager,
            Role::SalesAssociate,
            Role::OperationsSpecialist,
            Role::HumanResources,
        ];
        assert_eq!(roles, expected);
        assert_eq!(people[2].store_id, people[3].store_id, "manager and associate of one store");
        assert_eq!(people[1].region_id, chain.stores[0].region_id, "and their regional manager");
        assert!(people.iter().all(|person| person.left_on.is_none()));
    }
}
