//! The key a data folder is kept under, and where it is kept: in the system's store for secrets,
//! or beside the data where no such store answers.

mod file;
mod key;
mod system;

use std::fs::File;
use std::path::Path;

use serde::{Deserialize, Serialize};

pub use file::KEY_FILE;
pub(crate) use key::Form;
pub use key::{Key, KeyId};

use crate::error::{Error, Result};

/// The variable that says `file` where keys are to stand beside the data although the system has a
/// store: tests, and machines that run jobs without anybody signed in.
pub const KEY_STORE_VARIABLE: &str = "STORELOOP_KEY_STORE";

/// Where a key is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum KeyPlace {
    /// The system's store for secrets.
    System,
    /// A file beside the data that only its owner may read.
    File,
}

/// Where this process looks for keys and keeps new ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KeyRing {
    asks_system: bool,
}

impl KeyRing {
    /// The system's store first; beside the data where none answers or the variable says so.
    pub fn of_this_machine() -> Self {
        let chosen = std::env::var_os(KEY_STORE_VARIABLE);
        Self { asks_system: chosen.is_none_or(|place| place != "file") }
    }

    /// Beside the data only.
    pub fn beside_the_data() -> Self {
        Self { asks_system: false }
    }

    /// The key of that name for a data folder.
    pub fn find(self, folder: &Path, id: KeyId) -> Result<Option<(Key, KeyPlace)>> {
        if let Some(key) = file::find(folder, id)? {
            return Ok(Some((key, KeyPlace::File)));
        }
        let kept = if self.asks_system { system::find(id) } else { None };
        Ok(kept.map(|key| (key, KeyPlace::System)))
    }

    /// Keeps a key for a data folder. When it comes back, the key outlives this process.
    pub fn keep(self, folder: &Path, key: &Key) -> Result<KeyPlace> {
        if self.asks_system && system::keep(key) {
            return Ok(KeyPlace::System);
        }
        std::fs::create_dir_all(folder)?;
        file::keep(folder, key)?;
        Ok(KeyPlace::File)
    }

    /// The key of that name for a backup: that of the data folder, or of the one the backup lies in.
    pub(crate) fn find_for_backup(self, folder: &Path, backup: &Path, id: KeyId) -> Result<Key> {
        let its_own = backup.parent().and_then(Path::parent);
        for folder in [Some(folder), backup.parent(), its_own].into_iter().flatten() {
            if let Some((key, _)) = self.find(folder, id)? {
                return Ok(key);
            }
        }
        Err(Error::KeyMissing)
    }
}

/// Makes the names in a folder last, where the system lets one.
pub(crate) fn sync_folder(folder: &Path) {
    // Windows does not open folders, and a disk that refuses has said so for the file before.
    if let Ok(folder) = File::open(folder) {
        let _ = folder.sync_all();
    }
}
