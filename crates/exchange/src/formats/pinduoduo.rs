//! Pinduoduo.

use domain::mapping::Field;

use super::{BLANK, Format, ONE_ROW_ONE_LINE, Rules};

/// Orders, one product each.
pub(super) const ORDERS: Format = Format {
    code: "pinduoduo_orders",
    platform: "pinduoduo",
    required: &[
        "订单号",
        "商家实收金额|用户实付金额",
        "商品数量",
        "多多支付立减金额|样式ID|商家编码-规格维度|平台优惠折扣|订单成交时间",
    ],
    usual: &[
        "商品",
        "订单号",
        "订单状态",
        "商品总价",
        "邮费",
        "店铺优惠折扣",
        "平台优惠折扣",
        "多多支付立减金额",
        "用户实付金额",
        "商家实收金额",
        "商品数量",
        "发货时间",
        "确认收货时间",
        "商品id",
        "商品规格",
        "样式ID",
        "商家编码-规格维度",
        "商家编码-商品维度",
        "商家备注",
        "售后状态",
        "快递单号",
        "快递公司",
        "订单成交时间",
    ],
    columns: &[
        (Field::OrderNo, &["订单号"]),
        (Field::OrderedAt, &["订单成交时间", "支付时间", "拼单成功时间"]),
        (Field::ProductCode, &["商家编码-规格维度", "商家编码-商品维度", "商品id"]),
        (Field::ProductName, &["商品"]),
        (Field::Quantity, &["商品数量"]),
        (Field::Amount, &["商家实收金额", "用户实付金额", "商品总价"]),
        (Field::Status, &["订单状态"]),
        (Field::RefundStatus, &["售后状态"]),
        (Field::Postage, &["邮费"]),
        (Field::CustomerName, &["收货人", "收货人姓名"]),
        (Field::Phone, &["手机", "收货人手机号", "联系电话"]),
        (Field::Address, &["详细地址", "收货地址"]),
        (Field::Store, &["店铺名称"]),
    ],
    rules: Rules { day_in_number: true, ..ONE_ROW_ONE_LINE },
    ..BLANK
};
