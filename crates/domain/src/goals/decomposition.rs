//! From strategy to target: the five levels of a plan (G-22), and a target broken down to parts.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::money::round;

/// 战略 – 规划 – 关键路径: the levels above a key result, which is the fourth, and its target, the
/// fifth.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(default)]
pub struct Decomposition {
    /// 战略.
    pub strategy: String,
    /// 规划.
    pub planning: String,
    /// 关键路径.
    pub critical_path: String,
}

/// The levels by their names in Chinese and English.
pub const LEVELS: [(&str, &str); 5] = [
    ("战略", "Strategy"),
    ("规划", "Plan"),
    ("关键路径", "Critical path"),
    ("KPI", "KPI"),
    ("目标值", "Target"),
];

impl Decomposition {
    /// Whether anybody wrote something down.
    pub fn is_begun(&self) -> bool {
        [&self.strategy, &self.planning, &self.critical_path]
            .iter()
            .any(|level| !level.trim().is_empty())
    }

    /// The first level that is missing, counted from 0; `has_target` says whether a key result with
    /// a target stands below.
    pub fn missing(&self, has_target: bool) -> Option<usize> {
        let written = [&self.strategy, &self.planning, &self.critical_path];
        let empty = written.iter().position(|level| level.trim().is_empty());
        empty.or((!has_target).then_some(3))
    }

    /// All five levels in one line; a missing one shows as `…`.
    pub fn line(&self, key_result: &str, target: &str) -> String {
        let levels = [&self.strategy, &self.planning, &self.critical_path]
            .map(|level| level.trim())
            .into_iter()
            .chain([key_result.trim(), target.trim()]);
        levels
            .map(|level| if level.is_empty() { "…" } else { level })
            .collect::<Vec<_>>()
            .join(" → ")
    }
}

/// How a target is broken down.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum BreakDown {
    /// By what each part brought before.
    History,
    /// The same for each.
    Equal,
}

/// A target divided among parts so that the parts add up to it exactly: rounded to `digits`, what
/// is left goes to the parts with the greatest remainders, the first of equals first. Parts without
/// history (`None`, or not above zero) get nothing by history; when none has any, all get the same.
pub fn broken_down(
    target: Decimal,
    history: &[Option<Decimal>],
    by: BreakDown,
    digits: u32,
) -> Vec<Decimal> {
    let told = |part: &Option<Decimal>| part.filter(|value| *value > Decimal::ZERO);
    let mut weights: Vec<Decimal> = match by {
        BreakDown::Equal => vec![Decimal::ONE; history.len()],
        BreakDown::History => history.iter().map(|part| told(part).unwrap_or_default()).collect(),
    };
    if weights.iter().all(Decimal::is_zero) {
        weights.fill(Decimal::ONE);
    }
    let all: Decimal = weights.iter().sum();
    let exact: Vec<Decimal> = weights
        .iter()
        .map(|weight| {
            let share = weight.checked_div(all).unwrap_or_default();
            target.checked_mul(share).unwrap_or_default()
        })
        .collect();
    let mut parts: Vec<Decimal> = exact.iter().map(|part| part.trunc_with_scale(digits)).collect();
    let step = Decimal::new(if target.is_sign_negative() { -1 } else { 1 }, digits);
    let given: Decimal = parts.iter().sum();
    let left = (round(target, digits) - given).checked_div(step).unwrap_or_default();
    let mut order: Vec<usize> = (0..parts.len()).collect();
    order.sort_by_key(|at| std::cmp::Reverse((exact[*at] - parts[*at]).abs()));
    let left = usize::try_from(left.trunc().mantissa()).unwrap_or(0);
    for at in order.into_iter().cycle().take(left.min(parts.len() * 2)) {
        parts[at] += step;
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Decimal {
        text.parse().expect(text)
    }

    #[test]
    fn five_levels_print_as_one_line_and_the_first_missing_is_told() {
        let plan = Decomposition {
            strategy: "国际化".into(),
            planning: "欧洲市场".into(),
            critical_path: "独立站".into(),
        };
        let line = plan.line("欧洲销售额", "+20 %");
        assert_eq!(line, "国际化 → 欧洲市场 → 独立站 → 欧洲销售额 → +20 %");
        assert_eq!(plan.missing(true), None);
        assert_eq!(plan.missing(false), Some(3));
        let begun = Decomposition { planning: " ".into(), ..plan };
        assert_eq!(begun.missing(true), Some(1));
        assert_eq!(begun.line("", ""), "国际化 → … → 独立站 → … → …");
        assert!(!Decomposition::default().is_begun());
    }

    #[test]
    fn parts_add_up_to_the_target_exactly() {
        use BreakDown::{Equal, History};
        type Case =
            (&'static str, &'static [&'static str], BreakDown, u32, &'static [&'static str]);
        let cases: [Case; 8] = [
            ("100", &["1", "1", "1"], Equal, 0, &["34", "33", "33"]),
            ("100", &["1", "2", "3"], History, 2, &["16.67", "33.33", "50.00"]),
            ("1000", &["30", "", "10"], History, 0, &["750", "0", "250"]),
            ("1000", &["", "", ""], History, 0, &["334", "333", "333"]),
            ("1000", &["-5", "5"], History, 0, &["0", "1000"]),
            ("1", &["1", "1", "1"], Equal, 0, &["1", "0", "0"]),
            ("-10", &["1", "1", "1"], Equal, 0, &["-4", "-3", "-3"]),
            ("10", &[], Equal, 0, &[]),
        ];
        for (target, history, by, digits, expected) in cases {
            let history: Vec<Option<Decimal>> =
                history.iter().map(|text| text.parse().ok()).collect();
            let parts = broken_down(number(target), &history, by, digits);
            let expected: Vec<Decimal> = expected.iter().map(|text| number(text)).collect();
            assert_eq!(parts, expected, "{target} by {history:?}");
            if !parts.is_empty() {
                assert_eq!(parts.iter().sum::<Decimal>(), number(target));
            }
        }
    }
}
