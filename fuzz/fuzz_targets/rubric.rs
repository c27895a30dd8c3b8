//! The reader of rubrics: whatever it lets through can be compiled and used.

#![no_main]

use libfuzzer_sys::fuzz_target;
use markpoint::{evidence, judgement, matcher, rubric};

fuzz_target!(|text: &str| {
    match rubric::from_text("fuzz", text) {
        Ok(loaded) => {
            let matcher = matcher::Matcher::compile(&loaded);
            let _ = judgement::judge(
                &matcher,
                "fuzz",
                &[evidence::from_text("a.txt", "We dive on Sundays because the sea is calm. We do not dive alone.")],
            );
        }
        Err(error) => assert!(!error.to_string().is_empty()),
    }
});
