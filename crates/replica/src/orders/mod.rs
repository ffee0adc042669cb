//! Orders, refunds and adjustments: facts that come in batches, are replaced whole when their
//! source says something new, and can be voided by a person.

mod content;
mod detail;
mod list;
mod plan;
mod remove;
mod replace;
mod resolve;
mod void;
mod write;

pub use detail::{OrderDetail, OrderLine};
pub use list::{OrderFilter, OrderRow, OrderRows};
pub(crate) use list::{kind_of, one, quantity_text, visible};
pub(crate) use plan::{Plan, Verdict};
pub(crate) use remove::take_back;
pub(crate) use resolve::{Ref, Stores, key_of};
pub(crate) use void::put_back_void;
pub(crate) use write::{Origin, hex, write_plan, write_sales};
