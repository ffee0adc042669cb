//! What reading a file costs beside a bare read of the same cells, in turn, in one run.

use std::hint::black_box;
use std::ops::ControlFlow;
use std::path::Path;
use std::time::Instant;

use calamine::Reader;
use chrono::NaiveDate;
use domain::Currency;

use crate::sheet::FileKind;
use crate::{FileError, ReadOptions, inspect, read_file};

const ROUNDS: usize = 5;

/// Median times of reading one file.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ReadingCost {
    /// Rows of the table that say something.
    pub rows: u32,
    /// Milliseconds from the unknown file to everything it says, as an import reads it.
    pub whole_ms: f64,
    /// Milliseconds in which the library alone turns the file into cells, each looked at once.
    pub bare_ms: f64,
}

/// Measures both readings of a file of sales, in turn.
///
/// # Errors
/// As [`read_file`].
pub fn measure_reading(path: &Path) -> Result<ReadingCost, FileError> {
    let kind = inspect(path, &[])?.file_kind;
    let (mut whole, mut bare, mut rows) = (Vec::new(), Vec::new(), 0);
    for _ in 0..ROUNDS {
        let started = Instant::now();
        rows = read_whole(path)?;
        whole.push(started.elapsed().as_secs_f64() * 1e3);
        let started = Instant::now();
        match kind {
            FileKind::Csv | FileKind::Tsv => read_bare_text(path)?,
            FileKind::Xlsx | FileKind::Xls => read_bare_workbook(path)?,
        }
        bare.push(started.elapsed().as_secs_f64() * 1e3);
    }
    Ok(ReadingCost { rows, whole_ms: median(whole), bare_ms: median(bare) })
}

fn read_whole(path: &Path) -> Result<u32, FileError> {
    let inspection = inspect(path, &[])?;
    let currency = Currency::CNY;
    let options =
        ReadOptions { currency, keep_id_numbers: false, fallback_day: NaiveDate::default() };
    let go_on = |_, _| ControlFlow::Continue(());
    let content = read_file(path, &inspection, &options, &|_| true, &go_on)?;
    Ok(black_box(content).rows)
}

/// The first sheet as a range of cells, each touched.
fn read_bare_workbook(path: &Path) -> Result<(), FileError> {
    let mut book = calamine::open_workbook_auto(path).map_err(|_| FileError::BrokenWorkbook)?;
    let first = book.worksheet_range_at(0).ok_or(FileError::Empty)?;
    let range = first.map_err(|_| FileError::BrokenWorkbook)?;
    for row in range.rows() {
        for cell in row {
            black_box(cell);
        }
    }
    Ok(())
}

/// Every row as bytes, each cell touched.
fn read_bare_text(path: &Path) -> Result<(), FileError> {
    let unreadable = |_| FileError::Unreadable(std::io::ErrorKind::InvalidData);
    let mut reader =
        csv::ReaderBuilder::new().flexible(true).from_path(path).map_err(unreadable)?;
    let mut row = csv::ByteRecord::new();
    while reader.read_byte_record(&mut row).map_err(unreadable)? {
        for cell in &row {
            black_box(cell);
        }
    }
    Ok(())
}

fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    #[test]
    fn every_row_is_read_in_a_time_that_is_told() {
        let mut file = tempfile::NamedTempFile::new().unwrap();
        writeln!(file, "订单编号,下单时间,商品名称,数量,单价,金额").unwrap();
        for order in 0..500 {
            writeln!(file, "XS{order:04},2024-03-05 10:00:00,面霜,1,9.90,9.90").unwrap();
        }
        let cost = measure_reading(file.path()).unwrap();
        assert_eq!(cost.rows, 500);
        assert!(cost.whole_ms > 0.0 && cost.bare_ms > 0.0, "{cost:?}");
    }

    #[test]
    fn a_file_that_is_no_table_is_not_measured() {
        let file = tempfile::NamedTempFile::new().unwrap();
        assert!(matches!(measure_reading(file.path()), Err(FileError::Empty)));
    }
}
