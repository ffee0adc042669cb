//! Stories on one device: what people do, told through the replica's public operations.

mod access;
mod backups;
mod export;
mod history;
mod imports;
mod metrics;
mod real_files;
mod records;
mod sample;
mod sign_in;
mod undo_import;
mod upgrades;
