//! Visitors (生意参谋 and the like).

use domain::mapping::Field;
use domain::subject::Subject;

use super::{BLANK, Format, PRODUCT_CODE, PRODUCT_NAME, STORE};

/// Visitors of a shop, day by day.
pub(super) const SHOP: Format = Format {
    code: "traffic_shop",
    subject: Subject::Traffic,
    required: &["日期|统计日期", "访客数", "支付买家数"],
    usual: &[
        "日期|统计日期",
        "访客数",
        "支付买家数",
        "支付金额",
        "支付件数",
        "转化率|支付转化率",
        "客单价",
    ],
    columns: &[
        (Field::Day, &["统计日期", "日期"]),
        (Field::Visitors, &["访客数"]),
        (Field::PageViews, &["浏览量"]),
        (Field::Buyers, &["支付买家数"]),
        (Field::Quantity, &["支付件数"]),
        (Field::Amount, &["支付金额"]),
        (Field::Channel, &["流量来源", "来源名称"]),
        STORE,
    ],
    ..BLANK
};

/// Visitors of each product.
pub(super) const PRODUCTS: Format = Format {
    code: "traffic_products",
    subject: Subject::Traffic,
    required: &["商品访客数", "商品名称|商家编码"],
    usual: &[
        "日期|统计日期",
        "商品名称",
        "商家编码",
        "商品访客数",
        "支付买家数",
        "商品支付金额|支付金额",
        "支付商品件数|支付件数",
        "可售件数",
        "成本金额",
        "毛利额",
        "退款成功单数",
        "退款成功金额",
        "退款原因",
    ],
    columns: &[
        (Field::Day, &["统计日期", "日期"]),
        (Field::Visitors, &["商品访客数"]),
        (Field::PageViews, &["商品浏览量"]),
        (Field::Buyers, &["支付买家数", "商品支付买家数"]),
        (Field::Quantity, &["支付商品件数", "支付件数"]),
        (Field::Amount, &["商品支付金额", "支付金额"]),
        (Field::ProductCode, &["商家编码", "货号", "商品编码", "商品ID"]),
        (Field::ProductName, &["商品名称"]),
        (Field::Channel, &["流量来源", "来源名称"]),
        STORE,
    ],
    ..BLANK
};

/// Visitors of any source, found by alias.
pub(super) const TRAFFIC: Format = Format {
    code: "traffic",
    subject: Subject::Traffic,
    columns: &[
        (Field::Day, &["统计日期", "日期", "营业日期", "Date", "Day"]),
        (
            Field::Visitors,
            &[
                "访客数",
                "商品访客数",
                "访客人数",
                "访客",
                "客流量",
                "客流",
                "进店人数",
                "进店客流",
                "UV",
                "Visitors",
                "Unique Visitors",
                "Footfall",
            ],
        ),
        (Field::PageViews, &["浏览量", "商品浏览量", "访问量", "PV", "Page Views", "Pageviews"]),
        (Field::Buyers, &["支付买家数", "成交人数", "下单买家数", "买家数", "Buyers"]),
        (Field::Quantity, &["支付件数", "支付商品件数", "成交件数", "Units"]),
        (Field::Amount, &["支付金额", "商品支付金额", "成交金额", "Sales", "Revenue"]),
        PRODUCT_CODE,
        PRODUCT_NAME,
        (Field::Channel, &["流量来源", "来源名称", "来源", "渠道", "Source", "Channel"]),
        STORE,
    ],
    ..BLANK
};
