//! Numbers that people keep by store and day, in either of two shapes: a column that names the
//! measure beside one with the number, or a column for each measure.

use domain::mapping::Field;
use domain::metrics::Measure;
use domain::subject::Subject;

use super::{BLANK, Format, STORE};

/// Found by alias.
pub(super) const VALUE_LIST: Format = Format {
    code: "value_list",
    subject: Subject::Values,
    columns: &[
        (Field::Day, &["日期", "统计日期", "营业日期", "数据日期", "Date", "Day", "Business Date"]),
        (Field::Measure, &["计量项", "指标名称", "指标", "统计项", "Measure", "Metric"]),
        (Field::Value, &VALUES),
        STORE,
    ],
    ..BLANK
};

const NAMED_VALUES: [&str; 4] = ["数值", "指标值", "值", "Value"];
const MANUAL: usize = manual_measures();
/// What a column of numbers is called: so, or like a measure.
const VALUES: [&str; NAMED_VALUES.len() + 3 * MANUAL] = values();

const fn manual_measures() -> usize {
    let (mut at, mut found) = (0, 0);
    while at < Measure::ALL.len() {
        found += Measure::ALL[at].is_manual() as usize;
        at += 1;
    }
    found
}

const fn values() -> [&'static str; NAMED_VALUES.len() + 3 * MANUAL] {
    let mut all = [""; NAMED_VALUES.len() + 3 * MANUAL];
    let mut next = 0;
    while next < NAMED_VALUES.len() {
        all[next] = NAMED_VALUES[next];
        next += 1;
    }
    let mut at = 0;
    while at < Measure::ALL.len() {
        let measure = Measure::ALL[at];
        if measure.is_manual() {
            let (zh, en) = measure.words();
            all[next] = zh;
            all[next + 1] = en;
            all[next + 2] = measure.code();
            next += 3;
        }
        at += 1;
    }
    all
}
