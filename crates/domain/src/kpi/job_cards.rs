//! What posts and centres are there for (K-102 to K-105), in a file beside this one.

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use super::Words;

/// What a post or a centre is there for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(deny_unknown_fields)]
pub struct JobCard {
    /// Stable name.
    pub code: String,
    /// What people call it.
    pub name: Words,
    /// Its duties, numbered from 1 as they stand.
    pub duties: Vec<Words>,
    /// The code of the template that measures it, where there is one.
    #[serde(default)]
    pub template: Option<String>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Cards {
    posts: Vec<JobCard>,
    centres: Vec<JobCard>,
}

const FILE: &str = include_str!("job_cards.toml");

// A test holds that the file can be read.
static CARDS: LazyLock<Cards> = LazyLock::new(|| toml::from_str(FILE).unwrap_or_default());

/// The cards of the posts (岗位说明书, K-105).
pub fn job_cards() -> &'static [JobCard] {
    &CARDS.posts
}

/// The cards of the centres (部门职责, K-102 to K-104).
pub fn centres() -> &'static [JobCard] {
    &CARDS.centres
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::kpi::template;

    #[test]
    fn every_card_has_its_duties_and_a_template_that_there_is() {
        toml::from_str::<Cards>(FILE).expect("cards");
        // K-102 to K-105
        let cases = [
            ("电子商务部总经理", 6),
            ("品类经理", 7),
            ("推广经理", 7),
            ("商务经理", 8),
            ("运营客服中心", 5),
            ("市场推广中心", 3),
            ("商务合作中心", 2),
        ];
        let all = || job_cards().iter().chain(centres());
        let found: Vec<_> = all().map(|card| (card.name.zh.as_str(), card.duties.len())).collect();
        assert_eq!(found, cases);
        for card in all() {
            for words in card.duties.iter().chain([&card.name]) {
                assert!(!words.zh.is_empty() && !words.en.is_empty(), "{words:?}");
            }
            let duties: BTreeSet<&str> = card.duties.iter().map(|one| one.zh.as_str()).collect();
            assert_eq!(duties.len(), card.duties.len(), "{}", card.code);
            let measured = card.template.as_deref().map(|code| template(code).is_some());
            assert_eq!(measured, Some(true), "{}", card.code);
        }
        let codes: BTreeSet<&str> = all().map(|card| card.code.as_str()).collect();
        assert_eq!(codes.len(), cases.len());
    }

    #[test]
    fn a_centre_is_measured_by_the_template_of_its_name() {
        for card in centres() {
            let found = card.template.as_deref().and_then(template).expect("a template");
            assert_eq!(found.name, card.name);
            assert_eq!(found.shelf, crate::kpi::Shelf::Centres);
        }
    }
}
