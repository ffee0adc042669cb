//! Medals (K-46 to K-56): levels that somebody has reached once every row of them is met, each row
//! over its own months.

use std::collections::BTreeSet;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::{KpiContent, KpiItem, Words};

/// What a medal asks for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(deny_unknown_fields)]
pub struct MedalRow {
    /// WhoseFacts target must be met; its weight and curve do not count. Rows of several medals that have
    /// the same key ask for the same fact.
    pub item: KpiItem,
    /// Over how many months up to the end of the period its value is taken.
    pub months: u8,
}

/// One level.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(deny_unknown_fields)]
pub struct Medal {
    /// Stable name within the sheet.
    pub key: String,
    /// What people call it.
    pub name: Words,
    /// All of them must be met.
    pub rows: Vec<MedalRow>,
}

/// Why a medal was not reached.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct MedalGap {
    /// The medal's key.
    pub medal: String,
    /// Items that are not met.
    pub missed: Vec<String>,
    /// Items without data.
    pub blanks: Vec<String>,
}

/// Where somebody stands among medals.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct MedalStanding {
    /// The key of the best medal that is reached.
    pub reached: Option<String>,
    /// Every better one with its reasons, the best first.
    pub gaps: Vec<MedalGap>,
}

impl MedalRow {
    /// Whether a value is good enough.
    pub fn is_met(&self, value: Decimal) -> bool {
        self.item.target.over_months(self.months.into()).is_met(value)
    }
}

/// The best of the medals (the best first) whose every row is met, and what the better ones lack
/// (K-56). A row without data is not met, and nobody reaches a medal without rows.
pub fn award(medals: &[Medal], value_of: impl Fn(&MedalRow) -> Option<Decimal>) -> MedalStanding {
    let mut standing = MedalStanding::default();
    for medal in medals {
        let (mut missed, mut blanks) = (Vec::new(), Vec::new());
        for row in &medal.rows {
            match value_of(row).map(|value| row.is_met(value)) {
                Some(true) => {}
                Some(false) => missed.push(row.item.key.clone()),
                None => blanks.push(row.item.key.clone()),
            }
        }
        if missed.is_empty() && blanks.is_empty() && !medal.rows.is_empty() {
            standing.reached = Some(medal.key.clone());
            break;
        }
        standing.gaps.push(MedalGap { medal: medal.key.clone(), missed, blanks });
    }
    standing
}

impl KpiContent {
    /// Every row of every medal.
    pub fn medal_rows(&self) -> impl Iterator<Item = (&Medal, &MedalRow)> {
        self.medals.iter().flat_map(|medal| medal.rows.iter().map(move |row| (medal, row)))
    }

    /// Everything whose value is wanted, each key once: the sheet's own items, whose value is that of
    /// its period, then those of the medals with the months over which theirs is taken.
    pub fn all_items(&self) -> Vec<(&KpiItem, Option<u8>)> {
        let own = self.items().map(|(_, item)| (item, None));
        let rows = self.medal_rows().map(|(_, row)| (&row.item, Some(row.months)));
        let mut keys = BTreeSet::new();
        own.chain(rows).filter(|(item, _)| keys.insert(&item.key)).collect()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::kpi::template;

    fn number(text: &str) -> Decimal {
        text.parse().expect(text)
    }

    /// Exactly what gold asks for, with as much leave as silver allows.
    const GOLD: [(&str, &str); 10] = [
        ("events", "1"),
        ("attendance", "0"),
        ("completed", "90"),
        ("inquiries", "50"),
        ("response", "30"),
        ("slips", "3"),
        ("errors", "2"),
        ("guiding", "1"),
        ("service_mind", "1"),
        ("leave", "3"),
    ];

    fn service() -> KpiContent {
        template("service_medals").expect("a template").content()
    }

    /// The standing with some values of [`GOLD`] changed; an empty text is no data.
    fn standing(changes: &[(&str, &str)]) -> MedalStanding {
        let values: BTreeMap<&str, &str> = GOLD.iter().chain(changes).copied().collect();
        award(&service().medals, |row| values.get(row.item.key.as_str())?.parse().ok())
    }

    #[test]
    fn every_row_of_gold_has_its_limit_and_a_missed_one_is_told() {
        // Requirement, row, a value beside the limit, one at it, what is reached beside it.
        let cases = [
            ("K-46", "events", "0", "1", None),
            ("K-47", "attendance", "1", "0", Some("silver")),
            ("K-48", "completed", "89.9", "90", Some("silver")),
            ("K-49", "inquiries", "49.9", "50", Some("silver")), // 60 of 120 sampled
            ("K-50", "response", "30.1", "30", Some("silver")),
            ("K-51", "slips", "4", "3", Some("silver")),
            ("K-52", "errors", "3", "2", Some("silver")),
            ("K-53", "guiding", "0", "1", Some("silver")),
            ("K-54", "service_mind", "0", "1", None),
        ];
        for (id, key, beside, at, lower) in cases {
            let gold = standing(&[(key, at)]);
            assert_eq!((gold.reached.as_deref(), gold.gaps), (Some("gold"), vec![]), "{id}");
            let missed = standing(&[(key, beside)]);
            assert_eq!(missed.reached.as_deref(), lower, "{id}");
            let gap = &missed.gaps[0];
            assert_eq!((gap.medal.as_str(), &gap.missed[..]), ("gold", &[key.into()][..]), "{id}");
            assert!(gap.blanks.is_empty(), "{id}");
            let blank = standing(&[(key, "")]);
            assert_eq!(blank.gaps[0].blanks, [key], "{id}: no data is not met");
            assert!(blank.gaps[0].missed.is_empty(), "{id}: and not missed either");
        }
    }

    #[test]
    fn silver_begins_where_it_says() {
        // K-55, each beside one row that keeps gold away.
        let least = [("slips", "4"), ("completed", "70"), ("inquiries", "45"), ("leave", "3")];
        let cases = [
            ("completed", "70", Some("silver")),
            ("completed", "69.9", None),
            ("inquiries", "45", Some("silver")),
            ("inquiries", "44.9", None),
            ("leave", "3", Some("silver")),
            ("leave", "2", Some("silver")),
            ("leave", "4", None),
            ("leave", "", None),
            ("events", "0", None),
            ("service_mind", "0", None),
        ];
        for (key, value, expected) in cases {
            let mut changes = least.to_vec();
            changes.push((key, value));
            let found = standing(&changes);
            assert_eq!(found.reached.as_deref(), expected, "{key} {value}");
            assert_eq!(found.gaps.len(), if expected.is_some() { 1 } else { 2 }, "{key} {value}");
        }
        assert_eq!(standing(&[("leave", "4")]).reached.as_deref(), Some("gold"), "not asked there");
    }

    #[test]
    fn rows_have_their_own_months_and_shared_ones_are_asked_once() {
        let content = service();
        let all = content.all_items();
        assert_eq!(all.len(), GOLD.len());
        for (item, months) in all {
            let two = ["events", "guiding", "service_mind"].contains(&item.key.as_str());
            assert_eq!(months, Some(if two { 2 } else { 1 }), "{}", item.key);
        }
        assert_eq!((content.items().count(), content.medal_rows().count()), (0, 14));
    }

    #[test]
    fn nobody_reaches_a_medal_that_asks_for_nothing() {
        let medal = Medal { key: "empty".into(), name: Words::default(), rows: vec![] };
        let found = award(&[medal], |_| Some(number("1")));
        assert_eq!((found.reached, found.gaps.len()), (None, 1));
        assert_eq!(award(&[], |_| None), MedalStanding::default());
    }

    #[test]
    fn a_count_per_month_is_wanted_in_every_month_of_the_row() {
        let mut row = service().medals[0].rows[0].clone();
        row.item.target =
            crate::kpi::Target::of(crate::kpi::TargetKind::CountPerMonth, number("4"));
        for (value, expected) in [("7", false), ("8", true), ("9", true)] {
            assert_eq!(row.is_met(number(value)), expected, "{value}");
        }
    }
}
