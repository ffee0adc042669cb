//! What can be typed about KPI sheets and scores.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Args, Subcommand};

#[derive(Debug, Subcommand)]
pub(crate) enum Kpi {
    /// List the templates.
    Templates,
    /// Print a template as a file, to change and to check.
    Template {
        /// Its code.
        code: String,
    },
    /// Tell what is wrong with a sheet, or unwise. Ends with 1 when it could not be published.
    Check {
        /// The sheet, as `kpi template` prints one.
        file: PathBuf,
    },
    /// The chain's own sheets, with whom they measure.
    Sheets,
    /// Let a template, or a sheet in a file, measure people: makes the sheet, publishes and assigns it.
    Assign {
        /// Code of the template, or the file.
        template: String,
        /// Whom it shall measure.
        #[command(flatten)]
        to: KpiTo,
        /// From this day on; the first of this month when absent.
        #[arg(long, value_name = "DATE")]
        from: Option<NaiveDate>,
    },
    /// What people came to in a period.
    Score {
        /// Staff number of one person; everybody when absent.
        #[arg(long, value_name = "STAFF NUMBER")]
        person: Option<String>,
        /// A year, quarter or month: 2026, 2026Q4, 2026-10; this month when absent.
        #[arg(long, value_name = "PERIOD")]
        period: Option<String>,
        /// Print where every point comes from; of one person.
        #[arg(long, requires = "person")]
        proof: bool,
    },
    /// Keep the scores of a period as they are now, so that it can be told why they would differ later.
    Keep {
        /// A year, quarter or month.
        #[arg(long, value_name = "PERIOD")]
        period: String,
        /// Staff number of one person; everybody when absent.
        #[arg(long, value_name = "STAFF NUMBER")]
        person: Option<String>,
    },
    /// Why a score that was kept would be another one now.
    Difference {
        /// Staff number.
        #[arg(long, value_name = "STAFF NUMBER")]
        person: String,
        /// A year, quarter or month.
        #[arg(long, value_name = "PERIOD")]
        period: String,
    },
    /// What other weights or targets would have made of people.
    Whatif {
        /// The sheet, by name or by the code of its template.
        sheet: String,
        /// Another weight of an item within its group, in per cent; the others of the group share the
        /// rest as they did.
        #[arg(long = "weight", value_name = "ITEM=WEIGHT")]
        weights: Vec<String>,
        /// Another target of an item.
        #[arg(long = "target", value_name = "ITEM=TARGET")]
        targets: Vec<String>,
        /// A year, quarter or month; the last month when absent.
        #[arg(long, value_name = "PERIOD")]
        period: Option<String>,
    },
    /// Give a mark for an item of somebody's sheet.
    Rate {
        /// Staff number.
        #[arg(long, value_name = "STAFF NUMBER")]
        person: String,
        /// Key of the item.
        #[arg(long)]
        item: String,
        /// The mark.
        #[arg(long)]
        value: rust_decimal::Decimal,
        /// What shows it.
        #[arg(long, default_value = "")]
        evidence: String,
        /// A year, quarter or month; this month when absent.
        #[arg(long, value_name = "PERIOD")]
        period: Option<String>,
    },
    /// Write a sheet with its people into a workbook whose formulas give the same scores (.xlsx), or
    /// the sheet alone into a file (.toml).
    Export {
        /// The sheet, by name or by the code of its template.
        sheet: String,
        /// The file.
        file: PathBuf,
        /// A year, quarter or month; this month when absent.
        #[arg(long, value_name = "PERIOD")]
        period: Option<String>,
    },
    /// Say what an edited workbook would change of a sheet, or make a draft of it.
    Import {
        /// The sheet, by name or by the code of its template.
        sheet: String,
        /// The workbook.
        file: PathBuf,
        /// Make the draft.
        #[arg(long)]
        apply: bool,
    },
}

/// Whom a sheet shall measure.
#[derive(Debug, Args)]
#[group(required = true, multiple = false)]
pub(crate) struct KpiTo {
    /// Everybody in a post.
    #[arg(long)]
    pub(crate) post: Option<String>,
    /// Everybody in a store, by its code or name.
    #[arg(long)]
    pub(crate) store: Option<String>,
    /// Everybody in a department.
    #[arg(long)]
    pub(crate) department: Option<String>,
    /// One person, by staff number.
    #[arg(long)]
    pub(crate) person: Option<String>,
    /// Everybody.
    #[arg(long)]
    pub(crate) all: bool,
}
