//! Walks through the real window, as a person would take them: click, type, read.
//!
//! They need `STORELOOP_APP` (the built app), `STORELOOP_CLI`, a screen and WebKitWebDriver;
//! `cargo xtask test` provides all of them.

mod app;
mod browser;
mod camera;
mod cockpit_walk;
mod customers_walk;
mod gaps_walk;
mod goal_loop_walk;
mod goal_page_walk;
mod goals_walk;
mod http;
mod import_walk;
mod metrics_walk;
mod protection_walk;
mod scores_walk;
mod screens;
mod segments_walk;
mod shell_walk;
mod small_screen;
mod today_walk;
