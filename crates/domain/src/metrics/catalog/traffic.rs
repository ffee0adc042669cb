//! Who came to look, and what advertising brought.

use super::{Entry, entry};
use crate::access::Role;
use crate::metrics::Direction::{Higher, Lower, Neutral};
use crate::metrics::MetricUnit::{Count, Money, Percent, Ratio};

pub(super) static ENTRIES: [Entry; 10] = [
    entry(
        ("visitors", Count, Higher, Role::TrafficManager),
        "visitors",
        ("访客数", "Visitors"),
        (
            "到访店铺任一页面的人数，自然搜索或推广带来的都算；按天计，同一人在不同日子各算一次。看单个商品时是该商品的访客。",
            "People visiting any page of the shop, whether search or promotion brought them, day by day: who comes on two days counts on both. For a product: who looked at it.",
        ),
        ("1,000 人到访 → 1,000", "1,000 people came → 1,000"),
    ),
    entry(
        ("conversion_rate", Percent, Higher, Role::TrafficManager),
        "visit_buyers / visitors",
        ("成交转化率", "Conversion rate"),
        (
            "成交用户数除以访客数，两者都取自流量报表。",
            "Visitors who bought over visitors, both from the traffic report.",
        ),
        ("1,000 访客，36 人成交 → 3.6 %", "36 buyers of 1,000 visitors → 3.6 %"),
    ),
    entry(
        ("order_conversion_rate", Percent, Higher, Role::TrafficManager),
        "orders / visitors",
        ("订单转化率", "Order conversion rate"),
        (
            "订单数除以访客数。一位访客可以下多单。",
            "Orders over visitors. A visitor may place several.",
        ),
        ("1,000 访客，40 单 → 4 %", "40 orders of 1,000 visitors → 4 %"),
    ),
    entry(
        ("paid_traffic_share", Percent, Neutral, Role::TrafficManager),
        "paid_visitors / visitors",
        ("付费流量占比", "Share of paid traffic"),
        (
            "付费来源的访客数除以全部访客数；报表须带流量来源。",
            "Visitors from paid sources over all visitors; the report must tell sources.",
        ),
        ("1,000 访客，其中付费 400 → 40 %", "400 paid of 1,000 visitors → 40 %"),
    ),
    entry(
        ("free_traffic_share", Percent, Higher, Role::TrafficManager),
        "free_visitors / visitors",
        ("免费流量占比", "Share of free traffic"),
        (
            "免费来源的访客数除以全部访客数；报表须带流量来源。",
            "Visitors from free sources over all visitors; the report must tell sources.",
        ),
        ("1,000 访客，其中免费 600 → 60 %", "600 free of 1,000 visitors → 60 %"),
    ),
    entry(
        ("pages_per_visitor", Ratio, Higher, Role::TrafficManager),
        "page_views / visitors",
        ("人均浏览量", "Pages per visitor"),
        ("浏览量除以访客数。", "Page views over visitors."),
        ("1,000 访客看了 3,200 页 → 3.2", "1,000 visitors looked at 3,200 pages → 3.2"),
    ),
    entry(
        ("ad_roi", Ratio, Higher, Role::PromotionManager),
        "ad_sales / ad_cost",
        ("推广 ROI", "Advertising ROI"),
        (
            "推广带来的销售额除以推广花费（投产比）。",
            "Sales that the advertising report claims over its cost.",
        ),
        ("花费 1,000，销售 2,500 → 2.5", "Cost 1,000, sales 2,500 → 2.5"),
    ),
    entry(
        ("click_rate", Percent, Higher, Role::PromotionManager),
        "clicks / impressions",
        ("点击率", "Click rate"),
        ("点击量除以展现量。", "Clicks over impressions."),
        ("10,000 次展现，350 次点击 → 3.5 %", "350 clicks of 10,000 impressions → 3.5 %"),
    ),
    entry(
        ("cost_per_click", Money, Lower, Role::PromotionManager),
        "ad_cost / clicks",
        ("平均点击花费", "Cost per click"),
        ("推广花费除以点击量。", "Advertising cost over clicks."),
        ("花费 700，350 次点击 → 2", "700 for 350 clicks → 2"),
    ),
    entry(
        ("ad_cost_share", Percent, Lower, Role::PromotionManager),
        "ad_cost / gross_sales",
        ("推广费占比", "Advertising cost share"),
        ("推广花费除以销售额。", "Advertising cost over gross sales."),
        ("花费 1,000，销售 20,000 → 5 %", "1,000 of 20,000 sold → 5 %"),
    ),
];
