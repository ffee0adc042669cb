//! The library of templates, each a file beside this one.

#[cfg(test)]
mod tests;

use std::sync::LazyLock;

use super::SheetFile;

const FILES: [&str; 10] = [
    include_str!("design_manager.toml"),
    include_str!("product_manager.toml"),
    include_str!("service_guide.toml"),
    include_str!("traffic_manager.toml"),
    include_str!("three_layers.toml"),
    include_str!("operations.toml"),
    include_str!("business_and_values.toml"),
    include_str!("leader_360.toml"),
    include_str!("leader_task.toml"),
    include_str!("service_medals.toml"),
];

static TEMPLATES: LazyLock<Vec<SheetFile>> = LazyLock::new(|| {
    // A test holds that every one of them can be read.
    FILES.into_iter().filter_map(|file| SheetFile::read(file).ok()).collect()
});

/// Every template.
pub fn templates() -> &'static [SheetFile] {
    &TEMPLATES
}

/// The template of a code.
pub fn template(code: &str) -> Option<&'static SheetFile> {
    TEMPLATES.iter().find(|template| template.code == code)
}
