//! Opening the window and beginning a chain.

use replica::sample::SampleKind;
use replica::{ImportProgress, ImportStep, NewChain};
use tauri::State;

use crate::error::Answer;
use crate::ready::Started;
use crate::state::{App, AppState};

/// What stands between opening the window and the work.
#[tauri::command(async)]
#[specta::specta]
pub fn app_state(app: State<'_, App>) -> Answer<AppState> {
    app.state()
}

/// Begins a sample chain.
#[tauri::command(async)]
#[specta::specta]
pub fn start_sample(app: State<'_, App>, kind: SampleKind) -> Answer<AppState> {
    app.start(|replica| {
        replica.start_sample(kind, &|done, total| app.progress(making(done, total)))
    })
}

/// Begins a chain of one's own.
#[tauri::command(async)]
#[specta::specta]
pub fn start_chain(app: State<'_, App>, input: NewChain) -> Answer<AppState> {
    app.start_own(input)
}

/// The first screen is painted and takes input.
#[tauri::command(async)]
#[specta::specta]
pub fn window_ready(started: State<'_, Started>) -> Answer<()> {
    started.note_ready()
}

fn making(done: u64, total: u64) -> ImportProgress {
    let file = String::new();
    ImportProgress { file, file_index: 0, files: 1, step: ImportStep::Writing, done, total }
}
