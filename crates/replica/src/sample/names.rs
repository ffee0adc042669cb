//! Invented names, phone numbers and card numbers.

use super::rng::Rng;

const SURNAMES: [&str; 60] = [
    "王", "李", "张", "刘", "陈", "杨", "黄", "赵", "吴", "周", "徐", "孙", "马", "朱", "胡", "郭",
    "何", "高", "林", "罗", "郑", "梁", "谢", "宋", "唐", "许", "韩", "冯", "邓", "曹", "彭", "曾",
    "萧", "田", "董", "袁", "潘", "于", "蒋", "蔡", "余", "杜", "叶", "程", "苏", "魏", "吕", "丁",
    "任", "沈", "姚", "卢", "姜", "崔", "钟", "谭", "陆", "汪", "范", "金",
];

const FIRST: [&str; 32] = [
    "雨", "思", "子", "佳", "晓", "文", "嘉", "静", "明", "欣", "若", "语", "书", "一", "可", "梦",
    "清", "安", "宁", "诗", "乐", "景", "舒", "知", "念", "予", "沐", "星", "芷", "云", "承", "俊",
];

const SECOND: [&str; 32] = [
    "涵", "琪", "怡", "萱", "彤", "瑶", "婷", "颖", "洁", "琳", "悦", "妍", "雯", "宁", "航", "轩",
    "宇", "辰", "阳", "杰", "凡", "然", "昕", "菲", "岚", "筠", "禾", "溪", "霖", "朗", "楠", "晴",
];

const WHOLE_NAMES: u32 = (SURNAMES.len() * FIRST.len() * SECOND.len()) as u32;

/// A name put together from parts; with 61,440 of them, members share names as people do.
pub(super) fn member_name(rng: &mut Rng) -> String {
    name_at(rng.below(WHOLE_NAMES))
}

/// The name of the employee at a position: no two employees share one, because the step has no
/// factor in common with the number of names.
pub(super) fn employee_name(at: u32, start: u32) -> String {
    const COPRIME_STEP: u32 = 24_593;
    name_at((start + at * COPRIME_STEP) % WHOLE_NAMES)
}

fn name_at(at: u32) -> String {
    let at = at as usize;
    let surname = SURNAMES[at % SURNAMES.len()];
    let rest = at / SURNAMES.len();
    [surname, FIRST[rest % FIRST.len()], SECOND[rest / FIRST.len()]].concat()
}

/// Segments that operators do not hand out to people, so that no number here rings anywhere.
const SEGMENTS: [&str; 5] = ["154", "160", "161", "163", "164"];

/// The phone number of the member at a position: eleven digits, no two alike, because the step
/// has no factor in common with the hundred million numbers of a segment.
pub(super) fn phone(at: u32, start: u32) -> Box<str> {
    const COPRIME_STEP: u64 = 38_196_601;
    const PER_SEGMENT: u64 = 100_000_000;
    let line = (u64::from(start) + u64::from(at) * COPRIME_STEP) % PER_SEGMENT;
    let segment = SEGMENTS[at as usize % SEGMENTS.len()];
    format!("{segment}{line:08}").into()
}

/// The card number of the member at a position.
pub(super) fn card(prefix: &str, at: u32) -> Box<str> {
    format!("{prefix}{:08}", 10_000_000 + at).into()
}
