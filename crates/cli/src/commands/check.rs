//! `check`: whether the database holds together.

use std::path::Path;

use replica::Check;

use crate::data_folder::open_replica;
use crate::failure::Failure;
use crate::printer::Printer;
use crate::speech::say;

/// Checks the database; fails after printing when something is wrong.
pub(super) fn run(folder: &Path, printer: &mut Printer) -> Result<(), Failure> {
    let check = open_replica(folder)?.check()?;
    printer.answer(&check, |language| {
        let Check { derived_mismatches, integrity, broken_references, log_gaps, digest } = &check;
        vec![
            format!(
                "{}{derived_mismatches}",
                say(language, "派生数不一致：", "derived mismatches: ")
            ),
            format!("{}{integrity}", say(language, "完整性：", "integrity: ")),
            format!("{}{broken_references}", say(language, "断开的引用：", "broken references: ")),
            format!("{}{log_gaps}", say(language, "日志缺口：", "log gaps: ")),
            format!("{}{digest}", say(language, "摘要：", "digest: ")),
        ]
    })?;
    if is_sound(&check) { Ok(()) } else { Err(Failure::CheckFailed) }
}

fn is_sound(check: &Check) -> bool {
    check.derived_mismatches == 0
        && check.integrity == "ok"
        && check.broken_references == 0
        && check.log_gaps == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_database_is_sound_only_when_nothing_is_wrong() {
        let sound = Check {
            derived_mismatches: 0,
            integrity: "ok".into(),
            broken_references: 0,
            log_gaps: 0,
            digest: String::new(),
        };
        let cases = [
            (sound.clone(), true),
            (Check { derived_mismatches: 1, ..sound.clone() }, false),
            (Check { integrity: "row missing from index".into(), ..sound.clone() }, false),
            (Check { broken_references: 1, ..sound.clone() }, false),
            (Check { log_gaps: 1, ..sound }, false),
        ];
        for (check, expected) in cases {
            assert_eq!(is_sound(&check), expected, "{check:?}");
        }
    }
}
