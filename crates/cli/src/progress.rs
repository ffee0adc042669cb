//! How an import goes, on stderr, where somebody watches.

use std::cell::Cell;
use std::io::{IsTerminal, Write, stderr};
use std::ops::ControlFlow;

use replica::{ImportProgress, ImportStep, Language};

use crate::speech::say;

/// Shows the progress of long work on one line that is written over.
pub(crate) struct Progress {
    is_watched: bool,
    language: Language,
    shown: Cell<Option<(u64, &'static str)>>,
}

impl Progress {
    /// Progress for a person at a terminal; silent anywhere else.
    pub(crate) fn new(language: Language) -> Self {
        Self { is_watched: stderr().is_terminal(), language, shown: Cell::new(None) }
    }

    /// Tells how an import goes; always goes on.
    pub(crate) fn import(&self, progress: ImportProgress) -> ControlFlow<()> {
        let step = match progress.step {
            ImportStep::Reading => say(self.language, "读取", "reading"),
            ImportStep::Comparing => say(self.language, "比较", "comparing"),
            ImportStep::Writing => say(self.language, "写入", "writing"),
            ImportStep::Computing => say(self.language, "计算", "computing"),
        };
        self.step(step, &progress.file, progress.done, progress.total);
        ControlFlow::Continue(())
    }

    /// Tells how much of something is done.
    pub(crate) fn step(&self, step: &'static str, name: &str, done: u64, total: u64) {
        let percent = (done * 100).checked_div(total).unwrap_or(0);
        if !self.is_watched || self.shown.replace(Some((percent, step))) == Some((percent, step)) {
            return;
        }
        // A terminal that is gone is no reason to stop an import.
        let _ = write!(stderr(), "\r\x1b[K{step} {name} {percent}%");
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if self.is_watched && self.shown.get().is_some() {
            let _ = write!(stderr(), "\r\x1b[K");
        }
    }
}
