//! A sheet in a spreadsheet: its formulas give our scores, and what is edited comes back (D-23).

use ironcalc::base::cell::CellValue;
use ironcalc::import::load_from_xlsx;
use replica::Language;
use storeloop_tests::{SalesRows, World};

use super::{RATING, day, for_all, item, metric, number, plain, proof, rate, seller};

#[test]
fn a_spreadsheet_gives_the_same_score_and_comes_back() {
    let world = World::new();
    let owner = world.owner();
    let who = seller(&world, "E001");
    let orders = SalesRows::new().sold_by("E001", "A-1", "2026-10-05 10:00", "LIP01", "1234");
    world.import(&[&orders.save(world.room(), "orders.csv")]);
    let content = plain(vec![
        item("sales", metric("net_sales"), "70", "3000"),
        item("work", RATING, "30", "7"),
    ]);
    let family = for_all(&world, content);
    rate(&world, &who, family, "work", "5");
    let path = world.room().join("sheet.xlsx");
    let export = |language| {
        let day = Some(day("2026-10-31"));
        world.replica.export_kpi_workbook(&owner, family, day, &path, language).expect("written");
    };
    let total = proof(&world, &who, "2026-10-01").total.expect("a score");
    // 41.13 at 70 % and 71.43 at 30 %
    assert_eq!(total.normalize(), number("50.22"));
    export(Language::Chinese);
    let mut model = load_from_xlsx(&path.to_string_lossy(), "en", "UTC", "en").expect("a workbook");
    model.evaluate();
    let sheets = model.get_worksheets_properties().len();
    let is_total = |value: f64| (value - 50.22).abs() < 0.005;
    let mut found = false;
    for sheet in 0..u32::try_from(sheets).expect("few") {
        for row in 1..60 {
            for column in 1..30 {
                let cell = model.get_cell_value_by_index(sheet, row, column).expect("a cell");
                found |= matches!(cell, CellValue::Number(value) if is_total(value));
            }
        }
    }
    assert!(found, "the total stands in the workbook");
    let unchanged = world.replica.import_kpi_workbook(&owner, family, &path, true).expect("read");
    assert_eq!((unchanged.value.len(), unchanged.tx), (0, None));
    let other = world.room().join("other.xlsx");
    std::fs::write(&other, b"no workbook").expect("written");
    assert!(world.replica.import_kpi_workbook(&owner, family, &other, true).is_err());
}
