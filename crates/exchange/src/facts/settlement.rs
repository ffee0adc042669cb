//! Entries of a platform's settlement.

use std::hash::Hasher;

use domain::mapping::Field;
use domain::sales_file::RejectReason;
use rustc_hash::FxHasher;

use super::cells::{Cells, day_of, excerpt, number_value, text_value};
use super::draft::{Again, Draft, bad_date};
use crate::cell::date::written;
use crate::cell::text::shown;
use crate::sheet::Row;

/// Reads a row of a settlement. An entry without a number of its own is known by its order, fee and
/// time; of two such entries alike both count, since either may be meant.
///
/// # Errors
/// The reason for which the row is not taken.
pub fn read(cells: &Cells, row: &Row) -> Result<Draft, RejectReason> {
    let local_ms = cells.moment(row, Field::OrderedAt)?;
    let day = day_of(local_ms).ok_or_else(|| bad_date(cells, row))?;
    let amount = amount_in(cells, row)?;
    let order_cell = cells.text(row, Field::OrderNo);
    let order = without_payment_prefix(&order_cell);
    let kind = cells.text(row, Field::Kind);
    let note = cells.text(row, Field::Note);
    let number = cells.text(row, Field::EntryNo);
    let time = written(local_ms);
    let mark = mark_of(row);
    let (key, again) = if number.is_empty() {
        (format!("{order}/{kind}/{time}"), Again::StandsBeside(Some(mark)))
    } else {
        (number.into(), Again::Replaces(mark))
    };
    let values =
        vec![text_value(order), text_value(&kind), number_value(Some(amount)), text_value(&note)];
    Ok(Draft { day, key, values, again })
}

/// Whether a row is a remark of the platform around its table: `#支出合计：5笔`.
pub fn is_comment(row: &Row) -> bool {
    let first = (0..row.len()).map(|column| row.bare(column)).find(|cell| !cell.is_empty());
    // A number sign before a number belongs to it: #1001, #1001-2.
    first
        .and_then(|cell| cell.strip_prefix(b"#"))
        .is_some_and(|rest| !rest.first().is_some_and(u8::is_ascii_alphanumeric))
}

/// Tells whether two rows under one key are repeats: only when every cell is the same, since some
/// platforms put one number on several entries.
fn mark_of(row: &Row) -> String {
    let (text, ends) = row.content();
    let mut hash = FxHasher::default();
    hash.write(text);
    ends.iter().for_each(|end| hash.write_usize(*end));
    format!("{:016x}", hash.finish())
}

/// What came in, less what went out, in minor units. Platforms write what went out with or without
/// a minus sign in its own column.
fn amount_in(cells: &Cells, row: &Row) -> Result<i64, RejectReason> {
    let income = cells.money(row, Field::Income)?;
    let expense = cells.money(row, Field::Expense)?;
    if income.is_some() || expense.is_some() {
        let out = expense.unwrap_or(0).saturating_abs();
        return income.unwrap_or(0).checked_sub(out).ok_or(RejectReason::TooLarge);
    }
    let needed = [Field::Amount, Field::Income, Field::Expense]
        .into_iter()
        .find(|field| cells.layout.has(*field))
        .unwrap_or(Field::Amount);
    let amount = cells.money(row, Field::Amount)?.ok_or(RejectReason::Missing(needed))?;
    if !cells.layout.has(Field::Direction) {
        return Ok(amount);
    }
    // A dash is a direction here, not an empty cell.
    let word = cells.layout.bare(row, Field::Direction);
    if word.is_empty() {
        return Err(RejectReason::Missing(Field::Direction));
    }
    match direction_in(&shown(word)) {
        Some(Direction::In) => Ok(amount),
        Some(Direction::Out) => Ok(-amount.saturating_abs()),
        None => Err(RejectReason::BadNumber(Field::Direction, excerpt(word))),
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Direction {
    In,
    Out,
}

fn direction_in(word: &str) -> Option<Direction> {
    match word.to_lowercase().as_str() {
        "收入" | "入账" | "入帐" | "收" | "+" | "＋" | "in" | "income" => {
            Some(Direction::In)
        }
        "支出" | "出账" | "出帐" | "支" | "-" | "－" | "out" | "expense" => {
            Some(Direction::Out)
        }
        _ => None,
    }
}

/// A payment platform writes a shop's order number with a mark of its own before it:
/// `T200P1234567890123456789`.
fn without_payment_prefix(number: &str) -> &str {
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    number
        .strip_prefix('T')
        .and_then(|rest| rest.split_once('P'))
        .filter(|(mark, order)| is_number(mark) && is_number(order) && order.len() > mark.len())
        .map_or(number, |(_, order)| order)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_order_number_loses_the_mark_of_the_payment_platform_only() {
        let cases = [
            ("T200P1234567890123456789", "1234567890123456789"),
            ("T500P1234567890123456789", "1234567890123456789"),
            ("1234567890123456789", "1234567890123456789"),
            ("T200P", "T200P"),
            ("TP123", "TP123"),
            ("T200PA12", "T200PA12"),
            ("E20261122001P12", "E20261122001P12"),
            ("", ""),
        ];
        for (text, expected) in cases {
            assert_eq!(without_payment_prefix(text), expected, "{text}");
        }
    }

    #[test]
    fn directions_are_told_by_words_and_signs() {
        for word in ["收入", "入账", "入帐", "+", "Income"] {
            assert_eq!(direction_in(word), Some(Direction::In), "{word}");
        }
        for word in ["支出", "出账", "出帐", "-", "OUT"] {
            assert_eq!(direction_in(word), Some(Direction::Out), "{word}");
        }
        assert_eq!(direction_in("不计收支"), None);
    }
}
