#![no_main]

use fuzz::{Corpus, begin, cells::check, cells::seeds, held};

libfuzzer_sys::fuzz_target!(init: begin(seeds), |input: &[u8]| -> Corpus { held(|| check(input)) });
