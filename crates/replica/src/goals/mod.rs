//! Goals: objectives, key results and their links, with progress computed from the chain's own
//! numbers.

mod board;
mod calibration;
mod chances;
mod change;
mod check_ins;
mod counted;
mod links;
mod meeting;
mod outlook;
mod page;
mod plan;
mod promotions;
mod rights;
mod sample;
mod settle;
pub(crate) mod sheet;
mod templates;
mod tree;
mod values;

pub(crate) use board::Board;
pub use board::{GoalRow, KeyResultRow, SharedKeyResult};
pub use calibration::Calibration;
pub use change::GoalChange;
pub use check_ins::{CheckInRow, NewCheckIn};
pub(crate) use counted::{Attained, LowerGoal, attained, lower_goals};
pub use meeting::{MeetingItem, NoticeRow, SyncMeeting, TodoRow};
pub use outlook::{ExpectedDay, GoalOutlook, PlannedDay, TargetDifficulty};
pub use page::{GoalPage, GoalPath, KeptDay, KeyResultDay};
pub use plan::{GoalPlan, PlanPart, PlannedTarget};
pub(crate) use rights::may_read_history;
pub(crate) use sample::put as put_sample;
pub(crate) use settle::LastSettled;
pub use sheet::GoalSheetChange;
pub use templates::{GoalTemplateInfo, TemplateChoice, TemplateNumber, TemplateTarget};
pub use tree::{GoalFilter, GoalTally, GoalTree, LeftOut, Whose};
