//! What the window can ask for, one module per noun. Each command hands over to the replica.

pub mod aliases;
pub mod backups;
pub mod care;
pub mod customers;
pub mod export;
pub mod gaps;
pub mod goals;
pub mod history;
pub mod identity;
pub mod imports;
pub mod insights;
pub mod levels;
pub mod mappings;
pub mod metrics;
pub mod notices;
pub mod orders;
pub mod org;
pub mod people;
pub mod products;
pub mod protection;
pub mod queue;
pub mod search;
pub mod segments;
pub mod settings;
pub mod start;
pub mod today;
