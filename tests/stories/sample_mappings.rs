//! The example mappings, used on the very files they were written for. The figures are those of
//! the README beside the files, computed apart from the code under test.

use std::path::Path;

use domain::mapping::Mapping;
use replica::{FileChoice, FilePreview, ImportOutcome, ImportRequest, mapping_file};
use storeloop_tests::{World, fixture};

struct Expected {
    mapping: &'static str,
    file: &'static str,
    rows: u32,
    invoices: u32,
    refunds: u32,
    free_of_charge: u32,
    products: u32,
    customers: u32,
    net: &'static str,
    net_minor: i64,
}

const SAMPLES: [Expected; 2] = [
    Expected {
        mapping: "online_retail_gbk.toml",
        file: "online_retail_gbk_500.csv",
        rows: 500,
        invoices: 38,
        refunds: 1,
        free_of_charge: 12,
        products: 382,
        customers: 24,
        net: "9754.72",
        net_minor: 975_472,
    },
    Expected {
        mapping: "online_retail_xlsx.toml",
        file: "online_retail_200.xlsx",
        rows: 200,
        invoices: 25,
        refunds: 2,
        free_of_charge: 0,
        products: 156,
        customers: 16,
        net: "8813.65",
        net_minor: 881_365,
    },
];

fn sample(name: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../samples/mappings");
    folder.join(name).to_string_lossy().into_owned()
}

fn mapping_in(name: &str) -> Mapping {
    let text = std::fs::read_to_string(sample(name)).expect(name);
    mapping_file::from_toml(&text).expect(name)
}

/// Imports a file with the columns that a mapping names, as the command line does it.
fn import_through(world: &World, path: &str, mapping: &Mapping) -> ImportOutcome {
    let choice = FileChoice {
        path: path.to_string(),
        subject: mapping.subject,
        columns: mapping.columns.clone(),
        ..FileChoice::default()
    };
    let request = ImportRequest { choices: vec![choice], ..world.request(&[path]) };
    let go_on = |_| std::ops::ControlFlow::Continue(());
    world.replica.run_import(&world.owner(), &request, &go_on).expect("imported")
}

fn compare(expected: &Expected, file: &FilePreview) {
    let name = expected.file;
    let counts = file.counts;
    let rows = (counts.rows, counts.new, counts.rejected, file.lines);
    assert_eq!(rows, (expected.rows, expected.rows, 0, expected.rows), "{name}: rows");
    assert_eq!(file.orders, expected.invoices, "{name}: documents");
    let kinds = (file.sales, file.refunds, file.adjustments);
    let sales = expected.invoices - expected.refunds - expected.free_of_charge;
    assert_eq!(kinds, (sales, expected.refunds, expected.free_of_charge), "{name}: kinds");
    let learned = (file.products_new, file.customers_new);
    assert_eq!(learned, (expected.products, expected.customers), "{name}: products, customers");
    assert_eq!(file.net_amount_minor, expected.net_minor, "{name}: sum in pence");
    assert_eq!(file.net_amount, expected.net, "{name}: sum in pounds");
}

#[test]
fn a_file_read_through_its_sample_mapping_gives_the_published_totals() {
    for expected in &SAMPLES {
        let world = World::with("GBP", "Europe/London");
        let outcome =
            import_through(&world, &fixture(expected.file), &mapping_in(expected.mapping));
        compare(expected, &outcome.files[0]);
        let net = world.metric("net_sales", "2010-01-01", "2011-12-31");
        assert_eq!(net.as_deref(), Some(expected.net), "the metric equals the file's sum");
        world.check();
    }
}

#[test]
fn a_kept_sample_mapping_is_used_by_itself_for_its_file() {
    for expected in &SAMPLES {
        let world = World::with("GBP", "Europe/London");
        let path = sample(expected.mapping);
        world.replica.import_mapping(&world.owner(), Path::new(&path)).expect("kept");
        let outcome = world.import(&[&fixture(expected.file)]);
        let used = outcome.files[0].mapping_name.as_deref();
        assert_eq!(used, Some(mapping_in(expected.mapping).name.as_str()), "{}", expected.file);
        compare(expected, &outcome.files[0]);
        world.check();
    }
}

#[test]
fn the_columns_come_from_the_mapping_and_not_from_guessing() {
    let expected = &SAMPLES[0];
    let mut mapping = mapping_in(expected.mapping);
    let by_customer = &mapping.columns[&domain::mapping::Field::CustomerNo];
    let by_customer = by_customer.clone();
    mapping.columns.insert(domain::mapping::Field::CustomerName, by_customer);
    mapping.columns.remove(&domain::mapping::Field::CustomerNo);
    let world = World::with("GBP", "Europe/London");
    let outcome = import_through(&world, &fixture(expected.file), &mapping);
    assert_eq!(outcome.files[0].customers_new, 0, "a name alone makes no customer");
    assert_eq!(outcome.files[0].net_amount, expected.net);
}
