//! What the window can ask for, one module per noun. Each command hands over to the replica.

pub mod backups;
pub mod customers;
pub mod export;
pub mod history;
pub mod imports;
pub mod mappings;
pub mod metrics;
pub mod orders;
pub mod org;
pub mod people;
pub mod products;
pub mod search;
pub mod settings;
pub mod start;
pub mod today;
