//! One file per command.

mod backup;
mod check;
mod export;
mod history;
mod import;
mod imports;
mod init;
mod mapping;
mod metric;
mod metrics;
mod orders;
mod records;
mod schema;
mod time;

use crate::arguments::{Arguments, Command};
use crate::data_folder::{named, open};
use crate::failure::Failure;
use crate::printer::Printer;

/// Does what was typed.
pub(crate) fn run(arguments: &Arguments, printer: &mut Printer) -> Result<(), Failure> {
    if let Command::Schema = arguments.command {
        return schema::print(printer);
    }
    let folder = named(arguments.data.as_deref())?;
    match &arguments.command {
        Command::Schema => schema::print(printer),
        Command::BenchWrite => schema::write_cost(folder, printer),
        Command::Init(init) => init::run(folder, init, printer),
        Command::Import(import) => import::run(&open(folder)?, import, printer),
        Command::Imports(imports) => imports::run(&open(folder)?, imports, printer),
        Command::Metric(metric) => metric::run(&open(folder)?, metric, printer),
        Command::Metrics => metrics::run(&open(folder)?, printer),
        Command::Check => check::run(folder, printer),
        Command::Backup { folder: target } => backup::back_up(&open(folder)?, target, printer),
        Command::Restore { file } => backup::restore(folder, file, printer),
        Command::History { record } => history::run(&open(folder)?, record, printer),
        Command::Undo { tx } => history::undo(&open(folder)?, *tx, printer),
        Command::Export(export) => export::run(&open(folder)?, export, printer),
        Command::Set { record, changes } => records::set(&open(folder)?, record, changes, printer),
        Command::Add { table, values } => records::add(&open(folder)?, table, values, printer),
        Command::Void { order, store } => {
            orders::void(&open(folder)?, order, store.as_deref(), printer)
        }
        Command::Mapping(mapping) => mapping::run(&open(folder)?, mapping, printer),
    }
}
