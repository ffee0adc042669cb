//! What platforms report beside the orders.

pub mod advertising;
pub mod refunds;
pub mod reviews;
pub mod settlement;
pub mod stock;
pub mod stock_take;
pub mod traffic;
