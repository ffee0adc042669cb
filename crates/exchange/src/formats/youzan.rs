//! Youzan.

use domain::mapping::Field;

use super::{BLANK, Format, ONE_ROW_ONE_LINE, Rules};

/// Orders; all products stand in one cell with their counts.
pub(super) const ORDERS: Format = Format {
    code: "youzan_orders",
    platform: "youzan",
    required: &["订单号", "全部商品名称", "订单实付金额"],
    usual: &[
        "订单号",
        "订单状态",
        "订单创建时间",
        "买家付款时间",
        "全部商品名称",
        "商品种类数",
        "订单实付金额",
        "收货人/提货人|收货人",
        "收货人手机号/提货人手机号|收货人手机号",
        "收货人省份",
        "收货人城市",
        "收货人地区",
        "详细收货地址/提货地址|详细收货地址",
        "买家昵称",
        "优惠券码名称",
        "分销员",
    ],
    columns: &[
        (Field::OrderNo, &["订单号"]),
        (Field::OrderedAt, &["订单创建时间", "买家付款时间"]),
        (Field::ProductName, &["全部商品名称"]),
        (Field::Amount, &["订单实付金额"]),
        (Field::CustomerName, &["收货人/提货人", "收货人", "提货人"]),
        (Field::Phone, &["收货人手机号/提货人手机号", "收货人手机号", "提货人手机号"]),
        (Field::Address, &["详细收货地址/提货地址", "详细收货地址"]),
        (Field::Employee, &["分销员"]),
        (Field::Status, &["订单状态"]),
        (Field::RefundStatus, &["售后状态", "退款状态"]),
        (Field::RefundAmount, &["退款金额", "订单已退款金额"]),
        (Field::Store, &["店铺名称", "网点名称"]),
    ],
    rules: Rules { counted_products: true, ..ONE_ROW_ONE_LINE },
    ..BLANK
};
