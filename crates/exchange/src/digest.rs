//! The identity of a file's content, by which a second import of the same file is noticed.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use sha2::{Digest, Sha256};

use crate::FileError;

/// SHA-256 of the file's bytes, as 64 hexadecimal digits.
///
/// # Errors
/// [`FileError::NotFound`] or [`FileError::Unreadable`].
pub fn file_digest(path: &Path) -> Result<String, FileError> {
    let mut file = File::open(path).map_err(|error| FileError::reading(&error))?;
    let mut hash = Sha256::new();
    let mut chunk = vec![0; 256 * 1024];
    loop {
        let read = file.read(&mut chunk).map_err(|error| FileError::reading(&error))?;
        if read == 0 {
            return Ok(hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect());
        }
        hash.update(&chunk[..read]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_digest_is_the_published_one_of_abc() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.txt");
        std::fs::write(&path, "abc").unwrap();
        let expected = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(file_digest(&path).unwrap(), expected);
    }
}
