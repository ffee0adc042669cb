//! KPI sheets as workbooks: a spreadsheet's engine gives the score that we give, and what is edited
//! comes back (D-23, K-17).

mod kpi_support;

use calamine::{Data, Reader, Xlsx, open_workbook};
use domain::kpi::{
    Curve, KpiContent, Outcome, PieceOf, ScoreBand, SheetChange, score, template, templates,
};
use exchange::kpi_workbook::{MOST_PERSON_SHEETS, WorkbookPerson, difference, read};
use exchange::write::{Cell, write_xlsx};
use exchange::{FileError, Language};
use ironcalc::base::Model;
use ironcalc::base::cell::CellValue;
use kpi_support::{
    Chance, any_sheet, cell, computed, line_of, measured, number, sheet_of, somebody, words,
    written,
};
use rust_decimal::Decimal;

fn float(number: Decimal) -> f64 {
    number.to_string().parse().expect("a number")
}

/// Every formula's result as it is stored beside it.
fn assert_stored_results_hold(model: &Model<'_>, path: &std::path::Path, told: &str) {
    let mut book: Xlsx<_> = open_workbook(path).expect("a workbook");
    let mut compared = 0;
    for name in book.sheet_names() {
        let sheet = sheet_of(model, &name);
        let formulas = book.worksheet_formula(&name).expect("formulas");
        let values = book.worksheet_range(&name).expect("values");
        let (top, left) = formulas.start().unwrap_or_default();
        for (row, column, formula) in formulas.used_cells() {
            let at = (
                top + u32::try_from(row).expect("few"),
                left + u32::try_from(column).expect("few"),
            );
            let (line, place) =
                (i32::try_from(at.0).expect("few") + 1, i32::try_from(at.1).expect("few") + 1);
            let ours = values.get_value(at).cloned().unwrap_or_default();
            let theirs = cell(model, sheet, line, place);
            let same = match (&ours, &theirs) {
                (Data::Float(ours), CellValue::Number(theirs)) => (ours - theirs).abs() < 0.0101,
                (Data::String(ours), CellValue::String(theirs)) => ours == theirs,
                (Data::Empty, CellValue::String(text)) => text.is_empty(),
                (Data::Empty, CellValue::None) => true,
                _ => false,
            };
            assert!(same, "{told} {name} {line}:{place} {ours:?} {theirs:?} {formula}");
            compared += 1;
        }
    }
    assert!(compared > 100, "{told}: {compared} formulas");
}

fn total(model: &Model<'_>, sheet: u32, row: i32) -> Option<f64> {
    match cell(model, sheet, row, 10) {
        CellValue::Number(number) => Some(number),
        CellValue::String(text) if text.is_empty() => None,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_spreadsheet_gives_the_score_of_sheets_of_every_curve() {
    let folder = tempfile::tempdir().expect("a folder");
    let (mut scored, mut failed, mut waiting) = (0, 0, 0);
    for seed in 1..=60 {
        let content = any_sheet(seed);
        let people: Vec<WorkbookPerson> =
            (0..3).map(|one| somebody(&content, seed * 10 + one)).collect();
        let language = if seed % 2 == 0 { Language::Zh } else { Language::En };
        let path = written(folder.path(), &content, &people, language);
        let model = computed(&path);
        for person in &people {
            let sheet = sheet_of(&model, &format!("{} {}", person.name, person.code));
            let (ours, theirs) = (person.score.total.map(float), total(&model, sheet, 2));
            let same = match (ours, theirs) {
                (Some(ours), Some(theirs)) => (ours - theirs).abs() < 1e-6,
                (ours, theirs) => ours == theirs,
            };
            assert!(same, "{seed} {} {ours:?} {theirs:?}", person.code);
            match person.score.outcome {
                Outcome::Scored => scored += 1,
                Outcome::Failed => failed += 1,
                Outcome::Waiting => waiting += 1,
                Outcome::NoData => {}
            }
        }
        assert_stored_results_hold(&model, &path, &seed.to_string());
    }
    assert!(scored > 20 && failed > 20 && waiting > 20, "{scored} {failed} {waiting}");
}

/// The traffic and service templates whose lines the requirements give by number.
fn guide() -> (KpiContent, WorkbookPerson) {
    let content = template("service_guide").expect("a template").content();
    let of = |key: &str| match key {
        // K-35: 90 % done.
        "sales_completed" => Some(number("90")),
        // K-38: 4.65 of 4.7 is 98.94.
        "attitude" => Some(number("4.65")),
        _ => None,
    };
    let values = content.items().map(|(_, item)| (item.key.clone(), of(&item.key))).collect();
    let person = measured("王芳", "E7", Decimal::ONE, &content, values);
    (content, person)
}

#[test]
fn a_changed_weight_or_target_changes_the_score_at_once() {
    let folder = tempfile::tempdir().expect("a folder");
    let (content, person) = guide();
    // Each group has one item with data: 60 % of 90 and 40 % of 98.94.
    assert_eq!(person.score.total, Some(number("93.576")));
    let path = written(folder.path(), &content, &[person], Language::Zh);
    let mut model = computed(&path);
    let sheet = sheet_of(&model, "王芳 E7");
    let set = |model: &mut Model<'_>, key: &str, column: i32, text: &str| {
        let line = line_of(model, key);
        model.set_user_input(0, line, column, text.to_string()).expect("a cell");
        model.evaluate();
    };
    let shown = |model: &Model<'_>| total(model, sheet, 2).expect("a score");
    assert!((shown(&model) - 93.576).abs() < 1e-9, "{}", shown(&model));
    set(&mut model, "sales", 4, "30");
    set(&mut model, "service", 4, "70");
    // 30 % of 90 and 70 % of 98.94.
    assert!((shown(&model) - 96.258).abs() < 1e-9, "{}", shown(&model));
    set(&mut model, "sales_completed", 7, "120");
    // 90 of 120 is 75: 22.5 and 69.258.
    assert!((shown(&model) - 91.758).abs() < 1e-9, "{}", shown(&model));
    model.set_user_input(0, 2, 4, "等到有数据".to_string()).expect("a cell");
    model.evaluate();
    assert_eq!(total(&model, sheet, 2), None, "items without data are waited for");
}

#[test]
fn numbers_changed_by_chance_give_the_score_of_the_changed_sheet() {
    let folder = tempfile::tempdir().expect("a folder");
    for seed in 100..=130 {
        let mut content = any_sheet(seed);
        let person = somebody(&content, seed);
        let path = written(folder.path(), &content, std::slice::from_ref(&person), Language::En);
        let mut model = computed(&path);
        let mut chance = Chance::of(seed);
        for _ in 0..12 {
            change_a_number(&mut content, &mut model, &mut chance);
        }
        model.evaluate();
        let value_of = |key: &str| person.values.get(key).copied().flatten();
        let ours = score(&content, person.months, |item| value_of(&item.key));
        let theirs = total(&model, sheet_of(&model, &format!("张三 E{seed}")), 2);
        let same = match (ours.total.map(float), theirs) {
            (Some(ours), Some(theirs)) => (ours - theirs).abs() < 1e-6,
            (ours, theirs) => ours == theirs,
        };
        assert!(same, "{seed} {:?} {theirs:?}", ours.total);
    }
}

fn change_a_number(content: &mut KpiContent, model: &mut Model<'_>, chance: &mut Chance) {
    let groups: Vec<usize> =
        (0..content.groups.len()).filter(|at| !content.groups[*at].items.is_empty()).collect();
    let at = chance.of_these(&groups);
    let places: Vec<usize> = (0..content.groups[at].items.len()).collect();
    let (what, place) = (chance.below(4), chance.of_these(&places));
    let new = chance.within(1, 90, 1);
    let group = &mut content.groups[at];
    let item = &mut group.items[place];
    let (key, column) = match what {
        0 => {
            group.weight = new;
            (group.key.clone(), 4)
        }
        1 => {
            item.weight = new;
            (item.key.clone(), 4)
        }
        2 => {
            item.target.value = new;
            (item.key.clone(), 7)
        }
        _ => match &mut item.curve {
            Curve::Linear { cap: share } | Curve::Range { pass: share } => {
                *share = new;
                (item.key.clone(), 12)
            }
            Curve::PerStep { step, .. } | Curve::Bonus { step, .. } | Curve::Malus { step, .. } => {
                *step = new;
                (item.key.clone(), 13)
            }
            Curve::Pieces { pieces } if !pieces.is_empty() => {
                // The first piece may then stand behind others.
                pieces[0].from = new;
                let key = item.key.clone();
                let line = step_line(model, &key);
                let sheet = sheet_of(model, "Steps");
                model.set_user_input(sheet, line, 3, new.to_string()).expect("a cell");
                return;
            }
            _ => {
                item.target.from = Some(new);
                (item.key.clone(), 8)
            }
        },
    };
    let line = line_of(model, &key);
    model.set_user_input(0, line, column, new.to_string()).expect("a cell");
}

fn step_line(model: &Model<'_>, key: &str) -> i32 {
    let sheet = sheet_of(model, "Steps");
    let is = |row: &i32| cell(model, sheet, *row, 7) == CellValue::String(key.to_string());
    (2..200).find(is).expect("a step")
}

#[test]
fn a_sheet_that_nobody_edited_comes_back_without_a_difference() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut all: Vec<KpiContent> = (1..=20).map(any_sheet).collect();
    all.extend(templates().iter().map(|template| template.content()));
    all[0].groups[0].name = words("  带空格, \"引号\" & <尖括号>", "");
    all[0].groups[0].weight = number("33.333333333333333333333333");
    for content in &all {
        for language in [Language::Zh, Language::En] {
            let path = written(folder.path(), content, &[], language);
            let table = read(&path).expect("read");
            assert_eq!(table.language(), language);
            let found = difference(content, &table);
            assert_eq!(found.changes, []);
            assert_eq!(&found.content, content);
        }
    }
}

/// Edits cells of the first worksheet, and reads the file as another program saves it.
fn edited(content: &KpiContent, cells: &[(&str, i32, &str)]) -> (Vec<SheetChange>, KpiContent) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = written(folder.path(), content, &[], Language::Zh);
    let mut model = computed(&path);
    for (key, column, text) in cells {
        let (sheet, line) = match key.strip_prefix("step ") {
            Some(line) => (1, line.parse().expect("a line")),
            None if key.is_empty() => (0, 2),
            None => (0, line_of(&model, key)),
        };
        model.set_user_input(sheet, line, *column, (*text).to_string()).expect("a cell");
    }
    let saved = folder.path().join("saved.xlsx");
    ironcalc::export::save_to_xlsx(&model, &saved.to_string_lossy()).expect("saved");
    let found = difference(content, &read(&saved).expect("read"));
    (found.changes, found.content)
}

fn said(changes: &[SheetChange]) -> Vec<(&str, &str, &str, &str, &str)> {
    changes
        .iter()
        .map(|one| {
            let SheetChange { key, field, old, new, problem, .. } = one;
            (key.as_str(), field.as_str(), old.as_str(), new.as_str(), problem.as_str())
        })
        .collect()
}

#[test]
fn what_is_edited_is_found_and_taken() {
    let (mut content, _) = guide();
    content.groups[1].items[0].curve = Curve::Bands {
        bands: vec![ScoreBand {
            of: domain::kpi::BandOf::Value,
            from: number("4.5"),
            score: number("80"),
        }],
    };
    let (changes, after) = edited(
        &content,
        &[
            ("", 2, "5"),
            ("", 4, "等到有数据"),
            ("sales", 1, "业绩"),
            ("sales", 4, "55.5"),
            ("sales", 5, "3"),
            ("sales_completed", 2, "过程"),
            ("sales_completed", 3, "销售达成"),
            ("sales_completed", 4, "70"),
            ("sales_completed", 7, "1100"),
            ("sales_completed", 12, "120"),
            ("sales_completed", 16, "是"),
            ("step 2", 3, "4.6"),
            ("step 2", 5, "85"),
        ],
    );
    assert_eq!(
        said(&changes),
        [
            ("", "scale", "100", "5", ""),
            ("", "blank", "权重分给其他指标", "等到有数据", ""),
            ("sales", "name", "销售", "业绩", ""),
            ("sales", "weight", "60", "55.5", ""),
            ("sales", "must_reach", "", "3", ""),
            ("sales_completed", "layer", "结果", "过程", ""),
            ("sales_completed", "name", "销售完成率", "销售达成", ""),
            ("sales_completed", "veto", "否", "是", ""),
            ("sales_completed", "weight", "60", "70", ""),
            ("sales_completed", "target", "100", "1100", ""),
            ("sales_completed", "cap", "100", "120", ""),
            ("attitude", "band_from", "4.5", "4.6", ""),
            ("attitude", "band_score", "80", "85", ""),
        ]
    );
    let mut expected = content.clone();
    expected.scale = domain::kpi::Scale::Five;
    expected.blank = domain::kpi::BlankRule::Wait;
    let group = &mut expected.groups[0];
    group.name.zh = "业绩".to_string();
    group.weight = number("55.5");
    group.must_reach = Some(number("3"));
    let item = &mut group.items[0];
    item.layer = domain::kpi::Layer::Process;
    item.name.zh = "销售达成".to_string();
    item.weight = number("70");
    item.target.value = number("1100");
    item.curve = Curve::Linear { cap: number("120") };
    item.is_veto = true;
    expected.groups[1].items[0].curve = Curve::Bands {
        bands: vec![ScoreBand {
            of: domain::kpi::BandOf::Value,
            from: number("4.6"),
            score: number("85"),
        }],
    };
    assert_eq!(after, expected);
    assert_eq!(changes[8].line, 6, "below title, rules, headers and group");
}

#[test]
fn what_cannot_be_taken_is_told_and_changes_nothing() {
    let (content, _) = guide();
    let cases: [(&str, i32, &str, &str, &str); 17] = [
        ("", 2, "10", "scale", "out_of_range"),
        ("", 2, "满分", "scale", "not_a_number"),
        ("", 4, "随便", "blank", "unknown_word"),
        ("sales", 1, "", "name", "missing"),
        ("sales", 4, "-0.01", "weight", "out_of_range"),
        ("sales", 4, "100.01", "weight", "out_of_range"),
        ("sales_completed", 2, "别的", "layer", "unknown_word"),
        ("sales_completed", 3, "", "name", "missing"),
        ("sales_completed", 4, "六十", "weight", "not_a_number"),
        ("sales_completed", 6, "不高于", "target_kind", "fixed"),
        ("sales_completed", 7, "", "target", "missing"),
        // A share of nothing.
        ("sales_completed", 7, "0", "target", "no_curve"),
        ("sales_completed", 11, "分档", "curve", "fixed"),
        ("sales_completed", 13, "5", "step", "not_used"),
        ("sales_completed", 16, "也许", "veto", "unknown_word"),
        ("sales_completed", 18, "service", "group_key", "fixed"),
        ("sales_completed", 19, "gone", "", "unknown"),
    ];
    for (key, column, text, field, problem) in cases {
        let (changes, after) = edited(&content, &[(key, column, text)]);
        let first = changes.first().expect(text);
        assert_eq!((first.field.as_str(), first.problem.as_str()), (field, problem), "{text}");
        assert_eq!(after, content, "{text}");
        assert_eq!(changes.len(), if problem == "unknown" { 2 } else { 1 }, "{changes:?}");
    }
    let fine =
        [("sales", 4, "0", "0"), ("sales", 4, "100", "100"), ("sales_completed", 4, "６５", "65")];
    for (key, column, text, new) in fine {
        let (changes, _) = edited(&content, &[(key, column, text)]);
        assert_eq!(
            changes.iter().map(|one| (one.new.as_str(), one.is_taken())).collect::<Vec<_>>(),
            [(new, true)]
        );
    }
    let (changes, after) = edited(&content, &[("sales_completed", 19, "attitude")]);
    let told: Vec<_> = changes.iter().map(|one| (one.key.as_str(), one.problem.as_str())).collect();
    // The line under another's key tells of that one, whose own line is then the second.
    assert!(
        told.contains(&("attitude", "twice")) && told.contains(&("sales_completed", "missing")),
        "{told:?}"
    );
    assert_eq!(after.groups[0].items[0], content.groups[0].items[0], "what has no line stays");
}

fn table(folder: &std::path::Path, headers: &[&str], rows: &[&[&str]]) -> std::path::PathBuf {
    let path = folder.join("table.xlsx");
    let headers: Vec<String> = headers.iter().map(ToString::to_string).collect();
    let rows = rows.iter().map(|row| row.iter().map(|cell| Cell::text(*cell)).collect());
    write_xlsx(&path, "考核表", &headers, rows).expect("written");
    path
}

#[test]
fn a_file_that_is_no_workbook_of_ours_is_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = |name: &str, bytes: &[u8]| {
        let path = folder.path().join(name);
        std::fs::write(&path, bytes).expect("a file");
        path
    };
    let sales = table(folder.path(), &["订单号", "金额"], &[&["1", "2"]]);
    assert!(matches!(read(&sales), Err(FileError::NoHeader)));
    assert!(matches!(read(&path("a.csv", b"a,b\n1,2\n")), Err(FileError::NoHeader)));
    assert!(matches!(read(&path("empty.xlsx", b"")), Err(FileError::Empty)));
    assert!(matches!(read(&path("cut.xlsx", b"PK\x03\x04half")), Err(FileError::BrokenWorkbook)));
    assert!(matches!(read(&folder.path().join("gone.xlsx")), Err(FileError::NotFound)));
}

#[test]
fn missing_columns_lines_and_steps_are_told_and_lose_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let (mut content, _) = guide();
    content.groups[1].items[0].curve = Curve::Pieces {
        pieces: vec![domain::kpi::Piece {
            from: number("60"),
            gives: PieceOf::Fixed,
            number: number("60"),
        }],
    };
    let headers = [
        "大类",
        "小类",
        "指标",
        "权重%",
        "目标",
        "及格值",
        "预算目标",
        "单位",
        "方式",
        "大类编号",
        "指标编号",
    ];
    let line =
        ["", "结果", "销售完成率", "50", "100", "", "", "%", "按比例", "sales", "sales_completed"];
    let path = table(folder.path(), &headers, &[&line]);
    let found = difference(&content, &read(&path).expect("read"));
    let told: Vec<(&str, &str)> =
        found.changes.iter().map(|one| (one.field.as_str(), one.problem.as_str())).collect();
    for missing in ["cap", "step", "points", "most", "must_reach", "target_kind", "veto"] {
        assert!(told.contains(&(missing, "missing_column")), "{missing} {told:?}");
    }
    for missing in ["scale", "blank", "steps", ""] {
        assert!(told.contains(&(missing, "missing")), "{missing} {told:?}");
    }
    let mut expected = content.clone();
    expected.groups[0].items[0].weight = number("50");
    assert_eq!(found.content, expected, "what can be read is taken, the rest stays");
    let kept = found.changes.iter().filter(|one| one.field.is_empty() && one.problem == "missing");
    let lines = content.groups.len() + content.items().count();
    assert_eq!(kept.count(), lines - 1, "every line but one is missing");
}

#[test]
fn many_people_stand_in_one_worksheet() {
    let folder = tempfile::tempdir().expect("a folder");
    let (content, person) = guide();
    let people: Vec<WorkbookPerson> = (0..=MOST_PERSON_SHEETS)
        .map(|at| {
            let mut values = person.values.clone();
            values.insert("sales_completed".to_string(), Some(Decimal::from(at)));
            measured("李雷", &format!("E{at}"), Decimal::ONE, &content, values)
        })
        .collect();
    let few = written(folder.path(), &content, &people[1..], Language::Zh);
    let book: Xlsx<_> = open_workbook(few).expect("a workbook");
    assert_eq!(book.sheet_names().len(), 2 + MOST_PERSON_SHEETS, "one for each");
    let many = written(folder.path(), &content, &people, Language::Zh);
    let model = computed(&many);
    assert_eq!(model.workbook.get_worksheet_names(), ["考核表", "汇总", "人员"]);
    let summary = sheet_of(&model, "汇总");
    let lines = 1 + content.groups.len() + content.items().count();
    for (at, person) in people.iter().enumerate() {
        let ours = float(person.score.total.expect("a score"));
        let row = i32::try_from(at).expect("few");
        let own = 2 + row * i32::try_from(lines).expect("few");
        assert_eq!(total(&model, sheet_of(&model, "人员"), own), Some(ours), "{at}");
        assert_eq!(cell(&model, summary, row + 2, 4), CellValue::Number(ours), "{at}");
    }
}

#[test]
fn a_curve_of_more_steps_than_a_formula_holds_shows_its_score() {
    let folder = tempfile::tempdir().expect("a folder");
    for (steps, is_live) in [(40, true), (41, false)] {
        for pieces in [false, true] {
            let (mut content, person) = guide();
            let item = &mut content.groups[0].items[0];
            item.curve = if pieces {
                let piece = |at: u32| domain::kpi::Piece {
                    from: at.into(),
                    gives: PieceOf::Attainment,
                    number: Decimal::ONE,
                };
                Curve::Pieces { pieces: (0..steps).map(piece).collect() }
            } else {
                let band = |at: u32| ScoreBand {
                    of: domain::kpi::BandOf::Target,
                    from: at.into(),
                    score: at.into(),
                };
                Curve::Bands { bands: (0..steps).map(band).collect() }
            };
            item.target.kind = domain::kpi::TargetKind::Range;
            item.target.from = Some(Decimal::ONE);
            let person = measured("王芳", "E7", Decimal::ONE, &content, person.values);
            let path = written(folder.path(), &content, &[person], Language::Zh);
            let mut book: Xlsx<_> = open_workbook(&path).expect("a workbook");
            let formulas = book.worksheet_formula("王芳 E7").expect("formulas");
            let score = formulas.get_value((3, 9)).cloned().unwrap_or_default();
            assert_eq!(!score.is_empty(), is_live, "{steps} {score}");
            let longest = formulas.used_cells().map(|(.., one)| one.len()).max().expect("some");
            // With rows of seven digits instead of two a cell's name is longer by five letters.
            let names = score.matches(['$', 'F', 'H']).count();
            assert!(longest + 5 * names / 2 < 8_192, "{longest} {names}");
            assert_stored_results_hold(&computed(&path), &path, &steps.to_string());
        }
    }
}
