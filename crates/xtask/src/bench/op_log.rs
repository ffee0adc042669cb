//! What the log of changes costs: a write with its log row against the same write without.

use std::path::Path;

use serde_json::Value;

use super::{Promise, median, new_chain};
use crate::failure::{Failure, While};
use crate::layout::Layout;
use crate::process::{program, read};

const RUNS: usize = 5;
const RATIO_LIMIT: f64 = 1.35;

/// The program times both itself, in one process and interleaved.
pub fn measure(layout: &Layout, folder: &Path) -> Result<Vec<Promise>, Failure> {
    new_chain(layout, folder)?;
    let mut with_log = Vec::new();
    let mut without_log = Vec::new();
    for _ in 0..RUNS {
        let mut cli = program(layout, layout.release_cli());
        cli.arg("--data").arg(folder).args(["bench-write", "--json"]);
        let (with, without) = microseconds(&read(&mut cli)?)?;
        with_log.push(with);
        without_log.push(without);
    }
    let nothing = || Failure::new("nothing was measured");
    let with = median(with_log).ok_or_else(nothing)?;
    let without = median(without_log).ok_or_else(nothing)?;
    Ok(vec![Promise {
        what: "a write with its log row to one without".into(),
        measured: with / without,
        limit: RATIO_LIMIT,
        unit: "x",
        behind: format!("{with:.0} µs to {without:.0} µs"),
    }])
}

fn microseconds(printed: &str) -> Result<(f64, f64), Failure> {
    let printed: Value = serde_json::from_str(printed).when("bench-write")?;
    let read = |name: &str| {
        let positive = printed[name].as_f64().filter(|time| *time > 0.0);
        positive.ok_or_else(|| Failure::new(format!("bench-write printed no {name}")))
    };
    Ok((read("with_log_us")?, read("without_log_us")?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_times_are_needed() {
        let both = microseconds(r#"{"with_log_us": 130.5, "without_log_us": 100}"#);
        assert_eq!(both.ok(), Some((130.5, 100.0)));
        assert!(microseconds(r#"{"with_log_us": 130.5}"#).is_err());
        assert!(microseconds(r#"{"with_log_us": 130.5, "without_log_us": 0}"#).is_err());
    }
}
