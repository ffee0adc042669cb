//! The project's own files, read from the working tree.

use std::fs;
use std::path::{Path, PathBuf};

/// One text file.
pub struct Source {
    /// Path from the project's root, with `/` on every system.
    pub path: String,
    /// What it says.
    pub text: String,
}

/// Folders that hold what tools made, not what people wrote.
const MADE_BY_TOOLS: &[&str] = &["target", "node_modules", "dist", "gen", "screenshots"];

/// The folder that holds tauri.conf.json.
pub fn root() -> PathBuf {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR"));
    tests.parent().expect("tests/ lies in the project").to_path_buf()
}

/// Every file below the folder whose name ends in one of the endings. Fails when there is none:
/// a rule held against nothing proves nothing.
pub fn below(folder: &str, endings: &[&str]) -> Vec<Source> {
    let mut found = Vec::new();
    collect(&root().join(folder), endings, &mut found);
    assert!(!found.is_empty(), "{folder} holds no {endings:?}");
    found.sort_by(|one, other| one.path.cmp(&other.path));
    found
}

/// All Rust of the project: crates, the shell, the tests, the fuzz targets.
pub fn rust() -> Vec<Source> {
    let rooms = ["crates", "src-tauri", "tests", "fuzz"];
    rooms.into_iter().flat_map(|room| below(room, &[".rs"])).collect()
}

/// All TypeScript of the UI that people wrote; the bindings are written by the app.
pub fn typescript() -> Vec<Source> {
    let mut sources = below("ui/src", &[".ts", ".tsx"]);
    sources.retain(|source| source.path != "ui/src/bindings.ts");
    sources
}

/// One file by its path from the root.
pub fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Names of the folders directly inside a folder, in order.
pub fn folders_in(folder: &str) -> Vec<String> {
    let mut names: Vec<String> = entries(&root().join(folder))
        .into_iter()
        .filter(|path| path.is_dir())
        .map(|path| name_of(&path))
        .filter(|name| !name.starts_with('.') && !MADE_BY_TOOLS.contains(&name.as_str()))
        .collect();
    names.sort();
    names
}

fn collect(folder: &Path, endings: &[&str], found: &mut Vec<Source>) {
    for path in entries(folder) {
        let name = name_of(&path);
        if path.is_dir() {
            if !name.starts_with('.') && !MADE_BY_TOOLS.contains(&name.as_str()) {
                collect(&path, endings, found);
            }
        } else if endings.iter().any(|ending| name.ends_with(ending)) {
            let from_root = path.strip_prefix(root()).expect("below the root");
            let path = from_root.to_string_lossy().replace('\\', "/");
            found.push(Source { text: read(&path), path });
        }
    }
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let listed = fs::read_dir(folder).unwrap_or_else(|error| panic!("{folder:?}: {error}"));
    listed.map(|entry| entry.expect("a readable folder").path()).collect()
}

fn name_of(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}
