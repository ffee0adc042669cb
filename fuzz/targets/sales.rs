#![no_main]

use fuzz::{Corpus, begin, held, sales::check, sales::seeds};

libfuzzer_sys::fuzz_target!(init: begin(seeds), |input: &[u8]| -> Corpus { held(|| check(input)) });
