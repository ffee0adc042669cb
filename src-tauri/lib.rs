//! The desktop shell: the window, and the commands by which it reaches the replica.
//!
//! A command is an adapter of a few lines. What it may do, and for whom, is decided in the
//! replica; what the shell adds is who sits at the window, which errors the window acts on, and
//! what every screen hears about a write.

mod background;
mod bindings;
mod commands;
mod error;
mod events;
mod queue_worker;
mod ready;
mod session;
#[cfg(target_os = "linux")]
mod software_drawing;
mod state;

use std::path::PathBuf;

use replica::KeyRing;
use tauri::{AppHandle, Manager};

use events::Windows;
use state::App;

pub use bindings::export as export_bindings;
pub use ready::Started;

/// Names the data folder, instead of the one the system gives every app.
const DATA_FOLDER: &str = "STORELOOP_DATA";
/// Threads for commands. Each may wait for the disk, and an import must not keep the others out,
/// however few cores the machine has.
const COMMAND_THREADS: usize = 8;

/// Why the window did not open.
pub type Failure = Box<dyn std::error::Error>;

/// Opens the window and comes back when it is closed.
pub fn run(started: Started) -> Result<(), Failure> {
    #[cfg(target_os = "linux")]
    software_drawing::lighten()?;
    let threads = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(COMMAND_THREADS)
        .enable_all()
        .build()?;
    tauri::async_runtime::set(threads.handle().clone());
    let bindings = bindings::bindings();
    tauri::Builder::default()
        .plugin(tauri_plugin_dialog::init())
        .invoke_handler(bindings.invoke_handler())
        .setup(move |app| {
            bindings.mount_events(app);
            let handle = app.handle();
            app.manage(started);
            let announce = Box::new(Windows::of(handle.clone()));
            app.manage(App::new(data_folder(handle), KeyRing::of_this_machine(), announce));
            background::start(handle);
            Ok(())
        })
        .run(tauri::generate_context!())?;
    Ok(())
}

fn data_folder(app: &AppHandle) -> Option<PathBuf> {
    std::env::var_os(DATA_FOLDER).map(PathBuf::from).or_else(|| app.path().app_data_dir().ok())
}
