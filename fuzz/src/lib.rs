//! What is held true of the reader, whatever bytes it is given. Each target is one module: how its
//! inputs are made into a file, what must hold of the answer, and the files it begins with.
//!
//! The library that reads workbooks panics on some damaged files, which the reader catches. So a
//! panic is a fault only when it comes out of the reader.

pub mod cells;
pub mod facts;
pub mod lists;
pub mod mapping;
mod rows;
pub mod sales;
mod scratch;
mod seeds;
#[path = "../../crates/exchange/tests/soundness/mod.rs"]
mod soundness;
mod table;
pub mod text;
pub mod xls;
pub mod xlsx;

use std::panic::{self, AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::Mutex;

pub use libfuzzer_sys::Corpus;

/// The folder into which a target writes the files it begins with, when it is only asked for them.
const SEEDS: &str = "STORELOOP_SEEDS";

/// What the last panic said, for when it is not caught.
static LAST_PANIC: Mutex<String> = Mutex::new(String::new());

/// Prepares a target: panics are kept until it is known whether they were caught. When seeds are
/// asked for, they are written and the program ends.
pub fn begin(seeds: fn() -> Vec<Vec<u8>>) {
    panic::set_hook(Box::new(|what| {
        *LAST_PANIC.lock().unwrap_or_else(|held| held.into_inner()) = what.to_string();
    }));
    if let Some(folder) = std::env::var_os(SEEDS) {
        for (at, seed) in seeds().iter().enumerate() {
            let path = Path::new(&folder).join(format!("seed-{at:03}"));
            std::fs::write(path, seed).expect("a writable folder");
        }
        std::process::exit(0);
    }
}

/// Tries one input; ends the program when something does not hold, so that the input is kept.
pub fn held(check: impl FnOnce() -> Corpus) -> Corpus {
    match catch_unwind(AssertUnwindSafe(check)) {
        Ok(corpus) => corpus,
        Err(_) => {
            let said = LAST_PANIC.lock().unwrap_or_else(|held| held.into_inner());
            eprintln!("{said}");
            std::process::abort();
        }
    }
}
