//! Douyin (抖店): orders and settlements.

use domain::mapping::Field;
use domain::subject::Subject;

use super::{BLANK, Format, ONE_ROW_ONE_LINE, Rules};

/// Orders; a cell may hold several sub-orders.
pub(super) const ORDERS: Format = Format {
    code: "douyin_orders",
    platform: "douyin",
    required: &["主订单编号", "子订单编号", "选购商品"],
    usual: &[
        "主订单编号",
        "子订单编号",
        "选购商品",
        "商品规格",
        "商品数量",
        "商品ID",
        "商家编码",
        "商品金额",
        "订单应付金额",
        "运费",
        "收件人",
        "收件人手机号",
        "详细地址",
        "订单提交时间",
        "商家备注",
        "订单完成时间",
        "订单状态",
        "售后状态",
        "取消原因",
        "发货时间",
        "平台实际承担优惠金额",
        "商家实际承担优惠金额",
        "达人实际承担优惠金额",
        "达人ID",
        "达人昵称",
        "流量体裁",
        "流量渠道",
        "支付方式",
    ],
    columns: &[
        (Field::OrderNo, &["主订单编号"]),
        (Field::SubOrderNo, &["子订单编号"]),
        (Field::OrderedAt, &["订单提交时间", "支付完成时间"]),
        (Field::ProductCode, &["商家编码", "商品ID"]),
        (Field::ProductName, &["选购商品"]),
        (Field::Quantity, &["商品数量"]),
        (Field::Amount, &["订单应付金额", "商品金额"]),
        (Field::CustomerName, &["收件人"]),
        (Field::Phone, &["收件人手机号"]),
        (Field::Address, &["详细地址"]),
        (Field::Channel, &["流量渠道"]),
        (Field::Status, &["订单状态"]),
        (Field::RefundStatus, &["售后状态"]),
        (Field::RefundAmount, &["退款金额"]),
        (Field::Postage, &["运费"]),
        (Field::PaymentMethod, &["支付方式"]),
        (Field::Store, &["店铺名称"]),
    ],
    rules: Rules { several_in_a_cell: true, ..ONE_ROW_ONE_LINE },
    ..BLANK
};

/// Settlements; what moved is in one column, what it is made of in many.
pub(super) const SETTLEMENT: Format = Format {
    code: "douyin_settlement",
    subject: Subject::Settlement,
    platform: "douyin",
    required: &["动账时间", "动账方向", "动账金额"],
    usual: &[
        "动账时间",
        "动帐流水号|动账流水号",
        "动账方向",
        "动账金额",
        "动账账户",
        "动账场景",
        "计费类型",
        "子订单号",
        "订单号",
        "订单实付应结",
        "运费实付",
        "实际平台补贴",
        "订单退款",
        "平台服务费",
        "佣金",
        "招商服务费",
        "站外推广费",
        "备注",
    ],
    columns: &[
        (Field::OrderedAt, &["动账时间"]),
        (Field::EntryNo, &["动帐流水号", "动账流水号"]),
        (Field::OrderNo, &["订单号", "子订单号"]),
        (Field::Amount, &["动账金额"]),
        (Field::Direction, &["动账方向"]),
        (Field::Kind, &["计费类型"]),
        (Field::Note, &["动账场景", "备注"]),
        (Field::Store, &["店铺名称"]),
    ],
    ..BLANK
};
