//! What can be typed about goals.

use std::path::PathBuf;

use clap::Subcommand;

#[derive(Debug, Subcommand)]
pub(crate) enum Goals {
    /// Objectives with their key results.
    List {
        /// Only of a year, quarter or month: 2026, 2026Q4, 2026-11.
        #[arg(long, value_name = "PERIOD")]
        period: Option<String>,
    },
    /// One key result or objective.
    Show {
        /// Its id, or its whole title.
        goal: String,
        /// Print the rows behind its value.
        #[arg(long)]
        rows: bool,
    },
    /// How far every key result has come.
    Progress {
        /// Only of a year, quarter or month: 2026, 2026Q4, 2026-11.
        #[arg(long, value_name = "PERIOD")]
        period: Option<String>,
    },
    /// What became of goals that the program would have given a chance of 30, 50, 70 and 90 %.
    Calibration,
    /// Write goals into a workbook whose formulas give the same progress (.xlsx), or a table (.csv).
    Export {
        /// The file.
        file: PathBuf,
        /// Only of a year, quarter or month: 2026, 2026Q4, 2026-11.
        #[arg(long, value_name = "PERIOD")]
        period: Option<String>,
    },
    /// Say what such a file would change, or change it.
    Import {
        /// The file.
        file: PathBuf,
        /// Change it.
        #[arg(long)]
        apply: bool,
    },
    /// Ready sets of goals.
    #[command(subcommand)]
    Template(TemplateDo),
}

#[derive(Debug, Subcommand)]
pub(crate) enum TemplateDo {
    /// Every template with its numbers.
    List,
    /// Make the goals of a template.
    Apply {
        /// Its name, such as double11.
        code: String,
        /// The year of its days.
        #[arg(long)]
        year: i32,
        /// A number in place of the template's: NAME=NUMBER.
        #[arg(long = "target", value_name = "NAME=NUMBER")]
        targets: Vec<String>,
    },
}
