//! Who bought, and who came back.

use super::{Entry, entry};
use crate::access::Role;
use crate::metrics::Direction::{Higher, Neutral};
use crate::metrics::MetricUnit::{Count, Money, Percent};

pub(super) static ENTRIES: [Entry; 15] = [
    entry(
        ("new_customer_share", Percent, Neutral, Role::Marketing),
        "new_customers / buyers",
        ("新客占比", "Share of new customers"),
        (
            "期间内第一次在全连锁购买的客户数，除以购买客户数；其余是老客。",
            "Customers who bought in the chain for the first time over buyers; the others came back.",
        ),
        ("80 位购买客户，24 位是新客 → 30 %", "24 of 80 buyers were new → 30 %"),
    ),
    entry(
        ("repurchase_rate", Percent, Higher, Role::Marketing),
        "repeat_buyers / kept_buyers",
        ("复购率", "Repurchase rate"),
        (
            "期间内有两张及以上订单的客户数，除以有一张及以上订单的客户数。有过退款的订单不计。也是各店的顾客回头率。",
            "Customers with two or more orders in the period over customers with one or more. Orders of which money went back do not count. By store this is the return rate of its customers.",
        ),
        (
            "200 位购买客户，70 位有 2 单以上 → 35 %",
            "200 buyers, 70 of them with two or more orders → 35 %",
        ),
    ),
    entry(
        ("returning_sales", Money, Higher, Role::Marketing),
        "returning_sales",
        ("老客销售额", "Sales to returning customers"),
        (
            "此前在全连锁买过的客户的销售额；客户的第一张订单不计。",
            "Sales to customers who had bought in the chain before; the first order of a customer does not count.",
        ),
        ("销售 1,000，其中老客 350 → 350", "Sold 1,000, of which 350 to earlier customers → 350"),
    ),
    entry(
        ("repurchase_share", Percent, Higher, Role::Marketing),
        "returning_sales / gross_sales",
        ("复购贡献占比", "Share of returning customers"),
        ("老客销售额除以销售额。", "Sales to returning customers over gross sales."),
        ("350 ÷ 1,000 → 35 %", "350 of 1,000 → 35 %"),
    ),
    entry(
        ("member_sales", Money, Higher, Role::Marketing),
        "member_sales",
        ("会员销售额", "Sales to members"),
        (
            "有会员卡、会员等级或入会日期的客户的销售额；入会以前的订单不计。",
            "Sales to customers with a card, a level or a date of joining; orders before that date do not count.",
        ),
        ("销售 100，其中会员 55 → 55", "Sold 100, of which 55 to members → 55"),
    ),
    entry(
        ("member_sales_share", Percent, Higher, Role::Marketing),
        "member_sales / gross_sales",
        ("会员贡献销售额占比", "Members' share of sales"),
        ("会员销售额除以销售额。", "Sales to members over gross sales."),
        ("55 ÷ 100 → 55 %", "55 of 100 → 55 %"),
    ),
    entry(
        ("member_repurchase_rate", Percent, Higher, Role::Marketing),
        "repeat_members / member_buyers",
        ("会员复购率", "Members' repurchase rate"),
        ("与复购率相同，只看会员。", "The repurchase rate of members alone."),
        (
            "50 位会员购买，20 位有 2 单以上 → 40 %",
            "50 members bought, 20 of them twice or more → 40 %",
        ),
    ),
    entry(
        ("birthday_sales_share", Percent, Higher, Role::Marketing),
        "member_birthday_sales / member_sales",
        ("会员生日月消费额占比", "Share of members in their month of birth"),
        (
            "生日在当月的会员的销售额，除以当月全部会员销售额（我们的定义）。",
            "Sales to members whose birthday falls in that month over all sales to members (our definition).",
        ),
        (
            "6 月：会员销售 100,000，其中当月生日 32,000 → 32 %",
            "June: 32,000 of 100,000 sold to members went to those born in June → 32 %",
        ),
    ),
    entry(
        ("new_members", Count, Higher, Role::Marketing),
        "new_members",
        ("新增会员数", "New members"),
        (
            "入会日期落在期间内的会员数，记在其所属门店。",
            "Members whose date of joining lies in the period, counted in their own store.",
        ),
        ("本月入会 24 人 → 24", "24 joined this month → 24"),
    ),
    entry(
        ("card_opening_rate", Percent, Higher, Role::StoreManager),
        "new_members / non_member_orders",
        ("会员开卡率", "Card opening rate"),
        (
            "新增会员数除以非会员订单数。当天入会的客户，入会当天的订单算非会员订单。",
            "New members over orders of non-members. What somebody buys on the day of joining is an order of a non-member.",
        ),
        ("80 张非会员单中 24 人开卡 → 30 %", "24 new of 80 non-member receipts → 30 %"),
    ),
    entry(
        ("monthly_silver_members", Count, Higher, Role::StoreManager),
        "new_silver_members / months",
        ("月均新增银卡会员", "New silver members per month"),
        (
            "期间内入会、现为银卡的会员数，除以期间涉及的月数。",
            "Members who joined in the period and are silver now, over the months it touches.",
        ),
        ("三个月新增 18、24、21 人 → 月均 21", "18, 24 and 21 in three months → 21 a month"),
    ),
    entry(
        ("vip_win_back_rate", Percent, Higher, Role::AccountManager),
        "won_back_vips / warned_vips",
        ("高价值客户挽回率", "Win-back rate of warned VIPs"),
        (
            "预警的高价值客户中，在约定期限内再次购买的占比。",
            "Of the VIPs warned about, the share who bought again within the agreed time.",
        ),
        ("预警 50 人，20 人期限内购买 → 40 %", "50 alerts, 20 bought within the window → 40 %"),
    ),
    entry(
        ("dormant_wake_up_rate", Percent, Higher, Role::Marketing),
        "dormant_woken / dormant_contacted",
        ("沉睡客户唤醒率", "Dormant wake-up rate"),
        (
            "触达的沉睡客户中，在约定天数内购买的占比。请与未触达的对照组一起看。",
            "Of the dormant customers contacted, the share who bought within the agreed days. Read it beside those left alone.",
        ),
        ("触达 500 人，200 人购买 → 40 %", "500 contacted, 200 bought → 40 %"),
    ),
    entry(
        ("dormant_control_rate", Percent, Neutral, Role::Marketing),
        "dormant_control_woken / dormant_control",
        ("沉睡客户自然回购率（对照组）", "Dormant customers left alone who bought"),
        (
            "未触达的对照组中自行购买的占比；唤醒率高出它的部分才是触达的功劳。",
            "Of those left alone on purpose, the share who bought all the same; only what the wake-up rate has above it is owed to the contact.",
        ),
        ("对照 100 人，15 人自行购买 → 15 %", "100 left alone, 15 bought → 15 %"),
    ),
    entry(
        ("reach_rate", Percent, Higher, Role::Marketing),
        "reached / reach_targets",
        ("精准营销触达率", "Reach of precise marketing"),
        (
            "目标名单中，联系方式有效、已同意且送达的人数占比。",
            "Of the target list, the share with a valid contact who consented and to whom it was delivered.",
        ),
        ("名单 1,000 人，有效触达 290 人 → 29 %", "290 reached of a list of 1,000 → 29 %"),
    ),
];
