//! Imports: looking at files before anything is written, bringing them in, taking them back.

mod list;
mod listed;
mod plan;
mod preview;
mod reading;
mod record;
mod rejects;
mod run;
mod undo;
mod views;

use std::ops::ControlFlow;

pub use list::{ImportRow, ImportRows};
pub(crate) use reading::file_error;
pub use record::ImportFile;
pub(crate) use record::ImportRecord;
pub(crate) use rejects::load as rejects_of;
pub use run::ImportOutcome;
pub use undo::UndoImportOutcome;
pub(crate) use undo::import_of_tx;
pub use views::{
    ControlRow, FactSum, FileChoice, FileColumn, FilePreview, ImportProgress, ImportRequest,
    ImportStep, RejectRow, RemarkRow, RowCounts, UnknownName,
};

/// Told how an import goes; answers whether to go on.
pub type ImportListener<'a> = &'a dyn Fn(ImportProgress) -> ControlFlow<()>;
