//! `gaps`: what is missing, unknown, twice or odd.

use replica::{Gaps, Language, TodayScope};

use crate::data_folder::Chain;
use crate::failure::Failure;
use crate::lookup;
use crate::printer::Printer;
use crate::speech::say;

/// Prints the gaps of the chain, a region or a store.
pub(super) fn run(
    chain: &Chain,
    region: Option<&str>,
    store: Option<&str>,
    printer: &mut Printer,
) -> Result<(), Failure> {
    let scope = TodayScope {
        region_id: region.map(|name| lookup::region(chain, name)).transpose()?.map(|one| one.id),
        store_id: store.map(|code| lookup::store(chain, code)).transpose()?.map(|one| one.id),
        assigned_to: None,
    };
    let gaps = chain.replica.list_gaps(&chain.owner, &scope)?;
    printer.answer(&gaps, |language| lines(language, &gaps))
}

fn lines(language: Language, gaps: &Gaps) -> Vec<String> {
    let mut lines = Vec::new();
    for gap in &gaps.missing_days {
        let what = say(language, "没有单据", "no documents");
        lines.push(format!("{}  {}  {what}", gap.day, gap.store_name));
    }
    for gap in &gaps.unknown_stores {
        let files: Vec<&str> = gap.files.iter().map(|file| file.file.as_str()).collect();
        let files = files.join(", ");
        lines.push(match gap.store_id {
            None => say(
                language,
                format!("未知门店 {}：{} 行，{files}", gap.text, gap.rows),
                format!("unknown store {}: {} rows, {files}", gap.text, gap.rows),
            ),
            Some(_) => say(
                language,
                format!("门店 {} 已对上，还有 {} 行没进来，请再导入 {files}", gap.text, gap.rows),
                format!(
                    "store {} is known now; import {files} again for its {} rows",
                    gap.text, gap.rows
                ),
            ),
        });
    }
    for gap in &gaps.unmapped_products {
        lines.push(say(
            language,
            format!("未建档商品 {} {}：{} 单", gap.code, gap.name, gap.orders),
            format!("product on no list {} {}: {} orders", gap.code, gap.name, gap.orders),
        ));
    }
    for pair in &gaps.duplicates {
        let stores = format!("{}, {}", pair.one.store_name, pair.other.store_name);
        lines.push(say(
            language,
            format!("重复单号 {}：{stores}，{}", pair.number, pair.one.amount),
            format!("one number in two stores {}: {stores}, {}", pair.number, pair.one.amount),
        ));
    }
    for odd in &gaps.outliers {
        lines.push(say(
            language,
            format!("{}  {}  净销售额 {}，平时 {}", odd.day, odd.store_name, odd.value, odd.usual),
            format!(
                "{}  {}  net sales {}, usually {}",
                odd.day, odd.store_name, odd.value, odd.usual
            ),
        ));
    }
    if lines.is_empty() {
        lines.push(say(language, "没有缺口", "no gaps").to_string());
    }
    lines
}
