//! Running the built program.

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::OnceLock;

use serde_json::Value;
use tempfile::TempDir;

/// The program, built from the sources as they are now.
pub fn program() -> &'static Path {
    static BUILT: OnceLock<PathBuf> = OnceLock::new();
    BUILT.get_or_init(build)
}

/// Tests of one package do not get the programs of another from cargo: the program stands beside
/// the folder of this test, and a build that is up to date costs nothing.
fn build() -> PathBuf {
    let test = std::env::current_exe().expect("the path of this test");
    let profile = test.parent().and_then(Path::parent).expect("target/<profile>/deps");
    let target = profile.parent().expect("the target folder");
    let mut cargo = Command::new(env!("CARGO"));
    cargo.current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/.."));
    cargo.args(["build", "--quiet", "-p", "storeloop-cli", "--target-dir"]).arg(target);
    if profile.ends_with("release") {
        cargo.arg("--release");
    }
    let built = cargo.status().expect("cargo runs");
    assert!(built.success(), "storeloop-cli builds");
    profile.join("storeloop-cli").with_extension(std::env::consts::EXE_EXTENSION)
}

/// A file of `tests/fixtures/sales`.
pub fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/sales").join(name)
}

/// A data folder and the program on it.
pub struct Shop {
    folder: TempDir,
}

/// What the program answered.
#[derive(Debug)]
pub struct Answer {
    pub code: Option<i32>,
    pub out: String,
    pub err: String,
}

impl Shop {
    /// A folder with nothing in it.
    pub fn empty() -> Self {
        Self { folder: tempfile::tempdir().expect("a folder") }
    }

    /// A chain of one store, S01, that keeps its books in pounds and lives by Shanghai's clock.
    pub fn new() -> Self {
        Self::with_stores(&["S01=徐汇店"])
    }

    /// A chain with these stores.
    pub fn with_stores(stores: &[&str]) -> Self {
        let shop = Self::empty();
        let mut words = vec!["init", "--chain", "海棠", "--owner-password", "haitang-1"];
        words.extend(["--time-zone", "Asia/Shanghai", "--currency", "GBP"]);
        words.extend(stores.iter().flat_map(|store| ["--store", store]));
        shop.run(&words).ok();
        shop
    }

    /// The data folder.
    pub fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    /// The database.
    pub fn database(&self) -> PathBuf {
        self.data().join("storeloop.sqlite")
    }

    /// A path beside the data folder.
    pub fn beside(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// A file beside the data folder.
    pub fn write(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.beside(name);
        std::fs::write(&path, content).expect("a written file");
        path
    }

    /// The program on this folder, not started yet, with nobody at a terminal.
    pub fn command(&self, words: &[&str]) -> Command {
        let mut command = Command::new(program());
        command.arg("--data").arg(self.data()).args(words);
        bare(&mut command);
        command
    }

    /// Runs the program and waits.
    pub fn run(&self, words: &[&str]) -> Answer {
        Answer::of(self.command(words).output().expect("the program starts"))
    }

    /// Runs the program, which must succeed, and reads its JSON.
    pub fn json(&self, words: &[&str]) -> Value {
        let words: Vec<&str> = words.iter().copied().chain(["--json"]).collect();
        let out = self.run(&words).ok();
        serde_json::from_str(&out).unwrap_or_else(|error| panic!("{words:?}: {error}: {out}"))
    }

    /// Imports one file into the only store.
    pub fn import(&self, file: &Path) -> Value {
        self.json(&["import", text(file)])
    }

    /// Checks the database, which must be sound, and gives the digest of what it holds.
    pub fn digest(&self) -> String {
        let check = self.json(&["check"]);
        assert_eq!(check["derived_mismatches"], 0, "{check}");
        assert_eq!(check["integrity"], "ok", "{check}");
        assert_eq!(check["broken_references"], 0, "{check}");
        assert_eq!(check["log_gaps"], 0, "{check}");
        check["digest"].as_str().expect("a digest").to_string()
    }

    /// The value of a metric over all time, as the program prints it.
    pub fn value(&self, words: &[&str]) -> Value {
        let ever = ["--from", "2000-01-01", "--to", "2099-12-31"];
        let words: Vec<&str> = ["metric"].iter().chain(words).chain(&ever).copied().collect();
        self.json(&words)["value"].clone()
    }
}

/// Keeps the machine's own settings out of a test.
pub fn bare(command: &mut Command) {
    for name in ["LC_ALL", "LC_MESSAGES", "STORELOOP_OWNER_PASSWORD"] {
        command.env_remove(name);
    }
    command.env("LANG", "en_US.UTF-8").stdin(Stdio::null());
    // The machine's own store for secrets stays out of it too.
    command.env("STORELOOP_KEY_STORE", "file");
}

impl Answer {
    pub fn of(output: Output) -> Self {
        Self {
            code: output.status.code(),
            out: String::from_utf8(output.stdout).expect("UTF-8"),
            err: String::from_utf8(output.stderr).expect("UTF-8"),
        }
    }

    /// What was printed by a program that must have succeeded without a word on stderr.
    #[track_caller]
    pub fn ok(self) -> String {
        assert_eq!((self.code, self.err.as_str()), (Some(0), ""), "{}", self.out);
        self.out
    }

    /// The one line of a program that must have failed with this code.
    #[track_caller]
    pub fn refused(self, code: i32) -> String {
        assert_eq!(self.code, Some(code), "{self:?}");
        assert_eq!(self.err.lines().count(), 1, "one line: {self:?}");
        assert!(!self.err.contains("panicked"), "{self:?}");
        self.err.trim_end().to_string()
    }
}

/// A path as a word of a command line.
pub fn text(path: &Path) -> &str {
    path.to_str().expect("a path in UTF-8")
}
