//! Scores people can trust: sheets of groups and items, curves, what each item adds, and what is wrong
//! with a sheet.

mod adjust;
mod change;
mod check_up;
mod curve;
mod file;
mod grades;
mod job_cards;
mod marks;
mod medals;
mod record;
mod score;
mod sheet;
mod spans;
mod stage_packs;
mod stretches;
mod target;
mod templates;
#[cfg(test)]
mod tests;

pub use change::SheetChange;
pub use check_up::{Finding, Severity, SheetFault, Surroundings, check_up};
pub use curve::{BandOf, Curve, Drawn, Jump, Piece, PieceOf, ScoreBand};
pub use file::{FileFault, SheetFile, Shelf};
pub use grades::{GradeLimit, GradeShare, Grades, grade_all};
pub use job_cards::{JobCard, centres, job_cards};
pub use marks::{FEWEST_RATERS, Marks, mean_mark};
pub use medals::{Medal, MedalGap, MedalRow, MedalStanding, award};
pub use record::{
    AssignedTo, KpiAgreement, KpiAssignment, KpiRating, KpiSheet, Posting, SheetHead,
};
pub use score::{GroupScore, ItemScore, Outcome, SheetScore, score};
pub use sheet::{
    BlankRule, Indicator, ItemSource, KpiContent, KpiGroup, KpiItem, Layer, Scale, WhoseFacts,
    Words,
};
pub use spans::{PersonTotal, ScoredSpan, by_days, months_of};
pub use stage_packs::{StagePack, stage_packs};
pub use stretches::{SheetPlan, Stretch, WorkPlace};
pub use target::{Target, TargetKind};
pub use templates::{template, templates};
