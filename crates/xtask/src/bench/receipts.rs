//! Receipts as a shop's till writes them: two lines each, three in five with the member's phone. A
//! file of them has ten times as many documents as one of a wholesaler's invoices, and documents
//! are what costs.

use std::fmt::Write as _;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;

use rust_xlsxwriter::{Workbook, Worksheet, XlsxError};

use super::sales_csv::Chance;
use crate::failure::{Failure, While};

const HEADERS: [&str; 10] = [
    "订单编号",
    "下单时间",
    "门店编码",
    "导购工号",
    "会员手机号",
    "商品编码",
    "商品名称",
    "数量",
    "单价",
    "金额",
];
const LINES_PER_RECEIPT: u64 = 2;
const MEMBERS: u64 = 20_000;
const MEMBERS_IN_FIVE: u64 = 3;
const EMPLOYEES: u64 = 20;
const PRODUCTS: u64 = 3_000;

/// A cell of a line.
enum Cell {
    Text(String),
    Number(f64),
}

/// Writes a CSV of so many lines, header not counted. Every run writes the same bytes.
pub fn write_csv(path: &Path, lines: u64) -> Result<(), Failure> {
    let mut file = BufWriter::new(File::create(path).when(path.display())?);
    writeln!(file, "{}", HEADERS.join(",")).when(path.display())?;
    let mut text = String::new();
    for number in 0..lines {
        text.clear();
        for (column, cell) in line(number).iter().enumerate() {
            if column > 0 {
                text.push(',');
            }
            // Writing into a String cannot fail.
            let _ = match cell {
                Cell::Text(cell) => write!(text, "{cell}"),
                Cell::Number(number) => write!(text, "{number}"),
            };
        }
        text.push('\n');
        file.write_all(text.as_bytes()).when(path.display())?;
    }
    file.flush().when(path.display())
}

/// Writes the same lines as a workbook of one sheet: numbers as numbers, the rest as texts.
pub fn write_xlsx(path: &Path, lines: u32) -> Result<(), Failure> {
    let mut workbook = Workbook::new();
    fill(workbook.add_worksheet(), lines).when(path.display())?;
    workbook.save(path).when(path.display())
}

fn fill(sheet: &mut Worksheet, lines: u32) -> Result<(), XlsxError> {
    for (column, header) in (0..).zip(HEADERS) {
        sheet.write_string(0, column, header)?;
    }
    for number in 0..lines {
        for (column, cell) in (0..).zip(line(number.into())) {
            match cell {
                Cell::Text(text) => sheet.write_string(number + 1, column, text)?,
                Cell::Number(value) => sheet.write_number(number + 1, column, value)?,
            };
        }
    }
    Ok(())
}

fn line(number: u64) -> [Cell; HEADERS.len()] {
    let receipt = number / LINES_PER_RECEIPT;
    let mut of_receipt = Chance(receipt + 1);
    let is_member = of_receipt.below(5) < MEMBERS_IN_FIVE;
    let (member, employee) = (of_receipt.below(MEMBERS), of_receipt.below(EMPLOYEES));
    let mut of_line = Chance(number ^ 0x5eed);
    let product = of_line.below(PRODUCTS);
    let quantity = 1 + of_line.below(3);
    let fen = 990 + product * 37 % 20_000;
    let yuan = |fen: u64| Cell::Number(fen as f64 / 100.0);
    [
        Cell::Text(format!("XS{receipt:09}")),
        Cell::Text(moment(receipt)),
        Cell::Text("S01".into()),
        Cell::Text(format!("E{employee:02}")),
        Cell::Text(if is_member { format!("139{member:08}") } else { String::new() }),
        Cell::Text(format!("P{product:05}")),
        Cell::Text(format!("精华面霜{product}号")),
        Cell::Number(quantity as f64),
        yuan(fen),
        yuan(fen * quantity),
    ]
}

/// A receipt a minute, twelve hours a day, in months of 28 days: every date exists.
fn moment(receipt: u64) -> String {
    let (day, minute) = (receipt / 720, receipt % 720);
    let month = day / 28;
    let (year, month, day) = (2019 + month / 12, month % 12 + 1, day % 28 + 1);
    format!("{year}-{month:02}-{day:02} {:02}:{:02}:00", 9 + minute / 60, minute % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_receipt_has_two_lines_and_its_amounts_are_price_times_quantity() {
        for number in (0..200).step_by(2) {
            let (one, two) = (line(number), line(number + 1));
            for column in 0..5 {
                let texts = [&one[column], &two[column]].map(text_of);
                assert_eq!(texts[0], texts[1], "{} of line {number}", HEADERS[column]);
            }
            for cells in [one, two] {
                let [quantity, price, amount] = [7, 8, 9].map(|column| number_of(&cells[column]));
                assert!((quantity * price - amount).abs() < 0.001, "{quantity} x {price}");
            }
        }
    }

    #[test]
    fn receipts_follow_each_other_through_days_months_and_years() {
        let cases = [
            (0, "2019-01-01 09:00:00"),
            (719, "2019-01-01 20:59:00"),
            (720, "2019-01-02 09:00:00"),
            (720 * 28, "2019-02-01 09:00:00"),
            (720 * 28 * 12, "2020-01-01 09:00:00"),
        ];
        for (receipt, expected) in cases {
            assert_eq!(moment(receipt), expected, "receipt {receipt}");
        }
    }

    fn text_of(cell: &Cell) -> String {
        match cell {
            Cell::Text(text) => text.clone(),
            Cell::Number(number) => number.to_string(),
        }
    }

    fn number_of(cell: &Cell) -> f64 {
        match cell {
            Cell::Number(number) => *number,
            Cell::Text(text) => panic!("{text} is no number"),
        }
    }
}
