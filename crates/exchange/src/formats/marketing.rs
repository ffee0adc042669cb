//! Advertising: cost, and what it brought.

use domain::mapping::Field;
use domain::subject::Subject;

use super::{BLANK, Format, STORE};

/// Plans of 直通车, 引力魔方 and 万相台.
pub(super) const AD_PLANS: Format = Format {
    code: "ad_plans",
    subject: Subject::Advertising,
    required: &["花费", "展现量", "点击量"],
    usual: &[
        "推广计划名称|计划名称|推广计划",
        "日期",
        "花费",
        "展现量",
        "点击量",
        "点击率",
        "点击单价|平均点击花费",
        "成交笔数|转化数|总成交笔数",
        "成交金额|总成交金额",
        "投产比|投入产出比",
    ],
    columns: &[
        (Field::Day, &["日期", "统计日期"]),
        (Field::Plan, &["推广计划名称", "计划名称", "推广计划", "计划名"]),
        (Field::Cost, &["花费"]),
        (Field::Impressions, &["展现量"]),
        (Field::Clicks, &["点击量"]),
        (Field::Conversions, &["成交笔数", "总成交笔数", "转化数"]),
        (Field::Amount, &["成交金额", "总成交金额"]),
        (Field::Channel, &["推广渠道", "渠道", "投放渠道", "场景名字"]),
        STORE,
    ],
    ..BLANK
};

/// Plans of 千川.
pub(super) const QIANCHUAN: Format = Format {
    code: "qianchuan",
    subject: Subject::Advertising,
    required: &["消耗", "展现量|展示次数|展示数|展现数", "点击量|点击次数|点击数"],
    usual: &[
        "推广计划名称|计划名称|广告计划名称|推广计划",
        "日期|时间",
        "消耗",
        "展现量|展示次数|展示数|展现数",
        "点击量|点击次数|点击数",
        "点击率",
        "点击单价|平均点击单价",
        "转化数|成交订单数|成交笔数",
        "成交金额|成交订单金额",
        "投产比|支付ROI",
    ],
    columns: &[
        (Field::Day, &["日期", "时间", "统计日期"]),
        (Field::Plan, &["推广计划名称", "计划名称", "广告计划名称", "推广计划"]),
        (Field::Cost, &["消耗"]),
        (Field::Impressions, &["展现量", "展示次数", "展示数", "展现数"]),
        (Field::Clicks, &["点击量", "点击次数", "点击数"]),
        (Field::Conversions, &["成交订单数", "成交笔数", "转化数"]),
        (Field::Amount, &["成交订单金额", "成交金额"]),
        (Field::Channel, &["推广渠道", "渠道", "投放渠道"]),
        STORE,
    ],
    ..BLANK
};

/// Advertising of any source, found by alias.
pub(super) const ADVERTISING: Format = Format {
    code: "advertising",
    subject: Subject::Advertising,
    columns: &[
        (Field::Day, &["日期", "统计日期", "投放日期", "时间", "Date", "Day"]),
        (
            Field::Plan,
            &[
                "推广计划名称",
                "推广计划",
                "计划名称",
                "广告计划名称",
                "活动名称",
                "Campaign",
                "Campaign Name",
                "Plan",
            ],
        ),
        (
            Field::Cost,
            &[
                "花费",
                "消耗",
                "推广费用",
                "广告费",
                "广告花费",
                "推广花费",
                "Cost",
                "Spend",
                "Amount Spent",
            ],
        ),
        (Field::Impressions, &["展现量", "展示次数", "展示量", "曝光量", "曝光", "Impressions"]),
        (Field::Clicks, &["点击量", "点击次数", "点击数", "Clicks"]),
        (Field::Conversions, &["成交笔数", "转化数", "成交订单数", "Conversions", "Orders"]),
        (
            Field::Amount,
            &["成交金额", "成交订单金额", "广告成交金额", "Conversion Value", "Revenue"],
        ),
        (Field::Channel, &["推广渠道", "渠道", "平台", "投放渠道", "Channel", "Platform"]),
        STORE,
    ],
    ..BLANK
};
