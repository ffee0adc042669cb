//! Where things lie in the working tree and in cargo's target folder.

use std::env;
use std::path::{Path, PathBuf};

use crate::failure::{Failure, While};

/// The folders every verb works with, all absolute.
#[derive(Debug, Clone)]
pub struct Layout {
    /// The project's root, beside `tauri.conf.json`.
    pub root: PathBuf,
    /// Cargo's target folder, which `CARGO_TARGET_DIR` may have moved.
    pub target: PathBuf,
}

impl Layout {
    /// Finds the project above the current folder.
    pub fn find() -> Result<Layout, Failure> {
        let here = env::current_dir().when("current folder")?;
        let root = here
            .ancestors()
            .find(|folder| folder.join("tauri.conf.json").is_file())
            .ok_or_else(|| Failure::new("run this inside the Storeloop project"))?
            .to_path_buf();
        let target = match env::var_os("CARGO_TARGET_DIR") {
            Some(folder) => here.join(folder),
            None => root.join("target"),
        };
        Ok(Layout { root, target })
    }

    /// The web UI's package.
    pub fn ui(&self) -> PathBuf {
        self.root.join("ui")
    }

    /// The desktop app as a development build leaves it.
    pub fn app(&self) -> PathBuf {
        executable(&self.target.join("debug"), "storeloop")
    }

    /// The command-line program as a development build leaves it.
    pub fn cli(&self) -> PathBuf {
        executable(&self.target.join("debug"), "storeloop-cli")
    }

    /// The desktop app as a release build leaves it.
    pub fn release_app(&self) -> PathBuf {
        executable(&self.target.join("release"), "storeloop")
    }

    /// The command-line program as a release build leaves it.
    pub fn release_cli(&self) -> PathBuf {
        executable(&self.target.join("release"), "storeloop-cli")
    }

    /// The generated TypeScript bindings, committed.
    pub fn bindings(&self) -> PathBuf {
        self.root.join("ui/src/bindings.ts")
    }

    /// The snapshot of a fresh database's schema, committed.
    pub fn schema(&self) -> PathBuf {
        self.root.join("migrations/replica/schema.sql")
    }

    /// The table of requirements about metrics, committed.
    pub fn metrics(&self) -> PathBuf {
        self.root.join("docs/metrics.md")
    }

    /// The path as a person in the project's root would type it.
    pub fn shown(&self, path: &Path) -> String {
        path.strip_prefix(&self.root).unwrap_or(path).display().to_string()
    }
}

fn executable(folder: &Path, name: &str) -> PathBuf {
    folder.join(format!("{name}{}", env::consts::EXE_SUFFIX))
}
