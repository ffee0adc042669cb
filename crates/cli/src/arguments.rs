//! What can be typed.

mod comparison;
mod customers;
mod goals;
mod kpi;

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{ArgGroup, Args, Parser, Subcommand, ValueEnum};

pub(crate) use comparison::{Compare, ExpectedBy};
pub(crate) use customers::{Channel, ContactWay, Customers, NewOne, Said};
pub(crate) use goals::{Goals, TemplateDo};
pub(crate) use kpi::{Kpi, KpiTo};

/// Storeloop without a window.
///
/// Works on a data folder as the chain's owner: whoever can run it there has the data anyway.
/// It never asks; what it cannot do ends in one line on stderr and exit code 1 (2 for arguments
/// that make no sense).
#[derive(Debug, Parser)]
#[command(name = "storeloop-cli", version, arg_required_else_help = false)]
pub(crate) struct Arguments {
    /// The data folder. Needed by every command but `schema`.
    #[arg(long, global = true, value_name = "DIR")]
    pub(crate) data: Option<PathBuf>,
    /// Print JSON.
    #[arg(long, global = true)]
    pub(crate) json: bool,
    /// Language of messages; by default that of the system.
    #[arg(long, global = true, value_name = "LANG")]
    pub(crate) lang: Option<Lang>,
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// A language of messages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Lang {
    /// Simplified Chinese.
    Zh,
    /// English.
    En,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Begin a sample chain or one of your own.
    Init(Init),
    /// Bring in sales files, all or none.
    Import(Import),
    /// Past imports.
    #[command(subcommand)]
    Imports(Imports),
    /// Counts of what is on hand against the books.
    #[command(subcommand)]
    Stocktake(Stocktake),
    /// The value of a metric.
    Metric(Metric),
    /// Stores compared fairly: each beside what is to be expected of it.
    Compare(Compare),
    /// The dictionary of metrics, and the numbers that people enter.
    Metrics {
        /// What to do; without it the metrics are listed.
        #[command(subcommand)]
        command: Option<Metrics>,
    },
    /// Check the database; exit code 1 when something is wrong.
    Check,
    /// Make a verified backup in a folder and print its file.
    Backup {
        /// The folder.
        #[arg(value_name = "DIR")]
        folder: PathBuf,
    },
    /// Put a backup in place of the present data, which is kept aside.
    Restore {
        /// The backup.
        file: PathBuf,
    },
    /// The recovery key of the data.
    #[command(subcommand)]
    Key(RecoveryKey),
    /// Who changed a record, when, from what to what.
    History {
        /// The record.
        #[command(flatten)]
        record: Record,
    },
    /// Undo a transaction; the last one when none is named.
    Undo {
        /// Number of the transaction, as `history` shows it.
        tx: Option<i64>,
    },
    /// Write rows into a file.
    Export(Export),
    /// Change fields of a record.
    Set {
        /// The record.
        #[command(flatten)]
        record: Record,
        /// The new values; nothing after `=` empties a field.
        #[arg(required = true, value_name = "FIELD=VALUE", value_parser = pair)]
        changes: Vec<(String, String)>,
    },
    /// Make a record: store, region, department, employee or product.
    Add {
        /// The table.
        table: String,
        /// Its values.
        #[arg(required = true, value_name = "FIELD=VALUE", value_parser = pair)]
        values: Vec<(String, String)>,
    },
    /// Void an order: it stays in the book and counts no more.
    Void {
        /// Number or id of the order.
        order: String,
        /// Its store, when several have an order of this number.
        #[arg(long, value_name = "CODE")]
        store: Option<String>,
    },
    /// Buyers known by weak marks only: a masked phone, a name with an address.
    #[command(subcommand)]
    Buyers(Buyers),
    /// Customers that are one.
    #[command(subcommand)]
    Customers(Customers),
    /// What kind of place a store is, and who buys there.
    #[command(subcommand)]
    Stores(Stores),
    /// Goals: what everybody wants to reach, and how far they are.
    #[command(subcommand)]
    Goals(Goals),
    /// Recency, frequency and value of every customer, in classes and segments.
    Rfm {
        /// The last day that counts.
        #[arg(long, value_name = "DATE")]
        as_of: NaiveDate,
        /// Print CSV.
        #[arg(long, conflicts_with = "json")]
        csv: bool,
    },
    /// How often customers will come back, and what they are worth.
    #[command(subcommand)]
    Lifetime(Lifetime),
    /// What is bought together.
    #[command(subcommand)]
    Baskets(Baskets),
    /// Files that wait to be imported, each on its own.
    #[command(subcommand)]
    Queue(Queue),
    /// Look for new files in the watched folder.
    Watch(Watch),
    /// What is missing, unknown, twice or odd.
    Gaps {
        /// Only the stores of this region.
        #[arg(long, value_name = "NAME", conflicts_with = "store")]
        region: Option<String>,
        /// Only this store.
        #[arg(long, value_name = "CODE")]
        store: Option<String>,
    },
    /// Names by which files call a store or a product.
    #[command(subcommand)]
    Alias(Alias),
    /// Kept column mappings.
    #[command(subcommand)]
    Mapping(Mappings),
    /// Analytics of a plain file, without a chain.
    #[command(subcommand)]
    Insight(Insight),
    /// KPI sheets: the library of templates, and the check-up of a sheet in a file.
    #[command(subcommand)]
    Kpi(Kpi),
    /// Print the schema of a fresh database.
    Schema,
    /// Print which requirement is which metric.
    #[command(hide = true)]
    MetricTable,
    /// Measure what the log costs.
    #[command(hide = true)]
    BenchWrite,
    /// Measure how long people wait for what they look at.
    #[command(hide = true)]
    BenchScale {
        /// For so many seconds of each kind at the most.
        #[arg(long, default_value_t = 60)]
        seconds: u64,
        /// Only this kind.
        #[arg(long)]
        only: Option<String>,
        /// Import these files instead, each taken back again.
        #[arg(long, num_args = 1..)]
        import: Vec<PathBuf>,
    },
    /// Measure what reading a file costs.
    #[command(hide = true)]
    BenchRead {
        /// The file.
        file: PathBuf,
    },
}

#[derive(Debug, Args)]
#[command(group = ArgGroup::new("beginning").required(true).args(["sample", "chain"]))]
pub(crate) struct Init {
    /// A sample chain: beauty, convenience or mother_baby.
    #[arg(long, value_parser = sample_kind)]
    pub(crate) sample: Option<replica::sample::SampleKind>,
    /// Name of your own chain.
    #[arg(long, value_name = "NAME", requires_all = ["store", "time_zone", "currency"])]
    pub(crate) chain: Option<String>,
    /// A store of it; once for each.
    #[arg(long, value_name = "CODE=NAME", value_parser = pair, conflicts_with = "sample")]
    pub(crate) store: Vec<(String, String)>,
    /// Its time zone, for example Asia/Shanghai.
    #[arg(long, value_name = "TZ", conflicts_with = "sample")]
    pub(crate) time_zone: Option<String>,
    /// Its currency, for example CNY.
    #[arg(long, value_name = "CODE", conflicts_with = "sample")]
    pub(crate) currency: Option<String>,
    /// Name of the owner.
    #[arg(long, value_name = "NAME", conflicts_with = "sample")]
    pub(crate) owner: Option<String>,
    /// The owner's password. Better in the environment: arguments can be seen by others. Without
    /// one, a random password is made and printed once.
    #[arg(long, value_name = "PASSWORD", env = "STORELOOP_OWNER_PASSWORD", hide_env_values = true)]
    pub(crate) owner_password: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct Import {
    /// The files: CSV in any encoding, or XLSX.
    #[arg(required = true, value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
    /// The store of rows that name none; may be left out when the chain has one store.
    #[arg(long, value_name = "CODE")]
    pub(crate) store: Option<String>,
    /// A mapping of columns, as `mapping export` writes it.
    #[arg(long, value_name = "FILE.toml")]
    pub(crate) mapping: Option<PathBuf>,
    /// Keep that mapping for the next such file.
    #[arg(long, requires = "mapping", conflicts_with = "dry_run")]
    pub(crate) keep_mapping: bool,
    /// Only say what would happen.
    #[arg(long)]
    pub(crate) dry_run: bool,
    /// Write the rows that were not taken into this file, with reasons.
    #[arg(long, value_name = "FILE.csv")]
    pub(crate) rejects: Option<PathBuf>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Stocktake {
    /// Bring in the counts of files, all or none; `imports undo` takes them back.
    Import(Import),
    /// List the counts, newest first, with what they found.
    List {
        /// Only this store.
        #[arg(long, value_name = "CODE")]
        store: Option<String>,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum Imports {
    /// List them, newest first.
    List,
    /// Take one back.
    Undo {
        /// Its id.
        id: String,
    },
}

#[derive(Debug, Args)]
pub(crate) struct Metric {
    /// Its code, for example net_sales; `metrics` lists them.
    pub(crate) code: String,
    /// The whole chain, which is also the default.
    #[arg(long, conflicts_with_all = ["region", "store"])]
    pub(crate) chain: bool,
    /// Only the stores of this region.
    #[arg(long, value_name = "NAME", conflicts_with = "store")]
    pub(crate) region: Option<String>,
    /// Only this store.
    #[arg(long, value_name = "CODE")]
    pub(crate) store: Option<String>,
    /// Only what this employee sold.
    #[arg(long, value_name = "CODE")]
    pub(crate) employee: Option<String>,
    /// Only products of this category.
    #[arg(long)]
    pub(crate) category: Option<String>,
    /// Only this product.
    #[arg(long, value_name = "CODE")]
    pub(crate) product: Option<String>,
    /// Only this sales channel.
    #[arg(long)]
    pub(crate) channel: Option<String>,
    /// First business day.
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub(crate) from: NaiveDate,
    /// Last business day.
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub(crate) to: NaiveDate,
    /// By what to cut it into parts.
    #[arg(long)]
    pub(crate) by: Option<Part>,
    /// List the very rows behind it.
    #[arg(long, conflicts_with = "by")]
    pub(crate) rows: bool,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Metrics {
    /// Every metric with its definition.
    List,
    /// Every measure of which formulas are made.
    Measures,
    /// Read a formula, and say what is wrong with it.
    Check(Meaningful),
    /// Define a metric of the chain's own, or change it.
    Define {
        /// Its code: small letters, digits and _.
        code: String,
        /// Chinese name.
        #[arg(long)]
        name: String,
        /// English name.
        #[arg(long, default_value = "")]
        name_en: String,
        /// What it means.
        #[arg(long)]
        definition: String,
        /// What it means, in English.
        #[arg(long, default_value = "")]
        definition_en: String,
        #[command(flatten)]
        formula: Meaningful,
    },
    /// Drop a metric of the chain's own.
    Drop {
        /// Its code.
        code: String,
    },
    /// Enter a number for a store and a day; without a value, take it away.
    Enter {
        /// Code of the measure.
        measure: String,
        /// The number.
        value: Option<String>,
        /// The store.
        #[arg(long, value_name = "CODE")]
        store: String,
        /// The day.
        #[arg(long, value_name = "YYYY-MM-DD")]
        day: NaiveDate,
    },
    /// Enter the numbers of a file with the columns store, day, measure, value.
    Import {
        /// The file.
        file: PathBuf,
    },
}

/// A formula with what it should give.
#[derive(Debug, Args)]
pub(crate) struct Meaningful {
    /// The formula, for example "gross_sales / orders".
    #[arg(long)]
    pub(crate) formula: String,
    /// money, percent, count, units, ratio, hours or days.
    #[arg(long)]
    pub(crate) unit: String,
    /// higher, lower or neutral: which way is better.
    #[arg(long, default_value = "neutral")]
    pub(crate) better: String,
}

/// By what a metric is cut into parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Part {
    Day,
    Week,
    Month,
    Quarter,
    Year,
    Store,
    Region,
    Employee,
    Category,
    Product,
    Channel,
}

/// One record of one table.
#[derive(Debug, Args)]
pub(crate) struct Record {
    /// The table: store, region, department, employee, product, customer, order, chain.
    pub(crate) table: String,
    /// Id, or the code, name or number by which people know it.
    pub(crate) id: String,
    /// For an order number that several stores have: the store.
    #[arg(long, value_name = "CODE")]
    pub(crate) store: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct Export {
    /// What.
    pub(crate) what: Exported,
    /// As what.
    #[arg(long)]
    pub(crate) format: Format,
    /// The file to write.
    pub(crate) out: PathBuf,
    /// Only orders of this store.
    #[arg(long, value_name = "CODE")]
    pub(crate) store: Option<String>,
    /// Only orders from this business day.
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub(crate) from: Option<NaiveDate>,
    /// Only orders to this business day.
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub(crate) to: Option<NaiveDate>,
}

/// What can be exported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Exported {
    Orders,
    Products,
    Customers,
}

/// A file format.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    Xlsx,
    Csv,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Stores {
    /// Tell of one store: its place, its last ninety days, its customers.
    Profile {
        /// Its code.
        store: String,
        /// Write it into a CSV file instead.
        #[arg(long, value_name = "FILE")]
        csv: Option<PathBuf>,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum Mappings {
    /// List them.
    List,
    /// Write one as a TOML file.
    Export {
        /// Its name.
        name: String,
        /// The file to write.
        out: PathBuf,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum Buyers {
    /// List them with whom they may be, the open ones unless asked otherwise.
    List {
        /// Part of a name, masked phone or address.
        #[arg(long)]
        text: Option<String>,
        /// Those somebody decided about.
        #[arg(long)]
        decided: bool,
    },
    /// Say who one is.
    Decide {
        /// Id of the buyer.
        id: domain::Id,
        /// Who it is.
        #[command(flatten)]
        decision: Decision,
    },
}

/// Who a buyer is: exactly one of these.
#[derive(Debug, Args)]
#[command(group = ArgGroup::new("who").required(true).args(["customer", "other", "open"]))]
pub(crate) struct Decision {
    /// This customer: phone, card, outside number or id.
    #[arg(long, value_name = "CUSTOMER")]
    pub(crate) customer: Option<String>,
    /// Nobody we know.
    #[arg(long)]
    pub(crate) other: bool,
    /// Not decided anymore.
    #[arg(long)]
    pub(crate) open: bool,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Insight {
    /// Fit the BG/NBD model of coming back (and the gamma-gamma model of value) to a CSV with the
    /// columns customer (or customer_id), date and, if wanted, amount.
    Bgnbd {
        /// The file.
        file: PathBuf,
        /// The unit of time of the parameters.
        #[arg(long, default_value = "week")]
        unit: Unit,
        /// The last day that counts.
        #[arg(long, value_name = "DATE")]
        until: NaiveDate,
    },
    /// Compare people by what they made of cases of different quality, in a CSV with the columns agent,
    /// class and success (1 or 0).
    Index {
        /// The file.
        file: PathBuf,
        /// What share of a class succeeds with everybody, as A=0.1; that of all rows where none is said.
        #[arg(long = "base", value_name = "CLASS=RATE")]
        bases: Vec<String>,
    },
    /// Try on a CSV with the columns date, value and, if wanted, series how chances to reach a month's
    /// sum would have held.
    Pace {
        /// The file.
        file: PathBuf,
    },
    /// Count what is bought together in a CSV with the columns basket (or basket_id) and item.
    Rules {
        /// The file.
        file: PathBuf,
        /// Which rules.
        #[command(flatten)]
        limits: Limits,
        /// Print CSV.
        #[arg(long, conflicts_with = "json")]
        csv: bool,
    },
}

/// A unit of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Unit {
    Day,
    Week,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Queue {
    /// List what waits, runs or failed, and what ended today.
    List,
    /// Put files in line.
    Add {
        /// The files.
        #[arg(required = true, value_name = "FILE")]
        files: Vec<PathBuf>,
        /// The store of rows that name none; may be left out when the chain has one store.
        #[arg(long, value_name = "CODE")]
        store: Option<String>,
    },
    /// Import what waits; exit code 1 when a file could not be imported.
    Run,
    /// Take a file out.
    Drop {
        /// Its number, as `queue list` shows it.
        key: i64,
    },
}

#[derive(Debug, Args)]
pub(crate) struct Watch {
    /// Look once.
    #[arg(long, required = true)]
    pub(crate) once: bool,
    /// Watch this folder from now on.
    #[arg(long, value_name = "DIR")]
    pub(crate) folder: Option<PathBuf>,
    /// Import what was found; exit code 1 when a file could not be imported.
    #[arg(long)]
    pub(crate) import: bool,
    /// The store of rows that name none; may be left out when the chain has one store.
    #[arg(long, value_name = "CODE", requires = "import")]
    pub(crate) store: Option<String>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum RecoveryKey {
    /// Print the recovery key, to be written down and kept in another place than the data.
    Show,
    /// Bring in the recovery key of data or of a backup from another machine.
    Import {
        /// The recovery key; read from standard input when it is -.
        text: String,
        /// The backup it is for, when it is not for the present data.
        #[arg(long = "for", value_name = "FILE")]
        meant_for: Option<PathBuf>,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum Alias {
    /// A name of a store.
    Store(Meaning),
    /// A code of a product.
    Product(Meaning),
}

/// What files mean by a text.
#[derive(Debug, Args)]
pub(crate) struct Meaning {
    /// The text as files write it.
    pub(crate) text: String,
    /// Code of what they mean by it.
    #[arg(required_unless_present = "forget", conflicts_with = "forget")]
    pub(crate) code: Option<String>,
    /// Forget the text.
    #[arg(long)]
    pub(crate) forget: bool,
}

fn pair(text: &str) -> Result<(String, String), String> {
    let (name, value) = text.split_once('=').ok_or("needs `=`")?;
    if name.trim().is_empty() {
        return Err("nothing stands before `=`".to_string());
    }
    Ok((name.trim().to_string(), value.trim().to_string()))
}

fn sample_kind(text: &str) -> Result<replica::sample::SampleKind, String> {
    use replica::sample::SampleKind;
    let codes = || SampleKind::ALL.map(SampleKind::code).join(", ");
    SampleKind::from_code(text).ok_or_else(|| format!("one of {}", codes()))
}

/// The language asked for on a command line that could not be understood otherwise.
pub(crate) fn language_among(words: impl Iterator<Item = String>) -> Option<Lang> {
    let mut found = None;
    let mut is_next = false;
    for word in words {
        let value = if is_next { Some(word.as_str()) } else { word.strip_prefix("--lang=") };
        found = value.and_then(|value| Lang::from_str(value, false).ok()).or(found);
        is_next = word == "--lang";
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_well_formed() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn a_pair_is_cut_at_its_first_equals_sign() {
        let cases = [
            ("S01=徐汇店", Some(("S01", "徐汇店"))),
            (" S01 = a=b ", Some(("S01", "a=b"))),
            ("name=", Some(("name", ""))),
            ("name", None),
            ("=name", None),
        ];
        for (text, expected) in cases {
            let expected = expected.map(|(name, value)| (name.to_string(), value.to_string()));
            assert_eq!(pair(text).ok(), expected, "{text}");
        }
    }

    #[test]
    fn the_language_is_found_in_a_command_line_that_makes_no_sense() {
        let cases: [(&[&str], Option<Lang>); 4] = [
            (&["cli", "--lang", "zh", "fly"], Some(Lang::Zh)),
            (&["cli", "fly", "--lang=en"], Some(Lang::En)),
            (&["cli", "--lang", "latin"], None),
            (&["cli", "zh"], None),
        ];
        for (words, expected) in cases {
            assert_eq!(language_among(words.iter().map(ToString::to_string)), expected);
        }
    }
}

/// Which rules are wanted.
#[derive(Debug, Args)]
pub(crate) struct Limits {
    /// Least share of baskets with everything of a rule.
    #[arg(long, value_name = "SHARE")]
    pub(crate) min_support: f64,
    /// Least share of baskets with the left side that have the right side too.
    #[arg(long, value_name = "SHARE")]
    pub(crate) min_confidence: f64,
    /// Fewest items of a rule, both sides together.
    #[arg(long, value_name = "NUMBER", default_value_t = 1)]
    pub(crate) min_items: usize,
    /// Most items of a rule, both sides together.
    #[arg(long, value_name = "NUMBER", default_value_t = 10)]
    pub(crate) max_items: usize,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Lifetime {
    /// Fit the BG/NBD model of coming back and the gamma-gamma model of value.
    Fit {
        /// The last day that counts; today without it.
        #[arg(long, value_name = "DATE")]
        as_of: Option<NaiveDate>,
        /// The unit of time of the parameters.
        #[arg(long, default_value = "week")]
        unit: Unit,
    },
    /// What is to be expected of every customer.
    Score {
        /// The last day that counts; today without it.
        #[arg(long, value_name = "DATE")]
        as_of: Option<NaiveDate>,
        /// The unit of times.
        #[arg(long, default_value = "week")]
        unit: Unit,
        /// Print CSV.
        #[arg(long, conflicts_with = "json")]
        csv: bool,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum Baskets {
    /// Who buys these buys that.
    Rules {
        /// Which rules.
        #[command(flatten)]
        limits: Limits,
        /// Print CSV.
        #[arg(long, conflicts_with = "json")]
        csv: bool,
    },
}
