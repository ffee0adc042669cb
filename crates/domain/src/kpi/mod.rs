//! Scores people can trust: sheets of groups and items, curves, what each item adds, and what is wrong
//! with a sheet.

mod change;
mod check_up;
mod curve;
mod file;
mod score;
mod sheet;
mod target;
mod templates;
#[cfg(test)]
mod tests;

pub use change::SheetChange;
pub use check_up::{Finding, Severity, SheetFault, Surroundings, check_up};
pub use curve::{BandOf, Curve, Drawn, Jump, Piece, PieceOf, ScoreBand};
pub use file::{FileFault, SheetFile};
pub use score::{GroupScore, ItemScore, Outcome, SheetScore, score};
pub use sheet::{
    BlankRule, Indicator, ItemSource, KpiContent, KpiGroup, KpiItem, Layer, Scale, Whose, Words,
};
pub use target::{Target, TargetKind};
pub use templates::{template, templates};
