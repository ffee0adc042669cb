//! KPI sheets, whom they measure, and what their scores are: every point from the chain's own facts.

mod agreements;
mod assignments;
mod board;
mod check_up;
mod library;
mod postings;
mod proof;
mod ratings;
mod results;
mod rights;
mod sample;
mod scored;
mod sheets;
mod values;
mod what_if;
mod workbook;

pub use assignments::{AssignmentRow, NewAssignment};
pub use board::{BoardItem, BoardSheet, GradeCount, PersonScore, ScoreBoard, ScoreCell};
pub use check_up::SheetDifficulty;
pub use library::LibraryEntry;
pub(crate) use postings::follow as follow_posting;
pub use proof::{
    PastScore, ProofGoal, ProofGroup, ProofItem, ProofMark, ProofMedal, ProofSource, ProofSpan,
    ScoreProof,
};
pub use ratings::{NewRating, RatingTask};
pub use results::{
    ItemDifference, KeptItem, KeptProof, KeptSource, KpiResult, ScoreDifference, SourceDifference,
};
pub(crate) use sample::put as put_sample;
pub(crate) use scored::Scored;
pub use sheets::{SheetDraft, SheetRow};
pub use what_if::{WhatIf, WhatIfOutcome, WhatIfRow};
