//! Files in and out: files of every encoding and layout are read into
//! [`domain::file_content::FileContent`], tables are written as CSV and XLSX.
//!
//! Three rules hold everywhere: what a file is, is decided by its content and never by its name;
//! a column is found by its header and never by its place; a row that cannot be read is rejected
//! alone, with a reason.

pub mod cell;
pub mod decode;
pub mod digest;
mod error;
mod facts;
pub mod formats;
pub mod inspect;
pub mod kpi_workbook;
mod lists;
pub mod mapping_file;
pub mod read;
mod reading_cost;
pub mod recognise;
pub mod rejects;
mod sales;
pub mod sheet;
mod table;
pub mod write;

pub use digest::file_digest;
pub use error::FileError;
pub use formats::{Format, formats};
pub use inspect::{Inspection, inspect};
pub use read::{KnownStore, Progress, ReadOptions, read_file};
pub use reading_cost::{ReadingCost, measure_reading};
pub use rejects::{Language, field_name, write_rejects};
pub use sheet::FileKind;
