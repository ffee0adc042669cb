//! Imports: looking at files before anything is written, bringing them in, taking them back.

mod list;
mod preview;
mod reading;
mod record;
mod rejects;
mod run;
mod undo;
mod views;

use std::ops::ControlFlow;

pub use list::{ImportRow, ImportRows};
pub use record::ImportFile;
pub(crate) use record::ImportRecord;
pub use run::ImportOutcome;
pub use undo::UndoImportOutcome;
pub(crate) use undo::import_of_tx;
pub use views::{
    ColumnChoice, FileColumn, FilePreview, ImportProgress, ImportRequest, ImportStep, RejectRow,
    RemarkRow, RowCounts,
};

/// Told how an import goes; answers whether to go on.
pub type ImportListener<'a> = &'a dyn Fn(ImportProgress) -> ControlFlow<()>;
