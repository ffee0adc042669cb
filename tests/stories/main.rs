//! Stories on one device: what people do, told through the replica's public operations.

mod access;
mod backups;
mod birthdays;
mod customer_classes;
mod customers;
mod export;
mod formats;
mod gaps;
mod history;
mod identity;
mod imports;
mod leaving;
mod measures;
mod metrics;
mod orders;
mod product_names;
mod queue;
mod real_files;
mod records;
mod sample;
mod sample_mappings;
mod sign_in;
mod sums;
mod together;
mod undo_import;
mod upgrades;
