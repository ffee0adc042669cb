//! Bills of Meituan and of Taobao's quick delivery (淘宝闪购).

use domain::mapping::Field;

use super::{BLANK, Format, ONE_ROW_ONE_LINE, Rules};

/// The sheet of orders, with a heading of two rows; other entries of the bill are no sales.
pub(super) const BILL: Format = Format {
    code: "meituan_bill",
    platform: "meituan",
    required: &["交易类型", "商家应收款", "基础信息_订单号|订单号"],
    usual: &[
        "交易类型",
        "商家应收款",
        "基础信息_订单号|订单号",
        "基础信息_门店id|门店id",
        "基础信息_门店名称|门店名称",
        "基础信息_订单状态|订单状态",
        "基础信息_账单日期|账单日期",
    ],
    columns: &[
        (Field::OrderNo, &["基础信息_订单号", "订单号"]),
        (Field::OrderedAt, &["基础信息_下单时间", "基础信息_账单日期", "下单时间", "账单日期"]),
        (Field::Amount, &["商家应收款"]),
        (Field::Store, &["基础信息_门店名称", "门店名称", "基础信息_门店id", "门店id"]),
        (Field::Status, &["基础信息_订单状态", "订单状态"]),
        (Field::Kind, &["交易类型"]),
    ],
    rules: Rules { only_kind: Some("外卖订单"), ..ONE_ROW_ONE_LINE },
    ..BLANK
};

/// The sheet 外卖账单明细: what is settled for each order.
pub(super) const FLASH: Format = Format {
    code: "taobao_flash",
    platform: "taobao_flash",
    required: &[
        "结算金额",
        "订单号|订单编号|外卖订单号|平台订单号",
        "门店名称|门店ID|门店编号|店铺名称",
    ],
    usual: &[
        "结算金额",
        "订单号|订单编号|外卖订单号|平台订单号",
        "门店名称|店铺名称",
        "下单时间|账单日期|订单创建时间",
        "订单状态",
    ],
    columns: &[
        (Field::OrderNo, &["订单号", "订单编号", "外卖订单号", "平台订单号"]),
        (Field::OrderedAt, &["下单时间", "订单创建时间", "账单日期", "订单完成时间", "结算日期"]),
        (Field::Amount, &["结算金额"]),
        (Field::Store, &["门店名称", "店铺名称", "门店编号", "门店ID"]),
        (Field::Status, &["订单状态"]),
    ],
    ..BLANK
};
