//! Tills that say how each receipt was paid.

use domain::mapping::Field;

use super::{BLANK, Format};

/// One receipt a row: sales, refunds and top-ups of stored-value cards.
pub(super) const POS_RECEIPTS: Format = Format {
    code: "pos_receipts",
    required: &[
        "流水号",
        "类型",
        "实收金额",
        "储值卡支付|储值本金支付|储值赠送支付|次卡支付|现金支付",
    ],
    usual: &[
        "流水号",
        "日期",
        "类型",
        "会员",
        "实收金额",
        "次卡支付",
        "储值卡支付",
        "储值本金支付",
        "储值赠送支付",
        "现金支付",
    ],
    columns: &[
        (Field::OrderNo, &["流水号"]),
        (Field::OrderedAt, &["日期", "时间"]),
        (Field::Kind, &["类型"]),
        (Field::CustomerName, &["会员"]),
        (Field::Amount, &["实收金额"]),
        (Field::TimesCard, &["次卡支付"]),
        (Field::StoredValue, &["储值卡支付"]),
        (Field::StoredPrincipal, &["储值本金支付"]),
        (Field::StoredGift, &["储值赠送支付"]),
        (Field::Cash, &["现金支付"]),
    ],
    takes_aliases: true,
    ..BLANK
};
