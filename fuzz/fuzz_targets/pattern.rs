//! The parser of term patterns.

#![no_main]

use libfuzzer_sys::fuzz_target;
use markpoint::rubric::pattern;

fuzz_target!(|text: &str| {
    match pattern::parse(text) {
        Ok(elements) => assert!(!elements.is_empty()),
        Err(error) => assert!(!error.to_string().is_empty()),
    }
});
