//! The check-up of a sheet in a file, in sentences.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use domain::kpi::{Finding, Jump, Severity, SheetFault, SheetFile, Surroundings, check_up};
use domain::metrics::metric;
use replica::Language;

use super::said;
use crate::failure::Failure;
use crate::printer::Printer;
use crate::speech::say;

pub(super) fn run(file: &Path, printer: &mut Printer) -> Result<(), Failure> {
    let name = file.display();
    let text = fs::read_to_string(file).map_err(|error| {
        Failure::said(format!("读不了 {name}：{error}"), format!("{name} cannot be read: {error}"))
    })?;
    let sheet = SheetFile::read(&text).map_err(|fault| {
        Failure::said(
            format!("{name} 不是考核表。第 {} 行：{}", fault.line, fault.what),
            format!("{name} is no KPI sheet. Line {}: {}", fault.line, fault.what),
        )
    })?;
    let content = sheet.content();
    let around = Surroundings {
        metric: &|code| metric(code),
        okr: &BTreeSet::new(),
        most_items: sheet.most_items.map(usize::from),
    };
    let findings = check_up(&content, &around);
    let place = |key: &str, language| {
        let groups = content.groups.iter().map(|group| (&group.key, &group.name));
        let medals = content.medals.iter().map(|medal| (&medal.key, &medal.name));
        let items = content.all_items().into_iter().map(|(item, _)| (&item.key, &item.name));
        let named = groups.chain(medals).chain(items).find(|(known, _)| *known == key);
        named.map_or(String::new(), |(_, name)| said(name, language).to_string())
    };
    printer.answer(&findings, |language| {
        if findings.is_empty() {
            return vec![say(language, "没有发现问题。", "No fault was found.").into()];
        }
        let lines = findings.iter().map(|finding| {
            let (how_bad, place) = (severity(finding, language), place(&finding.key, language));
            let what = sentence(&finding.fault, language);
            if place.is_empty() {
                format!("{how_bad}  {what}")
            } else {
                format!("{how_bad}  {place}: {what}")
            }
        });
        lines.collect()
    })?;
    match findings.iter().filter(|one| one.severity == Severity::Error).count() {
        0 => Ok(()),
        errors => Err(Failure::said(
            format!("有 {errors} 处错误，改好之前不能发布。"),
            format!("{errors} errors: it could not be published."),
        )),
    }
}

fn severity(finding: &Finding, language: Language) -> &'static str {
    match finding.severity {
        Severity::Error => say(language, "错误", "error"),
        Severity::Warning => say(language, "警告", "warning"),
        Severity::Advice => say(language, "建议", "advice"),
    }
}

fn sentence(fault: &SheetFault, language: Language) -> String {
    use SheetFault as F;
    let say = |zh: String, en: String| say(language, zh, en);
    let plain = |zh: &str, en: &str| say(zh.into(), en.into());
    match fault {
        F::Empty => plain("没有任何指标。", "Nothing is measured."),
        F::GroupWeights { sum } => say(
            format!("大类权重合计 {sum} %，应为 100 %。"),
            format!("The weights of the groups add up to {sum} %, not to 100 %."),
        ),
        F::ItemWeights { sum } => say(
            format!("指标权重合计 {sum} %，应为 100 %。"),
            format!("The weights of its items add up to {sum} %, not to 100 %."),
        ),
        F::NegativeWeight => plain("权重是负数。", "The weight is below nothing."),
        F::SameKey => plain("有两处用了同一个代号。", "Two places have the same key."),
        F::UnknownMetric { code } => say(
            format!("指标库里没有 {code}。"),
            format!("There is no metric {code} in the dictionary."),
        ),
        F::BlankAsZero => plain(
            "没有数据按 0 分算：没有数据不等于没有做到。",
            "A blank counts as nothing: no data is not no result.",
        ),
        F::NoCurve => plain(
            "这个目标算不出分：目标为 0，或区间没有两端。",
            "No score can be worked out: the target is nothing, or the range has no ends.",
        ),
        F::AgainstDirection => plain(
            "目标方向与指标相反：做得越好得分越低。",
            "The target goes against the metric: who does better scores less.",
        ),
        F::UnitError => plain(
            "公式用实际值乘系数，而分段按完成率：只有目标恰好是 100 时才对。",
            "The formula multiplies the value, but its pieces go by attainment: right only for a target of 100.",
        ),
        F::Cliff { jumps } => {
            let list = |word: &str| {
                let told = jumps.iter().map(|Jump { at, by }| format!("{at} {word} {by}"));
                told.collect::<Vec<_>>().join(say("；".into(), "; ".into()).as_str())
            };
            say(
                format!("差一点点，得分跳一大截：{}。", list("处跳")),
                format!("A hair's breadth moves the score by a step: at {}.", list("by")),
            )
        }
        F::FallsAsItRises => {
            plain("结果变好，得分反而下降。", "The score falls as the result gets better.")
        }
        F::OnlyLagging => plain(
            "全是结果指标，等看到时已经晚了：加一项过程或质量指标。",
            "Every item tells what came out, when it is too late: add one of process or quality.",
        ),
        F::SingleGoal => plain(
            "只考一个数：为了它，别的都会被放下。",
            "One number alone: everything else will be dropped for it.",
        ),
        F::PickUpAlone => plain(
            "只考接起率：接了不等于解决了，加上一次性解决率和满意度。",
            "Pick-up rate alone: picked up is not resolved; add resolution and satisfaction.",
        ),
        F::TooManyItems { items, most } => say(
            format!("有 {items} 项指标，超过 {most} 项就没有重点了。"),
            format!("{items} items; beyond {most} none is a key indicator."),
        ),
        F::NoKeyIndicator => plain(
            "没有一项权重够大，找不到关键指标。",
            "No item weighs enough to be a key indicator.",
        ),
        F::ResultsAboveAll => plain(
            "业绩结果占了八成以上，过分业绩导向。",
            "Business results weigh more than four fifths.",
        ),
        F::GradeLimits => plain(
            "等级线没有从高到低排：有的等级谁也得不到。",
            "The limits of the grades do not fall from the best on: one can never be reached.",
        ),
        F::GradeShares => plain(
            "等级比例合计不是正数，或有负数。",
            "The shares of the grades add up to nothing, or one is below nothing.",
        ),
        F::GradeNames => {
            plain("有等级没有名称，或两个等级同名。", "A grade has no name, or two have the same.")
        }
        F::EmptyMedal => plain("这枚奖牌没有任何条件。", "The medal asks for nothing."),
        F::NoMonths => plain(
            "考核周期是 0 个月，没有数可看。",
            "It is taken over no month, so there is nothing to look at.",
        ),
        F::NoMarks => plain(
            "没有分可打：步长不是正数，或最低分不低于最高分。",
            "There are no marks to give: the step is nothing, or the lowest is not below the highest.",
        ),
        F::FewRaters { at_least, fewest } => say(
            format!("只要 {at_least} 人评分就计分，猜得出是谁打的；至少要 {fewest} 人。"),
            format!(
                "{at_least} raters are enough, and it can be told who gave what; ask for {fewest}."
            ),
        ),
        F::SameMetric { code } => say(
            format!("指标 {code} 考了不止一次。"),
            format!("The metric {code} counts more than once."),
        ),
        F::OkrClash { code } => say(
            format!("{code} 同时是 OKR 的关键结果：与奖金挂钩的数，没人敢定高。"),
            format!(
                "{code} is a key result of an OKR too: nobody stretches for what pay hangs on."
            ),
        ),
        F::NoCounterweight => plain(
            "只考量不考质：加上复购率、退款率或毛利率之一。",
            "Volume alone: add who comes back, what comes back, or what is earned.",
        ),
        F::TooLight => plain(
            "占整张表不到 3 %，做得好坏都看不出来。",
            "Less than 3 % of the sheet: it changes nothing.",
        ),
        F::CountNotRate => plain(
            "按次数计，接待量大的人更吃亏；可改为比率。",
            "A number of times is harder on busy people; a rate would be fairer.",
        ),
        F::NotTheirOwn => plain(
            "考的是大区或全连锁的数，个人很难推动。",
            "A number of the region or the chain, which one person can hardly move.",
        ),
    }
}
