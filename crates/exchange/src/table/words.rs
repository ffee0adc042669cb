//! What words in cells mean: kinds and statuses of documents, lines that are not goods, totals.

use domain::orders::{DocumentKind, DocumentStatus};
use domain::products::ProductKind;

/// What a cell of a kind column names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KindWord {
    /// A document.
    Document(DocumentKind),
    /// Money put on a stored-value card, which becomes a sale only when it is spent.
    TopUp,
}

/// What a cell of a kind column names; `None` when the word says nothing about it.
pub fn kind_in(cell: &str) -> Option<KindWord> {
    let word = cell.to_lowercase();
    let refund = ["退款", "退货", "退单", "refund", "return", "credit note"];
    let top_up = ["充值", "top-up", "top up", "topup", "recharge"];
    let adjustment = ["调整", "报损", "盘亏", "盘盈", "adjust"];
    let sale = ["销售", "零售", "消费", "正常", "sale", "sold"];
    let has = |words: &[&str]| words.iter().any(|known| word.contains(known));
    if has(&top_up) {
        return Some(KindWord::TopUp);
    }
    if has(&refund) {
        return Some(KindWord::Document(DocumentKind::Refund));
    }
    if has(&adjustment) {
        return Some(KindWord::Document(DocumentKind::Adjustment));
    }
    has(&sale).then_some(KindWord::Document(DocumentKind::Sale))
}

/// The status a cell of a status column names; every other word means that money was paid.
pub fn status_in(cell: &str) -> DocumentStatus {
    let word = cell.to_lowercase();
    let unpaid = [
        "等待买家付款",
        "等待付款",
        "待付款",
        "未付款",
        "待支付",
        "未支付",
        "待买家付款",
        "unpaid",
        "awaiting payment",
        "payment pending",
    ];
    let closed = [
        "关闭",
        "取消",
        "作废",
        "拒单",
        "交易失败",
        "支付失败",
        "已失效",
        "cancel",
        "closed",
        "void",
        "expired",
    ];
    let has = |words: &[&str]| words.iter().any(|known| word.contains(known));
    if has(&unpaid) || matches!(word.trim(), "pending" | "authorized") {
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

/// Whether a cell is the word of a total and nothing more, `合 计：` for example.
pub fn is_summary_word(cell: &[u8]) -> bool {
    const WORDS: [&str; 11] = [
        "合计",
        "总计",
        "小计",
        "共计",
        "汇总",
        "本页合计",
        "本页小计",
        "total",
        "totals",
        "grandtotal",
        "subtotal",
    ];
    let Ok(text) = std::str::from_utf8(cell) else { return false };
    let letters = text.chars().filter(|c| !c.is_whitespace() && !matches!(c, ':' | '：' | '-'));
    let word: String = letters.flat_map(char::to_lowercase).collect();
    WORDS.contains(&word.as_str())
}

/// Whether the word of a total means a part of the rows only.
pub fn is_subtotal(cell: &[u8]) -> bool {
    let text = String::from_utf8_lossy(cell).to_lowercase();
    ["小计", "本页", "sub"].iter().any(|word| text.starts_with(word))
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
            ("销售", Some(KindWord::Document(DocumentKind::Sale))),
            ("退款", Some(KindWord::Document(DocumentKind::Refund))),
            ("销售退货", Some(KindWord::Document(DocumentKind::Refund))),
            ("Sale", Some(KindWord::Document(DocumentKind::Sale))),
            ("REFUND", Some(KindWord::Document(DocumentKind::Refund))),
            ("return", Some(KindWord::Document(DocumentKind::Refund))),
            ("库存调整", Some(KindWord::Document(DocumentKind::Adjustment))),
            ("充值", Some(KindWord::TopUp)),
            ("会员充值退款", Some(KindWord::TopUp)),
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
            ("pending", DocumentStatus::Unpaid),
            ("voided", DocumentStatus::Closed),
            ("已发货，待签收", DocumentStatus::Paid),
            ("partially_refunded", DocumentStatus::Paid),
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
