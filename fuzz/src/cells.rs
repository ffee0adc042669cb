//! Single cells: dates, numbers, text, phones.

use domain::customers::normal_phone;
use domain::identity::normal_mask;
use domain::mapping::normal_header;
use domain::phone_hash::normal_hash;
use domain::products::normal_code;
use exchange::cell::date::{civil_from_days, days_since_1970, written, year_last_parts};
use exchange::cell::{DayOrder, bare, parse_local_ms, parse_scaled};

use crate::Corpus;

/// The first byte says as what the rest is read.
pub fn check(input: &[u8]) -> Corpus {
    let [what, cell @ ..] = input else { return Corpus::Reject };
    assert_eq!(bare(bare(cell)), bare(cell), "undressed once is undressed");
    match what % 3 {
        0 => date(cell),
        1 => number(cell, u32::from(what / 3 % 5)),
        _ => words(cell),
    }
    Corpus::Keep
}

fn date(cell: &[u8]) {
    let orders = [DayOrder::MonthFirst, DayOrder::DayFirst, DayOrder::Unknown];
    let [month_first, day_first, unknown] = orders.map(|order| parse_local_ms(cell, order));
    for found in [month_first, day_first, unknown].into_iter().flatten() {
        let text = written(found);
        assert_eq!(parse_local_ms(text.as_bytes(), DayOrder::Unknown), Some(found), "{text}");
        let (year, month, day) = civil_from_days(found.div_euclid(86_400_000));
        assert!((1900..=2999).contains(&year), "{year}");
        assert_eq!(days_since_1970(year, month, day), Some(found.div_euclid(86_400_000)));
    }
    if let Some(found) = unknown {
        assert!([month_first, day_first].contains(&Some(found)), "one of the two ways");
    }
    let _ = year_last_parts(cell);
}

fn number(cell: &[u8], places: u32) {
    let Ok(found) = parse_scaled(cell, places) else { return };
    let scale = 10_u64.pow(places);
    let sign = if found < 0 { "-" } else { "" };
    let (whole, rest) = (found.unsigned_abs() / scale, found.unsigned_abs() % scale);
    let text = match places {
        0 => format!("{sign}{whole}"),
        _ => format!("{sign}{whole}.{rest:0width$}", width = places as usize),
    };
    assert_eq!(parse_scaled(text.as_bytes(), places), Ok(found), "{text}");
}

fn words(cell: &[u8]) {
    let text = String::from_utf8_lossy(cell);
    if let Some(phone) = normal_phone(&text) {
        assert_eq!(normal_phone(&phone).as_deref(), Some(phone.as_str()));
        assert!((7..=15).contains(&phone.len()) && phone.bytes().all(|b| b.is_ascii_digit()));
    }
    if let Some(hash) = normal_hash(&text) {
        assert_eq!(normal_hash(&hash).as_deref(), Some(hash.as_str()));
        assert_eq!(normal_phone(&text).filter(|phone| phone.len() == 11), None);
    }
    for normal in [normal_mask, |text: &str| normal_header(text), |text: &str| normal_code(text)] {
        let once = normal(&text);
        assert_eq!(normal(&once), once, "made alike once is alike");
    }
}

/// What such cells look like.
pub fn seeds() -> Vec<Vec<u8>> {
    let cells = [
        "2026-11-22 08:20:00",
        "12/1/2010 8:26",
        "2026年11月5日 9:05:01",
        "20261122",
        "20160523220215",
        "2026-11-22T08:20:00.123+08:00",
        "1,234.50元",
        "-￥１２．５",
        "=\"0012\"",
        "(12.50)",
        "1.38E+10",
        "+86 138-0013-8000",
        "138****6198",
        "7945BD83237335E5376FF44D62E4F0AE",
    ];
    let ways = 0..15_u8;
    let each =
        |cell: &str| ways.clone().map(|way| [&[way], cell.as_bytes()].concat()).collect::<Vec<_>>();
    cells.into_iter().flat_map(each).collect()
}
