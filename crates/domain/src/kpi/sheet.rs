//! A KPI sheet: what somebody's work is measured by, in groups and items with weights.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::{Curve, Grades, Marks, Medal, Target};

/// A name in both languages; one that people gave in one language has that alone.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(default, deny_unknown_fields)]
pub struct Words {
    /// Chinese.
    pub zh: String,
    /// English.
    pub en: String,
}

/// In which points a sheet counts (K-81).
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, specta::Type,
)]
#[serde(rename_all = "snake_case")]
pub enum Scale {
    /// 0 to 100.
    #[default]
    Hundred,
    /// 0 to 5.
    Five,
}

/// What happens to an item without data: a blank is never nothing.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, specta::Type,
)]
#[serde(rename_all = "snake_case")]
pub enum BlankRule {
    /// Its weight goes to the others, in proportion.
    #[default]
    Redistribute,
    /// The sheet has no score until there is data.
    Wait,
    /// As sheets from elsewhere may say; the check-up lets none be published with it, and until then
    /// it is read as [`Self::Redistribute`].
    Zero,
}

/// What an item tells of (K-10, K-91): a sheet of results alone looks back.
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
pub enum Layer {
    /// What came out (结果层).
    #[default]
    Result,
    /// What was done for it (过程层).
    Process,
    /// How well (质量层).
    Quality,
}

/// WhoseFacts facts an item reads.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, specta::Type,
)]
#[serde(rename_all = "snake_case")]
pub enum WhoseFacts {
    /// The person's own.
    #[default]
    Person,
    /// Those of the person's store.
    Store,
    /// Those of the person's region.
    Region,
    /// Those of the whole chain.
    Chain,
}

/// Where the value of an item comes from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum ItemSource {
    /// A metric of the chain's facts.
    Metric {
        /// Its code.
        code: String,
    },
    /// The value of a metric against a number, in per cent: sales of 900,000 against 1,000,000
    /// complete 90 % (销售完成率).
    Completion {
        /// The metric's code.
        code: String,
        /// What is planned for a month; a longer period wants as many more.
        #[specta(type = String)]
        monthly: Decimal,
    },
    /// The change of a metric against the period before, in per cent.
    Growth {
        /// The metric's code.
        code: String,
    },
    /// How far the goals are that the person answers for, by weight (K-01, G-08).
    Goals,
    /// A mark that somebody gives with what shows it.
    Rating {
        /// Those that may be given; any number where there are none.
        #[serde(default)]
        marks: Option<Marks>,
    },
    /// The mean of the marks that several people give; no data with fewer of them than are wanted,
    /// so that nobody can be told from it (K-57, [`super::mean_mark`]).
    Raters {
        /// So many must have given one.
        at_least: u8,
        /// Those that may be given; any number where there are none.
        #[serde(default)]
        marks: Option<Marks>,
    },
    /// The worst of several metrics, each against its own number, in per cent (K-70).
    Worst {
        /// The metrics.
        of: Vec<Indicator>,
    },
}

/// A metric and what it shall reach.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct Indicator {
    /// The metric's code.
    pub code: String,
    /// The number.
    #[specta(type = String)]
    pub target: Decimal,
}

/// One item (指标).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(deny_unknown_fields)]
pub struct KpiItem {
    /// Stable name within the sheet.
    pub key: String,
    /// What people call it.
    pub name: Words,
    /// Where its value comes from.
    pub source: ItemSource,
    /// WhoseFacts facts it reads.
    #[serde(default)]
    pub whose: WhoseFacts,
    /// What it tells of.
    #[serde(default)]
    pub layer: Layer,
    /// Its share of the group in per cent; nothing for points beside the weights.
    #[specta(type = String)]
    pub weight: Decimal,
    /// What it shall reach.
    pub target: Target,
    /// How a value becomes a score.
    pub curve: Curve,
    /// In what a mark or a value is counted where the metric does not tell; `%`, `次`.
    #[serde(default)]
    pub unit: Words,
    /// Whoever misses the target fails the whole sheet (K-79).
    #[serde(default)]
    pub is_veto: bool,
}

/// A group of items (大类).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(deny_unknown_fields)]
pub struct KpiGroup {
    /// Stable name within the sheet.
    pub key: String,
    /// What people call it.
    pub name: Words,
    /// Its share of the sheet in per cent.
    #[specta(type = String)]
    pub weight: Decimal,
    /// Its items.
    pub items: Vec<KpiItem>,
    /// A score of the group below this fails the whole sheet (K-79).
    #[serde(default)]
    #[specta(type = Option<String>)]
    pub must_reach: Option<Decimal>,
}

/// What a sheet (考核表) holds, wherever it is kept.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(default)]
pub struct KpiContent {
    /// In which points it counts.
    pub scale: Scale,
    /// What happens to an item without data.
    pub blank: BlankRule,
    /// Its groups.
    pub groups: Vec<KpiGroup>,
    /// How its scores become grades.
    pub grades: Grades,
    /// What may be reached beside the score, the best first.
    pub medals: Vec<Medal>,
}

impl Words {
    /// The words of a language, of the other one where there are none.
    pub fn in_chinese(&self, chinese: bool) -> &str {
        match (chinese, self.zh.as_str(), self.en.as_str()) {
            (true, "", other) | (false, other, "") => other,
            (true, own, _) | (false, _, own) => own,
        }
    }
}

impl Scale {
    /// The full score.
    pub fn full(self) -> Decimal {
        match self {
            Self::Hundred => Decimal::ONE_HUNDRED,
            Self::Five => Decimal::from(5),
        }
    }

    /// A score as it would stand on another scale: 3.5 of 5 is 70 of 100 (K-81).
    pub fn convert(self, score: Decimal, to: Self) -> Decimal {
        crate::money::round(score * to.full() / self.full(), 2)
    }
}

impl ItemSource {
    /// Whether people give marks for it.
    pub fn is_marked(&self) -> bool {
        matches!(self, Self::Rating { .. } | Self::Raters { .. })
    }

    /// The codes of the metrics it asks.
    pub fn codes(&self) -> Vec<&str> {
        match self {
            Self::Metric { code } | Self::Completion { code, .. } | Self::Growth { code } => {
                vec![code]
            }
            Self::Worst { of } => of.iter().map(|one| one.code.as_str()).collect(),
            Self::Goals | Self::Rating { .. } | Self::Raters { .. } => Vec::new(),
        }
    }

    /// The marks that people choose from; `None` where they give none, or any number.
    pub fn marks(&self) -> Option<&Marks> {
        match self {
            Self::Rating { marks } | Self::Raters { marks, .. } => marks.as_ref(),
            Self::Metric { .. }
            | Self::Completion { .. }
            | Self::Growth { .. }
            | Self::Goals
            | Self::Worst { .. } => None,
        }
    }
}

impl KpiContent {
    /// All items of the sheet's own with their groups; those of medals are not among them
    /// ([`Self::all_items`]).
    pub fn items(&self) -> impl Iterator<Item = (&KpiGroup, &KpiItem)> {
        self.groups.iter().flat_map(|group| group.items.iter().map(move |item| (group, item)))
    }
}
