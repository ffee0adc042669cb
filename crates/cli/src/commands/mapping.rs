//! `mapping`: kept column mappings.

use std::path::Path;

use replica::mapping_file;
use serde::Serialize;

use crate::arguments::Mappings;
use crate::data_folder::Chain;
use crate::failure::Failure;
use crate::printer::Printer;
use crate::speech::say;

#[derive(Serialize)]
struct Written<'a> {
    name: &'a str,
    file: &'a Path,
}

/// Lists mappings or writes one as a file.
pub(super) fn run(
    chain: &Chain,
    mappings: &Mappings,
    printer: &mut Printer,
) -> Result<(), Failure> {
    match mappings {
        Mappings::List => list(chain, printer),
        Mappings::Export { name, out } => export(chain, name, out, printer),
    }
}

fn list(chain: &Chain, printer: &mut Printer) -> Result<(), Failure> {
    let mappings = chain.replica.list_mappings()?;
    printer.answer(&mappings, |_| mappings.iter().map(|mapping| mapping.name.clone()).collect())
}

fn export(chain: &Chain, name: &str, out: &Path, printer: &mut Printer) -> Result<(), Failure> {
    let mappings = chain.replica.list_mappings()?;
    let mapping = mappings.iter().find(|mapping| mapping.name == name).ok_or_else(|| {
        Failure::said(format!("没有列映射 {name}"), format!("there is no mapping {name}"))
    })?;
    let file = out.display();
    std::fs::write(out, mapping_file::to_toml(mapping)).map_err(|error| {
        Failure::said(
            format!("无法写入 {file}：{}", error.kind()),
            format!("cannot write {file}: {}", error.kind()),
        )
    })?;
    printer.answer(&Written { name, file: out }, |language| {
        vec![say(language, format!("{name} 已写入 {file}"), format!("{name} is in {file}"))]
    })
}
