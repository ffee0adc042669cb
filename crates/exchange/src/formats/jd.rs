//! JD (京麦): orders and settlements.

use domain::mapping::Field;
use domain::subject::Subject;

use super::{BLANK, Format, ONE_ROW_ONE_LINE, Rules};

/// Orders; 应付金额 is that of the whole order in each of its rows.
pub(super) const ORDERS: Format = Format {
    code: "jd_orders",
    platform: "jd",
    required: &["订单号|订单编号", "京东价", "订购数量"],
    usual: &[
        "店铺ID",
        "店铺名称",
        "订单号|订单编号",
        "商品ID",
        "商品名称",
        "订购数量",
        "下单时间",
        "京东价",
        "订单金额",
        "应付金额|商家应收",
        "下单帐号|下单账号",
        "客户姓名",
        "客户地址",
        "联系电话",
        "仓库id",
        "仓库名称",
        "增值税发票",
    ],
    columns: &[
        (Field::OrderNo, &["订单号", "订单编号"]),
        (Field::OrderedAt, &["下单时间"]),
        (Field::ProductCode, &["商品ID"]),
        (Field::ProductName, &["商品名称"]),
        (Field::Quantity, &["订购数量"]),
        (Field::UnitPrice, &["京东价"]),
        (Field::Amount, &["应付金额", "商家应收", "订单金额"]),
        (Field::CustomerNo, &["下单帐号", "下单账号"]),
        (Field::CustomerName, &["客户姓名"]),
        (Field::Phone, &["联系电话"]),
        (Field::Address, &["客户地址"]),
        (Field::Store, &["店铺名称", "店铺ID"]),
        (Field::Status, &["订单状态"]),
        (Field::PaymentMethod, &["支付方式"]),
    ],
    rules: Rules { amount_of_order: true, ..ONE_ROW_ONE_LINE },
    ..BLANK
};

/// Settlements, entry by entry.
pub(super) const SETTLEMENT: Format = Format {
    code: "jd_settlement",
    subject: Subject::Settlement,
    platform: "jd",
    required: &["应结金额", "费用名称"],
    usual: &[
        "订单编号|订单号",
        "订单状态",
        "商品编号",
        "商品名称",
        "商品数量",
        "应结金额",
        "费用名称",
        "收支方向",
        "售后服务单号",
        "佣金比例",
    ],
    columns: &[
        (
            Field::OrderedAt,
            &[
                "费用结算时间",
                "结算时间",
                "费用计费时间",
                "费用发生时间",
                "计费时间",
                "账单日期",
                "订单完成时间",
                "下单时间",
            ],
        ),
        (Field::EntryNo, &["单据编号", "结算单号", "流水号"]),
        (Field::OrderNo, &["订单编号", "订单号"]),
        (Field::Amount, &["应结金额"]),
        (Field::Direction, &["收支方向"]),
        (Field::Kind, &["费用名称"]),
        (Field::Note, &["备注", "售后服务单号"]),
        (Field::Store, &["店铺名称"]),
    ],
    ..BLANK
};
