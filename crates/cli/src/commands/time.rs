//! Moments and periods as programs and people read and write them.

use chrono::{DateTime, NaiveDate};
use domain::calendar::{Grain, Period};
use serde::Serialize;
use serde_json::Value;

use crate::failure::Failure;

/// Fields of answers that hold UTC milliseconds.
const MOMENTS: [&str; 5] = ["at", "undone_at", "taken_at", "added_at", "ended_at"];

/// UTC milliseconds as `2026-11-22T08:20:00Z`; empty outside the calendar.
pub(super) fn utc_text(ms: i64) -> String {
    let moment = DateTime::from_timestamp_millis(ms);
    moment.map(|moment| moment.format("%Y-%m-%dT%H:%M:%SZ").to_string()).unwrap_or_default()
}

/// An answer, or a list of them, with its moments as text.
pub(super) fn with_utc_texts(answer: &impl Serialize) -> Result<Value, Failure> {
    let mut value = serde_json::to_value(answer)?;
    let rows = match &mut value {
        Value::Array(rows) => rows.as_mut_slice(),
        one => std::slice::from_mut(one),
    };
    for row in rows {
        for name in MOMENTS {
            if let Some(ms) = row.get(name).and_then(Value::as_i64) {
                row[name] = Value::String(utc_text(ms));
            }
        }
    }
    Ok(value)
}

/// The days of `2026`, `2026Q4` or `2026-11`.
pub(super) fn span(text: &str) -> Result<Period, Failure> {
    let quarter = text.split_once(['Q', 'q']).and_then(|(year, quarter)| {
        let quarter: u32 = quarter.parse().ok().filter(|quarter| (1..=4).contains(quarter))?;
        Some((Grain::Quarter, NaiveDate::from_ymd_opt(year.parse().ok()?, quarter * 3, 1)?))
    });
    let month = || Some((Grain::Month, format!("{text}-01").parse().ok()?));
    let year = || Some((Grain::Year, NaiveDate::from_ymd_opt(text.parse().ok()?, 1, 1)?));
    let (grain, day) = quarter.or_else(month).or_else(year).ok_or_else(|| {
        Failure::said(
            format!("看不懂期间“{text}”，写成 2026、2026Q4 或 2026-11"),
            format!("\"{text}\" is no period: write 2026, 2026Q4 or 2026-11"),
        )
    })?;
    Ok(Period { from: grain.start(day), to: grain.end(day) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn moments_are_text_in_one_answer_and_in_many() {
        let row = json!({ "at": 1_795_322_860_289_i64, "undone_at": null, "rows": 3 });
        let told = json!({ "at": "2026-11-22T04:47:40Z", "undone_at": null, "rows": 3 });
        assert_eq!(with_utc_texts(&row).unwrap(), told);
        assert_eq!(with_utc_texts(&vec![row]).unwrap(), json!([told]));
    }
}
