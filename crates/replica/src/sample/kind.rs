//! Which sample chain.

use serde::{Deserialize, Serialize};

/// The trades of which there is a sample chain.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, specta::Type,
)]
#[serde(rename_all = "snake_case")]
pub enum SampleKind {
    /// 美妆.
    #[default]
    Beauty,
    /// 便利店.
    Convenience,
    /// 母婴.
    MotherBaby,
}

impl SampleKind {
    /// Every kind.
    pub const ALL: [Self; 3] = [Self::Beauty, Self::Convenience, Self::MotherBaby];

    /// The stable name, kept in the chain's row and typed on the command line.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Beauty => "beauty",
            Self::Convenience => "convenience",
            Self::MotherBaby => "mother_baby",
        }
    }

    /// The kind of a stable name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}
