//! What stands in one cell: text without its dressing, exact numbers, local times.

pub mod date;
pub mod number;
pub mod text;

pub use date::{DayOrder, parse_local_ms};
pub use number::{NumberFlaw, parse_scaled, parse_summand};
pub use text::{bare, is_blank};
