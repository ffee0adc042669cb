//! Databases that earlier versions of the program left.

use replica::{Page, ProductFilter};
use storeloop_tests::{World, fixture};

fn globe() -> ProductFilter {
    ProductFilter { text: "10002".into(), ..ProductFilter::default() }
}

#[test]
fn a_database_of_every_earlier_version_opens_with_all_it_holds() {
    let world = World::on_database(&fixture("../databases/0001.sqlite"));
    world.check();
    let owner = world.owner();
    let products = world.replica.list_products(&owner, &globe(), Page::first(2)).expect("listed");
    let history =
        world.replica.history(&owner, "product", products.rows[0].product.id).expect("history");
    let seen: Vec<(i64, &str, bool)> =
        history.iter().map(|entry| (entry.tx, entry.operation.as_str(), entry.can_undo)).collect();
    assert_eq!(
        seen,
        [
            (6, "undo", false),
            (5, "edit_product", false),
            (4, "edit_product", true),
            (2, "import_sales", false),
        ]
    );
}

#[test]
fn what_an_earlier_version_wrote_can_be_undone() {
    let world = World::on_database(&fixture("../databases/0001.sqlite"));
    let owner = world.owner();
    assert_eq!(world.replica.undo_last(&owner).expect("undone").operation, "edit_product");
    let products = world.replica.list_products(&owner, &globe(), Page::first(2)).expect("listed");
    assert_eq!(products.rows[0].product.name, "INFLATABLE POLITICAL GLOBE");

    let imports = world.replica.list_imports(&owner, Page::first(5)).expect("listed").rows;
    world.replica.undo_import(&owner, imports[0].id).expect("undone");
    assert_eq!(world.metric("net_sales", "2010-12-01", "2010-12-31").as_deref(), Some("1773.09"));
    world.replica.undo_import(&owner, imports[1].id).expect("undone");
    assert_eq!(world.metric("net_sales", "2010-12-01", "2010-12-31"), None);
    world.check();
}
