//! One file per command.

mod alias;
mod analysis;
mod backup;
mod bench_scale;
mod care;
mod check;
mod comparison;
mod customers;
mod export;
mod gaps;
mod goals;
mod history;
mod identity;
mod import;
mod imports;
mod init;
mod insight;
mod key;
mod kpi;
mod mapping;
mod metric;
mod metrics;
mod orders;
mod queue;
mod records;
mod schema;
mod stocktake;
mod stores;
mod time;
mod watch;

use crate::arguments::{Arguments, Command};
use crate::data_folder::{named, open};
use crate::failure::Failure;
use crate::printer::Printer;

/// Does what was typed.
pub(crate) fn run(arguments: &Arguments, printer: &mut Printer) -> Result<(), Failure> {
    if let Command::Schema = arguments.command {
        return schema::print(printer);
    }
    if let Command::MetricTable = arguments.command {
        return schema::metric_table(printer);
    }
    if let Command::BenchRead { file } = &arguments.command {
        return schema::read_cost(file, printer);
    }
    if let Command::Insight(insight) = &arguments.command {
        return insight::run(insight, printer);
    }
    if let Command::Kpi(kpi) = &arguments.command {
        return kpi::run(kpi, || open(named(arguments.data.as_deref())?), printer);
    }
    let folder = named(arguments.data.as_deref())?;
    match &arguments.command {
        Command::Schema => schema::print(printer),
        Command::MetricTable => schema::metric_table(printer),
        Command::Insight(insight) => insight::run(insight, printer),
        Command::Kpi(kpi) => kpi::run(kpi, || open(folder), printer),
        Command::BenchRead { file } => schema::read_cost(file, printer),
        Command::BenchWrite => schema::write_cost(folder, printer),
        Command::BenchScale { seconds, only, import } => {
            bench_scale::run(&open(folder)?, *seconds, only.as_deref(), import, printer)
        }
        Command::Init(init) => init::run(folder, init, printer),
        Command::Import(import) => import::run(&open(folder)?, import, printer),
        Command::Imports(imports) => imports::run(&open(folder)?, imports, printer),
        Command::Stocktake(stocktake) => stocktake::run(&open(folder)?, stocktake, printer),
        Command::Metric(metric) => metric::run(&open(folder)?, metric, printer),
        Command::Compare(compare) => comparison::run(&open(folder)?, compare, printer),
        Command::Metrics { command } => metrics::run(&open(folder)?, command.as_ref(), printer),
        Command::Check => check::run(folder, printer),
        Command::Backup { folder: target } => backup::back_up(&open(folder)?, target, printer),
        Command::Restore { file } => backup::restore(folder, file, printer),
        Command::Key(key) => key::run(folder, key, printer),
        Command::History { record } => history::run(&open(folder)?, record, printer),
        Command::Undo { tx } => history::undo(&open(folder)?, *tx, printer),
        Command::Export(export) => export::run(&open(folder)?, export, printer),
        Command::Set { record, changes } => records::set(&open(folder)?, record, changes, printer),
        Command::Add { table, values } => records::add(&open(folder)?, table, values, printer),
        Command::Void { order, store } => {
            orders::void(&open(folder)?, order, store.as_deref(), printer)
        }
        Command::Buyers(buyers) => identity::buyers(&open(folder)?, buyers, printer),
        Command::Customers(customers) => identity::customers(&open(folder)?, customers, printer),
        Command::Stores(stores) => stores::run(&open(folder)?, stores, printer),
        Command::Goals(goals) => goals::run(&open(folder)?, goals, printer),
        Command::Rfm { as_of, csv } => analysis::rfm(&open(folder)?, *as_of, *csv, printer),
        Command::Lifetime(lifetime) => analysis::lifetime(&open(folder)?, lifetime, printer),
        Command::Baskets(baskets) => analysis::baskets(&open(folder)?, baskets, printer),
        Command::Queue(queue) => queue::run(&open(folder)?, queue, printer),
        Command::Watch(watch) => watch::run(&open(folder)?, watch, printer),
        Command::Gaps { region, store } => {
            gaps::run(&open(folder)?, region.as_deref(), store.as_deref(), printer)
        }
        Command::Alias(alias) => alias::run(&open(folder)?, alias, printer),
        Command::Mapping(mapping) => mapping::run(&open(folder)?, mapping, printer),
    }
}
