//! Goals (OKR): what a chain, a region, a department, a store or a person wants to reach in a
//! period, measured by key results that read the chain's own numbers.
//!
//! An objective says what and why; its key results say how one will know. Links lead from lower
//! objectives to what they support, and sideways between goals that hang on each other. Nobody
//! types progress where a metric tells it.

mod alignment;
mod check_in;
mod clash;
mod decomposition;
mod dependency;
mod key_result;
mod link;
mod meeting;
mod method;
mod objective;
mod pace;
mod progress;
mod signals;
pub mod templates;

pub use alignment::{Alignment, CycleFound};
pub use check_in::CheckIn;
pub use clash::{Aim, clashes};
pub use decomposition::{BreakDown, Decomposition, LEVELS, broken_down};
pub use dependency::{Capacity, Demand, Dependency, Resource, Simulated, simulate};
pub use key_result::{
    GoalSlice, KeyResult, KeyResultKind, KeyResultSource, Milestone, WrongKeyResult,
};
pub use link::{GoalLink, LinkKind, OVERSHOOT_PERCENT};
pub use meeting::{GoalRules, Todo, TodoKind, meeting_held};
pub use method::{Method, MethodAdvice, StaffNeed, Strategy, advise};
pub use objective::{
    Development, Holder, HolderKind, Objective, ObjectiveFault, ObjectiveKind, ObjectiveReview,
};
pub use pace::{Pace, Standing, moments_of_months, pace};
pub use progress::{Progress, Share, aim, attainment, is_met, progress, roll_up};
pub use signals::{GoalState, Notice, NoticeKind, signals};
