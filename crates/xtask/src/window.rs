//! The walks through the real window: tests/window, driven over WebDriver on a virtual screen.

use std::path::Path;

use crate::failure::Failure;
use crate::layout::Layout;
use crate::process::{cargo, show};
use crate::screen::VirtualScreen;
use crate::steps::Ending;
use crate::test_counts::run_counted_twice;

/// Builds the app and the command-line program. Always the whole workspace: with fewer packages
/// cargo would choose fewer features and compile the same crates a second time for the tests.
pub fn build_programs(layout: &Layout) -> Result<(), Failure> {
    show(&mut cargo(layout, &["build", "--workspace", "--bins"]))
}

/// Runs the walks whose names contain `filter` (all of them for an empty one); those that take
/// screenshots put them into the folder.
pub fn walk(layout: &Layout, filter: &str, screenshots: &Path) -> Result<Ending, Failure> {
    let screen = VirtualScreen::start()?;
    let command = |filter: &[&str]| {
        let arguments = [
            "test",
            "--workspace",
            "--features",
            "storeloop-tests/window",
            "--test",
            "window",
            "--",
        ];
        let mut command = cargo(layout, &arguments);
        // One window at a time: they share the screen and the keyboard.
        command.arg("--test-threads=1").args(filter);
        command
            .env("STORELOOP_APP", layout.app())
            .env("STORELOOP_CLI", layout.cli())
            .env("STORELOOP_SCREENSHOTS", screenshots);
        screen.show_on(&mut command);
        command
    };
    run_counted_twice(&mut command(&[filter]), |name| command(&["--exact", name]))
}
