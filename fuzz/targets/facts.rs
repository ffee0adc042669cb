#![no_main]

use fuzz::{Corpus, begin, facts::check, facts::seeds, held};

libfuzzer_sys::fuzz_target!(init: begin(seeds), |input: &[u8]| -> Corpus { held(|| check(input)) });
