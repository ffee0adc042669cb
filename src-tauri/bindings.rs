//! The list of commands and events, and the TypeScript written from it.

use std::path::Path;

use specta_typescript::{Typescript, semantic};
use tauri::Wry;
use tauri_specta::{Builder, collect_commands, collect_events};

use crate::{Failure, commands::*, events};

const HEADER: &str = "// Written by `cargo xtask bindings`; do not edit.\n";

/// Every command and event of the shell.
pub fn bindings() -> Builder<Wry> {
    Builder::new()
        .commands(collect_commands![
            start::app_state,
            start::start_sample,
            start::start_chain,
            start::window_ready,
            backups::restore_backup,
            backups::backup_state,
            backups::backup_now,
            protection::protection,
            protection::show_recovery_key,
            protection::give_key,
            settings::device_settings,
            settings::save_device_settings,
            people::sign_in_page,
            people::sign_in,
            people::session,
            people::sign_out,
            people::set_password,
            people::change_own_password,
            people::list_employees,
            people::save_employee,
            people::list_roles,
            today::today_page,
            today::entered_today,
            today::business_stages,
            metrics::list_metrics,
            metrics::metric,
            metrics::metric_parts,
            metrics::explore,
            metrics::metric_rows,
            metrics::list_measures,
            metrics::check_formula,
            metrics::own_metric,
            metrics::save_own_metric,
            metrics::delete_own_metric,
            metrics::list_manual_values,
            metrics::enter_values,
            stock_takes::begin_stock_take,
            stock_takes::find_counted_product,
            stock_takes::weigh_stock_take,
            stock_takes::save_stock_take,
            stock_takes::list_stock_takes,
            metrics::pinned_metrics,
            metrics::pin_metric,
            comparison::compare_stores,
            org::save_chain,
            org::set_keep_id_numbers,
            org::list_regions,
            org::save_region,
            org::list_stores,
            org::save_store,
            org::store_profile,
            org::hide_modules,
            org::list_departments,
            org::save_department,
            orders::list_orders,
            orders::order,
            orders::void_order,
            products::list_products,
            products::product,
            products::save_product,
            customers::list_customers,
            customers::birthdays,
            customers::customer,
            customers::save_customer,
            customers::add_customer,
            customers::known_customer,
            insights::rfm,
            insights::rfm_customers,
            insights::customer_rules,
            insights::save_customer_rules,
            insights::leaving,
            insights::leaving_hold_out,
            insights::customer_outlook,
            insights::also_bought,
            insights::recommended,
            customers::customer_profile,
            customers::customer_timeline,
            customers::assign_customers,
            customers::set_do_not_contact,
            customers::reveal_phone,
            customers::export_person,
            customers::erase_person,
            care::list_tags,
            care::save_tag,
            care::delete_tag,
            care::tag_customers,
            care::untag_customers,
            care::log_contact,
            care::visit_counts,
            care::set_consent,
            segments::list_segments,
            segments::save_segment,
            segments::delete_segment,
            segments::customer_words,
            segments::count_customers,
            levels::level_page,
            levels::preview_levels,
            levels::save_level_rules,
            levels::level_standing,
            goals::goal_tree,
            goals::goal_calibration,
            goals::goal_page,
            goals::save_goal,
            goals::agree_goals,
            goals::delete_goal,
            goals::review_goal,
            goals::save_goal_link,
            goals::delete_goal_link,
            goals::check_in,
            goals::goal_templates,
            goals::apply_goal_template,
            goals::advise_method,
            goals::simulate_demand,
            goals::carry_goal,
            goals::goal_plan,
            goals::save_goal_plan,
            goals::sync_meeting,
            goals::save_goal_rules,
            goals::save_decision,
            goals::list_promotions,
            goals::save_promotion,
            goals::delete_promotion,
            goals::import_goal_sheet,
            kpi::score_proof,
            kpi::score_history,
            kpi::score_difference,
            kpi::keep_scores,
            kpi::score_board,
            kpi::kpi_library,
            kpi::kpi_job_cards,
            kpi::kpi_stage_packs,
            kpi::list_kpi_sheets,
            kpi::kpi_sheet_versions,
            kpi::save_kpi_draft,
            kpi::draft_from_template,
            kpi::import_kpi_sheet,
            kpi::export_kpi_sheet,
            kpi::export_kpi_workbook,
            kpi::import_kpi_workbook,
            kpi::publish_kpi_sheet,
            kpi::retire_kpi_sheet,
            kpi::delete_kpi_draft,
            kpi::check_kpi_sheet,
            kpi::kpi_difficulty,
            kpi::kpi_what_if,
            kpi::list_kpi_assignments,
            kpi::assign_kpi_sheet,
            kpi::end_kpi_assignment,
            kpi::list_posts,
            kpi::list_postings,
            kpi::save_posting,
            kpi::delete_posting,
            kpi::rating_tasks,
            kpi::rate_work,
            kpi::agree_kpi_sheet,
            notices::list_notices,
            notices::read_notices,
            notices::list_todos,
            notices::finish_todo,
            identity::list_buyers,
            identity::decide_buyer,
            identity::list_duplicates,
            identity::merge_customers,
            identity::unmerge_customer,
            identity::list_merged,
            history::new_id,
            history::history,
            history::undo_last,
            history::undo,
            imports::preview_import,
            imports::run_import,
            imports::cancel_import,
            imports::list_imports,
            imports::undo_import,
            imports::save_rejects,
            imports::save_preview_rejects,
            mappings::list_mappings,
            mappings::delete_mapping,
            mappings::save_mapping,
            mappings::export_mapping,
            mappings::import_mapping,
            aliases::list_store_aliases,
            aliases::set_store_alias,
            aliases::product_names,
            aliases::set_product_alias,
            queue::enqueue,
            queue::list_queue,
            queue::drop_queued,
            queue::retry_queued,
            queue::run_queue,
            queue::pause_queue,
            queue::resume_queue,
            queue::cancel_queue,
            queue::scan_watch_folder,
            gaps::list_gaps,
            gaps::set_closed_day,
            search::search,
            export::export_rows,
            export::save_picture,
        ])
        .events(collect_events![
            events::Changed,
            events::ImportWentOn,
            events::QueueChanged,
            events::QueueDone,
        ])
        // Numbers that cross are counts and times; none is ever NaN, for which `f64` alone would
        // be written `number | null`.
        // Absent and `null` are the same to us: one shape for both directions.
        .disable_serde_phases()
        .semantic_types(semantic::Configuration::empty().enable_lossless_floats())
}

/// Writes the TypeScript side of every command and event.
pub fn export(path: &Path) -> Result<(), Failure> {
    Ok(bindings().export(Typescript::default().header(HEADER), path)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_commands_give_the_same_bindings_byte_by_byte() {
        let folder = tempfile::tempdir().unwrap();
        let write = |name: &str| {
            let path = folder.path().join(name);
            export(&path).unwrap();
            std::fs::read_to_string(path).unwrap()
        };
        let first = write("first.ts");
        assert_eq!(first, write("second.ts"));
        for expected in ["todayPage: (scope: TodayScope)", "taken_at: number,", "export type Done"]
        {
            assert!(first.contains(expected), "{expected}");
        }
    }
}
