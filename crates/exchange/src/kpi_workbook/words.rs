//! The words of the workbook in both languages: Chinese first.

use domain::kpi::{BlankRule, Curve, Layer, Outcome, TargetKind};

use crate::Language;

/// The columns of the definition.
pub const DEFINITION: [(&str, &str); 19] = [
    ("大类", "Group"),
    ("小类", "Layer"),
    ("指标", "Indicator"),
    ("权重%", "Weight %"),
    ("大类底线", "Group must reach"),
    ("目标类型", "Target type"),
    ("目标", "Target"),
    ("及格值", "Passing value"),
    ("预算目标", "Budget target"),
    ("单位", "Unit"),
    ("方式", "Scoring"),
    ("封顶或及格%", "Cap or pass %"),
    ("每步", "Step"),
    ("每步分值", "Points per step"),
    ("最多", "At most"),
    ("一票否决", "Veto"),
    ("方向", "Direction"),
    ("大类编号", "Group key"),
    ("指标编号", "Item key"),
];

/// The columns of the steps of curves.
pub const STEPS: [(&str, &str); 8] = [
    ("指标", "Indicator"),
    ("起点算法", "Begins by"),
    ("起点", "Begins at"),
    ("给分算法", "Gives by"),
    ("分值", "Gives"),
    ("终点", "Ends before"),
    ("指标编号", "Item key"),
    ("序号", "Step no."),
];

/// The columns of people.
pub const PEOPLE: [(&str, &str); 17] = [
    ("姓名", "Name"),
    ("编号", "Code"),
    ("月数", "Months"),
    ("大类", "Group"),
    ("指标", "Indicator"),
    ("数值", "Value"),
    ("单位", "Unit"),
    ("目标", "Target"),
    ("结果", "Outcome"),
    ("得分", "Score"),
    ("有数据的权重", "Weight with data"),
    ("有数据的大类权重", "Group weight with data"),
    ("占比%", "Share %"),
    ("贡献", "Contribution"),
    ("权重×得分", "Weight × score"),
    ("未达底线", "Not reached"),
    ("没有数据", "No data"),
];

/// The columns of the summary.
pub const SUMMARY: [(&str, &str); 4] =
    [("姓名", "Name"), ("编号", "Code"), ("结果", "Outcome"), ("得分", "Score")];

pub const FULL_SCORE: (&str, &str) = ("满分", "Full score");
pub const WITHOUT_DATA: (&str, &str) = ("没有数据的指标", "Items without data");
pub const SHEET_NAME: (&str, &str) = ("考核表", "Sheet");
pub const STEPS_NAME: (&str, &str) = ("计分段", "Steps");
pub const SUMMARY_NAME: (&str, &str) = ("汇总", "Summary");
pub const PEOPLE_NAME: (&str, &str) = ("人员", "People");
pub const YES: (&str, &str) = ("是", "yes");
pub const NO: (&str, &str) = ("否", "no");

/// The words of one language.
pub fn said<'a>((zh, en): (&'a str, &'a str), language: Language) -> &'a str {
    match language {
        Language::Zh => zh,
        Language::En => en,
    }
}

/// Whether a text says this in either language.
pub fn says(text: &str, (zh, en): (&str, &str)) -> bool {
    text == zh || text.eq_ignore_ascii_case(en)
}

pub fn blank_rule(rule: BlankRule) -> (&'static str, &'static str) {
    match rule {
        BlankRule::Redistribute => ("权重分给其他指标", "weight goes to the others"),
        BlankRule::Wait => ("等到有数据", "wait for data"),
        BlankRule::Zero => ("记零分（不采用）", "count as zero (not applied)"),
    }
}

pub const BLANK_RULES: [BlankRule; 3] = [BlankRule::Redistribute, BlankRule::Wait, BlankRule::Zero];

pub fn layer(layer: Layer) -> (&'static str, &'static str) {
    match layer {
        Layer::Result => ("结果", "result"),
        Layer::Process => ("过程", "process"),
        Layer::Quality => ("质量", "quality"),
    }
}

pub const LAYERS: [Layer; 3] = [Layer::Result, Layer::Process, Layer::Quality];

pub fn target_kind(kind: TargetKind) -> (&'static str, &'static str) {
    match kind {
        TargetKind::Value => ("达到", "to reach"),
        TargetKind::AtLeast => ("不低于", "at least"),
        TargetKind::AtMost => ("不高于", "at most"),
        TargetKind::Range => ("区间", "range"),
        TargetKind::CountPerMonth => ("每月次数", "count per month"),
        TargetKind::Duration => ("时长（秒）", "duration (s)"),
        TargetKind::Ratio => ("比率（%）", "ratio (%)"),
        TargetKind::Rating => ("评分", "rating"),
    }
}

pub fn curve(curve: &Curve) -> (&'static str, &'static str) {
    match curve {
        Curve::Linear { .. } => ("按比例", "in proportion"),
        Curve::Range { .. } => ("区间", "range"),
        Curve::PerStep { .. } => ("差一步扣分", "points off per step"),
        Curve::Pass => ("达标满分", "all or nothing"),
        Curve::Bands { .. } => ("分档", "bands"),
        Curve::Pieces { .. } => ("分段公式", "formula in pieces"),
        Curve::Bonus { .. } => ("加分", "bonus"),
        Curve::Malus { .. } => ("减分", "deduction"),
    }
}

pub fn outcome(outcome: Outcome) -> (&'static str, &'static str) {
    match outcome {
        Outcome::Scored => ("已得分", "scored"),
        Outcome::Failed => ("未通过", "failed"),
        Outcome::Waiting => ("等待数据", "waiting"),
        Outcome::NoData => ("没有数据", "no data"),
    }
}
