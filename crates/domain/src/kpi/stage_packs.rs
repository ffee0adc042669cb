//! Sheets that fit how far a business has come (K-125), in a file beside this one.

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use super::Words;

/// What fits a stage.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(deny_unknown_fields)]
pub struct StagePack {
    /// Stable name.
    pub code: String,
    /// What people call the stage.
    pub name: Words,
    /// By what it is known, and how work is measured in it.
    pub about: Words,
    /// The codes of its templates.
    pub templates: Vec<String>,
    /// What to mind.
    pub advice: Vec<Words>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Packs {
    packs: Vec<StagePack>,
}

const FILE: &str = include_str!("stage_packs.toml");

// A test holds that the file can be read.
static PACKS: LazyLock<Packs> = LazyLock::new(|| toml::from_str(FILE).unwrap_or_default());

/// The packs, from the first stage of a business to the last.
pub fn stage_packs() -> &'static [StagePack] {
    &PACKS.packs
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kpi::{Layer, template};

    #[test]
    fn four_stages_have_their_templates_and_advice() {
        toml::from_str::<Packs>(FILE).expect("packs");
        let codes: Vec<&str> = stage_packs().iter().map(|pack| pack.code.as_str()).collect();
        assert_eq!(codes, ["start_up", "sales_commission", "process_oriented", "strategic"]);
        for pack in stage_packs() {
            assert!(!pack.templates.is_empty() && !pack.advice.is_empty(), "{}", pack.code);
            for code in &pack.templates {
                assert!(template(code).is_some(), "{}: {code}", pack.code);
            }
            for words in pack.advice.iter().chain([&pack.name, &pack.about]) {
                assert!(!words.zh.is_empty() && !words.en.is_empty(), "{words:?}");
            }
        }
    }

    #[test]
    fn a_start_up_is_checked_and_the_process_counts_once_it_is_led_by_it() {
        let layers = |code: &str| -> Vec<Layer> {
            let content = template(code).expect(code).content();
            content.items().map(|(_, item)| item.layer).collect()
        };
        let pack = |code: &str| stage_packs().iter().find(|pack| pack.code == code).expect(code);
        assert_eq!(pack("start_up").templates, ["simple_check"]);
        let process = &pack("process_oriented").templates;
        assert!(process.iter().all(|code| layers(code).contains(&Layer::Process)), "{process:?}");
        assert!(process.iter().any(|code| code == "process"));
    }
}
