//! Who somebody is. Exact keys join by themselves when a file comes in; everything here is what
//! people decide: which customer a weakly known buyer is, and which two customers are one.

mod candidates;
mod decide;
mod duplicates;
mod list;
mod merge;
mod put_back;
pub(crate) mod same_number;
mod views;

pub(crate) use put_back::recount_put_back;
pub use views::{
    BuyerFilter, BuyerRow, BuyerRows, Candidate, Duplicate, DuplicateReason, DuplicateRows,
};
