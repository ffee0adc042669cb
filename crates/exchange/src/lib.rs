//! Files in and out: sales files of every encoding and layout are read into
//! [`domain::sales_file::SalesFile`], tables are written as CSV and XLSX.
//!
//! Three rules hold everywhere: what a file is, is decided by its content and never by its name;
//! a column is found by its header and never by its place; a row that cannot be read is rejected
//! alone, with a reason.

pub mod cell;
pub mod decode;
pub mod digest;
mod error;
pub mod inspect;
pub mod mapping_file;
pub mod recognise;
pub mod rejects;
pub mod sales;
pub mod sheet;
pub mod write;

pub use digest::file_digest;
pub use error::FileError;
pub use inspect::{Inspection, inspect};
pub use rejects::{Language, write_rejects};
pub use sales::{KnownStore, Progress, read_sales};
pub use sheet::FileKind;
