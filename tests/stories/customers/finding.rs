//! Anybody is found by what one knows of them (C-34).

use domain::access::Role;
use domain::customers::Customer;
use replica::{CustomerFilter, HitKind, ImportRequest, Page};
use storeloop_tests::World;

use super::{found, of_phone, orders};
use crate::identity::hashed;

fn world() -> World {
    let world = World::new();
    let rows = [
        ["A-1001", "2026-11-20", "13800138000", "王小明", "VIP001"],
        ["A-1002", "2026-11-20", "13900138000", "汪晓敏", "VIP002"],
        ["A-1003", "2026-11-20", "85291234567", "陳大文 David", ""],
        ["A-1004", "2026-11-20", "85366123456", "曾敏", ""],
        ["A-1005", "2026-11-20", "886912345678", "小鱼🐟", ""],
        ["A-1006", "2026-11-20", "+44 7911 123456", "Sarah Lee", ""],
        ["A-1007", "2026-11-20", "13700000007", "𠮷田", ""],
        ["A-1008", "2026-11-21", "13900138000", "汪晓敏", "VIP002"],
    ];
    world.import(&[&orders(world.room(), "orders.csv", &rows)]);
    world
}

#[test]
fn a_customer_is_found_by_phone_tail_name_pinyin_initials_card_and_order() {
    let world = world();
    let cases: [(&str, &[&str]); 24] = [
        ("8000", &["汪晓敏", "王小明"]), // who bought more stands first
        ("13800138000", &["王小明"]),
        ("+86 138 0013 8000", &["王小明"]),
        ("138001380", &["王小明"]),
        ("王小明", &["王小明"]),
        ("小明", &["王小明"]),
        ("wangxiaoming", &["王小明"]),
        ("wxm", &["汪晓敏", "王小明"]),
        ("wang", &["汪晓敏", "王小明"]),
        ("vip001", &["王小明"]),
        ("VIP00", &["汪晓敏", "王小明"]),
        ("A-1001", &["王小明"]),
        ("91234567", &["陳大文 David"]),
        ("+852 9123 4567", &["陳大文 David"]),
        ("chendawen", &["陳大文 David"]),
        ("david", &["陳大文 David"]),
        ("66123456", &["曾敏"]),
        ("zengmin", &["曾敏"]),
        ("cengmin", &["曾敏"]),
        ("+886 912 345 678", &["小鱼🐟"]),
        ("🐟", &["小鱼🐟"]),
        ("07911 123456", &[]), // a leading zero is part of another number
        ("123456", &["曾敏", "Sarah Lee"]),
        ("𠮷", &["𠮷田"]),
    ];
    for (text, expected) in cases {
        let mut names = found(&world, text);
        let mut expected = expected.to_vec();
        if text == "123456" {
            names.sort();
            expected.sort_unstable();
        }
        assert_eq!(names, expected, "{text}");
    }
    for nobody in ["", "  ", "800", "xyz", "%", "_", "王明"] {
        assert!(found(&world, nobody).is_empty(), "{nobody}");
    }
    world.check();
}

#[test]
fn the_palette_the_list_and_the_search_find_the_same() {
    let world = world();
    let owner = world.owner();
    for text in ["wxm", "8000", "A-1001", "小鱼"] {
        let mut searched = found(&world, text);
        let list = world
            .replica
            .list_customers(&owner, &CustomerFilter::text(text), Page::first(9))
            .expect("list");
        let mut listed: Vec<String> = list.rows.into_iter().map(|row| row.customer.name).collect();
        let hits = world.replica.search(&owner, text).expect("hits");
        let customers = hits.into_iter().filter(|hit| hit.kind == HitKind::Customer);
        let mut palette: Vec<String> = customers.map(|hit| hit.title).collect();
        for names in [&mut searched, &mut listed, &mut palette] {
            names.sort();
        }
        assert_eq!((&searched, &searched), (&listed, &palette), "{text}");
    }
}

#[test]
fn a_new_name_is_found_at_once_and_the_old_one_no_more_until_undo() {
    let world = world();
    let owner = world.owner();
    let id = of_phone("13800138000");
    let old = world.replica.customer(&owner, id).expect("the customer").customer;
    let renamed = Customer { name: "单雄信".into(), ..old };
    let done = world.replica.save_customer(&owner, renamed).expect("renamed");
    assert_eq!(found(&world, "shanxiongxin"), ["单雄信"]);
    assert_eq!(found(&world, "dxx"), ["单雄信"]);
    assert!(found(&world, "wangxiaoming").is_empty());
    world.check();
    world.replica.undo(&owner, done.tx.expect("a change")).expect("undone");
    assert_eq!(found(&world, "wangxiaoming"), ["王小明"]);
    assert!(found(&world, "shan").is_empty());
    world.check();
}

#[test]
fn an_import_taken_back_leaves_nobody_to_find() {
    let world = World::new();
    let digest = world.check();
    let rows = [["B-1", "2026-11-20", "13800000001", "欧阳若溪", ""]];
    let import = world.import(&[&orders(world.room(), "b.csv", &rows)]);
    assert_eq!(found(&world, "oyrx"), ["欧阳若溪"]);
    world.replica.undo_import(&world.owner(), import.import_id.expect("an id")).expect("undone");
    assert!(found(&world, "oyrx").is_empty());
    assert_eq!(world.check(), digest);
}

#[test]
fn who_counts_for_another_is_found_and_shown_as_that_one() {
    let world = world();
    let owner = world.owner();
    let (keep, gone) = (of_phone("13800138000"), of_phone("13700000007"));
    world.replica.merge_customers(&owner, keep, gone).expect("merged");
    for text in ["𠮷田", "0007", "A-1007"] {
        assert_eq!(found(&world, text), ["王小明"], "{text}");
    }
    let hash = hashed("13900138000", 0);
    let rows = [["H-1", "2026-11-21", hash.as_str(), "林悦", ""]];
    world.import(&[&orders(world.room(), "h.csv", &rows)]);
    for text in ["林悦", "linyue", "H-1"] {
        assert_eq!(found(&world, text), ["汪晓敏"], "{text} told under a hash of the number");
    }
    world.check();
}

#[test]
fn everyone_finds_their_own_customers_however_many_others_have_the_name() {
    let world = World::new();
    world.open_store("S02", "静安店", None);
    let others: Vec<[String; 5]> = (0..300)
        .map(|n| {
            let phone = format!("138{n:08}");
            [format!("O-{n}"), "2026-11-20".into(), phone, "王伟".into(), String::new()]
        })
        .collect();
    let rows: Vec<[&str; 5]> =
        others.iter().map(|row| row.each_ref().map(String::as_str)).collect();
    world.import(&[&orders(world.room(), "others.csv", &rows)]);
    let mine = [["M-1", "2026-11-20", "13900000001", "王伟", ""]];
    let request = ImportRequest {
        store_id: Some(world.store("S02").id),
        ..world.request(&[&orders(world.room(), "mine.csv", &mine)])
    };
    let go_on = |_| std::ops::ControlFlow::Continue(());
    world.replica.run_import(&world.owner(), &request, &go_on).expect("imported");
    let manager = world.hire("E9", "李强", Role::StoreManager, Some("S02"), None);
    let ids = |text: &str| {
        let rows = world.replica.search_customers(&manager, text, 50).expect("searched");
        rows.into_iter().map(|row| row.customer.id).collect::<Vec<_>>()
    };
    for text in ["王伟", "wangwei", "ww", "0001", "M-1"] {
        assert_eq!(ids(text), [of_phone("13900000001")], "{text}");
    }
    assert!(ids("O-1").is_empty(), "a customer of another store");
}

#[test]
fn a_phone_that_one_may_not_see_stays_masked_in_what_is_found() {
    let world = world();
    let agent = world.hire("E8", "周颖", Role::ServiceAgent, None, None);
    let rows = world.replica.search_customers(&agent, "wangxiaoming", 5).expect("searched");
    assert_eq!(rows[0].customer.phone, "138****8000");
    let designer = world.hire("E7", "吴倩", Role::Designer, None, None);
    assert!(world.replica.search_customers(&designer, "wang", 5).is_err(), "sees no customers");
}
