//! Work that goes on beside the window: hearing of other programs' writes, the daily backup, looking
//! for new files, settling member levels and what has to be known about goals.

use std::thread;
use std::time::Duration;

use replica::Topic;
use tauri::{AppHandle, Manager};

use crate::state::App;

const BETWEEN_LOOKS: Duration = Duration::from_secs(2);
/// The first minute belongs to the person who opened the window.
const BEFORE_FIRST_BACKUP: Duration = Duration::from_secs(20);
const BETWEEN_BACKUPS: Duration = Duration::from_secs(300);

const BETWEEN_SCANS: Duration = Duration::from_secs(30);
const BETWEEN_SETTLEMENTS: Duration = Duration::from_secs(20);

/// Starts them; they end with the program.
pub fn start(app: &AppHandle) {
    let looking = app.clone();
    thread::spawn(move || tell_of_other_programs(&looking.state::<App>()));
    let backing_up = app.clone();
    thread::spawn(move || back_up_daily(&backing_up.state::<App>()));
    let scanning = app.clone();
    thread::spawn(move || scan_watched_folder(&scanning.state::<App>()));
    let settling = app.clone();
    thread::spawn(move || settle(&settling.state::<App>()));
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

/// What is found waits for somebody to ask for it.
fn scan_watched_folder(app: &App) -> ! {
    loop {
        thread::sleep(BETWEEN_SCANS);
        // A folder that cannot be read now (a drive that is not there) may be later; whoever looks
        // for files themselves is told why.
        let found = app.with(|replica| Ok(replica.scan_watch_folder_by_itself()?));
        if found.is_ok_and(|found| !found.is_empty()) {
            app.queue_changed();
        }
    }
}

/// What changed since the last look may have moved somebody across a limit, or a goal behind.
fn settle(app: &App) -> ! {
    loop {
        thread::sleep(BETWEEN_SETTLEMENTS);
        // What failed now (the data is busy) may do the next time.
        if let Ok(Some(done)) = app.with(|replica| Ok(replica.settle_levels_by_itself()?)) {
            app.changed(&done.changed);
        }
        if let Ok(Some(done)) = app.with(|replica| Ok(replica.settle_goals_by_itself()?)) {
            app.changed(&done.changed);
        }
    }
}
