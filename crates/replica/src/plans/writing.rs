//! What people write, and take back.

use std::ops::ControlFlow;
use std::path::PathBuf;

use domain::customers::Customer;
use domain::products::Product;
use domain::registry;

use super::{Chain, chain};
use crate::{CustomerFilter, ImportOutcome, ImportRequest, Page, ProductFilter};

impl Chain {
    /// A file with an order of somebody new, and the newest order told otherwise for somebody known.
    fn file(&self, name: &str, phone: &str) -> ImportRequest {
        let known = self.newest_order();
        let path: PathBuf = self.folder.path().join(name);
        let rows = format!(
            "订单号,下单时间,商品编码,商品名称,数量,单价,手机号\n\
             {name}-1,2026-11-21 10:00:00,{name},新品,1,10,{phone}\n\
             {},2026-11-21 10:00:00,{name},新品,1,10,{}\n",
            known.number,
            self.best_customer().phone
        );
        std::fs::write(&path, rows).unwrap();
        ImportRequest {
            paths: vec![path.to_string_lossy().into_owned()],
            store_id: Some(self.replica.list_stores().unwrap()[3].id),
            choices: Vec::new(),
            save_mapping_as: None,
        }
    }

    fn import(&self, request: &ImportRequest) -> ImportOutcome {
        let go_on = |_| ControlFlow::Continue(());
        self.replica.run_import(&self.owner, request, &go_on).unwrap()
    }
}

#[test]
fn a_small_file_is_compared_written_and_taken_back_by_its_own_rows() {
    let chain = chain();
    let request = chain.file("A", "13900000001");
    let go_on = |_| ControlFlow::Continue(());
    chain
        .goes_straight("a preview", |replica, owner| {
            replica.preview_import(owner, &request, &go_on)
        })
        .unwrap();
    let outcome = chain.goes_straight("an import", |_, _| chain.import(&request));
    let import = outcome.import_id.unwrap();
    chain
        .goes_straight("its history", |replica, owner| {
            replica.history(owner, registry::IMPORT.name, import)
        })
        .unwrap();
    chain.goes_straight("its undo", |replica, owner| replica.undo_import(owner, import)).unwrap();
}

#[test]
fn who_is_known_by_hashes_costs_a_file_without_them_nothing_more() {
    let chain = chain();
    // SHA-1 of 13900000002.
    let request = chain.file("B", "afd523b835de4ec6edb9ba77bbd4e1b077389656");
    let (hashed, scans) = chain.scans(|_, _| chain.import(&request));
    assert!(scans.iter().all(|scan| scan.sql.contains("DISTINCT phone")), "{scans:?}");
    assert!(!scans.is_empty(), "to know whose hash it is, each number is hashed");
    let request = chain.file("C", "13900000002");
    let outcome = chain.goes_straight("an import", |_, _| chain.import(&request));
    for import in [outcome.import_id, hashed.import_id] {
        chain
            .goes_straight("its undo", |replica, owner| replica.undo_import(owner, import.unwrap()))
            .unwrap();
    }
}

#[test]
fn a_changed_customer_and_its_undo_touch_their_own_rows() {
    let chain = chain();
    let customer = chain.best_customer();
    for changed in [
        Customer { note: "喜欢豆沙色".into(), ..customer.clone() },
        Customer { phone: "13900000003".into(), ..customer.clone() },
    ] {
        chain
            .goes_straight("a change", |replica, owner| replica.save_customer(owner, changed))
            .unwrap();
        chain.goes_straight("its undo", |replica, owner| replica.undo_last(owner)).unwrap();
    }
}

#[test]
fn merging_moves_the_orders_of_the_merged_customer_alone() {
    let chain = chain();
    let page = chain
        .replica
        .list_customers(&chain.owner, &CustomerFilter::default(), Page::first(2))
        .unwrap();
    let [keep, merged] = [0, 1].map(|at| page.rows[at].customer.id);
    chain
        .goes_straight("a merge", |replica, owner| replica.merge_customers(owner, keep, merged))
        .unwrap();
    chain
        .goes_straight("unmerging", |replica, owner| replica.unmerge_customer(owner, merged))
        .unwrap();
}

#[test]
fn a_voided_order_and_a_renamed_product_are_undone_by_their_rows() {
    let chain = chain();
    let order = chain.newest_order().id;
    chain.goes_straight("voiding", |replica, owner| replica.void_order(owner, order)).unwrap();
    chain.goes_straight("its undo", |replica, owner| replica.undo_last(owner)).unwrap();

    let first = Page::first(1);
    let page = chain.replica.list_products(&chain.owner, &ProductFilter::default(), first);
    let product = page.unwrap().rows[0].product.clone();
    let renamed = Product { name: "新名".into(), ..product };
    chain
        .goes_straight("a new name", |replica, owner| replica.save_product(owner, renamed))
        .unwrap();
    chain.goes_straight("its undo", |replica, owner| replica.undo_last(owner)).unwrap();
}
