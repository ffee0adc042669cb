//! Goals: objectives, key results and their links, with progress computed from the chain's own
//! numbers.

mod board;
mod change;
mod check_ins;
mod links;
mod page;
mod rights;
mod templates;
mod tree;
mod values;

pub(crate) use board::Board;
pub use board::{GoalRow, KeyResultRow, SharedKeyResult};
pub use change::GoalChange;
pub use check_ins::{CheckInRow, NewCheckIn};
pub use page::{GoalPage, GoalPath, KeyResultDay};
pub use templates::{GoalTemplateInfo, TemplateChoice, TemplateNumber, TemplateTarget};
pub use tree::{GoalFilter, GoalTree, Whose};
