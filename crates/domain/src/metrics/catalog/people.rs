//! The people who do it, and what they agreed to reach.

use super::{Entry, entry};
use crate::access::Role;
use crate::metrics::Direction::{Higher, Lower};
use crate::metrics::MetricUnit::{Count, Percent, Ratio};

pub(super) static ENTRIES: [Entry; 12] = [
    entry(
        ("visits", Count, Higher, Role::AccountManager),
        "visits",
        ("客户拜访量", "Visits to customers"),
        (
            "客户联系记录中方式为“拜访”的条数，按拜访当天计，记在登记人名下。",
            "Contacts noted as a visit, on the day of it, counted for who made it.",
        ),
        ("甲今天登记 3 次拜访 → 3", "A noted 3 visits today → 3"),
    ),
    entry(
        ("vip_visits", Count, Higher, Role::AccountManager),
        "vip_visits",
        ("高价值客户拜访量", "Visits to high-value customers"),
        (
            "拜访中客户累计消费已达高价值门槛的次数；门槛在客户规则里改，默认 5,000。",
            "Visits to customers whose purchases in all have reached the limit of high value; the limit is kept with the rules about customers, 5,000 by default.",
        ),
        ("3 次拜访，2 次是高价值客户 → 2", "2 of 3 visits were to high-value customers → 2"),
    ),
    entry(
        ("training_coverage", Percent, Higher, Role::HumanResources),
        "trained_staff / staff",
        ("培训覆盖率", "Training coverage"),
        (
            "已培训人数除以在职人数，取期间内最后录入的值。",
            "Staff trained over staff, the last values entered in the period.",
        ),
        ("在职 50 人，45 人已培训 → 90 %", "45 of 50 trained → 90 %"),
    ),
    entry(
        ("hiring_rate", Percent, Higher, Role::HumanResources),
        "hires / planned_hires",
        ("招聘完成率", "Hiring rate"),
        ("到岗人数除以计划招聘人数。", "Hires over hires planned."),
        ("计划 10 人，到岗 8 人 → 80 %", "8 of 10 hired → 80 %"),
    ),
    entry(
        ("staff_turnover", Percent, Lower, Role::HumanResources),
        "leavers / staff",
        ("员工流失率", "Staff turnover"),
        ("离职人数除以期末在职人数。", "Leavers over staff at the end."),
        ("在职 50 人，离职 3 人 → 6 %", "3 left of 50 → 6 %"),
    ),
    entry(
        ("appraisals_in_time", Percent, Higher, Role::HumanResources),
        "reviews_in_time / reviews_due",
        ("绩效评估及时率", "Appraisals in time"),
        ("按时完成的绩效评估数除以应完成数。", "Appraisals in time over appraisals due."),
        ("应评 50 人，按时 48 人 → 96 %", "48 of 50 in time → 96 %"),
    ),
    entry(
        ("staff_satisfaction", Ratio, Higher, Role::HumanResources),
        "staff_score_sum / staff_answers",
        ("员工满意度", "Staff satisfaction"),
        ("员工满意度问卷的平均分。", "Mean score of the answers of staff."),
        ("40 份答卷共 172 分 → 4.3", "40 answers, 172 points → 4.3"),
    ),
    entry(
        ("letters", Count, Higher, Role::BusinessManager),
        "letters",
        ("开发信数量", "Letters to prospects"),
        ("发给潜在客户的开发信封数。", "Letters sent to prospects."),
        ("本月 200 封 → 200", "200 this month → 200"),
    ),
    entry(
        ("sample_conversion", Percent, Higher, Role::BusinessManager),
        "sample_deals / samples",
        ("样品单转化率", "Sample conversion"),
        ("由样品转成订单的数目除以样品单数。", "Samples that became orders over sample orders."),
        ("40 个样品单，5 个成交 → 12.5 %", "5 of 40 → 12.5 %"),
    ),
    entry(
        ("goal_alignment", Percent, Higher, Role::GeneralManager),
        "aligned_objectives / lower_objectives",
        ("目标对齐率", "Alignment of objectives"),
        (
            "与上级目标相连的下级目标数除以下级目标数：期间内有效的部门、区域、门店、个人业务目标。",
            "Lower-level objectives linked to an upper one over all of them: business objectives of departments, regions, stores and people whose period touches the slice.",
        ),
        ("20 个部门、个人目标，18 个已对齐 → 90 %", "18 of 20 linked → 90 %"),
    ),
    entry(
        ("joint_node_rate", Percent, Higher, Role::GeneralManager),
        "joint_nodes_in_time / joint_nodes",
        ("协同节点达成率", "Cross-department nodes in time"),
        (
            "按时完成的跨部门节点数除以跨部门节点数。项目接入前没有数据。",
            "Cross-department nodes finished in time over all of them. No data before projects are connected.",
        ),
        ("25 个跨部门节点，22 个按时 → 88 %", "22 of 25 in time → 88 %"),
    ),
    entry(
        ("attainment_spread", Percent, Lower, Role::GeneralManager),
        "highest_attainment - lowest_attainment",
        ("区域目标达成率差异", "Spread of attainment across regions"),
        (
            "各区域目标达成率的最高值减最低值，以百分点计；达成率是该区域目标各关键结果进度的加权平均，超额照计。",
            "The highest less the lowest attainment of the regions, in points; attainment is the weighted mean of the progress of a region's key results, beyond 100 too.",
        ),
        ("105 %、98 %、90 % → 15 个百分点", "105 %, 98 %, 90 % → 15 points"),
    ),
];
