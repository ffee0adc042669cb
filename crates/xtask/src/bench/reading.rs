//! What it costs to read a workbook as sales, beside the library's bare read of the same sheet.

use std::path::Path;

use serde_json::Value;

use super::{Promise, receipts};
use crate::failure::{Failure, While};
use crate::layout::Layout;
use crate::process::{program, read};

const LINES: u32 = 100_000;
const RATIO_LIMIT: f64 = 1.5;

/// The program times both itself, in one process and in turn.
pub fn measure(layout: &Layout, folder: &Path) -> Result<Vec<Promise>, Failure> {
    let file = folder.join("receipts.xlsx");
    receipts::write_xlsx(&file, LINES)?;
    let (whole, bare) = milliseconds(layout, &file, LINES)?;
    Ok(vec![Promise {
        what: "reading an XLSX of 100,000 sales lines to a bare read of its cells".into(),
        measured: whole / bare,
        limit: RATIO_LIMIT,
        unit: "x",
        behind: format!("{whole:.0} ms to {bare:.0} ms"),
    }])
}

/// Median milliseconds of reading a file of so many rows as sales, and of its bare read.
pub fn milliseconds(layout: &Layout, file: &Path, rows: u32) -> Result<(f64, f64), Failure> {
    let mut cli = program(layout, layout.release_cli());
    cli.arg("bench-read").arg(file);
    told(&read(&mut cli)?, rows)
}

fn told(printed: &str, rows: u32) -> Result<(f64, f64), Failure> {
    let printed: Value = serde_json::from_str(printed).when("bench-read")?;
    if printed["rows"].as_u64() != Some(rows.into()) {
        return Err(Failure::new(format!("bench-read read {} rows of {rows}", printed["rows"])));
    }
    let time = |name: &str| {
        let positive = printed[name].as_f64().filter(|time| *time > 0.0);
        positive.ok_or_else(|| Failure::new(format!("bench-read printed no {name}")))
    };
    Ok((time("whole_ms")?, time("bare_ms")?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reading_that_lost_rows_is_not_a_measurement() {
        let printed = r#"{"rows": 9, "whole_ms": 30.5, "bare_ms": 20}"#;
        assert_eq!(told(printed, 9).ok(), Some((30.5, 20.0)));
        assert!(told(printed, 10).is_err());
        assert!(told(r#"{"rows": 9, "whole_ms": 30.5, "bare_ms": 0}"#, 9).is_err());
        assert!(told(r#"{"rows": 9, "whole_ms": 30.5}"#, 9).is_err());
    }
}
