//! Reads lists of what a chain has: its products and its members.

mod dates;
mod members;
mod products;

pub use members::read_members;
pub use products::read_products;
