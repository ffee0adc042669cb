//! `cargo xtask bindings`: the TypeScript side of the shell's commands, written by the app itself.

use std::fs;
use std::path::Path;

use crate::debian::{self, Purpose};
use crate::drift;
use crate::failure::{Failure, While};
use crate::layout::Layout;
use crate::process::{program, show};
use crate::steps::{AfterFailure, Steps};
use crate::window::build_programs;

/// Writes ui/src/bindings.ts anew.
pub fn write(layout: &Layout) -> Result<(), Failure> {
    Steps::new()
        .step("packages", || debian::ensure(layout, Purpose::Build))
        .step("ui: packages", || crate::ui::install(layout))
        // The shell embeds the UI when it is compiled; any UI will do here, so an old one stays.
        .step("ui: page to embed", || page_to_embed(layout))
        .step("app: build", || build_programs(layout))
        .step("bindings", || export(layout, &layout.bindings()))
        .perform(AfterFailure::Stop)?;
    println!("wrote {}", layout.shown(&layout.bindings()));
    Ok(())
}

/// Compares the committed bindings with what the built app would write.
pub fn check(layout: &Layout) -> Result<(), Failure> {
    let fresh = layout.target.join("bindings.ts");
    export(layout, &fresh)?;
    let generated = fs::read_to_string(&fresh).when("generated bindings")?;
    drift::compare(layout, &layout.bindings(), &generated, "bindings")
}

fn export(layout: &Layout, file: &Path) -> Result<(), Failure> {
    show(program(layout, layout.app()).arg("--export-bindings").arg(file))
}

/// A UI that does not compile for want of new bindings must not keep the bindings from being
/// written: without a built UI an empty page is embedded.
fn page_to_embed(layout: &Layout) -> Result<(), Failure> {
    let page = layout.ui().join("dist/index.html");
    if page.is_file() {
        return Ok(());
    }
    fs::create_dir_all(layout.ui().join("dist")).when("ui/dist")?;
    fs::write(page, "<!doctype html>\n").when("ui/dist/index.html")
}
