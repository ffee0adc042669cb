//! A file that appears under its name only once it is whole.

use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use crate::FileError;

/// A file being written beside its target; dropped before [`PartFile::finish`], it leaves nothing.
pub struct PartFile {
    target: PathBuf,
    part: PathBuf,
    writer: Option<BufWriter<File>>,
}

impl PartFile {
    /// Begins to write what will be `target`.
    ///
    /// # Errors
    /// [`FileError::Unwritable`].
    pub fn create(target: &Path) -> Result<Self, FileError> {
        let name = target.file_name().ok_or_else(|| FileError::writing("no file name"))?;
        let mut part_name = OsString::from(".");
        part_name.push(name);
        part_name.push(format!(".{}.part", std::process::id()));
        let part = target.with_file_name(part_name);
        let file = File::create(&part).map_err(FileError::writing)?;
        Ok(Self { target: target.to_path_buf(), part, writer: Some(BufWriter::new(file)) })
    }

    /// Where the bytes go, with the writer's buffer.
    pub fn writer(&mut self) -> Result<&mut BufWriter<File>, FileError> {
        self.writer.as_mut().ok_or_else(|| FileError::writing("already finished"))
    }

    /// Puts the whole file under its name, in place of an older one.
    ///
    /// # Errors
    /// [`FileError::Unwritable`]; an older file is then left as it was.
    pub fn finish(mut self) -> Result<(), FileError> {
        self.writer()?.flush().map_err(FileError::writing)?;
        self.writer()?.get_ref().sync_all().map_err(FileError::writing)?;
        // Windows renames no file that is open.
        self.writer = None;
        fs::rename(&self.part, &self.target).map_err(FileError::writing)
    }
}

impl Drop for PartFile {
    fn drop(&mut self) {
        self.writer = None;
        // After a rename there is nothing to remove, and a failure here has nobody to tell.
        let _ = fs::remove_file(&self.part);
    }
}
