//! What customers did, looked at all together: classes of recency, frequency and value; how often
//! they will come back and what they are worth; who is leaving.

mod hold_out;
mod leaving;
mod lifetime;
mod outlook;
mod purchases;
mod rfm;
mod rules;
mod sight;

use domain::customer_rules::CustomerRules;

use crate::kept::Kept;

pub use hold_out::{HoldOut, HoldOutRanking};
pub use leaving::{LeavingFound, LeavingOrder, LeavingPage, LeavingRow, LeavingRule};
pub use lifetime::{LifetimeFit, LifetimeScore, LifetimeUnit, LifetimeValue};
pub use outlook::CustomerOutlook;
pub use rfm::{RfmCell, RfmFilter, RfmLimits, RfmPage, RfmPart, RfmRow, RfmRows, RfmScoreRow};

/// What is kept between two questions.
#[derive(Default)]
pub(crate) struct Insights {
    classes: Kept<(chrono::NaiveDate, CustomerRules), rfm::Classified>,
    scores: Kept<chrono::NaiveDate, lifetime::Scores>,
    hold_out: Kept<chrono::NaiveDate, Option<HoldOut>>,
}
