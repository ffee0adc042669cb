//! What buyers said.

use std::fmt::Write as _;

use domain::mapping::Field;
use domain::sales_file::RejectReason;
use sha2::{Digest, Sha256};

use super::cells::{Cells, number_value, text_value};
use super::draft::{Again, Draft, needed_day};
use crate::sheet::Row;

const RATING_PLACES: u32 = 3;
/// Bytes of the hash that mark a review; eight tell four milliards of texts of one day apart.
const MARK_BYTES: usize = 8;

/// Reads a row of a review list.
///
/// # Errors
/// The reason for which the row is not taken; a row that says nothing lacks its text.
pub fn read(cells: &Cells, row: &Row) -> Result<Draft, RejectReason> {
    let day = needed_day(cells, row)?;
    let channel = cells.text(row, Field::Channel);
    let sentiment = sentiment_in(&cells.text(row, Field::Sentiment));
    let rating = cells.scaled(row, Field::Rating, RATING_PLACES)?;
    let problem = cells.text(row, Field::Problem);
    let text = cells.text(row, Field::ReviewText);
    if [&*text, &*sentiment, &*problem].iter().all(|said| said.is_empty()) && rating.is_none() {
        return Err(RejectReason::Missing(Field::ReviewText));
    }
    let times = cells.count(row, Field::Quantity)?;
    let values = vec![
        text_value(&channel),
        text_value(&sentiment),
        number_value(rating),
        text_value(&problem),
        text_value(&text),
        number_value(times),
        text_value(&cells.text(row, Field::OrderNo)),
    ];
    let key = mark_of([&channel, &text, &sentiment, &problem]);
    Ok(Draft { day, key, values, again: Again::StandsBeside(None) })
}

/// Reviews bear no numbers: what was said tells them apart, whichever file says it.
fn mark_of(said: [&str; 4]) -> String {
    let digest = Sha256::digest(said.join("\u{1f}"));
    digest.iter().take(MARK_BYTES).fold(String::new(), |mut mark, byte| {
        let _ = write!(mark, "{byte:02x}");
        mark
    })
}

fn sentiment_in(word: &str) -> Box<str> {
    let known = match word.to_lowercase().as_str() {
        "正向" | "正面" | "好评" | "positive" => "positive",
        "负向" | "负面" | "差评" | "negative" => "negative",
        "中评" | "中性" | "neutral" => "neutral",
        _ => word,
    };
    known.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_is_the_beginning_of_the_hash_of_what_was_said() {
        // printf '淘宝\x1f很好\x1fpositive\x1f' | sha256sum
        assert_eq!(mark_of(["淘宝", "很好", "positive", ""]), "15898706ff5eb833");
        assert_ne!(mark_of(["a", "b", "", ""]), mark_of(["ab", "", "", ""]));
    }

    #[test]
    fn sentiments_are_told_by_words() {
        let cases = [
            ("正向", "positive"),
            ("好评", "positive"),
            ("Positive", "positive"),
            ("负向", "negative"),
            ("差评", "negative"),
            ("中评", "neutral"),
            ("中性", "neutral"),
            ("追评", "追评"),
            ("", ""),
        ];
        for (word, expected) in cases {
            assert_eq!(&*sentiment_in(word), expected, "{word}");
        }
    }
}
