//! A sales file of the size and shape of the public Online Retail set, for machines that do not
//! have it: the same columns, counts of lines, invoices, products and customers, the same shares
//! of guests and cancellations. Every run writes the same bytes.

use std::fmt::Write as _;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;

use crate::failure::{Failure, While};

/// Lines of the public set, header not counted.
pub const LINES: u64 = 541_909;
const INVOICES: u64 = 25_900;
const PRODUCTS: u64 = 3_958;
const CUSTOMERS: u64 = 4_372;
/// One invoice in seven cancels an earlier sale.
const CANCELLED_ONE_IN: u64 = 7;
/// A quarter of the lines name no customer.
const GUEST_ONE_IN: u64 = 4;
const DAYS: u64 = 370;

/// Writes a file of so many lines, header not counted; a longer one goes on in the same way.
pub fn write(path: &Path, lines: u64) -> Result<(), Failure> {
    let mut file = BufWriter::new(File::create(path).when(path.display())?);
    let header =
        "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country";
    writeln!(file, "{header}").when(path.display())?;
    let mut chance = Chance(0x5eed);
    let mut line = String::new();
    for number in 0..lines {
        line.clear();
        push_line(&mut line, number * INVOICES / LINES, &mut chance);
        file.write_all(line.as_bytes()).when(path.display())?;
    }
    file.flush().when(path.display())
}

fn push_line(line: &mut String, invoice: u64, chance: &mut Chance) {
    let mut of_invoice = Chance(invoice + 1);
    let cancelled = of_invoice.below(CANCELLED_ONE_IN) == 0;
    let guest = of_invoice.below(GUEST_ONE_IN) == 0;
    let customer = 12_346 + of_invoice.below(CUSTOMERS);
    let (day, minute) = (invoice * DAYS / INVOICES, of_invoice.below(600));
    let product = chance.below(PRODUCTS);
    let quantity = 1 + chance.below(24);
    let pence = 29 + product * 7 % 1_200;
    let prefix = if cancelled { "C" } else { "" };
    let sign = if cancelled { "-" } else { "" };
    // Writing into a String cannot fail.
    let _ = write!(line, "{prefix}{},{},", 536_365 + invoice, 10_000 + product);
    let _ = write!(line, "GIFT BOX WITH RIBBON NO {product},{sign}{quantity},");
    let _ = write!(line, "{} {:02}:{:02}:00,", date(day), 8 + minute / 60, minute % 60);
    let _ = write!(line, "{}.{:02},", pence / 100, pence % 100);
    if !guest {
        let _ = write!(line, "{customer}.0");
    }
    line.push_str(",United Kingdom\n");
}

/// The day counted from 2010-12-01, in months of 28 days: every date exists.
fn date(day: u64) -> String {
    let month = 11 + day / 28;
    format!("{}-{:02}-{:02}", 2010 + month / 12, month % 12 + 1, day % 28 + 1)
}

/// A small deterministic generator (Knuth's MMIX constants); nothing here needs good chance.
pub struct Chance(pub u64);

impl Chance {
    /// A number from 0 to below `bound`.
    pub fn below(&mut self, bound: u64) -> u64 {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % bound
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_has_the_eight_columns_and_a_cancelled_one_a_negative_quantity() {
        let mut chance = Chance(1);
        let mut cancelled = 0;
        for invoice in 0..200 {
            let mut line = String::new();
            push_line(&mut line, invoice, &mut chance);
            let columns: Vec<&str> = line.trim_end().split(',').collect();
            assert_eq!(columns.len(), 8, "{line}");
            assert_eq!(columns[0].starts_with('C'), columns[3].starts_with('-'), "{line}");
            cancelled += usize::from(columns[0].starts_with('C'));
        }
        assert!((10..60).contains(&cancelled), "{cancelled} of 200 are cancelled");
    }

    #[test]
    fn days_run_through_the_turn_of_the_year() {
        let cases =
            [(0, "2010-12-01"), (27, "2010-12-28"), (28, "2011-01-01"), (369, "2012-01-06")];
        for (day, expected) in cases {
            assert_eq!(date(day), expected, "day {day}");
        }
    }
}
