//! A sheet as a file (X-09): what a template is written in, and what people send to each other.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::{BlankRule, Grades, KpiContent, KpiGroup, KpiSheet, Medal, Scale, Words};
use crate::calendar::Grain;
use crate::metrics::Bilingual;

/// Where a sheet stands in the library.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    specta::Type,
)]
#[serde(rename_all = "snake_case")]
pub enum Shelf {
    /// Sheets of a post (岗位).
    #[default]
    Posts,
    /// Sheets of a centre or a department (部门).
    Centres,
    /// Sheets of those who lead a team (组长).
    Leaders,
    /// Ways to measure whatever the post is (方法).
    Methods,
    /// Medals (奖牌).
    Medals,
}

impl Shelf {
    /// Every shelf, in the order in which people see them.
    pub const ALL: [Self; 5] =
        [Self::Posts, Self::Centres, Self::Leaders, Self::Methods, Self::Medals];

    /// What people call it.
    pub const fn name(self) -> Bilingual {
        match self {
            Self::Posts => Bilingual::of("岗位", "Posts"),
            Self::Centres => Bilingual::of("部门", "Departments"),
            Self::Leaders => Bilingual::of("组长", "Team leaders"),
            Self::Methods => Bilingual::of("方法", "Methods"),
            Self::Medals => Bilingual::of("奖牌", "Medals"),
        }
    }
}

/// A sheet with what is told about it, as TOML. Numbers are texts, so that nothing is rounded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(deny_unknown_fields)]
pub struct SheetFile {
    /// Stable name.
    pub code: String,
    /// What people call it.
    pub name: Words,
    /// For whom it is, and where its numbers come from.
    #[serde(default)]
    pub about: Words,
    /// The post that it is for; empty for any.
    #[serde(default)]
    pub post: Words,
    /// Where it stands in the library.
    #[serde(default)]
    pub shelf: Shelf,
    /// How long a period is.
    pub cycle: Grain,
    /// The most items it should have, where that is another number than usual: at most five of a
    /// logistics specialist (K-112), more where a requirement names them.
    #[serde(default)]
    pub most_items: Option<u8>,
    /// In which points it counts.
    #[serde(default)]
    pub scale: Scale,
    /// What happens to an item without data.
    #[serde(default)]
    pub blank: BlankRule,
    /// How its scores become grades.
    #[serde(default)]
    pub grades: Grades,
    /// Its groups.
    #[serde(default)]
    pub groups: Vec<KpiGroup>,
    /// What may be reached beside the score, the best first.
    #[serde(default)]
    pub medals: Vec<Medal>,
}

/// Why a text is no sheet.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("line {line}: {what}")]
pub struct FileFault {
    /// Where, from 1; 0 where that is not known.
    pub line: usize,
    /// What the reader says of it.
    pub what: String,
}

impl SheetFile {
    /// A version of a sheet as a file; its code is that of the template it was made from.
    pub fn of(sheet: &KpiSheet) -> Self {
        let template = super::template(&sheet.template);
        Self {
            code: sheet.template.clone(),
            name: sheet.name.clone(),
            about: Words::default(),
            post: template.map(|one| one.post.clone()).unwrap_or_default(),
            shelf: template.map(|one| one.shelf).unwrap_or_default(),
            cycle: sheet.cycle,
            most_items: template.and_then(|one| one.most_items),
            scale: sheet.content.scale,
            blank: sheet.content.blank,
            groups: sheet.content.groups.clone(),
            grades: sheet.content.grades.clone(),
            medals: sheet.content.medals.clone(),
        }
    }

    /// Reads a sheet.
    pub fn read(text: &str) -> Result<Self, FileFault> {
        toml::from_str(text.trim_start_matches('\u{feff}')).map_err(|error| FileFault {
            line: error
                .span()
                .and_then(|span| text.get(..span.start))
                .map_or(0, |before| before.matches('\n').count() + 1),
            what: error.message().to_string(),
        })
    }

    /// Writes it.
    pub fn write(&self) -> Result<String, FileFault> {
        toml::to_string_pretty(self).map_err(|error| FileFault { line: 0, what: error.to_string() })
    }

    /// What the sheet holds.
    pub fn content(&self) -> KpiContent {
        KpiContent {
            scale: self.scale,
            blank: self.blank,
            groups: self.groups.clone(),
            grades: self.grades.clone(),
            medals: self.medals.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kpi::{ItemSource, Marks};

    #[derive(Debug, PartialEq, Deserialize)]
    struct Sourced {
        source: ItemSource,
    }

    #[test]
    fn a_mark_may_say_what_it_is_chosen_from_and_by_how_many() {
        let marks = Marks { lowest: 0.into(), highest: 5.into(), step: 1.into() };
        let scale = r#"marks = { lowest = "0", highest = "5", step = "1" }"#;
        let cases = [
            (r#"kind = "rating""#.to_string(), ItemSource::Rating { marks: None }),
            (format!(r#"kind = "rating", {scale}"#), ItemSource::Rating { marks: Some(marks) }),
            (
                r#"kind = "raters", at_least = 3"#.to_string(),
                ItemSource::Raters { at_least: 3, marks: None },
            ),
            (
                format!(r#"kind = "raters", at_least = 4, {scale}"#),
                ItemSource::Raters { at_least: 4, marks: Some(marks) },
            ),
        ];
        for (text, source) in cases {
            let read = toml::from_str(&format!("source = {{ {text} }}"));
            assert_eq!(read, Ok(Sourced { source }), "{text}");
        }
    }
}
