//! One file of every kind that Chinese shops really have, with the traps of the real ones, made
//! from a shop whose orders are known, and a manifest of what importing them must give.
//!
//! Nothing here knows the reader: the files and their right totals come from the same invented
//! orders by separate ways, so that a reader can be judged by them.

mod bytes;
mod chance;
mod error;
mod facts;
mod files;
mod format;
mod lists;
mod manifest;
mod money;
mod sales;
mod selection;
mod sheet;
mod tally;
mod together;
mod trap;
mod world;

pub use bytes::Encoding;
pub use error::FormatError;
pub use files::manifest_path;
pub use format::codes;
pub use manifest::{
    All, Control, DocumentTruth, FactsTruth, FileTruth, Manifest, State, StoreNamed,
};
pub use selection::Selection;
pub use together::together;
pub use trap::Trap;
pub use world::Shop;
