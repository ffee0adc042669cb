//! What can be typed to compare stores.

use clap::{Args, ValueEnum};

#[derive(Debug, Args)]
pub(crate) struct Compare {
    /// The metric by its code, for example net_sales; `metrics` lists them.
    pub(crate) code: String,
    /// A year, quarter or month: 2026, 2026Q4, 2026-11.
    #[arg(long, value_name = "PERIOD")]
    pub(crate) period: String,
    /// Only the stores of this region.
    #[arg(long, value_name = "NAME")]
    pub(crate) region: Option<String>,
    /// By what the value of a store is expected.
    #[arg(long, default_value = "last-year")]
    pub(crate) by: ExpectedBy,
}

/// By what the value of a store is expected.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum ExpectedBy {
    /// Its own same days a year before, and how stores of its kind changed since.
    LastYear,
    /// The level of stores of its kind.
    Kind,
}
