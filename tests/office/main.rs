//! LibreOffice computes the workbooks of KPI sheets anew and comes to our scores (D-23).
//!
//! It needs `STORELOOP_SOFFICE`, the program; `cargo xtask test` provides it.

mod program;

use std::collections::BTreeMap;
use std::path::Path;

use calamine::{Data, Reader, Xlsx, open_workbook};
use domain::kpi::{KpiContent, SheetFile, SheetScore, score, templates};
use exchange::Language;
use exchange::kpi_workbook::{KpiWorkbook, WorkbookPerson, write};
use rust_decimal::Decimal;

/// Somebody, and the score that the stored results of the workbook do not have.
struct Measured {
    person: WorkbookPerson,
    score: SheetScore,
}

/// A person with the value of each item as a share of its target; the stored results are those of
/// somebody without any data.
fn measured(content: &KpiContent, at: usize, months: &str, shares: &[Option<&str>]) -> Measured {
    let months: Decimal = months.parse().expect("a number");
    let number = |share: &&str| share.parse::<Decimal>().expect("a number");
    let values: BTreeMap<String, Option<Decimal>> = content
        .items()
        .zip(shares.iter().cycle())
        .map(|((_, item), share)| {
            let target = item.target.over_months(months).value;
            (item.key.clone(), share.as_ref().map(|share| number(share) * target))
        })
        .collect();
    let ours = score(content, months, |item| values.get(&item.key).copied().flatten());
    let stored = score(content, months, |_| None);
    let (name, code) = (format!("员工{at}"), format!("E{at}"));
    Measured { person: WorkbookPerson { name, code, months, values, score: stored }, score: ours }
}

fn people(content: &KpiContent) -> Vec<Measured> {
    let shares: [(&str, &[Option<&str>]); 5] = [
        ("1", &[Some("0.9"), Some("1"), Some("1.1"), Some("0.5"), Some("0.97")]),
        ("3", &[Some("1"), None, Some("0.8"), Some("1.25")]),
        ("0.5", &[Some("1.2"), Some("0.6"), Some("0"), Some("0.95"), Some("2"), Some("1.01")]),
        ("12", &[None, Some("0.73"), None]),
        ("1", &[None]),
    ];
    shares
        .iter()
        .enumerate()
        .map(|(at, (months, shares))| measured(content, at, months, shares))
        .collect()
}

/// The templates, and sheets of every curve for each rule for blanks.
fn sheets() -> Vec<KpiContent> {
    let every_curve = SheetFile::read(include_str!("every_curve.toml")).expect("a sheet").content();
    let waiting = KpiContent { blank: domain::kpi::BlankRule::Wait, ..every_curve.clone() };
    let own = [every_curve, waiting];
    templates().iter().map(SheetFile::content).chain(own).collect()
}

/// Outcome and total of everybody, from the summary.
fn summary(path: &Path) -> Vec<(String, Option<f64>)> {
    let mut book: Xlsx<_> = open_workbook(path).expect("a workbook");
    let range = book.worksheet_range("汇总").expect("a summary");
    let told = |row: &[Data]| {
        let total = match &row[3] {
            Data::Float(total) => Some(*total),
            Data::Int(total) => Some(total.to_string().parse().expect("a number")),
            _ => None,
        };
        (row[2].to_string(), total)
    };
    range.rows().skip(1).map(told).collect()
}

#[test]
fn libreoffice_comes_to_our_scores() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut all = Vec::new();
    for (at, content) in sheets().into_iter().enumerate() {
        let people = people(&content);
        let path = folder.path().join(format!("sheet{at}.xlsx"));
        let written: Vec<WorkbookPerson> = people.iter().map(|one| one.person.clone()).collect();
        let workbook = KpiWorkbook {
            title: "考核",
            content: &content,
            people: &written,
            language: Language::Zh,
        };
        write(&path, &workbook).expect("written");
        assert!(summary(&path).iter().all(|one| one.1.is_none()), "no score is stored");
        all.push((path, people));
    }
    let paths: Vec<&Path> = all.iter().map(|(path, _)| path.as_path()).collect();
    let computed = program::computed_anew(folder.path(), &paths);
    let mut scored = 0;
    for ((path, people), computed) in all.iter().zip(&computed) {
        let theirs = summary(computed);
        assert_eq!(theirs.len(), people.len(), "{path:?}");
        for (one, (outcome, theirs)) in people.iter().zip(theirs) {
            let ours = one.score.total.map(|total| total.to_string().parse::<f64>().expect("one"));
            let same = match (ours, theirs) {
                (Some(ours), Some(theirs)) => (ours - theirs).abs() < 0.01,
                (ours, theirs) => ours == theirs,
            };
            assert!(same, "{path:?} {} {ours:?} {theirs:?} {outcome}", one.person.code);
            let word = match one.score.outcome {
                domain::kpi::Outcome::Scored => "已得分",
                domain::kpi::Outcome::Failed => "未通过",
                domain::kpi::Outcome::Waiting => "等待数据",
                domain::kpi::Outcome::NoData => "没有数据",
            };
            assert_eq!(outcome, word, "{path:?} {}", one.person.code);
            scored += usize::from(ours.is_some());
        }
    }
    assert!(scored > 2 * all.len(), "{scored} scores");
}
