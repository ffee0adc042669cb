//! `insight`: the mathematics on a plain file, without a chain.

mod index;
mod pace;

use std::path::Path;

use chrono::NaiveDate;
use compact_str::CompactString;
use insight::{BgNbd, Dropout, GammaGamma, Purchases, RepeatValue, Rule, RuleLimits};
use replica::Language;
use rustc_hash::FxHashMap;
use serde::Serialize;

use super::analysis::RULE_COLUMNS;
use crate::arguments::{Insight, Limits, Unit};
use crate::failure::Failure;
use crate::printer::Printer;
use crate::speech::say;

/// Does what was typed.
pub(super) fn run(insight: &Insight, printer: &mut Printer) -> Result<(), Failure> {
    match insight {
        Insight::Bgnbd { file, unit, until } => bgnbd(file, *unit, *until, printer),
        Insight::Index { file, bases } => index::run(file, bases, printer),
        Insight::Pace { file } => pace::run(file, printer),
        Insight::Rules { file, limits, csv } => rules(file, &limits.into(), *csv, printer),
    }
}

/// A fit as it is printed.
#[derive(Serialize)]
struct Fit {
    customers: usize,
    repeat_purchases: u64,
    unit: &'static str,
    r: f64,
    alpha: f64,
    a: f64,
    b: f64,
    log_likelihood: f64,
    converged: bool,
    /// Empty, or `dropout_not_told`.
    note: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<ValueFit>,
}

#[derive(Serialize)]
struct ValueFit {
    customers: usize,
    p: f64,
    q: f64,
    v: f64,
    log_likelihood: f64,
    converged: bool,
}

/// Room is made for so many rows at most before they are read.
const MOST_ROOM: usize = 1 << 20;

/// A day on which a customer bought, by the customer's place, and what they paid.
type Bought = (u32, NaiveDate, f64);

fn bgnbd(file: &Path, unit: Unit, until: NaiveDate, printer: &mut Printer) -> Result<(), Failure> {
    // A row takes some two dozen bytes of the file; most customers come more than once.
    let bytes = std::fs::metadata(file).map_or(0, |file| file.len());
    let rows = usize::try_from(bytes / 24).map_or(MOST_ROOM, |rows| rows.min(MOST_ROOM));
    let mut customers = Places::default();
    customers.known.reserve(rows / 3);
    let mut bought: Vec<Bought> = Vec::with_capacity(rows);
    let mut told_amounts = false;
    each_row(file, &["customer", "date"], "amount", |cells| {
        let [customer, date, amount] = cells;
        let day = day(date).ok_or_else(|| unreadable(date))?;
        if day > until {
            return Ok(());
        }
        told_amounts |= !amount.is_empty();
        let amount = if amount.is_empty() { Ok(0.0) } else { amount.parse::<f64>() };
        let amount = amount.map_err(|_| unreadable(cells[2]))?;
        let customer = u32::try_from(customers.of(customer)).unwrap_or(u32::MAX);
        bought.push((customer, day, amount));
        Ok(())
    })?;
    let days_of_unit = match unit {
        Unit::Day => 1.0,
        Unit::Week => 7.0,
    };
    bought.sort_by_key(|(customer, day, _)| (*customer, *day));
    let customers = customers.known.len();
    let mut counted: Vec<(Purchases, u32)> = Vec::with_capacity(customers);
    let mut values: Vec<RepeatValue> = Vec::with_capacity(customers);
    for days in bought.chunk_by(|one, next| one.0 == next.0) {
        if let Some((purchases, value)) = purchases(days, until, days_of_unit) {
            counted.push((purchases, 1));
            values.push(value);
        }
    }
    let fitted = BgNbd::fit(&counted).ok_or_else(|| {
        Failure::said(
            "没有人买过第二次，无从推算。",
            "Nobody has bought twice: nothing can be fitted.",
        )
    })?;
    let valued = told_amounts.then(|| GammaGamma::fit(&values)).flatten();
    let fit = Fit {
        customers: counted.len(),
        repeat_purchases: counted.iter().map(|(one, _)| u64::from(one.repeats)).sum(),
        unit: match unit {
            Unit::Day => "day",
            Unit::Week => "week",
        },
        r: fitted.model.r,
        alpha: fitted.model.alpha,
        a: fitted.model.a,
        b: fitted.model.b,
        log_likelihood: fitted.log_likelihood,
        converged: fitted.converged,
        note: match fitted.dropout {
            Dropout::Told => "",
            Dropout::NotTold => "dropout_not_told",
        },
        value: valued.map(|valued| ValueFit {
            customers: values.iter().filter(|one| one.repeats > 0 && one.mean > 0.0).count(),
            p: valued.model.p,
            q: valued.model.q,
            v: valued.model.v,
            log_likelihood: valued.log_likelihood,
            converged: valued.converged,
        }),
    };
    printer.answer(&fit, |language| lines(language, &fit))
}

fn lines(language: Language, fit: &Fit) -> Vec<String> {
    let mut lines = vec![format!(
        "r {:.4}  alpha {:.4}  a {:.4}  b {:.4}  LL {:.2}",
        fit.r, fit.alpha, fit.a, fit.b, fit.log_likelihood
    )];
    if let Some(value) = &fit.value {
        let ValueFit { p, q, v, .. } = value;
        lines.push(format!("p {p:.4}  q {q:.4}  v {v:.4}"));
    }
    if !fit.note.is_empty() {
        let zh = "数据分不清顾客是流失了还是只是没来：流失概率不可用。";
        let en =
            "The data cannot tell leaving from waiting: the chance to have left is not usable.";
        lines.push(say(language, zh, en).to_owned());
    }
    lines
}

/// What one customer did until the last day, in order of days: the first one does not count.
fn purchases(
    bought: &[Bought],
    until: NaiveDate,
    days_of_unit: f64,
) -> Option<(Purchases, RepeatValue)> {
    let (first, last) = (bought.first()?.1, bought.last()?.1);
    let units = |from: NaiveDate, to: NaiveDate| (to - from).num_days() as f64 / days_of_unit;
    let days = bought.chunk_by(|one, next| one.1 == next.1).count();
    let repeats = u32::try_from(days - 1).unwrap_or(u32::MAX);
    let all: f64 = bought.iter().filter(|(_, day, _)| *day != first).map(|one| one.2).sum();
    let mean = if repeats == 0 { 0.0 } else { all / f64::from(repeats) };
    let purchases = Purchases { repeats, recency: units(first, last), age: units(first, until) };
    Some((purchases, RepeatValue { repeats, mean }))
}

/// Names by their places, in the order in which they came.
#[derive(Default)]
struct Places {
    known: FxHashMap<CompactString, usize>,
    /// The one asked for last: rows of one name mostly follow each other.
    last: (CompactString, usize),
}

impl Places {
    fn of(&mut self, name: &str) -> usize {
        if self.last.0 == name && !self.known.is_empty() {
            return self.last.1;
        }
        let place = match self.known.get(name) {
            Some(known) => *known,
            None => {
                let place = self.known.len();
                self.known.insert(name.into(), place);
                place
            }
        };
        self.last.0.clear();
        self.last.0.push_str(name);
        self.last.1 = place;
        place
    }
}

fn rules(
    file: &Path,
    limits: &RuleLimits,
    as_csv: bool,
    printer: &mut Printer,
) -> Result<(), Failure> {
    let (mut baskets, mut items) = (Places::default(), Places::default());
    let mut bought: Vec<insight::Basket> = Vec::new();
    let mut names: Vec<String> = Vec::new();
    each_row(file, &["basket", "item"], "", |cells| {
        let [basket, item, _] = cells;
        let (basket, thing) = (baskets.of(basket), items.of(item));
        if basket == bought.len() {
            bought.push(Vec::new());
        }
        if thing == names.len() {
            names.push(item.to_string());
        }
        bought[basket].push(u32::try_from(thing).unwrap_or(u32::MAX));
        Ok(())
    })?;
    let found = insight::rules(&bought, limits);
    let printed: Vec<PrintedRule<'_>> =
        found.iter().map(|rule| PrintedRule::of(rule, &names)).collect();
    if as_csv {
        let rows: Vec<_> = printed.iter().map(PrintedRule::cells).collect();
        return printer.csv(RULE_COLUMNS, &rows);
    }
    printer.answer(&printed, |_| printed.iter().map(|rule| rule.cells().join("\t")).collect())
}

#[derive(Serialize)]
struct PrintedRule<'a> {
    given: Vec<&'a str>,
    then: &'a str,
    baskets: u32,
    support: f64,
    confidence: f64,
    lift: f64,
}

impl<'a> PrintedRule<'a> {
    fn of(rule: &Rule, names: &'a [String]) -> Self {
        let name = |item: &u32| names[*item as usize].as_str();
        let mut given: Vec<&str> = rule.given.iter().map(name).collect();
        given.sort_unstable();
        Self {
            given,
            then: name(&rule.then),
            baskets: rule.baskets,
            support: rule.support,
            confidence: rule.confidence,
            lift: rule.lift,
        }
    }

    fn cells(&self) -> [String; 6] {
        [
            self.given.join(";"),
            self.then.to_string(),
            self.baskets.to_string(),
            format!("{:.9}", self.support),
            format!("{:.7}", self.confidence),
            format!("{:.7}", self.lift),
        ]
    }
}

/// Shows the named columns of every row, and one that may be missing, to `visit`.
fn each_row(
    file: &Path,
    needed: &[&str; 2],
    wanted: &str,
    mut visit: impl FnMut(&[&str; 3]) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let cannot = |error: &dyn std::fmt::Display| {
        let name = file.display();
        Failure::said(format!("读不了 {name}：{error}"), format!("{name} cannot be read: {error}"))
    };
    let mut rows = csv::ReaderBuilder::new()
        .flexible(true)
        .buffer_capacity(1 << 16)
        .from_path(file)
        .map_err(|error| cannot(&error))?;
    let headers = rows.headers().map_err(|error| cannot(&error))?.clone();
    let called = |header: &str, name: &str| {
        let header = header.trim().trim_start_matches('\u{feff}');
        let is = |other: &str| header.eq_ignore_ascii_case(other);
        is(name) || is(&format!("{name}_id")) || is(&format!("order_{name}"))
    };
    let column = |name: &str| headers.iter().position(|header| called(header, name));
    let missing = |name: &str| {
        Failure::said(format!("文件缺少列 {name}。"), format!("The file lacks the column {name}."))
    };
    let first = column(needed[0]).ok_or_else(|| missing(needed[0]))?;
    let second = column(needed[1]).ok_or_else(|| missing(needed[1]))?;
    let third = column(wanted);
    let mut row = csv::StringRecord::new();
    while rows.read_record(&mut row).map_err(|error| cannot(&error))? {
        let cell = |at: usize| trimmed(row.get(at).unwrap_or_default());
        visit(&[cell(first), cell(second), third.map_or("", cell)])?;
    }
    Ok(())
}

/// The text without blanks around it, which most cells do not have.
fn trimmed(text: &str) -> &str {
    let ends = [text.as_bytes().first(), text.as_bytes().last()];
    if ends.into_iter().flatten().all(u8::is_ascii_graphic) { text } else { text.trim() }
}

fn day(text: &str) -> Option<NaiveDate> {
    let day = text.get(..10).unwrap_or(text);
    if let Some(day) = plain_day(day) {
        return Some(day);
    }
    ["%Y-%m-%d", "%Y/%m/%d", "%Y%m%d"]
        .iter()
        .find_map(|format| NaiveDate::parse_from_str(day, format).ok())
}

/// A day as most files write it, read without a pattern: `2026-11-22`.
fn plain_day(text: &str) -> Option<NaiveDate> {
    let bytes: &[u8; 10] = text.as_bytes().try_into().ok()?;
    let number = |from: usize, to: usize| {
        bytes[from..to].iter().try_fold(0_u32, |number, digit| {
            digit.is_ascii_digit().then(|| number * 10 + u32::from(digit - b'0'))
        })
    };
    let year = i32::try_from(number(0, 4)?).ok()?;
    let is_plain = bytes[4] == b'-' && bytes[7] == b'-';
    NaiveDate::from_ymd_opt(year, number(5, 7)?, number(8, 10)?).filter(|_| is_plain)
}

fn unreadable(text: &str) -> Failure {
    Failure::said(format!("读不懂“{text}”。"), format!("\"{text}\" cannot be read."))
}

impl From<&Limits> for RuleLimits {
    fn from(limits: &Limits) -> Self {
        Self {
            support: limits.min_support,
            confidence: limits.min_confidence,
            least_things: limits.min_items,
            most_things: limits.max_items,
        }
    }
}
