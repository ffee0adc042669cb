//! `export`: rows into a file.

use replica::{CustomerFilter, ExportFormat, ExportWhat, OrderFilter, ProductFilter};
use serde::Serialize;
use std::path::Path;

use crate::arguments::{Export, Exported, Format};
use crate::data_folder::Chain;
use crate::failure::Failure;
use crate::lookup;
use crate::printer::Printer;
use crate::speech::say;

#[derive(Serialize)]
struct Written<'a> {
    file: &'a Path,
    rows: u32,
}

/// Writes rows into a file.
pub(super) fn run(chain: &Chain, export: &Export, printer: &mut Printer) -> Result<(), Failure> {
    let format = match export.format {
        Format::Xlsx => ExportFormat::Xlsx,
        Format::Csv => ExportFormat::Csv,
    };
    let what = what(chain, export)?;
    let rows =
        chain.replica.export(&chain.owner, &what, format, &export.out, printer.language())?;
    let written = Written { file: &export.out, rows };
    printer.answer(&written, |language| {
        let file = written.file.display();
        vec![say(language, format!("{rows} 行已写入 {file}"), format!("{rows} rows in {file}"))]
    })
}

fn what(chain: &Chain, export: &Export) -> Result<ExportWhat, Failure> {
    let is_narrowed = export.store.is_some() || export.from.is_some() || export.to.is_some();
    if is_narrowed && export.what != Exported::Orders {
        return Err(Failure::usage(
            "--store、--from、--to 只用于导出 orders",
            "--store, --from and --to go with orders only",
        ));
    }
    Ok(match export.what {
        Exported::Products => ExportWhat::Products { filter: ProductFilter::default() },
        Exported::Customers => ExportWhat::Customers { filter: CustomerFilter::default() },
        Exported::Orders => ExportWhat::Orders { filter: order_filter(chain, export)? },
    })
}

fn order_filter(chain: &Chain, export: &Export) -> Result<OrderFilter, Failure> {
    let store = export.store.as_deref().map(|code| lookup::store(chain, code)).transpose()?;
    Ok(OrderFilter {
        store_id: store.map(|store| store.id),
        from: export.from,
        to: export.to,
        ..OrderFilter::default()
    })
}
