//! The library of templates, each a file beside this one.

#[cfg(test)]
mod tests;

use std::sync::LazyLock;

use super::SheetFile;

const FILES: [&str; 37] = [
    include_str!("store_associate.toml"),
    include_str!("store_manager.toml"),
    include_str!("ecommerce_manager.toml"),
    include_str!("operations_specialist.toml"),
    include_str!("promotion_specialist.toml"),
    include_str!("live_operations.toml"),
    include_str!("live_host.toml"),
    include_str!("presales_service.toml"),
    include_str!("aftersales_service.toml"),
    include_str!("copywriter.toml"),
    include_str!("visual_designer.toml"),
    include_str!("design_manager.toml"),
    include_str!("product_manager.toml"),
    include_str!("service_guide.toml"),
    include_str!("traffic_manager.toml"),
    include_str!("service_experience.toml"),
    include_str!("service_cross_border.toml"),
    include_str!("operations_volume.toml"),
    include_str!("operations_cross_border.toml"),
    include_str!("human_resources.toml"),
    include_str!("purchasing.toml"),
    include_str!("sales_representative.toml"),
    include_str!("logistics_specialist.toml"),
    include_str!("warehouse.toml"),
    include_str!("operations_service_centre.toml"),
    include_str!("promotion_centre.toml"),
    include_str!("business_centre.toml"),
    include_str!("leader_360.toml"),
    include_str!("leader_task.toml"),
    include_str!("three_layers.toml"),
    include_str!("operations.toml"),
    include_str!("business_and_values.toml"),
    include_str!("forced_distribution.toml"),
    include_str!("performance_attitude_ability.toml"),
    include_str!("process.toml"),
    include_str!("simple_check.toml"),
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
