//! Work that goes on beside the window: hearing of other programs' writes, and the daily backup.

use std::thread;
use std::time::Duration;

use replica::Topic;
use tauri::{AppHandle, Manager};

use crate::state::App;

const BETWEEN_LOOKS: Duration = Duration::from_secs(2);
/// The first minute belongs to the person who opened the window.
const BEFORE_FIRST_BACKUP: Duration = Duration::from_secs(20);
const BETWEEN_BACKUPS: Duration = Duration::from_secs(300);

/// Starts both; they end with the program.
pub fn start(app: &AppHandle) {
    let looking = app.clone();
    thread::spawn(move || tell_of_other_programs(&looking.state::<App>()));
    let backing_up = app.clone();
    thread::spawn(move || back_up_daily(&backing_up.state::<App>()));
}

/// A nightly import by the command line, or a second window, writes into the same database.
fn tell_of_other_programs(app: &App) -> ! {
    let mut known = None;
    loop {
        thread::sleep(BETWEEN_LOOKS);
        let version = app.data_version();
        if version.is_some() && known.is_some() && version != known {
            app.changed(&Topic::ALL);
        }
        known = version.or(known);
    }
}

fn back_up_daily(app: &App) -> ! {
    thread::sleep(BEFORE_FIRST_BACKUP);
    loop {
        // What failed now (a stick that is not plugged in) may do later; the window shows how old
        // the last backup is.
        let _ = app.back_up_daily();
        thread::sleep(BETWEEN_BACKUPS);
    }
}
