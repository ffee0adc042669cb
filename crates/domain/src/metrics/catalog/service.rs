//! How customers were served, and what they said.

use super::{Entry, entry};
use crate::access::Role;
use crate::metrics::Direction::{Higher, Lower};
use crate::metrics::MetricUnit::{Count, Days, Hours, Percent, Ratio};
use crate::metrics::{Alarm, Bands};

/// What is agreed to pass (C-20).
pub(super) static BANDS: [(&str, Bands); 2] =
    [("first_contact_rate", Bands::passing_from(900)), ("satisfaction", Bands::passing_from(48))];

/// What must be looked at once it is far from normal (C-18).
pub(super) static ALARMS: [(&str, Alarm); 1] = [("complaint_rate", Alarm::THREEFOLD)];

pub(super) static ENTRIES: [Entry; 12] = [
    entry(
        ("nps", Ratio, Higher, Role::ServiceHead),
        "100 * (promoters - detractors) / (promoters + passives + detractors)",
        ("净推荐值 NPS", "NPS"),
        (
            "打 9–10 分的占比减打 0–6 分的占比，从 −100 到 100。三类人数都要录入，没有就录 0。",
            "The share of 9-10 minus the share of 0-6, from −100 to 100. All three numbers must be entered, 0 where there are none.",
        ),
        ("推荐 620、被动 200、贬损 180 → 44", "620 promoters, 200 passives, 180 detractors → 44"),
    ),
    entry(
        ("response_time", Hours, Lower, Role::ServiceHead),
        "response_minutes / answered_tickets",
        ("客户响应时间", "Customer response time"),
        (
            "响应时长合计除以已答复工单数，以小时表示。",
            "Minutes until answers over tickets answered, in hours.",
        ),
        ("三张工单分别 2、4、6 小时答复 → 4.0 小时", "Answered after 2, 4 and 6 hours → 4.0 hours"),
    ),
    entry(
        ("first_contact_rate", Percent, Higher, Role::ServiceHead),
        "solved_at_first / tickets",
        ("一次性解决率", "First-contact resolution"),
        (
            "一次联系就解决的工单占处理工单的比例。",
            "Tickets solved at first contact over tickets handled.",
        ),
        ("200 张工单，180 张一次解决 → 90 %", "180 of 200 solved at first contact → 90 %"),
    ),
    entry(
        ("tickets", Count, Higher, Role::ServiceHead),
        "tickets",
        ("工单处理量", "Tickets handled"),
        ("处理完的客服工单数。", "Service tickets handled."),
        ("处理 200 张 → 200", "200 handled → 200"),
    ),
    entry(
        ("satisfaction", Ratio, Higher, Role::ServiceHead),
        "satisfaction_sum / satisfaction_answers",
        ("客户满意度", "Customer satisfaction"),
        ("满意度问卷的平均分（5 分制）。", "Mean score of the answers on satisfaction, of 5."),
        ("100 份答卷共 479 分 → 4.79", "100 answers, 479 points → 4.79"),
    ),
    entry(
        ("buy_again_rate", Percent, Higher, Role::ServiceHead),
        "would_buy_again / buy_again_answers",
        ("复购意向率", "Would buy again"),
        ("答“愿意再次购买”的占全部答卷的比例。", "Answers “would buy again” over all answers."),
        ("60 份答卷，46 份愿意 → 76.67 %", "46 of 60 would buy again → 76.67 %"),
    ),
    entry(
        ("complaint_rate", Percent, Lower, Role::ServiceHead),
        "complaints / orders",
        ("客户投诉率", "Complaint rate"),
        (
            "投诉数除以订单数。达到平常的 3 倍报警；平常指自己之前 28 天合计的投诉率。",
            "Complaints over orders. Three times the normal is an alarm; normal is its own rate over the 28 days before.",
        ),
        ("1,000 单，12 起投诉 → 1.2 %", "12 complaints of 1,000 orders → 1.2 %"),
    ),
    entry(
        ("return_rate", Percent, Lower, Role::ServiceHead),
        "after_sales / orders",
        ("退换货率", "Return rate"),
        (
            "退换货单数除以同期订单数，按申请当天计。",
            "After-sale cases over orders of the same period, on the day they were asked for.",
        ),
        ("1,000 单，45 单退换 → 4.5 %", "45 of 1,000 orders → 4.5 %"),
    ),
    entry(
        ("service_bounce_rate", Percent, Lower, Role::ServiceHead),
        "service_closed_orders / orders",
        ("订单跳出率", "Order bounce rate"),
        (
            "因服务原因关闭的订单数除以订单数（我们的定义）。",
            "Orders closed for service reasons over orders (our definition).",
        ),
        ("1,000 单，3 单因服务关闭 → 0.3 %", "3 of 1,000 orders → 0.3 %"),
    ),
    entry(
        ("good_review_rate", Percent, Higher, Role::ServiceHead),
        "good_reviews / reviews",
        ("好评率", "Good review rate"),
        ("好评数除以评价数。", "Good reviews over reviews."),
        ("200 条评价，190 条好评 → 95 %", "190 of 200 → 95 %"),
    ),
    entry(
        ("rating", Ratio, Higher, Role::ServiceHead),
        "rating_sum / ratings",
        ("平均评分", "Average rating"),
        ("带评分的评价的平均分。", "Mean rating of the reviews that have one."),
        ("10 条共 48 分 → 4.8", "10 reviews, 48 points → 4.8"),
    ),
    entry(
        ("feedback_days", Days, Lower, Role::ProductManager),
        "feedback_days",
        ("反馈到改进的天数", "Days from feedback to change"),
        (
            "从客户反馈到产品改进上线的中位天数，取期间内最后录入的值。变化为负即更快：10 天到 6 天是快了 40 %。",
            "Median days from feedback to the change of the product; the last value entered in the period. A fall is faster: from 10 to 6 days is 40 % faster.",
        ),
        ("中位数 6 天 → 6", "Median 6 days → 6"),
    ),
];
