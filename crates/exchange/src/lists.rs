//! Reads lists of what a chain has: its products, its members, and numbers it keeps itself.

mod dates;
mod members;
mod products;
mod values;

pub use members::read_members;
pub use products::read_products;
pub use values::read_values;
