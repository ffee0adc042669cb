//! Files of every format that shops have, with their traps, made by a generator that knows the
//! right totals and nothing of how files are read.

use std::path::Path;

use chrono::NaiveDate;
use formats::{Encoding, FileTruth, Selection, Shop, together};
use replica::{By, FilePreview, ImportRequest};
use storeloop_tests::{World, slice};

const FROM: &str = "2026-11-01";
const TO: &str = "2026-12-31";

fn shop(orders: usize) -> Shop {
    let first_day = NaiveDate::from_ymd_opt(2026, 11, 15).expect("a day");
    Shop::new(7, orders, first_day, 7)
}

/// The chain of the generated shop, which knows the online shop by its other name too.
fn world() -> World {
    let world = World::new();
    let owner = world.owner();
    let online = domain::org::Store { name: "云上旗舰店".into(), ..world.store("S01") };
    world.replica.save_store(&owner, online.clone()).expect("saved");
    world.open_store("S02", "徐汇店", None);
    world.open_store("S03", "静安店", None);
    world.replica.set_store_alias(&owner, "云上官方旗舰店", Some(online.id)).expect("remembered");
    world
}

fn cents(decimal: Option<String>) -> i64 {
    decimal.map_or(0, |text| text.replace('.', "").parse().expect("an amount"))
}

fn compare(truth: &FileTruth, found: &FilePreview) {
    let name = format!("{} {}", truth.format, truth.file);
    assert_eq!(found.recognised.as_deref(), Some(truth.format.as_str()), "{name}");
    assert_eq!(found.subject.code(), truth.subject, "{name}");
    assert_eq!((found.counts.rows, found.counts.rejected), (truth.rows, truth.rejected), "{name}");
    assert_eq!(found.sales, truth.sales + truth.closed + truth.unpaid, "{name}: sales");
    assert_eq!(found.refunds, truth.refunds, "{name}: refunds");
    assert_eq!(found.net_amount_minor, truth.net_amount_minor, "{name}: net amount");
    assert_eq!(found.controls.len(), truth.controls.len(), "{name}: summary rows");
    assert!(found.controls.iter().all(|control| control.agrees), "{name}: summary rows");
    assert_eq!(found.buyers_new, truth.buyers, "{name}: buyers");
    if let Some(facts) = &truth.facts {
        assert_eq!(found.facts, facts.rows, "{name}: facts");
        for (field, sum) in &facts.sums {
            let ours = found.sums.iter().find(|ours| ours.field == *field).map(|ours| ours.sum);
            assert_eq!(ours, Some(*sum), "{name}: sum of {field}");
        }
    }
    for (code, count) in &truth.remarks {
        let ours = found.remarks.iter().find(|ours| ours.code == *code).map(|ours| ours.count);
        assert_eq!(ours, Some(*count), "{name}: remark {code}");
    }
}

#[test]
fn files_of_every_format_add_up_to_the_cent_come_in_once_and_leave_no_trace() {
    let world = world();
    let before = world.check();
    let folder = world.room().join("files");
    let manifest = shop(300).files(&folder).expect("files");
    let paths: Vec<String> = manifest.files.iter().map(|file| path_of(&folder, file)).collect();
    let paths: Vec<&str> = paths.iter().map(String::as_str).collect();

    let outcome = world.import(&paths);
    for (truth, found) in manifest.files.iter().zip(&outcome.files) {
        compare(truth, found);
    }
    let all = &manifest.all;
    assert_eq!(cents(world.metric("net_sales", FROM, TO)), all.net_sales_minor);
    assert_eq!(world.metric("orders", FROM, TO), Some(all.orders.to_string()));
    let stores =
        world.replica.metric_parts(&world.owner(), "net_sales", &slice(FROM, TO), By::Store);
    assert_eq!(stores.expect("parts").len(), all.by_store.len());
    let imported = world.check();

    for found in &world.import(&paths).files {
        assert_eq!((found.counts.new, found.counts.changed), (0, 0), "{} twice", found.file);
    }
    assert_eq!(world.check(), imported, "twice changes nothing");
    let owner = world.owner();
    world.replica.undo_import(&owner, outcome.import_id.expect("an import")).expect("undone");
    assert_eq!(world.check(), before, "everything left with the import");
}

fn path_of(folder: &Path, file: &FileTruth) -> String {
    folder.join(&file.file).to_string_lossy().into_owned()
}

/// Numbers that follow from each other, so that a failure can be repeated.
fn shuffled<T>(mut things: Vec<T>, seed: u64) -> Vec<T> {
    let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    for at in (1..things.len()).rev() {
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        things.swap(at, (state >> 33) as usize % (at + 1));
    }
    things
}

/// Pieces of every list of orders: overlapping, repeated, the first from before the payment. In
/// this order the generator knows what they say together.
fn pieces(shop: &Shop, folder: &Path) -> Vec<(String, FileTruth)> {
    std::fs::create_dir_all(folder).expect("a folder");
    let mut pieces = Vec::new();
    let early = folder.join("early");
    let selection = Selection::all().before_payment();
    let truth = shop.write("taobao_orders", &early, &selection, Encoding::Gbk).expect("written");
    pieces.push((early.to_string_lossy().into_owned(), truth));
    for code in ["taobao_orders", "taobao_order_lines", "jd_orders", "douyin_orders", "sales_lines"]
    {
        let entries = shop.entries(code).expect("entries");
        let cuts = [0..entries * 2 / 3, entries / 3..entries];
        for (number, cut) in cuts.into_iter().enumerate() {
            for encoding in [Encoding::Gb18030, Encoding::Xlsx] {
                let path = folder.join(format!("{code}-{number}-{encoding:?}"));
                let truth = shop
                    .write(code, &path, &Selection::range(cut.clone()), encoding)
                    .expect("written");
                pieces.push((path.to_string_lossy().into_owned(), truth));
            }
        }
    }
    pieces
}

#[test]
fn whatever_the_order_of_the_files_and_however_they_overlap_the_sum_is_the_same() {
    let shop = shop(120);
    for seed in 1..=4 {
        let world = world();
        let pieces = pieces(&shop, &world.room().join("pieces"));
        let all = together(pieces.iter().map(|(_, truth)| truth));
        for (path, _) in shuffled(pieces.iter().collect(), seed) {
            let request = ImportRequest { ..world.request(&[path]) };
            let go_on = |_| std::ops::ControlFlow::Continue(());
            world.replica.run_import(&world.owner(), &request, &go_on).expect("imported");
        }
        assert_eq!(cents(world.metric("net_sales", FROM, TO)), all.net_sales_minor, "seed {seed}");
        assert_eq!(world.metric("orders", FROM, TO), Some(all.orders.to_string()), "seed {seed}");
        world.check();
    }
}
