//! How long the window took until somebody could work in it, for the benchmark of starting.

use std::fs;
use std::path::PathBuf;
use std::time::Instant;

use crate::error::{Answer, CommandError};

/// Names the file into which the milliseconds go.
const READY_FILE: &str = "STORELOOP_READY_FILE";

/// The beginning of the program.
#[derive(Clone, Copy)]
pub struct Started(Instant);

impl Started {
    /// The program begins now.
    pub fn now() -> Self {
        Self(Instant::now())
    }

    /// Notes how many milliseconds the program has run, when somebody asked for that.
    pub fn note_ready(self) -> Answer<()> {
        std::env::var_os(READY_FILE).map_or(Ok(()), |file| self.note_in(&PathBuf::from(file)))
    }

    fn note_in(self, file: &PathBuf) -> Answer<()> {
        fs::write(file, self.0.elapsed().as_millis().to_string())
            .map_err(|error| CommandError::internal(format!("{READY_FILE}: {error}")))
    }
}
