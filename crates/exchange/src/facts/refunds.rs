//! Refunds that went through, as documents: net sales fall by them.

use std::ops::Range;

use domain::orders::{DocumentKind, DocumentStatus};
use domain::sales_file::{Document, DocumentLine, Part, SalesFile};
use domain::{Money, Position};
use rustc_hash::FxHashMap;

/// A refund row that went through.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MoneyBack {
    /// The order's number.
    pub order: Box<str>,
    /// Position of the store.
    pub store: Option<Position>,
    /// Position of the channel.
    pub channel: Option<Position>,
    /// Position of the product.
    pub product: Option<Position>,
    /// When, in local milliseconds since 1970.
    pub local_ms: i64,
    /// How much went back, in minor units, above zero.
    pub amount: i64,
    /// How many pieces came back, in thousandths; zero when the file does not say.
    pub quantity_milli: i64,
}

/// Whether a status says that the money went back. `None`: the file has no such column, and every
/// row tells of money that did.
pub fn went_through(status: Option<&str>) -> bool {
    let Some(status) = status else { return true };
    let word = status.to_lowercase();
    let has = |words: &[&str]| words.iter().any(|known| word.contains(known));
    let done = [
        "退款成功",
        "退货成功",
        "售后成功",
        "已退款",
        "已全额退款",
        "已部分退款",
        "完成",
        "refunded",
        "success",
        "completed",
    ];
    let undone = ["未完成", "未退款", "未成功", "失败", "不成功", "unsuccess", "not "];
    has(&done) && !has(&undone)
}

/// One refund document for each order and store, in order of first appearance, a line for each row.
/// Its time is that of its first refund.
pub fn documents_of(refunds: &[MoneyBack], file: &mut SalesFile) {
    let mut positions: FxHashMap<(&str, Option<Position>), usize> = FxHashMap::default();
    let mut by_order: Vec<Vec<&MoneyBack>> = Vec::new();
    for refund in refunds {
        let next = by_order.len();
        let position = *positions.entry((&refund.order, refund.store)).or_insert(next);
        if position == next {
            by_order.push(Vec::new());
        }
        by_order[position].push(refund);
    }
    for refunds in by_order {
        let start = count(file.lines.len());
        file.lines.extend(refunds.iter().map(|refund| line_of(refund)));
        let lines = start..count(file.lines.len());
        file.documents.extend(document_of(&refunds, lines));
    }
}

fn document_of(refunds: &[&MoneyBack], lines: Range<u32>) -> Option<Document> {
    let first = refunds.first()?;
    Some(Document {
        number: (*first.order).into(),
        kind: DocumentKind::Refund,
        status: DocumentStatus::Paid,
        local_ms: refunds.iter().map(|refund| refund.local_ms).min()?,
        customer: None,
        store: first.store,
        employee: None,
        channel: refunds.iter().find_map(|refund| refund.channel),
        buyer: None,
        part: Part::Whole,
        rows: lines.end - lines.start,
        lines,
        payments: 0..0,
    })
}

fn line_of(refund: &MoneyBack) -> DocumentLine {
    DocumentLine {
        product: refund.product,
        quantity_milli: -refund.quantity_milli,
        unit_price_e4: 0,
        amount: Money::from_minor(-refund.amount),
    }
}

/// Lines of one file number less than four milliards: they are rows of it.
fn count(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_refunds_that_are_done_went_through() {
        let cases = [
            (None, true),
            (Some("退款成功"), true),
            (Some("未发货，退款成功"), true),
            (Some("已退款"), true),
            (Some("已部分退款"), true),
            (Some("售后完成"), true),
            (Some("完成"), true),
            (Some("Refunded"), true),
            (Some("退款中"), false),
            (Some("待商家处理"), false),
            (Some("退款关闭"), false),
            (Some("商家拒绝"), false),
            (Some("未完成"), false),
            (Some("退款失败"), false),
            (Some("Unsuccessful"), false),
            (Some(""), false),
        ];
        for (status, expected) in cases {
            assert_eq!(went_through(status), expected, "{status:?}");
        }
    }
}
