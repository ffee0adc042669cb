//! Sheets of every curve made by chance, and workbooks computed by a spreadsheet's engine.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use domain::kpi::{
    BandOf, BlankRule, Curve, ItemSource, KpiContent, KpiGroup, KpiItem, Layer, Piece, PieceOf,
    Scale, ScoreBand, Target, TargetKind, WhoseFacts, Words, score,
};
use exchange::Language;
use exchange::kpi_workbook::{KpiWorkbook, WorkbookPerson, write};
use ironcalc::base::Model;
use ironcalc::base::cell::CellValue;
use ironcalc::import::load_from_xlsx;
use rust_decimal::Decimal;

pub fn number(text: &str) -> Decimal {
    text.parse().expect(text)
}

pub fn words(zh: &str, en: &str) -> Words {
    Words { zh: zh.to_string(), en: en.to_string() }
}

/// Numbers that look like chance and are the same every time.
pub struct Chance(u64);

impl Chance {
    pub fn of(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    pub fn below(&mut self, end: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) % end
    }

    pub fn one_in(&mut self, many: u64) -> bool {
        self.below(many) == 0
    }

    /// From `low` to `high` in units of 10^-`places`.
    pub fn within(&mut self, low: i64, high: i64, places: u32) -> Decimal {
        let scale = 10_i64.pow(places);
        let steps = u64::try_from((high - low) * scale + 1).expect("ascending");
        let step = i64::try_from(self.below(steps)).expect("small");
        Decimal::new(low * scale + step, places)
    }

    pub fn of_these<T: Clone>(&mut self, these: &[T]) -> T {
        let at = usize::try_from(self.below(these.len() as u64)).expect("small");
        these[at].clone()
    }
}

const KINDS: [TargetKind; 8] = [
    TargetKind::Value,
    TargetKind::AtLeast,
    TargetKind::AtMost,
    TargetKind::Range,
    TargetKind::CountPerMonth,
    TargetKind::Duration,
    TargetKind::Ratio,
    TargetKind::Rating,
];

fn target(chance: &mut Chance) -> Target {
    let kind = chance.of_these(&KINDS);
    let value = if chance.one_in(15) { Decimal::ZERO } else { chance.within(1, 500, 1) };
    let with_from = kind == TargetKind::Range || chance.one_in(3);
    let from = with_from.then(|| chance.within(-20, 500, 1));
    let budget = chance.one_in(2).then(|| chance.within(1, 400, 2));
    Target { kind, value, from, budget }
}

fn curve(chance: &mut Chance, which: u64, full: Decimal) -> Curve {
    let top = i64::try_from(full.trunc().mantissa()).expect("small");
    let (step, points) = (chance.within(1, 20, 1), chance.within(1, top / 4 + 1, 1));
    let most = chance.within(0, top / 2, 1);
    match which {
        0 => Curve::Linear { cap: chance.of_these(&[80, 100, 120]).into() },
        1 => Curve::Range { pass: chance.within(30, 90, 0) },
        2 => Curve::PerStep { step, points },
        3 => Curve::Pass,
        4 => {
            let bands = (0..chance.below(6)).map(|_| ScoreBand {
                of: chance.of_these(&[BandOf::Value, BandOf::Target, BandOf::Budget]),
                from: chance.within(0, 130, 1),
                score: chance.within(-2, top, 2),
            });
            Curve::Bands { bands: bands.collect() }
        }
        5 => {
            let pieces = (0..chance.below(6)).map(|_| {
                let gives = chance.of_these(&[PieceOf::Fixed, PieceOf::Value, PieceOf::Attainment]);
                let number = match gives {
                    PieceOf::Fixed => chance.within(0, top, 2),
                    PieceOf::Value | PieceOf::Attainment => chance.within(0, 2, 2),
                };
                Piece { from: chance.within(0, 13, 0) * Decimal::TEN, gives, number }
            });
            Curve::Pieces { pieces: pieces.collect() }
        }
        6 => Curve::Bonus { step, points, most },
        _ => Curve::Malus { step, points, most },
    }
}

/// A sheet with every curve in it, by chance.
pub fn any_sheet(seed: u64) -> KpiContent {
    let mut chance = Chance::of(seed);
    let scale = chance.of_these(&[Scale::Hundred, Scale::Hundred, Scale::Five]);
    let blank = chance.of_these(&[BlankRule::Redistribute, BlankRule::Wait, BlankRule::Zero]);
    let mut groups: Vec<KpiGroup> = (0..1 + chance.below(4))
        .map(|at| KpiGroup {
            key: format!("g{at}"),
            name: words(&format!("大类{at}"), &format!("Group {at}")),
            weight: if chance.one_in(12) { Decimal::ZERO } else { chance.within(1, 60, 1) },
            items: Vec::new(),
            must_reach: chance.one_in(4).then(|| chance.within(0, 90, 1)),
        })
        .collect();
    for at in 0..8 + chance.below(6) {
        let curve = curve(&mut chance, at % 8, scale.full());
        let item = KpiItem {
            key: format!("i{at}"),
            name: words(&format!("指标{at}"), ""),
            source: ItemSource::Goals,
            whose: WhoseFacts::default(),
            layer: chance.of_these(&[Layer::Result, Layer::Process, Layer::Quality]),
            weight: if chance.one_in(12) { Decimal::ZERO } else { chance.within(1, 50, 1) },
            target: target(&mut chance),
            curve,
            unit: words("次", "times"),
            is_veto: chance.one_in(5),
        };
        let group = usize::try_from(chance.below(groups.len() as u64)).expect("small");
        groups[group].items.push(item);
    }
    let empty = KpiContent { scale, ..KpiContent::default() };
    KpiContent { blank, groups, ..empty }
}

/// Somebody's values by chance: some blank, some just at a limit of the item.
pub fn somebody(content: &KpiContent, seed: u64) -> WorkbookPerson {
    let mut chance = Chance::of(seed.wrapping_add(7_000));
    let months = chance.of_these(&["1", "3", "0.5", "12"]).parse().expect("a number");
    let few = chance.one_in(3);
    let mut values = BTreeMap::new();
    for (_, item) in content.items() {
        let target = item.target.over_months(months);
        let mut limits = vec![target.value];
        limits.extend(target.from);
        match &item.curve {
            Curve::Bands { bands } => limits.extend(bands.iter().map(|band| match band.of {
                BandOf::Value => band.from,
                BandOf::Target => band.from * target.value / Decimal::ONE_HUNDRED,
                BandOf::Budget => {
                    band.from * target.budget.unwrap_or_default() / Decimal::ONE_HUNDRED
                }
            })),
            Curve::Pieces { pieces } => limits
                .extend(pieces.iter().map(|one| one.from * target.value / Decimal::ONE_HUNDRED)),
            _ => {}
        }
        let is_blank = if few { !chance.one_in(3) } else { chance.one_in(6) };
        let value = if chance.one_in(2) {
            chance.of_these(&limits)
                + Decimal::new(i64::try_from(chance.below(3)).expect("small") - 1, 3)
        } else {
            chance.within(-20, 800, 2)
        };
        values.insert(item.key.clone(), (!is_blank).then_some(value));
    }
    measured("张三", &format!("E{seed}"), months, content, values)
}

pub fn measured(
    name: &str,
    code: &str,
    months: Decimal,
    content: &KpiContent,
    values: BTreeMap<String, Option<Decimal>>,
) -> WorkbookPerson {
    let score = score(content, months, |item| values.get(&item.key).copied().flatten());
    WorkbookPerson { name: name.to_string(), code: code.to_string(), months, values, score }
}

pub fn written(
    folder: &Path,
    content: &KpiContent,
    people: &[WorkbookPerson],
    language: Language,
) -> PathBuf {
    let path = folder.join("kpi.xlsx");
    let workbook = KpiWorkbook { title: "导购考核", content, people, language };
    write(&path, &workbook).expect("written");
    path
}

pub fn computed(path: &Path) -> Model<'static> {
    let path = path.to_string_lossy();
    let mut model = load_from_xlsx(&path, "en", "UTC", "en").expect("a workbook");
    model.evaluate();
    model
}

pub fn sheet_of(model: &Model<'_>, name: &str) -> u32 {
    let names = model.workbook.get_worksheet_names();
    let at = names.iter().position(|one| one == name).unwrap_or_else(|| panic!("{name} {names:?}"));
    u32::try_from(at).expect("few")
}

pub fn cell(model: &Model<'_>, sheet: u32, row: i32, column: i32) -> CellValue {
    model.get_cell_value_by_index(sheet, row, column).expect("a cell")
}

/// The line of the definition whose item, else whose group has this key, from 1.
pub fn line_of(model: &Model<'_>, key: &str) -> i32 {
    let has_key = |row: &i32| {
        let keys = [19, 18].map(|column| match cell(model, 0, *row, column) {
            CellValue::String(text) => text,
            _ => String::new(),
        });
        keys.iter().find(|text| !text.is_empty()).is_some_and(|text| text == key)
    };
    (5..60).find(has_key).unwrap_or_else(|| panic!("no line of {key}"))
}
