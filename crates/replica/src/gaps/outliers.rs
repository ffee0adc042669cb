//! Days whose net sales are far from what is usual on that weekday.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};
use domain::Id;
use domain::calendar::{Grain, Period, day_from_number};
use domain::metrics::Slice;
use domain::money::round;
use rusqlite::Connection;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::scope::Looked;
use crate::error::Result;
use crate::metrics::{Group, PartKey, groups, known};
use crate::org;

/// Weeks before whose same weekday makes the usual day.
const WEEKS: u64 = 4;
/// How many times the usual, or which part of it, is odd.
const TIMES: i64 = 5;

/// A day far from usual.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct Outlier {
    /// The store.
    pub store_id: Id,
    /// Its name.
    pub store_name: String,
    /// The day.
    pub day: NaiveDate,
    /// Net sales of the day, in major units.
    pub value: String,
    /// The median of the four same weekdays before, in major units.
    pub usual: String,
}

type ByDay = BTreeMap<NaiveDate, Decimal>;

/// Days of the stores at least five times the usual, or at most a fifth of it; newest first.
pub(super) fn list(sql: &Connection, stores: &[Looked]) -> Result<Vec<Outlier>> {
    let mut outliers = Vec::new();
    for looked in stores {
        let values = net_sales(sql, looked)?;
        for (day, value) in values.range(looked.days.from..=looked.days.to) {
            let Some(usual) = usual_of(&values, *day).filter(|usual| is_odd(*value, *usual)) else {
                continue;
            };
            outliers.push(Outlier {
                store_id: looked.store.id,
                store_name: looked.store.name.clone(),
                day: *day,
                value: value.to_string(),
                usual: with_places_of(*value, usual),
            });
        }
    }
    outliers.sort_by_key(|outlier| std::cmp::Reverse(outlier.day));
    Ok(outliers)
}

/// Net sales of the days looked at and of the weeks before, days without data left out.
fn net_sales(sql: &Connection, looked: &Looked) -> Result<ByDay> {
    let metric = known("net_sales")?;
    let currency = org::currency(sql)?;
    let from = back(looked.days.from, WEEKS).unwrap_or(looked.days.from);
    let period = Period { from, to: looked.days.to };
    let slice = Slice { store_id: Some(looked.store.id), ..Slice::chain(period) };
    let by_day = groups(sql, &slice, Group::Time(Grain::Day), &metric.formula.measures())?;
    Ok(by_day
        .iter()
        .filter_map(|(key, measures)| {
            let PartKey::Number(number) = key else { return None };
            let value = metric.value(measures, currency)?;
            Some((day_from_number(*number)?, value))
        })
        .collect())
}

/// The median of the four same weekdays before; `None` unless all four have data.
fn usual_of(values: &ByDay, day: NaiveDate) -> Option<Decimal> {
    let mut befores: Vec<Decimal> =
        (1..=WEEKS).map(|weeks| values.get(&back(day, weeks)?).copied()).collect::<Option<_>>()?;
    befores.sort_unstable();
    let middle = befores.len() / 2;
    Some((befores.get(middle - 1)? + befores.get(middle)?) / Decimal::TWO)
}

/// An amount with as many decimal places as another.
fn with_places_of(model: Decimal, amount: Decimal) -> String {
    let mut rounded = round(amount, model.scale());
    rounded.rescale(model.scale());
    rounded.to_string()
}

fn back(day: NaiveDate, weeks: u64) -> Option<NaiveDate> {
    day.checked_sub_days(Days::new(weeks * 7))
}

/// At least five times the usual, or at most a fifth of it. Where nothing is usual, nothing is odd.
fn is_odd(value: Decimal, usual: Decimal) -> bool {
    let times = Decimal::from(TIMES);
    usual > Decimal::ZERO && (value >= usual * times || value * times <= usual)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn amount(text: &str) -> Decimal {
        text.parse().expect(text)
    }

    #[test]
    fn a_day_is_odd_from_five_times_the_usual_and_down_to_a_fifth_of_it() {
        let cases = [
            ("499.99", "100", false),
            ("500.00", "100", true),
            ("500.01", "100", true),
            ("20.01", "100", false),
            ("20.00", "100", true),
            ("19.99", "100", true),
            ("0", "100", true),
            ("-50", "100", true),
            ("100", "100", false),
            ("1000", "0", false), // nothing is usual
            ("0", "0", false),
            ("1000", "-10", false),
            ("0.50", "0.10", true),
            ("502.50", "100.50", true), // five times a median between two cents
            ("502.49", "100.50", false),
        ];
        for (value, usual, expected) in cases {
            assert_eq!(is_odd(amount(value), amount(usual)), expected, "{value} against {usual}");
        }
    }

    #[test]
    fn the_usual_is_the_median_of_the_four_same_weekdays_before_and_of_nothing_less() {
        let day = NaiveDate::from_ymd_opt(2026, 11, 21).expect("a day");
        let weeks = |amounts: &[&str]| -> ByDay {
            (1..)
                .zip(amounts)
                .filter(|(_, text)| !text.is_empty())
                .map(|(weeks, text)| (back(day, weeks).expect("a day"), amount(text)))
                .collect()
        };
        let cases: [(&[&str], Option<&str>); 7] = [
            (&["10", "20", "30", "40"], Some("25")),
            (&["40", "10", "30", "20"], Some("25")),
            (&["1", "10", "10", "9000"], Some("10")),
            (&["0.01", "0.02", "0.03", "0.04"], Some("0.025")),
            (&["10", "20", "30"], None),
            (&["10", "", "30", "40", "50"], None), // a week without data is no week
            (&[], None),
        ];
        for (befores, expected) in cases {
            let usual = usual_of(&weeks(befores), day);
            assert_eq!(usual, expected.map(amount), "{befores:?}");
        }
    }
}
