//! Settlements of any source.

use domain::mapping::Field;
use domain::subject::Subject;

use super::{BLANK, Format, STORE};

/// Found by alias.
pub(super) const SETTLEMENT: Format = Format {
    code: "settlement",
    subject: Subject::Settlement,
    columns: &[
        (
            Field::OrderedAt,
            &[
                "入账时间",
                "发生时间",
                "动账时间",
                "到账时间",
                "结算时间",
                "结算日期",
                "账务时间",
                "记账时间",
                "账单日期",
                "交易时间",
                "日期",
                "Settled At",
                "Payout Date",
                "Date",
            ],
        ),
        (
            Field::EntryNo,
            &[
                "账务流水号",
                "动账流水号",
                "动帐流水号",
                "结算流水号",
                "结算单号",
                "流水号",
                "交易流水号",
                "Entry No",
                "Payout ID",
            ],
        ),
        (
            Field::OrderNo,
            &[
                "商户订单号",
                "订单编号",
                "订单号",
                "主订单编号",
                "关联订单号",
                "Order No",
                "Order ID",
            ],
        ),
        (
            Field::Amount,
            &[
                "结算金额",
                "应结金额",
                "动账金额",
                "入账金额",
                "到账金额",
                "发生金额",
                "发生额",
                "Settlement Amount",
            ],
        ),
        (Field::Income, &["收入金额", "收入", "贷方金额", "Income", "Credit"]),
        (Field::Expense, &["支出金额", "支出", "借方金额", "Expense", "Debit"]),
        (Field::Direction, &["收支方向", "动账方向", "收支类型", "借贷方向", "Direction"]),
        (
            Field::Kind,
            &["费用名称", "费用类型", "费用项", "业务类型", "计费类型", "账务类型", "Fee Name"],
        ),
        (Field::Note, &["备注", "动账场景", "摘要", "说明", "Note", "Memo"]),
        STORE,
    ],
    ..BLANK
};
