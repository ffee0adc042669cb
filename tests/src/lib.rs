//! A small world to tell stories in: a chain with stores, people and files, built in the words of
//! the shop.

mod files;
mod world;

pub use files::{SalesRows, fixture};
pub use world::{PASSWORD, World, slice};
