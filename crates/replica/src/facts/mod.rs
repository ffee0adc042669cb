//! Plain facts beside the orders: traffic, advertising, reviews, stock, stock-takes, settlements,
//! refunds asked for. One code serves all of them, driven by the register of tables: they come in batches, are
//! replaced whole when their source says something new, and leave with their import.

mod plan;
mod put_back;
mod remove;
mod row;
mod write;

pub(crate) use plan::FactPlan;
pub(crate) use put_back::{LoggedFact, put_back, remove_others};
pub(crate) use remove::take_back;
pub(crate) use write::write_plan;
