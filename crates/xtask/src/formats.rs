//! `cargo xtask formats DIR`: a file of every format, with their traps and the right totals.

use std::path::Path;

use chrono::NaiveDate;
use formats::Shop;

use crate::failure::{Failure, While};

/// Any number would do; with this one every run writes the same files.
const SEED: u64 = 20_261_122;
/// Enough for every trap to occur in every format.
const ORDERS: usize = 600;
const DAYS: u32 = 7;

/// Writes the standard folder with its manifest.
pub fn write(folder: &Path) -> Result<(), Failure> {
    let first_day = NaiveDate::from_ymd_opt(2026, 11, 15).unwrap_or_default();
    let shop = Shop::new(SEED, ORDERS, first_day, DAYS);
    let manifest = shop.files(folder).when(folder.display())?;
    for file in &manifest.files {
        println!("{:<20} {:>5} rows  {}", file.format, file.rows, file.file);
    }
    let totals = formats::manifest_path(folder);
    println!("{} files in {}", manifest.files.len(), folder.display());
    println!("what they add up to in {}", totals.display());
    Ok(())
}
