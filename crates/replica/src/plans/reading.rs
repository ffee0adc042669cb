//! What people look at.

use domain::Id;
use domain::access::{Actor, Role};
use domain::calendar::Period;
use domain::care::ConsentChannel;
use domain::lifecycle::Stage;
use domain::metrics::{CATALOG, Slice};
use domain::registry;

use super::{Chain, chain};
use crate::{BuyerFilter, By, CustomerFilter, OrderFilter, Page, ProductFilter, TodayScope};

const PAGE: u32 = 50;

impl Chain {
    fn store(&self) -> Id {
        self.replica.list_stores().unwrap()[3].id
    }

    fn product(&self) -> Id {
        let page =
            self.replica.list_products(&self.owner, &ProductFilter::default(), Page::first(1));
        page.unwrap().rows[0].product.id
    }
}

#[test]
fn the_order_book_opens_at_its_newest_page() {
    let chain = chain();
    let newest = chain.newest_order();
    let day = |text: &str| text.parse().ok();
    let all = OrderFilter::default;
    let filters = [
        ("all", all()),
        ("of a store", OrderFilter { store_id: Some(chain.store()), ..all() }),
        ("of a customer", OrderFilter { customer_id: Some(chain.best_customer().id), ..all() }),
        ("of a product", OrderFilter { product_id: Some(chain.product()), ..all() }),
        ("by number", OrderFilter { text: newest.number, ..all() }),
        (
            "of days long ago",
            OrderFilter { from: day("2025-11-10"), to: day("2025-11-12"), ..all() },
        ),
    ];
    for (what, filter) in filters {
        let page = chain.goes_straight(&format!("orders {what}"), |replica, owner| {
            replica.list_orders(owner, &filter, Page::first(PAGE))
        });
        assert!(page.unwrap().total > 0, "{what}");
    }
}

#[test]
fn the_days_of_the_order_book_are_those_of_the_store() {
    let chain = chain();
    let count = |from: &str, to: &str| {
        let (from, to) = (from.parse().ok(), to.parse().ok());
        let filter = OrderFilter { from, to, ..OrderFilter::default() };
        chain.replica.list_orders(&chain.owner, &filter, Page::first(1)).unwrap().total
    };
    let days = ["2026-11-10", "2026-11-11", "2026-11-12"];
    let each: u32 = days.iter().map(|day| count(day, day)).sum();
    assert_eq!(count(days[0], days[2]), each);
    assert_eq!(count("", ""), count("", days[1]) + count(days[2], ""));
}

#[test]
fn an_order_opens_with_its_lines_and_its_history() {
    let chain = chain();
    let order = chain.newest_order().id;
    chain.goes_straight("an order", |replica, owner| replica.order(owner, order)).unwrap();
    let table = registry::ORDER.name;
    chain
        .goes_straight("its history", |replica, owner| replica.history(owner, table, order))
        .unwrap();
}

#[test]
fn the_best_customers_stand_first_without_sorting_all() {
    let chain = chain();
    let whole = chain.goes_straight("customers", |replica, owner| {
        replica.list_customers(owner, &CustomerFilter::default(), Page::first(PAGE))
    });
    assert_eq!(whole.unwrap().total, 20_000);
    let manager =
        Actor { role: Role::StoreManager, store_id: Some(chain.store()), ..chain.owner.clone() };
    let theirs = chain.goes_straight("customers of a store", |replica, _| {
        replica.list_customers(&manager, &CustomerFilter::default(), Page::first(PAGE))
    });
    assert!((1..20_000).contains(&theirs.unwrap().total));
}

#[test]
fn every_filter_of_customers_leads_to_them() {
    let chain = chain();
    let all = CustomerFilter::default;
    let filters = [
        ("a text", CustomerFilter::text("王")),
        ("a tag", CustomerFilter { tag_id: Some(chain.store()), ..all() }),
        ("a store", CustomerFilter { store_id: Some(chain.store()), ..all() }),
        ("somebody's", CustomerFilter { assigned_to: Some(chain.owner.employee_id), ..all() }),
        ("a stage", CustomerFilter { stage: Some(Stage::Sleeping), ..all() }),
        ("a segment", CustomerFilter { rfm: Some("champions".into()), ..all() }),
        ("a level", CustomerFilter { level: Some("银卡".into()), ..all() }),
        ("a channel", CustomerFilter { channel: Some("online".into()), ..all() }),
        ("silence", CustomerFilter { silent_from: Some(30), silent_to: Some(60), ..all() }),
        ("recent", CustomerFilter { silent_to: Some(7), ..all() }),
        ("money", CustomerFilter { spent_at_least: Some(500), ..all() }),
        ("orders", CustomerFilter { orders_at_least: Some(2), ..all() }),
        ("a month", CustomerFilter { birthday_month: Some(12), ..all() }),
        ("consent", CustomerFilter { consent: Some(ConsentChannel::Sms), ..all() }),
        (
            "everything",
            CustomerFilter {
                store_id: Some(chain.store()),
                stage: Some(Stage::Active),
                spent_at_least: Some(100),
                orders_at_least: Some(2),
                silent_to: Some(90),
                ..all()
            },
        ),
    ];
    // The classes of everybody are worked out once and kept.
    chain.replica.rfm(&chain.owner, &TodayScope::default(), None).unwrap();
    for (what, filter) in filters {
        let first = Page::first(PAGE);
        let page = chain.goes_straight(&format!("customers of {what}"), |replica, owner| {
            replica.list_customers(owner, &filter, first)
        });
        let spent: Vec<f64> =
            page.unwrap().rows.iter().map(|row| row.gross_sales.parse().unwrap()).collect();
        assert!(spent.is_sorted_by(|one, next| one >= next), "{what}: the most valuable first");
    }
    let words = chain.goes_straight("words", |replica, owner| replica.customer_words(owner));
    assert!(!words.unwrap().channels.is_empty());
}

#[test]
fn the_pages_of_customers_hold_each_of_them_once() {
    let chain = chain();
    let page = |offset, limit| {
        chain
            .replica
            .list_customers(&chain.owner, &CustomerFilter::default(), Page { offset, limit })
            .unwrap()
    };
    let total = page(0, 1).total;
    let all = page(0, total).rows;
    assert_eq!(all.len(), total as usize);
    let spent: Vec<f64> = all.iter().map(|row| row.gross_sales.parse().unwrap()).collect();
    assert!(spent.is_sorted_by(|one, next| one >= next), "the most valuable first");
    let without = all.iter().filter(|row| row.orders == 0).count() as u32;
    assert!(without > 0 && all[(total - without) as usize..].iter().all(|row| row.orders == 0));
    // Pages on, across and behind the place where those begin who never bought.
    for (offset, limit) in [(total - without - 3, 3), (total - without - 2, 5), (total - 2, 9)] {
        let rows = page(offset, limit).rows;
        let expected = &all[offset as usize..(offset + limit).min(total) as usize];
        assert_eq!(rows, expected, "{offset} {limit}");
    }
    assert!(page(total, 5).rows.is_empty());
}

#[test]
fn a_customer_opens_with_what_was_merged_and_the_history() {
    let chain = chain();
    let id = chain.best_customer().id;
    chain.goes_straight("a customer", |replica, owner| replica.customer(owner, id)).unwrap();
    chain.goes_straight("merged", |replica, owner| replica.list_merged(owner, id)).unwrap();
    let table = registry::CUSTOMER.name;
    chain
        .goes_straight("their history", |replica, owner| replica.history(owner, table, id))
        .unwrap();
    chain
        .goes_straight("buyers to review", |replica, owner| {
            replica.list_buyers(owner, &BuyerFilter::default(), Page::first(PAGE))
        })
        .unwrap();
}

#[test]
fn today_is_added_up_from_the_days_it_shows() {
    let chain = chain();
    for store_id in [None, Some(chain.store())] {
        let scope = TodayScope { store_id, ..TodayScope::default() };
        let page = chain.goes_straight("today", |replica, owner| replica.today_page(owner, &scope));
        assert!(!page.unwrap().empty);
    }
}

#[test]
fn a_metric_its_parts_and_its_rows_come_from_the_slice_alone() {
    let chain = chain();
    let day = |text: &str| text.parse().unwrap();
    let slice = Slice::chain(Period { from: day("2026-11-01"), to: day("2026-11-21") });
    for code in CATALOG.iter().map(|metric| metric.code.as_ref()) {
        chain.goes_straight(code, |replica, owner| replica.metric(owner, code, &slice)).unwrap();
        chain
            .goes_straight(&format!("{code} by store"), |replica, owner| {
                replica.metric_parts(owner, code, &slice, By::Store)
            })
            .unwrap();
        chain
            .goes_straight(&format!("rows of {code}"), |replica, owner| {
                replica.metric_rows(owner, code, &slice, Page::first(PAGE))
            })
            .unwrap();
    }
}

#[test]
fn lists_of_products_imports_and_people_open_at_once() {
    let chain = chain();
    let product = chain.product();
    chain
        .goes_straight("products", |replica, owner| {
            replica.list_products(owner, &ProductFilter::default(), Page::first(PAGE))
        })
        .unwrap();
    chain.goes_straight("a product", |replica, owner| replica.product(owner, product)).unwrap();
    chain
        .goes_straight("imports", |replica, owner| replica.list_imports(owner, Page::first(PAGE)))
        .unwrap();
    chain
        .goes_straight("employees", |replica, owner| {
            replica.list_employees(owner, "", Page::first(PAGE))
        })
        .unwrap();
}
