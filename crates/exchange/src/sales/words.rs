//! What words in cells mean: kinds and statuses of documents, lines that are not goods, totals.

use domain::orders::{DocumentKind, DocumentStatus};
use domain::products::ProductKind;

/// The kind a cell of a kind column names; `None` when the word says nothing about it.
pub fn kind_in(cell: &str) -> Option<DocumentKind> {
    let word = cell.to_lowercase();
    let refund = ["退款", "退货", "退单", "refund", "return", "credit note"];
    let adjustment = ["调整", "报损", "盘亏", "盘盈", "adjust"];
    let sale = ["销售", "零售", "消费", "正常", "sale", "sold"];
    let has = |words: &[&str]| words.iter().any(|known| word.contains(known));
    if has(&refund) {
        return Some(DocumentKind::Refund);
    }
    if has(&adjustment) {
        return Some(DocumentKind::Adjustment);
    }
    has(&sale).then_some(DocumentKind::Sale)
}

/// The status a cell of a status column names; every other word means that money was paid.
pub fn status_in(cell: &str) -> DocumentStatus {
    let word = cell.to_lowercase();
    let unpaid =
        ["等待买家付款", "待付款", "未付款", "待支付", "未支付", "unpaid", "awaiting payment"];
    let closed = ["关闭", "取消", "作废", "cancel", "closed", "void"];
    let has = |words: &[&str]| words.iter().any(|known| word.contains(known));
    if has(&unpaid) {
        return DocumentStatus::Unpaid;
    }
    if has(&closed) { DocumentStatus::Closed } else { DocumentStatus::Paid }
}

/// What a line with this code (in upper case) stands for. The codes are those of the Online
/// Retail data and common tills; every other code is goods.
pub fn kind_of_code(code: &str) -> ProductKind {
    match code {
        "POST" | "DOT" | "C2" | "POSTAGE" | "SHIPPING" | "FREIGHT" => ProductKind::Postage,
        "D" | "DISCOUNT" => ProductKind::Discount,
        "M" | "MANUAL" => ProductKind::Manual,
        "BANK CHARGES" | "AMAZONFEE" | "CRUK" => ProductKind::Fee,
        "S" | "SAMPLES" => ProductKind::Sample,
        "B" => ProductKind::Adjustment,
        _ if code.starts_with("GIFT_0001") => ProductKind::Voucher,
        _ => ProductKind::Goods,
    }
}

/// What a line without a code stands for, by its name: names that end with the word, whatever is
/// in brackets behind it (`平台优惠`, `运费（顺丰）`), since `优惠装洗发水` is goods.
pub fn kind_of_name(name: &str) -> ProductKind {
    let end = name.find(['（', '(']).unwrap_or(name.len());
    let word = name[..end].trim();
    let ends = |words: &[&str]| words.iter().any(|known| word.ends_with(known));
    if ends(&["运费", "邮费", "快递费", "配送费"]) {
        return ProductKind::Postage;
    }
    if ends(&["优惠", "折扣", "抹零"]) {
        return ProductKind::Discount;
    }
    if ends(&["手续费", "服务费"]) { ProductKind::Fee } else { ProductKind::Goods }
}

/// Whether a row that begins with this cell may be a total of the rows above.
pub fn begins_summary(cell: &[u8]) -> bool {
    let chinese = ["合计", "总计", "小计", "汇总"];
    chinese.iter().any(|word| cell.starts_with(word.as_bytes()))
        || cell.get(..5).is_some_and(|start| start.eq_ignore_ascii_case(b"total"))
        || cell.get(..11).is_some_and(|start| start.eq_ignore_ascii_case(b"grand total"))
}

/// Whether a cell that should name a customer says that there is none.
pub fn is_guest(bare_cell: &[u8]) -> bool {
    const WORDS: [&str; 7] = ["", "-", "--", "散客", "匿名", "guest", "nan"];
    WORDS.iter().any(|word| bare_cell.eq_ignore_ascii_case(word.as_bytes()))
}

/// Whether an order number is this letter followed by digits only.
pub fn is_letter_and_digits(number: &[u8], letter: u8) -> bool {
    match number {
        [first, digits @ ..] => {
            first.eq_ignore_ascii_case(&letter)
                && !digits.is_empty()
                && digits.iter().all(u8::is_ascii_digit)
        }
        [] => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_are_told_by_words() {
        let cases = [
            ("销售", Some(DocumentKind::Sale)),
            ("退款", Some(DocumentKind::Refund)),
            ("销售退货", Some(DocumentKind::Refund)),
            ("Sale", Some(DocumentKind::Sale)),
            ("REFUND", Some(DocumentKind::Refund)),
            ("return", Some(DocumentKind::Refund)),
            ("库存调整", Some(DocumentKind::Adjustment)),
            ("外卖订单", None),
            ("", None),
        ];
        for (word, kind) in cases {
            assert_eq!(kind_in(word), kind, "{word}");
        }
    }

    #[test]
    fn statuses_are_told_by_words() {
        let cases = [
            ("交易关闭", DocumentStatus::Closed),
            ("已取消", DocumentStatus::Closed),
            ("Cancelled", DocumentStatus::Closed),
            ("closed", DocumentStatus::Closed),
            ("等待买家付款", DocumentStatus::Unpaid),
            ("待付款", DocumentStatus::Unpaid),
            ("Unpaid", DocumentStatus::Unpaid),
            ("买家已付款,等待卖家发货", DocumentStatus::Paid),
            ("交易成功", DocumentStatus::Paid),
            ("", DocumentStatus::Paid),
        ];
        for (word, status) in cases {
            assert_eq!(status_in(word), status, "{word}");
        }
    }

    #[test]
    fn lines_that_are_not_goods_are_known_by_code_or_name() {
        let codes = [
            ("POST", ProductKind::Postage),
            ("DOT", ProductKind::Postage),
            ("C2", ProductKind::Postage),
            ("D", ProductKind::Discount),
            ("M", ProductKind::Manual),
            ("BANK CHARGES", ProductKind::Fee),
            ("AMAZONFEE", ProductKind::Fee),
            ("CRUK", ProductKind::Fee),
            ("S", ProductKind::Sample),
            ("B", ProductKind::Adjustment),
            ("GIFT_0001_20", ProductKind::Voucher),
            ("PADS", ProductKind::Goods),
            ("85123A", ProductKind::Goods),
        ];
        for (code, kind) in codes {
            assert_eq!(kind_of_code(code), kind, "{code}");
        }
        let names = [
            ("运费", ProductKind::Postage),
            ("邮费（顺丰）", ProductKind::Postage),
            ("平台优惠", ProductKind::Discount),
            ("会员折扣", ProductKind::Discount),
            ("支付手续费", ProductKind::Fee),
            ("服务费", ProductKind::Fee),
            ("优惠装洗发水", ProductKind::Goods),
            ("折扣券夹", ProductKind::Goods),
        ];
        for (name, kind) in names {
            assert_eq!(kind_of_name(name), kind, "{name}");
        }
    }

    #[test]
    fn totals_begin_with_their_word() {
        let cases =
            [("合计", true), ("总计：", true), ("小计", true), ("TOTAL", true), ("tot", false)];
        for (cell, expected) in cases {
            assert_eq!(begins_summary(cell.as_bytes()), expected, "{cell}");
        }
    }
}
