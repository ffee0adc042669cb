//! Parts of the product that a chain may leave out of sight (C-37). Their data are kept, and they come
//! back as they were.

use serde::{Deserialize, Serialize};

use crate::Id;

/// A part that may be hidden.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, specta::Type,
)]
#[serde(rename_all = "snake_case")]
pub enum Module {
    /// Goals altogether.
    Goals,
    /// Customers altogether.
    Customers,
    /// Who is leaving.
    Leaving,
    /// Recency, frequency and value.
    Rfm,
    /// Tags.
    Tags,
    /// Who a buyer is.
    Identity,
    /// What is missing in the data.
    Gaps,
    /// Any metric by any part.
    Explore,
    /// The stages of the business.
    Stages,
    /// Numbers that people enter.
    Values,
    /// The dictionary of metrics.
    Metrics,
    /// Departments.
    Departments,
}

impl Module {
    /// Every module, in the order in which they stand in the window.
    pub const ALL: [Self; 12] = [
        Self::Goals,
        Self::Customers,
        Self::Leaving,
        Self::Rfm,
        Self::Tags,
        Self::Identity,
        Self::Gaps,
        Self::Explore,
        Self::Stages,
        Self::Values,
        Self::Metrics,
        Self::Departments,
    ];

    /// Whether the light version, for a small shop, leaves it out.
    pub const fn is_for_larger_chains(self) -> bool {
        match self {
            Self::Leaving
            | Self::Rfm
            | Self::Identity
            | Self::Explore
            | Self::Stages
            | Self::Values
            | Self::Metrics
            | Self::Departments => true,
            Self::Goals | Self::Customers | Self::Tags | Self::Gaps => false,
        }
    }
}

/// What a chain does not want to see; one row, or none while everything is shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HiddenModules {
    /// Identity, the same everywhere.
    pub id: Id,
    /// The modules, each once, in order.
    pub codes: Vec<Module>,
}

impl HiddenModules {
    /// The id of the one row.
    pub fn only_id() -> Id {
        Id::derived("hidden_modules", &[])
    }

    /// These modules, each once.
    pub fn of(mut codes: Vec<Module>) -> Self {
        codes.sort_unstable();
        codes.dedup();
        Self { id: Self::only_id(), codes }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_choice_is_kept_once_and_in_order() {
        let hidden = HiddenModules::of(vec![Module::Stages, Module::Rfm, Module::Stages]);
        assert_eq!(hidden.codes, [Module::Rfm, Module::Stages]);
        assert!(Module::ALL.is_sorted());
    }

    #[test]
    fn the_light_version_keeps_what_a_small_shop_uses_every_day() {
        let kept: Vec<Module> =
            Module::ALL.into_iter().filter(|module| !module.is_for_larger_chains()).collect();
        assert_eq!(kept, [Module::Goals, Module::Customers, Module::Tags, Module::Gaps]);
    }
}
