//! Goals in a spreadsheet: its formulas give our progress, and what is edited there comes back (D-23).

use domain::goals::{GoalLink, KeyResult, KeyResultKind, LinkKind};
use ironcalc::base::Model;
use ironcalc::base::cell::CellValue;
use ironcalc::import::load_from_xlsx;
use replica::{ExportFormat, ExportWhat, GoalFilter, Language};
use storeloop_tests::World;

use super::{goal, number, objective, result, set, tell, told, tree};

/// Every kind that has a number, some met, some not, one without data, one shared.
fn world() -> World {
    let world = World::new();
    use KeyResultKind as K;
    type Told = (&'static str, K, Option<&'static str>, &'static str, Option<&'static str>);
    let kinds: [Told; 11] = [
        ("绝对值", K::Absolute, Some("50"), "42", Some("46")),
        ("绝对值没起点", K::Absolute, None, "300000", Some("255000")),
        ("提升百分比", K::IncreasePercent, Some("80000000"), "30", Some("96000000")),
        ("下降百分比", K::DecreasePercent, Some("50"), "8", Some("48")),
        ("提升点数", K::IncreasePoints, Some("30"), "5", Some("31.8")),
        ("下降点数", K::DecreasePoints, Some("50"), "8", Some("52")),
        ("不低于", K::AtLeast, None, "95", Some("94.999")),
        ("不低于有起点", K::AtLeast, Some("45"), "90", Some("67.5")),
        ("不高于", K::AtMost, None, "20", Some("28")),
        ("计数超额", K::Count, None, "20", Some("21")),
        ("没有数据", K::Count, None, "20", None),
    ];
    let mut results: Vec<KeyResult> = Vec::new();
    for (place, (title, kind, start, target, _)) in kinds.iter().enumerate() {
        let mut one = told(&world, title, *kind, *start, target);
        one.weight = 5 + u32::try_from(place).expect("small");
        results.push(one);
    }
    let all = objective(&world, "各种类型");
    set(&world, &all, &results, &[]);
    for (one, (.., value)) in results.iter().zip(kinds) {
        if let Some(value) = value {
            tell(&world, one.id, value);
        }
    }
    let other = objective(&world, "共担的");
    let mut own = told(&world, "自己的", K::Count, None, "10");
    own.weight = 70;
    set(&world, &other, std::slice::from_ref(&own), &[]);
    tell(&world, own.id, "10");
    let link = GoalLink { weight: 30, ..GoalLink::new(other.id, results[0].id, LinkKind::Shares) };
    world.replica.save_goal_link(&world.owner(), link).expect("shared");
    world
}

fn exported(world: &World) -> String {
    let path = world.room().join("goals.xlsx");
    let what = ExportWhat::Goals { filter: GoalFilter::default() };
    world
        .replica
        .export(&world.owner(), &what, ExportFormat::Xlsx, &path, Language::Chinese)
        .expect("written");
    path.to_string_lossy().into_owned()
}

fn evaluated(path: &str) -> Model<'static> {
    let mut model = load_from_xlsx(path, "en", "UTC", "en").expect("a workbook");
    model.evaluate();
    model
}

fn shown(model: &Model<'_>, line: i32, column: i32) -> Option<f64> {
    match model.get_cell_value_by_index(0, line, column).expect("a cell") {
        CellValue::Number(number) => Some(number),
        _ => None,
    }
}

#[test]
fn a_spreadsheet_gives_the_same_progress() {
    let world = world();
    let model = evaluated(&exported(&world));
    let (progress, counted, whole) = (11, 12, 14);
    let mut line = 2;
    for row in tree(&world).rows {
        let ours = |value: Option<rust_decimal::Decimal>| {
            value.map(|v| v.to_string().parse::<f64>().expect("a number"))
        };
        let same = |ours: Option<f64>, theirs: Option<f64>, what: &str| match (ours, theirs) {
            (Some(ours), Some(theirs)) => {
                assert!((ours - theirs).abs() < 0.01, "{what}: {ours} {theirs}")
            }
            (ours, theirs) => assert_eq!(ours, theirs, "{what}"),
        };
        for one in &row.key_results {
            let title = &one.key_result.title;
            same(ours(one.progress.map(|done| done.raw)), shown(&model, line, progress), title);
            same(ours(one.progress.map(|done| done.counted)), shown(&model, line, counted), title);
            same(ours(row.progress), shown(&model, line, whole), &row.objective.title);
            line += 1;
        }
        line += i32::try_from(row.shared.len()).expect("few");
    }
    assert_eq!(line, 15, "eleven, one and the shared one");
}

#[test]
fn what_is_edited_in_the_sheet_comes_back_and_nothing_else() {
    let world = world();
    let owner = world.owner();
    let path = exported(&world);
    let untouched = world.replica.import_goal_sheet(&owner, path.as_ref(), true).expect("read");
    assert_eq!((untouched.value.len(), untouched.tx), (0, None), "{:?}", untouched.value);

    let mut model = evaluated(&path);
    let title = |model: &Model<'_>, line: i32| match model.get_cell_value_by_index(0, line, 4) {
        Ok(CellValue::String(text)) => text,
        other => panic!("{other:?}"),
    };
    let line_of = |model: &Model<'_>, name: &str| {
        (2..16).find(|line| title(model, *line) == name).expect(name)
    };
    let (absolute, count) = (line_of(&model, "绝对值没起点"), line_of(&model, "计数超额"));
    model.set_user_input(0, absolute, 7, "510000".to_string()).expect("a target");
    model.set_user_input(0, count, 10, "101".to_string()).expect("a weight");
    model.set_user_input(0, count, 4, "计数".to_string()).expect("a title");
    let edited = world.room().join("edited.xlsx").to_string_lossy().into_owned();
    ironcalc::export::save_to_xlsx(&model, &edited).expect("saved");

    let preview = world.replica.import_goal_sheet(&owner, edited.as_ref(), false).expect("read");
    assert_eq!(preview.tx, None);
    let told: Vec<(&str, &str, &str)> = preview
        .value
        .iter()
        .map(|change| (change.field.as_str(), change.new.as_str(), change.problem.as_str()))
        .collect();
    assert_eq!(
        told,
        [
            ("target", "510000", ""),
            ("title", "计数", "out_of_range"),
            ("weight", "101", "out_of_range")
        ]
    );
    let applied = world.replica.import_goal_sheet(&owner, edited.as_ref(), true).expect("applied");
    let all = goal(&world, tree(&world).rows[0].objective.id).key_results;
    let halved = all.iter().find(|one| one.key_result.title == "绝对值没起点").expect("there");
    assert_eq!(halved.progress.map(|done| done.raw), Some(number("50")));
    assert!(all.iter().any(|one| one.key_result.title == "计数超额"), "a bad line changes nothing");
    world.replica.undo(&owner, applied.tx.expect("a change")).expect("undone");
    assert_eq!(
        result(&world, halved.key_result.id).progress.map(|done| done.raw),
        Some(number("85"))
    );
}

#[test]
fn another_file_is_refused_with_its_reason() {
    let world = World::new();
    let path = world.room().join("other.csv");
    std::fs::write(&path, "a,b\n1,2\n").expect("a writable folder");
    let refused = world.replica.import_goal_sheet(&world.owner(), &path, true);
    assert!(matches!(
        refused,
        Err(replica::Error::Invalid { field: "file", reason: "not_a_goal_sheet" })
    ));
}
