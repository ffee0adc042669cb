//! What the shell tells the window without being asked.

use std::sync::Mutex;
use std::sync::PoisonError;
use std::time::{Duration, Instant};

use replica::{ImportStep, Topic};
use serde::{Deserialize, Serialize};
use tauri::AppHandle;
use tauri_specta::Event;

use crate::state::Announce;

/// Something was written, here or by another program: these readings are old.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type, Event)]
pub struct Changed {
    /// What to read again.
    pub topics: Vec<Topic>,
}

/// How far an import, a preview or the making of the sample is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type, Event)]
#[serde(transparent)]
#[tauri_specta(event_name = "import-progress")]
pub struct ImportWentOn(pub replica::ImportProgress);

/// A file came into the queue of imports, began, ended or left.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type, Event)]
pub struct QueueChanged;

/// Nothing waits in the queue of imports anymore.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type, Event)]
pub struct QueueDone {
    /// Files that were imported since the queue began to run.
    pub done: u32,
    /// Files that could not be imported.
    pub failed: u32,
}

/// Steps of one file follow each other much faster than a bar can be read.
const BETWEEN_STEPS: Duration = Duration::from_millis(60);

/// Tells the windows of this process.
pub struct Windows {
    handle: AppHandle,
    last_told: Mutex<Option<(Instant, u32, ImportStep)>>,
}

impl Windows {
    /// The windows of an app.
    pub fn of(handle: AppHandle) -> Self {
        Self { handle, last_told: Mutex::new(None) }
    }

    /// Whether a progress is worth showing: the first and the last of a step, and between them
    /// one now and then.
    fn is_due(&self, progress: &replica::ImportProgress) -> bool {
        let now = Instant::now();
        let mut last = self.last_told.lock().unwrap_or_else(PoisonError::into_inner);
        let is_soon = last.is_some_and(|(at, file, step)| {
            (file, step) == (progress.file_index, progress.step)
                && now.duration_since(at) < BETWEEN_STEPS
        });
        if is_soon && progress.done < progress.total {
            return false;
        }
        *last = Some((now, progress.file_index, progress.step));
        true
    }
}

impl Announce for Windows {
    fn changed(&self, topics: &[Topic]) {
        // A window that is just closing hears nothing, and needs nothing.
        let _ = Changed { topics: topics.to_vec() }.emit(&self.handle);
    }

    fn progress(&self, progress: replica::ImportProgress) {
        if self.is_due(&progress) {
            let _ = ImportWentOn(progress).emit(&self.handle);
        }
    }

    fn queue_changed(&self) {
        let _ = QueueChanged.emit(&self.handle);
    }

    fn queue_done(&self, done: QueueDone) {
        let _ = done.emit(&self.handle);
    }
}
