//! How far a refund has come, told by the words of platforms.

/// What a status says about money that goes back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RefundState {
    /// It went back.
    Done,
    /// It did not, or not yet.
    NotDone,
    /// The words say nothing about it.
    Unsaid,
}

/// What a cell of an order's or a refund's status says.
pub fn refund_state(cell: &str) -> RefundState {
    let word = cell.to_lowercase();
    let has = |words: &[&str]| words.iter().any(|known| word.contains(known));
    let not_done = [
        "没有申请",
        "无售后",
        "售后取消",
        "未退款",
        "退款中",
        "退款关闭",
        "退款取消",
        "待退款",
        "申请退款",
        "拒绝退款",
        "售后关闭",
        "售后中",
        "处理中",
        "退款失败",
        "not refunded",
        "refund pending",
    ];
    // An order that waits for its parcel says nothing about money that goes back.
    let awaits_refund = word.contains("等待") && has(&["退款", "退货", "售后"]);
    if awaits_refund || has(&not_done) {
        return RefundState::NotDone;
    }
    let done = ["退款成功", "已退款", "退款完成", "售后成功", "全额退款", "已全额退款"];
    if has(&done) || matches!(word.trim(), "refunded" | "fully refunded") {
        return RefundState::Done;
    }
    RefundState::Unsaid
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn refunds_are_told_by_the_words_of_platforms() {
        let cases = [
            ("退款成功", RefundState::Done),
            ("已发货，退款成功", RefundState::Done),
            ("已退款", RefundState::Done),
            ("refunded", RefundState::Done),
            ("无售后或售后取消", RefundState::NotDone),
            ("没有申请退款", RefundState::NotDone),
            ("退款中", RefundState::NotDone),
            ("退款关闭", RefundState::NotDone),
            ("未退款", RefundState::NotDone),
            ("等待卖家同意退款", RefundState::NotDone),
            ("partially_refunded", RefundState::Unsaid),
            ("交易成功", RefundState::Unsaid),
            ("", RefundState::Unsaid),
        ];
        for (word, expected) in cases {
            assert_eq!(refund_state(word), expected, "{word}");
        }
    }
}
