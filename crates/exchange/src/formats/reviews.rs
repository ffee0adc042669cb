//! What buyers said.

use domain::mapping::Field;
use domain::subject::Subject;

use super::{BLANK, Format, PRODUCT_CODE, PRODUCT_NAME, STORE};

/// Found by alias.
pub(super) const REVIEW_LIST: Format = Format {
    code: "review_list",
    subject: Subject::Reviews,
    columns: &[
        (
            Field::Day,
            &[
                "评价日期",
                "评价时间",
                "评论时间",
                "评论日期",
                "反馈日期",
                "反馈时间",
                "日期",
                "Review Date",
                "Date",
            ],
        ),
        (
            Field::ReviewText,
            &["评价内容", "评论内容", "反馈内容", "评价", "评论", "内容", "Review", "Comment"],
        ),
        PRODUCT_CODE,
        PRODUCT_NAME,
        (Field::Channel, &["反馈来源", "评价来源", "来源", "平台", "渠道", "Channel", "Source"]),
        (
            Field::Sentiment,
            &["正负向", "情感倾向", "好中差评", "评价类型", "评价结果", "Sentiment"],
        ),
        (Field::Rating, &["评分", "星级", "评价星级", "综合评分", "Rating", "Stars"]),
        (Field::Problem, &["问题类型", "问题分类", "问题标签", "Problem"]),
        (Field::Quantity, &["出现次数", "提及次数", "次数", "Times"]),
        (Field::OrderNo, &["订单编号", "订单号", "主订单编号", "Order No"]),
        STORE,
    ],
    ..BLANK
};
