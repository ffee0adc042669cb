//! What older versions left in clear beside the database: backups, and databases a restored backup
//! took the place of.

use std::path::{Path, PathBuf};

use crate::database::{self, Beginning, FILE_NAME};
use crate::error::Result;
use crate::{Replica, list_backups};

impl Replica {
    /// Locks up, under the key of the data, every older copy that is sound; one that is damaged or
    /// from a newer version is left as it is. Answers how many were locked up.
    pub fn lock_up_older_copies(&self) -> Result<u32> {
        let _alone = database::hold(&self.folder)?;
        let mut locked = 0;
        for copy in self.older_copies()? {
            database::go_on_locking_up(&copy, &self.folder, self.keys)?;
            let is_clear = database::beginning(&copy)? == Beginning::Clear;
            if is_clear && database::lock_up(&copy, self.database.key()).is_ok() {
                locked += 1;
            }
        }
        Ok(locked)
    }

    fn older_copies(&self) -> Result<Vec<PathBuf>> {
        let backups = list_backups(&self.backup_folder()?);
        let mut copies: Vec<PathBuf> = backups.into_iter().map(|one| one.file.into()).collect();
        for entry in std::fs::read_dir(&self.folder)? {
            let path = entry?.path();
            if was_replaced(&path) {
                copies.push(path);
            }
        }
        Ok(copies)
    }
}

fn was_replaced(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    name.starts_with("replaced-") && name.ends_with(FILE_NAME)
}
