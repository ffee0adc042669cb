//! Refunds asked for after the sale.

use domain::mapping::Field;
use domain::subject::Subject;

use super::{BLANK, Format, PRODUCT_CODE, PRODUCT_NAME, STORE};

/// Found by alias.
pub(super) const REFUND_LIST: Format = Format {
    code: "refund_list",
    subject: Subject::Refunds,
    columns: &[
        (
            Field::OrderNo,
            &[
                "订单编号",
                "主订单编号",
                "订单号",
                "原订单号",
                "原单号",
                "关联订单号",
                "Order No",
                "Order ID",
                "Order",
            ],
        ),
        (
            Field::Amount,
            &[
                "退款金额",
                "实退金额",
                "退款总额",
                "买家退款金额",
                "退单金额",
                "退货金额",
                "Refund Amount",
                "Refunded Amount",
            ],
        ),
        (
            Field::OrderedAt,
            &[
                "退款完结时间",
                "退款完成时间",
                "退款成功时间",
                "退款时间",
                "售后完成时间",
                "申请时间",
                "退款申请时间",
                "退款的申请时间",
                "售后申请时间",
                "Refunded At",
                "Refund Date",
                "Requested At",
            ],
        ),
        (
            Field::EntryNo,
            &[
                "退款编号",
                "退款单号",
                "售后单号",
                "售后编号",
                "售后服务单号",
                "Refund No",
                "Refund ID",
            ],
        ),
        PRODUCT_CODE,
        PRODUCT_NAME,
        (
            Field::Reason,
            &["退款原因", "售后原因", "退货原因", "买家退款原因", "Reason", "Refund Reason"],
        ),
        (Field::Status, &["退款状态", "售后状态", "状态", "Status", "Refund Status"]),
        (Field::Channel, &["渠道", "平台", "来源", "Channel"]),
        STORE,
    ],
    ..BLANK
};
