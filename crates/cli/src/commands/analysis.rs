//! `rfm`, `lifetime` and `baskets`: what the chain's own sales tell of its customers.

use chrono::NaiveDate;
use replica::{BasketRule, Language, LifetimeFit, LifetimeScore, RfmScoreRow};
use serde::Serialize;

use crate::arguments::{Baskets, Lifetime, Unit};
use crate::data_folder::Chain;
use crate::failure::Failure;
use crate::printer::Printer;
use crate::speech::say;

/// Columns as they stand in a file, there without rows too.
const RFM_COLUMNS: &[&str] =
    &["customer", "recency_days", "frequency", "monetary_minor", "r", "f", "m", "segment"];
const SCORE_COLUMNS: &[&str] =
    &["customer", "x", "t_x", "T", "p_alive", "expected_90d", "expected_value_minor"];
pub(super) const RULE_COLUMNS: &[&str] =
    &["given", "then", "baskets", "support", "confidence", "lift"];

/// Prints the classes of every customer.
pub(super) fn rfm(
    chain: &Chain,
    as_of: NaiveDate,
    as_csv: bool,
    printer: &mut Printer,
) -> Result<(), Failure> {
    let rows = chain.replica.rfm_scores(&chain.owner, as_of)?;
    if as_csv {
        return printer.csv(RFM_COLUMNS, &rows);
    }
    printer.answer(&rows, |_| rows.iter().map(rfm_line).collect())
}

fn rfm_line(row: &RfmScoreRow) -> String {
    let RfmScoreRow { customer, recency_days, frequency, monetary_minor, r, f, m, segment } = row;
    format!("{customer}\t{recency_days}\t{frequency}\t{monetary_minor}\t{r}{f}{m}\t{segment}")
}

/// Fits the models, or prints what they say of every customer.
pub(super) fn lifetime(
    chain: &Chain,
    lifetime: &Lifetime,
    printer: &mut Printer,
) -> Result<(), Failure> {
    match lifetime {
        Lifetime::Fit { as_of, unit } => {
            let as_of = chain.replica.day_or_today(*as_of)?;
            let fit = chain.replica.lifetime_fit(&chain.owner, as_of, unit_of(*unit))?;
            let fit = fit.ok_or_else(nobody_came_back)?;
            printer.answer(&fit, |language| fit_lines(language, &fit))
        }
        Lifetime::Score { as_of, unit, csv: as_csv } => {
            let as_of = chain.replica.day_or_today(*as_of)?;
            let rows = chain.replica.lifetime_scores(&chain.owner, as_of, unit_of(*unit))?;
            if rows.is_empty() {
                return Err(nobody_came_back());
            }
            if *as_csv {
                return printer.csv(SCORE_COLUMNS, &rows);
            }
            printer.answer(&rows, |_| rows.iter().map(score_line).collect())
        }
    }
}

/// Prints what is bought together.
pub(super) fn baskets(
    chain: &Chain,
    baskets: &Baskets,
    printer: &mut Printer,
) -> Result<(), Failure> {
    let Baskets::Rules { limits, csv: as_csv } = baskets;
    let rules = chain.replica.basket_rules(&chain.owner, &limits.into())?;
    let printed: Vec<PrintedRule<'_>> = rules.iter().map(PrintedRule::of).collect();
    if *as_csv {
        return printer.csv(RULE_COLUMNS, &printed);
    }
    printer.answer(&rules, |_| {
        printed
            .iter()
            .map(|rule| format!("{} → {}\t{}", rule.given, rule.then, rule.lift))
            .collect()
    })
}

/// A rule as a row of CSV.
#[derive(Serialize)]
struct PrintedRule<'a> {
    given: String,
    then: &'a str,
    baskets: u32,
    support: String,
    confidence: String,
    lift: String,
}

impl<'a> PrintedRule<'a> {
    fn of(rule: &'a BasketRule) -> Self {
        Self {
            given: rule.given.join(";"),
            then: &rule.then,
            baskets: rule.baskets,
            support: format!("{:.9}", rule.support),
            confidence: format!("{:.7}", rule.confidence),
            lift: format!("{:.7}", rule.lift),
        }
    }
}

fn unit_of(unit: Unit) -> replica::LifetimeUnit {
    match unit {
        Unit::Day => replica::LifetimeUnit::Day,
        Unit::Week => replica::LifetimeUnit::Week,
    }
}

fn nobody_came_back() -> Failure {
    Failure::said(
        "到这一天还没有人买过第二次，无从推算。",
        "Nobody has bought twice until that day: nothing can be fitted.",
    )
}

fn fit_lines(language: Language, fit: &LifetimeFit) -> Vec<String> {
    let LifetimeFit { r, alpha, a, b, log_likelihood, .. } = fit;
    let mut lines =
        vec![format!("r {r:.4}  alpha {alpha:.4}  a {a:.4}  b {b:.4}  LL {log_likelihood:.2}")];
    if let Some(value) = &fit.value {
        lines.push(format!("p {:.4}  q {:.4}  v {:.4}", value.p, value.q, value.v));
    }
    if !fit.note.is_empty() {
        let zh = "数据分不清顾客是流失了还是只是没来：流失概率不可用。";
        let en =
            "The data cannot tell leaving from waiting: the chance to have left is not usable.";
        lines.push(say(language, zh, en).to_owned());
    }
    lines
}

fn score_line(row: &LifetimeScore) -> String {
    let LifetimeScore { customer, x, p_alive, expected_90d, expected_value_minor, .. } = row;
    format!("{customer}\t{x}\t{p_alive:.4}\t{expected_90d:.4}\t{expected_value_minor}")
}
