//! The one file a target reads again and again.

use std::path::Path;
use std::sync::OnceLock;

use tempfile::TempDir;

static FOLDER: OnceLock<TempDir> = OnceLock::new();

/// Shows `look` a file with these bytes.
pub fn with<Answer>(bytes: &[u8], look: impl FnOnce(&Path) -> Answer) -> Answer {
    let folder = FOLDER.get_or_init(|| {
        // In memory where the system has such a place: the file is written at every try.
        let in_memory = Path::new("/dev/shm");
        let folder = if in_memory.is_dir() { in_memory } else { &std::env::temp_dir() };
        tempfile::tempdir_in(folder).expect("a temporary folder")
    });
    let path = folder.path().join("file");
    std::fs::write(&path, bytes).expect("a writable folder");
    look(&path)
}
