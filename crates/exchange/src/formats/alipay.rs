//! Alipay, through which Taobao and Tmall settle.

use domain::mapping::Field;
use domain::subject::Subject;

use super::{BLANK, Format};

/// The statement of an account, with comments around the table.
pub(super) const STATEMENT: Format = Format {
    code: "alipay_statement",
    subject: Subject::Settlement,
    platform: "alipay",
    required: &["账务流水号", "收入金额", "支出金额"],
    usual: &[
        "账务流水号",
        "业务流水号",
        "商户订单号",
        "商品名称",
        "发生时间|入账时间",
        "对方账号",
        "收入金额",
        "支出金额",
        "账户余额",
        "交易渠道",
        "业务类型",
        "备注",
    ],
    columns: &[
        (Field::OrderedAt, &["发生时间", "入账时间", "发生时间/入账时间"]),
        (Field::EntryNo, &["账务流水号"]),
        (Field::OrderNo, &["商户订单号"]),
        (Field::Income, &["收入金额"]),
        (Field::Expense, &["支出金额"]),
        (Field::Kind, &["业务类型"]),
        (Field::Note, &["备注"]),
    ],
    ..BLANK
};
