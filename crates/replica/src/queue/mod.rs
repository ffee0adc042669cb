//! The queue: files of this device that wait to be imported, each in an import of its own, and
//! those found in the watched folder.
//!
//! A file is `running` only while somebody holds the queue; a run that was killed leaves its file
//! waiting again, without anybody having to tidy up. `done` is written by the transaction that
//! imports the file, so a file is imported and done, or neither.

mod entry;
mod hold;
mod line;
mod list;
mod place;
mod problem;
mod run;
mod watch;

pub use entry::{QueueState, QueuedFile};
pub use hold::QueueHold;
pub(crate) use place::where_it_lay;
pub use run::QueueWish;
