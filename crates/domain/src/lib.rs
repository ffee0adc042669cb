//! Rules and types of a retail chain: no files, no network, no clock, no SQL.
//!
//! Everything here is a pure function of its arguments, so that a rule can be checked
//! by a table of cases and gives the same answer on a shop PC, a laptop and the hub.

pub mod access;
pub mod behind;
pub mod birthdays;
pub mod calendar;
pub mod care;
pub mod clock;
pub mod customer_rules;
pub mod customers;
pub mod facts;
pub mod file_content;
pub mod goals;
pub mod id;
pub mod identity;
pub mod kpi;
pub mod levels;
pub mod lifecycle;
pub mod mapping;
pub mod metrics;
pub mod modules;
pub mod money;
pub mod name_search;
pub mod new_customer;
pub mod orders;
pub mod org;
pub mod phone_hash;
pub mod position;
pub mod products;
pub mod promotions;
pub mod registry;
pub mod sales_file;
pub mod segments;
pub mod stock_take;
pub mod subject;

pub use id::Id;
pub use money::{Currency, Money};
pub use position::Position;
