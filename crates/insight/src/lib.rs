//! Analytics as pure functions of their arguments: no files, no clock, no database.
//!
//! Everything here is an estimate or a count from facts that somebody else has gathered, and says
//! how sure it is where it cannot be sure.

mod bgnbd;
mod difficulty;
pub mod fair;
mod frequent;
mod gamma_gamma;
mod hold_out;
mod minimise;
mod normal;
pub mod pace;
mod rfm;
mod rules;
mod special;
mod together;

pub use bgnbd::{BgNbd, Dropout, Fitted, Purchases};
pub use difficulty::{Difficulty, Standing, difficulty, target_at};
pub use gamma_gamma::{FittedValue, GammaGamma, RepeatValue};
pub use hold_out::{Ranked, area_under_curve, captured};
pub use rfm::{Averages, Bins, Octant, Rfm, RfmScore, Segment, scores};
pub use rules::{Basket, Rule, RuleLimits, rules};
pub use together::{Beside, Together};
