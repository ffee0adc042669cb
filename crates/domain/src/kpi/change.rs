//! What a sheet that was edited elsewhere would change.

use serde::{Deserialize, Serialize};

/// One difference between a sheet as it is kept and as a file has it (D-23).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct SheetChange {
    /// The line of the file's table, from 1; 0 for what the file does not have.
    pub line: u32,
    /// The item or the group; empty for what belongs to the whole sheet, and as the file has it
    /// when no item is known by it.
    pub key: String,
    /// Its name as it is kept, else as the file has it.
    pub name: String,
    /// Which field differs, a stable word; empty when it is the whole line.
    pub field: String,
    /// As it is kept.
    pub old: String,
    /// As the file has it.
    pub new: String,
    /// Why it cannot be taken, a stable word; empty when it can.
    pub problem: String,
}

impl SheetChange {
    /// Whether it can be taken.
    pub fn is_taken(&self) -> bool {
        self.problem.is_empty()
    }
}
