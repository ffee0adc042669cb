//! Words for nouns, fields and the rules that values break.

/// Names in Chinese of what a record is.
const NOUNS: &[(&str, &str)] = &[
    ("chain", "连锁"),
    ("store", "门店"),
    ("region", "区域"),
    ("department", "部门"),
    ("employee", "员工"),
    ("product", "商品"),
    ("customer", "客户"),
    ("buyer", "买家"),
    ("order", "订单"),
    ("orders", "订单"),
    ("import", "导入"),
    ("mapping", "列映射"),
    ("metric", "指标"),
    ("own_metric", "自定义指标"),
    ("credential", "密码"),
    ("objective", "目标"),
    ("key_result", "关键结果"),
    ("goal_link", "目标关联"),
    ("goal_template", "目标模板"),
    ("check_in", "每周更新"),
    ("file", "文件"),
    ("table", "表"),
];

/// Names in Chinese of fields that a rule can be about.
const FIELDS: &[(&str, &str)] = &[
    ("name", "名称"),
    ("code", "编码"),
    ("owner_name", "店主姓名"),
    ("password", "密码"),
    ("currency", "币种"),
    ("time_zone", "时区"),
    ("stores", "门店"),
    ("watch_folder", "监视文件夹"),
    ("text", "文字"),
    ("store_id", "门店"),
    ("region_id", "区域"),
    ("department_id", "部门"),
    ("parent_id", "上级部门"),
    ("home_store_id", "所属门店"),
    ("phone", "手机号"),
    ("role", "角色"),
    ("closed_on", "闭店日"),
    ("left_on", "离职日"),
    ("to", "结束日"),
    ("product_id", "商品"),
    ("merged", "被合并的客户"),
    ("other", "判断"),
    ("auto_lock_minutes", "自动锁定分钟数"),
    ("definition", "定义"),
    ("formula", "公式"),
    ("measure", "计量项"),
    ("recovery_key", "恢复密钥"),
    ("value", "数值"),
    ("title", "标题"),
    ("why", "意义"),
    ("holder_id", "归属"),
    ("owner_id", "负责人"),
    ("ends_on", "结束日"),
    ("start", "起点"),
    ("target", "目标值"),
    ("weight", "权重"),
    ("metric", "指标"),
    ("milestones", "里程碑"),
    ("objective", "目标"),
    ("change_reason", "修改原因"),
    ("confidence", "信心"),
    ("year", "年份"),
    ("begins_on", "开始日"),
    ("file", "文件"),
    ("score", "评分"),
    ("key_result", "关键结果"),
    ("meeting_minute", "会议时间"),
];

/// Rules that a value can break, in both languages.
const RULES: &[(&str, &str, &str)] = &[
    ("missing", "不能为空", "must not be empty"),
    ("too_long", "太长", "is too long"),
    ("too_short", "太短，至少 6 个字符", "is too short; it needs at least 6 characters"),
    ("taken", "已被使用", "is taken already"),
    ("unknown", "无法识别", "is not known"),
    ("out_of_range", "超出范围", "is out of range"),
    ("fixed", "不能修改", "cannot be changed"),
    ("has_orders", "已有订单，不能修改", "cannot be changed once there are orders"),
    ("loop", "不能在自己之下", "cannot be below itself"),
    ("itself", "就是它自己", "is the very product of this code"),
    ("merged", "已合并到其他客户", "is merged into another customer already"),
    ("too_many_merges", "合并层数太多", "has too many merges behind it"),
    ("contradicts", "自相矛盾", "contradicts the customer named"),
    ("last_owner", "至少要有一位在职的老板", "must leave the chain an owner"),
    ("in_future", "不能晚于现在", "must not be later than now"),
    ("before_from", "早于开始日", "is before the first day"),
    ("before_opening", "早于开店日", "is before the opening day"),
    ("before_joining", "早于入职日", "is before the first working day"),
    (
        "malformed_code",
        "只能用小写字母、数字和下划线，以字母开头，最多 40 位",
        "must be made of small letters, digits and _, begin with a letter and have 40 at most",
    ),
    ("built_in", "是内置指标的编码", "is that of a built-in metric"),
    ("formula", "有误", "is wrong"),
    ("not_a_number", "不是数字", "is no number"),
    ("too_many_pinned", "关注的指标太多了", "cannot be pinned: there are too many already"),
    ("mistyped", "有输错或漏掉的字符", "is mistyped: a character is wrong or missing"),
    (
        "of_other_data",
        "属于另一份数据，打不开这一份",
        "belongs to other data and does not open this",
    ),
    ("not_needed", "不需要：这份数据没有加密", "is not needed: this data is not encrypted"),
    ("same_as_start", "和起点相同", "is the same as the start"),
    ("not_of_this_kind", "不适合这种类型", "does not fit this kind"),
    ("before_beginning", "早于开始日", "is before the first day"),
    (
        "has_supporters",
        "还有下级目标支撑它，请先改挂",
        "is supported by others: have them support another first",
    ),
    ("same_goal", "不能连到自己", "cannot be the goal itself"),
    ("agreed", "已经约定，改动要写原因", "is agreed: a change needs a reason"),
    ("overlaps", "和原来的期间重叠", "overlaps the period before"),
    ("not_a_goal_sheet", "不是导出的目标表", "is no sheet of goals as it is exported"),
    ("computed", "由指标计算，不能填写", "is computed from a metric and not typed"),
    ("not_a_phone", "不是完整的号码", "is not a full phone number"),
];

/// What a noun is called in Chinese.
pub(crate) fn noun_zh(noun: &str) -> &str {
    named(NOUNS, noun)
}

/// What a field is called in Chinese.
pub(super) fn field_zh(field: &str) -> &str {
    named(FIELDS, field)
}

/// A broken rule in Chinese and English.
pub(super) fn rule(reason: &'static str) -> (&'static str, &'static str) {
    RULES
        .iter()
        .find(|(known, ..)| *known == reason)
        .map_or((reason, reason), |(_, zh, en)| (zh, en))
}

fn named<'a>(names: &[(&str, &'static str)], word: &'a str) -> &'a str {
    names.iter().find(|(known, _)| *known == word).map_or(word, |(_, name)| name)
}
