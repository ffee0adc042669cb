//! `cargo xtask schema`: the snapshot of a fresh database's schema.

use std::fs;

use crate::drift;
use crate::failure::{Failure, While};
use crate::layout::Layout;
use crate::process::{cargo, program, read, show};
use crate::steps::{AfterFailure, Steps};

/// Writes migrations/replica/schema.sql anew.
pub fn write(layout: &Layout) -> Result<(), Failure> {
    Steps::new()
        .step("cli: build", || show(&mut cargo(layout, &["build", "-p", "storeloop-cli"])))
        .step("schema", || fs::write(layout.schema(), generate(layout)?).when("schema.sql"))
        .perform(AfterFailure::Stop)?;
    println!("wrote {}", layout.shown(&layout.schema()));
    Ok(())
}

/// Compares the committed snapshot with a fresh database of the built program.
pub fn check(layout: &Layout) -> Result<(), Failure> {
    drift::compare(layout, &layout.schema(), &generate(layout)?, "schema")
}

fn generate(layout: &Layout) -> Result<String, Failure> {
    let schema = read(program(layout, layout.cli()).arg("schema"))?;
    if !schema.contains("CREATE TABLE") {
        return Err(Failure::new("storeloop-cli schema printed no table"));
    }
    Ok(schema)
}
