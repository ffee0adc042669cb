//! The lists of products and of members.

use domain::mapping::Field;
use domain::subject::Subject;

use super::{BLANK, Format, PRODUCT_CODE, PRODUCT_NAME};

/// Products, found by alias.
pub(super) const PRODUCT_LIST: Format = Format {
    code: "product_list",
    subject: Subject::Products,
    usual: &["商品积分", "商品类型", "最低折扣", "商品分类ID"],
    columns: &[
        PRODUCT_CODE,
        PRODUCT_NAME,
        (Field::ShortCode, &["商品简码", "简码", "助记码", "拼音码", "Short Code"]),
        (
            Field::Category,
            &["商品分类", "商品类别", "商品类目", "品类", "类别", "分类", "商品分类ID", "Category"],
        ),
        (Field::Unit, &["计量单位", "单位", "Unit"]),
        (
            Field::UnitCost,
            &["参考进价", "进价", "进货价", "成本价", "单位成本", "Unit Cost", "Cost"],
        ),
        (
            Field::UnitPrice,
            &[
                "零售单价",
                "零售价",
                "销售价",
                "售价",
                "单价",
                "标价",
                "Price",
                "Retail Price",
                "List Price",
            ],
        ),
        (Field::CommissionKind, &["提成类型", "提成方式"]),
        (Field::Commission, &["提成金额(比例)", "提成金额", "提成比例", "提成"]),
        (Field::Note, &["商品简介", "备注", "Note"]),
    ],
    ..BLANK
};

/// Members, found by alias.
pub(super) const MEMBER_LIST: Format = Format {
    code: "member_list",
    subject: Subject::Members,
    usual: &["历史消费金额", "累计消费金额", "开卡商家ID", "固定电话", "卡面号码", "会员等级ID"],
    columns: &[
        (
            Field::Card,
            &["会员卡号", "卡号", "会员卡", "卡面号码", "Member Card", "Card No", "Card Number"],
        ),
        (
            Field::Phone,
            &[
                "手机号码",
                "手机号",
                "会员手机号",
                "会员手机",
                "手机",
                "联系电话",
                "固定电话",
                "电话",
                "Phone",
                "Mobile",
                "手机号MD5",
                "手机MD5",
                "手机号哈希",
                "加密手机号",
                "Phone MD5",
                "Phone SHA256",
                "Phone Hash",
                "Hashed Phone",
            ],
        ),
        (
            Field::CustomerName,
            &["姓名", "会员姓名", "会员名称", "客户姓名", "会员", "Name", "Member Name"],
        ),
        (
            Field::CustomerNo,
            &["会员编号", "会员ID", "客户编号", "Member No", "Member ID", "CustomerID"],
        ),
        (Field::Gender, &["性别", "Gender", "Sex"]),
        (Field::Birthday, &["生日", "出生日期", "会员生日", "Birthday", "Date of Birth"]),
        (Field::Level, &["会员等级", "等级", "会员级别", "会员等级ID", "Level", "Tier"]),
        (Field::Balance, &["余额", "卡余额", "储值余额", "账户余额", "Balance"]),
        (Field::Points, &["积分", "当前积分", "可用积分", "Points"]),
        (Field::Email, &["电子邮箱", "邮箱", "Email", "E-mail"]),
        (Field::WeChat, &["微信号", "微信", "WeChat"]),
        (Field::Address, &["地址", "联系地址", "家庭住址", "Address"]),
        (
            Field::JoinedOn,
            &[
                "创建时间",
                "加入时间",
                "办卡日期",
                "开卡日期",
                "开卡时间",
                "注册时间",
                "入会时间",
                "入会日期",
                "Joined On",
                "Created At",
            ],
        ),
        (Field::Referrer, &["推荐人", "介绍人", "Referrer"]),
        (Field::Note, &["备注", "Note", "Remark"]),
        (Field::IdNumber, &["身份证号码", "身份证号", "身份证", "ID Number"]),
        (
            Field::Store,
            &["开卡门店", "所属门店", "门店名称", "门店", "店铺名称", "Store", "Store Name"],
        ),
    ],
    ..BLANK
};
