//! The file beside the data that keeps keys where the system has no store for them. Only whoever
//! owns the data may read it.

use std::fs::{File, OpenOptions};
use std::io::{ErrorKind, Write};
use std::path::Path;

use super::key::{hex, unhex};
use super::{Key, KeyId};
use crate::error::Result;

/// Its name in a data folder.
pub const KEY_FILE: &str = "storeloop.key";

/// The keys of a folder, one on a line. A file that is not there holds none.
fn keys(folder: &Path) -> Result<Vec<Key>> {
    match std::fs::read_to_string(folder.join(KEY_FILE)) {
        Ok(text) => {
            let read = |line: &str| Key::from_bytes(&unhex(line.trim())?);
            Ok(text.lines().filter_map(read).collect())
        }
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {
            Ok(Vec::new())
        }
        Err(error) if error.kind() == ErrorKind::InvalidData => Ok(Vec::new()),
        Err(error) => Err(error.into()),
    }
}

/// The key of that name in a folder.
pub(super) fn find(folder: &Path, id: KeyId) -> Result<Option<Key>> {
    Ok(keys(folder)?.into_iter().find(|key| key.id() == id))
}

/// Keeps a key in a folder beside those that are there. The new file takes the old one's place
/// only when it is whole and on the disk.
pub(super) fn keep(folder: &Path, key: &Key) -> Result<()> {
    let mut all = keys(folder)?;
    if all.contains(key) {
        return Ok(());
    }
    all.push(key.clone());
    let lines: String = all.iter().map(|key| format!("{}\n", hex(key.bytes()))).collect();
    let part = folder.join(format!("{KEY_FILE}.part"));
    let mut file = only_for_the_owner(&part)?;
    file.write_all(lines.as_bytes())?;
    file.sync_all()?;
    drop(file);
    std::fs::rename(&part, folder.join(KEY_FILE))?;
    super::sync_folder(folder);
    Ok(())
}

fn only_for_the_owner(path: &Path) -> Result<File> {
    // One that was left behind may have other rights.
    match std::fs::remove_file(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => return Err(error.into()),
        _ => {}
    }
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    Ok(options.open(path)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_keeps_several_keys_for_its_owner_alone() {
        let folder = tempfile::tempdir().unwrap();
        let (one, two) = (Key::random().unwrap(), Key::random().unwrap());
        assert_eq!(find(folder.path(), one.id()).unwrap(), None);
        for key in [&one, &two, &one] {
            keep(folder.path(), key).unwrap();
        }
        assert_eq!(keys(folder.path()).unwrap(), [one.clone(), two.clone()]);
        assert_eq!(find(folder.path(), two.id()).unwrap(), Some(two));
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let file = std::fs::metadata(folder.path().join(KEY_FILE)).unwrap();
            assert_eq!(file.permissions().mode() & 0o777, 0o600);
        }
    }

    #[test]
    fn a_damaged_key_file_holds_the_keys_that_are_whole() {
        let folder = tempfile::tempdir().unwrap();
        let key = Key::random().unwrap();
        keep(folder.path(), &key).unwrap();
        let file = folder.path().join(KEY_FILE);
        let text = std::fs::read_to_string(&file).unwrap();
        std::fs::write(&file, format!("not a key\n{text}{}", &text[..20])).unwrap();
        assert_eq!(keys(folder.path()).unwrap(), [key]);
        std::fs::write(&file, [0xff, 0xfe]).unwrap();
        assert_eq!(keys(folder.path()).unwrap(), []);
    }
}
