//! `cargo xtask metrics`: the table of requirements and the metrics that answer them.

use std::fs;

use crate::failure::{Failure, While};
use crate::layout::Layout;
use crate::process::{cargo, program, read, show};
use crate::steps::{AfterFailure, Steps};

/// Writes docs/metrics.md anew. A story fails when it is not the dictionary's.
pub fn write(layout: &Layout) -> Result<(), Failure> {
    let file = layout.metrics();
    Steps::new()
        .step("cli: build", || show(&mut cargo(layout, &["build", "-p", "storeloop-cli"])))
        .step("table", || fs::write(&file, generate(layout)?).when("docs/metrics.md"))
        .perform(AfterFailure::Stop)?;
    println!("wrote {}", layout.shown(&file));
    Ok(())
}

fn generate(layout: &Layout) -> Result<String, Failure> {
    let table = read(program(layout, layout.cli()).arg("metric-table"))?;
    if !table.contains("| requirement |") {
        return Err(Failure::new("storeloop-cli metric-table printed no table"));
    }
    Ok(table)
}
